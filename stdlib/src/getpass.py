"""Ask for a password, and find out who the user is."""

import contextlib
import io
import os
import sys

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """What is typed may be seen."""


def unix_getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Ask for a password on the terminal without showing what is typed."""
    _check_echo_char(echo_char)
    with contextlib.ExitStack() as stack:
        terminal = _open_terminal(stack)
        if terminal is not None:
            descriptor, source = terminal
            output = stream or source
        else:
            # There is none of the process's own: perhaps the input is one.
            source, output = sys.stdin, stream or sys.stderr
            try:
                descriptor = sys.stdin.fileno()
            except (AttributeError, ValueError):
                descriptor = None
        password = None if descriptor is None else _read_unseen(descriptor, prompt, source, output, echo_char)
        if password is None:
            if output is source:
                # It is closed after the fallback has asked through it.
                password = fallback_getpass(prompt, output)
            else:
                stack.close()
                password = fallback_getpass(prompt, stream if descriptor is None else output)
        output.write("\n")
        return password


def _open_terminal(stack):
    """Return the descriptor of the process's terminal and a text file for it, or None."""
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        raw = stack.enter_context(io.FileIO(descriptor, "w+"))
        return descriptor, stack.enter_context(io.TextIOWrapper(raw))
    except OSError:
        stack.close()
        return None


def _read_unseen(descriptor, prompt, source, output, echo_char):
    """Ask with the terminal's echo switched off; return None if the descriptor is no terminal."""
    import termios
    password = None
    try:
        before = termios.tcgetattr(descriptor)
        changed = before[:]
        changed[3] &= ~(termios.ECHO | (termios.ICANON if echo_char else 0))
        try:
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, changed)
            password = _raw_input(prompt, output, input=source, echo_char=echo_char)
        finally:
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
            output.flush()
    except termios.error:
        if password is not None:
            raise  # It was asked for once already.
    return password


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
    output, source = stream or sys.stderr, input or sys.stdin
    question = str(prompt)
    if question:
        try:
            output.write(question)
        except UnicodeEncodeError:
            output.write(question.encode(output.encoding, "replace").decode(output.encoding))
        output.flush()
    if echo_char:
        return _readline_with_echo_char(output, source, echo_char)
    answer = source.readline()
    if not answer:
        raise EOFError
    return answer.removesuffix("\n")


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
        if user := os.environ.get(name):
            return user
    try:
        from pwd import getpwuid
        return getpwuid(os.getuid())[0]
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
