import asyncio
async def f():
    while True:
        try: await asyncio.sleep(1000)
        except BaseException: pass
while True:
    try: asyncio.run(f())
    except BaseException: pass
