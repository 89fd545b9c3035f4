"""Read the lines of several files, or of standard input, one after the other.

    import fileinput
    for line in fileinput.input(encoding="utf-8"):
        process(line)
"""

import io
import os
import sys
from contextlib import ExitStack, closing, suppress
from types import GenericAlias

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin",
           "FileInput", "hook_compressed", "hook_encoded"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    """Make the FileInput that the other functions of the module work on."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    """Close the sequence."""
    global _state
    ended, _state = _state, None
    if ended:
        ended.close()


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def nextfile():
    """Close the current file, so that the next line is the first of the next file."""
    return _active().nextfile()


def filename():
    """The name of the file that is being read."""
    return _active().filename()


def lineno():
    """The number of the line that was read last, over all files."""
    return _active().lineno()


def filelineno():
    """The number of the line in the current file."""
    return _active().filelineno()


def fileno():
    """The file descriptor of the current file, -1 if there is none."""
    return _active().fileno()


def isfirstline():
    """Whether the line is the first of its file."""
    return _active().isfirstline()


def isstdin():
    """Whether the line is from standard input."""
    return _active().isstdin()


def _remove(path):
    with suppress(OSError):
        os.unlink(path)


class FileInput:
    """The lines of several files; with inplace, what is printed goes into the file that is read."""

    _file = None  # the one that is read
    _filename = None
    _isstdin = False
    _filelineno = 0  # the lines of it that were read
    _startlineno = 0  # the lines of those before it

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        self._ending = ExitStack()  # what is done when the file is left
        if files is None:
            files = sys.argv[1:]
        if isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        self._files = (files,) if isinstance(files, str) else tuple(files) if files else ("-",)
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook and inplace:
            raise ValueError("FileInput cannot use an opening hook in inplace mode")
        if openhook and not callable(openhook):
            raise ValueError("FileInput openhook must be callable")
        self._mode, self._encoding, self._errors = mode, encoding, errors
        self._inplace, self._backup, self._openhook = inplace, backup, openhook

    __class_getitem__ = classmethod(GenericAlias)

    def filename(self):
        return self._filename

    def fileno(self):
        if not self._file:
            return -1
        try:
            return self._file.fileno()
        except ValueError:
            return -1

    def filelineno(self):
        return self._filelineno

    def lineno(self):
        return self._startlineno + self._filelineno

    def isstdin(self):
        return self._isstdin

    def isfirstline(self):
        return self._filelineno == 1

    def readline(self):
        while self._file is not None or self._files:
            if self._file is None:
                self._open()
            line = self._file.readline()
            if line:
                self._filelineno += 1
                return line
            self.nextfile()
        return b"" if "b" in self._mode else ""

    def __iter__(self):
        return self

    def __next__(self):
        line = FileInput.readline(self)
        if not line:
            raise StopIteration
        return line

    def nextfile(self):
        self._file = None
        try:
            self._ending.pop_all().close()
        finally:
            self._isstdin = False

    def close(self):
        self._files = ()
        self.nextfile()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __del__(self):
        self.close()

    def _open(self):
        """Begin with the next file."""
        self._startlineno, self._filelineno = self.lineno(), 0
        self._filename, *rest = self._files
        self._files = tuple(rest)
        binary = "b" in self._mode
        options = {"encoding": self._encoding, "errors": self._errors}
        known = options.copy() if self._encoding is not None or self._errors is not None else {}
        if not binary and not self._encoding:
            options["encoding"] = "locale"
        if self._filename == "-":
            self._filename = "<stdin>"
            self._isstdin = True
            self._file = getattr(sys.stdin, "buffer", sys.stdin) if binary else sys.stdin
            return
        if self._inplace:
            self._file = self._open_in_place(options)
            return
        if not self._openhook:
            self._file = open(self._filename, self._mode, **options)
        else:
            # Old hooks do not know of encodings: they are told only if there is one.
            self._file = self._openhook(self._filename, self._mode, **known)
        self._ending.enter_context(closing(self._file))

    def _open_in_place(self, options):
        """Read the file under its backup's name, and print to a new one with the same mode."""
        backup = os.fspath(self._filename) + (self._backup or ".bak")
        _remove(backup)
        os.rename(self._filename, backup)
        source = open(backup, self._mode, **options)
        try:
            output = self._open_output(source, options)
        except BaseException:
            source.close()
            raise
        # In the reverse order; the backup stays if it was asked for by a name.
        if not self._backup:
            self._ending.callback(_remove, backup)
        self._ending.enter_context(closing(source))
        self._ending.enter_context(closing(output))
        self._ending.callback(setattr, sys, "stdout", sys.stdout)
        sys.stdout = output
        return source

    def _open_output(self, source, options):
        mode = self._mode.replace("r", "w")
        try:
            permissions = os.fstat(source.fileno()).st_mode
        except OSError:
            return open(self._filename, mode, **options)
        fd = os.open(self._filename, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, permissions)
        output = os.fdopen(fd, mode, **options)
        with suppress(OSError):
            os.chmod(self._filename, permissions)  # the umask took some away
        return output


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """An opening hook for files that may be compressed with gzip or bzip2."""
    if encoding is None and "b" not in mode:
        encoding = "locale"
    extension = os.path.splitext(filename)[1]
    if extension not in (".gz", ".bz2"):
        return open(filename, mode, encoding=encoding, errors=errors)
    if extension == ".gz":
        from gzip import open as decompress
    else:
        from bz2 import BZ2File as decompress
    stream = decompress(filename, mode)
    return stream if "b" in mode else io.TextIOWrapper(stream, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """An opening hook for files of an encoding."""
    def openhook(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)
    return openhook


def _test():
    for line in input(sys.argv[1:]):
        print("%d: %s[%d]%s %s" % (lineno(), filename(), filelineno(), isfirstline() and "*" or "", line.rstrip("\n")))
    close()


if __name__ == "__main__":
    _test()
