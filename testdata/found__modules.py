# Differences from CPython that internal/difffuzz has found in modules.
import json
import struct
from datetime import datetime
from decimal import Context, Decimal

# Of several directives for the same thing the last counts; a week without a year is one of 1900.
assert datetime.strptime("2001 76", "%Y %y").year == 1976 and datetime.strptime("76 2001", "%y %Y").year == 2001
assert datetime.strptime("02 14", "%I %H").hour == 14 and datetime.strptime("05 Mar", "%m %b").month == 3
assert datetime.strptime("2024-36-3 10", "%G-%V-%u %U") == datetime(1900, 3, 14)
# A zero keeps its exponent; a quotient can overflow.
print([format(Decimal(t), ".3e") for t in ("0", "0.00", "-0E-7")])
c = Context(prec=28, Emax=5, Emin=-5, traps=[])
print(c.divide_int(Decimal(9 * 10 ** 6), Decimal("-1.9")), sorted(f.__name__ for f, on in c.flags.items() if on))
# An escape at the very end of a text; a control character before a wrong escape.
for text in '"\\u0041', '"\\ud83d\\', '"\x01\\u12"', '"\\u65e5\n1"':
    try: json.loads(text)
    except ValueError as e: print(e)
# In native form C's conversions are used.
assert struct.unpack("@f", struct.pack("@f", 1e300)) == (float("inf"),) and struct.unpack("P", struct.pack("P", -1)) == (2 ** 64 - 1,)
try: struct.pack("<f", 1e300)
except OverflowError as e: print(e)
