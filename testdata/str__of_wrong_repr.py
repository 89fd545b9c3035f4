# str() of what has only a __repr__ that is wrong, and where a generator expression's first iterable is wrong.
import traceback


class C:
    def __repr__(self):
        return 1.5


for f in str, repr, "{}".format, "%s".__mod__, "%r".__mod__, lambda c: (x for x in 1.5), lambda c: [y for y in 2.5]:
    try:
        f(C())
    except TypeError as e:
        print(traceback.format_exc().replace(__file__, "script"))
