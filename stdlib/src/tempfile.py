"""Temporary files and folders."""

import errno as _errno
import functools as _functools
import io as _io
import itertools as _itertools
import operator as _operator
import os as _os
import posix as _posix
import types as _types
import weakref as _weakref

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
           "gettempprefixb", "gettempdirb"]

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | getattr(_os, "O_NOFOLLOW", 0)
_bin_openflags = _text_openflags | getattr(_os, "O_BINARY", 0)

TMP_MAX = getattr(_os, "TMP_MAX", 10000)

template = "tmp"
tempdir = None


def _infer_return_type(*args):
    """str or bytes, whatever the arguments are of; what tempdir is of if there is none."""
    paths = (_os.fspath(arg) if isinstance(arg, _os.PathLike) else arg for arg in args if arg is not None)
    kinds = {bytes if isinstance(path, bytes) else str for path in paths}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    if kinds:
        return kinds.pop()
    return str if tempdir is None or isinstance(tempdir, str) else bytes


def _sanitize_params(prefix, suffix, dir):
    output_type = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = output_type()
    if prefix is None:
        prefix = template if output_type is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if output_type is str else gettempdirb()
    return prefix, suffix, dir, output_type


class _RandomNameSequence:
    """An endless iterator of names that nobody can guess."""

    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self.characters[b % len(self.characters)] for b in _os.urandom(8))


def _candidate_tempdir_list():
    dirs = []
    for name in "TMPDIR", "TEMP", "TMP":
        value = _os.getenv(name)
        if value:
            dirs.append(value)
    dirs.extend(["/tmp", "/var/tmp", "/usr/tmp"])
    try:
        dirs.append(_os.getcwd())
    except (AttributeError, OSError):
        dirs.append(_os.curdir)
    return dirs


def _is_usable(folder):
    """Whether a file can be made and filled in a folder."""
    for name in _itertools.islice(_RandomNameSequence(), 100):
        path = _os.path.join(folder, name)
        try:
            fd = _os.open(path, _bin_openflags, 0o600)
            try:
                _os.write(fd, b"x")
            finally:
                _os.close(fd)
                _os.unlink(path)
        except FileExistsError:
            continue
        except OSError:
            return False
        return True
    return False


def _get_default_tempdir(dirlist=None):
    """The first folder in which a file can be written."""
    if dirlist is None:
        dirlist = _candidate_tempdir_list()
    for folder in dirlist:
        # The current folder stays relative: its absolute name could not be told.
        folder = folder if folder == _os.curdir else _os.path.abspath(folder)
        if _is_usable(folder):
            return folder
    raise FileNotFoundError(_errno.ENOENT, "No usable temporary directory found in %s" % dirlist)


_name_sequence = None


def _get_candidate_names():
    global _name_sequence
    if _name_sequence is None:
        _name_sequence = _RandomNameSequence()
    return _name_sequence


# What they make is removed at the latest when the VM is closed: a script that is killed cleans up nothing.
_open_until_close = _functools.partial(_posix._until_close, _os.open)
_mkdir_until_close = _functools.partial(_posix._until_close, _os.mkdir)


def _candidate_paths(dir, prefix, suffix, output_type):
    """The paths that are tried, TMP_MAX of them."""
    for name in _itertools.islice(_get_candidate_names(), TMP_MAX):
        yield _os.path.join(dir, prefix + (name if output_type is str else _os.fsencode(name)) + suffix)


def _mkstemp_inner(dir, pre, suf, flags, output_type, open=None):
    for path in _candidate_paths(_os.path.abspath(dir), pre, suf, output_type):
        try:
            return (open or _os.open)(path, flags, 0o600), path
        except FileExistsError:
            pass
    raise FileExistsError(_errno.EEXIST, "No usable temporary file name found")


def _discard(path):
    """Remove a file if it is still there, and the promise to remove it when the VM is closed."""
    try:
        _os.unlink(path)
    except FileNotFoundError:
        pass
    _posix._keep(path)


def _unlock(path):
    """Let the owner do everything with a file or folder. What a symbolic link points to is left alone."""
    for change, value in (getattr(_os, "chflags", None), 0), (_os.chmod, 0o700):
        if change in _os.supports_follow_symlinks:
            change(path, value, follow_symlinks=False)
        elif change and not _os.path.islink(path):
            change(path, value)


