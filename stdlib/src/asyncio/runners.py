"""Run a program's main coroutine."""

import contextvars
import enum
import functools
import signal
import threading

from . import constants, coroutines, events, exceptions, tasks

__all__ = ('Runner', 'run')


class _State(enum.Enum):
    CREATED = 'created'
    INITIALIZED = 'initialized'
    CLOSED = 'closed'


class Runner:
    """A context manager that keeps one event loop for several calls of run().

    At the end of the block the tasks that are left are cancelled and the loop is closed.
    """

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug, self._loop_factory = debug, loop_factory
        self._state = _State.CREATED
        self._loop = self._context = None
        self._interrupt_count = 0
        self._set_event_loop = False  # ours is that of the thread

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        """Cancel the tasks that are left and close the loop."""
        if self._state is not _State.INITIALIZED:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            for shutdown in loop.shutdown_asyncgens(), loop.shutdown_default_executor(constants.THREAD_JOIN_TIMEOUT):
                loop.run_until_complete(shutdown)
        finally:
            self._state, self._loop = _State.CLOSED, None
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()

    def get_loop(self):
        """Return the event loop."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine, or another awaitable, and return its result. Ctrl-C cancels it."""
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        if not coroutines.iscoroutine(coro):
            import inspect
            if not inspect.isawaitable(coro):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')

            async def wrapped(awaitable):
                return await awaitable

            coro = wrapped(coro)
        task = self._loop.create_task(coro, context=self._context if context is None else context)

        on_sigint = None
        if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            on_sigint = functools.partial(self._on_sigint, main_task=task)
            try:
                signal.signal(signal.SIGINT, on_sigint)
            except ValueError:
                on_sigint = None  # not the thread for it, whatever threading believes
        self._interrupt_count = 0
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupt_count > 0 and getattr(task, 'uncancel', lambda: 1)() == 0:
                raise KeyboardInterrupt
            raise
        finally:
            if on_sigint is not None and signal.getsignal(signal.SIGINT) is on_sigint:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def _lazy_init(self):
        match self._state:
            case _State.CLOSED:
                raise RuntimeError('Runner is closed')
            case _State.INITIALIZED:
                return
        make = self._loop_factory
        self._loop = events.new_event_loop() if make is None else make()
        if make is None and not self._set_event_loop:
            # Once: code that runs later may set another one.
            self._set_event_loop = True
            events.set_event_loop(self._loop)
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = _State.INITIALIZED

    def _on_sigint(self, signum, frame, main_task):
        self._interrupt_count += 1
        if self._interrupt_count > 1 or main_task.done():
            raise KeyboardInterrupt()
        main_task.cancel()
        # The loop may be asleep.
        self._loop.call_soon_threadsafe(lambda: None)


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in a new event loop, which is closed at the end, and return its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown', 'exception': task.exception(),
                                         'task': task})
