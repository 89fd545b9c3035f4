# csv: writing and reading, with quotes.
import csv
import io

total = 0
for _ in range(30):
    out = io.StringIO()
    w = csv.writer(out)
    w.writerow(["id", "name", "text", "score"])
    for i in range(4000):
        w.writerow([i, "name %d" % i, 'a "quoted", text' if i % 5 == 0 else "plain", i / 3])
    out.seek(0)
    for row in csv.DictReader(out):
        total += len(row["text"]) + int(row["id"])
    total += sum(len(r) for r in csv.reader(io.StringIO(out.getvalue()), delimiter=";"))
print(total)
