# datetime: parsing, arithmetic, formatting.
from datetime import date, datetime, timedelta, timezone

total = 0
base = datetime(2026, 1, 1, tzinfo=timezone.utc)
tz = timezone(timedelta(hours=2))
for i in range(60000):
    d = base + timedelta(days=i % 900, minutes=i)
    total += d.weekday() + (d - base).days + d.astimezone(tz).hour
    total += datetime.fromisoformat(d.isoformat()).minute
    total += len(d.strftime("%Y-%m-%d %H:%M:%S"))
    if i % 10 == 0:
        total += datetime.strptime("2026-03-%02d 10:11:12" % (i % 28 + 1), "%Y-%m-%d %H:%M:%S").day
    total += (date(2026, 1, 1) + timedelta(i % 500)).toordinal() % 7 + (d.replace(hour=1) < d)
print(total)
