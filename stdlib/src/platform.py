"""What machine, system and Python this is."""

import functools
import os
import sys
from collections import namedtuple

__version__ = "1.0.8"


class uname_result(namedtuple("uname_result_base", "system node release version machine")):
    """(system, node, release, version, machine, processor); the processor is found when it is asked for."""

    _fields = ("system", "node", "release", "version", "machine", "processor")

    @functools.cached_property
    def processor(self):
        return ""

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    @classmethod
    def _make(cls, iterable):
        fields = list(iterable)
        return cls(*fields[:5])

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return 6

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


_uname_cache = None


def uname():
    """Return what is known of the system."""
    global _uname_cache
    if _uname_cache is None:
        try:
            system, node, release, version, machine = os.uname()
        except (AttributeError, OSError):
            system, node, release, version, machine = sys.platform.capitalize(), "", "", "", ""
        _uname_cache = uname_result(system, node, release, version, machine)
    return _uname_cache


def system():
    """Return the name of the system, as Linux."""
    return uname().system


def node():
    """Return the computer's name in its network."""
    return uname().node


def release():
    """Return the system's release."""
    return uname().release


def version():
    """Return the system's version."""
    return uname().version


def machine():
    """Return the kind of machine, as x86_64."""
    return uname().machine


def processor():
    """Return the name of the processor, or ""."""
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    """Return (bits, linkage) of an executable."""
    try:
        with open(executable, "rb") as f:
            magic = f.read(5)
    except OSError:
        magic = b""
    elf = magic[:4] == b"\x7fELF"
    if not bits:
        narrow = magic[4:] == b"\1" if elf else sys.maxsize < 2 ** 32
        bits = "32bit" if narrow else "64bit"
    return bits, linkage or ("ELF" if elf else "WindowsPE" if magic[:2] == b"MZ" else "")


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Return (library, version) of the C library an executable is linked with, as far as its bytes tell.

    Without an executable it is that of the system, if the system tells: this program is linked with none.
    """
    if executable is None:
        try:
            name, number = os.confstr("CS_GNU_LIBC_VERSION").split(maxsplit=1)
        except (AttributeError, ValueError, OSError):
            return lib, version
        return name, number
    import re
    mark = re.compile(rb"(?P<old>__libc_init)|GLIBC_(?P<glibc>[0-9.]+)|musl-(?P<musl>[0-9.]+)"
                      rb"|libc(?P<threads>_\w+)?\.so(?:\.(?P<libc>[0-9][0-9.]*))?")

    def newer(number):
        def key(text):
            return [int(part) if part.isdigit() else -1 for part in re.split(r"[._+-]", text)]
        return not version or key(number) > key(version)

    with open(executable, "rb") as f:
        rest = b""  # a mark may lie across the border of two chunks
        while chunk := f.read(chunksize):
            chunk = rest + chunk
            rest = chunk[-1000:] if len(chunk) > 1000 else chunk
            for found in mark.finditer(chunk):
                part = {name: text.decode("latin-1") for name, text in found.groupdict().items() if text is not None}
                for name in "glibc", "musl":
                    if name in part and (lib != name or newer(part[name])):
                        lib, version = name, part[name]
                if "old" in part:
                    lib = lib or "libc"
                elif not {"glibc", "musl"} & part.keys() and lib not in ("glibc", "musl"):
                    lib = "libc"
                    if "libc" in part and newer(part["libc"]):
                        version = part["libc"]
                    if "threads" in part and not version.endswith(part["threads"]):
                        version += part["threads"]
    return lib, version


def system_alias(system, release, version):
    """Return the names that vendors use."""
    if system == "SunOS" and release >= "5":
        major = str(int(release.split(".")[0]) - 3)
        return "Solaris", ".".join([major] + release.split(".")[1:]), version
    if system in ("win32", "win16"):
        system = "Windows"
    return system, release, version


def python_implementation():
    """Return the name of the implementation."""
    return sys.implementation.name.capitalize()


def python_version():
    """Return the version, as 3.14.0."""
    v = sys.version_info
    return "%d.%d.%d%s" % (v[0], v[1], v[2], "" if v[3] == "final" else {"alpha": "a", "beta": "b"}.get(v[3], "rc") + str(v[4]))


def python_version_tuple():
    """Return the version as a tuple of strings."""
    return tuple(python_version().split("."))


def python_branch():
    """Return the branch this was built from."""
    return ""


def python_revision():
    """Return the revision this was built from."""
    return ""


def python_build():
    """Return (number, date) of the build."""
    return "", ""


def python_compiler():
    """Return what compiled the implementation."""
    return "Go"


_platform_cache = {}


def platform(aliased=False, terse=False):
    """Return one text about the system."""
    key = bool(aliased), bool(terse)
    if key not in _platform_cache:
        system, node, release, version, machine, processor = uname()
        if aliased:
            system, release, version = system_alias(system, release, version)
        if system == "Darwin":
            system = "macOS"
        parts = [system, release] if terse else [system, release, machine]
        text = "-".join([p.strip() for p in parts if p])
        for a, b in ((" ", "_"), ("/", "-"), ("\\", "-"), (":", "-"), (";", "-"), ('"', "-"), ("(", "-"), (")", "-")):
            text = text.replace(a, b)
        while "--" in text:
            text = text.replace("--", "-")
        _platform_cache[key] = text.rstrip("-")
    return _platform_cache[key]


def freedesktop_os_release():
    """Return what /etc/os-release says."""
    import errno
    import re
    for name in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with open(name, encoding="utf-8") as f:
                lines = list(f)
        except OSError:
            continue
        info = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
        for line in lines:
            m = re.match("""^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>["']?)(?P<value>.*)(?P=quote)$""", line.rstrip("\n"))
            if m:
                info[m["name"]] = re.sub(r"\\([\\\$\"\'`])", r"\1", m["value"])
        return info
    raise OSError(errno.ENOENT, "Unable to read files /etc/os-release, /usr/lib/os-release")


def win32_ver(release="", version="", csd="", ptype=""):
    """Return what is known of Windows."""
    return release, version, csd, ptype


def win32_edition():
    """Return the edition of Windows, or None."""
    return None


def win32_is_iot():
    """Tell whether this is Windows IoT."""
    return False


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    """Return what is known of Java; deprecated."""
    import warnings
    warnings._deprecated("java_ver", remove=(3, 15))
    return release, vendor, vminfo, osinfo


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    """Return what is known of macOS."""
    return release, versioninfo, machine


IOSVersionInfo = namedtuple("IOSVersionInfo", ["system", "release", "model", "is_simulator"])
AndroidVer = namedtuple("AndroidVer", "release api_level manufacturer model device is_emulator")


def ios_ver(system="", release="", model="", is_simulator=False):
    """Return what is known of iOS."""
    return IOSVersionInfo(system, release, model, is_simulator)


def android_ver(release="", api_level=0, manufacturer="", model="", device="", is_emulator=False):
    """Return what is known of Android."""
    return AndroidVer(release, api_level, manufacturer, model, device, is_emulator)


def invalidate_caches():
    """Forget what was found."""
    global _uname_cache
    _uname_cache = None
    _platform_cache.clear()


if __name__ == "__main__":
    terse = "terse" in sys.argv or "--terse" in sys.argv
    aliased = "nonaliased" not in sys.argv and "--nonaliased" not in sys.argv
    print(platform(aliased, terse))
