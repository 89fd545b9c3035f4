# An asyncio worker pool with priorities, dependencies, cancellation, timeouts, back-pressure, progress and a graceful end; the loop's clock is virtual.
import asyncio
import contextlib
import itertools
from collections import Counter
from dataclasses import dataclass, field


class VirtualLoop(asyncio.SelectorEventLoop):
    """Sleeping takes no time: the clock jumps to the next timer."""

    def __init__(self):
        super().__init__()
        self.virtual = 0.0

    def time(self):
        return self.virtual

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.virtual = max(self.virtual, self._scheduled[0].when())
        super()._run_once()


@dataclass(order=True)
class Job:
    priority: int
    serial: int = field(default_factory=itertools.count().__next__)
    name: str = field(default="", compare=False)
    work: object = field(default=None, compare=False)
    needs: tuple = field(default=(), compare=False)
    result: asyncio.Future = field(default=None, compare=False, repr=False)


class Pool:
    def __init__(self, size, *, limit=4, timeout=None):
        self.size, self.timeout = size, timeout
        self.queue = asyncio.PriorityQueue(limit)
        self.log, self.busy, self.jobs = [], Counter(), {}

    def say(self, text):
        self.log.append(f"{asyncio.get_running_loop().time():5.2f} {text}")

    async def __aenter__(self):
        self.workers = [asyncio.create_task(self.worker(f"w{n}"), name=f"w{n}") for n in range(self.size)]
        return self

    async def __aexit__(self, kind, error, tb):
        if kind is None:
            await self.queue.join()
        for w in self.workers:
            w.cancel()
        ends = await asyncio.gather(*self.workers, return_exceptions=True)
        self.say(f"closed {[type(e).__name__ for e in ends]}")

    async def submit(self, name, work, *args, priority=5, needs=()):
        loop = asyncio.get_running_loop()
        job = Job(priority, name=name, work=lambda: work(*args), needs=tuple(self.jobs[n] for n in needs), result=loop.create_future())
        self.jobs[name] = job
        await self.queue.put(job)
        return job.result

    async def worker(self, me):
        while True:
            job = await self.queue.get()
            try:
                for needed in job.needs:
                    await asyncio.wait([needed.result])
                    if needed.result.cancelled() or needed.result.exception():
                        job.result.cancel(f"needs {needed.name}")
                if job.result.cancelled():
                    self.say(f"{me} skips {job.name}")
                    continue
                self.say(f"{me} starts {job.name}")
                began = asyncio.get_running_loop().time()
                try:
                    async with asyncio.timeout(self.timeout):
                        value = await job.work()
                except TimeoutError:
                    job.result.set_exception(TimeoutError(f"{job.name} took over {self.timeout}"))
                except asyncio.CancelledError:
                    job.result.cancel()
                    raise
                except Exception as e:
                    job.result.set_exception(e)
                else:
                    job.result.set_result(value)
                finally:
                    self.busy[me] += asyncio.get_running_loop().time() - began
                    self.say(f"{me} ends {job.name}")
            finally:
                self.queue.task_done()


async def brew(minutes, answer):
    await asyncio.sleep(minutes)
    if isinstance(answer, Exception):
        raise answer
    return answer


async def shop():
    async with Pool(2, limit=3, timeout=10) as pool:
        futures = {}
        for name, minutes, answer, priority, needs in [("tea", 2, "green", 5, ()), ("coffee", 3, "black", 5, ()), ("cake", 1, "apple", 9, ()), ("soup", 30, "never", 5, ()), ("jam", 1, ValueError("no sugar"), 1, ()),
                                                       ("toast", 1, "with jam", 5, ("jam",)), ("tray", 0.5, "full", 5, ("tea", "coffee")), ("water", 0.25, "still", 0, ())]:
            futures[name] = await pool.submit(name, brew, minutes, answer, priority=priority, needs=needs)
            if name == "soup":
                pool.say("soup is in, queue full" if pool.queue.full() else f"queue holds {pool.queue.qsize()}")
    for line in pool.log:
        print(line)
    for name, future in futures.items():
        outcome = "cancelled" if future.cancelled() else repr(future.exception() or future.result())
        print(f"{name:7} {outcome}")
    print(dict(pool.busy), pool.queue.empty())


async def stopped_early():
    pool = Pool(3)
    with contextlib.suppress(KeyError):
        async with pool:
            slow = [await pool.submit(f"s{n}", brew, 5 + n, n) for n in range(4)]
            await asyncio.sleep(5.5)
            raise KeyError("fire alarm")
    print(pool.log[-1], [f.result() if f.done() and not f.cancelled() else f.cancelled() for f in slow])


async def pipeline():
    first, second, out = asyncio.Queue(2), asyncio.Queue(2), []
    done = object()

    async def produce():
        for n in range(6):
            await first.put(n)
            out.append(f"+{n}")
        await first.put(done)

    async def square():
        while (n := await first.get()) is not done:
            await asyncio.sleep(1)
            await second.put(n * n)
        await second.put(done)

    async def collect():
        total = 0
        while (n := await second.get()) is not done:
            out.append(f"={n}")
            total += n
        return total
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(f()) for f in (produce, square, collect)]
    print(" ".join(out), tasks[-1].result(), asyncio.get_running_loop().time())


async def fans():
    gate, order = asyncio.Semaphore(2), []
    condition, ready = asyncio.Condition(), 0

    async def visit(n):
        nonlocal ready
        async with gate:
            await asyncio.sleep(3 - n % 3)
            order.append(n)
        async with condition:
            ready += 1
            condition.notify_all()
        return n * 10

    tasks = [asyncio.create_task(visit(n)) for n in range(6)]
    async with condition:
        await condition.wait_for(lambda: ready >= 3)
    order.append("three are in")
    got = sorted([await f for f in asyncio.as_completed(tasks)])
    print(order, got)
    barrier, lines = asyncio.Barrier(3), []

    async def runner(name, speed):
        for lap in range(2):
            await asyncio.sleep(speed)
            place = await barrier.wait()
            lines.append((lap, name, place))
    await asyncio.gather(*(runner(n, s) for n, s in (("a", 3), ("b", 1), ("c", 2))))
    print(sorted(lines))
    shielded = asyncio.create_task(brew(2, "kept"))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 1)
    except TimeoutError as e:
        print("late:", repr(e), shielded.done(), await shielded)
    done, pending = await asyncio.wait([asyncio.create_task(brew(n, n)) for n in (4, 1, 2)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending), [t.cancel("enough") for t in pending])
    print(await asyncio.gather(*sorted(pending, key=id), return_exceptions=True) != [] and Counter(t.cancelled() for t in pending))


for main in (shop, stopped_early, pipeline, fans):
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        print("--", main.__name__)
        runner.run(main())
