# Numbers in words and back, ordinals, Roman numerals with strict reading, and other old ways to write them.
import re
from functools import reduce
from itertools import groupby

SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion"]


def below_thousand(n):
    hundreds, rest = divmod(n, 100)
    words = [SMALL[hundreds], "hundred"] if hundreds else []
    if rest:
        if words:
            words.append("and")
        if rest < 20:
            words.append(SMALL[rest])
        else:
            tens, ones = divmod(rest, 10)
            words.append(TENS[tens - 2] + (f"-{SMALL[ones]}" if ones else ""))
    return " ".join(words)


def in_words(n):
    if n < 0:
        return "minus " + in_words(-n)
    if n == 0:
        return SMALL[0]
    parts = []
    for scale in SCALES:
        n, chunk = divmod(n, 1000)
        if chunk:
            parts.append((chunk, f"{below_thousand(chunk)} {scale}".rstrip()))
    if n:
        raise OverflowError(f"more than {SCALES[-1]}s are left: {n:,}")
    if len(parts) > 1 and parts[0][0] < 100:
        parts[0] = (parts[0][0], "and " + parts[0][1])
    return " ".join(text for _, text in reversed(parts))


VALUES = {w: i for i, w in enumerate(SMALL)} | {w: 10 * i for i, w in enumerate(TENS, 2)}


def from_words(text):
    total = group = 0
    sign = 1
    for word in re.findall(r"[a-z]+", text.lower()):
        match word:
            case "minus":
                sign = -1
            case "and":
                continue
            case "hundred":
                group *= 100
            case w if w in VALUES:
                group += VALUES[w]
            case w if w in SCALES:
                total, group = total + group * 1000 ** SCALES.index(w), 0
            case other:
                raise ValueError(f"not a number word: {other!r}")
    return sign * (total + group)


def ordinal(n):
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n:,}{suffix}"


def ordinal_words(n):
    head, sep, last = re.fullmatch(r"(?:(.*)([ -]))?(\w+)", in_words(n)).groups(default="")
    odd = dict(one="first", two="second", three="third", five="fifth", eight="eighth", nine="ninth", twelve="twelfth")
    last = odd.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + sep + last


class Roman(int):
    PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    STRICT = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")

    def __new__(cls, value):
        if isinstance(value, str):
            if not value or not cls.STRICT.fullmatch(value.upper()):
                raise ValueError(f"not a Roman numeral: {value!r}")
            digits = [dict((s, v) for v, s in cls.PAIRS)[c] for c in value.upper()]
            value = sum(-a if a < b else a for a, b in zip(digits, digits[1:] + [0]))
        if not 0 < value < 4000:
            raise ValueError(f"{value} is out of the Roman range")
        return super().__new__(cls, value)

    def __str__(self):
        n, out = int(self), []
        for value, symbol in self.PAIRS:
            count, n = divmod(n, value)
            out.append(symbol * count)
        return "".join(out)

    def __repr__(self):
        return f"Roman({str(self)!r})"

    def __add__(self, other):
        return type(self)(int(self) + int(other))

    __radd__ = __add__

    def __format__(self, spec):
        return format(str(self), spec) if not spec or spec[-1] in "s<>^0123456789" else format(int(self), spec)


for n in (0, 7, 13, 21, 40, 99, 100, 101, 342, 1000, 1001, 1100, 12_345, 1_000_000, 7_000_018, 999_999_999, -45, 10**15 + 10**6):
    words = in_words(n)
    print(f"{n:>22,}  {words}", from_words(words) == n)
print(all(from_words(in_words(n)) == n for n in range(0, 20_000, 7)))
print(max(range(1000), key=lambda n: (len(in_words(n)), -n)), sum(len(re.sub(r"\W", "", in_words(n))) for n in range(1, 1001)))
print(*[ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003)], sep=" ")
print(*[ordinal_words(n) for n in (1, 5, 8, 12, 20, 31, 100, 103, 2000, 1_000_021)], sep="; ")
for attempt in ("twelve eggs", "one zillion"):
    try:
        print(from_words(attempt))
    except ValueError as e:
        print("error:", e)
try:
    in_words(10**18)
except OverflowError as e:
    print("error:", e)

print([Roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999)])
print(Roman("mcmxciv") + 32, sum([Roman("IV"), Roman("VI")], Roman(1)), f"[{Roman(44):>8}] [{Roman(44):05d}] [{Roman(9)}]", Roman(10) == 10, Roman("X") * 2)
for bad in ("IIII", "IC", "VX", "", "ABC", 4000, 0):
    try:
        print(Roman(bad))
    except ValueError as e:
        print("error:", e)
lengths = sorted(range(1, 4000), key=lambda n: -len(str(Roman(n))))[:3]
print([(n, str(Roman(n))) for n in lengths], all(Roman(str(Roman(n))) == n for n in range(1, 4000, 3)))
by_length = {k: sum(1 for _ in g) for k, g in groupby(sorted(len(str(Roman(n))) for n in range(1, 100)))}
print(by_length)
egyptian = lambda n: "".join(s * int(d) for s, d in zip("lzn|"[-len(str(n)):], str(n)))
print(egyptian(1234), egyptian(207), reduce(lambda a, s: a + {"l": 1000, "z": 100, "n": 10, "|": 1}[s], egyptian(4321), 0))
