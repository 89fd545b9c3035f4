# A bus company's timetable: lines and stops from text, printed tables, the earliest arrival by a scan of connections, delays, first and last buses.
from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

LINES = """
# line ; days  ; first-last/every ; stops with minutes
1 ; Mo-Fr ; 06:10-20:10/20 ; Station 0, Market 4, Bridge 9, Hospital 15, Harbour 22
1 ; Sa,Su ; 08:00-18:00/60 ; Station 0, Market 4, Bridge 8, Hospital 13, Harbour 19
2 ; Mo-Su ; 06:00-23:30/30 ; School 0, Bridge 6, Museum 11, Airport 31
N ; Fr,Sa ; 23:15-02:15/60 ; Harbour 0, Bridge 14, Station 25
3 ; Mo-Sa ; 07:05-19:05/40 ; Museum 0, Garden 5, Market 9, School 17
"""
DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


class Hop(NamedTuple):
    leaves: datetime
    arrives: datetime
    start: str
    end: str
    line: str
    trip: int


def days_of(text):
    found = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if unknown := {first, last or first}.difference(DAYS):
            raise ValueError(f"no such day: {', '.join(sorted(unknown))}")
        lo = DAYS.index(first)
        found.update(range(lo, (DAYS.index(last) if dash else lo) + 1))
    return frozenset(found)


def parse(text):
    for row in text.strip().splitlines():
        if row.startswith("#"):
            continue
        name, days, times, stops = (part.strip() for part in row.split(";"))
        span, every = times.split("/")
        first, last = (time.fromisoformat(t) for t in span.split("-"))
        route = [(s.rsplit(None, 1)[0], timedelta(minutes=int(s.rsplit(None, 1)[1]))) for s in stops.split(", ")]
        yield name, days_of(days), first, last, timedelta(minutes=int(every)), route


def hops_on(day, lines):
    trip = 0
    for name, days, first, last, every, route in lines:
        if day.weekday() not in days:
            continue
        start, end = datetime.combine(day, first), datetime.combine(day, last)
        if end < start:
            end += timedelta(days=1)
        while start <= end:
            for way in (route, [(s, route[-1][1] - m) for s, m in reversed(route)]):
                trip += 1
                for (a, x), (b, y) in pairwise(way):
                    yield Hop(start + x, start + y, a, b, name, trip)
            start += every


class Planner:
    CHANGE = timedelta(minutes=2)

    def __init__(self, hops):
        self.hops = sorted(hops)
        self.times = [hop.leaves for hop in self.hops]

    def travel(self, start, end, when):
        best, via, boarded = {start: when}, {}, {}
        for hop in self.hops[bisect_left(self.times, when):]:
            wait = timedelta() if hop.start == start else self.CHANGE
            on = hop.trip in boarded
            if on or (hop.start in best and best[hop.start] + wait <= hop.leaves):
                boarded.setdefault(hop.trip, hop)
                if hop.arrives < best.get(hop.end, datetime.max):
                    best[hop.end] = hop.arrives
                    via[hop.end] = boarded[hop.trip], hop
        if end not in via:
            return None
        legs = []
        while end != start:
            first, last = via[end]
            legs.append((first, last))
            end = first.start
        return legs[::-1]


lines = list(parse(LINES))
print(len(lines), "timetables;", ", ".join(f"{n}: {len(d)} days a week" for n, d, *_ in lines))

monday, friday, sunday = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 8)
planners = {}
for day in (monday, friday, sunday):
    planners[day] = Planner(hops_on(day, lines))
    print(f"{day:%A %d %B}: {len(planners[day].hops)} hops, first {planners[day].times[0]:%H:%M}, last {planners[day].times[-1]:%d. %H:%M}")


def report(day, start, end, clock):
    when = datetime.combine(day, time.fromisoformat(clock))
    legs = planners[day].travel(start, end, when)
    print(f"{start} to {end}, {when:%a %H:%M}:", end=" ")
    if not legs:
        print("no way")
        return
    took = legs[-1][1].arrives - when
    print(f"{len(legs) - 1} changes, {took // timedelta(minutes=1)} min")
    for first, last in legs:
        ride = last.arrives - first.leaves
        print(f"    {first.leaves:%H:%M} {first.start:<9}line {first.line} ({str(ride)[:-3]}) {last.arrives:%H:%M} {last.end}")


report(monday, "Station", "Airport", "08:00")
report(monday, "Harbour", "School", "12:34")
report(monday, "Garden", "Hospital", "18:50")
report(sunday, "Station", "Airport", "09:15")
report(sunday, "Garden", "Airport", "09:15")
report(friday, "Harbour", "Station", "23:50")
report(monday, "Harbour", "Station", "23:50")

name, days, first, last, every, route = lines[4]
print(f"\nLine {name}, every {every.seconds // 60} minutes, {' '.join(DAYS[d] for d in sorted(days))}")
starts = [datetime.combine(monday, first) + every * k for k in range(5)]
for stop, minutes in route:
    print(f"{stop:<10}" + "".join(f"{start + minutes:%H:%M}".rjust(7) for start in starts))

late = timedelta(minutes=7)
delayed = Planner(h._replace(leaves=h.leaves + late, arrives=h.arrives + late) if h.line == "1" else h for h in planners[monday].hops)
planners[monday] = delayed
report(monday, "Station", "Airport", "08:00")
try:
    days_of("Mo-Xx")
except ValueError as error:
    print(error)
print(sum((h.arrives - h.leaves for h in delayed.hops), timedelta()), "driven;", timedelta(hours=-1, minutes=5), max(delayed.hops)[2:5])
