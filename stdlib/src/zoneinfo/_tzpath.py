"""The folders in which the files of zones are."""

import os
import sysconfig

_SYSTEM = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
TZPATH = ()


class InvalidTZPathWarning(RuntimeWarning):
    """PYTHONTZPATH has folders in it that are not absolute."""


def reset_tzpath(to=None):
    """Set the folders to look in; by default those that PYTHONTZPATH says, or the system's."""
    _reset(to, 3)


def _reset(to, stacklevel):
    global TZPATH
    if to is not None:
        if isinstance(to, (str, bytes)):
            raise TypeError(f"tzpaths must be a list or tuple, not {type(to)}: {to!r}")
        if not all(map(os.path.isabs, to)):
            raise ValueError(_relative(to))
        TZPATH = tuple(to)
        return
    env = os.environ.get("PYTHONTZPATH")
    if env is None:
        env = sysconfig.get_config_var("TZPATH")
        if env is None:
            env = _SYSTEM
    folders = env.split(os.pathsep) if env else []
    TZPATH = tuple(filter(os.path.isabs, folders))
    if len(TZPATH) < len(folders):
        import warnings

        warnings.warn("Invalid paths specified in PYTHONTZPATH environment variable. " + _relative(folders), InvalidTZPathWarning,
                      stacklevel=stacklevel)


def _relative(folders):
    wrong = "\n    ".join(repr(f) if not isinstance(f, str) else f for f in folders if not os.path.isabs(f))
    return f"Paths should be absolute but found the following relative paths:\n    {wrong}"


def find_tzfile(key):
    """Return the path of the file of a zone, None if it is in none of the folders."""
    _check(key)
    for folder in TZPATH:
        path = os.path.join(folder, key)
        try:
            if os.path.isfile(path):
                return path
        except ValueError:
            pass
    return None


def _check(key):
    """Refuse keys that lead out of a folder, or are not the only ones for their file."""
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    normal = os.path.normpath(key)
    if len(normal) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if normal.split(os.sep)[0] == os.pardir:
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")


def _is_zone(path):
    try:
        with open(path, "rb") as f:
            return f.read(4) == b"TZif"
    except OSError:
        return False


def available_timezones():
    """Return the set of the keys that there are. This looks into all files, and may take a while."""
    import sys

    zones = set()
    if sys.modules.get("tzdata", zones) is not None:
        import _tzdata

        zones.update(_tzdata.names())
    for root in TZPATH:
        for folder, folders, files in os.walk(root):
            if folder == root:
                folders[:] = [d for d in folders if d not in ("right", "posix")]  # the same zones, counted otherwise
            for name in files:
                path = os.path.join(folder, name)
                if _is_zone(path):
                    zones.add(os.path.relpath(path, root).replace(os.sep, "/"))
    zones.discard("posixrules")
    return zones


_reset(None, 4)  # who imports zoneinfo is to be warned
