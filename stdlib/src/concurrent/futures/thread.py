"""An executor whose calls are done by threads."""

import threading
import types
from _queue import Empty, SimpleQueue
from concurrent.futures import _base
from weakref import ref

_workers = {}  # the queue that each thread takes its work from
_shutdown = False  # the script has ended
_global_shutdown_lock = threading.Lock()


def _python_exit():
    # At the end of the script, before its threads are waited for: no more work comes.
    global _shutdown
    with _global_shutdown_lock:
        _shutdown, workers = True, list(_workers.items())
    for _, queue in workers:
        queue.put(None)
    for thread, _ in workers:
        thread.join()


def _script_begins():
    global _shutdown
    _shutdown = False
    _workers.clear()
    threading._register_atexit(_python_exit)


threading._register_atexit(_python_exit)
threading._restarts.append(_script_begins)


class WorkerContext:
    """What a worker does its calls in."""

    @classmethod
    def prepare(cls, initializer, initargs):
        """Return a function that makes a context, and one that makes a task of a call."""
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')

        def create_context():
            return cls(initializer, initargs)

        def resolve_task(fn, args, kwargs):
            return fn, args, kwargs

        return create_context, resolve_task

    def __init__(self, initializer, initargs):
        self.initializer = initializer
        self.initargs = initargs

    def initialize(self):
        if self.initializer is not None:
            self.initializer(*self.initargs)

    def finalize(self):
        pass

    def run(self, task):
        fn, args, kwargs = task
        return fn(*args, **kwargs)


class _WorkItem:

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, future, task):
        self.future = future
        self.task = task

    def run(self, ctx):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = ctx.run(self.task)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None  # no cycle through the traceback
        else:
            self.future.set_result(result)


def _log(text):
    import logging
    logging.getLogger('concurrent.futures').critical(text, exc_info=True)


def _needed(executor):
    # Whether a worker that has nothing to do must stay.
    if executor is not None and not (_shutdown or executor._shutdown):
        return True
    if executor is not None:
        executor._shutdown = True
    return False


def _work(executor, ctx, queue):
    # executor is a weak reference: an executor that nobody has any more needs no workers.
    while True:
        try:
            item = queue.get_nowait()
        except Empty:
            if (boss := executor()) is not None:
                boss._idle_semaphore.release()
            del boss
            item = queue.get()
        if item is not None:
            item.run(ctx)
        elif not _needed(executor()):
            queue.put(None)  # for the next one
            return
        del item


def _worker(executor, ctx, queue):
    try:
        ctx.initialize()
    except BaseException:
        _log('Exception in initializer:')
        if (boss := executor()) is not None:
            boss._initializer_failed()
        return
    try:
        _work(executor, ctx, queue)
    except BaseException:
        _log('Exception in worker')
        raise
    finally:
        ctx.finalize()


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker could not be initialized."""


class ThreadPoolExecutor(_base.Executor):
    """An executor that has up to max_workers threads."""

    BROKEN = BrokenThreadPool
    _count = 0

    @classmethod
    def prepare_context(cls, initializer, initargs):
        return WorkerContext.prepare(initializer, initargs)

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **ctxkwargs):
        """Make an executor.

        initializer(*initargs) is called in each thread first. The threads are named
        after thread_name_prefix.
        """
        if max_workers is None:
            import os
            count = getattr(os, 'process_cpu_count', os.cpu_count)
            max_workers = min(32, (count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        self._create_worker_context, self._resolve_work_item_task = type(self).prepare_context(
            initializer, initargs, **ctxkwargs)
        self._max_workers, self._threads = max_workers, set()
        self._work_queue = SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)  # how many threads have nothing to do
        self._shutdown_lock = threading.Lock()
        self._shutdown = self._broken = False
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._count}'
            ThreadPoolExecutor._count += 1
        self._thread_name_prefix = thread_name_prefix

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, self._resolve_work_item_task(fn, args, kwargs)))
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(blocking=False):
            return  # somebody has nothing to do

        def executor_gone(_, queue=self._work_queue):
            queue.put(None)

        n = len(self._threads)
        if n < self._max_workers:
            thread = threading.Thread(
                name=f'{self._thread_name_prefix or self}_{n}', target=_worker,
                args=(ref(self, executor_gone), self._create_worker_context(), self._work_queue))
            thread.start()
            self._threads.add(thread)
            _workers[thread] = self._work_queue

    def _drain(self):
        # The work that nobody has begun.
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for item in self._drain():
                item.future.set_exception(self.BROKEN(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            for item in self._drain() if cancel_futures else ():
                item.future.cancel()
            self._work_queue.put(None)
        for thread in self._threads:
            if wait:
                thread.join()
            if not thread.is_alive():
                _workers.pop(thread, None)

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
