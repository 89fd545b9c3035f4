"""High-level operations on files and on trees of files."""

import collections
import errno
import fnmatch
import os
import stat
import sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree",
           "Error", "SpecialFileError", "make_archive", "get_archive_formats", "register_archive_format",
           "unregister_archive_format", "get_unpack_formats", "register_unpack_format",
           "unregister_unpack_format", "unpack_archive", "ignore_patterns", "chown", "which", "get_terminal_size",
           "SameFileError", "disk_usage"]

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    """Something about files went wrong that no call of the system tells."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """The operation is not possible on a special file, such as a named pipe."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """A registration of an archive format fails."""


class _GiveupOnFastCopy(Exception):
    """Fast copying is not possible here."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy all data from one file object to another."""
    if not length:
        length = COPY_BUFSIZE
    read, write = fsrc.read, fdst.write
    while buf := read(length):
        write(buf)


def _samefile(src, dst):
    """Tell whether two names are of one file. What cannot be found is the same as nothing."""
    try:
        return os.path.samestat(_stat(src), os.stat(dst))
    except OSError:
        return False


# A DirEntry may know already what the system would have to be asked.


def _stat(fn):
    return fn.stat() if isinstance(fn, os.DirEntry) else os.stat(fn)


def _islink(fn):
    return fn.is_symlink() if isinstance(fn, os.DirEntry) else os.path.islink(fn)


def _refuse_pipe(fn):
    """Raise SpecialFileError if there is a named pipe: nobody may ever write to it."""
    try:
        mode = _stat(fn).st_mode
    except OSError:
        return
    if stat.S_ISFIFO(mode):
        raise SpecialFileError(f"`{fn.path if isinstance(fn, os.DirEntry) else fn}` is a named pipe")


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the contents of a file in the most efficient way; return dst.

    Without follow_symlinks a symbolic link is copied as a link."""
    if _samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    _refuse_pipe(src)
    _refuse_pipe(dst)
    if _islink(src) and not follow_symlinks:
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            target = open(dst, "wb")
        except IsADirectoryError as error:
            # So the system calls a name with a slash at its end.
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f"Directory does not exist: {dst}") from error
        with target:
            copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions; with follow_symlinks=False, of links where the system can."""
    if follow_symlinks or not (_islink(src) and os.path.islink(dst)):
        os.chmod(dst, stat.S_IMODE(_stat(src).st_mode))
    elif hasattr(os, "lchmod"):
        os.lchmod(dst, stat.S_IMODE(os.lstat(src).st_mode))


def _copyxattr(src, dst, *, follow_symlinks=True):
    """Copy extended attributes, where there are any."""
    if not hasattr(os, "listxattr"):
        return
    unsupported = {errno.ENOTSUP, errno.ENODATA, errno.EINVAL}
    options = {"follow_symlinks": follow_symlinks}
    try:
        names = os.listxattr(src, **options)
    except OSError as error:
        if error.errno in unsupported:
            return
        raise
    for name in names:
        try:
            os.setxattr(dst, name, os.getxattr(src, name, **options), **options)
        except OSError as error:
            # Some only the administrator may set.
            if error.errno not in {*unsupported, errno.EPERM, errno.EACCES}:
                raise


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions, times and flags; with follow_symlinks=False, of links."""
    follow = follow_symlinks or not (_islink(src) and os.path.islink(dst))

    def can(name):
        """Return a function of os, or None if it is not there or does not know links."""
        function = getattr(os, name, None)
        return function if follow or function in os.supports_follow_symlinks else None

    if isinstance(src, os.DirEntry):
        st = src.stat(follow_symlinks=follow)
    else:
        st = os.stat(src, follow_symlinks=follow)
    if set_times := can("utime"):
        set_times(dst, ns=(st.st_atime_ns, st.st_mtime_ns), follow_symlinks=follow)
    _copyxattr(src, dst, follow_symlinks=follow)
    if set_mode := can("chmod"):
        try:
            set_mode(dst, stat.S_IMODE(st.st_mode), follow_symlinks=follow)
        except NotImplementedError:
            pass  # The function knows links, the system does not.


def _copy_to(src, dst, copy_rest, follow_symlinks):
    """Copy a file, and what else copy_rest knows of it, to another or into a folder."""
    target = os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst
    copyfile(src, target, follow_symlinks=follow_symlinks)
    copy_rest(src, target, follow_symlinks=follow_symlinks)
    return target


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file and its permissions; dst may be a folder. Return the new file's name."""
    return _copy_to(src, dst, copymode, follow_symlinks)


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with its times and permissions; dst may be a folder. Return the new file's name."""
    return _copy_to(src, dst, copystat, follow_symlinks)


