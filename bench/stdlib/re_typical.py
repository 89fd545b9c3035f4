# Ten patterns as programs have them.
import re

text = "\n".join("2026-%02d-%02d 12:%02d:07 [INFO] user%d@example.com GET /path/to/page?id=%d&x=\"quoted text\" 200 0.%03d"
                 % (i % 12 + 1, i % 28 + 1, i % 60, i, i * 7, i % 1000) for i in range(1500))
patterns = [
    r"\d{4}-\d{2}-\d{2}", r"[\w.]+@[\w.]+\.\w+", r"(?P<key>\w+)=(?P<value>[^&\s]+)", r"\b(GET|POST|PUT)\b (\S+)",
    r"^\S+ (\d+):(\d+):(\d+)", r'"([^"\\]|\\.)*"', r"(?i)info|warn|error", r"\s+", r"(\w+)\s\1|user\d+", r"[aeiou]{2,}|\d+\.\d+",
]
total = 0
for p in patterns:
    r = re.compile(p, re.M)
    for _ in range(3):
        total += len(r.findall(text)) + len(r.sub("-", text)) + sum(m.start() for m in r.finditer(text))
    total += len(r.split(text)) + sum(1 for line in text.split("\n") if r.search(line))
print(total)
