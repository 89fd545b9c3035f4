"""Where an installation has its files, and how it was built."""

import os
import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path",
           "get_path_names", "get_paths", "get_platform", "get_python_version", "get_scheme_names", "parse_config_h"]

_PY_VERSION_SHORT = "%d.%d" % sys.version_info[:2]
_PY_VERSION_SHORT_NO_DOT = "%d%d" % sys.version_info[:2]
_PY_VERSION = "%d.%d.%d" % sys.version_info[:3]
_SCHEME_KEYS = ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")


def _posix(base, platbase, include=True):
    lib = "lib/python{py_version_short}{abi_thread}"
    scheme = {
        "stdlib": f"{{installed_base}}/{{platlibdir}}/{lib[4:]}",
        "platstdlib": f"{platbase}/{{platlibdir}}/{lib[4:]}",
        "purelib": f"{base}/{lib}/site-packages",
        "platlib": f"{platbase}/{{platlibdir}}/{lib[4:]}/site-packages",
        "include": "{installed_base}/include/python{py_version_short}{abiflags}",
        "platinclude": "{installed_platbase}/include/python{py_version_short}{abiflags}",
        "scripts": f"{base}/bin",
        "data": base,
    }
    return scheme


def _nt(base):
    return {
        "stdlib": "{installed_base}/Lib", "platstdlib": "{base}/Lib", "purelib": f"{base}/Lib/site-packages",
        "platlib": f"{base}/Lib/site-packages", "include": "{installed_base}/Include",
        "platinclude": "{installed_base}/Include", "scripts": f"{base}/Scripts", "data": base,
    }


_INSTALL_SCHEMES = {
    "posix_prefix": _posix("{base}", "{platbase}"),
    "posix_home": {
        "stdlib": "{installed_base}/lib/python", "platstdlib": "{base}/lib/python", "purelib": "{base}/lib/python",
        "platlib": "{base}/lib/python", "include": "{installed_base}/include/python",
        "platinclude": "{installed_base}/include/python", "scripts": "{base}/bin", "data": "{base}",
    },
    "nt": _nt("{base}"),
    "posix_venv": _posix("{base}", "{platbase}"),
    "nt_venv": _nt("{base}"),
    "venv": _posix("{base}", "{platbase}"),
    "nt_user": {
        "stdlib": "{userbase}/Python{py_version_nodot_plat}", "platstdlib": "{userbase}/Python{py_version_nodot_plat}",
        "purelib": "{userbase}/Python{py_version_nodot_plat}/site-packages",
        "platlib": "{userbase}/Python{py_version_nodot_plat}/site-packages",
        "include": "{userbase}/Python{py_version_nodot_plat}/Include",
        "scripts": "{userbase}/Python{py_version_nodot_plat}/Scripts", "data": "{userbase}",
    },
    "posix_user": {
        "stdlib": "{userbase}/{platlibdir}/python{py_version_short}{abi_thread}",
        "platstdlib": "{userbase}/{platlibdir}/python{py_version_short}{abi_thread}",
        "purelib": "{userbase}/lib/python{py_version_short}{abi_thread}/site-packages",
        "platlib": "{userbase}/lib/python{py_version_short}{abi_thread}/site-packages",
        "include": "{userbase}/include/python{py_version_short}{abi_thread}",
        "scripts": "{userbase}/bin", "data": "{userbase}",
    },
    "osx_framework_user": {
        "stdlib": "{userbase}/lib/python", "platstdlib": "{userbase}/lib/python",
        "purelib": "{userbase}/lib/python/site-packages", "platlib": "{userbase}/lib/python/site-packages",
        "include": "{userbase}/include/python{py_version_short}", "scripts": "{userbase}/bin", "data": "{userbase}",
    },
}
_CONFIG_VARS = None


def _getuserbase():
    base = os.environ.get("PYTHONUSERBASE")
    if base:
        return base
    return os.path.join(os.path.expanduser("~"), ".local")


