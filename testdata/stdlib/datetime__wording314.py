# requires: 3.14
# datetime: what 3.14 says of a division by zero and of a day of the week that there is not.
from datetime import date, timedelta

day = timedelta(1)
for f in (lambda: day / 0, lambda: day / 0.0, lambda: day // 0, lambda: day / timedelta(0), lambda: day // timedelta(0),
          lambda: day % timedelta(0), lambda: divmod(day, timedelta(0)), lambda: date.fromisocalendar(2021, 1, 8)):
    try:
        print(f())
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
