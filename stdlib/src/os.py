"""The operating system: files, folders, the environment, processes.

What there is of it depends on what the program was granted."""

import abc
import sys
import stat as st

from posix import *
import posix
from posix import _exit
import posixpath as path
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull
from _collections_abc import MutableMapping, Mapping, _check_methods

GenericAlias = type(list[int])

name = "posix"
linesep = "\n"
error = OSError

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1

sys.modules["os.path"] = path

__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull",
           "SEEK_SET", "SEEK_CUR", "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "fdopen", "extsep", "_exit"]
__all__ += [n for n in dir(posix) if not n.startswith("_")]
__all__ += ["makedirs", "removedirs", "renames", "walk", "fwalk", "getenv", "getenvb", "environb",
            "supports_bytes_environ", "P_WAIT", "P_NOWAIT", "P_NOWAITO", "popen", "PathLike",
            "process_cpu_count", "execl", "execle", "execlp", "execlpe", "execvp", "execvpe",
            "spawnv", "spawnve", "spawnvp", "spawnvpe", "spawnl", "spawnle", "spawnlp", "spawnlpe"]

supports_dir_fd = {posix.access, posix.chmod, posix.chown, posix.link, posix.mkdir, posix.mkfifo, posix.open,
                   posix.readlink, posix.rename, posix.rmdir, posix.stat, posix.symlink, posix.unlink, posix.utime}
supports_effective_ids = {posix.access}
supports_fd = {posix.chdir, posix.chmod, posix.chown, posix.listdir, posix.scandir, posix.stat, posix.statvfs,
               posix.truncate, posix.utime}
supports_follow_symlinks = {posix.access, posix.chown, posix.link, posix.stat, posix.utime}


def _exists(name):
    return name in globals()


# Folders.

def _parting(name):
    """Return the folder above and the last component; a slash at the end does not count."""
    above, last = path.split(name)
    return (above, last) if last else path.split(above)


def makedirs(name, mode=0o777, exist_ok=False):
    """Create a folder, and those above it that are missing.

    With exist_ok it is no error if the folder is there already."""
    missing = []
    above, last = _parting(name)
    while above and last and not path.exists(above):
        missing.append(above)
        above, last = _parting(above)
    for folder in reversed(missing):
        _make_folder(folder, 0o777, True)  # Somebody else may make it meanwhile.
    if not missing or not _is_dot(name):
        _make_folder(name, mode, exist_ok)


def _is_dot(name):
    """Tell whether a name ends in /., which comes with the folder above."""
    return fsdecode(_parting(name)[1]) == curdir


def _make_folder(name, mode, exist_ok):
    try:
        mkdir(name, mode)
    except OSError:
        # The system may report another error than EEXIST for what is there.
        if not (exist_ok and path.isdir(name)):
            raise


def removedirs(name):
    """Remove a folder, and those above it as long as they are empty."""
    rmdir(name)
    above, last = _parting(name)
    try:
        while above and last:
            rmdir(above)
            above, last = path.split(above)
    except OSError:
        pass  # Something else is in it.


def renames(old, new):
    """Rename; make the folders that the new name needs, remove those that the old one leaves empty."""
    above, last = path.split(new)
    if above and last and not path.exists(above):
        makedirs(above)
    rename(old, new)
    left, last = path.split(old)
    try:
        if left and last:
            removedirs(left)
    except OSError:
        pass  # It is not empty.


