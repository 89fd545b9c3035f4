"""The event loop of Unix: signals, Unix sockets, pipes and programs."""

import contextlib
import errno
import itertools
import os
import selectors
import signal
import socket
import stat
import subprocess
import sys
import threading
import warnings

from . import base_events, base_subprocess, constants, coroutines, events, futures, selector_events, tasks, transports
from .log import logger
from .transports import _EXITS, _FAILED, _LATER, _NOT_NOW

__all__ = ('SelectorEventLoop', 'EventLoop')

if sys.platform == 'win32':
    raise ImportError('Signals are not really supported on Windows')


def _sighandler_noop(signum, frame):
    """So that the signal wakes the loop, and does nothing else."""


def waitstatus_to_exitcode(status):
    with contextlib.suppress(ValueError):  # a child that has only stopped
        status = os.waitstatus_to_exitcode(status)
    return status


def can_use_pidfd():
    """Whether the end of a program can be waited for as a file: not here, where a thread that waits costs little."""
    return False


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """The event loop of Unix."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}
        self._unix_server_sockets = {}
        self._watcher = None

    def close(self):
        super().close()
        handled = list(self._signal_handlers)
        if handled and sys.is_finalizing():
            warnings.warn(f'Closing the loop {self!r} on interpreter shutdown stage, skipping signal handlers removal', ResourceWarning, source=self)
            self._signal_handlers.clear()
            return
        for sig in handled:
            self.remove_signal_handler(sig)

    # Signals write their numbers to the pair of sockets that wakes the loop.

    def _process_self_data(self, data):
        for signum in data:
            if signum:
                self._handle_signal(signum)

    def add_signal_handler(self, sig, callback, *args):
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_closed()
        self._check_signal(sig)
        try:
            signal.set_wakeup_fd(self._csock.fileno())
        except (ValueError, OSError) as exc:
            raise RuntimeError(str(exc))
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            self._react(sig, _sighandler_noop)
            # System calls go on: the wait ends by the byte that is written.
            signal.siginterrupt(sig, False)
        except (OSError, RuntimeError):
            self._forget_handler(sig)
            raise

    def _forget_handler(self, sig):
        del self._signal_handlers[sig]
        self._sleep_undisturbed()

    def _sleep_undisturbed(self):
        """Let signals not wake the loop, if it handles none."""
        if self._signal_handlers:
            return
        try:
            signal.set_wakeup_fd(-1)
        except (ValueError, OSError) as error:
            logger.info('set_wakeup_fd(-1) failed: %s', error)

    @staticmethod
    def _react(sig, how):
        try:
            signal.signal(sig, how)
        except OSError as exc:
            if exc.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise

    def _handle_signal(self, sig):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self._add_callback_signalsafe(handle)

    def remove_signal_handler(self, sig):
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        self._react(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        self._sleep_undisturbed()
        return True

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')

    # Pipes and programs.

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        if self._watcher is None:
            self._watcher = _ThreadedChildWatcher()
        waiter = self.create_future()
        transport = _UnixSubprocessTransport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=waiter, extra=extra, **kwargs)
        self._watcher.add_child_handler(transport.get_pid(), self._child_watcher_callback, transport)
        try:
            await waiter
        except BaseException as exc:
            if not isinstance(exc, _EXITS):
                transport.close()
                await transport._wait()
            raise
        return transport

    def _child_watcher_callback(self, pid, returncode, transp):
        self.call_soon_threadsafe(transp._process_exited, returncode)

    # Unix sockets.

    @staticmethod
    def _is_given(path, sock, nothing):
        """Whether the program has a socket already, which is checked. Only one of the two may be there."""
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            return False
        if sock is None:
            raise ValueError(nothing)
        if (sock.family, sock.type) != (socket.AF_UNIX, socket.SOCK_STREAM):
            raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
        return True

    @staticmethod
    @contextlib.contextmanager
    def _new_unix_socket():
        """A socket for a block that makes it usable: if that fails, it is closed."""
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            yield sock
        except:
            sock.close()
            raise

    @staticmethod
    def _in_file_system(name):
        return bool(name) and name[0] not in (0, '\0')

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None,
                                     ssl_shutdown_timeout=None):
        assert server_hostname is None or isinstance(server_hostname, str)
        if ssl:
            if server_hostname is None:
                raise ValueError('you have to pass server_hostname when using ssl')
        elif server_hostname is not None:
            raise ValueError('server_hostname is only meaningful with ssl')
        self._check_ssl_times(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if self._is_given(path, sock, 'no path and sock were specified'):
            sock.setblocking(False)
        else:
            path = os.fspath(path)
            with self._new_unix_socket() as sock:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
        return await self._create_connection_transport(sock, protocol_factory, ssl, server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                                                       ssl_shutdown_timeout=ssl_shutdown_timeout)

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
                                 ssl_shutdown_timeout=None, start_serving=True, cleanup_socket=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        self._check_ssl_times(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if not self._is_given(path, sock, 'path was not specified, and no sock specified'):
            path = os.fspath(path)
            with self._new_unix_socket() as sock:
                if self._in_file_system(path):
                    base_events._remove_stale_socket(path)
                try:
                    sock.bind(path)
                except OSError as exc:
                    if exc.errno != errno.EADDRINUSE:
                        raise
                    raise OSError(errno.EADDRINUSE, f'Address {path!r} is already in use') from None
        if cleanup_socket and self._in_file_system(name := sock.getsockname()):
            with contextlib.suppress(FileNotFoundError):
                # It is removed at the end if it is still ours then.
                self._unix_server_sockets[sock] = os.stat(name).st_ino
        sock.setblocking(False)
        server = base_events.Server(self, [sock], protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        return server

    def _stop_serving(self, sock):
        inode = self._unix_server_sockets.pop(sock, None)
        path = sock.getsockname() if inode is not None else None
        super()._stop_serving(sock)
        if inode is None:
            return
        try:
            if os.stat(path).st_ino == inode:
                os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as err:
            logger.error('Unable to clean up listening UNIX socket %r: %r', path, err)


class _PipeTransport:
    """What the transports of the two ends of a pipe have in common."""

    _watched = selectors.EVENT_READ  # what the repr tells about
    _kinds = stat.S_ISFIFO, stat.S_ISSOCK, stat.S_ISCHR

    def _open(self, loop, pipe, protocol, refusal):
        """Take the pipe, if it can be waited for. Return its mode."""
        self._extra['pipe'] = pipe
        self._loop, self._pipe, self._protocol = loop, pipe, protocol
        self._fileno = pipe.fileno()
        self._closing = False
        mode = os.fstat(self._fileno).st_mode
        if not any(is_kind(mode) for is_kind in self._kinds):
            self._pipe = self._fileno = self._protocol = None
            raise ValueError(refusal)
        os.set_blocking(self._fileno, False)
        return mode

    def _begin(self, then, waiter):
        """Make the connection known, and only after that watch the file."""
        soon = self._loop.call_soon
        soon(self._protocol.connection_made, self)
        if then is not None:
            soon(then, self._fileno, self._read_ready)
        if waiter is not None:
            soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        parts = [type(self).__name__]
        if self._pipe is None:
            parts += ['closed', f'fd={self._fileno}', 'closed']
            return f'<{" ".join(parts)}>'
        if self._closing:
            parts.append('closing')
        parts.append(f'fd={self._fileno}')
        selector = getattr(self._loop, '_selector', None)
        if selector is None:
            parts.append('open')
        else:
            parts.append('polling' if selector_events._test_selector_event(selector, self._fileno, self._watched) else 'idle')
            if self._watched == selectors.EVENT_WRITE:
                parts.append(f'bufsize={self.get_write_buffer_size()}')
        return f'<{" ".join(parts)}>'

    def __del__(self, _warn=warnings.warn):
        if self._pipe is not None:
            _warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._pipe.close()

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def is_closing(self):
        return self._closing

    def _log(self, level, message, **kwargs):
        if self._loop.get_debug():
            getattr(logger, level)('%r ' + message, self, **kwargs)

    def _fatal_error(self, exc, message='Fatal error on pipe transport'):
        if self._is_quiet(exc):
            if self._loop.get_debug():
                logger.debug('%r: %s', self, message, exc_info=True)
        else:
            transports._complain(self, message, exc)
        self._close(exc)

    def _close(self, exc=None):
        self._closing = True
        self._forget_output()
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)

    def _forget_output(self):
        """Drop what is still to be written."""

    def _call_connection_lost(self, exc):
        pipe, protocol = self._pipe, self._protocol
        try:
            protocol.connection_lost(exc)
        finally:
            pipe.close()
            self._loop = self._protocol = self._pipe = None


class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):
    """A transport that reads a pipe."""

    max_size = 256 * 1024  # of what is read at once

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._paused = False
        self._open(loop, pipe, protocol, 'Pipe transport is for pipes/sockets only.')
        self._begin(self._add_reader, waiter)

    def is_reading(self):
        return not (self._closing or self._paused)

    def _add_reader(self, fd, callback):
        if self.is_reading():
            self._loop._add_reader(fd, callback)

    def _read_ready(self):
        try:
            data = os.read(self._fileno, self.max_size)
        except OSError as exc:
            if not isinstance(exc, _NOT_NOW):
                self._fatal_error(exc, 'Fatal read error on pipe transport')
            return
        if data:
            self._protocol.data_received(data)
        else:
            self._log('info', 'was closed by peer')
            self._loop.call_soon(self._protocol.eof_received)
            self._close()

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._fileno)
            self._log('debug', 'pauses reading')

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._loop._add_reader(self._fileno, self._read_ready)
            self._log('debug', 'resumes reading')

    def close(self):
        if not self._closing:
            self._close(None)

    def _is_quiet(self, exc):
        # EIO is how a terminal tells that nobody has it any more.
        return isinstance(exc, OSError) and exc.errno == errno.EIO


class _UnixWritePipeTransport(_PipeTransport, transports._FlowControlMixin, transports.WriteTransport):
    """A transport that writes to a pipe."""

    _watched = selectors.EVENT_WRITE

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        self._conn_lost = 0  # writes since the connection was lost
        self._buffer = bytearray()
        mode = self._open(loop, pipe, protocol, 'Pipe transport is only for pipes, sockets and character devices')
        # A pipe or socket becomes readable when the other side closes it; a terminal when something is typed.
        self._begin(None if stat.S_ISCHR(mode) else loop._add_reader, waiter)

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _read_ready(self):
        self._log('info', 'was closed by peer')
        self._close(BrokenPipeError() if self._buffer else None)

    def _write_now(self, data):
        """Write what goes at once. Return how much it was, None if that was the end of the transport."""
        n = self._attempt('Fatal write error on pipe transport', os.write, self._fileno, data)
        return 0 if n is _LATER else None if n is _FAILED else n

    def _failed(self, exc, message):
        self._conn_lost += 1
        # Who watches must not be told that the other side has left, which is known.
        self._forget_output()
        self._fatal_error(exc, message)

    def write(self, data):
        assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
        if not data:
            return
        if self._closing or self._conn_lost:
            self._conn_lost += 1
            if self._conn_lost > constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('pipe closed by peer or os.write(pipe, data) raised exception.')
            return
        if not self._buffer:
            n = self._write_now(data)
            if n is None or n == len(data):
                return
            data = data[n:]
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        n = self._write_now(self._buffer)
        if not n:
            return
        del self._buffer[:n]
        if self._buffer:
            return
        self._loop._remove_writer(self._fileno)
        self._maybe_resume_protocol()  # may append to the buffer
        if self._closing:
            self._loop._remove_reader(self._fileno)
            self._call_connection_lost(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        assert self._closing or self._pipe is not None
        if not self._closing and self._buffer:
            self._closing = True  # the rest follows when everything is written
        elif not self._closing:
            self._close()

    def close(self):
        if self._pipe is not None and not self._closing:
            self.write_eof()  # what is in the buffer is still written

    def abort(self):
        self._close(None)

    def _is_quiet(self, exc):
        return isinstance(exc, OSError)

    def _forget_output(self):
        if self._buffer:
            self._loop._remove_writer(self._fileno)
        self._buffer.clear()


class _UnixSubprocessTransport(base_subprocess.BaseSubprocessTransport):
    """A program that runs."""

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        self._proc = subprocess.Popen(args, bufsize=bufsize, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr, **kwargs)


class _ThreadedChildWatcher:
    """Waits for each program in a thread of its own."""

    def __init__(self):
        self._threads = {}
        self._numbers = itertools.count()

    def __del__(self, _warn=warnings.warn):
        if any(thread.is_alive() for thread in list(self._threads.values())):
            _warn(f'{type(self)} has registered but not finished child processes', ResourceWarning, source=self)

    def add_child_handler(self, pid, callback, *args):
        """Call callback(pid, returncode, *args) in another thread when the child has ended."""
        thread = self._threads[pid] = threading.Thread(target=self._wait, name=f'asyncio-waitpid-{next(self._numbers)}', daemon=True,
                                                       args=(events.get_running_loop(), pid, callback, args))
        thread.start()

    def _wait(self, loop, pid, callback, args):
        try:
            returncode = waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        except ChildProcessError:
            # Somebody else has waited for it.
            returncode = 255
            logger.warning('Unknown child process pid %d, will report returncode 255', pid)
        else:
            if loop.get_debug():
                logger.debug('process %s exited with returncode %s', pid, returncode)
        if loop.is_closed():
            logger.warning('Loop %r that handles pid %r is closed', loop, pid)
        else:
            loop.call_soon_threadsafe(callback, pid, returncode, *args)
        del self._threads[pid]


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    """The policy of Unix."""

    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
