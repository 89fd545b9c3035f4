"""Servers: one for each kind of socket, and handlers of the requests that come."""

import contextlib
import io
import selectors
import socket
import sys
import threading
from time import monotonic

__all__ = ['BaseServer', 'TCPServer', 'UDPServer', 'ThreadingUDPServer', 'ThreadingTCPServer', 'BaseRequestHandler', 'StreamRequestHandler',
           'DatagramRequestHandler', 'ThreadingMixIn']

# The selector that serve_forever() and handle_request() wait with.
_ServerSelector = selectors.PollSelector if hasattr(selectors, 'PollSelector') else selectors.SelectSelector


class BaseServer:
    """What all servers have in common: the loop, and what happens to a request.

    A request goes through get_request, verify_request and process_request, which by
    default makes a RequestHandlerClass of it; shutdown_request ends it.
    """

    timeout = None  # of handle_request, in seconds

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self._stopped = threading.Event()
        self._stop = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.server_close()

    def server_activate(self):
        """Begin to listen."""

    def serve_forever(self, poll_interval=0.5):
        """Handle requests until shutdown() is called, looking for that every so many seconds."""
        self._stopped.clear()
        try:
            with _ServerSelector() as selector:
                selector.register(self, selectors.EVENT_READ)
                while not self._stop:
                    if selector.select(poll_interval) and not self._stop:
                        self._handle_request_noblock()
                    self._stop or self.service_actions()
        finally:
            self._stop = False
            self._stopped.set()

    def shutdown(self):
        """Stop serve_forever(), which must run in another thread, and wait until it has ended."""
        self._stop = True
        self._stopped.wait()

    def service_actions(self):
        """Called in every round of serve_forever()."""

    def handle_request(self):
        """Handle one request, waiting for it for as long as the timeouts allow."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        end = monotonic() + min(limits) if limits else None
        with _ServerSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while True:
                left = None if end is None else end - monotonic()
                if selector.select(left if left is None else max(left, 0)):
                    return self._handle_request_noblock()
                if left is not None and left <= 0:
                    return self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            return  # whoever it was has gone
        taken = False  # what goes well ends by itself
        try:
            if self.verify_request(request, client_address):
                with self._reported(request, client_address):
                    self.process_request(request, client_address)
                    taken = True
        finally:
            taken or self.shutdown_request(request)

    @contextlib.contextmanager
    def _reported(self, request, client_address):
        """A block that handles a request: an error in it is not the server's."""
        try:
            yield
        except Exception:
            self.handle_error(request, client_address)

    def handle_timeout(self):
        """Called when handle_request() has waited in vain."""

    def verify_request(self, request, client_address):
        """Return whether the request is to be handled."""
        return True

    def process_request(self, request, client_address):
        """Handle the request and end it."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self):
        """Give up what the server holds."""

    def finish_request(self, request, client_address):
        """Make a handler of the request, which handles it."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """End a request."""
        self.close_request(request)

    def close_request(self, request):
        """Give up what a request holds."""

    def handle_error(self, request, client_address):
        """Report that handling a request has failed. The server goes on."""
        import traceback

        line = '-' * 40
        print(line, f'Exception occurred during processing of request from {client_address}', sep='\n', file=sys.stderr)
        traceback.print_exc()
        print(line, file=sys.stderr)


class TCPServer(BaseServer):
    """A server of streams over the internet."""

    address_family, socket_type = socket.AF_INET, socket.SOCK_STREAM
    allow_reuse_address = allow_reuse_port = False
    request_queue_size = 5

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            with contextlib.ExitStack() as undo:
                undo.callback(self.server_close)
                self.server_bind()
                self.server_activate()
                undo.pop_all()

    def server_bind(self):
        """Bind the socket."""
        if self.allow_reuse_address and hasattr(socket, 'SO_REUSEADDR'):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Not for families whose systems refuse it.
        if self.allow_reuse_port and hasattr(socket, 'SO_REUSEPORT') and self.address_family in (socket.AF_INET, socket.AF_INET6):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        """Return the socket's file number."""
        return self.socket.fileno()

    def get_request(self):
        """Return the next request and the client's address."""
        return self.socket.accept()

    def shutdown_request(self, request):
        try:
            # close() alone does not tell the other side while a copy of the socket is open.
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it has gone already
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """A server of datagrams: a request is a pair of the data and the socket."""

    socket_type = socket.SOCK_DGRAM
    allow_reuse_address = allow_reuse_port = False
    max_packet_size = 8192

    def get_request(self):
        data, client = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client

    def server_activate(self):
        pass  # there is nothing to listen for

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass  # the socket is the server's


class ThreadingMixIn:
    """Handles each request in a thread of its own."""

    daemon_threads = False  # the end of the program does not wait for them
    block_on_close = True  # server_close() waits for them, unless they are daemons
    _threads = ()  # the threads that it waits for

    def process_request(self, request, client_address):
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address), daemon=self.daemon_threads)
        if self.block_on_close and not thread.daemon:
            self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
        thread.start()

    def process_request_thread(self, request, client_address):
        """What the thread does."""
        try:
            with self._reported(request, client_address):
                self.finish_request(request, client_address)
        finally:
            self.shutdown_request(request)

    def server_close(self):
        super().server_close()
        for thread in self._threads:
            thread.join()
        self._threads = ()


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """A server of datagrams with a thread for each request."""


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """A server of streams with a thread for each request."""


if hasattr(socket, 'AF_UNIX'):
    __all__ += ['UnixStreamServer', 'UnixDatagramServer', 'ThreadingUnixStreamServer', 'ThreadingUnixDatagramServer']

    class UnixStreamServer(TCPServer):
        """A server of streams within the machine."""

        address_family = socket.AF_UNIX

    class UnixDatagramServer(UDPServer):
        """A server of datagrams within the machine."""

        address_family = socket.AF_UNIX

    class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
        """A server of streams within the machine with a thread for each request."""

    class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
        """A server of datagrams within the machine with a thread for each request."""


class BaseRequestHandler:
    """Handles the request that it is made of: setup(), handle(), and finish() whatever happens."""

    def __init__(self, request, client_address, server):
        self.server, self.request, self.client_address = server, request, client_address
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Get ready."""

    def handle(self):
        """Do the work."""

    def finish(self):
        """Clean up."""


class _Unbuffered(io.BufferedIOBase):
    """Writes to a socket at once, and all of it."""

    def __init__(self, sock):
        self._send, self.fileno = sock.sendall, sock.fileno

    def write(self, b):
        self._send(b)
        return memoryview(b).nbytes

    def writable(self):
        return True


class StreamRequestHandler(BaseRequestHandler):
    """Handles a stream by the files rfile and wfile."""

    rbufsize = -1
    wbufsize = 0  # what is written is sent at once
    disable_nagle_algorithm = False  # small packets are sent at once too
    timeout = None

    def setup(self):
        stream = self.connection = self.request
        if self.disable_nagle_algorithm:
            stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        if self.timeout is not None:
            stream.settimeout(self.timeout)
        self.rfile = stream.makefile('rb', self.rbufsize)
        self.wfile = stream.makefile('wb', self.wbufsize) if self.wbufsize else _Unbuffered(stream)

    def finish(self):
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except OSError:
                pass  # the other side has gone
        self.wfile.close()
        self.rfile.close()


class DatagramRequestHandler(BaseRequestHandler):
    """Handles a datagram by the files rfile and wfile: what is written is the answer."""

    def setup(self):
        self.packet, self.socket = self.request
        self.rfile = io.BytesIO(self.packet)
        self.wfile = io.BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
