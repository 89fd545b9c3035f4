import os
import socket
import threading


def serve(server, handle):
    def run():
        conn, address = server.accept()
        with conn:
            handle(conn)
    t = threading.Thread(target=run)
    t.start()
    return t


# A stream, as files and as sockets.
with socket.create_server(('127.0.0.1', 0)) as server:
    def shout(conn):
        with conn.makefile('rw') as f:
            for line in f:
                f.write(line.upper())
                f.flush()
    t = serve(server, shout)
    with socket.create_connection(server.getsockname(), timeout=10) as s:
        assert s.gettimeout() == 10 and s.family == socket.AF_INET and s.getpeername() == server.getsockname()
        s.sendall(b'one\ntwo\n')
        s.shutdown(socket.SHUT_WR)
        print(b''.join(iter(lambda: s.recv(3), b'')))
    t.join()

    # More than fits into buffers.
    data = os.urandom(3_000_000)
    t = serve(server, lambda conn: conn.sendall(data))
    with socket.create_connection(server.getsockname()) as s, s.makefile('rb') as f:
        assert f.read() == data
    t.join()

# Datagrams.
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as a, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as b:
    a.bind(('127.0.0.1', 0))
    b.sendto(b'hello', a.getsockname())
    buf = bytearray(10)
    n, address = a.recvfrom_into(buf)
    assert buf[:n] == b'hello' and address == ('127.0.0.1', b.getsockname()[1])

# A pair; time-outs; what must not wait.
a, b = socket.socketpair()
with a, b:
    a.send(b'12345')
    assert b.recv(2, socket.MSG_PEEK) == b'12' and b.recv(10) == b'12345'
    b.settimeout(0.01)
    try:
        b.recv(1)
    except TimeoutError as e:
        print(repr(e), e is not None and isinstance(e, OSError))
    b.setblocking(False)
    try:
        b.recv(1)
    except BlockingIOError as e:
        print(e)
    # Open files go through a Unix socket.
    r, w = os.pipe()
    socket.send_fds(a, [b'file'], [w])
    b.setblocking(True)
    data, fds, flags, address = socket.recv_fds(b, 10, 1)
    os.write(fds[0], b'through')
    print(data, len(fds), os.read(r, 10))
    for fd in (r, w, *fds):
        os.close(fd)
    b.close()
    try:
        a.sendall(b'x' * 100000)
        a.sendall(b'x')
    except BrokenPipeError as e:
        print(e)
    a.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    assert a.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM
    assert len(a.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4)) == 4
print(repr(a).partition(' fd=')[0], a.fileno())

# Addresses.
print(socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, '::ffff:1.2.3.4')), socket.inet_aton('127.1'), socket.htons(1), socket.ntohl(1))
print(socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))
for bad in (lambda: socket.getaddrinfo('not a name', None, flags=socket.AI_NUMERICHOST), lambda: socket.create_connection(('127.0.0.1', 70000)),
            lambda: socket.inet_aton('1.2.3.256'), lambda: socket.socket().connect(('127.0.0.1', 1)), lambda: socket.socket().recv(-1), lambda: a.recv(1)):
    try:
        bad()
    except (OSError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)
