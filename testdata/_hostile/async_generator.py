async def g():
    while True:
        try: yield 1
        except BaseException: pass
async def f():
    async for x in g(): pass
while True:
    try: f().send(None)
    except BaseException: pass
