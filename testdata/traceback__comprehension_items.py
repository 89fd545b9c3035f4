# Where in comprehensions, assignments and clauses of except the error is.
import traceback


def show(f):
    try:
        f()
    except Exception:
        print(traceback.format_exc().replace(__file__, "script"))


class C:
    def __hash__(self):
        raise ValueError("hash")


def fail():
    raise ValueError


def set_item(): return {x for x in [C(), C()]}
def map_item(): return {x: y + 1 for x, y in [(C(), 1), (C(), 2)]}


def target_pair():
    a, b = fail()


def target_attribute():
    C.x = fail()


def target_name():
    x = fail()


def target_names():
    x = y = fail()


def clause():
    try:
        fail()
    except (ValueError,
            1) as e:
        pass


def early():
    it = (x for x in "ab")
    next(it)
    it.throw(ValueError)


for f in set_item, map_item, target_pair, target_attribute, target_name, target_names, clause, early:
    show(f)
