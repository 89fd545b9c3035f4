"""The server of logging.config.listen()."""

import io
import json
import logging
import threading
import traceback
from socketserver import StreamRequestHandler, ThreadingTCPServer

from . import config


def _apply(text):
    """Set logging up as a text says: JSON with a dict, or what fileConfig takes."""
    try:
        settings = json.loads(text)
        if not isinstance(settings, dict):
            raise TypeError("not a dict")
        config.dictConfig(settings)
    except Exception:
        try:
            config.fileConfig(io.StringIO(text))
        except Exception:
            traceback.print_exc()


class ConfigStreamHandler(StreamRequestHandler):
    """Takes one configuration: its length in four bytes, and its text."""

    def handle(self):
        try:
            data = self._receive()
        except ConnectionResetError:
            return
        if data is None:
            return
        server = self.server
        if server.verify is not None:
            data = server.verify(data)
        if data is not None:
            _apply(data.decode("utf-8"))
        server.ready.set()

    def _receive(self):
        head = self.rfile.read(4)
        size = int.from_bytes(head, "big")
        data = self.rfile.read(size)
        return data if len(head) == 4 and len(data) == size else None


class ConfigSocketReceiver(ThreadingTCPServer):
    """Accepts connections until abort is set."""

    allow_reuse_address = True
    allow_reuse_port = False
    timeout = 1  # how long it may take to see that it is to stop
    abort = False

    def __init__(self, port, verify, ready):
        super().__init__(("localhost", port), ConfigStreamHandler)
        self.verify, self.ready = verify, ready

    def serve_until_stopped(self):
        with self:
            while not self.abort:
                self.handle_request()


class Server(threading.Thread):
    """The thread; ready is set when port is known, and after each configuration."""

    def __init__(self, port, verify):
        super().__init__()
        self.port, self.verify = port, verify
        self.ready = threading.Event()

    def run(self):
        server = ConfigSocketReceiver(self.port, self.verify, self.ready)
        self.port = server.server_address[1]
        with logging._lock:
            config._listener = server
        self.ready.set()
        server.serve_until_stopped()
