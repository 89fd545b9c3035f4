"""An executor whose calls are done by threads that have an interpreter each."""

from concurrent import interpreters
from concurrent.futures import thread as _thread

ExecutionFailed = interpreters.ExecutionFailed


class WorkerContext(_thread.WorkerContext):
    """An interpreter to do calls in."""

    @classmethod
    def prepare(cls, initializer, initargs):
        create_context, _ = super().prepare(initializer, initargs)

        def resolve_task(fn, args, kwargs):
            if isinstance(fn, str):
                raise TypeError('fn must be a callable, not a str')
            return fn, args, kwargs

        return create_context, resolve_task

    def __init__(self, initializer, initargs):
        super().__init__(initializer, initargs)
        self.interp = None

    def initialize(self):
        self.interp = interpreters.create()
        if self.initializer is not None:
            self.interp.call(self.initializer, *self.initargs)

    def finalize(self):
        if self.interp is not None:
            interp, self.interp = self.interp, None
            try:
                interp.close()
            except interpreters.InterpreterError:
                pass  # it has gone

    def run(self, task):
        fn, args, kwargs = task
        return self.interp.call(fn, *args, **kwargs)


class BrokenInterpreterPool(_thread.BrokenThreadPool):
    """An interpreter could not be initialized."""


class InterpreterPoolExecutor(_thread.ThreadPoolExecutor):
    """ThreadPoolExecutor whose threads have an interpreter each: their calls run in parallel."""

    BROKEN = BrokenInterpreterPool

    @classmethod
    def prepare_context(cls, initializer, initargs):
        return WorkerContext.prepare(initializer, initargs)

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        super().__init__(max_workers, thread_name_prefix, initializer, initargs)
