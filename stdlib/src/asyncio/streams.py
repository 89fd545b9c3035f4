"""Connections as a reader and a writer."""

import collections
import socket
import sys
import warnings
import weakref

from . import coroutines, events, exceptions, format_helpers, mixins, protocols
from .log import logger
from .tasks import sleep

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server')

if hasattr(socket, 'AF_UNIX'):
    __all__ += ('open_unix_connection', 'start_unix_server')

_DEFAULT_LIMIT = 2 ** 16  # 64 KiB


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connect to an address: a StreamReader and a StreamWriter.

    limit is that of the reader's buffer; the other arguments are those of create_connection().
    """
    return await _open(events.get_running_loop().create_connection, limit, host, port, **kwds)


async def _open(connect, limit, *args, **kwds):
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await connect(lambda: protocol, *args, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


def _server_factory(client_connected_cb, limit):
    loop = events.get_running_loop()
    return lambda: StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Listen at an address: client_connected_cb, which may be a coroutine function, gets a reader and a writer for each connection."""
    return await events.get_running_loop().create_server(_server_factory(client_connected_cb, limit), host, port, **kwds)


if hasattr(socket, 'AF_UNIX'):

    async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
        """open_connection() for Unix sockets."""
        return await _open(events.get_running_loop().create_unix_connection, limit, path, **kwds)

    async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
        """start_server() for Unix sockets."""
        return await events.get_running_loop().create_unix_server(_server_factory(client_connected_cb, limit), path, **kwds)


