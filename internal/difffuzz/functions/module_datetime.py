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


directives = ["%Y", "%m", "%d", "%H", "%M", "%S", "%f", "%y", "%b", "%B", "%a", "%A", "%p", "%I", "%j", "%z", "%Z", "%U", "%W", "%%", "%G-%V-%u", "%w", "%x", "%X", "%c", "-", ":", " ", "T", "text"]


def calculate(a, b, d):
    return a + d, a - d, d * 3, d // 7, -d, abs(d), d / 3, divmod(d, timedelta(minutes=7)), d.total_seconds(), a.isocalendar(), a.timetuple()[:9], a.toordinal(), a.replace(tzinfo=None) - b.replace(tzinfo=None)


def compare(a, b):
    return a == b, a < b, a - b


def iso(a, sep, spec):
    s = a.isoformat(sep, spec)
    return s, datetime.fromisoformat(s), a.timetz().isoformat(spec), repr(a), str(a), a.ctime()


def parse(s, f):
    return datetime.strptime(s, f)


def there_and_back(a, f):
    return datetime.strptime(a.strftime(f), f)


for _ in range(count):
    a, b = moment(), moment()
    show("calculate", calculate, a, b, delta())
    show("compare", compare, a, b)
    show("iso", iso, a, pick("T _"), pick(("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")))
    f = "".join([pick(directives) for _ in range(1 + below(5))])
    show("strftime", a.strftime, f)
    show("back", there_and_back, a, f)
    s = a.isoformat()
    i = below(len(s))
    damaged = s[:i] + pick(("", "0", "9", ":", "-", "Z", "W", ".")) + s[i + below(2):]
    show("fromisoformat", datetime.fromisoformat, damaged)
    show("date", date.fromisoformat, damaged[:10])
    show("time", time.fromisoformat, damaged[11:])
    show("strptime", parse, damaged, pick(("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z")))
    if below(4) == 0:
        show("delta", repr, delta())
        show("fromordinal", date.fromordinal, below(3700000))
        show("isocalendar", date.fromisocalendar, 1 + below(9999), below(54), below(9))