def get_config_vars(*args):
    """Return all variables as a dict, or the values of those named."""
    global _CONFIG_VARS
    if _CONFIG_VARS is None:
        _CONFIG_VARS = {
            "prefix": sys.prefix, "exec_prefix": sys.exec_prefix, "py_version": _PY_VERSION,
            "py_version_short": _PY_VERSION_SHORT, "py_version_nodot": _PY_VERSION_SHORT_NO_DOT,
            "installed_base": sys.base_prefix, "base": sys.prefix, "installed_platbase": sys.base_exec_prefix,
            "platbase": sys.exec_prefix, "platlibdir": sys.platlibdir, "abiflags": getattr(sys, "abiflags", ""),
            "py_version_nodot_plat": "", "abi_thread": "", "implementation": "Python", "implementation_lower": "python",
            "VERSION": _PY_VERSION_SHORT, "BINDIR": os.path.join(sys.base_prefix, "bin"),
            "LIBDIR": os.path.join(sys.base_prefix, "lib"), "EXE": "", "EXT_SUFFIX": ".so", "SHLIB_SUFFIX": ".so",
            "SOABI": sys.implementation.cache_tag, "Py_DEBUG": 0, "Py_ENABLE_SHARED": 0, "Py_GIL_DISABLED": 0,
            "WITH_DOC_STRINGS": 1, "HAVE_FORK": 0, "CONFIG_ARGS": "", "srcdir": sys.base_prefix,
            "projectbase": os.path.dirname(sys.executable or ""), "userbase": _getuserbase(),
            "SIZEOF_VOID_P": 8, "SIZEOF_LONG": 8, "SIZEOF_SIZE_T": 8, "SIZEOF_TIME_T": 8,
        }
    if args:
        return [_CONFIG_VARS.get(name) for name in args]
    return _CONFIG_VARS


def get_config_var(name):
    """Return the value of a variable, or None."""
    return get_config_vars().get(name)


def get_scheme_names():
    """Return the names of the schemes."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    """Return the names of the paths of a scheme."""
    return _SCHEME_KEYS


def get_preferred_scheme(key):
    """Return the scheme to install by: key is "prefix", "home" or "user"."""
    if key == "prefix" and sys.prefix != sys.base_prefix:
        return "venv"
    try:
        scheme = {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}[key]
    except KeyError:
        raise KeyError(key) from None
    return scheme


def get_default_scheme():
    """Return the scheme of this interpreter."""
    return get_preferred_scheme("prefix")


_get_preferred_schemes = get_preferred_scheme


def _expand_vars(scheme, vars):
    values = dict(get_config_vars())
    if vars:
        values.update(vars)
    result = {}
    for key, text in _INSTALL_SCHEMES[scheme].items():
        result[key] = os.path.normpath(os.path.expanduser(text.format_map(values)))
    return result


def get_paths(scheme=None, vars=None, expand=True):
    """Return the paths of a scheme as a dict."""
    if scheme is None:
        scheme = get_default_scheme()
    if expand:
        return _expand_vars(scheme, vars)
    return _INSTALL_SCHEMES[scheme]


def get_path(name, scheme=None, vars=None, expand=True):
    """Return one path of a scheme."""
    return get_paths(scheme, vars, expand)[name]


def get_platform():
    """Return the name of the platform, as linux-x86_64."""
    if os.name != "posix" or not hasattr(os, "uname"):
        return sys.platform
    if "_PYTHON_HOST_PLATFORM" in os.environ:
        return os.environ["_PYTHON_HOST_PLATFORM"]
    osname, _, release, _, machine = os.uname()
    osname = osname.lower().replace("/", "")
    machine = machine.replace(" ", "_").replace("/", "-")
    if osname == "linux":
        return f"{osname}-{machine}"
    return f"{osname}-{release}-{machine}"


def get_python_version():
    """Return the version, as 3.14."""
    return _PY_VERSION_SHORT


def _get_python_version_abi():
    return _PY_VERSION_SHORT + get_config_var("abi_thread")


def get_makefile_filename():
    """Return the path of the Makefile that an installation of CPython has."""
    return os.path.join(get_path("stdlib"), f"config-{_PY_VERSION_SHORT}", "Makefile")


def get_config_h_filename():
    """Return where pyconfig.h would be."""
    return os.path.join(get_path("platinclude"), "pyconfig.h")


def parse_config_h(fp, vars=None):
    """Read the definitions of a file like pyconfig.h into a dict."""
    import re
    if vars is None:
        vars = {}
    for line in fp:
        m = re.match("#define ([A-Z][A-Za-z0-9_]+) (.*)\n", line)
        if m:
            name, value = m.groups()
            try:
                if name in ("WORDS_BIGENDIAN", "HAVE_LARGEFILE_SUPPORT") and value not in "01":
                    raise ValueError
                value = int(value)
            except ValueError:
                pass
            vars[name] = value
            continue
        m = re.match("/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n", line)
        if m:
            vars[m.group(1)] = 0
    return vars


def is_python_build(check_home=None):
    """Tell whether this runs from a source tree."""
    return False


def _main():
    print('Platform: "%s"' % get_platform())
    print('Python version: "%s"' % get_python_version())
    print('Current installation scheme: "%s"' % get_default_scheme())
    for title, data in (("Paths", get_paths()), ("Variables", get_config_vars())):
        print()
        print("%s: " % title)
        for key, value in sorted(data.items()):
            print('\t%s = "%s"' % (key, value))


if __name__ == "__main__":
    _main()