class FlowControlMixin(protocols.Protocol):
    """Lets coroutines wait in _drain_helper() while the transport's buffer is too full."""

    def __init__(self, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._connection_lost = self._paused = False
        self._drain_waiters = collections.deque()

    def _note(self, what):
        if self._loop.get_debug():
            logger.debug(f'%r {what}', self)

    def _end_drains(self, exc=None):
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None) if exc is None else waiter.set_exception(exc)

    def pause_writing(self):
        assert not self._paused
        self._paused = True
        self._note('pauses writing')

    def resume_writing(self):
        assert self._paused
        self._paused = False
        self._note('resumes writing')
        self._end_drains()

    def connection_lost(self, exc):
        self._connection_lost = True
        if self._paused:
            self._end_drains(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if self._paused:
            await mixins._wait_among(self._drain_waiters, self._loop.create_future())

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """A protocol that gives what comes to a StreamReader."""

    _source_traceback = None

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        self._client_connected_cb = client_connected_cb
        # On the side of a client the program holds the reader: when it drops it, the connection may end.
        self._stream_reader_wr = None if stream_reader is None else weakref.ref(stream_reader)
        if stream_reader is not None:
            self._source_traceback = stream_reader._source_traceback
        # On that of a server nobody does before the callback is called.
        self._strong_reader = stream_reader if client_connected_cb is not None else None
        self._closed = self._loop.create_future()
        self._transport = self._task = None
        self._over_ssl = self._reject_connection = False

    @property
    def _stream_reader(self):
        return None if self._stream_reader_wr is None else self._stream_reader_wr()

    def _replace_transport(self, transport):
        self._transport = transport
        self._over_ssl = transport.get_extra_info('sslcontext') is not None

    def connection_made(self, transport):
        if self._reject_connection:
            context = {'message': 'An open stream was garbage collected prior to establishing network connection; call "stream.close()" explicitly.'}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
            return transport.abort()
        self._replace_transport(transport)
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        if self._client_connected_cb is not None:
            self._serve(transport, reader)
            self._strong_reader = None

    def _serve(self, transport, reader):
        """Give a new connection to the server's callback, as a task if that is a coroutine function."""
        result = self._client_connected_cb(reader, StreamWriter(transport, self, reader, self._loop))
        if not coroutines.iscoroutine(result):
            return

        def ended(task):
            if not task.cancelled():
                exc = task.exception()
                if exc is None:
                    return
                self._loop.call_exception_handler({'message': 'Unhandled exception in client_connected_cb', 'exception': exc,
                                                   'transport': transport})
            transport.close()

        self._task = self._loop.create_task(result)
        self._task.add_done_callback(ended)

    def connection_lost(self, exc):
        if (reader := self._stream_reader) is not None:
            reader.feed_eof() if exc is None else reader.set_exception(exc)
        if not self._closed.done():
            self._closed.set_result(None) if exc is None else self._closed.set_exception(exc)
        super().connection_lost(exc)
        self._transport = self._task = self._stream_reader_wr = None

    def data_received(self, data):
        if (reader := self._stream_reader) is not None:
            reader.feed_data(data)

    def eof_received(self):
        if (reader := self._stream_reader) is not None:
            reader.feed_eof()
        # A secure connection cannot be half closed.
        return not self._over_ssl

    def _get_close_waiter(self, stream):
        return self._closed

    def __del__(self):
        # An error that nobody waited for was no secret: the reader raised it.
        closed = getattr(self, '_closed', None)  # not there if __init__ has failed
        if closed is not None and closed.done() and not closed.cancelled():
            closed.exception()


class StreamWriter:
    """The writing side of a connection. drain() waits while the buffer is too full."""

    def __init__(self, transport, protocol, reader, loop):
        assert reader is None or isinstance(reader, StreamReader)
        self._loop, self._transport, self._protocol, self._reader = loop, transport, protocol, reader

    def __repr__(self):
        info = [type(self).__name__, f'transport={self._transport!r}']
        if self._reader is not None:
            info.append(f'reader={self._reader!r}')
        return f'<{" ".join(info)}>'

    @property
    def transport(self):
        """The transport."""
        return self._transport

    def write(self, data):
        """Write bytes, without a wait."""
        self._transport.write(data)

    def writelines(self, data):
        """Write a list of bytes, without a wait."""
        self._transport.writelines(data)

    def write_eof(self):
        """Close the writing side when all is written."""
        return self._transport.write_eof()

    def can_write_eof(self):
        """Return whether there is write_eof()."""
        return self._transport.can_write_eof()

    def close(self):
        """Close the connection when all is written."""
        return self._transport.close()

    def is_closing(self):
        """Return whether the connection is closed or being closed."""
        return self._transport.is_closing()

    async def wait_closed(self):
        """Wait until the connection is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        """Return what the transport knows under a name."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Wait until there is room in the buffer."""
        if self._reader is not None and (exc := self._reader.exception()) is not None:
            raise exc
        if self._transport.is_closing():
            # The loop must have a chance to tell that the connection is lost.
            await sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Make the connection secure."""
        server_side = self._protocol._client_connected_cb is not None
        protocol = self._protocol
        await self.drain()
        self._transport = new = await self._loop.start_tls(
            self._transport, protocol, sslcontext, server_side=server_side, server_hostname=server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        protocol._replace_transport(new)

    def __del__(self, warnings=warnings):
        if not self._transport.is_closing():
            if self._loop.is_closed():
                warnings.warn('loop is closed', ResourceWarning)
            else:
                self.close()
                warnings.warn(f'unclosed {self!r}', ResourceWarning)


class StreamReader:
    """The reading side of a connection."""

    _source_traceback = None

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        """limit: how long a line may be; the buffer holds twice as much before the other side must wait."""
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False
        if self._loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def __repr__(self):
        parts = ['StreamReader', self._buffer and f'{len(self._buffer)} bytes', self._eof and 'eof',
                 self._limit != _DEFAULT_LIMIT and f'limit={self._limit}']
        parts += [value and f'{name}={value!r}' for name, value in (
            ('waiter', self._waiter), ('exception', self._exception), ('transport', self._transport))]
        return f'<{" ".join(filter(None, parts + [self._paused and "paused"]))}>'

    def exception(self):
        """Return the error that the connection has ended with, or None."""
        return self._exception

    def set_transport(self, transport):
        """Set the transport, to be paused when too much comes."""
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    # What comes in.

    def _wake(self):
        """Let the one who waits look again what there is."""
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None) if self._exception is None else waiter.set_exception(self._exception)

    def set_exception(self, exc):
        """End the reading with an error."""
        self._exception = exc
        self._wake()

    def feed_eof(self):
        """Tell that nothing more will come."""
        self._eof = True
        self._wake()

    def at_eof(self):
        """Return True if nothing more will come and the buffer is empty."""
        return self._eof and not self._buffer

    def feed_data(self, data):
        """Add bytes to the buffer."""
        assert not self._eof, 'feed_data after feed_eof'
        if data:
            self._buffer += data
            self._wake()
            if not self._paused and self._transport is not None and len(self._buffer) > 2 * self._limit:
                self._pause()

    def _pause(self):
        try:
            self._transport.pause_reading()
            self._paused = True
        except NotImplementedError:
            self._transport = None  # it cannot: the limit must be kept by the program

    def _resume(self):
        if self._paused:
            self._paused = False
            self._transport.resume_reading()

    # What goes out.

    async def _wait_for_data(self, func_name):
        # Two coroutines would steal each other's bytes.
        if self._waiter is not None:
            raise RuntimeError(f'{func_name}() called while another coroutine is already waiting for incoming data')
        assert not self._eof, '_wait_for_data after EOF'
        self._resume()  # what is in the buffer is not enough
        waiter = self._waiter = self._loop.create_future()
        try:
            await waiter
        finally:
            self._waiter = None

    def _check(self):
        if self._exception is not None:
            raise self._exception

    def _take(self, n):
        """Take n bytes from the buffer."""
        data = bytes(self._buffer[:n])
        self._drop(n)
        return data

    def _drop(self, n):
        del self._buffer[:n]
        if len(self._buffer) <= self._limit:
            self._resume()

    def _end_early(self, expected):
        """All that is left: not enough."""
        partial = bytes(self._buffer)
        self._buffer.clear()
        raise exceptions.IncompleteReadError(partial, expected)

    async def readline(self):
        r"""Read up to and with the next \n; less at the end. ValueError for a line that is too long."""
        try:
            return await self.readuntil(b'\n')
        except exceptions.IncompleteReadError as end:
            return end.partial
        except exceptions.LimitOverrunError as error:
            # What was looked at is lost: the line, if its end is known.
            found = self._buffer.startswith(b'\n', error.consumed)
            self._drop(error.consumed + 1 if found else len(self._buffer))
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b'\n'):
        """Read up to and with a separator, or the first of a tuple of separators.

        IncompleteReadError at the end, LimitOverrunError when there is no separator
        within the limit: the bytes stay in the buffer then.
        """
        separators = separator if isinstance(separator, tuple) else (separator,)
        if not separators:
            raise ValueError('Separator should contain at least one element')
        if not all(map(len, separators)):
            raise ValueError('Separator should be at least one-byte string')
        longest = max(map(len, separators))
        self._check()

        searched = 0  # before it no separator can begin
        while True:
            # Of those found, the one that ends first; of two that end together, the shorter one.
            found = [(start + len(sep), start) for sep in separators if (start := self._buffer.find(sep, searched)) >= 0]
            if found:
                end, start = min(found, key=lambda place: (place[0], -place[1]))
                if start > self._limit:
                    raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', start)
                return self._take(end)
            searched = max(searched, len(self._buffer) + 1 - longest)
            if searched > self._limit:
                raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit', searched)
            if self._eof:
                self._end_early(None)
            await self._wait_for_data('readuntil')

    async def read(self, n=-1):
        """Read at most n bytes, as soon as there are some; all until the end if n is negative."""
        self._check()
        if n > 0:
            if not self._buffer and not self._eof:
                await self._wait_for_data('read')
            return self._take(n)
        # All, in pieces, so that the limit does not stop it.
        pieces = []
        while n and (piece := await self.read(self._limit)):
            pieces.append(piece)
        return b''.join(pieces)

    async def readexactly(self, n):
        """Read n bytes. IncompleteReadError if the end comes before."""
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        self._check()
        while len(self._buffer) < n:
            if self._eof:
                self._end_early(n)
            await self._wait_for_data('readexactly')
        return self._take(n) if n else b''

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line