def ignore_patterns(*patterns):
    """A function for copytree's ignore: names that match one of the patterns are left out."""
    def _ignore_patterns(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return _ignore_patterns


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """Copy a tree of files; return the destination.

    ignore(folder, names) tells what to leave out. Errors are collected and raised
    together as Error, whose argument is a list of (source, destination, reason)."""
    with os.scandir(src) as found:
        entries = list(found)
    left_out = () if ignore is None else ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)

    def copy_entry(entry, source, target):
        # Our own functions can use what the entry knows.
        known = entry if copy_function in (copy, copy2) else source
        if entry.is_symlink():
            if symlinks:
                os.symlink(os.readlink(source), target)
                return copystat(known, target, follow_symlinks=False)
            if ignore_dangling_symlinks and not os.path.exists(source):
                return
        if entry.is_dir():
            copytree(known, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(known, target)

    problems = []
    for entry in entries:
        if entry.name not in left_out:
            names = os.path.join(src, entry.name), os.path.join(dst, entry.name)
            try:
                copy_entry(entry, *names)
            except Error as error:
                problems += error.args[0]
            except OSError as error:
                problems.append((*names, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        if getattr(error, "winerror", None) is None:
            problems.append((src, dst, str(error)))
    if problems:
        raise Error(problems)
    return dst


class _Folder:
    """A folder that is being removed: open as fd, called name in the open folder parent, with entries left to do."""

    __slots__ = ("fd", "name", "parent", "path", "entries")

    def __init__(self, fd, name, parent, path, entries):
        self.fd, self.name, self.parent, self.path, self.entries = fd, name, parent, path, entries


class _TreeRemover:
    """Removes a folder with all that is in it, by open folders: a link that is put in the place of one does not
    lead out of the tree. Errors go to onexc, but for those of what has gone already, below the root."""

    flags = os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)

    def __init__(self, root, onexc):
        self.root, self.onexc = root, onexc
        self.open = []  # the folders on the way from the root to where the work is

    def report(self, function, path, error):
        error.filename = path
        self.onexc(function, path, error)

    def attempt(self, function, name, parent, path):
        try:
            function(name, dir_fd=parent)
        except OSError as error:
            if path is self.root or not isinstance(error, FileNotFoundError):
                self.report(function, path, error)

    def enter(self, name, parent, path, known):
        """Open a folder, of which the stat is known, and list it."""
        try:
            fd = os.open(name, self.flags, dir_fd=parent)
        except OSError as error:
            if path is self.root or not isinstance(error, FileNotFoundError):
                self.report(os.open, path, error)
            return
        folder = _Folder(fd, name, parent, path, [])
        self.open.append(folder)
        step = os.path.islink
        try:
            if not os.path.samestat(known, os.fstat(fd)):
                raise OSError("Cannot call rmtree on a symbolic link")
            step = os.scandir
            with os.scandir(fd) as found:
                folder.entries = list(found)
        except OSError as error:
            if step is os.path.islink:
                self.open.pop()
                os.close(fd)
            self.report(step, path, error)

    def leave(self):
        """Remove the innermost folder, in which nothing is left to do."""
        folder = self.open.pop()
        try:
            os.close(folder.fd)
        except OSError as error:
            self.report(os.close, folder.path, error)
        self.attempt(os.rmdir, folder.name, folder.parent, folder.path)

    def run(self, dir_fd, known):
        try:
            self.enter(self.root, dir_fd, self.root, known)
            while self.open:
                folder = self.open[-1]
                if folder.entries:
                    self.remove(folder.entries.pop(), folder)
                else:
                    self.leave()
        finally:
            for folder in self.open:
                os.close(folder.fd)

    def remove(self, entry, folder):
        path = os.path.join(folder.path, entry.name)
        try:
            if entry.is_dir(follow_symlinks=False):
                return self.enter(entry.name, folder.fd, path, entry.stat(follow_symlinks=False))
        except FileNotFoundError:
            return
        except OSError:
            pass
        self.attempt(os.unlink, entry.name, folder.fd, path)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a tree of files.

    onexc(function, path, exception) is called for each error, or onerror(function,
    path, exc_info); with ignore_errors errors are ignored, else the first is raised."""
    if ignore_errors:
        def handle(function, path, error):
            pass
    elif onexc is not None:
        handle = onexc
    elif onerror is not None:
        def handle(function, path, error):
            onerror(function, path, (type(error), error, error.__traceback__))
    else:
        def handle(function, path, error):
            raise
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    remover = _TreeRemover(path, handle)
    try:
        known = os.lstat(path, dir_fd=dir_fd)
    except (OSError, ValueError) as error:
        return handle(os.lstat, path, error)
    step = os.path.islink
    try:
        if stat.S_ISLNK(known.st_mode):
            raise OSError("Cannot call rmtree on a symbolic link")
        step = os.open
        if not stat.S_ISDIR(known.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
    except OSError as error:
        return handle(step, path, error)
    remover.run(dir_fd, known)


rmtree.avoids_symlink_attacks = True


def _basename(path):
    """The last component; a slash at the end does not count."""
    sep = os.path.sep + (os.path.altsep or "")
    return os.path.basename(path.rstrip(sep))


def move(src, dst, copy_function=copy2):
    """Move a file or a tree, as mv does; return the new name.

    Where it cannot be renamed it is copied and removed."""
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst) and not os.path.islink(src):
            # On a file system that ignores case, the name may be another writing of itself.
            os.rename(src, dst)
            return
        target = os.path.join(dst, _basename(os.fspath(src)))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        _move_to_other_system(src, dst, target, copy_function)
    return target


def _move_to_other_system(src, dst, target, copy_function):
    """Copy, and then remove what was copied."""
    if os.path.islink(src):
        os.symlink(os.readlink(src), target)
    elif not os.path.isdir(src):
        copy_function(src, target)
    else:
        if _destinsrc(src, dst):
            raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
        locked = getattr(_stat(src), "st_flags", 0) in (stat.UF_IMMUTABLE, stat.SF_IMMUTABLE)
        if locked or sys.platform == "darwin" and os.listdir(src) and not os.access(src, os.W_OK):
            raise PermissionError(f"Cannot move the non-empty directory '{src}': Lacking write permission to '{src}'.")
        copytree(src, target, copy_function=copy_function, symlinks=True)
        return rmtree(src)
    os.unlink(src)


def _destinsrc(src, dst):
    """Tell whether dst is src or in it."""
    src, dst = [os.path.join(os.path.abspath(path), "") for path in (src, dst)]
    return dst.startswith(src)


# Archives.

def _get_gid(name):
    """Return the number of a group, None if there is no such group."""
    try:
        import grp
        return None if name is None else grp.getgrnam(name).gr_gid
    except (ImportError, KeyError):
        return None


def _get_uid(name):
    """Return the number of a user, None if there is no such user."""
    try:
        import pwd
        return None if name is None else pwd.getpwnam(name).pw_uid
    except (ImportError, KeyError):
        return None


def _tarfile():
    try:
        import tarfile
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("tar archives need the module 'tarfile', which this interpreter does not have",
                                  name="tarfile") from error
    return tarfile


def _make_folder_for(archive, dry_run, logger):
    """Make the folder that an archive is to lie in."""
    folder = os.path.dirname(archive)
    if folder and not os.path.exists(folder):
        if logger is not None:
            logger.info("creating %s", folder)
        if not dry_run:
            os.makedirs(folder)


# The compressions of tar archives: what the names end in after .tar.
_TAR_SUFFIXES = {None: "", "gzip": ".gz", "bzip2": ".bz2", "xz": ".xz", "zst": ".zst"}


def _make_tarball(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None, group=None, logger=None,
                  root_dir=None):
    """Make a tar file of everything in base_dir; return its name."""
    if compress not in _TAR_SUFFIXES:
        raise ValueError(f"bad value for 'compress', or compression format not supported : {compress}")
    tarfile = _tarfile()
    archive = f"{base_name}.tar{_TAR_SUFFIXES[compress]}"
    _make_folder_for(archive, dry_run, logger)
    if logger is not None:
        logger.info("Creating tar archive")
    uid, gid = _get_uid(owner), _get_gid(group)

    def with_owner(member):
        if uid is not None:
            member.uid, member.uname = uid, owner
        if gid is not None:
            member.gid, member.gname = gid, group
        return member

    if not dry_run:
        with tarfile.open(archive, "w|" + _TAR_SUFFIXES[compress].removeprefix(".")) as tar:
            tar.add(base_dir if root_dir is None else os.path.join(root_dir, base_dir), base_dir, filter=with_owner)
    return archive if root_dir is None else os.path.abspath(archive)


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    """Make a zip file of everything in base_dir; return its name."""
    archive = base_name + ".zip"
    _make_folder_for(base_name, dry_run, logger)
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", archive, base_dir)
    if not dry_run:
        import zipfile
        with zipfile.ZipFile(archive, "w", compression=zipfile.ZIP_DEFLATED) as zf:
            for path, name in _zip_members(base_dir, root_dir):
                zf.write(path, name)
                if logger is not None:
                    logger.info("adding '%s'", path)
    return archive if root_dir is None else os.path.abspath(archive)


def _zip_members(base_dir, root_dir):
    """Yield (path, name in the archive) of the folders and files in base_dir, names being told from root_dir."""
    top = os.path.normpath(base_dir if root_dir is None else os.path.join(root_dir, base_dir))

    def name_of(path):
        return os.path.normpath(path if root_dir is None else os.path.relpath(path, root_dir))

    if os.path.normpath(base_dir) != os.curdir:
        yield top, os.path.normpath(base_dir)
    for folder, folders, files in os.walk(top):
        inside = name_of(folder)
        for name in sorted(folders):
            yield os.path.join(folder, name), os.path.join(inside, name)
        for name in files:
            path = os.path.normpath(os.path.join(folder, name))
            if os.path.isfile(path):  # neither a socket nor a link to nothing
                yield path, os.path.join(inside, name)


_make_tarball.supports_root_dir = True
_make_zipfile.supports_root_dir = True

_ARCHIVE_FORMATS = {
    "tar": (_make_tarball, [("compress", None)], "uncompressed tar file"),
    "gztar": (_make_tarball, [("compress", "gzip")], "gzip'ed tar-file"),
    "zip": (_make_zipfile, [], "ZIP file"),
    "bztar": (_make_tarball, [("compress", "bzip2")], "bzip2'ed tar-file"),
    "xztar": (_make_tarball, [("compress", "xz")], "xz'ed tar-file"),
    "zstdtar": (_make_tarball, [("compress", "zst")], "zstd'ed tar-file"),
}


def get_archive_formats():
    """The formats that make_archive() knows: a sorted list of (name, description)."""
    return sorted((name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items())


def register_archive_format(name, function, extra_args=None, description=""):
    """Register a format: function(base_name, base_dir, **kwargs) makes an archive."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    if not all([isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in extra_args]):
        raise TypeError("extra_args elements are : (arg_name, value)")
    _ARCHIVE_FORMATS[name] = function, extra_args, description


def unregister_archive_format(name):
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None,
                 logger=None):
    """Make an archive; base_name is its name without the extension that the format adds. Return its name."""
    if format not in _ARCHIVE_FORMATS:
        raise ValueError(f"unknown archive format '{format}'")
    function, extra_args, _ = _ARCHIVE_FORMATS[format]
    options = {"dry_run": dry_run, "logger": logger, "owner": owner, "group": group, **dict(extra_args)}
    base_dir = os.curdir if base_dir is None else base_dir
    if root_dir is None:
        return function(base_name, base_dir, **options)
    if not stat.S_ISDIR(os.stat(root_dir).st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "Not a directory", root_dir)
    if getattr(function, "supports_root_dir", False):
        return function(os.fspath(base_name), base_dir, root_dir=root_dir, **options)
    # A function that takes names from the current folder.
    before = os.getcwd()
    if logger is not None:
        logger.debug("changing into '%s'", root_dir)
    base_name = os.path.abspath(base_name)
    if not dry_run:
        os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        if logger is not None:
            logger.debug("changing back to '%s'", before)
        os.chdir(before)


def _unpack_zipfile(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        for name in archive.namelist():
            if name.startswith("/") or ".." in name:
                continue  # Nothing is written outside of the folder.
            target = os.path.join(extract_dir, *name.split("/"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if not name.endswith("/"):
                with archive.open(name) as packed, open(target, "wb") as file:
                    copyfileobj(packed, file)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    tarfile = _tarfile()
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file") from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


_UNPACK_FORMATS = {
    "tar": ([".tar"], _unpack_tarfile, [], "uncompressed tar file"),
    "zip": ([".zip"], _unpack_zipfile, [], "ZIP file"),
    "gztar": ([".tar.gz", ".tgz"], _unpack_tarfile, [], "gzip'ed tar-file"),
    "bztar": ([".tar.bz2", ".tbz2"], _unpack_tarfile, [], "bzip2'ed tar-file"),
    "xztar": ([".tar.xz", ".txz"], _unpack_tarfile, [], "xz'ed tar-file"),
    "zstdtar": ([".tar.zst", ".tzst"], _unpack_tarfile, [], "zstd'ed tar-file"),
}


def get_unpack_formats():
    """The formats that unpack_archive() knows: a sorted list of (name, extensions, description)."""
    return sorted((name, info[0], info[3]) for name, info in _UNPACK_FORMATS.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Register a format: function(filename, extract_dir, **kwargs) unpacks an archive with one of the extensions."""
    for extension in extensions:
        taken = _find_unpack_format(lambda known: known == extension)
        if taken is not None:
            raise RegistryError(f'{extension} is already registered for "{taken}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _UNPACK_FORMATS[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name):
    """Take a format out."""
    del _UNPACK_FORMATS[name]


def _find_unpack_format(fits):
    """Return the name of the format of which an extension fits, or None."""
    return next((name for name, info in _UNPACK_FORMATS.items() if any(map(fits, info[0]))), None)


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive into a folder, by default the current one. The format is told by the extension if not given."""
    extract_dir = os.getcwd() if extract_dir is None else os.fspath(extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = _find_unpack_format(filename.endswith)
        if format is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    elif format not in _UNPACK_FORMATS:
        raise ValueError(f"Unknown unpack format '{format}'")
    _, function, extra_args, _ = _UNPACK_FORMATS[format]
    options = dict(extra_args)
    if filter is not None:
        options["filter"] = filter
    function(filename, extract_dir, **options)


_ntuple_diskusage = collections.namedtuple("usage", "total used free")
_ntuple_diskusage.total.__doc__ = "Total space in bytes"
_ntuple_diskusage.used.__doc__ = "Used space in bytes"
_ntuple_diskusage.free.__doc__ = "Free space in bytes"


def disk_usage(path):
    """How much space there is, is used and is free: a named tuple (total, used, free) of bytes."""
    st = os.statvfs(path)
    total, used, free = [blocks * st.f_frsize for blocks in (st.f_blocks, st.f_blocks - st.f_bfree, st.f_bavail)]
    return _ntuple_diskusage(total, used, free)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change the owner and the group of a path, given by number or name."""
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    # -1 leaves it as it is.
    uid = -1 if user is None else _get_uid(user) if isinstance(user, str) else user
    gid = -1 if group is None else group if isinstance(group, int) else _get_gid(group)
    if uid is None:
        raise LookupError(f"no such user: {user!r}")
    if gid is None:
        raise LookupError(f"no such group: {group!r}")
    os.chown(path, uid, gid, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal: from COLUMNS and LINES, else from the terminal, else the fallback."""
    told = []
    for variable in ("COLUMNS", "LINES"):
        try:
            told.append(max(int(os.environ.get(variable, 0)), 0))
        except ValueError:
            told.append(0)
    if not all(told):
        try:
            real = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            real = fallback  # There is no output, or it is no terminal.
        told = [number or measured or default for number, measured, default in zip(told, real, fallback)]
    return os.terminal_size(told)


def _access_check(fn, mode):
    return os.path.exists(fn) and os.access(fn, mode) and not os.path.isdir(fn)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that the command would run, or None."""
    to_kind = os.fsencode if isinstance(cmd, bytes) else os.fsdecode
    folder, name = os.path.split(cmd)
    if folder:
        folders = [folder]  # A path says where to look.
    else:
        if path is None:
            path = os.environ.get("PATH", os.defpath)
        folders = to_kind(path).split(to_kind(os.pathsep)) if path else []
    for folder in dict.fromkeys(folders):
        program = os.path.join(folder, name)
        if _access_check(program, mode):
            return program
    return None


def __getattr__(name):
    if name == "ExecError":
        import warnings
        warnings._deprecated("shutil.ExecError", "{name!r} is deprecated and slated for removal in Python {remove}",
                             remove=(3, 16))
        return RuntimeError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
