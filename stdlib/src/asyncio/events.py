"""Event loops: what they can do, which one runs, and the calls they make."""

import sys
import threading
import warnings

from _asyncio import Handle, _get_running_loop, _set_running_loop, get_event_loop, get_running_loop

from . import format_helpers

__all__ = ('AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop',
           'set_event_loop', 'new_event_loop', '_set_running_loop', 'get_running_loop', '_get_running_loop')


def _handle_info(handle):
    """The parts of a handle's repr."""
    info = [type(handle).__name__]
    if handle._cancelled:
        info.append('cancelled')
    if handle._callback is not None:
        info.append(format_helpers._format_callback_source(handle._callback, handle._args, debug=handle._loop.get_debug()))
    if handle._source_traceback:
        frame = handle._source_traceback[-1]
        info.append(f'created at {frame[0]}:{frame[1]}')
    return info


def _handle_repr(handle):
    return f'<{" ".join(handle._repr_info())}>'


def _call_failed(handle, exc):
    """Tell the loop that the call of a handle has raised an exception."""
    loop = handle._loop
    what = format_helpers._format_callback_source(handle._callback, handle._args, debug=loop.get_debug())
    context = {'message': f'Exception in callback {what}', 'exception': exc, 'handle': handle}
    if handle._source_traceback:
        context['source_traceback'] = handle._source_traceback
    loop.call_exception_handler(context)


class _ThreadSafeHandle(Handle):
    """A call that was asked for by another thread, which may cancel it at any moment."""

    __slots__ = ('_lock',)

    def __init__(self, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._lock = threading.RLock()

    def cancel(self):
        with self._lock:
            return super().cancel()

    def cancelled(self):
        with self._lock:
            return super().cancelled()

    def _run(self):
        # The lock must not be held while the callback runs.
        with self._lock:
            if self._cancelled:
                return
            callback, args, context = self._callback, self._args, self._context
        copy = Handle.__new__(Handle)
        copy._callback, copy._args, copy._context = callback, args, context
        copy._loop, copy._cancelled, copy._repr, copy._source_traceback = self._loop, False, None, self._source_traceback
        copy._run()


class TimerHandle(Handle):
    """A call at a time: what call_later() and call_at() return."""

    __slots__ = ('_scheduled', '_when')

    def __init__(self, when, callback, args, loop, context=None):
        self._when, self._scheduled = when, False
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            self._source_traceback.pop()  # this frame

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when < other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when > other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback and self._args == other._args
                and self._cancelled == other._cancelled)

    def cancel(self):
        before = self._cancelled
        super().cancel()
        if not before:
            self._loop._timer_handle_cancelled(self)

    def when(self):
        """Return the time of the call, by the loop's clock."""
        return self._when


