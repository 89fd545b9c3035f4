# A timetable: earliest arrival by connection scan, fewest changes by layered search, fares as rules, delays that propagate, departure boards, and a map drawn from coordinates.
import heapq
import re
from bisect import bisect_left
from collections import ChainMap, defaultdict
from datetime import datetime, time, timedelta
from functools import cached_property, total_ordering
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

TABLE = """
R1 daily 06:00 every 60 x5:  Aston 0, Birch 12, Corby 25, Dale 41
R2 daily 06:20 every 90 x3:  Dale 0, Corby 14, Elm 30, Fern 55
X9 weekdays 07:05 every 120 x2: Aston 0, Corby 18, Fern 40
B3 weekend 08:15 once:  Fern 0, Elm 20, Birch 44
N0 daily 23:40 once:  Aston 0, Dale 35, Grove 70
"""
PLACES = {"Aston": (0, 0), "Birch": (8, 1), "Corby": (17, 1), "Dale": (28, 0), "Elm": (22, 4), "Fern": (34, 5), "Grove": (40, 1)}


@total_ordering
class Clock:
    """Minutes since the first midnight; shown with the day when it is not the first."""
    __slots__ = ("minutes",)

    def __init__(self, value):
        self.minutes = value if isinstance(value, int) else int(value[:2]) * 60 + int(value[3:])

    def __add__(self, n): return Clock(self.minutes + n)
    def __sub__(self, other): return self.minutes - other.minutes
    def __eq__(self, other): return self.minutes == other.minutes
    def __lt__(self, other): return self.minutes < other.minutes
    def __hash__(self): return hash(self.minutes)
    def __format__(self, spec): return format(str(self), spec)

    def __str__(self):
        day, minute = divmod(self.minutes, 1440)
        return f"{time(*divmod(minute, 60)):%H:%M}" + f"+{day}" * bool(day)
    __repr__ = __str__


class Hop(NamedTuple):
    departs: Clock
    arrives: Clock
    origin: str
    target: str
    trip: str


class Timetable:
    PATTERN = re.compile(r"(?P<line>\w+) (?P<days>daily|weekdays|weekend) (?P<first>[\d:]+) (?:every (?P<every>\d+) x(?P<times>\d+)|once):\s*(?P<stops>.+)")

    def __init__(self, text, change=4):
        self.change, self.trips, self.days = change, {}, {}
        for number, line in enumerate(filter(None, text.strip().splitlines()), 1):
            if not (m := self.PATTERN.fullmatch(line)):
                raise ValueError(f"entry {number}: {line!r}")
            stops = [(s.rsplit(" ", 1)[0], int(s.rsplit(" ", 1)[1])) for s in m["stops"].split(", ")]
            if any(b[1] <= a[1] for a, b in pairwise(stops)):
                raise ValueError(f"entry {number}: {m['line']} goes back in time")
            for k in range(int(m["times"] or 1)):
                start = Clock(m["first"]) + k * int(m["every"] or 0)
                name = f"{m['line']}{chr(97 + k)}"
                self.trips[name] = [(s, start + t) for s, t in stops]
                self.days[name] = {"daily": range(7), "weekdays": range(5), "weekend": range(5, 7)}[m["days"]]

    def hops(self, day, delays={}):
        result = []
        for trip, stops in self.trips.items():
            if day in self.days[trip]:
                late = delays.get(trip, {})
                shift = 0
                for (a, t), (b, u) in pairwise(stops):
                    shift = max(shift - 2, late.get(a, 0))  # two minutes are made up on each leg
                    result.append(Hop(t + shift, u + shift, a, b, trip))
        return sorted(result, key=attrgetter("departs", "arrives", "trip"))

    def earliest(self, origin, target, leave, day=0, delays={}):
        best, via, on_board = {origin: leave}, {}, {}
        for hop in self.hops(day, delays):
            reach = best.get(hop.origin)
            if hop.trip not in on_board:
                slack = 0 if hop.origin == origin else self.change
                if reach is None or reach + slack > hop.departs:
                    continue
                on_board[hop.trip] = hop
            if hop.target not in best or hop.arrives < best[hop.target]:
                best[hop.target], via[hop.target] = hop.arrives, (on_board[hop.trip], hop)
        if target not in best:
            return None
        legs, at = [], target
        while at != origin:
            first, last = via[at]
            legs.append((first, last))
            at = first.origin
        return legs[::-1]

    def fewest(self, origin, target, leave, day=0):
        heap, seen = [(0, leave.minutes, origin, ())], set()
        while heap:
            rides, now, place, path = heapq.heappop(heap)
            if place == target:
                return rides - 1, Clock(now), path
            if place in seen and rides > 4:
                continue
            seen.add(place)
            for trip, stops in self.trips.items():
                if day not in self.days[trip]:
                    continue
                names = [s for s, _ in stops]
                if place in names[:-1] and stops[i := names.index(place)][1].minutes >= now + (self.change if path else 0):
                    for stop, when in stops[i + 1:]:
                        heapq.heappush(heap, (rides + 1, when.minutes, stop, (*path, trip)))
        return None

    def board(self, place, start, count=4, day=0, delays={}):
        hops = [h for h in self.hops(day, delays) if h.origin == place]
        at = bisect_left(hops, start, key=attrgetter("departs"))
        for h in hops[at:at + count]:
            planned = next(t for s, t in self.trips[h.trip] if s == place)
            yield f"{planned}  {h.trip:4} {self.trips[h.trip][-1][0]:6}" + (f" late, {h.departs}" if h.departs != planned else "")

    @cached_property
    def network(self):
        near = defaultdict(set)
        for stops in self.trips.values():
            for (a, _), (b, _) in pairwise(stops):
                near[a].add(b), near[b].add(a)
        return near


