"""The group database of POSIX: the groups in /etc/group."""

from collections import namedtuple

struct_group = namedtuple("struct_group", "gr_name gr_passwd gr_gid gr_mem", module="grp")


def getgrall():
    """The list of all groups, in no special order."""
    out = []
    try:
        with open("/etc/group", encoding="utf-8", errors="surrogateescape") as f:
            for line in f:
                parts = line.rstrip("\n").split(":")
                if len(parts) == 4 and parts[2].isdecimal():
                    out.append(struct_group(parts[0], parts[1], int(parts[2]), [m for m in parts[3].split(",") if m]))
    except OSError:
        pass
    return out


def getgrnam(name):
    """The group with a name."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    if "\0" in name:
        raise ValueError("embedded null byte")
    for g in getgrall():
        if g.gr_name == name:
            return g
    raise KeyError(f"getgrnam(): name not found: {name!r}")


def getgrgid(id):
    """The group with a number."""
    from operator import index
    number = index(id)
    for g in getgrall():
        if g.gr_gid == number:
            return g
    raise KeyError(f"getgrgid(): gid not found: {number}")
