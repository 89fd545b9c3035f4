# requires: 3.14
# Local times near the first and the last day that there is: the look for a second time on the other side of a fold leaves the years.
import os
import time
from datetime import datetime

os.environ["TZ"] = "EST5EDT"
time.tzset()
for d in [datetime(1, 1, 1), datetime(1, 1, 1, 23, fold=1), datetime(1, 1, 2), datetime(9999, 12, 30), datetime(9999, 12, 31, 12), datetime(9999, 12, 31, 23, fold=1)]:
    for f in "timestamp", "astimezone":
        try:
            print(d, d.fold, f, getattr(d, f)())
        except (ValueError, OverflowError) as e:
            print(d, d.fold, f, type(e).__name__, e)
