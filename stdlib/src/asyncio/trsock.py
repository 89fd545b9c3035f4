"""The socket of a transport, for a look only."""


class TransportSocket:
    """What get_extra_info('socket') gives: it can be asked and configured, not read, written or closed."""

    __slots__ = ('_sock',)

    def __init__(self, sock):
        self._sock = sock

    def __repr__(self):
        fd = self.fileno()
        parts = [f'fd={fd}', f'family={self.family!s}', f'type={self.type!s}', f'proto={self.proto}']
        for name, ask in (('laddr', self.getsockname), ('raddr', self.getpeername)) if fd != -1 else ():
            try:
                address = ask()
            except OSError:
                continue
            if address:
                parts.append(f'{name}={address}')
        return f'<asyncio.TransportSocket {", ".join(parts)}>'

    def __getstate__(self):
        raise TypeError('Cannot serialize asyncio.TransportSocket object')

    def gettimeout(self):
        return 0

    def settimeout(self, value):
        if value != 0:
            raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def setblocking(self, flag):
        if flag:
            raise ValueError('setblocking(): transport sockets cannot be blocking')


def _pass_on(name):
    def method(self, *args, **kwargs):
        return getattr(self._sock, name)(*args, **kwargs)

    method.__name__ = name
    method.__qualname__ = f'TransportSocket.{name}'
    return method


for _name in 'family', 'type', 'proto':
    setattr(TransportSocket, _name, property(lambda self, _name=_name: getattr(self._sock, _name)))
# shutdown asks for no more than the other side could do.
for _name in ('fileno', 'dup', 'get_inheritable', 'shutdown', 'getsockopt', 'setsockopt', 'getpeername', 'getsockname', 'getsockbyname'):
    setattr(TransportSocket, _name, _pass_on(_name))
del _name
