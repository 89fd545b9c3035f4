# Project planning: tasks from text, the critical path forwards and backwards, working days with holidays, a Gantt chart, workers levelled, PERT odds.
import heapq
import math
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from statistics import NormalDist

PLAN = """
design     4      -               who=ada   # days, what it waits for
permits    8      -               who=cy
dig        3      design,permits  who=bo
concrete   5      dig             who=bo
frame      6..9   concrete        who=bo
wiring     3      frame           who=ada
pipes      3..4   frame           who=cy
roof       5      frame           who=bo
walls      4      wiring,pipes    who=cy
paint      2..6   walls,roof      who=ada
garden     3      dig             who=bo
handover   0      paint,garden    who=cy
"""
HOLIDAYS = {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)}


@dataclass
class Task:
    name: str
    low: int
    high: int
    needs: tuple
    who: str
    start: int = 0
    latest: int = field(default=0, compare=False)

    @property
    def days(self):
        return math.ceil((self.low + self.high) / 2)

    @property
    def end(self):
        return self.start + self.days

    @property
    def slack(self):
        return self.latest - self.start


def parse(text):
    line_of = re.compile(r"(?P<name>\w+)\s+(?P<low>\d+)(?:\.\.(?P<high>\d+))?\s+(?P<needs>-|[\w,]+)\s+who=(?P<who>\w+)")
    tasks = {}
    for line in filter(None, (l.split("#")[0].strip() for l in text.splitlines())):
        m = line_of.fullmatch(line)
        if m is None:
            raise SyntaxError(f"cannot read the task {line!r}")
        needs = () if m["needs"] == "-" else tuple(m["needs"].split(","))
        tasks[m["name"]] = Task(m["name"], int(m["low"]), int(m["high"] or m["low"]), needs, m["who"])
    unknown = {n for t in tasks.values() for n in t.needs} - tasks.keys()
    if unknown:
        raise LookupError(f"unknown tasks: {sorted(unknown)}")
    return tasks


def schedule(tasks):
    order = list(TopologicalSorter({t.name: t.needs for t in tasks.values()}).static_order())
    for name in order:
        task = tasks[name]
        task.start = max((tasks[n].end for n in task.needs), default=0)
    total = max(t.end for t in tasks.values())
    for name in reversed(order):
        task = tasks[name]
        task.latest = min((o.latest for o in tasks.values() if name in o.needs), default=total) - task.days
    return total


def levelled(tasks):
    """One task for each person at a time; who has the least slack goes first."""
    waiting = {t.name: set(t.needs) for t in tasks.values()}
    ready = [(t.slack, t.name) for t in tasks.values() if not t.needs]
    heapq.heapify(ready)
    running, busy, starts, now = [], set(), {}, 0
    while ready or running:
        held = []
        while ready:
            slack, name = heapq.heappop(ready)
            task = tasks[name]
            if task.who in busy:
                held.append((slack, name))
                continue
            busy.add(task.who)
            starts[name] = now
            heapq.heappush(running, (now + task.days, name))
        ready = held
        now, done = heapq.heappop(running)
        finished = [done]
        while running and running[0][0] == now:
            finished.append(heapq.heappop(running)[1])
        for name in finished:
            busy.discard(tasks[name].who)
            for other, left in waiting.items():
                if name in left:
                    left.remove(name)
                    if not left:
                        ready.append((tasks[other].slack, other))
        heapq.heapify(ready)
    return starts, now


class WorkCalendar:
    def __init__(self, first, holidays):
        self.first, self.holidays = first, holidays

    def working(self, day):
        return day.weekday() < 5 and day not in self.holidays

    def day(self, n):
        day = self.first
        while not self.working(day):
            day += timedelta(1)
        for _ in range(n):
            day += timedelta(1)
            while not self.working(day):
                day += timedelta(1)
        return day


def chart(tasks, starts, total):
    ruler = "".join(str(n // 5 % 10) if n % 5 == 0 else "." for n in range(total + 1))
    yield f"{'':<10}{ruler}"
    for task in sorted(tasks.values(), key=lambda t: (starts[t.name], t.name)):
        mark = "#" if task.slack == 0 else "="
        at = starts[task.name]
        bar = " " * at + (mark * task.days or "^")
        yield f"{task.name:<10}{bar:<{total + 1}} {task.who}".rstrip()


tasks = parse(PLAN)
total = schedule(tasks)
calendar = WorkCalendar(date(2026, 3, 21), HOLIDAYS)
print(f"{len(tasks)} tasks, {sum(t.days for t in tasks.values())} days of work, done in {total}")
print(f"{'task':<10}{'days':>5}{'start':>7}{'latest':>8}{'slack':>7}  from")
for task in tasks.values():
    print(f"{task.name:<10}{task.days:>5}{task.start:>7}{task.latest:>8}{task.slack:>7}  {calendar.day(task.start):%a %d %b}")
critical = [t.name for t in sorted(tasks.values(), key=lambda t: t.start) if t.slack == 0]
print("critical:", " > ".join(critical))
print(*chart(tasks, {t.name: t.start for t in tasks.values()}, total), sep="\n")
starts, end = levelled(tasks)
print("\nlevelled:", end, "days, until", calendar.day(end - 1).isoformat())
print(*chart(tasks, starts, end), sep="\n")
for who in sorted({t.who for t in tasks.values()}):
    work = sum(t.days for t in tasks.values() if t.who == who)
    print(f"{who:<4}{work:>3} days, {work / end:.0%} busy")

mean = sum((t.low + t.high) / 2 for n in critical if (t := tasks[n]))
spread = math.sqrt(sum(((tasks[n].high - tasks[n].low) / 6) ** 2 for n in critical))
odds = NormalDist(mean, spread)
print(f"expected {odds.mean} give or take {odds.stdev:.4f};", ", ".join(f"by day {d}: {odds.cdf(d):.1%}" for d in range(32, 39)))
print("nine times of ten by day", math.ceil(odds.inv_cdf(0.9)), "weeks:", [calendar.day(n).isocalendar().week for n in (0, 10, total)])
for bad in ("a 1 b who=x\nb 2 a who=y", "a 1 ghost who=x", "a one - who=x"):
    try:
        print(schedule(parse(bad)))
    except CycleError as error:
        print("cycle:", sorted(set(error.args[1])))
    except (LookupError, SyntaxError) as error:
        print(type(error).__name__, error)
