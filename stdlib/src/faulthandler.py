"""Show where the threads are, at any moment.

What crashes CPython does not crash this VM: enable() and disable() only
remember that they were called. Stacks are written to a file's descriptor.
"""

import hognose as _hognose
import sys as _sys

__all__ = ["enable", "disable", "is_enabled", "dump_traceback", "dump_c_stack", "dump_traceback_later", "cancel_dump_traceback_later", "register", "unregister"]

_enabled = False
_registered = {}


def _descriptor(file):
    """The descriptor to write to."""
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descriptor")
        return file
    fd = file.fileno()
    if not isinstance(fd, int):
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    file.flush()
    return fd


def _write(fd, text):
    import os
    data = text.encode("utf-8", "backslashreplace")
    while data:
        data = data[os.write(fd, data):]


def enable(file=None, all_threads=True, c_stack=True):
    """Remember that the fault handler is wanted."""
    global _enabled
    _descriptor(file)
    _enabled = True


def disable():
    """Undo enable()."""
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    """Tell whether enable() was called."""
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Write where this thread is, or all threads, to file."""
    fd = _descriptor(file)
    text = _hognose._stack_text(bool(all_threads))
    if not all_threads:
        text = "Stack" + text[text.index(" (most"):]
    _write(fd, text)


def dump_c_stack(file=None):
    """There is no C stack: say so."""
    _write(_descriptor(file), "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n")


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Write where all threads are when timeout seconds are over.

    With repeat again and again, with exit the script ends then, at once. The
    script need not do anything for it, and cannot keep it away by being busy.
    """
    if not isinstance(timeout, (int, float)) and not hasattr(timeout, "__float__"):
        raise TypeError("timeout must be a number")
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    _hognose._dump_later(float(timeout), bool(repeat), bool(exit), _descriptor(file))


def cancel_dump_traceback_later():
    """Undo dump_traceback_later()."""
    _hognose._cancel_dump_later()


def register(signum, file=None, all_threads=True, chain=False):
    """Write where the threads are whenever the signal arrives."""
    import signal
    fd = _descriptor(file)

    def handler(number, frame):
        dump_traceback(fd, all_threads)
        if chain and callable(before):
            before(number, frame)

    before = signal.signal(signum, handler)
    if signum in _registered:
        before = _registered[signum]
    _registered[signum] = before


def unregister(signum):
    """Undo register(), and tell whether there was anything to undo."""
    import signal
    if signum not in _registered:
        return False
    signal.signal(signum, _registered.pop(signum))
    return True
