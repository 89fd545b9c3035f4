import asyncio
import contextvars

log = []


async def work(name, delay, fail=None):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise fail
        return name
    except asyncio.CancelledError:
        log.append(f'{name} cancelled')
        raise


async def groups():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work('a', 0.01))
        b = tg.create_task(work('b', 0))
    assert (a.result(), b.result()) == ('a', 'b')
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work('slow', 100))
            tg.create_task(work('bad', 0, ValueError('no')))
    except* ValueError as group:
        print(repr(group), log)
    log.clear()
    # A cancellation from outside goes through the group.
    async def inner():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work('child', 100))

    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert task.cancel() and task.cancelling() == 1
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', log, task.cancelled())


async def timeouts():
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.sleep(100)
    except TimeoutError:
        print('late', cm.expired())
    async with asyncio.timeout(None) as cm:
        cm.reschedule(asyncio.get_running_loop().time() + 100)
        await asyncio.sleep(0)
    assert not cm.expired()
    inner = asyncio.ensure_future(work('shielded', 0.02))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError:
        print('shielded', await inner)


async def collecting():
    results = await asyncio.gather(work('x', 0.01), work('y', 0, KeyError('k')), return_exceptions=True)
    print(results)
    done, pending = await asyncio.wait([asyncio.create_task(work(i, i / 100)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    await asyncio.gather(*pending)
    print([await c for c in asyncio.as_completed([work('late', 0.03), work('early', 0)])])
    async for task in asyncio.as_completed([work('one', 0)]):
        print(await task)


var = contextvars.ContextVar('var', default='outside')


async def contexts():
    async def child():
        before = var.get()
        var.set('child')
        return before

    var.set('parent')
    assert await asyncio.create_task(child()) == 'parent' and var.get() == 'parent'
    context = contextvars.copy_context()
    await asyncio.create_task(child(), context=context)
    assert context[var] == 'child' and var.get() == 'parent'
    assert await asyncio.to_thread(var.get) == 'parent'
    # An eager task that does not wait is done at once.
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(child())
    assert task.done() and task.result() == 'parent'
    loop.set_task_factory(None)
    names = {t.get_name() for t in asyncio.all_tasks()}
    assert asyncio.current_task().get_name() in names and len(names) == 1


async def generators():
    async def ticks():
        try:
            while True:
                yield 1
        finally:
            await asyncio.sleep(0)
            log.append('closed')

    log.clear()
    gen = ticks()
    assert await anext(gen, 2) == 1
    await gen.aclose()
    assert await anext(gen, 2) == 2
    log.clear()
    gen = ticks()
    assert await anext(gen) == 1
    await asyncio.get_running_loop().shutdown_asyncgens()
    assert log == ['closed']


async def main():
    for part in groups, timeouts, collecting, contexts, generators:
        await part()
    return 'end'


print(asyncio.run(main(), debug=False))

with asyncio.Runner() as runner:
    var.set('runner')
    async def change():
        var.set('kept')
    runner.run(change())
    async def get():
        return var.get()
    assert runner.run(get()) == 'kept' and var.get() == 'runner'

try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
coro = main()
try:
    async def nested():
        asyncio.run(coro)
    asyncio.run(nested())
except RuntimeError as e:
    print(e)
coro.close()
