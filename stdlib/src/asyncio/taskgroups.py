"""Tasks that end together."""

from . import events, exceptions, futures, tasks

__all__ = ('TaskGroup',)


class TaskGroup:
    """An asynchronous context manager that waits for the tasks made with create_task().

    When one of them fails the others, and the block itself, are cancelled, and all
    exceptions are raised as one ExceptionGroup.
    """

    def __init__(self):
        self._loop = self._parent_task = None
        self._tasks, self._errors = set(), []
        self._base_error = None  # a SystemExit or KeyboardInterrupt
        self._on_completed_fut = None  # what __aexit__ waits in
        # The block was entered, is being left, is being cancelled; that was our doing.
        self._entered = self._exiting = self._aborting = self._parent_cancel_requested = False

    def __repr__(self):
        state = 'cancelling' if self._aborting else 'entered' if self._entered else ''
        counts = [f'{name}={len(what)}' for name, what in (('tasks', self._tasks), ('errors', self._errors)) if what]
        return f"<TaskGroup{' '.join(['', *counts, *([state] if state else [])])}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._leave(et, exc)
        finally:
            # A group may live on in a frame of a traceback, and must not keep all of this.
            self._parent_task = self._errors = self._base_error = None
            del exc

    async def _leave(self, et, exc):
        self._exiting = True
        if et is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        cancellation = exc if et is not None and issubclass(et, exceptions.CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()  # the block has failed, or is cancelled from outside

        while self._tasks:
            all_done = self._on_completed_fut = self._loop.create_future()
            try:
                await all_done
            except exceptions.CancelledError as e:
                if not self._aborting:
                    # The whole group is cancelled from outside.
                    cancellation = e
                    self._abort()
        self._on_completed_fut = None

        if self._base_error is not None:
            try:
                raise self._base_error
            finally:
                exc = None
        if self._parent_cancel_requested:
            # The cancellation of the block was ours: if it was the only one, nobody else must see it.
            if self._parent_task.uncancel() == 0:
                cancellation = None
        try:
            if cancellation is not None and not self._errors:
                raise cancellation
        finally:
            cancellation = None
        if et is not None and not issubclass(et, exceptions.CancelledError):
            self._errors.append(exc)
        exc = None
        if self._errors:
            parent = self._parent_task
            if parent.cancelling():
                # Whoever cancelled the block from outside must not lose that: it is raised at the next await.
                parent.uncancel()
                parent.cancel()
            del parent
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None

    def create_task(self, coro, **kwargs):
        """Start a task in the group and return it; the arguments are those of asyncio.create_task()."""
        error = None
        if not self._entered:
            error = f'TaskGroup {self!r} has not been entered'
        elif self._exiting and not self._tasks:
            error = f'TaskGroup {self!r} is finished'
        elif self._aborting:
            error = f'TaskGroup {self!r} is shutting down'
        if error is not None:
            coro.close()
            raise RuntimeError(error)
        task = self._loop.create_task(coro, **kwargs)
        futures.future_add_to_awaited_by(task, self._parent_task)
        if task.done():
            self._on_task_done(task)  # it ran eagerly
        else:
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        try:
            return task
        finally:
            del task

    @staticmethod
    def _is_base_error(exc):
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        futures.future_discard_from_awaited_by(task, self._parent_task)
        if self._on_completed_fut is not None and not self._tasks and not self._on_completed_fut.done():
            self._on_completed_fut.set_result(True)
        if task.cancelled() or (exc := task.exception()) is None:
            return
        self._errors.append(exc)
        if self._base_error is None and self._is_base_error(exc):
            self._base_error = exc
        parent = self._parent_task
        if parent.done():
            # The block has ended in a way that leaves nobody to tell.
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task {parent} is already completed',
                'exception': exc, 'task': task})
        elif not (self._aborting or self._parent_cancel_requested):
            # The block must end too. If it waits for the tasks already, the cancellation is only what wakes it.
            self._abort()
            parent.cancel()
            self._parent_cancel_requested = True