def gettempprefix():
    """The default prefix of temporary files."""
    return _os.fsdecode(template)


def gettempprefixb():
    """The default prefix of temporary files as bytes."""
    return _os.fsencode(template)


def _gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    """The folder for temporary files."""
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    """The folder for temporary files as bytes."""
    return _os.fsencode(_gettempdir())


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Create a temporary file and return (fd, name); the caller removes it.

    It can be read and written by its creator only."""
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    flags = _text_openflags if text else _bin_openflags
    return _mkstemp_inner(dir, prefix, suffix, flags, output_type)


def _mkdtemp_inner(suffix, prefix, dir, mkdir):
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    for path in _candidate_paths(_os.path.abspath(dir), prefix, suffix, output_type):
        try:
            mkdir(path, 0o700)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(_errno.EEXIST, "No usable temporary directory name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Create a temporary folder and return its name; the caller removes it."""
    return _mkdtemp_inner(suffix, prefix, dir, _os.mkdir)


def mktemp(suffix="", prefix=template, dir=None):
    """Return a name that no file has, for now. Unsafe: another process may create the file first."""
    if dir is None:
        dir = gettempdir()
    for path in _candidate_paths(dir, prefix, suffix, str):
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(_errno.EEXIST, "No usable temporary filename found")


class _TemporaryFileCloser:
    """The end of a named temporary file: it is closed once and, if it is to go, removed once.

    An object apart from the wrapper, since the methods that are taken from the wrapper need it too:
    the file lives as long as any of them."""

    def __init__(self, file, name, delete, delete_on_close, warn_message):
        self._file = file
        self._doomed = name if delete else None
        self._delete_on_close = delete_on_close
        self._warn_message = warn_message

    def _end(self, remove):
        file, self._file = self._file, None
        try:
            if file is not None:
                file.close()
        finally:
            if remove and self._doomed is not None:
                path, self._doomed = self._doomed, None
                _discard(path)

    def close(self):
        self._end(self._delete_on_close)

    def cleanup(self):
        self._end(True)

    def __del__(self):
        forgotten = self._file is not None
        self.cleanup()
        if forgotten:
            import warnings
            warnings.warn(self._warn_message, ResourceWarning)


