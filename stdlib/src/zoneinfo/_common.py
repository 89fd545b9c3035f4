"""Finding the file of a zone, and reading it."""

import struct
import sys


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of that key."""


def load_tzdata(key):
    """Open the file of a zone in the package tzdata, or else in the database that comes with the program."""
    import io

    if sys.modules.get("tzdata", key) is not None:  # None: it is not to be used
        import _tzdata

        data = _from_package(key)
        if data is None:
            data = _tzdata.load(key)
        if data is not None:
            return io.BytesIO(data)
    raise ZoneInfoNotFoundError(f"No time zone found with key {key}")


def _from_package(key):
    import importlib.util

    if importlib.util.find_spec("tzdata") is None:
        return None
    from importlib import resources

    folder, _, name = key.rpartition("/")
    try:
        return resources.files(".".join(["tzdata.zoneinfo", *filter(None, folder.split("/"))])).joinpath(name).read_bytes()
    except (ImportError, FileNotFoundError, IsADirectoryError, NotADirectoryError, UnicodeEncodeError):
        return None


class _Header:
    """The counts at the start of a block of a TZif file (RFC 9636)."""

    def __init__(self, f):
        if f.read(4) != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        version = f.read(1)
        self.version = 1 if version == b"\x00" else int(version)
        f.read(15)
        self.isutcnt, self.isstdcnt, self.leapcnt, self.timecnt, self.typecnt, self.charcnt = struct.unpack(">6l", f.read(24))

    def size(self):
        """Return the size of the block in the first version of the format."""
        return self.timecnt * 5 + self.typecnt * 6 + self.charcnt + self.leapcnt * 8 + self.isstdcnt + self.isutcnt


def load_data(fobj):
    """Read a TZif file: (type of each transition, times of transitions, offsets, whether DST, names of the types, footer)."""
    header, code, width = _Header(fobj), "l", 4
    if header.version >= 2:
        fobj.seek(header.size(), 1)
        header, code, width = _Header(fobj), "q", 8
    n = header.timecnt
    times = struct.unpack(f">{n}{code}", fobj.read(n * width)) if n else ()
    indices = struct.unpack(f">{n}B", fobj.read(n)) if n else ()
    types = [struct.unpack(">lbb", fobj.read(6)) for _ in range(header.typecnt)]
    offsets, isdst, starts = zip(*types) if types else ((), (), ())
    names = fobj.read(header.charcnt)
    abbr = tuple(names[i:names.find(b"\x00", i)].decode() for i in starts)
    footer = None
    if header.version >= 2:
        fobj.seek(header.leapcnt * 12 + header.isstdcnt + header.isutcnt + 1, 1)
        footer = fobj.readline().rstrip(b"\n")
    return indices, times, offsets, isdst, abbr, footer
