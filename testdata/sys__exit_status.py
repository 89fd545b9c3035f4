# What sys.exit() makes of its argument.
import sys

for status in (42,), (1, 2), (), [3], None, "text", SystemExit(5), ValueError(6):
    try:
        sys.exit(status)
    except SystemExit as e:
        print(repr(e), repr(e.code), e is status)
try:
    sys.exit()
except SystemExit as e:
    print(e.args, e.code)
