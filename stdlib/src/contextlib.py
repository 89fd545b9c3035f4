"""Tools for with statements: managers from generators, stacks of managers, and small ready-made ones."""

import _collections_abc
import abc
import sys
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "chdir", "AsyncContextDecorator"]


class AbstractContextManager(abc.ABC):
    """What a with statement needs."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):
        """Return self, to be bound by `as`."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true result swallows the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _collections_abc._check_methods(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """What an async with statement needs."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    async def __aenter__(self):
        """Return self, to be bound by `as`."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true result swallows the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _collections_abc._check_methods(C, "__aenter__", "__aexit__")
        return NotImplemented


class ContextDecorator:
    """A base for context managers that can also decorate functions."""

    def _recreate_cm(self):
        """Return the manager for one call; by default the same for all."""
        return self

    def __call__(self, func):
        def managed(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return wraps(func)(managed)


class AsyncContextDecorator:
    """A base for async context managers that can also decorate coroutine functions."""

    _recreate_cm = ContextDecorator._recreate_cm

    def __call__(self, func):
        async def managed(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return wraps(func)(managed)


_ended = object()  # what a generator gives that is over


class _GeneratorContextManagerBase:
    """What the managers made from generators and from async generators share."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        # A generator runs once: each call of a decorated function gets its own.
        return self.__class__(self.func, self.args, self.kwds)

    def _refuse_again(self):
        # The second time, CPython misses what it deleted the first time.
        raise AttributeError(f"{type(self).__name__!r} object has no attribute 'args'", name="args", obj=self)

    @staticmethod
    def _instance(typ, value):
        # A manager may be left by hand with a type and no instance.
        return typ() if value is None else value

    @staticmethod
    def _same(raised, value, tb, stop):
        """Tell whether what the generator raised is only the exception that was thrown in."""
        if raised is value:
            value.__traceback__ = tb
            return True
        # A StopIteration thrown into a generator comes out as the cause of a RuntimeError.
        if isinstance(raised, RuntimeError) and isinstance(value, stop) and raised.__cause__ is value:
            value.__traceback__ = tb
            return True
        return False


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """A context manager that runs a generator function."""

    def __enter__(self):
        # Only _recreate_cm needs these, and it is not called once the manager was entered.
        if self.args is None:
            self._refuse_again()
        self.func = self.args = self.kwds = None  # not deleted: that would take the attributes out of their slots
        result = next(self.gen, _ended)
        if result is _ended:
            raise RuntimeError("generator didn't yield")
        return result

    def _refuse(self, message):
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()

    def __exit__(self, typ, value, traceback):
        if typ is None:
            return next(self.gen, _ended) is not _ended and self._refuse("generator didn't stop")
        value = self._instance(typ, value)
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            # True swallows; the very exception thrown in must go on.
            return exc is not value
        except BaseException as exc:
            if self._same(exc, value, traceback, StopIteration):
                return False
            raise
        self._refuse("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """An async context manager that runs an async generator function."""

    async def __aenter__(self):
        if self.args is None:
            self._refuse_again()
        self.func = self.args = self.kwds = None  # not deleted: that would take the attributes out of their slots
        result = await anext(self.gen, _ended)
        if result is _ended:
            raise RuntimeError("generator didn't yield")
        return result

    async def _refuse(self, message):
        try:
            raise RuntimeError(message)
        finally:
            await self.gen.aclose()

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            return await anext(self.gen, _ended) is not _ended and await self._refuse("generator didn't stop")
        value = self._instance(typ, value)
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except BaseException as exc:
            if self._same(exc, value, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        await self._refuse("generator didn't stop after athrow()")


def _manager_function(func, manager):
    """Return a function that makes a manager for each call of func."""

    @wraps(func)
    def helper(*args, **kwds):
        return manager(func, args, kwds)

    return helper


def contextmanager(func):
    """Make a function that returns context managers of a generator function that yields once."""
    return _manager_function(func, _GeneratorContextManager)


def asynccontextmanager(func):
    """Make a function that returns async context managers of an async generator function that yields once."""
    return _manager_function(func, _AsyncGeneratorContextManager)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing; its `as` value is the given one."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        """Return the given value."""
        return self.enter_result

    def __exit__(self, *excinfo):
        """Do nothing."""

    async def __aenter__(self):
        """Return the given value."""
        return self.enter_result

    async def __aexit__(self, *excinfo):
        """Do nothing."""


class closing(AbstractContextManager):
    """Call close() of the given thing when the block ends."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        """Return the thing."""
        return self.thing

    def __exit__(self, *exc_info):
        """Close it."""
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Await aclose() of the given thing when the block ends."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        """Return the thing."""
        return self.thing

    async def __aexit__(self, *exc_info):
        """Close it."""
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    """Puts another file in the place of an attribute of sys. It may be entered again inside itself."""

    _stream = None

    def __init__(self, new_target):
        self._new_target, self._before = new_target, []

    def __enter__(self):
        self._before.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        before = self._before.pop()
        setattr(sys, self._stream, before)


class redirect_stdout(_RedirectStream):
    """Send what is written to sys.stdout to another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Send what is written to sys.stderr to another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallow the given exceptions; of a group only those in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        """Return None: there is nothing to work with."""

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        _, rest = excinst.split(self._exceptions)
        if rest is not None:
            raise rest
        return True


class _BaseExitStack:
    """The callbacks of ExitStack and AsyncExitStack, innermost last, each with whether it is a plain one."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Move the callbacks to a new stack and return it."""
        new = type(self)()
        new._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new

    def push(self, exit):
        """Register a context manager, without entering it, or a function with the signature of __exit__."""
        cls = type(exit)
        try:
            method = cls.__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, method)
        return exit

    def enter_context(self, cm):
        """Enter a context manager and register its exit; returns what it gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            f"not support the context manager protocol") from None
        result = enter(cm)
        self._push_cm_exit(cm, leave)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Register a function to call with these arguments; returns it."""
        def _exit_wrapper(exc_type, exc, tb):  # Tracebacks show the name.
            callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper)
        return callback

    def _push_cm_exit(self, cm, cm_exit, is_sync=True):
        self._push_exit_callback(MethodType(cm_exit, cm), is_sync)

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))

    @staticmethod
    def _context_fixer(outer):
        """Return a function that links a new exception to the one before, as nested with statements would."""

        def fix(new, old):
            while True:
                context = new.__context__
                if context is None or context is old:
                    return
                if context is outer:
                    break
                new = context
            new.__context__ = old

        return fix


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A stack of context managers and callbacks that are left, last first, when the block ends."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        fix = self._context_fixer(sys.exception())
        swallowed = False
        pending = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if cb(*exc_details):
                    swallowed, pending, exc = True, False, None
            except BaseException as new:
                fix(new, exc)
                pending, exc = True, new
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context  # which raising it here has changed
                raise
        return received and swallowed

    def close(self):
        """Leave everything at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An ExitStack that also takes async context managers and coroutine functions."""

    async def enter_async_context(self, cm):
        """Enter an async context manager and register its exit; returns what it gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            f"not support the asynchronous context manager protocol") from None
        result = await enter(cm)
        self._push_cm_exit(cm, leave, False)
        return result

    def push_async_exit(self, exit):
        """Register an async context manager, or a coroutine function with the signature of __aexit__."""
        cls = type(exit)
        try:
            method = cls.__aexit__
        except AttributeError:
            self._push_exit_callback(exit, False)
        else:
            self._push_cm_exit(exit, method, False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to await with these arguments; returns it."""
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper, False)
        return callback

    async def aclose(self):
        """Leave everything at once."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        fix = self._context_fixer(sys.exception())
        swallowed = False
        pending = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if is_sync:
                    result = cb(*exc_details)
                else:
                    result = await cb(*exc_details)
                if result:
                    swallowed, pending, exc = True, False, None
            except BaseException as new:
                fix(new, exc)
                pending, exc = True, new
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context  # which raising it here has changed
                raise
        return received and swallowed


class chdir(AbstractContextManager):
    """Work in another folder until the block ends. The current folder belongs to the whole process."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())
