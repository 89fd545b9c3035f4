import os
import socket
import socketserver
import tempfile
import threading

log = []


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline()
        self.wfile.write(line.upper())


class Reverse(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read()[::-1])


class Bad(socketserver.BaseRequestHandler):
    def setup(self):
        log.append('setup')

    def handle(self):
        raise ValueError('no')

    def finish(self):
        log.append('finish')


def running(server):
    t = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01})
    t.start()
    return t


for kind in socketserver.TCPServer, socketserver.ThreadingTCPServer:
    with kind(('127.0.0.1', 0), Upper) as server:
        t = running(server)
        for i in range(3):
            with socket.create_connection(server.server_address) as s:
                s.sendall(b'text %d\n' % i)
                assert s.makefile('rb').read() == b'TEXT %d\n' % i
        server.shutdown()
        t.join()

for kind in socketserver.UDPServer, socketserver.ThreadingUDPServer:
    with kind(('127.0.0.1', 0), Reverse) as server:
        t = running(server)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            s.settimeout(10)
            s.sendto(b'abc', server.server_address)
            assert s.recv(100) == b'cba'
        server.shutdown()
        t.join()

with tempfile.TemporaryDirectory() as d:
    with socketserver.UnixStreamServer(os.path.join(d, 's'), Upper) as server:
        t = running(server)
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(server.server_address)
            s.sendall(b'unix\n')
            assert s.recv(100) == b'UNIX\n'
        server.shutdown()
        t.join()


class Quiet(socketserver.TCPServer):
    def handle_error(self, request, client_address):
        log.append('error')

    def handle_timeout(self):
        log.append('timeout')

    def verify_request(self, request, client_address):
        log.append('verify')
        return len(log) < 3


with Quiet(('127.0.0.1', 0), Bad) as server:
    server.timeout = 0.01
    server.handle_request()
    server.timeout = None
    for i in range(2):
        with socket.create_connection(server.server_address):
            server.handle_request()
assert log == ['timeout', 'verify', 'setup', 'finish', 'error', 'verify'], log
print('ok')
