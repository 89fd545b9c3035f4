"""An event loop that waits with a selector, and its transports on sockets."""

import collections
import errno
import functools
import itertools
import os
import selectors
import socket
import warnings
import weakref

try:
    import ssl
except ImportError:
    ssl = None

from . import base_events, constants, events, futures, protocols, transports, trsock
from .log import logger
from .transports import _EXITS, _FAILED, _LATER, _NOT_NOW

__all__ = 'BaseSelectorEventLoop',

_HAS_SENDMSG = hasattr(socket.socket, 'sendmsg')
if _HAS_SENDMSG:
    try:
        SC_IOV_MAX = os.sysconf('SC_IOV_MAX')
    except (OSError, ValueError, AttributeError):
        _HAS_SENDMSG = False


def _test_selector_event(selector, fd, event):
    """Whether a selector watches a file for an event."""
    try:
        key = selector.get_key(fd)
    except KeyError:
        return False
    return bool(key.events & event)


class _WakeUp:
    """The two ends of a pipe, as a socket pair, where there are no sockets."""

    def __init__(self, fd):
        self._fd = fd

    @classmethod
    def pair(cls):
        reader, writer = os.pipe()
        for fd in reader, writer:
            os.set_blocking(fd, False)
        return cls(reader), cls(writer)

    def fileno(self):
        return self._fd

    def setblocking(self, flag):
        os.set_blocking(self._fd, flag)

    def recv(self, n):
        return os.read(self._fd, n)

    def send(self, data):
        return os.write(self._fd, data)

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    __del__ = close  # of a loop whose run was killed


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """An event loop that waits with a selector."""

    def __init__(self, selector=None):
        super().__init__()
        if selector is None:
            selector = selectors.DefaultSelector()
        logger.debug('Using selector: %s', type(selector).__name__)
        self._selector = selector
        self._make_self_pipe()
        self._transports = weakref.WeakValueDictionary()  # by file number

    # Waking up: a byte in a pair of sockets ends the wait.

    def _make_self_pipe(self):
        try:
            self._ssock, self._csock = socket.socketpair()
        except (PermissionError, AttributeError):
            self._ssock, self._csock = _WakeUp.pair()
        else:
            self._ssock.setblocking(False)
            self._csock.setblocking(False)
        self._internal_fds += 1
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    def _close_self_pipe(self):
        self._remove_reader(self._ssock.fileno())
        self._ssock.close()
        self._csock.close()
        self._ssock = self._csock = None
        self._internal_fds -= 1

    def _process_self_data(self, data):
        """Look at the bytes: signals write their numbers."""

    def _read_from_self(self):
        while True:
            try:
                data = self._ssock.recv(4096)
            except InterruptedError:
                continue
            except BlockingIOError:
                break
            if not data:
                break
            self._process_self_data(data)

    def _write_to_self(self):
        # Other threads, and handlers of signals, call this when the loop may be closed already.
        if (end := self._csock) is not None:
            try:
                end.send(b'\0')
            except OSError:
                self._debug and logger.debug('Fail to write a null byte into the self-pipe socket', exc_info=True)

    def close(self):
        if not self._closed and not self.is_running():
            self._close_self_pipe()
        super().close()  # refuses while the loop runs
        selector, self._selector = self._selector, None
        if selector is not None:
            selector.close()

    # Transports.

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False, server_hostname=None, extra=None, server=None,
                            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT, ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        raise RuntimeError('Python ssl module is not available')

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    # Servers.

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT, ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, sslcontext, server, backlog, ssl_handshake_timeout,
                         ssl_shutdown_timeout)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connection(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                           ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT, ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        # Between two rounds of the loop more than one may have come.
        for _ in range(backlog):
            try:
                conn, addr = sock.accept()
                if self._debug:
                    logger.debug('%r got a new connection from %r: %r', server, addr, conn)
                conn.setblocking(False)
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as exc:
                if exc.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    raise
                # Nothing is free that accept needs. The socket stays readable: look again after a while.
                self.call_exception_handler({'message': 'socket.accept() out of system resource', 'exception': exc,
                                             'socket': trsock.TransportSocket(sock)})
                self._remove_reader(sock.fileno())
                self.call_later(constants.ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock, sslcontext, server, backlog,
                                ssl_handshake_timeout, ssl_shutdown_timeout)
                return
            else:
                self.create_task(self._accept_connection2(protocol_factory, conn, {'peername': addr}, sslcontext, server,
                                                          ssl_handshake_timeout, ssl_shutdown_timeout))

    async def _accept_connection2(self, protocol_factory, conn, extra, sslcontext=None, server=None,
                                  ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT, ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        made = {}  # what there is when it fails
        try:
            protocol = made['protocol'] = protocol_factory()
            waiter = self.create_future()
            if sslcontext:
                transport = self._make_ssl_transport(conn, protocol, sslcontext, waiter=waiter, server_side=True, extra=extra, server=server,
                                                     ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
            else:
                transport = self._make_socket_transport(conn, protocol, waiter=waiter, extra=extra, server=server)
            await base_events._made(transport, waiter)
        except BaseException as exc:
            conn.close()
            if isinstance(exc, _EXITS):
                raise
            if self._debug:
                self.call_exception_handler({'message': 'Error on transport creation for incoming connection', 'exception': exc} | made)
        finally:
            transport = waiter = made = None  # the traceback of an error must not keep them

    # Files. A key's data are the handles of its reader and its writer.

    def _ensure_fd_no_transport(self, fd):
        try:
            number = fd if isinstance(fd, int) else int(fd.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fd!r}') from None
        transport = self._transports.get(number)
        if transport and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    def _add(self, fd, event, callback, args):
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        key = self._selector.get_map().get(fd)
        if key is None:
            pair = (handle, None) if event == selectors.EVENT_READ else (None, handle)
            self._selector.register(fd, event, pair)
            return handle
        reader, writer = key.data
        pair, old = ((handle, writer), reader) if event == selectors.EVENT_READ else ((reader, handle), writer)
        self._selector.modify(fd, key.events | event, pair)
        if old is not None:
            old.cancel()
        return handle

    def _remove(self, fd, event):
        key = None if self._closed else self._selector.get_map().get(fd)
        if key is None:
            return False
        reader, writer = key.data
        pair, old = ((None, writer), reader) if event == selectors.EVENT_READ else ((reader, None), writer)
        if rest := key.events & ~event:
            self._selector.modify(fd, rest, pair)
        else:
            self._selector.unregister(fd)
        if old is None:
            return False
        old.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._add(fd, selectors.EVENT_READ, callback, args)

    def _remove_reader(self, fd):
        return self._remove(fd, selectors.EVENT_READ)

    def _add_writer(self, fd, callback, *args):
        return self._add(fd, selectors.EVENT_WRITE, callback, args)

    def _remove_writer(self, fd):
        return self._remove(fd, selectors.EVENT_WRITE)

    def add_reader(self, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            if reader is not None and mask & selectors.EVENT_READ:
                self._ready_for(reader, key.fileobj, self._remove_reader)
            if writer is not None and mask & selectors.EVENT_WRITE:
                self._ready_for(writer, key.fileobj, self._remove_writer)

    def _ready_for(self, handle, fileobj, remove):
        if handle._cancelled:
            remove(fileobj)
        else:
            self._add_callback(handle)

    # Sockets of the program's own. Each operation is tried at once, and again whenever the socket is ready.

    def _check_sock(self, sock):
        base_events._check_ssl_socket(sock)
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')

    async def _sock_retry(self, sock, event, attempt):
        """Return the result of attempt(), which raises BlockingIOError as long as it must wait."""
        try:
            return attempt()
        except _NOT_NOW:
            return await self._when_ready(sock, event, attempt)

    async def _when_ready(self, sock, event, attempt):
        """_sock_retry() for an attempt that is to be made only when the socket is ready."""
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)
        fut = self.create_future()

        def again():
            # The future may be done: a round calls what was ready when it began.
            if fut.done():
                return
            try:
                fut.set_result(attempt())
            except _EXITS:
                raise
            except BaseException as exc:
                if not isinstance(exc, _NOT_NOW):
                    fut.set_exception(exc)

        handle = self._add(fd, event, again, ())
        stop = self._sock_read_done if event == selectors.EVENT_READ else self._sock_write_done
        fut.add_done_callback(functools.partial(stop, fd, handle=handle))
        return await fut

    def _sock_read_done(self, fd, fut, handle=None):
        if handle is None or not handle.cancelled():
            self.remove_reader(fd)

    def _sock_write_done(self, fd, fut, handle=None):
        if handle is None or not handle.cancelled():
            self.remove_writer(fd)

    async def sock_recv(self, sock, n):
        self._check_sock(sock)
        return await self._sock_retry(sock, selectors.EVENT_READ, lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        self._check_sock(sock)
        return await self._sock_retry(sock, selectors.EVENT_READ, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        self._check_sock(sock)
        return await self._sock_retry(sock, selectors.EVENT_READ, lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        self._check_sock(sock)
        size = nbytes or len(buf)
        return await self._sock_retry(sock, selectors.EVENT_READ, lambda: sock.recvfrom_into(buf, size))

    async def sock_sendall(self, sock, data):
        self._check_sock(sock)
        sent = 0

        def send():
            nonlocal sent
            sent += sock.send(view[sent:] if sent else view)
            if sent < len(view):
                raise BlockingIOError

        with memoryview(data) as view:
            await self._sock_retry(sock, selectors.EVENT_WRITE, send)

    async def sock_sendto(self, sock, data, address):
        self._check_sock(sock)
        return await self._sock_retry(sock, selectors.EVENT_WRITE, lambda: sock.sendto(data, address))

    async def sock_connect(self, sock, address):
        self._check_sock(sock)
        if sock.family == socket.AF_INET or base_events._HAS_IPv6 and sock.family == socket.AF_INET6:
            infos = await self._ensure_resolved(address, family=sock.family, type=sock.type, proto=sock.proto, loop=self)
            address = infos[0][4]
        try:
            sock.connect(address)
            return
        except _NOT_NOW:
            pass  # it goes on

        def outcome():
            if number := sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                raise OSError(number, f'Connect call failed {address}')

        await self._when_ready(sock, selectors.EVENT_WRITE, outcome)

    async def sock_accept(self, sock):
        self._check_sock(sock)

        def accept():
            conn, address = sock.accept()
            conn.setblocking(False)
            return conn, address

        return await self._sock_retry(sock, selectors.EVENT_READ, accept)

    async def _sendfile_native(self, transp, file, offset, count):
        del self._transports[transp._sock_fd]
        resume = transp.is_reading()
        transp.pause_reading()
        await transp._make_empty_waiter()
        try:
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if resume:
                transp.resume_reading()
            self._transports[transp._sock_fd] = transp


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    """What the transports on sockets have in common."""

    max_size = 256 * 1024  # of what is received at once
    _sock = None  # so that __del__ works when __init__ has failed

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra['socket'] = trsock.TransportSocket(sock)
        for name, ask in ('sockname', sock.getsockname), ('peername', sock.getpeername):
            if name == 'peername' and name in self._extra:
                continue
            try:
                self._extra[name] = ask()
            except OSError:
                self._extra[name] = None
        self._sock, self._sock_fd, self._server = sock, sock.fileno(), server
        self._buffer = collections.deque()
        self._closing = self._paused = self._protocol_connected = False
        self._conn_lost = 0  # writes since the connection was lost, from 1
        self.set_protocol(protocol)
        loop._transports[self._sock_fd] = self
        if server is not None:
            server._attach(self)

    def __repr__(self):
        state = 'closed ' if self._sock is None else 'closing ' if self._closing else ''
        text = f'{type(self).__name__} {state}fd={self._sock_fd}'
        if self._loop is not None and not self._loop.is_closed():
            reads, writes = ('polling' if _test_selector_event(self._loop._selector, self._sock_fd, event) else 'idle'
                             for event in (selectors.EVENT_READ, selectors.EVENT_WRITE))
            text += f' read={reads} write=<{writes}, bufsize={self.get_write_buffer_size()}>'
        return f'<{text}>'

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._sock.close()
            if self._server is not None:
                self._server._detach(self)

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol_connected = True
        self._protocol = protocol

    # Reading.

    def is_reading(self):
        return not (self.is_closing() or self._paused)

    def _note(self, what):
        if self._loop.get_debug():
            logger.debug(f'%r {what}', self)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)
            self._note('pauses reading')

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)
            self._note('resumes reading')

    # The end.

    def _is_lost(self):
        """Whether there is nobody to write to any more. Who goes on all the same is warned."""
        if self._conn_lost:
            self._conn_lost += 1
            if self._conn_lost > constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('socket.send() raised exception.')
        return self._conn_lost > 0

    def is_closing(self):
        return self._closing

    def _lose(self, exc):
        """Tell the protocol in the next round that the connection is lost."""
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def close(self):
        before, self._closing = self._closing, True
        if not before:
            self._loop._remove_reader(self._sock_fd)
            if not self._buffer:  # else when that is written
                self._loop._remove_writer(self._sock_fd)
                self._lose(None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
        closing, self._closing = self._closing, True
        if not closing:
            self._loop._remove_reader(self._sock_fd)
        self._lose(exc)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        # The other side may leave: that is no reason to complain.
        if not isinstance(exc, OSError):
            transports._complain(self, message, exc)
        elif self._loop.get_debug():
            logger.debug('%r: %s', self, message, exc_info=True)
        self._force_close(exc)

    def _call_connection_lost(self, exc):
        sock, server = self._sock, self._server
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            sock.close()
            self._loop = self._protocol = self._sock = self._server = None
            if server is not None:
                server._detach(self)

    def get_write_buffer_size(self):
        return sum(map(len, self._buffer))

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)

    def _begin(self, waiter):
        """Make the connection known, and only after that receive."""
        soon = self._loop.call_soon
        soon(self._protocol.connection_made, self)
        soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            soon(futures._set_result_unless_cancelled, waiter, None)


class _SelectorSocketTransport(_SelectorTransport):
    """A transport of a stream."""

    _start_tls_compatible = True
    _sendfile_compatible = constants._SendfileMode.TRY_NATIVE

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._read_ready_cb = None
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False
        self._empty_waiter = None
        self._write_ready = self._write_sendmsg if _HAS_SENDMSG else self._write_send
        base_events._set_nodelay(self._sock)  # protocols write when they have something to say
        self._begin(waiter)

    def set_protocol(self, protocol):
        buffered = isinstance(protocol, protocols.BufferedProtocol)
        self._read_ready_cb = self._read_ready__get_buffer if buffered else self._read_ready__data_received
        super().set_protocol(protocol)

    def _read_ready(self):
        self._read_ready_cb()

    def _guarded(self, message, call, *args):
        """Call a part of the protocol: an error ends the connection. Return whether there was none, and the result."""
        try:
            return True, call(*args)
        except _EXITS:
            raise
        except BaseException as exc:
            self._fatal_error(exc, message)
            return False, None

    def _receive(self, call, *args):
        """Receive from the socket: None if there is nothing to do."""
        got = self._attempt('Fatal read error on socket transport', call, *args)
        return None if got is _LATER or got is _FAILED else got

    def _read_ready__get_buffer(self):
        if self._conn_lost:
            return

        def get_buffer():
            buf = self._protocol.get_buffer(-1)
            if not len(buf):
                raise RuntimeError('get_buffer() returned an empty buffer')
            return buf

        ok, buf = self._guarded('Fatal error: protocol.get_buffer() call failed.', get_buffer)
        if not ok:
            return
        nbytes = self._receive(self._sock.recv_into, buf)
        if nbytes is None:
            return
        if not nbytes:
            self._read_ready__on_eof()
        else:
            self._guarded('Fatal error: protocol.buffer_updated() call failed.', self._protocol.buffer_updated, nbytes)

    def _read_ready__data_received(self):
        if self._conn_lost:
            return
        data = self._receive(self._sock.recv, self.max_size)
        if data is None:
            return
        if not data:
            self._read_ready__on_eof()
        else:
            self._guarded('Fatal error: protocol.data_received() call failed.', self._protocol.data_received, data)

    def _read_ready__on_eof(self):
        if self._loop.get_debug():
            logger.debug('%r received EOF', self)
        ok, keep_open = self._guarded('Fatal error: protocol.eof_received() call failed.', self._protocol.eof_received)
        if not ok:
            return
        if not keep_open:
            self.close()
        else:
            # Writing goes on; to be told again and again that nothing comes is no use.
            self._loop._remove_reader(self._sock_fd)

    def _check_write(self):
        """Whether there is a connection to write to."""
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if self._empty_waiter is not None:
            raise RuntimeError('unable to write; sendfile is in progress')

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        self._check_write()
        if not data or self._is_lost():
            return
        # Most often all of it can be sent now.
        if not self._buffer:
            sent = self._attempt('Fatal write error on socket transport', self._sock.send, data)
            if sent is _FAILED or sent == len(data):
                return
            if sent is not _LATER:
                data = memoryview(data)[sent:]
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.append(data)
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        self._check_write()
        if list_of_data and not self._is_lost():
            self._buffer += map(memoryview, list_of_data)
            self._write_ready()
            if self._buffer:
                self._loop._add_writer(self._sock_fd, self._write_ready)
                self._maybe_pause_protocol()

    def _get_sendmsg_buffer(self):
        return itertools.islice(self._buffer, SC_IOV_MAX)

    def _flush(self, send):
        """Send from the buffer with send(), and see what is to be done then."""
        assert self._buffer, 'Data should not be empty'
        if self._conn_lost:
            return
        outcome = self._attempt('Fatal write error on socket transport', send)
        if outcome is _LATER:
            return
        if outcome is _FAILED:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            return
        self._maybe_resume_protocol()  # may append to the buffer
        if not self._buffer:
            self._flushed()

    def _flushed(self):
        self._loop._remove_writer(self._sock_fd)
        if self._empty_waiter is not None:
            self._empty_waiter.set_result(None)
        if self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            self._sock.shutdown(socket.SHUT_WR)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        super()._fatal_error(exc, message)
        self._never_empty(exc)

    def _never_empty(self, exc):
        if self._empty_waiter is not None and not self._empty_waiter.done():
            self._empty_waiter.set_exception(exc)

    def _write_sendmsg(self):
        self._flush(lambda: self._adjust_leftover_buffer(self._sock.sendmsg(self._get_sendmsg_buffer())))

    def _adjust_leftover_buffer(self, nbytes):
        """Take so many bytes from the front of the buffer."""
        while nbytes:
            first = self._buffer.popleft()
            if len(first) > nbytes:
                self._buffer.appendleft(first[nbytes:])
                return
            nbytes -= len(first)

    def _write_send(self):
        def send():
            first = self._buffer[0]
            n = self._sock.send(first)
            if n == len(first):
                self._buffer.popleft()
            else:
                self._buffer[0] = first[n:]

        self._flush(send)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if not (self._closing or self._eof):
            self._eof = True
            if not self._buffer:  # else when that is written
                self._sock.shutdown(socket.SHUT_WR)

    def _call_connection_lost(self, exc):
        try:
            super()._call_connection_lost(exc)
        finally:
            self._write_ready = None
            self._never_empty(ConnectionError('Connection is closed by peer'))

    def _make_empty_waiter(self):
        """Return a future that is done when the buffer is empty."""
        if self._empty_waiter is not None:
            raise RuntimeError('Empty waiter is already set')
        waiter = self._empty_waiter = self._loop.create_future()
        if not self._buffer:
            waiter.set_result(None)
        return waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None

    def close(self):
        super().close()
        self._read_ready_cb = None


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """A transport of datagrams."""

    _buffer_factory = collections.deque
    _header_size = 8  # that each datagram counts for in the buffer

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._buffer_size = 0
        self._begin(waiter)

    def get_write_buffer_size(self):
        return self._buffer_size

    def _failed(self, exc, message):
        # An error of the system is the protocol's business, and no end.
        if isinstance(exc, OSError):
            self._protocol.error_received(exc)
        else:
            self._fatal_error(exc, message)

    def _read_ready(self):
        if self._conn_lost:
            return
        received = self._attempt('Fatal read error on datagram transport', self._sock.recvfrom, self.max_size)
        if received is not _LATER and received is not _FAILED:
            self._protocol.datagram_received(*received)

    def _send(self, data, addr):
        """Send one datagram. Return _LATER if the socket takes none now, _FAILED if there was an error."""
        failure = 'Fatal write error on datagram transport'
        if self._extra['peername']:
            return self._attempt(failure, self._sock.send, data)
        return self._attempt(failure, self._sock.sendto, data, addr)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f'Invalid address: must be None or {self._address}')
            addr = self._address
        if self._address and self._is_lost():
            return
        if not self._buffer:
            if self._send(data, addr) is not _LATER:
                return
            self._loop._add_writer(self._sock_fd, self._sendto_ready)
        # A copy: the caller may change its buffer.
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data) + self._header_size
        self._maybe_pause_protocol()

    def _sendto_ready(self):
        while self._buffer:
            data, addr = self._buffer.popleft()
            self._buffer_size -= len(data) + self._header_size
            sent = self._send(data, addr)
            if sent is _LATER:
                self._buffer.appendleft((data, addr))
                self._buffer_size += len(data) + self._header_size
                break
            if sent is _FAILED:
                return
        self._maybe_resume_protocol()  # may append to the buffer
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
