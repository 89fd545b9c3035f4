# json.dumps: nested data, indented and sorted too.
import json

DATA = [{"id": i, "name": "item \u00e9 %d" % i, "ok": i % 2 == 0, "score": i / 7, "tags": ["a", "b\n", str(i)], "sub": {"x": None}}
        for i in range(1000)]
total = 0
for _ in range(100):
    total += len(json.dumps(DATA))
for _ in range(20):
    total += len(json.dumps(DATA, indent=2, sort_keys=True)) + len(json.dumps(DATA, ensure_ascii=False, separators=(",", ":")))
print(total)