class AbstractServer:
    """What create_server() returns."""

    def close(self):
        """Accept no more connections."""
        raise NotImplementedError

    def close_clients(self):
        """Close all connections."""
        raise NotImplementedError

    def abort_clients(self):
        """Close all connections at once, whatever is to be written."""
        raise NotImplementedError

    def get_loop(self):
        """Return the event loop of the server."""
        raise NotImplementedError

    def is_serving(self):
        """Return True if connections are accepted."""
        raise NotImplementedError

    async def start_serving(self):
        """Accept connections."""
        raise NotImplementedError

    async def serve_forever(self):
        """Accept connections until the task is cancelled."""
        raise NotImplementedError

    async def wait_closed(self):
        """Wait until the server is closed and all connections are."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class AbstractEventLoop:
    """What an event loop can do: each method here raises NotImplementedError."""


def _declare(source):
    """Define the methods of AbstractEventLoop from a list of their signatures and meanings."""
    for line in source.strip().splitlines():
        signature, _, meaning = line.partition(' -- ')
        head, _, rest = signature.partition('(')
        is_async = head.startswith('async ')
        name = head.removeprefix('async ')
        scope = {'sys': sys}
        exec(f"{'async ' if is_async else ''}def {name}(self{', ' if rest != ')' else ''}{rest}:\n    {meaning!r}\n    raise NotImplementedError",
             scope)
        method = scope[name]
        method.__qualname__ = f'AbstractEventLoop.{name}'
        method.__module__ = __name__
        setattr(AbstractEventLoop, name, method)


_SERVER = ('family=0, flags=0, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, '
           'ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True')
_declare(f'''
run_forever() -- Run until stop() is called.
run_until_complete(future) -- Run until the future is done and return its result.
stop() -- Stop running as soon as the calls that are due are made.
is_running() -- Return whether the loop is running.
is_closed() -- Return whether the loop was closed.
close() -- Close the loop, which must not be running.
async shutdown_asyncgens() -- Close all asynchronous generators that have begun and not ended.
async shutdown_default_executor() -- Wait for the threads of the default executor to end.
_timer_handle_cancelled(handle) -- Note that a timer was cancelled.
call_soon(callback, *args, context=None) -- Call the callback in the next round.
call_later(delay, callback, *args, context=None) -- Call the callback after delay seconds.
call_at(when, callback, *args, context=None) -- Call the callback at a time by the loop's clock.
time() -- Return the time by the loop's clock.
create_future() -- Return a new future.
create_task(coro, **kwargs) -- Run a coroutine as a task.
call_soon_threadsafe(callback, *args, context=None) -- call_soon() for other threads.
run_in_executor(executor, func, *args) -- Run a function in an executor.
set_default_executor(executor) -- Set the executor of run_in_executor(None, ...).
async getaddrinfo(host, port, *, family=0, type=0, proto=0, flags=0) -- Look up an address.
async getnameinfo(sockaddr, flags=0) -- Look up a name.
async create_connection(protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None) -- Connect to an address: a transport and a protocol.
async create_server(protocol_factory, host=None, port=None, *, {_SERVER}) -- Listen at an address: a server.
async sendfile(transport, file, offset=0, count=None, *, fallback=True) -- Send a file through a transport.
async start_tls(transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -- Make a transport secure.
async create_unix_connection(protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -- Connect to a Unix socket.
async create_unix_server(protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True) -- Listen at a Unix socket.
async connect_accepted_socket(protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None) -- Make a transport of a connection that was accepted elsewhere.
async create_datagram_endpoint(protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_address=None, reuse_port=None, allow_broadcast=None, sock=None) -- Make a transport of datagrams.
async connect_read_pipe(protocol_factory, pipe) -- Make a transport that reads a pipe.
async connect_write_pipe(protocol_factory, pipe) -- Make a transport that writes to a pipe.
async subprocess_shell(protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs) -- Start a command of the shell.
async subprocess_exec(protocol_factory, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs) -- Start a program.
add_reader(fd, callback, *args) -- Call the callback whenever a file can be read.
remove_reader(fd) -- Take back add_reader().
add_writer(fd, callback, *args) -- Call the callback whenever a file can be written.
remove_writer(fd) -- Take back add_writer().
async sock_recv(sock, nbytes) -- Receive bytes.
async sock_recv_into(sock, buf) -- Receive bytes into a buffer.
async sock_recvfrom(sock, bufsize) -- Receive a datagram and its sender.
async sock_recvfrom_into(sock, buf, nbytes=0) -- Receive a datagram into a buffer.
async sock_sendall(sock, data) -- Send all bytes.
async sock_sendto(sock, data, address) -- Send a datagram.
async sock_connect(sock, address) -- Connect a socket.
async sock_accept(sock) -- Accept a connection.
async sock_sendfile(sock, file, offset=0, count=None, *, fallback=None) -- Send a file.
add_signal_handler(sig, callback, *args) -- Call the callback when the signal arrives.
remove_signal_handler(sig) -- Take back add_signal_handler().
set_task_factory(factory) -- Set what create_task() calls.
get_task_factory() -- Return what create_task() calls, or None.
get_exception_handler() -- Return the exception handler, or None.
set_exception_handler(handler) -- Set what is called with errors nobody handles.
default_exception_handler(context) -- Log an error.
call_exception_handler(context) -- Tell the exception handler about an error.
get_debug() -- Return whether debug mode is on.
set_debug(enabled) -- Switch debug mode.
''')
del _declare, _SERVER


class _AbstractEventLoopPolicy:
    """What makes event loops and knows which one belongs to a thread."""

    def get_event_loop(self):
        """Return the loop of this thread, or raise."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the loop of this thread."""
        raise NotImplementedError

    def new_event_loop(self):
        """Return a new loop."""
        raise NotImplementedError


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """One loop for each thread. A subclass says by _loop_factory what kind."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        if self._local._loop is None:
            raise RuntimeError(f'There is no current event loop in thread {threading.current_thread().name!r}.')
        return self._local._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None
_policy_lock = threading.Lock()


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        with _policy_lock:
            if _event_loop_policy is None:
                from .unix_events import _DefaultEventLoopPolicy
                _event_loop_policy = _DefaultEventLoopPolicy()
    return _event_loop_policy


def get_event_loop_policy():
    """Return the policy that makes event loops."""
    warnings._deprecated('asyncio.get_event_loop_policy', remove=(3, 16))
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop_policy(policy):
    """Set the policy that makes event loops, None for the default one."""
    warnings._deprecated('asyncio.set_event_loop_policy', remove=(3, 16))
    _set_event_loop_policy(policy)


def _thread_loop():
    """What get_event_loop() gives where no loop runs."""
    return _get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Set the event loop of this thread."""
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Return a new event loop."""
    return _get_event_loop_policy().new_event_loop()


# There is one form of these here.
_py__get_running_loop = _c__get_running_loop = _get_running_loop
_py__set_running_loop = _c__set_running_loop = _set_running_loop
_py_get_running_loop = _c_get_running_loop = get_running_loop
_py_get_event_loop = _c_get_event_loop = get_event_loop


def __getattr__(name):
    if name in ('AbstractEventLoopPolicy', 'BaseDefaultEventLoopPolicy'):
        warnings._deprecated(f'asyncio.{name}', remove=(3, 16))
        return globals()['_' + name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
