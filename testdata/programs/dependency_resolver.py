# A package resolver: versions ordered as the rules say, constraints parsed, a backtracking search with reasons for conflicts, install order in waves.
import functools
import re
from graphlib import CycleError, TopologicalSorter
from operator import eq, ge, gt, le, lt, ne


@functools.total_ordering
class Version:
    PATTERN = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?$")

    def __init__(self, text):
        match = self.PATTERN.match(text)
        if not match:
            raise ValueError(f"not a version: {text!r}")
        self.numbers = tuple(int(n or 0) for n in match.groups()[:3])
        self.tag = match[4]

    @property
    def _key(self):
        if self.tag is None:
            return self.numbers, (1,)
        return self.numbers, (0, *((0, int(p), "") if p.isdigit() else (1, 0, p) for p in self.tag.split(".")))

    def __eq__(self, other):
        return isinstance(other, Version) and self._key == other._key

    def __lt__(self, other):
        return self._key < other._key if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self._key)

    def __repr__(self):
        return ".".join(map(str, self.numbers)) + (f"-{self.tag}" if self.tag else "")

    def next_major(self):
        return Version(f"{self.numbers[0] + 1}.0")


class Range:
    OPERATORS = {">=": ge, "<=": le, "!=": ne, "==": eq, ">": gt, "<": lt}

    def __init__(self, text):
        self.text, self.tests = text, []
        for part in filter(None, map(str.strip, text.split(","))):
            match = re.match(r"(>=|<=|!=|==|>|<|\^|~)?\s*(\S+)$", part)
            if match is None:
                raise ValueError(f"not a constraint: {part!r}")
            sign, version = match[1] or "==", Version(match[2])
            if sign == "^":
                self.tests += [(ge, version), (lt, version.next_major())]
            elif sign == "~":
                major, minor, _ = version.numbers
                self.tests += [(ge, version), (lt, Version(f"{major}.{minor + 1}"))]
            else:
                self.tests.append((self.OPERATORS[sign], version))

    def __contains__(self, version):
        return all(test(version, bound) for test, bound in self.tests)

    def __str__(self):
        return self.text or "any"


INDEX = """
web 2.0: http ^1.2, template >=3.0, log
web 1.5: http ~1.1, template <3.0, log <2.0
http 1.3.1: sockets >=0.9
http 1.2: sockets ^0.8
http 1.1.4: sockets ^0.8
template 3.1: escape ==1.0, cache
template 2.9: escape
cache 0.5: log >=2.0
cache 0.4-beta.2: log
log 2.1:
log 1.9:
escape 1.1:
escape 1.0:
sockets 0.9.3:
sockets 0.8.7:
orm 1.0: sockets <0.9, cache
chicken 1.0: egg
egg 1.0: chicken
alone 1.0: missing >1.0
"""


class Index:
    def __init__(self, text):
        self.packages = {}
        for line in text.strip().splitlines():
            head, _, needs = line.partition(":")
            name, version = head.split()
            depends = {}
            for need in filter(None, map(str.strip, needs.split(", "))):
                other, _, rule = need.partition(" ")
                depends[other] = Range(rule)
            self.packages.setdefault(name, {})[Version(version)] = depends

    def candidates(self, name):
        return sorted(self.packages.get(name, ()), reverse=True)


class Conflict(Exception):
    pass


class Resolver:
    def __init__(self, index):
        self.index, self.steps, self.reasons = index, 0, []

    def solve(self, wanted):
        demands = {}
        for text in wanted:
            name, _, rule = text.partition(" ")
            demands.setdefault(name, []).append(("you", Range(rule)))
        result = self._search({}, demands)
        if result is None:
            raise ExceptionGroup(f"cannot satisfy {', '.join(wanted)}", [Conflict(r) for r in dict.fromkeys(self.reasons)])
        return result

    def _search(self, chosen, demands):
        open_ = [n for n in demands if n not in chosen]
        if not open_:
            return chosen
        name = min(open_, key=lambda n: (len(self.allowed(n, demands)), n))
        allowed = self.allowed(name, demands)
        if not allowed:
            self.reasons.append(f"{name}: " + " and ".join(f"{who} wants {rule}" for who, rule in demands[name]))
        for version in allowed:
            self.steps += 1
            merged = {n: list(d) for n, d in demands.items()}
            for other, rule in self.index.packages[name][version].items():
                merged.setdefault(other, []).append((f"{name} {version}", rule))
            clash = next((n for n, v in (chosen | {name: version}).items() if any(v not in r for _, r in merged[n])), None)
            if clash:
                self.reasons.append(f"{name} {version} does not go with the chosen {clash}")
                continue
            found = self._search(chosen | {name: version}, merged)
            if found:
                return found
        return None

    def allowed(self, name, demands):
        return [v for v in self.index.candidates(name) if all(v in rule for _, rule in demands[name])]


def waves(index, chosen):
    sorter = TopologicalSorter({n: index.packages[n][v].keys() for n, v in chosen.items()})
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        yield ready
        sorter.done(*ready)


texts = "1.0 1.0.0-rc.1 1.0.0-alpha 1.10 1.9.9 1.0.0-rc.10 1.0.0-rc.x 0.9".split()
print(*sorted(map(Version, texts)), sep=" < ")
print(Version("1.0") == Version("1.0.0"), len({Version("1.0"), Version("1.0.0")}), max(map(Version, texts)), Version("1.2") >= Version("1.2.0-b"))
for rule in ("^1.2", "~1.2", ">=1.0, !=1.5, <2.0", "", "1.5"):
    print(f"{rule or 'any':<20}", [str(v) for v in map(Version, ("0.9", "1.2.0", "1.2.9", "1.5", "2.0", "2.0-a")) if v in Range(rule)])
for bad in (lambda: Version("1"), lambda: Range(">= "), lambda: Range("=> 1.0"), lambda: Version("1.0") < "1.1"):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

index = Index(INDEX)
for wanted in (["web"], ["web <2.0"], ["web", "orm"], ["web", "log <2.0"], ["alone"], ["chicken"], ["cache", "log ^1.0"]):
    resolver = Resolver(index)
    try:
        chosen = resolver.solve(wanted)
        print(wanted, "->", {n: str(v) for n, v in sorted(chosen.items())}, f"({resolver.steps} steps)")
        print("   in waves:", " | ".join(" ".join(w) for w in waves(index, chosen)))
    except* Conflict as group:
        print(wanted, "->", group.message)
        for error in group.exceptions:
            print("   -", error)
    except* CycleError as group:
        print("   in a circle:", " -> ".join(group.exceptions[0].args[1]))
