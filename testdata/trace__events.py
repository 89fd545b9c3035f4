# What sys.settrace tells: lines without code of their own, ends of iterators, what is passed on and thrown.
import sys


def gives(value):
    yield 1
    return value


class Counts:
    def __init__(self, *end):
        self.n, self.end = 0, end

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 1:
            raise StopIteration(*self.end)
        return 1


def loops():
    for x in gives(3):
        pass
    for x in gives(None):
        pass
    for x in Counts(5):
        continue
    for x in Counts():
        ...
    while True:
        if x:
            break


def delegates(source):
    result = yield from source
    return result


def delegating():
    list(delegates(gives(4)))
    list(delegates(gives(None)))
    list(delegates(Counts(6)))
    list(delegates([1]))


def tries():
    for i in range(2):
        try:
            if i:
                raise KeyError
        except KeyError:
            continue
        finally:
            x = 1
        try:
            pass
        finally:
            x = 2
    assert True
    try:
        return 1
    finally:
        x = 3


def again():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise
        finally:
            x = 1
    except ArithmeticError:
        pass


def throws():
    def g():
        try:
            yield 1
        except KeyError:
            yield 2
        finally:
            x = 1
    it = g()
    next(it)
    it.throw(KeyError)
    it.close()


def makes():
    class C:
        x = 1

        def m(self): return self.x
    return C().m()


class Manager:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, *exc):
        pass


async def waits():
    async with Manager():
        x = 1
    return x


def awaiting():
    try:
        waits().send(None)
    except StopIteration as e:
        return e.value


def run(function):
    events = []
    first = function.__code__.co_firstlineno

    def trace(frame, event, arg):
        if frame.f_code.co_filename != __file__:
            return None
        if event == "exception":
            arg = arg[0].__name__ + str(arg[1])
        elif type(arg) not in (int, type(None)):
            arg = type(arg).__name__
        events.append(f"{frame.f_code.co_name}:{frame.f_lineno - first}:{event}" + ("" if arg is None else f"={arg}"))
        return trace

    sys.settrace(trace)
    function()
    sys.settrace(None)
    print(function.__name__)
    for event in events:
        print("   ", event)


for function in [loops, delegating, tries, again, throws, makes, awaiting]:
    run(function)
