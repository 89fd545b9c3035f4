# What is thrown into generators that have not begun, or that delegate to what is no generator.
import traceback


def show(f):
    try:
        print(f())
    except BaseException as e:
        for line in traceback.format_exception(e)[1:]:
            print(line.replace(__file__, "script"), end="")


def g():
    print("begun")
    yield 1


async def co():
    return 1


show(lambda: g().throw(ValueError("early")))
show(lambda: (x for x in "ab").throw(ValueError("early")))
show(lambda: co().throw(ValueError("early")))


def delegating(it):
    print("result", (yield from it))


# StopIteration ends an iterator that cannot be told of it.
it = delegating(iter([1, 2]))
next(it)
show(lambda: it.throw(StopIteration("end")))


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print("thrown", args)
        raise StopIteration("ended")


for thrown in KeyError, KeyError("k"):
    it = delegating(Plain())
    next(it)
    show(lambda: it.throw(thrown))

# What is no exception: iterators that are no generators get it, generators refuse it.
for it in delegating(Plain()), delegating(delegating(iter([1, 2]))), delegating(iter([1, 2])), g():
    next(it)
    show(lambda: it.throw(3))
    show(lambda: next(it, "over"))
