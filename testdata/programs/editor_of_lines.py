# A line editor in the manner of ed: addresses, ranges, patterns, substitute, move, global commands, marks and undo, driven by a transcript.
import re

TEXT = """The tide goes out at six.
Boats lie on the mud until noon.
The harbour master counts them.
Nobody counts the gulls.
The tide comes back at one."""


class EdError(Exception):
    pass


class Editor:
    def __init__(self, text=""):
        self.lines, self.dot = text.splitlines(), len(text.splitlines())
        self.marks, self.saved, self.last, self.out = {}, [], None, []

    ADDRESS = re.compile(r"(?P<num>\d+)|(?P<dot>[.])|(?P<end>[$])|'(?P<mark>[a-z])|/(?P<fwd>(?:[^/\\]|\\.)*)/|\?(?P<back>(?:[^?\\]|\\.)*)\?")

    def address(self, text):
        match = self.ADDRESS.match(text)
        if match:
            text = text[match.end():]
            kind, value = match.lastgroup, match[match.lastgroup]
            if kind == "num":
                at = int(value)
            elif kind == "dot":
                at = self.dot
            elif kind == "end":
                at = len(self.lines)
            elif kind == "mark":
                if value not in self.marks or self.marks[value] not in map(id, self.lines):
                    raise EdError(f"no mark {value}")
                at = [id(line) for line in self.lines].index(self.marks[value]) + 1
            else:
                at = self.search(value, 1 if kind == "fwd" else -1)
        elif text[:1] in ("+", "-") and text[:1]:
            at = self.dot
        else:
            return None, text
        while m := re.match(r"([+-])(\d*)", text):
            at += int(m[1] + (m[2] or "1"))
            text = text[m.end():]
        if not 0 <= at <= len(self.lines):
            raise EdError(f"address {at} is outside 1 to {len(self.lines)}")
        return at, text

    def search(self, pattern, step):
        pattern = pattern or self.last
        if pattern is None:
            raise EdError("no pattern yet")
        self.last = pattern
        n = len(self.lines)
        for i in range(1, n + 1):
            at = (self.dot - 1 + step * i) % n
            if re.search(pattern, self.lines[at]):
                return at + 1
        raise EdError(f"no line has {pattern}")

    def do(self, command):
        before, dot = self.lines[:], self.dot
        first, rest = self.address(command)
        second = first
        if rest.startswith(","):
            second, rest = self.address(rest[1:])
            first, second = first or 1, second if second is not None else len(self.lines)
        if first is not None and second < first:
            raise EdError(f"{first},{second} runs backwards")
        name, rest = rest[:1] or "p", rest[1:]
        action = {"p": self.show, "n": self.show, "d": self.delete, "a": self.insert, "i": self.insert, "c": self.insert, "s": self.substitute,
                  "m": self.move, "t": self.move, "j": self.join, "g": self.every, "v": self.every, "k": self.mark, "u": self.undo, "=": self.number}.get(name)
        if action is None:
            raise EdError(f"unknown command {name}")
        if name in "gv" and first is None:
            first, second = 1, len(self.lines)
        action(name, self.dot if first is None else first, self.dot if second is None else second, rest)
        if name != "u" and self.lines != before:
            self.saved.append((before, dot))

    def show(self, name, a, b, rest):
        for i in range(max(a, 1), b + 1):
            self.out.append(f"{i}\t{self.lines[i - 1]}" if name == "n" else self.lines[i - 1])
        self.dot = b

    def delete(self, name, a, b, rest):
        del self.lines[a - 1:b]
        self.dot = min(a, len(self.lines))

    def insert(self, name, a, b, rest):
        new = rest.strip().split("|")
        if name == "c":
            self.lines[a - 1:b] = new
            self.dot = a - 1 + len(new)
        else:
            at = a if name == "a" else max(a - 1, 0)
            self.lines[at:at] = new
            self.dot = at + len(new)

    def substitute(self, name, a, b, rest):
        sep = rest[:1]
        if not sep or sep.isalnum():
            raise EdError("substitute what?")
        old, new, flags = (re.split(rf"(?<!\\){re.escape(sep)}", rest[1:]) + ["", ""])[:3]
        self.last = old = old or self.last
        changed = 0
        for i in range(a - 1, b):
            self.lines[i], n = re.subn(old, re.sub(r"(?<!\\)&", r"\\g<0>", new), self.lines[i], count=0 if "g" in flags else 1)
            if n:
                changed, self.dot = changed + n, i + 1
        if not changed:
            raise EdError(f"no match for {old}")
        if "p" in flags:
            self.show("p", self.dot, self.dot, "")

    def move(self, name, a, b, rest):
        to, _ = self.address(rest)
        block = self.lines[a - 1:b]
        if name == "m":
            if a <= to < b:
                raise EdError("cannot move lines into themselves")
            del self.lines[a - 1:b]
            to -= len(block) if to >= b else 0
        self.lines[to:to] = block
        self.dot = to + len(block)

    def join(self, name, a, b, rest):
        self.lines[a - 1:max(b, a + 1)] = [" ".join(self.lines[a - 1:max(b, a + 1)])]
        self.dot = a

    def every(self, name, a, b, rest):
        _, pattern, command = rest.split(rest[0], 2)
        for line in [line for line in self.lines[a - 1:b] if bool(re.search(pattern, line)) == (name == "g")]:
            self.dot = next(i for i, other in enumerate(self.lines, 1) if other is line)
            self.do(command)

    def mark(self, name, a, b, rest):
        self.marks[rest.strip()] = id(self.lines[a - 1])

    def undo(self, name, a, b, rest):
        if not self.saved:
            raise EdError("nothing to undo")
        self.lines, self.dot = self.saved.pop()

    def number(self, name, a, b, rest):
        self.out.append(str(b))


SCRIPT = r""",n
2
/counts/p
//
?tide?n
2,3s/the/THE/g
1s/(\w+) tide/\1 high &/p
.=
$ka
1,2m$
'an
'a-1,'a+1p
2t0
,n
g/counts/s/counts/numbers/p
v/tide/d
,n
u
u
2,3j
2p
1i A first line.|And a second.
1,2c Only one.
0a Before all.
,p
9p
3,1p
/whale/
s
1s/zebra/x/
x
2,3m2
'zp
1,$d
p
u
$="""
editor = Editor(TEXT)
for command in SCRIPT.splitlines():
    editor.out.clear()
    try:
        editor.do(command)
    except EdError as error:
        editor.out.append(f"? {error}")
    print(f"{command:<32}", f"[{editor.dot}/{len(editor.lines)}]", *(f"\n    {line}" for line in editor.out), sep="")
