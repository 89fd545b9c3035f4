# Dates: business days, recurring events, Easter, week numbers, ages, month pages, durations, time zones with their changes.
import calendar
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
from itertools import count, islice, takewhile
from zoneinfo import ZoneInfo


def easter(year):
    a, b, c = year % 19, *divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(year):
    e = easter(year)
    return {date(year, 1, 1): "New Year", e - timedelta(2): "Good Friday", e + timedelta(1): "Easter Monday", date(year, 5, 1): "May Day", e + timedelta(39): "Ascension", date(year, 12, 25): "Christmas"}


def workdays(start):
    for n in count():
        d = start + timedelta(days=n)
        if d.weekday() < 5 and d not in holidays(d.year):
            yield d


def nth_weekday(year, month, weekday, n):
    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
    return days[n - 1 if n > 0 else n]


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


print(*(f"{y}: {easter(y):%d %B}" for y in (1961, 2000, 2024, 2025, 2038)), sep="; ")
for day, name in sorted(holidays(2024).items()):
    print(f"  {day:%a %d %b}, week {day.isocalendar().week:2}, day {day:%j}: {name}")
print("10 working days from 2024-03-25:", *(d.strftime("%d/%m") for d in islice(workdays(date(2024, 3, 25)), 10)))
print("third Thursdays", [nth_weekday(2024, m, calendar.THURSDAY, 3).day for m in range(1, 13)], "last Sunday", nth_weekday(2024, 10, 6, -1))
print("ages", [age(date(2000, 2, 29), date(y, m, d)) for y, m, d in ((2023, 2, 28), (2023, 3, 1), (2024, 2, 28), (2024, 2, 29))])
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 2))
print(calendar.calendar(2025, m=6).splitlines()[2:4], calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(1990, 2030), calendar.weekday(1969, 7, 20))
print(calendar.HTMLCalendar().formatmonth(2024, 2).count("<td"), list(calendar.month_abbr)[:4], calendar.day_name[-1], calendar.monthcalendar(2024, 9)[-1])

zones = [ZoneInfo(n) for n in ("America/New_York", "Europe/Paris", "Asia/Kolkata", "Australia/Sydney")]
meeting = datetime(2024, 3, 29, 14, 30, tzinfo=zones[0])
for week in range(2):
    m = meeting + timedelta(weeks=week)
    print(*(f"{m.astimezone(z):%a %H:%M %Z}" for z in zones), sep=" | ")
paris = zones[1]
twice = datetime(2024, 10, 27, 2, 30, tzinfo=paris)
print(twice.utcoffset(), twice.replace(fold=1).utcoffset(), twice.replace(fold=1).isoformat(), (twice.replace(fold=1).astimezone(timezone.utc) - twice.astimezone(timezone.utc)))
gap = datetime(2024, 3, 31, 2, 30, tzinfo=paris)
print(gap.isoformat(), gap.astimezone(timezone.utc).astimezone(paris).isoformat(), gap.dst(), gap.timestamp())
changes = [d for d in takewhile(lambda d: d.year == 2024, (datetime(2024, 1, 1, tzinfo=paris) + timedelta(days=n) for n in count())) if d.utcoffset() != (d + timedelta(1)).utcoffset()]
print("changes", [f"{d:%d %b}" for d in changes])

events = defaultdict(list)
for text in ("2024-05-03T09:15 dentist", "2024-05-03T08:00:30 run", "20240503T1200 lunch", "2024-W18-5 whole day", "2024-05-04T00:00:00.000001Z sleep"):
    stamp, _, what = text.partition(" ")
    when = datetime.fromisoformat(stamp)
    events[when.date()].append((when.time(), what))
for day, items in sorted(events.items()):
    print(day.strftime("%A, %-d %B %Y:"), *(f"{t.isoformat('minutes')} {w}," for t, w in sorted(items)))
print(timedelta(days=-1, hours=3) / 2, abs(timedelta(seconds=-90061.5)), timedelta(hours=50) // timedelta(hours=7), divmod(timedelta(days=10), timedelta(days=3)), timedelta.max)
print(datetime.strptime("Sat 06 Jan 2024 07:05:09 PM -0330", "%a %d %b %Y %I:%M:%S %p %z"), datetime.combine(date(2024, 1, 1), time(23, 59, tzinfo=timezone(timedelta(hours=-3.5), "X"))).tzname(), date.fromordinal(738000), date.fromisocalendar(2026, 53, 7), datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=2**31))
for bad in ("2024-02-30x", "24-1-1", "2024-13-01T"):
    try: datetime.fromisoformat(bad)
    except ValueError as e: print("ValueError", bad in str(e))
