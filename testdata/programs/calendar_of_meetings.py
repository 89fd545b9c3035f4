# Plans meetings in several time zones: recurrence rules, overlaps, free slots, an iCalendar-like export and its parser, and a printed month.
import calendar
import re
import textwrap
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from operator import attrgetter
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEKDAYS = dict(zip("MO TU WE TH FR SA SU".split(), calendar.Day))


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    start: datetime
    length: timedelta
    title: str = field(compare=False)
    people: frozenset = field(default=frozenset(), compare=False)

    @property
    def end(self):
        return (self.start.astimezone(UTC) + self.length).astimezone(self.start.tzinfo)

    def overlaps(self, other):
        return self.start < other.end and other.start < self.end and bool(self.people & other.people)

    def at(self, zone):
        return replace(self, start=self.start.astimezone(ZoneInfo(zone)))

    def __str__(self):
        return f"{self.start:%a %d %b %H:%M}-{self.end:%H:%M %Z} {self.title}"


def every(first, rule):
    """Yield the starts of a rule such as WEEKLY;INTERVAL=2;BYDAY=MO,TH or MONTHLY;NTH=-1FR."""
    freq, *options = rule.split(";")
    options = dict(o.split("=") for o in options)
    interval = int(options.get("INTERVAL", 1))
    if freq == "DAILY":
        n = 0
        while True:
            yield first + timedelta(days=n)
            n += interval
    elif freq == "WEEKLY":
        days = sorted(WEEKDAYS[d] for d in options.get("BYDAY", list(WEEKDAYS)[first.weekday()]).split(","))
        monday = first - timedelta(days=first.weekday())
        while True:
            for d in days:
                if (when := monday + timedelta(days=d)) >= first:
                    yield when
            monday += timedelta(weeks=interval)
    elif freq == "MONTHLY":
        nth, day = re.fullmatch(r"(-?\d)(\w\w)", options["NTH"]).groups()
        year, month = first.year, first.month
        while True:
            days = [w[WEEKDAYS[day]] for w in calendar.monthcalendar(year, month) if w[WEEKDAYS[day]]]
            when = first.replace(year=year, month=month, day=days[int(nth) - (int(nth) > 0)])
            if when >= first:
                yield when
            year, month = year + (month + interval - 1) // 12, (month + interval - 1) % 12 + 1
    else:
        raise ValueError(f"unknown frequency {freq!r}")


def free(meetings, day, zone, hours=(9, 17)):
    at = datetime.combine(day, time(hours[0]), ZoneInfo(zone))
    close = at.replace(hour=hours[1])
    for m in sorted(meetings):
        start, end = m.start.astimezone(at.tzinfo), m.end.astimezone(at.tzinfo)
        if end <= at or start >= close:
            continue
        if start > at:
            yield at.time(), start.time()
        at = max(at, end)
    if at < close:
        yield at.time(), close.time()


def export(meetings):
    for m in meetings:
        yield "BEGIN:VEVENT"
        yield f"DTSTART:{m.start.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DURATION:PT{m.length // timedelta(minutes=1)}M"
        lines = textwrap.wrap(f"SUMMARY:{m.title}", 30, subsequent_indent=" ", drop_whitespace=False)
        yield from lines
        yield from (f"ATTENDEE:{p}" for p in sorted(m.people))
        yield "END:VEVENT"


def parse(lines):
    unfolded = re.sub(r"\n ", "", "\n".join(lines))
    for block in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", unfolded, re.S):
        values = defaultdict(list)
        for line in block.splitlines():
            key, _, value = line.partition(":")
            values[key].append(value)
        start = datetime.strptime(values["DTSTART"][0], "%Y%m%dT%H%M%S%z")
        yield Meeting(start, timedelta(minutes=int(values["DURATION"][0][2:-1])), values["SUMMARY"][0], frozenset(values["ATTENDEE"]))


berlin, york, tokyo = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Asia/Tokyo"))
hour = timedelta(hours=1)
plan = [Meeting(datetime(2024, 3, 28, 9, 30, tzinfo=berlin), hour, "Stand-up with everybody", frozenset({"ann", "bob"})),
        Meeting(datetime(2024, 3, 28, 5, 15, tzinfo=york), 2 * hour, "Release", frozenset({"bob", "cid"})),
        Meeting(datetime(2024, 3, 28, 23, 45, tzinfo=tokyo), hour / 2, "Late call", frozenset({"ann"})),
        Meeting(datetime(2024, 3, 28, 10, 0, tzinfo=berlin), hour, "Interview", frozenset({"dan"}))]
for m in sorted(plan):
    print(m, "|", m.at("Europe/Berlin").start.strftime("%H:%M"), "|", m.at("Asia/Tokyo"))
print([(a.title, b.title) for a, b in pairwise(sorted(plan)) if a.overlaps(b)])
print([f"{a:%H:%M}-{b:%H:%M}" for a, b in free(plan, date(2024, 3, 28), "Europe/Berlin")])

first = datetime(2024, 3, 28, 9, 0, tzinfo=berlin)
for rule in ("DAILY;INTERVAL=3", "WEEKLY;BYDAY=TH,MO;INTERVAL=2", "WEEKLY", "MONTHLY;NTH=-1FR", "MONTHLY;NTH=2WE;INTERVAL=5"):
    print(f"{rule:32}", *(f"{t:%d.%m.%y %H:%M%z}" for t in islice(every(first, rule), 4)))
print(len([*takewhile(lambda t: t < first + timedelta(days=100), every(first, "WEEKLY;BYDAY=SA,SU"))]))
try:
    next(every(first, "YEARLY"))
except ValueError as e:
    print(e)
text = list(export(plan))
print(*text[:8], sep="\n")
back = list(parse(text))
print([m == p for m, p in zip(back, plan)], [m.title == p.title for m, p in zip(back, plan)], back[0].people == plan[0].people, max(back, key=attrgetter("start")).title)

night = Meeting(datetime(2024, 3, 31, 1, 30, tzinfo=berlin), hour, "over the change")
print(night, night.end - night.start, night.end.utcoffset() - night.start.utcoffset(), night.end.fold)
autumn = [datetime(2024, 10, 27, 2, 30, tzinfo=berlin, fold=f) for f in (0, 1)]
print(*(t.isoformat() for t in autumn), autumn[1].timestamp() - autumn[0].timestamp(), autumn[0] == autumn[1], autumn[1].tzname())
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 2, w=3), end="")
busy = {m.start.day for m in plan}
print("\n".join(" ".join(f"{d or '':>2}{'*' if d in busy else ' '}" for d in week) for week in calendar.monthcalendar(2024, 3)))
for bad in ("Mars/Base", "../etc", ""):
    try:
        ZoneInfo(bad)
    except (ZoneInfoNotFoundError, ValueError, IsADirectoryError) as e:
        print(type(e).__mro__[-3].__name__ if bad else "refused")
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), datetime.fromisoformat("2024-W05-3T10:20:30.5+01:30"), (date(2024, 3, 1) - date(2024, 2, 1)).days)
