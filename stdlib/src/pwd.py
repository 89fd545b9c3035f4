"""The password database of POSIX: the accounts in /etc/passwd."""

from collections import namedtuple

struct_passwd = namedtuple("struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell", module="pwd")


def getpwall():
    """The list of all accounts, in no special order."""
    out = []
    try:
        with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as f:
            for line in f:
                parts = line.rstrip("\n").split(":")
                if len(parts) == 7 and parts[2].isdecimal() and parts[3].isdecimal():
                    parts[2], parts[3] = int(parts[2]), int(parts[3])
                    out.append(struct_passwd._make(parts))
    except OSError:
        pass
    return out


def getpwnam(name, /):
    """The account with a name."""
    if not isinstance(name, str):
        raise TypeError(f"getpwnam() argument must be str, not {type(name).__name__}")
    if "\0" in name:
        raise ValueError("embedded null byte")
    for p in getpwall():
        if p.pw_name == name:
            return p
    raise KeyError(f"getpwnam(): name not found: {name!r}")


def getpwuid(uid, /):
    """The account with a number."""
    from operator import index
    number = index(uid)
    for p in getpwall():
        if p.pw_uid == number:
            return p
    raise KeyError(f"getpwuid(): uid not found: {number}")
