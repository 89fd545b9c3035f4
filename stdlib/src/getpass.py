"""Ask for a password, and find out who the user is."""

import os
import sys

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """What is typed may be seen."""


def unix_getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Ask for a password on the terminal without showing what is typed."""
    _check_echo_char(echo_char)
    import contextlib
    import io
    import termios
    passwd = None
    with contextlib.ExitStack() as stack:
        try:
            fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
            tty = io.FileIO(fd, "w+")
            stack.enter_context(tty)
            input = io.TextIOWrapper(tty)
            stack.enter_context(input)
            if not stream:
                stream = input
        except OSError:
            stack.close()
            try:
                fd = sys.stdin.fileno()
            except (AttributeError, ValueError):
                fd = None
                passwd = fallback_getpass(prompt, stream)
            input = sys.stdin
            if not stream:
                stream = sys.stderr
        if fd is not None:
            try:
                old = termios.tcgetattr(fd)
                new = old[:]
                new[3] &= ~termios.ECHO
                if echo_char:
                    new[3] &= ~termios.ICANON
                flags = termios.TCSAFLUSH
                try:
                    termios.tcsetattr(fd, flags, new)
                    passwd = _raw_input(prompt, stream, input=input, echo_char=echo_char)
                finally:
                    termios.tcsetattr(fd, flags, old)
                    stream.flush()
            except termios.error:
                if passwd is not None:
                    raise
                if stream is not input:
                    stack.close()
                passwd = fallback_getpass(prompt, stream)
        stream.write("\n")
        return passwd


def _check_echo_char(echo_char):
    if echo_char and not (echo_char.isprintable() and echo_char.isascii()):
        raise ValueError(f"'echo_char' must be a printable ASCII string, got: {echo_char!r}")


def fallback_getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Ask for a password where the terminal cannot be kept from showing it."""
    _check_echo_char(echo_char)
    import warnings
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    if not stream:
        stream = sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    return _raw_input(prompt, stream, echo_char=echo_char)


def _raw_input(prompt="", stream=None, input=None, echo_char=None):
    if not stream:
        stream = sys.stderr
    if not input:
        input = sys.stdin
    prompt = str(prompt)
    if prompt:
        try:
            stream.write(prompt)
        except UnicodeEncodeError:
            stream.write(prompt.encode(stream.encoding, "replace").decode(stream.encoding))
        stream.flush()
    if echo_char:
        return _readline_with_echo_char(stream, input, echo_char)
    line = input.readline()
    if not line:
        raise EOFError
    if line[-1] == "\n":
        line = line[:-1]
    return line


def _readline_with_echo_char(stream, input, echo_char):
    passwd = ""
    eof = False
    while True:
        char = input.read(1)
        if char in ("\n", "\r"):
            break
        if char == "\x03":
            raise KeyboardInterrupt
        if char in ("\x7f", "\b"):
            if passwd:
                stream.write("\b \b")
                stream.flush()
            passwd = passwd[:-1]
        elif char in ("\x04", ""):
            if eof or not char:
                break
            eof = True
            continue
        elif char == "\x00":
            continue
        else:
            passwd += char
            stream.write(echo_char)
            stream.flush()
        eof = False
    return passwd


def getuser():
    """Return the name of the user: from the environment or the password database."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    try:
        import pwd
        return pwd.getpwuid(os.getuid())[0]
    except (ImportError, KeyError, AttributeError) as e:
        raise OSError("No username set in the environment") from e


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Ask for a password without showing what is typed."""
    try:
        import termios
        termios.tcgetattr
    except (ImportError, AttributeError):
        return fallback_getpass(prompt, stream, echo_char=echo_char)
    return unix_getpass(prompt, stream, echo_char=echo_char)
