# json.loads: nested data, numbers, escapes.
import json

text = json.dumps([{"id": i, "name": "item \u00e9 %d" % i, "ok": i % 2 == 0, "score": i / 7, "tags": ["a", "b\n", str(i)],
                    "sub": {"x": None, "list": list(range(10))}} for i in range(1000)])
total = 0
for _ in range(100):
    total += json.loads(text)[-1]["id"]
print(total, sum(json.loads(str(list(range(300000))))))
