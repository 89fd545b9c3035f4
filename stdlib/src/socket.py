"""Sockets: connections over the network, and within the machine."""

import io
import os
from enum import IntEnum, IntFlag

import _socket as _native
from _socket import *

__all__ = ['fromfd', 'getfqdn', 'create_connection', 'create_server', 'has_dualstack_ipv6', 'AddressFamily', 'SocketKind',
           'MsgFlag', 'AddressInfo', 'send_fds', 'recv_fds', 'socketpair']
__all__ += [name for name in vars(_native) if not name.startswith('_') and name not in ('SocketType', 'socketpair')]

SocketType = _native.SocketType
EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11



def _enum(kind, name, prefix):
    """Make an enum of the constants with a prefix, and its members what the module has under their names."""
    members = {k: v for k, v in vars(_native).items() if k.startswith(prefix) and k.isupper()}
    made = kind(name, sorted(members.items(), key=lambda item: (item[1], item[0])), module=__name__)
    globals().update(made.__members__)
    return made


AddressFamily = _enum(IntEnum, 'AddressFamily', 'AF_')
SocketKind = _enum(IntEnum, 'SocketKind', 'SOCK_')
MsgFlag = _enum(IntFlag, 'MsgFlag', 'MSG_')
AddressInfo = _enum(IntFlag, 'AddressInfo', 'AI_')
del _enum

_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'


def _intenum_converter(value, kind):
    """A number as a member of an enum, or as it is."""
    try:
        return kind(value)
    except ValueError:
        return value


class _GiveupOnSendfile(Exception):
    """os.sendfile() cannot send this file: it must be copied."""


class socket(_native.socket):
    """A socket of the operating system."""

    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        # What is not given is found out of an open socket, and has a default for a new one.
        if fileno is None:
            family, type, proto = (default if given == -1 else given
                                   for given, default in ((family, AF_INET), (type, SOCK_STREAM), (proto, 0)))
        super().__init__(family, type, proto, fileno)
        self._closed, self._io_refs = False, 0  # the files that use it

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._closed or self.close()

    def __repr__(self):
        cls = self.__class__
        parts = [f"<{cls.__module__}.{cls.__qualname__}{' [closed]' if getattr(self, '_closed', False) else ''} fd={self.fileno()}",
                 f'family={self.family!s}', f'type={self.type!s}', f'proto={self.proto}']
        if not self._closed:
            for name, ask in ('laddr', self.getsockname), ('raddr', self.getpeername):
                try:
                    if address := ask():
                        parts.append(f'{name}={address}')
                except (OSError, AttributeError):
                    pass
        return ', '.join(parts) + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    def dup(self):
        """Return another socket object for the same socket, with a file number of its own."""
        sock = self.__class__(self.family, self.type, self.proto, fileno=_native.dup(self.fileno()))
        sock.settimeout(self.gettimeout())
        return sock

    def accept(self):
        """Wait for a connection: a pair of the socket for it and the address of the other side."""
        fd, address = self._accept()
        sock = socket(self.family, self.type, self.proto, fileno=fd)
        # A new socket waits if the default says so, even one of a socket that has a timeout.
        if getdefaulttimeout() is None and self.gettimeout():
            sock.setblocking(True)
        return sock, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """Return a file of the socket. The arguments are those of open(), but the mode is of "r", "w" and "b" only."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError(f'invalid mode {mode!r} (only r, w, b allowed)')
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        binary = 'b' in mode
        raw = SocketIO(self, ('r' if reading else '') + ('w' if writing else ''))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        else:
            buffer = io.BufferedReader(raw, buffering) if reading else io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def _check_sendfile_params(self, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not self.type & SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')

    def sendfile(self, file, offset=0, count=None):
        """Send a file, opened in binary mode, from offset on, to its end or count bytes. Return how many were sent."""
        return self._sendfile_use_send(file, offset, count)

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        total = 0
        try:
            while count is None or total < count:
                block = memoryview(file.read(8192 if count is None else min(8192, count - total)))
                if not block:
                    break
                while block:
                    try:
                        sent = self.send(block)
                    except BlockingIOError:
                        continue
                    total += sent
                    block = block[sent:]
            return total
        finally:
            if total > 0 and hasattr(file, 'seek'):
                file.seek(offset + total)

    # The files of makefile() go on when the socket object is closed: the last one closes the socket.

    def close(self):
        self._closed = True
        self._io_refs > 0 or self._real_close()

    def _real_close(self):
        super().close()

    def _decref_socketios(self):
        self._io_refs = max(0, self._io_refs - 1)
        self._closed and self.close()

    def detach(self):
        """Close the socket object, but not the socket. Return its file number."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """The family of addresses."""
        return _intenum_converter(super().family, AddressFamily)

    @property
    def type(self):
        """The kind of socket."""
        return _intenum_converter(super().type, SocketKind)

    def get_inheritable(self):
        """Return whether programs that are started have the socket too."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Say whether programs that are started have the socket too."""
        os.set_inheritable(self.fileno(), inheritable)


