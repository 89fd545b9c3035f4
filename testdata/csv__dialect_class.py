# A dialect's class with a value of the wrong type is a csv.Error, with a wrong value a ValueError.
import csv

for name, value in [("delimiter", "\n"), ("escapechar", "\r"), ("quotechar", "\n"), ("quoting", 99), ("doublequote", "yes")]:
    dialect = type("D", (csv.excel,), {name: value})
    try:
        print(name, dialect()._valid)
    except (csv.Error, ValueError) as e:
        print(name, type(e).__name__, e)
