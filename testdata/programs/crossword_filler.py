# Fills a crossword grid from a word list: slots and crossings found, domains pruned, backtracking by fewest choices; clues numbered, answers checked.
import textwrap
from collections import Counter, defaultdict
from dataclasses import dataclass

GRID = """
.....#...
.#.#.#.#.
.....#...
.#.#####.
...#.....
##.###.#.
...#.....
"""
WORDS = """
apple angle eagle ocean arena amber alert eaten enter extra early event earth error lemon level latch
ago ape art arc ear eat egg end era tea ten tip toe rag ram ran nap net new oar oak odd lap leg lid
gravel travel planet animal parade legend garden eleven orange letter rarest
treason against general emerald elegant reentry antenna gateway operate
one two six eye ice ink tar tan era ate eve awe nib
arrow grape plane sleep tiger noise robin brick cabin
axe elk emu gnu owl pen sun sky rye nut
""".split()


@dataclass(frozen=True)
class Slot:
    number: int
    across: bool
    cells: tuple

    def __str__(self):
        return f"{self.number} {'across' if self.across else 'down'}"

    def __len__(self):
        return len(self.cells)


def slots_of(text):
    rows = text.split()
    white = {(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "."}
    number, slots = 0, []
    for r, c in sorted(white):
        fresh = False
        for across, (dr, dc) in ((True, (0, 1)), (False, (1, 0))):
            if (r - dr, c - dc) in white or (r + dr, c + dc) not in white:
                continue
            cells, at = [], (r, c)
            while at in white:
                cells.append(at)
                at = at[0] + dr, at[1] + dc
            number += not fresh
            fresh = True
            slots.append(Slot(number, across, tuple(cells)))
    return rows, white, slots


class Filler:
    def __init__(self, slots, words):
        by_length = defaultdict(list)
        for word in dict.fromkeys(words):
            by_length[len(word)].append(word)
        self.domains = {slot: list(by_length[len(slot)]) for slot in slots}
        self.crossings = defaultdict(list)
        places = defaultdict(list)
        for slot in slots:
            for i, cell in enumerate(slot.cells):
                places[cell].append((slot, i))
        for meeting in places.values():
            if len(meeting) == 2:
                (a, i), (b, j) = meeting
                self.crossings[a].append((i, b, j))
                self.crossings[b].append((j, a, i))
        self.tries = self.dead_ends = 0

    def prune(self, domains, start=None):
        """Drops the words that agree with no word of a crossing slot, until nothing changes."""
        todo = list(start or domains)
        while todo:
            slot = todo.pop()
            for i, other, j in self.crossings[slot]:
                letters = {word[i] for word in domains[slot]}
                kept = [word for word in domains[other] if word[j] in letters]
                if len(kept) < len(domains[other]):
                    domains[other] = kept
                    if not kept:
                        return None
                    todo.append(other)
        return domains

    def fill(self, domains=None, done=()):
        if domains is None:
            domains = self.prune(dict(self.domains))
            if domains is None:
                return
        open_ = [slot for slot in domains if slot not in done]
        if not open_:
            yield {slot: words[0] for slot, words in domains.items()}
            return
        slot = min(open_, key=lambda s: (len(domains[s]), -len(s), s.number, s.across))
        for word in domains[slot]:
            self.tries += 1
            narrowed = {s: [word] if s == slot else [w for w in ws if w != word] for s, ws in domains.items()}
            if all(narrowed.values()) and (narrowed := self.prune(narrowed, [slot])):
                yield from self.fill(narrowed, done + (slot,))
            else:
                self.dead_ends += 1


def picture(rows, answer=None):
    letters = {} if answer is None else {cell: ch for slot, word in answer.items() for cell, ch in zip(slot.cells, word)}
    for r, row in enumerate(rows):
        yield " ".join("#" if ch == "#" else letters.get((r, c), "_").upper() for c, ch in enumerate(row))


rows, white, slots = slots_of(GRID)
print(f"{len(rows)} by {len(rows[0])}, {len(white)} white, {len(slots)} slots; lengths {dict(sorted(Counter(map(len, slots)).items()))}")
alone = white.difference(*(slot.cells for slot in slots))
print("cells in no word:", sorted(alone))
print(*picture(rows), sep="\n")
filler = Filler(slots, WORDS)
before = sum(map(len, filler.domains.values()))
pruned = filler.prune(dict(filler.domains))
print("words in all domains:", before, "after pruning:", pruned and sum(map(len, pruned.values())))
solutions = []
for answer in filler.fill():
    solutions.append(answer)
    if len(solutions) == 3:
        break
print(len(solutions), "found;", filler.tries, "tries", filler.dead_ends, "dead ends")
for answer in solutions[:1]:
    print(*picture(rows, answer), sep="\n")
    for across in (True, False):
        words = ", ".join(f"{slot.number} {answer[slot]}" for slot in slots if slot.across is across)
        print(textwrap.fill(f"{'Across' if across else 'Down'}: {words}", 60, subsequent_indent="    "))
    assert len(set(answer.values())) == len(slots)
    assert all(answer[a][i] == answer[b][j] for a in slots for i, b, j in filler.crossings[a])

square = slots_of("...\n...\n...")[2]
tiny = Filler(square, "cat ore bed cob are ted bit ice ten bat apt tee ate net cot tie eat tea".split())
grids = list(tiny.fill())
for answer in grids[:4]:
    print(" / ".join(answer[slot] for slot in square if slot.across), "|", " / ".join(answer[slot] for slot in square if not slot.across))
print(len(grids), str(square[0]), str(square[-1]), list(Filler(square, ["abc", "xyz"]).fill()))