class _TemporaryFileWrapper:
    """What NamedTemporaryFile returns: a file object that removes its file at the end."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close,
                                            f"Implicitly cleaning up {self!r}")

    def __repr__(self):
        file = self.__dict__["file"]
        return f"<{type(self).__name__} {file=}>"

    def _held(self, method):
        """A method of the file that keeps it from being closed as long as the method is there."""
        @_functools.wraps(method)
        def held(*args, **kwargs):
            return method(*args, **kwargs)

        held._closer = self._closer
        return held

    def __getattr__(self, name):
        value = getattr(self.__dict__["file"], name)
        if callable(value):
            value = self._held(value)
        # Numbers and bools, as closed, may change; the others are found without us from now on.
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        # Entered as itself: what it returns must be this wrapper.
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        swallow = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return swallow

    def close(self):
        """Close the file, and remove it if that was asked for."""
        self._closer.close()

    def __iter__(self):
        # Not "return iter(self.file)": the iterator must keep self alive.
        yield from self.file


def _raw(file):
    """The file object under the layers of text and buffer; it has the name."""
    for layer in "buffer", "raw":
        file = getattr(file, layer, file)
    return file


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """Create a temporary file and return a file object with its name.

    With delete the file is removed when it is closed, or with delete_on_close=False
    when the with block ends or the object dies."""
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    file = name = None

    def opener(*args):
        nonlocal name
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, output_type,
                                  _open_until_close if delete else None)
        return fd

    try:
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors, opener=opener)
        _raw(file).name = name
        return _TemporaryFileWrapper(file, name, delete, delete_on_close)
    except BaseException:
        # Nothing may stay behind, as the caller learns no name.
        if file is not None:
            file.close()
        if name is not None:
            _discard(name)
        raise


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """Create a temporary file without a name and return a file object; it is gone when it is closed."""
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)

    def opener(*args):
        fd, path = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, output_type, _open_until_close)
        try:
            _discard(path)
        except BaseException:
            _os.close(fd)
            raise
        return fd

    file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors, opener=opener)
    raw = _raw(file)
    raw.name = raw.fileno()
    return file


def _forward(name, variadic=False):
    """A method of SpooledTemporaryFile that is the one of its present file, without arguments or with any."""
    if variadic:
        def method(self, *args):
            return getattr(self._file, name)(*args)
    else:
        def method(self):
            return getattr(self._file, name)()
    method.__name__ = name
    method.__qualname__ = f"SpooledTemporaryFile.{name}"
    return method


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is kept in memory until it is larger than max_size or its fileno() is asked for."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            encoding = _io.text_encoding(encoding)
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._TemporaryFileArgs = {"mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix,
                                   "encoding": encoding, "newline": newline, "dir": dir, "errors": errors}

    __class_getitem__ = classmethod(_types.GenericAlias)

    def rollover(self):
        """Move the contents to a file on disk."""
        if self._rolled:
            return
        memory, disk = self._file, TemporaryFile(**self._TemporaryFileArgs)
        position = memory.tell()
        self._file = disk
        del self._TemporaryFileArgs
        # Text moves as the bytes it was encoded to: its newlines must not be translated twice.
        if hasattr(disk, "buffer"):
            memory = memory.detach()
            disk.buffer.write(memory.getvalue())
        else:
            disk.write(memory.getvalue())
        disk.seek(position)
        self._rolled = True

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def write(self, s):
        file = self._file
        written = file.write(s)
        if self._max_size and not self._rolled and file.tell() > self._max_size:
            self.rollover()
        return written

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def writelines(self, iterable):
        if self._max_size == 0 or self._rolled:
            return self._file.writelines(iterable)
        it = iter(iterable)
        for line in it:
            self.write(line)
            if self._rolled:
                return self._file.writelines(it)

    def readinto(self, b):
        return self._file.readinto(b)

    def readinto1(self, b):
        return self._file.readinto1(b)

    # What follows is all the same in memory and on disk.
    close, flush, detach, isatty, tell = map(_forward, ("close", "flush", "detach", "isatty", "tell"))
    readable, writable, seekable, __iter__ = map(_forward, ("readable", "writable", "seekable", "__iter__"))
    read, read1, seek = _forward("read", True), _forward("read1", True), _forward("seek", True)
    readline, readlines = _forward("readline", True), _forward("readlines", True)
    closed, encoding, errors, newlines = map(property, map(_operator.attrgetter, (
        "_file.closed", "_file.encoding", "_file.errors", "_file.newlines")))

    @property
    def mode(self):
        # A file in memory has none.
        return self._file.mode if self._rolled else self._TemporaryFileArgs["mode"]

    @property
    def name(self):
        return getattr(self._file, "name", None)

    def __enter__(self):
        if self.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __del__(self):
        if not self.closed:
            import warnings
            warnings.warn(f"Unclosed file {self!r}", ResourceWarning, stacklevel=2, source=self)
            self.close()


class TemporaryDirectory:
    """A temporary folder, removed with all that is in it when the with block ends, at cleanup(), or when the object dies."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = _mkdtemp_inner(suffix, prefix, dir, _mkdir_until_close if delete else _os.mkdir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(
            self, self._cleanup, self.name, warn_message="Implicitly cleaning up {!r}".format(self),
            ignore_errors=self._ignore_cleanup_errors, delete=self._delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False, repeated=False):
        import shutil

        def unlock_and_retry(func, path, exc):
            if isinstance(exc, FileNotFoundError):
                return  # somebody else was faster
            top = path == name
            if not isinstance(exc, PermissionError) or top and repeated:
                if not ignore_errors:
                    raise exc
                return
            try:
                # To remove something takes a folder that can be written.
                if not top:
                    _unlock(_os.path.dirname(path))
                _unlock(path)
                if _os.path.isdir(path) and not _os.path.islink(path):
                    cls._rmtree(path, ignore_errors, repeated=top)
                    return
                try:
                    _os.unlink(path)
                except PermissionError:
                    if not ignore_errors:
                        raise
            except FileNotFoundError:
                pass

        shutil.rmtree(name, onexc=unlock_and_retry)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors=ignore_errors)
            _posix._keep(name)
            import warnings
            warnings.warn(warn_message, ResourceWarning)

    def cleanup(self):
        """Remove the folder now."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            self._rmtree(self.name, self._ignore_cleanup_errors)
            _posix._keep(self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    __class_getitem__ = classmethod(_types.GenericAlias)
