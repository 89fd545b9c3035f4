# Reads cron lines and tells the next times they fire, in several time zones, across the changes of the clock.
import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice
from zoneinfo import ZoneInfo

FIELDS = [("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 6)]
MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
DAYS = {name.lower(): (n + 1) % 7 for n, name in enumerate(calendar.day_abbr)}
NICKNAMES = {"@hourly": "0 * * * *", "@daily": "0 0 * * *", "@weekly": "0 0 * * sun", "@monthly": "0 0 1 * *", "@yearly": "0 0 1 jan *"}
PART = re.compile(r"(?P<all>\*)|(?P<low>\w+)(?:-(?P<high>\w+))?", re.A)


class CronError(ValueError):
    def __init__(self, field, text, why):
        super().__init__(f"{field} field {text!r}: {why}")


def number(text, field, names):
    try:
        return names[text.lower()] if text.lower() in names else int(text)
    except ValueError:
        raise CronError(field, text, "neither a number nor a name") from None


def expand(field, low, high, text):
    names = {"month": MONTHS, "weekday": DAYS}.get(field, {})
    result = set()
    for part in text.split(","):
        body, slash, step = part.partition("/")
        match = PART.fullmatch(body)
        if not match:
            raise CronError(field, part, "not understood")
        if match["all"]:
            first, last = low, high
        else:
            first = number(match["low"], field, names)
            last = number(match["high"], field, names) if match["high"] else high if slash else first
        every = int(step) if step.isdecimal() and int(step) else 1 if not slash else None
        if every is None:
            raise CronError(field, part, f"bad step {step!r}")
        if field == "weekday":
            first, last = first % 7 if first == 7 == last else first, 6 if last == 7 and first else last
        if not low <= first <= last <= high:
            raise CronError(field, part, f"outside {low}..{high}")
        result.update(range(first, last + 1, every))
    return frozenset(result)


@dataclass(frozen=True)
class Cron:
    text: str
    minute: frozenset
    hour: frozenset
    day: frozenset
    month: frozenset
    weekday: frozenset

    @classmethod
    def parse(cls, text):
        parts = NICKNAMES.get(text, text).split()
        if len(parts) != len(FIELDS):
            raise ValueError(f"{len(FIELDS)} fields wanted, {len(parts)} found in {text!r}")
        return cls(text, *(expand(*field, part) for field, part in zip(FIELDS, parts)))

    def day_matches(self, when):
        by_day, by_weekday = len(self.day) < 31, len(self.weekday) < 7
        in_day, in_weekday = when.day in self.day, when.isoweekday() % 7 in self.weekday
        return (in_day or in_weekday) if by_day and by_weekday else in_day and in_weekday

    def times(self, after):
        """Yield the local times after a moment, without those that the change of the clock skips."""
        when = after.replace(second=0, microsecond=0) + timedelta(minutes=1)
        while True:
            if when.month not in self.month:
                year, month = divmod(when.year * 12 + when.month, 12)
                when = when.replace(year=year, month=month + 1, day=1, hour=0, minute=0)
            elif not self.day_matches(when):
                when = (when + timedelta(days=1)).replace(hour=0, minute=0)
            elif when.hour not in self.hour:
                when = (when + timedelta(hours=1)).replace(minute=0)
            elif when.minute not in self.minute:
                when += timedelta(minutes=1)
            else:
                if when.tzinfo is None or when.astimezone(timezone.utc).astimezone(when.tzinfo).replace(fold=0) == when:
                    yield when
                when += timedelta(minutes=1)


start = datetime(2024, 2, 28, 22, 45, 10)
for text in ["@hourly", "@yearly", "*/20 9-17 * * mon-fri", "30 6 29 feb *", "0 12 13 * fri", "5,10-12,58 0 1 */3 *", "0 0 31 * *", "15 14 1 1 7"]:
    cron = Cron.parse(text)
    print(f"{text:24}", *(f"{t:%Y-%m-%d %a %H:%M}" for t in islice(cron.times(start), 3)), sep="  ")

print("--- clock changes")
nightly = Cron.parse("30 1,2 * * *")
for zone, day in [("Europe/Berlin", datetime(2024, 3, 30)), ("Europe/Berlin", datetime(2024, 10, 26)), ("America/New_York", datetime(2024, 3, 9)), ("Asia/Kolkata", datetime(2024, 3, 9))]:
    start = day.replace(hour=12, tzinfo=ZoneInfo(zone))
    for t in islice(nightly.times(start), 3):
        print(f"{zone:18} {t:%d %b %H:%M %Z} {t.utcoffset()} = {t.astimezone(timezone.utc):%d %b %H:%M}Z dst {t.dst()}")

print("--- mistakes")
for text in ["* * *", "61 * * * *", "* 5-2 * * *", "a * * * *", "*/0 * * * *", "* * * foo *", "1--2 * * * *", "*/x * * * *"]:
    try:
        print(Cron.parse(text))
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")
print(sorted(Cron.parse("0-6/2 * * * *").minute), Cron.parse("@daily") == Cron.parse("@daily"), len({Cron.parse("@daily"), Cron.parse("@daily")}))
