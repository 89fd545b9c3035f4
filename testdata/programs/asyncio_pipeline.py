# Producers and consumers with asyncio: queues, semaphores, events, task groups, timeouts, cancellation, async generators and contexts.
import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, suppress

log = []


async def producer(name, queue, rng, n):
    for i in range(n):
        await asyncio.sleep(0)
        await queue.put((rng.randint(1, 9), f"{name}{i}"))
    log.append(f"{name} is done")


async def consumer(queue, results):
    while True:
        weight, item = await queue.get()
        try:
            if weight == 9: raise ValueError(item)
            results[weight] += 1
        except ValueError as e: log.append(f"refused {e}")
        finally: queue.task_done()


async def pipeline():
    queue, results, rng = asyncio.PriorityQueue(maxsize=4), Counter(), random.Random(4)
    workers = [asyncio.create_task(consumer(queue, results), name=f"worker-{i}") for i in range(3)]
    await asyncio.gather(*(producer(n, queue, rng, 6) for n in "abc"))
    await queue.join()
    for w in workers: w.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)], [w.get_name() for w in workers], [w.cancelled() for w in workers])
    print(sorted(results.items()), results.total(), queue.empty(), log)


async def limits():
    sem, running, most = asyncio.Semaphore(3), 0, 0
    async def job(i):
        nonlocal running, most
        async with sem:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001 * (i % 3))
            running -= 1
            return i * i
    results = await asyncio.gather(*map(job, range(10)))
    print(results, "at once:", most)
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(job(i)) for i in range(4)]
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as tg:
            async def fail(e, after): await asyncio.sleep(after); raise e
            tg.create_task(fail(KeyError("k"), 0)); tg.create_task(fail(OSError("o"), 0)); tg.create_task(asyncio.sleep(50))
    except* KeyError as g: print("keys", g.exceptions)
    except* OSError as g: print("os", g.exceptions)


async def waits():
    for seconds, limit in ((0.001, 5), (5, 0.002)):
        try:
            async with asyncio.timeout(limit): await asyncio.sleep(seconds)
            print("in time", end="; ")
        except TimeoutError: print("too late", end="; ")
    try: await asyncio.wait_for(asyncio.Event().wait(), 0.002)
    except TimeoutError as e: print(repr(e))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(s, s)) for s in (0, 0.001, 9)], timeout=0.05)
    print(sorted(t.result() for t in done), len(pending)); [t.cancel() for t in pending]
    order = [await c for c in asyncio.as_completed([asyncio.sleep(s, s) for s in (0.03, 0.0, 0.015)])]
    print(order)
    async def stubborn():
        try: await asyncio.sleep(9)
        except asyncio.CancelledError as e: log.append(f"cleaning up {e}"); raise
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel("enough")
    with suppress(asyncio.CancelledError): await t
    shielded = asyncio.create_task(asyncio.sleep(0.002, "kept"))
    with suppress(TimeoutError): await asyncio.wait_for(asyncio.shield(shielded), 0.0005)
    print(log[-1], t.cancelled(), await shielded)


async def ticker(n):
    try:
        for i in range(n): yield i; await asyncio.sleep(0)
    finally: print("ticker closed", end=" ")


@asynccontextmanager
async def connection(name):
    print(f"+{name}", end=" ")
    try: yield name.upper()
    finally: await asyncio.sleep(0); print(f"-{name}", end=" ")


async def flows():
    async with aclosing(ticker(10)) as ticks:
        print([i async for i in ticks if i % 2], end=" ")
        
    async with aclosing(ticker(10)) as ticks:
        async for i in ticks:
            if i == 2: break
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in ("db", "web")]
        stack.push_async_callback(asyncio.sleep, 0)
        print(names, end=" ")
    cond, turns = asyncio.Condition(), []
    async def player(me):
        for _ in range(3):
            async with cond:
                await cond.wait_for(lambda: len(turns) % 2 == me)
                turns.append(me); cond.notify_all()
    await asyncio.gather(player(1), player(0))
    gate, lock = asyncio.Event(), asyncio.Lock()
    async def passer(i):
        await gate.wait()
        async with lock: turns.append(i)
    tasks = [asyncio.create_task(passer(i)) for i in (10, 11)]
    await asyncio.sleep(0); turns.append("open"); gate.set(); await asyncio.gather(*tasks)
    loop, fut = asyncio.get_running_loop(), asyncio.get_running_loop().create_future()
    loop.call_soon(fut.set_result, "soon"); loop.call_later(0.001, turns.append, "later")
    barrier = asyncio.Barrier(2)
    print(turns, await fut, sorted(await asyncio.gather(barrier.wait(), barrier.wait())), await asyncio.to_thread(sum, [1, 2, 3])); await asyncio.sleep(0.01); print(turns[-1])


for part in (pipeline, limits, waits, flows): asyncio.run(part())
with asyncio.Runner() as runner: print(runner.run(asyncio.sleep(0, "from a runner")))
