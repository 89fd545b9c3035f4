# asyncio: tasks, gather, sleep order, cancellation, timeouts, queues.
import asyncio
async def work(name, delay, log):
    log.append(f"{name} start")
    await asyncio.sleep(delay)
    log.append(f"{name} end")
    return name
async def main():
    log = []
    r = await asyncio.gather(work("a", 0.02, log), work("b", 0.01, log))
    assert r == ["a", "b"]
    print(log)
    t = asyncio.create_task(work("c", 10, log))
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(10)
    except TimeoutError: print("timeout")
    try: await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except TimeoutError: print("wait_for timeout")
    q = asyncio.Queue(2)
    async def producer():
        for i in range(5): await q.put(i)
        await q.put(None)
    async def consumer():
        out = []
        while (x := await q.get()) is not None: out.append(x)
        return out
    _, got = await asyncio.gather(producer(), consumer())
    print(got)
    try:
        async with asyncio.TaskGroup() as tg:
            ok = tg.create_task(asyncio.sleep(0, "fine"))
            tg.create_task(fail(1))
            tg.create_task(asyncio.sleep(10))
    except* ValueError as eg: print([repr(e) for e in eg.exceptions], ok.result())
    res = await asyncio.gather(fail(2), asyncio.sleep(0, 5), return_exceptions=True)
    print(res)
    ev, lock, sem = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(2)
    order = []
    async def waiter(n):
        await ev.wait()
        async with lock: order.append(n)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set()
    await asyncio.wait(ts)
    print(order)
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, 42)
    assert await fut == 42 and fut.done()
    return "main result"
async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)
print(asyncio.run(main()))
