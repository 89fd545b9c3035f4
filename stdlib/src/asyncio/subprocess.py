"""Start programs and talk to them in coroutines."""

import subprocess

from . import events, protocols, streams, tasks
from .log import logger

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')

PIPE = subprocess.PIPE
STDOUT = subprocess.STDOUT
DEVNULL = subprocess.DEVNULL


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """A protocol that gives each pipe a stream."""

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self._readers = {}  # by file number those whose pipes are open
        self.stdin = self.stdout = self.stderr = self._transport = None
        self._process_exited = False
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        streams = [(name, getattr(self, name)) for name in ('stdin', 'stdout', 'stderr')]
        return f'<{" ".join([type(self).__name__] + [f"{name}={stream!r}" for name, stream in streams if stream is not None])}>'

    def connection_made(self, transport):
        self._transport = transport
        pipes = [transport.get_pipe_transport(fd) for fd in range(3)]
        if pipes[0] is not None:
            self.stdin = streams.StreamWriter(pipes[0], protocol=self, reader=None, loop=self._loop)
        for fd, name in (1, 'stdout'), (2, 'stderr'):
            if pipes[fd] is not None:
                reader = self._readers[fd] = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipes[fd])
                setattr(self, name, reader)

    def pipe_data_received(self, fd, data):
        if fd in self._readers:
            self._readers[fd].feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            return self._input_lost(exc)
        reader = self._readers.pop(fd, None)
        if reader is not None:
            reader.feed_eof() if exc is None else reader.set_exception(exc)
        self._end_when_over()

    def _input_lost(self, exc):
        if self.stdin is not None:
            self.stdin.close()
        self.connection_lost(exc)
        closed = self._stdin_closed
        if exc is not None:
            closed.set_exception(exc)
            closed._log_traceback = False  # who does not wait for it need not be told
        else:
            closed.set_result(None)

    def process_exited(self):
        self._process_exited = True
        self._end_when_over()

    def _end_when_over(self):
        if self._process_exited and not self._readers:
            transport, self._transport = self._transport, None
            transport.close()

    def _get_close_waiter(self, stream):
        return self._stdin_closed if stream is self.stdin else None


class Process:
    """A program that runs: stdin, stdout and stderr are streams, or None."""

    def __init__(self, transport, protocol, loop):
        self._loop, self._transport, self._protocol = loop, transport, protocol
        self.pid = transport.get_pid()
        self.stdin, self.stdout, self.stderr = protocol.stdin, protocol.stdout, protocol.stderr

    def __repr__(self):
        return f'<{type(self).__name__} {self.pid}>'

    @property
    def returncode(self):
        """How it ended, None as long as it runs."""
        return self._transport.get_returncode()

    async def wait(self):
        """Wait for its end. Return how it was."""
        return await self._transport._wait()

    def send_signal(self, signal):
        """Send it a signal."""
        self._transport.send_signal(signal)

    def terminate(self):
        """Ask it to end."""
        self._transport.terminate()

    def kill(self):
        """End it."""
        self._transport.kill()

    def _note(self, message, *args):
        if self._loop.get_debug():
            logger.debug('%r communicate: ' + message, self, *args)

    async def _feed_stdin(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
                self._note('feed stdin (%s bytes)', len(input))
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as exc:
            self._note('stdin got %r', exc)  # it need not want all of it
        self._note('close stdin')
        self.stdin.close()

    async def _read_stream(self, fd):
        name = 'stdout' if fd == 1 else 'stderr'
        self._note(f'read {name}')
        output = await getattr(self, name).read()
        self._note(f'close {name}')
        self._transport.get_pipe_transport(fd).close()
        return output

    async def communicate(self, input=None):
        """Send input, read all output, wait for the end: the pair of what it wrote to standard output and error."""
        async def nothing():
            return None

        _, stdout, stderr = await tasks.gather(
            nothing() if self.stdin is None else self._feed_stdin(input),
            nothing() if self.stdout is None else self._read_stream(1),
            nothing() if self.stderr is None else self._read_stream(2))
        await self.wait()
        return stdout, stderr


def _factory(limit, loop):
    return lambda: SubprocessStreamProtocol(limit=limit, loop=loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    """Start a command of the shell. The arguments are those of subprocess.Popen."""
    loop = events.get_running_loop()
    transport, protocol = await loop.subprocess_shell(_factory(limit, loop), cmd, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)
    return Process(transport, protocol, loop)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    """Start a program. The arguments are those of subprocess.Popen."""
    loop = events.get_running_loop()
    transport, protocol = await loop.subprocess_exec(_factory(limit, loop), program, *args, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)
    return Process(transport, protocol, loop)
