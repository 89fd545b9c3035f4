"""The transport of a program that runs."""

import contextlib
import subprocess
import warnings

from . import protocols, transports
from .log import logger

_NAMES = 'stdin', 'stdout', 'stderr'


class BaseSubprocessTransport(transports.SubprocessTransport):
    """A program that runs, with a transport for each of its pipes. Subclasses start it in _start()."""

    def __init__(self, loop, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=None, extra=None, **kwargs):
        super().__init__(extra)
        self._loop, self._protocol = loop, protocol
        self._proc = self._pid = self._returncode = None
        self._closed = self._finished = self._pipes_connected = False
        self._exit_waiters = set()
        # What the protocol is to be told, kept until the pipes are connected.
        self._pending_calls = []
        # By file number the protocols of our ends, None as long as they are not connected.
        self._pipes = {fd: None for fd, kind in enumerate((stdin, stdout, stderr)) if kind == subprocess.PIPE}
        try:
            self._start(args=args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr, bufsize=bufsize, **kwargs)
        except:
            self.close()
            raise
        self._extra['subprocess'] = self._proc
        self._pid = self._proc.pid
        if loop.get_debug():
            logger.debug('process %r created: pid %s', args if isinstance(args, (bytes, str)) else args[0], self._pid)
        loop.create_task(self._connect_pipes(waiter))

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        raise NotImplementedError

    def __repr__(self):
        if self._returncode is not None:
            state = f'returncode={self._returncode}'
        else:
            state = 'not started' if self._pid is None else 'running'
        pid = '' if self._pid is None else f'pid={self._pid}'
        pipes = [(name, self._pipes.get(fd)) for fd, name in enumerate(_NAMES)]
        if pipes[1][1] is not None and pipes[1][1] is pipes[2][1]:
            pipes[1:] = [('stdout=stderr', pipes[1][1])]
        parts = [type(self).__name__, 'closed' if self._closed else '', pid, state]
        parts += [f'{name}={proto.pipe}' for name, proto in pipes if proto is not None]
        return f'<{" ".join(filter(None, parts))}>'

    # What the program's side of things is.

    def get_pipe_transport(self, fd):
        proto = self._pipes.get(fd)
        return None if proto is None else proto.pipe

    def get_returncode(self):
        return self._returncode

    def get_pid(self):
        return self._pid

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def _running(self):
        if self._proc is None:
            raise ProcessLookupError
        return self._proc

    def kill(self):
        self._running().kill()

    def terminate(self):
        self._running().terminate()

    def send_signal(self, signal):
        self._running().send_signal(signal)

    # Its life.

    async def _connect_pipes(self, waiter):
        def tell(method, value):
            if waiter is not None and not waiter.cancelled():
                method(waiter, value)

        try:
            for fd, name in enumerate(_NAMES):
                stream = getattr(self._proc, name)
                if stream is None:
                    continue
                connect, kind = (self._loop.connect_read_pipe, ReadSubprocessPipeProto) if fd else (self._loop.connect_write_pipe, WriteSubprocessPipeProto)
                self._pipes[fd] = (await connect(lambda: kind(self, fd), stream))[1]
            early, self._pending_calls = self._pending_calls, None
            self._pipes_connected = True
            for callback, *data in [(self._protocol.connection_made, self), *early]:
                self._loop.call_soon(callback, *data)
        except transports._EXITS:
            raise
        except BaseException as exc:
            tell(lambda w, e: w.set_exception(e), exc)
        else:
            tell(lambda w, r: w.set_result(r), None)

    def _tell_protocol(self, callback, *data):
        if self._pipes_connected:
            self._loop.call_soon(callback, *data)
        else:
            self._pending_calls.append((callback, *data))

    def _pipe_data_received(self, fd, data):
        self._tell_protocol(self._protocol.pipe_data_received, fd, data)

    def _pipe_connection_lost(self, fd, exc):
        self._tell_protocol(self._protocol.pipe_connection_lost, fd, exc)
        self._maybe_over()

    def _process_exited(self, returncode):
        """The program has ended: called once, with how that was."""
        assert returncode is not None and self._returncode is None
        if self._loop.get_debug():
            logger.info('%r exited with return code %r', self, returncode)
        self._returncode = returncode
        if getattr(self._proc, 'returncode', returncode) is None:
            self._proc.returncode = returncode  # subprocess need not ask for it, which would fail
        self._tell_protocol(self._protocol.process_exited)
        self._maybe_over()

    def _maybe_over(self):
        """See whether the program has ended and all pipes are closed."""
        assert not self._finished
        if self._returncode is None:
            return
        if not self._pipes_connected:
            self._wake_waiters()  # who waits would wait for pipes that may never come
        if all(proto is not None and proto.disconnected for proto in self._pipes.values()):
            self._finished = True
            self._tell_protocol(self._over, None)

    def _over(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._wake_waiters()
            self._protocol = self._proc = self._loop = None

    def _wake_waiters(self):
        while self._exit_waiters:
            waiter = self._exit_waiters.pop()
            if not waiter.done():
                waiter.set_result(self._returncode)

    async def _wait(self):
        """Wait for the end and return how it was."""
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        self._exit_waiters.add(waiter)
        return await waiter

    def is_closing(self):
        return self._closed

    def close(self):
        before, self._closed = self._closed, True
        if not before:
            for proto in filter(None, self._pipes.values()):
                proto.pipe.close()
            # It may have ended without our having been told yet: poll() knows. Of its end we hear as of any other.
            if self._proc is not None and self._returncode is None and self._proc.poll() is None:
                self._end()

    def _end(self):
        if self._loop.get_debug():
            logger.warning('Close running child process: kill %r', self)
        with contextlib.suppress(ProcessLookupError, PermissionError):  # ended just now, or somebody else's by now
            self._proc.kill()

    def __del__(self, _warn=warnings.warn):
        if not self._closed:
            _warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self.close()


class WriteSubprocessPipeProto(protocols.BaseProtocol):
    """The protocol of the pipe to a program's standard input."""

    def __init__(self, proc, fd):
        self.proc, self.fd = proc, fd
        self.pipe, self.disconnected = None, False

    def __repr__(self):
        return f'<{type(self).__name__} fd={self.fd} pipe={self.pipe!r}>'

    def connection_made(self, transport):
        self.pipe = transport

    def connection_lost(self, exc):
        proc, self.proc = self.proc, None
        self.disconnected = True
        proc._pipe_connection_lost(self.fd, exc)

    def pause_writing(self):
        self.proc._protocol.pause_writing()

    def resume_writing(self):
        self.proc._protocol.resume_writing()


class ReadSubprocessPipeProto(WriteSubprocessPipeProto, protocols.Protocol):
    """The protocol of the pipe from a program's standard output or error."""

    def data_received(self, data):
        self.proc._pipe_data_received(self.fd, data)
