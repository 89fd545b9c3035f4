# An asynchronous job queue: workers, priorities, retries with backoff, time-outs, cancellation, a semaphore, progress through an async generator.
import asyncio
import contextlib
import contextvars
import enum
import itertools
from collections import Counter
from dataclasses import dataclass, field

current_job = contextvars.ContextVar("current_job", default="-")


class State(enum.StrEnum):
    WAITING = enum.auto()
    RUNNING = enum.auto()
    DONE = enum.auto()
    FAILED = enum.auto()
    CANCELLED = enum.auto()


class Transient(Exception):
    pass


@dataclass(order=True)
class Job:
    priority: int
    number: int = field(default_factory=itertools.count(1).__next__)
    work: object = field(compare=False, default=None, repr=False)
    state: State = field(compare=False, default=State.WAITING)
    tries: int = field(compare=False, default=0)
    result: object = field(compare=False, default=None)


log = []


def say(*words):
    log.append(f"[{current_job.get()}] " + " ".join(map(str, words)))


class Runner:
    def __init__(self, workers=2, limit=2, timeout=0.25):
        self.queue = asyncio.PriorityQueue()
        self.workers, self.timeout = workers, timeout
        self.limit = asyncio.Semaphore(limit)
        self.finished = asyncio.Queue()
        self.changed = asyncio.Condition()
        self.jobs = []

    async def __aenter__(self):
        self.tasks = [asyncio.create_task(self.worker(), name=f"worker-{n}") for n in range(self.workers)]
        return self

    async def __aexit__(self, kind, value, tb):
        for task in self.tasks:
            task.cancel(msg="closing")
        results = await asyncio.gather(*self.tasks, return_exceptions=True)
        say("closed:", *(type(r).__name__ for r in results))

    def submit(self, work, priority=5):
        job = Job(priority, work=work)
        self.jobs.append(job)
        self.queue.put_nowait(job)
        return job

    async def worker(self):
        while True:
            job = await self.queue.get()
            token = current_job.set(job.number)
            try:
                async with self.limit:
                    await self.run(job)
            finally:
                current_job.reset(token)
                self.queue.task_done()

    async def run(self, job):
        job.state = State.RUNNING
        while job.state is State.RUNNING:
            job.tries += 1
            try:
                async with asyncio.timeout(self.timeout):
                    job.result = await job.work(job)
                job.state = State.DONE
            except Transient as e:
                if job.tries == 3:
                    job.state, job.result = State.FAILED, e
                else:
                    await asyncio.sleep(0.001 * 2 ** job.tries)
            except TimeoutError:
                job.state, job.result = State.FAILED, "too slow"
            except asyncio.CancelledError:
                job.state = State.CANCELLED
                raise
            except Exception as e:
                job.state, job.result = State.FAILED, e
        await self.finished.put(job)
        async with self.changed:
            self.changed.notify_all()

    async def as_finished(self, count):
        for _ in range(count):
            yield await self.finished.get()

    async def wait_for(self, predicate):
        async with self.changed:
            await self.changed.wait_for(lambda: predicate(self))


async def square(job):
    await asyncio.sleep(0)
    say("square of", job.priority)
    return job.priority ** 2


async def flaky(job):
    await asyncio.sleep(0)
    if job.tries < 3:
        say("fails, try", job.tries)
        raise Transient(f"try {job.tries}")
    return "at last"


async def hopeless(job):
    raise Transient("never")


async def broken(job):
    return {}["missing"]


async def slow(job):
    try:
        await asyncio.sleep(30)
    finally:
        say("cleaned up")


async def nested(job):
    async def part(n):
        await asyncio.sleep(0.001 * n if n < 3 else 10)
        if n == 2:
            raise ValueError(n)
        return current_job.get() * n
    found = None
    try:
        async with asyncio.TaskGroup() as group:
            parts = [group.create_task(part(n)) for n in range(5)]
    except* ValueError as eg:
        found = [eg.exceptions, [p.cancelled() for p in parts]]
    return found


async def main():
    async with Runner(workers=1) as runner:
        for work, priority in [(square, 7), (flaky, 3), (square, 1), (broken, 2), (hopeless, 4), (slow, 9), (nested, 8)]:
            runner.submit(work, priority)
        async for job in runner.as_finished(7):
            print(f"{job.number} {job.work.__name__:9}{job.state:10}{job.tries} tries {job.result!r}")
        print(Counter(j.state for j in runner.jobs))
        stuck = runner.submit(slow, 1)
        waiting = runner.submit(square, 2)
        await asyncio.sleep(0.01)
    print(stuck.state, waiting.state, runner.queue.qsize())
    print(*log, sep="\n")

    print("--- tools")
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d), name=str(d)) for d in (0, 0.002, 5)], timeout=0.05)
    print(sorted(t.result() for t in done), [t.get_name() for t in pending])
    for t in pending:
        t.cancel()
    for future in asyncio.as_completed([asyncio.sleep(0.004, "b"), asyncio.sleep(0, "a")]):
        print(await future, end=" ")
    print(await asyncio.gather(*(asyncio.sleep(0.001 * (3 - n), n) for n in range(3)), broken(None), return_exceptions=True))
    event, order = asyncio.Event(), []

    async def waiter(n):
        await event.wait()
        order.append(n)
    tasks = [asyncio.ensure_future(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    print(order, event.is_set())
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.Future(), 0.001)
        print("never printed")
    shielded = asyncio.create_task(asyncio.sleep(0.002, "survived"))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.0005)
    except TimeoutError:
        print(await shielded)
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())), barrier.n_waiting)
    print(await asyncio.to_thread(sum, range(10)), await asyncio.get_running_loop().run_in_executor(None, lambda: "thread"))
    bounded = asyncio.Queue(1)
    bounded.put_nowait(1)
    try:
        bounded.put_nowait(2)
    except asyncio.QueueFull as e:
        print(repr(e), bounded.full(), bounded.maxsize)

    async def ticks():
        try:
            for n in itertools.count():
                yield n
                await asyncio.sleep(0)
        finally:
            print("ticks end")
    async with contextlib.aclosing(ticks()) as source:
        print(await anext(source), await anext(source))


asyncio.run(main())
