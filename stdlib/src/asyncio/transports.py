"""What stands between a protocol and the world."""

__all__ = ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport', 'SubprocessTransport')


class BaseTransport:
    """What all transports can do."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Return what is known under a name, such as 'peername' or 'socket'."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Return True if the transport is closed or being closed."""
        raise NotImplementedError

    def close(self):
        """Close the transport when what is to be written has been. connection_lost(None) follows."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Change the protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """Return the protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that gives data to its protocol."""

    __slots__ = ()

    def is_reading(self):
        """Return True if data is received."""
        raise NotImplementedError

    def pause_reading(self):
        """Give no data to the protocol for now."""
        raise NotImplementedError

    def resume_reading(self):
        """Take back pause_reading()."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that takes data."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """Set how full the buffer is when the protocol's pause_writing() and resume_writing() are called."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """Return how much is in the buffer."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """Return the limits as (low, high)."""
        raise NotImplementedError

    def write(self, data):
        """Write bytes: buffered, without a wait."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Write a list of bytes."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Close the writing side when everything is written."""
        raise NotImplementedError

    def can_write_eof(self):
        """Return True if there is write_eof()."""
        raise NotImplementedError

    def abort(self):
        """Close the transport at once. connection_lost(None) follows."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport both ways."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport of datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Send bytes to an address, None for the one that the transport is connected to."""
        raise NotImplementedError

    def abort(self):
        """Close the transport at once."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A program that runs."""

    __slots__ = ()

    def get_pid(self):
        """Return its number."""
        raise NotImplementedError

    def get_returncode(self):
        """Return how it ended, None if it runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """Return the transport of its file 0, 1 or 2, if that is a pipe."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Send it a signal."""
        raise NotImplementedError

    def terminate(self):
        """Ask it to end."""
        raise NotImplementedError

    def kill(self):
        """End it."""
        raise NotImplementedError


# What a system call raises that would have to wait, and what ends the loop.
_NOT_NOW = BlockingIOError, InterruptedError
_EXITS = SystemExit, KeyboardInterrupt

# What _attempt() returns instead of a result.
_LATER, _FAILED = object(), object()


def _complain(transport, message, exc):
    """Tell the loop's exception handler what has gone wrong in a transport."""
    transport._loop.call_exception_handler({'message': message, 'exception': exc, 'transport': transport, 'protocol': transport._protocol})


class _FlowControlMixin(Transport):
    """Tells the protocol to pause when the buffer is too full. Subclasses call _maybe_pause/resume_protocol."""

    __slots__ = ('_loop', '_protocol_paused', '_high_water', '_low_water')

    def __init__(self, extra=None, loop=None):
        assert loop is not None
        self._loop, self._protocol_paused = loop, False
        super().__init__(extra)
        self._set_write_buffer_limits()

    def _tell_protocol(self, method):
        try:
            getattr(self._protocol, method)()
        except _EXITS:
            raise
        except BaseException as exc:
            _complain(self, f'protocol.{method}() failed', exc)

    def _attempt(self, failure, call, *args):
        """Return call(*args), _LATER if that would have to wait, _FAILED if it was the end of the transport."""
        try:
            return call(*args)
        except _NOT_NOW:
            return _LATER
        except _EXITS:
            raise
        except BaseException as exc:
            self._failed(exc, failure)
            return _FAILED

    def _failed(self, exc, message):
        self._fatal_error(exc, message)

    def _maybe_pause_protocol(self):
        if self.get_write_buffer_size() > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell_protocol('pause_writing')

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell_protocol('resume_writing')

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def _set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._low_water, self._high_water = low, high

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high, low)
        self._maybe_pause_protocol()
