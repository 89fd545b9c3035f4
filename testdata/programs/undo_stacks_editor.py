# A line editor with commands as objects: undo, redo, grouping, merging of typing, macros, marks that move with the text, snapshots on a piece table.
from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Piece(NamedTuple):
    added: bool
    start: int
    length: int


class PieceTable:
    """Text as a list of pieces of two buffers; neither is ever changed, so a snapshot is a list of tuples."""

    def __init__(self, text=""):
        self.original, self.added = text, ""
        self.pieces = [Piece(False, 0, len(text))] if text else []

    def __str__(self):
        return "".join(self.buffer(p)[p.start:p.start + p.length] for p in self.pieces)

    def __len__(self):
        return sum(p.length for p in self.pieces)

    def buffer(self, piece):
        return self.added if piece.added else self.original

    def split(self, at):
        if not 0 <= at <= len(self):
            raise IndexError(f"position {at} is outside 0..{len(self)}")
        for i, p in enumerate(self.pieces):
            if at < p.length:
                if at:
                    self.pieces[i:i + 1] = [p._replace(length=at), p._replace(start=p.start + at, length=p.length - at)]
                    return i + 1
                return i
            at -= p.length
        return len(self.pieces)

    def insert(self, at, text):
        i = self.split(at)
        self.pieces.insert(i, Piece(True, len(self.added), len(text)))
        self.added += text

    def delete(self, at, length):
        i = self.split(at)
        j = self.split(at + length)
        del self.pieces[i:j]

    def slice(self, at, length):
        return str(self)[at:at + length]


class Command(ABC):
    @abstractmethod
    def do(self, editor: Editor) -> None: ...

    @abstractmethod
    def undo(self, editor: Editor) -> None: ...

    def merge(self, other: Command) -> Command | None:
        return None


@dataclass(frozen=True)
class Insert(Command):
    at: int
    text: str

    def do(self, editor):
        editor.table.insert(self.at, self.text)
        editor.shift(self.at, len(self.text))

    def undo(self, editor):
        editor.table.delete(self.at, len(self.text))
        editor.shift(self.at, -len(self.text))

    def merge(self, other):
        match other:
            case Insert(at, text) if at == self.at + len(self.text) and not text.isspace() and "\n" not in self.text:
                return replace(self, text=self.text + text)


@dataclass
class Delete(Command):
    at: int
    length: int
    lost: str = field(default="", init=False)
    marks: dict = field(default_factory=dict, init=False, repr=False)

    def do(self, editor):
        self.lost, self.marks = editor.table.slice(self.at, self.length), dict(editor.marks)
        editor.table.delete(self.at, self.length)
        editor.shift(self.at, -self.length)

    def undo(self, editor):
        editor.table.insert(self.at, self.lost)
        editor.marks = dict(self.marks)


@dataclass
class Group(Command):
    name: str
    parts: list[Command] = field(default_factory=list)

    def do(self, editor):
        for p in self.parts:
            p.do(editor)

    def undo(self, editor):
        for p in reversed(self.parts):
            p.undo(editor)


class Editor:
    def __init__(self, text="", depth=50):
        self.table, self.marks = PieceTable(text), {}
        self.done, self.undone, self.open = deque(maxlen=depth), [], []

    text = property(lambda self: str(self.table))

    def shift(self, at, by):
        self.marks = {n: max(at, m + by) if m > at or (m == at and by > 0) else m for n, m in self.marks.items()}

    def run(self, command):
        command.do(self)
        self.undone.clear()
        target = self.open[-1].parts if self.open else self.done
        if target and (merged := target[-1].merge(command)):
            target[-1] = merged
        else:
            target.append(command)
        return self

    def insert(self, at, text): return self.run(Insert(at, text))
    def delete(self, at, length): return self.run(Delete(at, length))

    @contextmanager
    def group(self, name):
        self.open.append(Group(name))
        try:
            yield self.open[-1]
        except Exception as e:
            self.open.pop().undo(self)
            e.add_note(f"group {name!r} was rolled back")
            raise
        group = self.open.pop()
        if group.parts:
            (self.open[-1].parts if self.open else self.done).append(group)

    def replace_all(self, old, new):
        with self.group(f"replace {old}"):
            at, count = 0, 0
            while (at := self.text.find(old, at)) >= 0:
                self.delete(at, len(old)).insert(at, new)
                at, count = at + len(new), count + 1
        return count

    def undo(self):
        if not self.done:
            raise LookupError("nothing to undo")
        self.undone.append(self.done.pop())
        self.undone[-1].undo(self)
        return self.undone[-1]

    def redo(self):
        if not self.undone:
            raise LookupError("nothing to redo")
        self.done.append(self.undone.pop())
        self.done[-1].do(self)
        return self.done[-1]

    def __copy__(self):
        twin = type(self)()
        twin.table.original, twin.table.added, twin.table.pieces = self.table.original, self.table.added, list(self.table.pieces)
        twin.marks = dict(self.marks)
        return twin


editor = Editor("the cat sat on the mat")
editor.marks.update(cat=4, mat=19)
for i, c in enumerate("big fat "):
    editor.insert(4 + i, c)
print(editor.text, editor.marks, list(editor.done))
print(editor.undo(), "|", editor.text, editor.marks)
print(editor.redo(), "|", editor.text)
editor.delete(0, 4)
print(editor.text, editor.marks, editor.done[-1])
print(editor.replace_all("at", "og"), editor.text, len(editor.done), editor.table.pieces)
snapshot = copy.copy(editor)
print(editor.undo().name, "|", editor.text, editor.marks)
editor.redo()
try:
    with editor.group("doomed") as group:
        editor.insert(0, ">> ")
        with editor.group("inner"):
            editor.insert(3, "deep ")
        print(editor.text, len(group.parts))
        editor.delete(5, 900)
except IndexError as e:
    print(e, e.__notes__, "|", editor.text)
texts = [editor.text]
while editor.done:
    editor.undo()
    texts.append(editor.text)
print(*texts, sep="\n")
while editor.undone:
    editor.redo()
    assert editor.text == texts[len(editor.undone)], (editor.text, texts)
print(editor.text == snapshot.text, editor.marks, snapshot.marks, snapshot.done)
editor.undo()
editor.insert(0, "Now ")
for step in (editor.redo, Editor().undo):
    try:
        step()
    except LookupError as e:
        print(e.args, "|", editor.text)
small = Editor(depth=3)
for n in range(6):
    small.insert(0, f"{n} ")
while small.done:
    small.undo()
print(repr(small.text), len(small.undone), Insert(1, "a") == Insert(1, "a"), hash(Insert(2, "b")) == hash(Insert(2, "b")))