_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Generate (dirpath, dirnames, filenames) for each folder of a tree.

    With topdown, dirnames may be changed in place to tell where to go on."""
    todo = [fspath(top)]
    while todo:
        folder = todo.pop()
        if isinstance(folder, tuple):
            yield folder  # All below it is done.
            continue
        try:
            with scandir(folder) as entries:
                folders, files = _sort_entries(entries, followlinks is _walk_symlinks_as_files)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        names = [entry.name for entry in folders]
        if topdown:
            yield folder, names, files
            # The names may have been changed, and the links too.
            below = [path.join(folder, name) for name in names]
            todo += [p for p in reversed(below) if followlinks or not path.islink(p)]
        else:
            todo.append((folder, names, files))
            todo += [entry.path for entry in reversed(folders) if followlinks or not _ask(entry.is_symlink, True)]


def _sort_entries(entries, links_are_files):
    """Return the entries that are folders, and the names of the others."""
    folders, files = [], []
    for entry in entries:
        if links_are_files:
            is_folder = _ask(lambda: entry.is_dir(follow_symlinks=False) and not entry.is_junction(), False)
        else:
            is_folder = _ask(entry.is_dir, False)
        if is_folder:
            folders.append(entry)
        else:
            files.append(entry.name)
    return folders, files


def _ask(question, unknown):
    """Return the answer, or what is assumed where the system does not tell."""
    try:
        return question()
    except OSError:
        return unknown


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Like walk(), with a fourth item: a file descriptor of the folder, valid until the next step."""
    top = fspath(top)
    todo = [(True, top, top, dir_fd)]
    open_fds = []
    try:
        while todo:
            is_top, toppath, topname, parent = todo.pop()
            if is_top is None:
                # The end of a folder.
                fd, item = toppath, topname
                if item is not None:
                    yield item
                close(fd)
                open_fds.remove(fd)
                continue
            try:
                if not follow_symlinks:
                    orig = stat(topname, follow_symlinks=False, dir_fd=parent)
                fd = open(topname, O_RDONLY | O_NONBLOCK, dir_fd=parent)
            except OSError as error:
                if is_top:
                    raise
                if onerror is not None:
                    onerror(error)
                continue
            open_fds.append(fd)
            if not follow_symlinks and not (st.S_ISDIR(orig.st_mode) and path.samestat(orig, stat(fd))):
                close(fd)
                open_fds.remove(fd)
                continue
            dirs, nondirs, subs = [], [], []
            for entry in scandir(fd):
                entry_name = entry.name
                if isinstance(toppath, bytes):
                    entry_name = fsencode(entry_name)
                try:
                    if entry.is_dir():
                        dirs.append(entry_name)
                    else:
                        nondirs.append(entry_name)
                except OSError:
                    try:
                        if entry.is_symlink():
                            nondirs.append(entry_name)
                    except OSError:
                        pass
            if topdown:
                yield toppath, dirs, nondirs, fd
                todo.append((None, fd, None, None))
            else:
                todo.append((None, fd, (toppath, dirs, nondirs, fd), None))
            todo.extend((False, path.join(toppath, d), d, fd) for d in reversed(dirs))
    finally:
        for fd in reversed(open_fds):
            try:
                close(fd)
            except OSError:
                pass


# Processes that take the place of this one.

def execl(file, *args):
    """Execute the file with the arguments, replacing the process."""
    execv(file, args)


def execle(file, *args):
    """Execute the file with the arguments and an environment, the last argument."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Execute the file, searched for in PATH, with the arguments."""
    execvp(file, args)


def execlpe(file, *args):
    """Execute the file, searched for in PATH, with the arguments and an environment."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Execute the file, searched for in PATH, with a list of arguments."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """Execute the file, searched for in PATH, with a list of arguments and an environment."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    if env is not None:
        run, rest = execve, (args, env)
    else:
        run, rest = execv, (args,)
        env = environ
    if path.dirname(file):
        run(file, *rest)
        return
    saved = None
    for folder in map(fsencode, get_exec_path(env)):
        try:
            run(path.join(folder, fsencode(file)), *rest)
        except (FileNotFoundError, NotADirectoryError) as e:
            last = e
        except OSError as e:
            last = e
            if saved is None:
                saved = e
    raise saved if saved is not None else last


def get_exec_path(env=None):
    """The list of folders that programs are searched for in."""
    if env is None:
        env = environ
    found = env.get("PATH")
    try:
        as_bytes = env[b"PATH"]
    except (KeyError, TypeError):
        pass  # os.environ has no bytes, other mappings may have.
    else:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = as_bytes
    return (defpath if found is None else fsdecode(found)).split(pathsep)


# The environment.

class _Environ(MutableMapping):
    """The environment, in str or in bytes: two views of the same data, which is of bytes. Changes go to the system."""

    def __init__(self, data, encode, decode):
        self._data = data
        self.encodekey = self.encodevalue = encode
        self.decodekey = self.decodevalue = decode

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return map(self.decodekey, list(self._data))

    def __getitem__(self, key):
        value = self._data.get(self.encodekey(key))
        if value is None:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        name, data = self.encodekey(key), self.encodevalue(value)
        putenv(name, data)
        self._data[name] = data

    def __delitem__(self, key):
        name = self.encodekey(key)
        unsetenv(name)
        if self._data.pop(name, None) is None:
            raise KeyError(key) from None

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __or__(self, other):
        return {**self, **other} if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if isinstance(other, Mapping) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"environ({dict(self)!r})"


