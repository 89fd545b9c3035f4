# datetime: arithmetic, isoformat both ways, strftime and strptime.
from datetime import date, datetime, time, timedelta, timezone


def delta():
    return timedelta(days=below(2000) - 1000, seconds=below(200000) - 100000, microseconds=pick((0, 0, below(10**6), -1)))


def zone():
    return pick((None, None, timezone.utc, timezone(timedelta(minutes=below(1439 * 2) - 1438)), timezone(timedelta(hours=2), "Name"),
                 timezone(timedelta(seconds=below(80000) - 40000, microseconds=pick((0, 1))))))


def moment():
    return datetime(pick((1000, 1970, 2000, 2024, 2026, 9999, 1000 + below(9000))), 1 + below(12), 1 + below(28), below(24), below(60), below(60),
                    pick((0, 0, 1, 999999, below(10**6))), zone(), fold=below(2))


directives = ["%Y", "%m", "%d", "%H", "%M", "%S", "%f", "%y", "%b", "%B", "%a", "%A", "%p", "%I", "%j", "%z", "%Z", "%U", "%W", "%%", "%G-%V-%u", "%w", "%x", "%X", "%c", "%:z", "-", ":", " ", "T", "text", "é"]
complete = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z", "%a %b %d %H:%M:%S %Y", "%d/%m/%y %I:%M %p", "%Y-%j", "%G-W%V-%u", "%Y %U %w", "%Y %W %a", "%A, %d. %B %Y", "%c", "%x %X",
            "%H:%M:%S %Z", "%Y%m%d%H%M%S%f", "%d %d", "%Y-%m-%d %%", "%y", "%Q", "%", "%Y-%V", "%G"]
precisions = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "days"]


def calculate(a, b, d):
    return a + d, a - d, a.isocalendar(), a.timetuple()[:9], a.utctimetuple()[:9], a.toordinal(), a.weekday(), a.isoweekday(), a.replace(tzinfo=None) - b.replace(tzinfo=None), hash(a.replace(fold=0)) == hash(a), a.utcoffset(), a.dst(), a.tzname()


def spans(d, e, n):
    return d + e, d - e, d * n, d / n, d // n, d / e, d // e, d % e, divmod(d, e), -d, abs(d), d.total_seconds(), str(d), d < e, d == e, bool(d), (d.days, d.seconds, d.microseconds)


def made(kind, args):
    return kind(*args)


def made_span(args):
    return timedelta(**args)


def replaced(a, args):
    return a.replace(**args)


def zoned(a, z):
    return a.astimezone(z), a.astimezone(z).isoformat(), a.timestamp(), datetime.fromtimestamp(a.timestamp(), z)


def compare(a, b):
    return a == b, a < b, a - b


def iso(a, sep, spec):
    s = a.isoformat(sep, spec)
    return s, datetime.fromisoformat(s), a.timetz().isoformat(spec), repr(a), str(a), a.ctime(), a.date().isoformat(), repr(a.timetz())


def parse(s, f):
    return datetime.strptime(s, f)


def there_and_back(a, f):
    return datetime.strptime(a.strftime(f), f)


def damaged(s):
    i = below(len(s) + 1)
    return s[:i] + pick(("", "0", "9", ":", "-", "Z", "W", ".", ",", "+", " ", "é", "é", "5:")) + s[i + below(3):]


def written():
    """A moment in one of the forms that fromisoformat knows."""
    a = moment()
    day = pick((a.strftime("%Y-%m-%d"), a.strftime("%Y%m%d"), a.strftime("%G-W%V-%u"), a.strftime("%GW%V%u"), a.strftime("%G-W%V"), a.strftime("%Y-%j")))
    clock = pick((a.strftime("%H"), a.strftime("%H:%M"), a.strftime("%H%M"), a.strftime("%H:%M:%S"), a.strftime("%H%M%S"), a.strftime("%H:%M:%S.%f")[:-below(7) or None], a.strftime("%H%M%S,%f"), "24:00", "240000", "23:59:60"))
    return day + pick("TT  tx") + clock + pick(("", "", "Z", "z", "+01:30", "-0130", "+01", "-00:00:01", "+01:02:03.5", "+24:00", "-23:59", "+1", " "))


for _ in range(count):
    a, b, d = moment(), moment(), delta()
    show("calculate", calculate, a, b, d)
    show("compare", compare, a, b)
    show("timedelta", spans, d, pick((delta(), timedelta(1), timedelta(0))), pick((3, -7, 2.5, 0.1, number(), 0, 10**9, below(1000) / 7)))
    show("span", made_span, {pick(("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")): pick((below(2000) - 1000, number(), below(10**9) / 1000, integer())) for _ in range(below(4))})
    show("iso", iso, a, pick("T _"), pick(precisions))
    f = "".join([pick(directives) for _ in range(1 + below(5))])
    show("strftime", a.strftime, f)
    show("date_strftime", a.date().strftime, f)
    show("time_strftime", a.timetz().strftime, f)
    show("format", format, pick((a, a.date(), a.time())), pick((f, "")))
    show("strptime_back", there_and_back, a, pick((f, pick(complete))))
    f = pick(complete)
    try:
        s = a.strftime(f)
    except ValueError:
        s = "2024"
    show("strptime", parse, pick((damaged(s), damaged(s), s.upper(), s + " ")), f)
    s = pick((a.isoformat(), written(), written()))
    show("isoformat_back", datetime.fromisoformat, s)
    show("fromisoformat", datetime.fromisoformat, damaged(s))
    show("date", date.fromisoformat, pick((s[:10], s[:8], damaged(s[:10]))))
    show("time", time.fromisoformat, pick((s[11:], "T" + s[11:], damaged(s[11:]))))
    show("made", made, *pick(((datetime, [below(10010), below(14), below(33), below(26), below(62), below(62), below(1000010)]), (date, [below(10010), below(14), below(33)]), (time, [below(26) - 1, below(62), below(62)]))))
    show("replace", replaced, pick((a, a.date(), a.time())), pick(({"year": below(10100)}, {"month": below(14)}, {"day": 29 + below(4)}, {"hour": below(25)}, {"tzinfo": zone()}, {"fold": below(3)}, {"year": 2023, "month": 2, "day": below(31)})))
    if a.tzinfo:
        show("astimezone", zoned, a, zone() or timezone.utc)
    show("fromtimestamp", datetime.fromtimestamp, pick((below(2**32), below(2**40) / 1000 - 10**8, number(), integer())), timezone.utc)
    show("fromordinal", date.fromordinal, below(3700000) - 9)
    show("isocalendar", date.fromisocalendar, below(10010), below(55), below(9))
    show("timezone", timezone, timedelta(minutes=below(3000) - 1500, microseconds=below(2)), *pick(((), ("Name",), (5,))))
