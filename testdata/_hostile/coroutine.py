class Nap:
    def __await__(self):
        yield
async def f():
    while True:
        try:
            await Nap()
        except BaseException: pass
c = f()
while True:
    try: c.send(None)
    except BaseException: pass
