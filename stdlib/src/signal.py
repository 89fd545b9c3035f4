"""Signals of this VM: handlers, timers and waits.

They come from the host, from scripts and from timers. The numbers are enums, as
the functions return them.
"""

import _signal
from _signal import *
from enum import IntEnum

_named = {name: value for name, value in vars(_signal).items() if name.isupper()}

Signals = IntEnum("Signals", {n: v for n, v in _named.items() if n.startswith("SIG") and "_" not in n}, module=__name__)
Handlers = IntEnum("Handlers", {n: _named[n] for n in ("SIG_DFL", "SIG_IGN")}, module=__name__)
Sigmasks = IntEnum("Sigmasks", {n: _named[n] for n in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK")}, module=__name__)

for _enum in (Signals, Handlers, Sigmasks):
    globals().update(_enum.__members__)
del _enum, _named

ItimerError = OSError


def _as(enum, value):
    """The enum's member for a number, or the value itself."""
    if not isinstance(value, int):
        return value
    try:
        return enum(value)
    except ValueError:
        return value


def _signals(numbers):
    return {_as(Signals, n) for n in numbers}


def signal(signalnum, handler):
    """Set the action for a signal and return the one before.

    handler is a function of the signal's number and the interrupted frame, SIG_DFL
    or SIG_IGN. Only the main thread may call this; it also runs the handlers.
    """
    return _as(Handlers, _signal.signal(signalnum, handler))


def getsignal(signalnum):
    """Return the action for a signal: a function, SIG_DFL or SIG_IGN."""
    return _as(Handlers, _signal.getsignal(signalnum))


def pthread_sigmask(how, mask):
    """Change which signals wait, and return the set that waited before."""
    return _signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    """Return the signals that have arrived and wait until they are unblocked."""
    return _signals(_signal.sigpending())


def sigwait(sigset):
    """Wait until a signal of the set arrives, and return it."""
    return _as(Signals, _signal.sigwait(sigset))


def valid_signals():
    """Return the set of all signals there are."""
    return _signals(_signal.valid_signals())


class struct_siginfo(tuple):
    """What sigwaitinfo and sigtimedwait return."""

    n_sequence_fields = n_fields = 7
    n_unnamed_fields = 0

    si_signo = property(lambda self: self[0])
    si_code = property(lambda self: self[1])
    si_errno = property(lambda self: self[2])
    si_pid = property(lambda self: self[3])
    si_uid = property(lambda self: self[4])
    si_status = property(lambda self: self[5])
    si_band = property(lambda self: self[6])

    def __repr__(self):
        names = ("si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band")
        return "signal.struct_siginfo(%s)" % ", ".join("%s=%r" % pair for pair in zip(names, self))


def sigwaitinfo(sigset):
    """Wait until a signal of the set arrives, and return what is known of it."""
    return struct_siginfo((_signal.sigwait(sigset), 0, 0, 0, 0, 0, 0))


def sigtimedwait(sigset, timeout):
    """Like sigwaitinfo, but return None when the time is over."""
    n = _signal._sigtimedwait(sigset, timeout)
    return struct_siginfo((n, 0, 0, 0, 0, 0, 0)) if n else None
