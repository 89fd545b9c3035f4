"""The event loop, as far as it does not depend on how it waits for files.

A loop makes one call after the other: those of _ready, each of which was due when the
round began. Between two rounds it looks which files are ready and which timers are due.
"""

import collections
import collections.abc
import concurrent.futures
import errno
import functools
import heapq
import itertools
import os
import socket
import stat
import subprocess
import sys
import threading
import time
import traceback
import warnings
import weakref

try:
    import ssl
except ImportError:
    ssl = None

from _asyncio import _plain_loop, _run_next

from . import constants, coroutines, events, exceptions, futures, protocols, staggered, tasks, transports, trsock
from .log import logger
from .transports import _EXITS

__all__ = 'BaseEventLoop', 'Server'

# Cancelled timers are thrown out when there are more than this, and a larger part of all than that.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5
_HAS_IPv6 = hasattr(socket, 'AF_INET6')
# The longest wait for files, in seconds.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600


def _format_handle(handle):
    owner = getattr(handle._callback, '__self__', None)
    return repr(owner) if isinstance(owner, tasks.Task) else str(handle)


def _format_pipe(fd):
    return {subprocess.PIPE: '<pipe>', subprocess.STDOUT: '<stdout>'}.get(fd) or repr(fd)


# The protocol that serves a kind of socket where none is named.
_IP_PROTOCOLS = {socket.SOCK_STREAM: socket.IPPROTO_TCP, socket.SOCK_DGRAM: socket.IPPROTO_UDP}


def _set_reuseport(sock):
    if not hasattr(socket, 'SO_REUSEPORT'):
        raise ValueError('reuse_port not supported by socket module')
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError('reuse_port not supported by socket module, SO_REUSEPORT defined but not implemented.')


def _ipaddr_info(host, port, family, type, proto, flowinfo=0, scopeid=0):
    """What getaddrinfo would give for an address that needs no look-up, else None."""
    served_by = _IP_PROTOCOLS.get(type)
    if host is None or served_by is None or proto not in (0, *_IP_PROTOCOLS.values()) or not hasattr(socket, 'inet_pton'):
        return None
    try:
        number = 0 if port in (None, '', b'') else int(port)
    except (TypeError, ValueError):
        return None  # the name of a service
    if isinstance(host, bytes):
        host = host.decode('idna' if b'xn--' in host else 'ascii')
    if '%' in host:
        return None  # inet_pton takes no scope
    rests = {socket.AF_INET: ()}
    if _HAS_IPv6:
        rests[socket.AF_INET6] = flowinfo, scopeid
    for af in rests if family == socket.AF_UNSPEC else [family]:
        try:
            socket.inet_pton(af, host)
        except OSError:
            continue
        return af, type, served_by, '', (host, number, *rests.get(af, ()))
    return None


def _interleave_addrinfos(addrinfos, first_address_family_count=1):
    """Alternate between the families of addresses."""
    families = collections.OrderedDict()
    for info in addrinfos:
        families.setdefault(info[0], []).append(info)
    lists = list(families.values())
    ahead = []
    if first_address_family_count > 1:
        ahead = lists[0][:first_address_family_count - 1]
        del lists[0][:first_address_family_count - 1]
    return ahead + [info for info in itertools.chain.from_iterable(itertools.zip_longest(*lists)) if info is not None]


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return  # it has left run_forever already
    futures._get_loop(fut).stop()


def _set_nodelay(sock):
    """Have small packets sent at once."""
    if (hasattr(socket, 'TCP_NODELAY') and (sock.type, sock.proto) == (socket.SOCK_STREAM, socket.IPPROTO_TCP)
            and sock.family in (socket.AF_INET, socket.AF_INET6)):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _remove_stale_socket(path):
    """Remove the Unix socket that a server before has left, which would be in the way."""
    try:
        if stat.S_ISSOCK(os.stat(path).st_mode):
            os.remove(path)
    except OSError as err:
        if not isinstance(err, FileNotFoundError):
            # The bind that follows tells more.
            logger.error('Unable to check or remove stale UNIX socket %r: %r', path, err)


async def _made(transport, waiter):
    """Wait until a transport is connected. If it fails, or is not waited for, it is closed."""
    try:
        await waiter
    except:
        transport.close()
        raise


def _check_ssl_socket(sock):
    if ssl is not None and isinstance(sock, ssl.SSLSocket):
        raise TypeError('Socket cannot be of type SSLSocket')