def _encode(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value.encode("utf-8", "surrogateescape")


def _decode(value):
    return value.decode("utf-8", "surrogateescape")


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environ = _Environ(posix.environ, _encode, _decode)
supports_bytes_environ = True
environb = _Environ(environ._data, _check_bytes, bytes)


def reload_environ():
    """Read the environment anew, with what was changed outside of os.environ."""
    data = posix._create_environ()
    environ._data.clear()
    environ._data.update(data)


def getenv(key, default=None):
    """An environment variable, or the default if it is not set."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """An environment variable as bytes, or the default if it is not set."""
    return environb.get(key, default)


def fsencode(filename):
    """A file name as bytes, in the file system's encoding; bytes stay as they are."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode("utf-8", "surrogateescape")
    return filename


def fsdecode(filename):
    """A file name as str; str stays as it is."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode("utf-8", "surrogateescape")
    return filename


def process_cpu_count():
    """The number of CPUs that the process may use."""
    return len(sched_getaffinity(0))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object for an open file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    return io.open(fd, mode, buffering, encoding if "b" in mode else io.text_encoding(encoding), *args, **kwargs)


def device_encoding(fd):
    """The encoding of a terminal, or None if the file is none."""
    return "UTF-8" if isatty(fd) else None


# Other processes.

def _spawnvef(mode, file, args, env, func):
    if not isinstance(args, (tuple, list)):
        raise TypeError("argv must be a tuple or a list")
    if not args or not args[0]:
        raise ValueError("argv first element cannot be empty")
    import subprocess
    if mode not in (P_WAIT, P_NOWAIT):
        raise ValueError("mode must be P_WAIT or P_NOWAIT")
    executable = file
    if func is _search:
        import shutil
        executable = shutil.which(file, path=(env or environ).get("PATH")) or file
    try:
        p = subprocess.Popen(list(args), executable=executable, env=env, close_fds=False)
    except OSError:
        if mode == P_NOWAIT:
            raise
        return 127
    if mode == P_NOWAIT:
        p._child_created = False
        return p.pid
    return p.wait()


def _exact():
    pass


def _search():
    pass


def spawnv(mode, file, args):
    """Run a program with a list of arguments; with P_WAIT return its exit code, else its pid."""
    return _spawnvef(mode, file, args, None, _exact)


def spawnve(mode, file, args, env):
    """Run a program with a list of arguments and an environment."""
    return _spawnvef(mode, file, args, env, _exact)


def spawnvp(mode, file, args):
    """Run a program, searched for in PATH, with a list of arguments."""
    return _spawnvef(mode, file, args, None, _search)


def spawnvpe(mode, file, args, env):
    """Run a program, searched for in PATH, with a list of arguments and an environment."""
    return _spawnvef(mode, file, args, env, _search)


def spawnl(mode, file, *args):
    """Run a program with the arguments."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """Run a program with the arguments and an environment, the last argument."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """Run a program, searched for in PATH, with the arguments."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """Run a program, searched for in PATH, with the arguments and an environment."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def system(command):
    """Run a command in a shell; return its wait status."""
    import subprocess
    code = subprocess.call(fsdecode(command), shell=True)
    return -code if code < 0 else code << 8


def popen(cmd, mode="r", buffering=-1):
    """A file object connected to a command that runs in a shell."""
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if not buffering:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    end = "stdout" if mode == "r" else "stdin"
    proc = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering, **{end: subprocess.PIPE})
    return _wrap_close(getattr(proc, end), proc)


class _wrap_close:
    """The file object of popen(): close() waits for the command."""

    def __init__(self, stream, proc):
        self._stream, self._proc = stream, proc

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)

    def close(self):
        """Return the command's wait status, None for success."""
        self._stream.close()
        code = self._proc.wait()
        return (code << 8 if code > 0 else -code) or None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class PathLike(abc.ABC):
    """What has a file system path: it has a method __fspath__()."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return _check_methods(subclass, "__fspath__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


def _fspath(path):
    return fspath(path)
