# An access log's report: a regular expression with names, time zones, percentiles, a histogram and the slow requests.
import re
import statistics
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, unquote_plus, urlsplit

LOG = """\
10.0.0.7 - ann [12/Mar/2024:08:01:05 +0100] "GET /index.html HTTP/1.1" 200 5120 0.031
10.0.0.9 - - [12/Mar/2024:08:01:09 +0100] "GET /search?q=caf%C3%A9+noir&page=2 HTTP/1.1" 200 2210 0.250
10.0.0.7 - ann [12/Mar/2024:08:02:41 +0100] "POST /cart?item=17 HTTP/1.1" 302 0 0.112
192.168.1.4 - bob [12/Mar/2024:07:59:59 +0000] "GET /missing HTTP/1.0" 404 310 0.002
bad line that nobody can read
10.0.0.9 - - [12/Mar/2024:09:15:00 +0100] "GET /search?q=tea&q=milk HTTP/1.1" 200 1800 0.190
10.0.0.3 - - [12/Mar/2024:12:30:30 +0530] "GET /report.pdf HTTP/1.1" 500 77 2.505
192.168.1.4 - bob [12/Mar/2024:08:45:12 +0000] "DELETE /cart?item=17 HTTP/1.1" 403 55 0.009
10.0.0.7 - ann [12/Mar/2024:10:00:00 +0100] "GET /index.html HTTP/1.1" 304 0 0.004
10.0.0.3 - - [12/Mar/2024:13:05:00 +0530] "GET /report.pdf HTTP/1.1" 200 904331 1.875
"""
LINE = re.compile(r'''
    (?P<host>\S+)\ \S+\ (?P<user>\S+)\ \[(?P<when>[^]]+)\]\ "(?P<method>[A-Z]+)\ (?P<path>\S+)\ HTTP/(?P<version>[\d.]+)"
    \ (?P<status>\d{3})\ (?P<size>\d+)\ (?P<seconds>[\d.]+)$''', re.VERBOSE)

entries, bad = [], []
for number, line in enumerate(LOG.splitlines(), 1):
    m = LINE.match(line)
    if not m:
        bad.append((number, line))
        continue
    d = m.groupdict()
    d["when"] = datetime.strptime(d["when"], "%d/%b/%Y:%H:%M:%S %z").astimezone(timezone.utc)
    d.update(status=int(d["status"]), size=int(d["size"]), seconds=float(d["seconds"]))
    url = urlsplit(d.pop("path"))
    d["path"], d["query"] = url.path, parse_qs(url.query)
    entries.append(d)

print(f"{len(entries)} requests, {len(bad)} unreadable: {bad}")
entries.sort(key=lambda d: d["when"])
first, last = entries[0]["when"], entries[-1]["when"]
print("from", first.isoformat(), "to", last.strftime("%H:%M:%S %Z"), "that is", last - first)
print("by status class:", dict(sorted(Counter(f"{d['status'] // 100}xx" for d in entries).items())))
print("by method:", Counter(d["method"] for d in entries).most_common())
times = [d["seconds"] for d in entries]
print("mean {:.4f} median {:.4f} stdev {:.4f}".format(statistics.mean(times), statistics.median(times), statistics.stdev(times)))
print("quartiles", [round(q, 4) for q in statistics.quantiles(times, n=4)])

pages = defaultdict(lambda: [0, 0, 0.0])
for d in entries:
    page = pages[d["path"]]
    page[0] += 1
    page[1] += d["size"]
    page[2] = max(page[2], d["seconds"])
print(f"{'page':<14}|{'hits':>5}|{'bytes':>9}|{'worst':>7}")
for path, (hits, size, worst) in sorted(pages.items(), key=lambda kv: (-kv[1][0], kv[0])):
    print(f"{path:<14}|{hits:>5}|{size:>9,}|{worst:>7.3f}")

slots = Counter(first.replace(minute=0, second=0) + timedelta(minutes=30 * ((d["when"] - first.replace(minute=0, second=0)) // timedelta(minutes=30))) for d in entries)
for slot in sorted(slots):
    print(f"{slot:%H:%M} {'*' * slots[slot]}")
print("searched:", [q for d in entries for q in d["query"].get("q", [])], unquote_plus("a%2Bb+c"))
visits = defaultdict(list)
for d in entries:
    who = d["user"] if d["user"] != "-" else d["host"]
    if visits[who] and d["when"] - visits[who][-1][-1]["when"] <= timedelta(minutes=30):
        visits[who][-1].append(d)
    else:
        visits[who].append([d])
for who, sessions in sorted(visits.items()):
    print(who, [(f"{s[0]['when']:%H:%M}", len(s), sum(d["size"] for d in s)) for s in sessions])
