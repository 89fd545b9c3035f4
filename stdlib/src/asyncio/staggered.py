"""Start attempts one after the other, each when the one before fails or is slow."""

import contextlib

from . import events, exceptions, futures, locks, tasks

__all__ = 'staggered_race',


async def staggered_race(coro_fns, delay, *, loop=None):
    """Run coroutine functions until one succeeds, starting the next after delay seconds.

    Return the winner's result, its index, and a list with the exception, or None, of
    each that was started. delay None: the next starts only when the one before has failed.
    """
    loop = loop or events.get_running_loop()
    parent = tasks.current_task(loop)
    functions = enumerate(coro_fns)
    winner, winner_index, failures, errors = None, None, [], []
    running, all_done = set(), None

    def ended(task):
        running.discard(task)
        futures.future_discard_from_awaited_by(task, parent)
        if all_done is not None and not all_done.done() and not running:
            all_done.set_result(None)
        if not task.cancelled() and (exc := task.exception()) is not None:
            errors.append(exc)

    def launch(go, previous_failed):
        task = loop.create_task(attempt(go, previous_failed))
        futures.future_add_to_awaited_by(task, parent)
        running.add(task)
        task.add_done_callback(ended)
        go.set()
        return task

    async def attempt(go, previous_failed):
        nonlocal winner, winner_index
        await go.wait()  # so that the first lines do not run inside create_task of an eager factory
        if previous_failed is not None:
            with contextlib.suppress(exceptions.TimeoutError):
                await tasks.wait_for(previous_failed.wait(), delay)
        try:
            index, function = next(functions)
        except StopIteration:
            return
        failed = locks.Event()
        launch(locks.Event(), failed)
        assert len(failures) == index
        failures.append(None)
        try:
            result = await function()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            failures[index] = e
            failed.set()
        else:
            assert winner_index is None
            winner, winner_index = result, index
            me = tasks.current_task()
            for task in list(running):
                if task is not me:
                    task.cancel()

    cancellation = None
    try:
        launch(locks.Event(), None)
        while running:
            all_done = loop.create_future()
            try:
                await all_done
            except exceptions.CancelledError as e:
                cancellation = e
                for task in list(running):
                    task.cancel(*e.args)
            all_done = None
        if errors:
            raise ExceptionGroup('staggered race failed', errors)
        if cancellation is not None:
            raise cancellation
        return winner, winner_index, failures
    finally:
        del failures, cancellation, errors, parent
