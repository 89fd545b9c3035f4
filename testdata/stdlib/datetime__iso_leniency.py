# What CPython forgives in a text in ISO form: what follows the day, and one character before a zone.
from datetime import date, datetime, time, timedelta, timezone


def tried(f, s):
    try:
        return repr(f(s))
    except ValueError as err:
        return str(err)


for s in "20260101xx", "2026-W284t", "2026W28xx", "2026W284xx", "2026-W28-1", "2026-W28-", "20260101", "2026-01-1x":
    print(s, tried(date.fromisoformat, s))
for s in "23:49x", "23:490Z", "23:49:10.1234567x+01", "23:49:10.12345x+01", "23:49:10.+01", "23:49:10:+01", "23::+01", "2349101+01", "23:49:10x+01:00y", "23:49:10x":
    print(s, tried(time.fromisoformat, s), tried(datetime.fromisoformat, "2026-01-02 " + s))
print(repr(time(1, fold=1, tzinfo=timezone.utc)), repr(datetime(1, 1, 1, fold=1, tzinfo=timezone.utc)))
for s in "14:02:06+02:93", ":53:11.+24:00", "14:02+02:03:99", "x+02:93", "14:02+02:93x":
    print(s, tried(time.fromisoformat, s), tried(datetime.fromisoformat, "2026-02-20 " + s))
print(tried(date.fromisoformat, "2024W974"), tried(date.fromisoformat, "2026-W01-0"), tried(datetime.fromisoformat, "2026-W904-6 23:59"))
