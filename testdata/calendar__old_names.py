# The names of months from before Month: deprecated.
import calendar
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(calendar.January, calendar.February)
for w in seen:
    print(w.category.__name__, w.message, w.filename == __file__)
try:
    calendar.March
except AttributeError as e:
    print(e)
