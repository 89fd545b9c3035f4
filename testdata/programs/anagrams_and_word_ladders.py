# Word puzzles over a small dictionary: anagram classes, word ladders by BFS from both ends, spelling bees, squares of words, pangrams.
import string
from collections import Counter, defaultdict, deque
from itertools import combinations, groupby

WORDS = """
cat cot cog dog dot hot hat bat bag big bit pit pot pat tap apt art rat tar star rats arts tsar note tone
eton stone notes onset tones seton steno lead deal lade dale gold goad load loan lean leap heap head held
hold cold cord card ward warm worm word wood wool pool poll pale page pace pack back bark barn born corn
ores rose sore roes eros tale late teal ball ball area lead lady area bear able lane rear
""".split()


def signature(word):
    return "".join(sorted(word))


def anagram_classes(words):
    found = defaultdict(set)
    for word in words:
        found[signature(word)].add(word)
    return {key: sorted(group) for key, group in found.items() if len(group) > 1}


class Ladder:
    """Words that differ in one letter are neighbours; patterns such as c_t hold them together."""

    def __init__(self, words):
        self.patterns = defaultdict(list)
        for word in dict.fromkeys(words):
            for pattern in self.shapes(word):
                self.patterns[pattern].append(word)

    @staticmethod
    def shapes(word):
        return (word[:i] + "_" + word[i + 1:] for i in range(len(word)))

    def neighbours(self, word):
        seen = {word}
        for pattern in self.shapes(word):
            for other in self.patterns.get(pattern, ()):
                if other not in seen:
                    seen.add(other)
                    yield other

    def path(self, start, goal):
        if len(start) != len(goal):
            raise ValueError(f"{start!r} and {goal!r} differ in length")
        came = {start: None}
        todo = deque([start])
        while todo:
            word = todo.popleft()
            if word == goal:
                steps = []
                while word is not None:
                    steps.append(word)
                    word = came[word]
                return steps[::-1]
            for other in self.neighbours(word):
                if other not in came:
                    came[other] = word
                    todo.append(other)
        return None

    def components(self, length):
        left = {w for shape in self.patterns.values() for w in shape if len(w) == length}
        while left:
            todo, group = [min(left)], set()
            while todo:
                word = todo.pop()
                if word not in group:
                    group.add(word)
                    todo.extend(self.neighbours(word))
            left -= group
            yield sorted(group)


def bee(letters, centre, words):
    allowed = set(letters) | {centre}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        if centre in word and allowed.issuperset(word):
            yield word, len(word) + 7 * (set(word) == allowed)


def squares(words, size):
    starts = defaultdict(list)
    pool = sorted({w for w in words if len(w) == size})
    for word in pool:
        for end in range(size):
            starts[word[:end]].append(word)

    def grow(rows):
        if len(rows) == size:
            yield rows
            return
        prefix = "".join(row[len(rows)] for row in rows)
        for word in starts[prefix]:
            yield from grow(rows + [word])

    return grow([])


print(f"{len(WORDS)} words, {len(set(WORDS))} different; twice or more:",
      sorted(w for w, n in Counter(WORDS).items() if n > 1))
for key, group in sorted(anagram_classes(WORDS).items(), key=lambda item: (-len(item[1]), item[0])):
    print(f"  {key:<6} {' '.join(group)}")

ladder = Ladder(WORDS)
for pair in [("cat", "dog"), ("lead", "gold"), ("cold", "warm"), ("head", "pack"), ("stone", "notes"), ("cat", "cold")]:
    try:
        steps = ladder.path(*pair)
    except ValueError as error:
        print("refused:", error)
    else:
        print(*pair, "->", "no ladder" if steps is None else f"{len(steps) - 1}: " + " ".join(steps))
for length in 3, 4, 5:
    sizes = sorted(map(len, ladder.components(length)), reverse=True)
    print(length, "letters, components:", [f"{n}x{len(list(g))}" for n, g in groupby(sizes)])

score = 0
for word, points in bee("tonse", "e", WORDS):
    score += points
    print(f"{word}:{points}", end=" ")
print("= ", score)
found = [rows for rows in squares(WORDS, 4)]
print(len(found), "squares of four; the proper ones:")
for rows in [r for r in found if len(set(r)) == 4][:3]:
    print("   ", " ".join(rows))
for a, b in combinations(sorted(set(WORDS), key=len)[-6:], 2):
    if not set(a) & set(b):
        print("nothing in common:", a, b)
unused = set(string.ascii_lowercase).difference(*WORDS)
print("letters never used:", "".join(sorted(unused)))
