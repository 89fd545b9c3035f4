# Five patterns that try many ways.
import re

total = 0
for p, s in [(r"(a+)+$", "a" * 22 + "b"), (r"(a|aa)+$", "a" * 27 + "b"), (r"(.*)(.*)(.*)(.*)x$", "y" * 60),
             (r"^(\w+\s?)*$", "word " * 4 + "!"), (r"(x+x+)+y", "x" * 20)]:
    total += re.match(p, s) is None
print(total)
