"""Threads, and what they need to work together."""

import sys as _sys
import _thread
from _thread import (
    LockType as _LockType, RLock as _CRLock, _Condition, TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs,
    _ThreadHandle, _acquire_back, _count, _drop_at_end, _excepthook as excepthook, _get_main_thread_ident,
    _is_main_interpreter, _local as local, _make_thread_handle, _monotonic as _time, _shutdown as _thread_shutdown,
    allocate_lock as _allocate_lock, daemon_threads_allowed as _daemon_threads_allowed,
    error as ThreadError, get_ident, get_native_id, lock as Lock, set_name as _set_name, stack_size,
    start_joinable_thread as _start_joinable_thread)
from hognose import shield as _shield

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
    'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
    'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'gettrace',
    'getprofile', 'setprofile_all_threads', 'settrace_all_threads', 'get_native_id']

_HAVE_THREAD_NATIVE_ID = True
__excepthook__ = excepthook


def _deprecated(old, new):
    import warnings
    warnings.warn(f'{old}() is deprecated, {new} instead', DeprecationWarning, stacklevel=3)


# Tracing and profiling

_trace_hook = None
_profile_hook = None


def settrace(func):
    """Let threads that start from now on call sys.settrace(func) first."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """Return what settrace() was given."""
    return _trace_hook


def settrace_all_threads(func):
    """settrace() for threads to come and those that run now."""
    settrace(func)
    _sys._settraceallthreads(func)


def setprofile(func):
    """Let threads that start from now on call sys.setprofile(func) first."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """Return what setprofile() was given."""
    return _profile_hook


def setprofile_all_threads(func):
    """setprofile() for threads to come and those that run now."""
    setprofile(func)
    _sys._setprofileallthreads(func)


# Locks

def RLock(*args, **kwargs):
    """Return a lock that the thread which holds it may take again."""
    if args or kwargs:
        import warnings
        warnings.warn('Passing arguments to RLock is deprecated and will be removed in 3.15',
                      DeprecationWarning, stacklevel=2)
    if _CRLock is None:
        return _PyRLock(*args, **kwargs)
    return _CRLock(*args, **kwargs)


class _RLock:
    """RLock in Python: what the native type does, on top of a plain lock."""

    def __init__(self):
        self._lock = _allocate_lock()
        self._holder, self._depth = None, 0

    def __repr__(self):
        holder = self._holder
        if holder in _active:
            holder = _active[holder].name
        cls = type(self)
        return (f'<{"locked" if self.locked() else "unlocked"} {cls.__module__}.{cls.__qualname__} object '
                f'owner={holder!r} count={self._depth} at {hex(id(self))}>')

    @_shield
    def acquire(self, blocking=True, timeout=-1):
        """Take the lock, once more if this thread holds it; return whether it was taken."""
        if not self._is_owned():
            if not self._lock.acquire(blocking, timeout):
                return False
            self._holder = get_ident()
        self._depth += 1
        return True

    __enter__ = acquire

    @_shield
    def release(self):
        """Give the lock back once."""
        if not self._is_owned():
            raise RuntimeError('cannot release un-acquired lock')
        if self._depth > 1:
            self._depth -= 1
        else:
            self._release_save()

    def __exit__(self, *exc_info):
        self.release()

    def locked(self):
        """Return whether somebody holds the lock."""
        return self._lock.locked()

    # For Condition.

    @_shield
    def _release_save(self):
        if not self._depth:
            raise RuntimeError('cannot release un-acquired lock')
        saved = self._depth, self._holder
        self._depth, self._holder = 0, None
        self._lock.release()
        return saved

    @_shield
    def _acquire_restore(self, saved):
        _acquire_back(self._lock)
        self._depth, self._holder = saved

    def _is_owned(self):
        return self._holder == get_ident()

    def _recursion_count(self):
        return self._depth if self._is_owned() else 0

    def _at_fork_reinit(self):
        self._holder, self._depth = None, 0
        self._lock._at_fork_reinit()


_PyRLock = _RLock


class Condition(_Condition):
    """A place where threads wait until another one tells them to go on."""

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate holds, or the time-out; return its last value."""
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _time() + timeout
                    left = timeout
                else:
                    left = end - _time()
                if left <= 0:
                    break
                self.wait(left)
            else:
                self.wait()
            result = predicate()
        return result

    def notifyAll(self):
        """Deprecated name of notify_all()."""
        _deprecated('notifyAll', 'use notify_all()')
        self.notify_all()