class _SendfileFallbackProtocol(protocols.Protocol):
    """Takes the place of a transport's protocol while a file is sent through it."""

    def __init__(self, transport):
        if not isinstance(transport, transports._FlowControlMixin):
            raise TypeError('transport should be _FlowControlMixin instance')
        self._owner, self._transport = transport.get_protocol(), transport
        # What the owner finds again.
        self._was_reading, self._was_paused = transport.is_reading(), transport._protocol_paused
        self._room = None  # a future, while the transport's buffer is full
        if self._was_paused:
            self.pause_writing()
        transport.pause_reading()
        transport.set_protocol(self)

    def restore(self):
        """Give the transport back to its protocol."""
        self._transport.set_protocol(self._owner)
        if self._was_reading:
            self._transport.resume_reading()
        room, self._room = self._room, None
        if room is not None:
            room.cancel()  # from here on the owner is told
        if self._was_paused:
            self._owner.resume_writing()

    async def drain(self):
        if self._transport.is_closing():
            raise ConnectionError('Connection closed by peer')
        if self._room is not None:
            await self._room

    def pause_writing(self):
        if self._room is None:
            self._room = self._transport._loop.create_future()

    def resume_writing(self):
        room, self._room = self._room, None
        if room is not None:
            room.set_result(False)

    def connection_lost(self, exc):
        if self._room is not None:
            self._room.set_exception(exc or ConnectionError('Connection is closed by peer'))
        self._owner.connection_lost(exc)

    def connection_made(self, transport):
        raise RuntimeError('Invalid state: connection should have been established already.')

    def data_received(self, data):
        raise RuntimeError('Invalid state: reading should be paused')

    def eof_received(self):
        self.data_received(b'')


class Server(events.AbstractServer):
    """What create_server() returns."""

    def __init__(self, loop, sockets, protocol_factory, ssl_context, backlog, ssl_handshake_timeout, ssl_shutdown_timeout=None):
        self._loop, self._sockets = loop, sockets
        self._settings = protocol_factory, ssl_context, backlog, ssl_handshake_timeout, ssl_shutdown_timeout
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None
        # Transports; weakly, so that one which was lost does not keep the server from ending.
        self._clients = weakref.WeakSet()
        self._waiters = []  # None when all is over

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    def get_loop(self):
        return self._loop

    @property
    def sockets(self):
        """The sockets that are listened to."""
        return tuple(map(trsock.TransportSocket, self._sockets or ()))

    def is_serving(self):
        return self._serving

    # The transports of connections come and go.

    def _attach(self, transport):
        assert self._sockets is not None
        self._clients.add(transport)

    def _detach(self, transport):
        self._clients.discard(transport)
        if self._sockets is None and not self._clients:
            self._wakeup()

    def _wakeup(self):
        done, self._waiters = self._waiters or (), None
        for waiter in done:
            futures._set_result_unless_cancelled(waiter, None)

    # Serving.

    def _start_serving(self):
        begun, self._serving = self._serving, True
        factory, ssl_context, backlog, *timeouts = self._settings
        for sock in () if begun else self._sockets:
            sock.listen(backlog)
            self._loop._start_serving(factory, sock, ssl_context, self, backlog, *timeouts)

    async def start_serving(self):
        self._start_serving()
        await tasks.sleep(0)  # so that what was just begun happens

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        forever = self._serving_forever_fut = self._loop.create_future()
        try:
            await forever
        except exceptions.CancelledError as cancellation:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise cancellation
        finally:
            self._serving_forever_fut = None

    # The end.

    def close(self):
        listening, self._sockets = self._sockets, None
        if listening is None:
            return
        self._serving = False
        for sock in listening:
            self._loop._stop_serving(sock)
        if self._serving_forever_fut is not None:
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def _each_client(self, end):
        for transport in list(self._clients):
            end(transport)

    def close_clients(self):
        self._each_client(lambda transport: transport.close())

    def abort_clients(self):
        self._each_client(lambda transport: transport.abort())

    async def wait_closed(self):
        if self._waiters is not None:  # else it is closed, and no connection is left
            self._waiters.append(self._loop.create_future())
            await self._waiters[-1]


