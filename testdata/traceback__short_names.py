# Names of one letter have suggestions too; where async loops fail.
import traceback


def show(f):
    try:
        f()
    except Exception:
        print("\n".join(traceback.format_exc().replace(__file__, "script").splitlines()[3:]))


def wrong():
    D = 1
    d


show(wrong)
xylo = 1
show(lambda: xyla)


async def items():
    yield 1
    raise ValueError


async def statement():
    async for x in items():
        pass
    else:
        pass


async def comprehension():
    return [x async for x in items() if x]


for co in statement, comprehension:
    show(lambda: co().send(None))