def fare(legs, *, card=False, child=False):
    distance = sum(abs(complex(*PLACES[f.origin]) - complex(*PLACES[l.target])) for f, l in legs)
    rules = ChainMap({"factor": 0.5} if child else {}, {"factor": 0.75, "least": 0} if card else {}, {"factor": 1.0, "least": 300, "km": 21})
    return max(rules["least"], round(distance * rules["km"])) * rules["factor"]


def describe(legs):
    return "; ".join(f"{f.trip} {f.origin} {f.departs} - {l.target} {l.arrives}" for f, l in legs) if legs else "no way"


table = Timetable(TABLE)
monday, sunday = 0, 6
for origin, target, leave, day in (("Aston", "Fern", "06:30", monday), ("Aston", "Fern", "06:30", sunday), ("Birch", "Elm", "07:00", monday), ("Fern", "Aston", "06:00", monday),
                                   ("Aston", "Grove", "12:00", monday), ("Elm", "Birch", "06:00", sunday), ("Dale", "Fern", "08:30", monday), ("Aston", "Dale", "23:30", sunday)):
    legs = table.earliest(origin, target, Clock(leave), day)
    print(f"{origin:5} to {target:5} {leave}: {describe(legs)}", f"[{legs[-1][1].arrives - Clock(leave)} min, {fare(legs):.0f}/{fare(legs, card=True):.0f}/{fare(legs, child=True, card=True):.0f}]" if legs else "")
print(table.fewest("Aston", "Fern", Clock("06:00")), table.fewest("Birch", "Fern", Clock("06:00")), table.fewest("Grove", "Aston", Clock("00:00")))
late = {"R1a": {"Birch": 9}, "X9a": {"Aston": 30}}
print(*table.board("Corby", Clock("06:10"), delays=late), sep="\n")
print("late:", describe(table.earliest("Aston", "Fern", Clock("06:00"), delays=late)))
print("best:", describe(table.earliest("Aston", "Fern", Clock("06:00"))))
canvas = [[" "] * 46 for _ in range(6)]
for a in sorted(table.network):
    for b in sorted(table.network[a]):
        (x, y), (u, v) = PLACES[a], PLACES[b]
        for k in range(1, n := max(abs(u - x), abs(v - y))):
            canvas[round(y + (v - y) * k / n)][round(x + (u - x) * k / n)] = "."
for name, (x, y) in PLACES.items():
    canvas[y][x:x + len(name)] = name
print("\n".join("".join(r).rstrip() for r in canvas))
print({k: sorted(v) for k, v in table.network.items()}, "network" in vars(table))
trip = [datetime(2024, 12, 31) + timedelta(minutes=t.minutes) for _, t in table.trips["N0a"]]
print([f"{t:%a %d.%m.%y %H:%M}" for t in trip], max(Clock("09:00"), Clock("08:59")), sorted({Clock(5), Clock(5), Clock(1500)}), f"[{Clock(61):>7}]")
for bad in ("R1 daily 06:00 once: A 5, B 5", "R1 monthly 06:00 once: A 0, B 5", "nonsense"):
    try:
        Timetable(bad)
    except ValueError as e:
        print(e)