class BaseEventLoop(events.AbstractEventLoop):
    """An event loop. A subclass says how it waits (_selector, _process_events) and makes transports."""

    def __init__(self):
        # The calls: those that are due, a heap of timers, how many of these were cancelled.
        self._ready, self._scheduled, self._timer_cancelled_count = collections.deque(), [], 0
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        # The state: closed, to be stopped, the thread that runs it.
        self._closed = self._stopping = False
        self._thread_id = None
        self._internal_fds = 0
        # What the program has set.
        self._exception_handler = self._task_factory = self._default_executor = None
        # What is to be shut down, and was.
        self._asyncgens = weakref.WeakSet()
        self._asyncgens_shutdown_called = self._executor_shutdown_called = False
        # What the thread had set that runs the loop: the hooks of asynchronous generators, and
        # how much of a coroutine's origin is kept, None while the loop has not changed that.
        self._hooks_before, self._origin_depth_before = (), None
        # For debugging. Longer calls than this are logged.
        self.slow_callback_duration = 0.1
        self._current_handle = None
        self.set_debug(coroutines._is_debug_mode())

    def __repr__(self):
        return f'<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>'

    # Futures and tasks.

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        task = tasks.Task(coro, loop=self, **kwargs)
        if task._source_traceback:
            del task._source_traceback[-1]
        try:
            return task
        finally:
            # A traceback of create_task must not keep the task alive.
            del task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # What subclasses make.

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        raise NotImplementedError

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False, server_hostname=None, extra=None, server=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, call_connection_made=True):
        raise NotImplementedError

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        raise NotImplementedError

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        raise NotImplementedError

    def _write_to_self(self):
        raise NotImplementedError

    def _process_events(self, event_list):
        raise NotImplementedError

    # Running.

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')

    def _run_forever_setup(self):
        self._check_closed()
        self._check_running()
        self._thread_id = threading.get_ident()
        self._hooks_before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
        self._set_coroutine_origin_tracking(self._debug)
        events._set_running_loop(self)

    def _run_forever_cleanup(self):
        events._set_running_loop(None)
        self._set_coroutine_origin_tracking(False)
        before, self._hooks_before = self._hooks_before, ()
        sys.set_asyncgen_hooks(*before)
        self._stopping, self._thread_id = False, None

    def run_forever(self):
        self._run_forever_setup()
        try:
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._run_forever_cleanup()

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        mine = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if mine:
            # Its error is raised here: nobody needs to be told that it is pending.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        left = False
        try:
            self.run_forever()
            left = True
        finally:
            future.remove_done_callback(_run_until_complete_cb)
            if mine and not left and future.done() and not future.cancelled():
                future.exception()  # it counts as seen
        if future.done():
            return future.result()
        raise RuntimeError('Event loop stopped before Future completed.')

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        if self._debug:
            logger.debug('Close %r', self)
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def is_closed(self):
        return self._closed

    def __del__(self, _warn=warnings.warn):
        if not self.is_closed():
            _warn(f'unclosed event loop {self!r}', ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    def is_running(self):
        return self._thread_id is not None

    def time(self):
        return time.monotonic()

    # Asynchronous generators.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call', ResourceWarning, source=self)
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:  # else nobody can wait for the generator to close
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        closing = list(self._asyncgens)
        if not closing:
            return
        self._asyncgens.clear()
        results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                                             'exception': result, 'asyncgen': agen})

    # Executors.

    async def shutdown_default_executor(self, timeout=None):
        """Wait for the threads of the default executor, for timeout seconds at most."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        outcome = concurrent.futures.Future()
        outcome.set_running_or_notify_cancel()

        def wait_for_threads():
            try:
                outcome.set_result(executor.shutdown(wait=True))
            except Exception as ex:
                outcome.set_exception(ex)

        waiting = threading.Thread(target=wait_for_threads)
        waiting.start()
        try:
            await tasks.wait_for(futures.wrap_future(outcome, loop=self), timeout)
        except TimeoutError:
            warnings.warn(f'The executor did not finishing joining its threads within {timeout} seconds.', RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            waiting.join()

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        pool = self._own_executor() if executor is None else executor
        return futures.wrap_future(pool.submit(func, *args), loop=self)

    def _own_executor(self):
        self._check_default_executor()
        if self._default_executor is None:
            self._default_executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
        return self._default_executor

    def set_default_executor(self, executor):
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    # Calls.

    def _before_call(self, callback, method, in_loop=True):
        self._check_closed()
        if self._debug:
            if in_loop:
                self._check_thread()
            self._check_callback(callback, method)

    @staticmethod
    def _without(handle, frames):
        """Take frames of this module off where a handle says it was made."""
        if handle._source_traceback:
            del handle._source_traceback[-frames:]
        return handle

    def call_soon(self, callback, *args, context=None):
        self._before_call(callback, 'call_soon')
        return self._without(self._call_soon(callback, args, context), 1)

    def _call_soon(self, callback, args, context):
        handle = self._without(events.Handle(callback, args, self, context), 1)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._before_call(callback, 'call_soon_threadsafe', in_loop=False)
        handle = self._without(events._ThreadSafeHandle(callback, args, self, context), 2)
        self._ready.append(handle)
        self._write_to_self()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self._without(self.call_at(self.time() + delay, callback, *args, context=context), 1)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._before_call(callback, 'call_at')
        timer = self._without(events.TimerHandle(when, callback, args, self, context), 1)
        timer._scheduled = True
        heapq.heappush(self._scheduled, timer)
        return timer

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and threading.get_ident() != self._thread_id:
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._ready.append(handle)

    def _add_callback_signalsafe(self, handle):
        """_add_callback for a handler of signals, which may have interrupted a wait."""
        self._add_callback(handle)
        self._write_to_self()

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _drop_cancelled_timers(self):
        timers = self._scheduled
        if (len(timers) > _MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / len(timers) > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for timer in timers:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    kept.append(timer)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while timers and timers[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(timers)._scheduled = False

    def _run_once(self):
        """One round: wait for what is due, and make the calls."""
        ready = self._ready
        if self._scheduled:
            self._drop_cancelled_timers()
        timeout = None
        if ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)
        found = self._selector.select(timeout)
        self._process_events(found)
        found = None  # the wait for the next must not keep what these refer to

        timers = self._scheduled
        if timers:
            # What is due within one tick of the clock is due.
            now = self.time() + self._clock_resolution
            while timers and timers[0]._when < now:
                timer = heapq.heappop(timers)
                timer._scheduled = False
                ready.append(timer)

        # What these calls add is for the next round.
        if not self._debug:
            for _ in range(len(ready)):
                _run_next(ready)
            return
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                self._run_measured(handle)
        handle = None  # not until the next round

    def _run_measured(self, handle):
        try:
            self._current_handle = handle
            start = self.time()
            handle._run()
            took = self.time() - start
            if took >= self.slow_callback_duration:
                logger.warning('Executing %s took %.3f seconds', _format_handle(handle), took)
        finally:
            self._current_handle = None

    # Errors and debugging.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        message = context.get('message') or 'Unhandled exception in event loop'
        exception = context.get('exception')
        exc_info = False if exception is None else (type(exception), exception, exception.__traceback__)
        if 'source_traceback' not in context and self._current_handle is not None and self._current_handle._source_traceback:
            context['handle_traceback'] = self._current_handle._source_traceback
        lines = [message]
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key in ('source_traceback', 'handle_traceback'):
                what = 'Object' if key == 'source_traceback' else 'Handle'
                value = f'{what} created at (most recent call last):\n' + ''.join(traceback.format_list(value)).rstrip()
            else:
                value = repr(value)
            lines.append(f'{key}: {value}')
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        handler = self._exception_handler
        if handler is None:
            self._handle_by_default(context, 'Exception in default exception handler')
            return
        try:
            where = context.get('task') or context.get('future') or context.get('handle')
            in_context = where.get_context() if hasattr(where, 'get_context') else None
            if in_context is not None and hasattr(in_context, 'run'):
                in_context.run(handler, self, context)
            else:
                handler(self, context)
        except _EXITS:
            raise
        except BaseException as exc:
            self._handle_by_default(
                {'message': 'Unhandled error in exception handler', 'exception': exc, 'context': context},
                'Exception in default exception handler while handling an unexpected error in custom exception handler')

    def _handle_by_default(self, context, complaint):
        """Call the default handler, which may be overridden, or have a broken logger."""
        try:
            self.default_exception_handler(context)
        except _EXITS:
            raise
        except BaseException:
            logger.error(complaint, exc_info=True)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking, enabled)

    def _set_coroutine_origin_tracking(self, enabled):
        before = self._origin_depth_before
        if enabled and before is None:
            self._origin_depth_before = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(constants.DEBUG_STACK_DEPTH)
        elif not enabled and before is not None:
            self._origin_depth_before = None
            sys.set_coroutine_origin_tracking_depth(before)

    # Addresses.

    def _getaddrinfo_debug(self, host, port, family, type, proto, flags):
        question = [f'{host}:{port!r}']
        question += [f'{name}={value!r}' for name, value in (('family', family), ('type', type), ('proto', proto), ('flags', flags)) if value]
        question = ', '.join(question)
        logger.debug('Get address info %s', question)
        start = self.time()
        found = socket.getaddrinfo(host, port, family, type, proto, flags)
        took = self.time() - start
        text = f'Getting address info {question} took {took * 1e3:.3f}ms: {found!r}'
        if took >= self.slow_callback_duration:
            logger.info(text)
        else:
            logger.debug(text)
        return found

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        ask = self._getaddrinfo_debug if self._debug else socket.getaddrinfo
        return await self.run_in_executor(None, ask, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0, loop):
        host, port = address[:2]
        info = _ipaddr_info(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _resolve(self, address, what, **kwargs):
        infos = await self._ensure_resolved(address, loop=self, **kwargs)
        if not infos:
            raise OSError(f'getaddrinfo({what}) returned empty list')
        return infos

    # Files.

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        _check_ssl_socket(sock)
        self._check_sendfile_params(sock, file, offset, count)
        try:
            return await self._sock_sendfile_native(sock, file, offset, count)
        except exceptions.SendfileNotAvailableError:
            if not fallback:
                raise
        return await self._sock_sendfile_fallback(sock, file, offset, count)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        raise exceptions.SendfileNotAvailableError(
            f'syscall sendfile is not available for socket {sock!r} and file {file!r} combination')

    async def _copy_file(self, file, offset, count, send):
        """Give pieces of a file to a coroutine function. Return how many bytes there were."""
        if offset:
            file.seek(offset)
        size = min(count, constants.SENDFILE_FALLBACK_READBUFFER_SIZE) if count else constants.SENDFILE_FALLBACK_READBUFFER_SIZE
        buf = bytearray(size)
        total = 0
        try:
            while True:
                if count:
                    size = min(count - total, size)
                    if size <= 0:
                        break
                view = memoryview(buf)[:size]
                read = await self.run_in_executor(None, file.readinto, view)
                if not read:
                    break
                await send(bytes(view[:read]))  # a copy, since it may be sent while the next is read
                total += read
            return total
        finally:
            if total > 0 and hasattr(file, 'seek'):
                file.seek(offset + total)

    async def _sock_sendfile_fallback(self, sock, file, offset, count):
        return await self._copy_file(file, offset, count, lambda data: self.sock_sendall(sock, data))

    def _check_sendfile_params(self, sock, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if sock.type != socket.SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')
        if not isinstance(offset, int):
            raise TypeError(f'offset must be a non-negative integer (got {offset!r})')
        if offset < 0:
            raise ValueError(f'offset must be a non-negative integer (got {offset!r})')

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a file through a transport. Return how many bytes were sent."""
        if transport.is_closing():
            raise RuntimeError('Transport is closing')
        mode = getattr(transport, '_sendfile_compatible', constants._SendfileMode.UNSUPPORTED)
        if mode is constants._SendfileMode.UNSUPPORTED:
            raise RuntimeError(f'sendfile is not supported for transport {transport!r}')
        if mode is constants._SendfileMode.TRY_NATIVE:
            try:
                return await self._sendfile_native(transport, file, offset, count)
            except exceptions.SendfileNotAvailableError:
                if not fallback:
                    raise
        if not fallback:
            raise RuntimeError(f'fallback is disabled and native sendfile is not supported for transport {transport!r}')
        return await self._sendfile_fallback(transport, file, offset, count)

    async def _sendfile_native(self, transp, file, offset, count):
        raise exceptions.SendfileNotAvailableError('sendfile syscall is not supported')

    async def _sendfile_fallback(self, transp, file, offset, count):
        proto = _SendfileFallbackProtocol(transp)

        async def send(data):
            await proto.drain()
            transp.write(data)

        try:
            return await self._copy_file(file, offset, count, send)
        finally:
            proto.restore()

    # Connections.

    async def _connect_sock(self, errors, addr_info, local_addr_infos=None):
        """Return a socket that is connected to an address. What fails goes into errors too."""
        mine = []
        errors.append(mine)
        family, type_, proto, _, address = addr_info
        sock = None
        try:
            try:
                sock = socket.socket(family=family, type=type_, proto=proto)
                sock.setblocking(False)
                if local_addr_infos is not None:
                    self._bind_to_one(sock, family, local_addr_infos, mine)
                await self.sock_connect(sock, address)
                return sock
            except OSError as exc:
                mine.append(exc)
                raise
        except:
            if sock is not None:
                try:
                    sock.close()
                except OSError:
                    pass  # the reason that it is closed for is what counts
            raise
        finally:
            errors = mine = None

    def _bind_to_one(self, sock, family, infos, errors):
        for lfamily, _, _, _, laddr in infos:
            if lfamily != family:
                continue
            try:
                sock.bind(laddr)
                return
            except OSError as exc:
                errors.append(OSError(exc.errno, f'error while attempting to bind on address {laddr!r}: {str(exc).lower()}'))
        if errors:
            raise errors.pop()
        raise OSError(f'no matching local address with {family=} found')

    async def _connect_any(self, infos, local_infos, happy_eyeballs_delay, all_errors):
        """Return a socket connected to the first address that works."""
        errors = []
        sock = None
        if happy_eyeballs_delay is None:
            for info in infos:
                try:
                    sock = await self._connect_sock(errors, info, local_infos)
                    break
                except OSError:
                    continue
        else:
            # Several at a time: the ones that lose are cancelled.
            sock = (await staggered.staggered_race(
                (functools.partial(self._connect_sock, errors, info, local_infos) for info in infos),
                happy_eyeballs_delay, loop=self))[0]
        if sock is not None:
            return sock
        flat = [exc for sub in errors for exc in sub]
        try:
            if all_errors:
                raise ExceptionGroup('create_connection failed', flat)
            if len(flat) == 1:
                raise flat[0]
            model = str(flat[0])
            if all(str(exc) == model for exc in flat):
                raise flat[0]
            raise OSError('Multiple exceptions: {}'.format(', '.join(str(exc) for exc in flat)))
        finally:
            flat = errors = None

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None,
                                local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                                happy_eyeballs_delay=None, interleave=None, all_errors=False):
        if server_hostname is not None and not ssl:
            raise ValueError('server_hostname is only meaningful with ssl')
        if server_hostname is None and ssl:
            # The name to check the certificate for; '' means not to, and must be written out.
            if not host:
                raise ValueError('You must set server_hostname when using ssl without a host')
            server_hostname = host
        self._check_ssl_times(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if sock is not None:
            _check_ssl_socket(sock)
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1  # an attempt of each family comes early

        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            infos = await self._resolve((host, port), '', family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
            local_infos = None
            if local_addr is not None:
                local_infos = await self._resolve(local_addr, '', family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
            if interleave:
                infos = _interleave_addrinfos(infos, interleave)
            sock = await self._connect_any(infos, local_infos, happy_eyeballs_delay, all_errors)
        else:
            if sock is None:
                raise ValueError('host and port was not specified and no sock specified')
            self._check_stream(sock)
        transport, protocol = await self._create_connection_transport(sock, protocol_factory, ssl, server_hostname,
                                                                      ssl_handshake_timeout=ssl_handshake_timeout,
                                                                      ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            # The socket of the transport, since that of an ssl transport is another one.
            sock = transport.get_extra_info('socket')
            logger.debug('%r connected to %s:%r: (%r, %r)', sock, host, port, transport, protocol)
        return transport, protocol

    async def _create_connection_transport(self, sock, protocol_factory, ssl, server_hostname, server_side=False, ssl_handshake_timeout=None,
                                           ssl_shutdown_timeout=None):
        sock.setblocking(False)
        protocol, waiter = protocol_factory(), self.create_future()
        if not ssl:
            transport = self._make_socket_transport(sock, protocol, waiter)
        else:
            transport = self._make_ssl_transport(sock, protocol, None if isinstance(ssl, bool) else ssl, waiter, server_side=server_side,
                                                 server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                                                 ssl_shutdown_timeout=ssl_shutdown_timeout)
        await _made(transport, waiter)
        return transport, protocol

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None):
        if ssl is None:
            raise RuntimeError('Python ssl module is not available')
        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError(f'sslcontext is expected to be an instance of ssl.SSLContext, got {sslcontext!r}')
        raise RuntimeError(f'transport {transport!r} is not supported by start_tls()')

    @staticmethod
    def _check_stream(sock):
        # A family that cannot be served is not refused here: the transport knows better.
        if sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')

    @staticmethod
    def _check_ssl_times(ssl, handshake, shutdown):
        if handshake is not None and not ssl:
            raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
        if shutdown is not None and not ssl:
            raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')

    # Datagrams.

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0,
                                       reuse_port=None, allow_broadcast=None, sock=None):
        if sock is not None:
            if sock.type == socket.SOCK_STREAM:
                raise ValueError(f'A datagram socket was expected, got {sock!r}')
            given = {'local_addr': local_addr, 'remote_addr': remote_addr, 'family': family, 'proto': proto, 'flags': flags,
                     'reuse_port': reuse_port, 'allow_broadcast': allow_broadcast}
            problems = ', '.join(f'{k}={v}' for k, v in given.items() if v)
            if problems:
                raise ValueError(f'socket modifier keyword arguments can not be used when sock is specified. ({problems})')
            sock.setblocking(False)
            remote = None
        else:
            sock, remote = await self._datagram_socket(local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, remote, waiter)
        if self._debug:
            if local_addr:
                logger.info('Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)', local_addr, remote_addr, transport, protocol)
            else:
                logger.debug('Datagram endpoint remote_addr=%r created: (%r, %r)', remote_addr, transport, protocol)
        await _made(transport, waiter)
        return transport, protocol

    async def _datagram_addresses(self, local_addr, remote_addr, family, proto, flags):
        """The pairs of family and protocol that fit both addresses, with the addresses."""
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError('unexpected address family')
            return [((family, proto), (None, None))]
        if hasattr(socket, 'AF_UNIX') and family == socket.AF_UNIX:
            if not all(addr is None or isinstance(addr, str) for addr in (local_addr, remote_addr)):
                raise TypeError('string is expected')
            if local_addr and not local_addr.startswith('\0'):
                _remove_stale_socket(local_addr)
            return [((family, proto), (local_addr, remote_addr))]
        pairs = {}
        for side, addr in enumerate((local_addr, remote_addr)):
            if addr is None:
                continue
            if not (isinstance(addr, tuple) and len(addr) == 2):
                raise TypeError('2-tuple is expected')
            for fam, _, pro, _, address in await self._resolve(addr, '', family=family, type=socket.SOCK_DGRAM, proto=proto, flags=flags):
                pairs.setdefault((fam, pro), [None, None])[side] = address
        fitting = [(key, tuple(addresses)) for key, addresses in pairs.items()
                   if not (local_addr and addresses[0] is None or remote_addr and addresses[1] is None)]
        if not fitting:
            raise ValueError('can not get address information')
        return fitting

    async def _datagram_socket(self, local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast):
        errors = []
        for (family, proto), (local, remote) in await self._datagram_addresses(local_addr, remote_addr, family, proto, flags):
            sock = None
            try:
                sock = socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)
                if reuse_port:
                    _set_reuseport(sock)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if local_addr:
                    sock.bind(local)
                if remote_addr:
                    if not allow_broadcast:
                        await self.sock_connect(sock, remote)
                return sock, remote if remote_addr else None
            except OSError as exc:
                if sock is not None:
                    sock.close()
                errors.append(exc)
            except:
                if sock is not None:
                    sock.close()
                raise
        raise errors[0]

    # Servers.

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, flags=flags, loop=self)
        if not infos:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return infos

    async def create_server(self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC, flags=socket.AI_PASSIVE, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, start_serving=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        self._check_ssl_times(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if sock is not None:
            _check_ssl_socket(sock)
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if reuse_address is None:
                reuse_address = os.name == 'posix' and sys.platform != 'cygwin'
            if host == '':
                hosts = [None]
            elif isinstance(host, str) or not isinstance(host, collections.abc.Iterable):
                hosts = [host]
            else:
                hosts = host
            found = await tasks.gather(*[self._create_server_getaddrinfo(h, port, family=family, flags=flags) for h in hosts])
            infos = set(itertools.chain.from_iterable(found))
            sockets = self._listeners(infos, reuse_address, reuse_port, keep_alive)
        else:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            self._check_stream(sock)
            sockets = [sock]
        for s in sockets:
            s.setblocking(False)
        server = Server(self, sockets, protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        if self._debug:
            logger.info('%r is serving', server)
        return server

    def _listeners(self, infos, reuse_address, reuse_port, keep_alive):
        """Sockets bound to all of the addresses that this machine can serve."""
        sockets, done = [], False
        try:
            for family, type_, proto, _, address in infos:
                try:
                    sock = socket.socket(family, type_, proto)
                except socket.error:
                    # A family that the machine does not have.
                    if self._debug:
                        logger.warning('create_server() failed to create socket.socket(%r, %r, %r)', family, type_, proto, exc_info=True)
                    continue
                sockets.append(sock)
                if reuse_address:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                if reuse_port and family in (socket.AF_INET, socket.AF_INET6):
                    _set_reuseport(sock)
                if keep_alive:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
                # One socket for each family, or the second could not be bound.
                if _HAS_IPv6 and family == socket.AF_INET6 and hasattr(socket, 'IPPROTO_IPV6'):
                    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
                try:
                    sock.bind(address)
                except OSError as err:
                    message = f'error while attempting to bind on address {address!r}: {str(err).lower()}'
                    if err.errno == errno.EADDRNOTAVAIL:
                        # An address that the machine has not, such as one of a family that is off.
                        sockets.pop().close()
                        if self._debug:
                            logger.warning(message)
                        continue
                    raise OSError(err.errno, message) from None
            if not sockets:
                raise OSError('could not bind on any address out of %r' % ([info[4] for info in infos],))
            done = True
            return sockets
        finally:
            if not done:
                for sock in sockets:
                    sock.close()

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        self._check_stream(sock)
        self._check_ssl_times(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        _check_ssl_socket(sock)
        transport, protocol = await self._create_connection_transport(sock, protocol_factory, ssl, '', server_side=True,
                                                                      ssl_handshake_timeout=ssl_handshake_timeout,
                                                                      ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            sock = transport.get_extra_info('socket')
            logger.debug('%r handled: (%r, %r)', sock, transport, protocol)
        return transport, protocol

    # Pipes and programs.

    async def _connect_pipe(self, make, what, protocol_factory, pipe):
        protocol, waiter = protocol_factory(), self.create_future()
        transport = make(pipe, protocol, waiter)
        await _made(transport, waiter)
        if self._debug:
            logger.debug('%s pipe %r connected: (%r, %r)', what, pipe.fileno(), transport, protocol)
        return transport, protocol

    async def connect_read_pipe(self, protocol_factory, pipe):
        return await self._connect_pipe(self._make_read_pipe_transport, 'Read', protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe):
        return await self._connect_pipe(self._make_write_pipe_transport, 'Write', protocol_factory, pipe)

    def _log_subprocess(self, message, stdin, stdout, stderr):
        files = [('stdin', stdin), ('stdout', stdout), ('stderr', stderr)]
        if stdout is not None and stderr == subprocess.STDOUT:
            files[1:] = [('stdout=stderr', stdout)]
        logger.debug(' '.join([message] + [f'{name}={_format_pipe(file)}' for name, file in files if file is not None]))

    @staticmethod
    def _check_subprocess(shell, universal_newlines, bufsize, text, encoding, errors, wanted_shell):
        if universal_newlines:
            raise ValueError('universal_newlines must be False')
        if bool(shell) is not wanted_shell:
            raise ValueError(f'shell must be {wanted_shell}')
        if bufsize != 0:
            raise ValueError('bufsize must be 0')
        if text:
            raise ValueError('text must be False')
        if encoding is not None:
            raise ValueError('encoding must be None')
        if errors is not None:
            raise ValueError('errors must be None')

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               universal_newlines=False, shell=True, bufsize=0, encoding=None, errors=None, text=None, **kwargs):
        if not isinstance(cmd, (bytes, str)):
            raise ValueError('cmd must be a string')
        self._check_subprocess(shell, universal_newlines, bufsize, text, encoding, errors, True)
        return await self._start_program(protocol_factory, f'run shell command {cmd!r}', cmd, True, stdin, stdout, stderr, bufsize, kwargs)

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              universal_newlines=False, shell=False, bufsize=0, encoding=None, errors=None, text=None, **kwargs):
        self._check_subprocess(shell, universal_newlines, bufsize, text, encoding, errors, False)
        return await self._start_program(protocol_factory, f'execute program {program!r}', (program,) + args, False, stdin, stdout, stderr,
                                         bufsize, kwargs)

    async def _start_program(self, protocol_factory, message, args, shell, stdin, stdout, stderr, bufsize, kwargs):
        protocol = protocol_factory()
        if self._debug:
            self._log_subprocess(message, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(protocol, args, shell, stdin, stdout, stderr, bufsize, **kwargs)
        if self._debug:
            logger.info('%s: %r', message, transport)
        return transport, protocol


_plain_loop(BaseEventLoop.call_soon, BaseEventLoop.get_debug)