def fromfd(fd, family, type, proto=0):
    """Return a socket object for a duplicate of an open file."""
    return socket(family, type, proto, dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Send open files, by their numbers, with bytes over a Unix socket."""
    import array

    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array.array('i', fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receive bytes and up to maxfds open files over a Unix socket: (data, numbers, flags, address)."""
    import array

    fds = array.array('i')
    data, ancillary, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, content in ancillary:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            fds.frombytes(content[:len(content) - len(content) % fds.itemsize])
    return data, list(fds), flags, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Return two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX
    pair = _native.socketpair(family, type, proto)
    return tuple(socket(family, type, proto, one.detach()) for one in pair)


class SocketIO(io.RawIOBase):
    """The raw file of a socket, for makefile()."""

    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError(f'invalid mode: {mode!r}')
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if 'b' in mode else mode + 'b'
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def readinto(self, b):
        """Receive into b: the number of bytes, 0 at the end, None if the socket does not wait and there is nothing."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            # How much had come is not known then.
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(b)
        except BlockingIOError:
            return None
        except TimeoutError:
            self._timeout_occurred = True
            raise

    def write(self, b):
        """Send bytes: how many were sent, None if the socket does not wait and takes none."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        """Return True if the file can be read."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._reading

    def writable(self):
        """Return True if the file can be written."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._writing

    def seekable(self):
        """Return False."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return super().seekable()

    def fileno(self):
        """Return the number of the open file."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        """Close the file; the socket too if that was closed and this is its last file."""
        if not self.closed:
            super().close()
            sock, self._sock = self._sock, None
            sock._decref_socketios()


def getfqdn(name=''):
    """Return the full name of a host, by default of this one."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    return next((alias for alias in [hostname, *aliases] if '.' in alias), hostname)


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connect to (host, port), trying each of the host's addresses, and return the socket.

    The last error is raised if none works, or with all_errors an ExceptionGroup of all.
    """
    host, port = address
    failures = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            failures.clear()  # they hold the frames they came from
            return sock
        except error as exc:
            if not all_errors:
                failures.clear()
            failures.append(exc)
            if sock is not None:
                sock.close()
    if not failures:
        raise error('getaddrinfo returns an empty list')
    try:
        if not all_errors:
            raise failures[0]
        raise ExceptionGroup('create_connection failed', failures)
    finally:
        failures.clear()


def has_dualstack_ipv6():
    """Return True if one socket can serve both IPv4 and IPv6."""
    if not has_ipv6 or not hasattr(_native, 'IPPROTO_IPV6') or not hasattr(_native, 'IPV6_V6ONLY'):
        return False
    try:
        with socket(AF_INET6) as probe:
            probe.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
    except OSError:
        return False
    return True


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Return a socket that listens at (host, port); with dualstack_ipv6 for both families."""
    if reuse_port and not hasattr(_native, 'SO_REUSEPORT'):
        raise ValueError('SO_REUSEPORT not supported on this platform')
    if reuse_port and family not in (AF_INET, AF_INET6):
        raise ValueError('SO_REUSEPORT not supported for this address family')
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError('dualstack_ipv6 not supported on this platform')
        if family != AF_INET6:
            raise ValueError('dualstack_ipv6 requires AF_INET6 family')
    sock = socket(family, SOCK_STREAM)
    try:
        # An address is free at once when its server has ended.
        if os.name not in ('nt', 'cygwin') and hasattr(_native, 'SO_REUSEADDR'):
            try:
                sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            except error:
                pass  # not everywhere
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if has_ipv6 and family == AF_INET6 and hasattr(_native, 'IPV6_V6ONLY'):
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, not dualstack_ipv6)
        try:
            sock.bind(address)
        except OSError as err:
            raise OSError(err.errno, f'{err.strerror} (while attempting to bind on address {address!r})') from None
        sock.listen(*(() if backlog is None else (backlog,)))
    except OSError:
        sock.close()
        raise
    return sock


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Look up a host and a port: a list of tuples (family, type, proto, canonname, sockaddr).

    Each has what socket() and connect() need. host and port may be None, port also the
    name of a service; the other arguments narrow the search.
    """
    return [(_intenum_converter(af, AddressFamily), _intenum_converter(kind, SocketKind), proto, name, address)
            for af, kind, proto, name, address in _native.getaddrinfo(host, port, family, type, proto, flags)]