class Semaphore:
    """A counter that is never below zero: acquire() waits rather than make it so."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    @_shield
    def acquire(self, blocking=True, timeout=None):
        """Take one off the counter, waiting for it; return whether it was taken."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    @_shield
    def release(self, n=1):
        """Add n to the counter and let as many threads go on."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value = self._value + n
            self._cond.notify(n)

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never above its initial value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
                f'value={self._value}/{self._initial_value}>')

    @_shield
    def release(self, n=1):
        """Add n to the counter; ValueError if it would be above its initial value."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = type(self)
        state = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>'

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Return the flag."""
        return self._flag

    def isSet(self):
        """Deprecated name of is_set()."""
        _deprecated('isSet', 'use is_set()')
        return self.is_set()

    def set(self):
        """Set the flag and let all threads that wait go on."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Unset the flag."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is set, or the time-out; return the flag."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was broken."""


class _Round:
    """The threads that pass a barrier together."""

    __slots__ = ('arrived', 'passed', 'thrown_out')

    def __init__(self):
        self.arrived = 0
        self.passed = self.thrown_out = False


class Barrier:
    """A place that a number of threads pass together."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._parties, self._action, self._timeout = parties, action, timeout
        self._cond = Condition(Lock())
        self._round = _Round()  # the one that fills
        self._broken = False

    def __repr__(self):
        cls = type(self)
        state = 'broken' if self._broken else f'waiters={self.n_waiting}/{self._parties}'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>'

    def wait(self, timeout=None):
        """Wait until all have come; return a number that is different for each."""
        with self._cond:
            if self._broken:
                raise BrokenBarrierError
            mine = self._round
            place = mine.arrived
            mine.arrived += 1
            if mine.arrived == self._parties:
                self._open(mine)
                return place
            try:
                decided = self._cond.wait_for(
                    lambda: mine.passed or mine.thrown_out or self._broken,
                    self._timeout if timeout is None else timeout)
            except BaseException:
                mine.arrived -= 1  # it goes away without passing
                raise
            if not decided:
                self._break()
            if not mine.passed:
                raise BrokenBarrierError
            return place

    def _open(self, this):
        # The last one has come.
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        this.passed = True
        self._round = _Round()
        self._cond.notify_all()

    def reset(self):
        """Make the barrier empty; who waits gets BrokenBarrierError."""
        with self._cond:
            self._round.thrown_out = True
            self._round = _Round()
            self._broken = False
            self._cond.notify_all()

    def abort(self):
        """Break the barrier: who waits, and whoever comes, gets BrokenBarrierError."""
        with self._cond:
            self._break()

    def _break(self):
        self._broken = True
        self._cond.notify_all()

    @property
    def parties(self):
        """The number of threads that pass together."""
        return self._parties

    @property
    def n_waiting(self):
        """The number of threads that wait now."""
        return 0 if self._broken else self._round.arrived

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._broken


# Threads

_active_limbo_lock = RLock()
_active = {}  # the threads that run, by identity
_limbo = {}  # those that were started and do not run yet
_last_number = 0


def _newname(template='Thread-%d'):
    global _last_number
    _last_number += 1
    return template % _last_number


def _make_invoke_excepthook():
    # Kept from the time when the thread was made: at the end of the script they may be gone.
    old_excepthook = excepthook
    if old_excepthook is None:
        raise RuntimeError('threading.excepthook is None')
    old_sys_excepthook = _sys.excepthook
    if old_sys_excepthook is None:
        raise RuntimeError('sys.excepthook is None')

    def invoke_excepthook(thread):
        try:
            hook = excepthook
            if hook is None:
                hook = old_excepthook
            args = ExceptHookArgs([*_sys.exc_info(), thread])
            hook(args)
        except Exception as exc:
            exc.__suppress_context__ = True
            del exc
            stderr = _sys.stderr if _sys is not None and _sys.stderr is not None else thread._stderr
            print('Exception in threading.excepthook:', file=stderr, flush=True)
            report = _sys.excepthook
            if report is None:
                report = old_sys_excepthook
            report(*_sys.exc_info())
        finally:
            args = None  # no cycle through the traceback

    return invoke_excepthook


class Thread:
    """An activity that runs beside the others."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        """Make a thread that calls target(*args, **kwargs) when it is started.

        group must be None. Without a name it gets one. daemon tells whether the
        end of the script does not wait for it; None: as the current thread.
        context is the contextvars.Context it runs in; None: an empty one, or with
        sys.flags.thread_inherit_context a copy of the one that start() runs in.
        """
        assert group is None, 'group argument must be None for now'
        if daemon is None:
            daemon = current_thread().daemon
        elif daemon and not _daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        if not name:
            name = _newname('Thread-%d')
            called = getattr(target, '__name__', None) if target is not None else None
            if called is not None:
                name = f'{name} ({called})'
        self._name = str(name)
        self._daemonic = daemon
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._context = context
        self._ident = self._native_id = None
        self._started = Event()
        self._os_thread_handle = self._handle = _ThreadHandle()
        # As they are now: at the end of the script they may be gone.
        self._stderr = _sys.stderr
        self._invoke_excepthook = _make_invoke_excepthook()
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._started.is_set():
            status = 'started'
        if self._handle.is_done():
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        """Start the thread: run() runs in it. A thread can be started once."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        if self._context is None:
            import _contextvars
            if getattr(getattr(_sys, 'flags', None), 'thread_inherit_context', 0):
                self._context = _contextvars.copy_context()
            else:
                self._context = _contextvars.Context()
        try:
            _start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        while not self._started.wait(0.5):
            if self._handle.is_done():
                break  # it was killed before it could tell

    def run(self):
        """What the thread does: call the target. Subclasses may do something else."""
        target, args, kwargs = self._target, self._args, self._kwargs
        # The target may lead back to the thread: the call is kept only while it lasts.
        del self._target, self._args, self._kwargs
        if target is not None:
            target(*args, **kwargs)

    def _bootstrap(self):
        # What the new thread calls.
        self._set_ident()
        self._set_native_id()
        self._set_os_name()
        try:
            with _active_limbo_lock:
                _limbo.pop(self, None)
                _active[self._ident] = self
            self._started.set()
            for hook, install in (_trace_hook, 'settrace'), (_profile_hook, 'setprofile'):
                if hook:
                    getattr(_sys, install)(hook)
            try:
                self._context.run(self.run)
            except BaseException:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _set_ident(self):
        self._ident = get_ident()

    def _set_native_id(self):
        self._native_id = get_native_id()

    def _set_os_name(self):
        if self._name:
            _set_name(self._name)

    def _delete(self):
        with _active_limbo_lock:
            _active.pop(get_ident(), None)

    def join(self, timeout=None):
        """Wait until the thread has ended, for at most timeout seconds.

        It returns None either way: is_alive() tells.
        """
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):
        """The name: a text without meaning."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)
        if get_ident() == self._ident:
            self._set_os_name()

    @property
    def ident(self):
        """The identity, or None before the thread is started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The number under which the host knows the thread, or None before it is started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    def is_alive(self):
        """Return whether the thread was started and has not ended."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        """Whether the end of the script does not wait for the thread."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if daemonic and not _daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: use the attribute daemon."""
        _deprecated('isDaemon', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: use the attribute daemon."""
        _deprecated('setDaemon', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: use the attribute name."""
        _deprecated('getName', 'get the name attribute')
        return self.name

    def setName(self, name):
        """Deprecated: use the attribute name."""
        _deprecated('setName', 'set the name attribute')
        self.name = name


class Timer(Thread):
    """A thread that calls a function after a number of seconds, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.finished = Event()
        self.interval, self.function = interval, function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs

    def cancel(self):
        """Let the function not be called if it was not yet."""
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):

    def __init__(self):
        Thread.__init__(self, name='MainThread', daemon=False)
        self._started._flag = True
        self._ident = _get_main_thread_ident()
        self._handle = self._os_thread_handle = _make_thread_handle(self._ident)
        if self._ident == get_ident():
            self._set_native_id()
        _active[self._ident] = self


class _DummyThread(Thread):
    """A thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=_newname('Dummy-%d'), daemon=_daemon_threads_allowed())
        self._started._flag = True
        self._set_ident()
        self._handle = self._os_thread_handle = _make_thread_handle(self._ident)
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self
        _drop_at_end(_active)

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError('thread is not alive')

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


