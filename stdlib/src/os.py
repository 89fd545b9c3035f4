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
from _collections_abc import MutableMapping, Mapping

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


def _check_methods(C, *methods):
    for method in methods:
        for base in C.__mro__:
            if method in base.__dict__:
                if base.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


# Folders.

def makedirs(name, mode=0o777, exist_ok=False):
    """Create a folder, and those above it that are missing.

    With exist_ok it is no error if the folder is there already."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else made it meanwhile
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        # The system may report another error than EEXIST for what is there.
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder, and those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename; make the folders that the new name needs, remove those that the old one leaves empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Generate (dirpath, dirnames, filenames) for each folder of a tree.

    With topdown, dirnames may be changed in place to tell where to go on."""
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, nondirs, walk_dirs = [], [], []
        try:
            with scandir(top) as entries:
                for entry in entries:
                    try:
                        if followlinks is _walk_symlinks_as_files:
                            is_dir = entry.is_dir(follow_symlinks=False) and not entry.is_junction()
                        else:
                            is_dir = entry.is_dir()
                    except OSError:
                        is_dir = False
                    if not is_dir:
                        nondirs.append(entry.name)
                        continue
                    dirs.append(entry.name)
                    if not topdown:
                        if followlinks:
                            go = True
                        else:
                            try:
                                go = not entry.is_symlink()
                            except OSError:
                                go = False
                        if go:
                            walk_dirs.append(entry.path)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        if topdown:
            yield top, dirs, nondirs
            for dirname in reversed(dirs):
                new_path = path.join(top, dirname)
                if followlinks or not path.islink(new_path):
                    stack.append(new_path)
        else:
            stack.append((top, dirs, nondirs))
            stack.extend(reversed(walk_dirs))


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
    path_list = env.get("PATH")
    if supports_bytes_environ:
        try:
            path_listb = env[b"PATH"]
        except (KeyError, TypeError):
            pass
        else:
            if path_list is not None:
                raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
            path_list = path_listb
        if path_list is not None and isinstance(path_list, bytes):
            path_list = fsdecode(path_list)
    if path_list is None:
        path_list = defpath
    return path_list.split(pathsep)


# The environment.

class _Environ(MutableMapping):
    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encodedkey = self.encodekey(key)
        unsetenv(encodedkey)
        try:
            del self._data[encodedkey]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join(f"{self.decodekey(k)!r}: {self.decodevalue(v)!r}" for k, v in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


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


environ = _Environ(posix.environ, _encode, _decode, _encode, _decode)
supports_bytes_environ = True
environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)


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
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


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
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    if mode == "r":
        proc = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _wrap_close(proc.stdout, proc)
    proc = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _wrap_close(proc.stdin, proc)


class _wrap_close:
    """The file object of popen(): close() waits for the command."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        returncode = self._proc.wait()
        if returncode == 0:
            return None
        return -returncode if returncode < 0 else returncode << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


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
