"""What a transport calls: subclasses override the methods that they need."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all protocols have in common."""

    __slots__ = ()

    def connection_made(self, transport):
        """The transport is there."""

    def connection_lost(self, exc):
        """The transport is closed; exc is None if that was asked for or the other side has closed it."""

    def pause_writing(self):
        """The transport's buffer is too full."""

    def resume_writing(self):
        """There is room again in the transport's buffer."""


class Protocol(BaseProtocol):
    """Of a stream of bytes: connection_made, data_received any number of times, perhaps eof_received, connection_lost."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes have come."""

    def eof_received(self):
        """The other side will send no more. A false result closes the transport."""


class BufferedProtocol(BaseProtocol):
    """Of a stream of bytes that are received into buffers of its own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Return a buffer for the next bytes, of any size above zero; sizehint is a proposal, -1 for none."""

    def buffer_updated(self, nbytes):
        """So many bytes were received into the buffer."""

    def eof_received(self):
        """The other side will send no more. A false result closes the transport."""


class DatagramProtocol(BaseProtocol):
    """Of datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come from an address."""

    def error_received(self, exc):
        """Sending or receiving has failed with an OSError."""


class SubprocessProtocol(BaseProtocol):
    """Of a program that runs."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """It has written to its file 1 or 2."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe to it is closed."""

    def process_exited(self):
        """It has ended."""


def _feed_data_to_buffered_proto(proto, data):
    """Give bytes to a BufferedProtocol."""
    while data:
        buf = proto.get_buffer(len(data))
        room = len(buf)
        if not room:
            raise RuntimeError('get_buffer() returned an empty buffer')
        part, data = data[:room], data[room:]
        buf[:len(part)] = part
        proto.buffer_updated(len(part))