def current_thread():
    """Return the Thread of the caller; a dummy if threading did not start it."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Deprecated name of current_thread()."""
    _deprecated('currentThread', 'use current_thread()')
    return current_thread()


def active_count():
    """Return the number of threads that enumerate() returns."""
    return len(enumerate())


def activeCount():
    """Deprecated name of active_count()."""
    _deprecated('activeCount', 'use active_count()')
    return active_count()


def enumerate():
    """Return a list of all threads that live."""
    with _active_limbo_lock:
        return [*_active.values(), *_limbo.values()]


_enumerate = enumerate


def main_thread():
    """Return the Thread in which the interpreter was started."""
    return _main_thread


# The end of the script

_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):
    """Call the function before the threads that are not daemons are joined.

    What was registered last is called first.
    """
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """Wait for all threads that are not daemons: the end of the script calls it."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done() and _is_main_interpreter():
        return
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    if _main_thread.ident == get_ident():
        _main_thread._handle._set_done()
    _thread_shutdown()


def _restart():
    """Forget what _shutdown() has done: the VM is about to run another script."""
    global _SHUTTING_DOWN
    if _SHUTTING_DOWN:
        _SHUTTING_DOWN = False
        _main_thread._handle = _main_thread._os_thread_handle = _make_thread_handle(_main_thread._ident)
        for thread in list(_active.values()):
            if thread is not _main_thread and thread._handle.is_done():
                _active.pop(thread._ident, None)
        _limbo.clear()
        for call in _restarts:
            call()


_restarts = []  # for modules that have to forget the end of a script too


def __getattr__(name):
    if name == '_dangling':
        # The threads that have not ended, for who wants to know whether one was forgotten.
        return {thread for thread in enumerate() if thread._started.is_set()}
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


_main_thread = _MainThread()
