"""What is set up before a program starts: folders of installed packages on sys.path.

The command does this when there is something to set up. With -S it is left to main().
"""

import builtins
import io
import os
import stat
import sys

import _sitebuiltins

PREFIXES = [sys.prefix, sys.exec_prefix]
ENABLE_USER_SITE = None  # False: switched off; None as a result of the check: not safe
USER_BASE = USER_SITE = None


def _trace(message):
    if sys.flags.verbose:
        print(message, file=sys.stderr)


def _warn(*args, **kwargs):
    import warnings

    warnings.warn(*args, **kwargs)


def makepath(*paths):
    """Return a path made absolute, and the same in the form in which paths are compared."""
    path = os.path.join(*paths)
    try:
        if path != "<stdlib>":  # the place of the library, which is no folder
            path = os.path.abspath(path)
    except OSError:
        pass
    return path, os.path.normcase(path)


def abs_paths():
    """Make __file__ and __cached__ of all modules absolute."""
    for module in set(sys.modules.values()):
        try:
            loader = module.__loader__.__module__
        except AttributeError:
            loader = getattr(getattr(getattr(module, "__spec__", None), "loader", None), "__module__", None)
        if loader not in ("_frozen_importlib", "_frozen_importlib_external"):
            continue
        for name in "__file__", "__cached__":
            try:
                setattr(module, name, os.path.abspath(getattr(module, name)))
            except (AttributeError, OSError, TypeError):
                pass


def removeduppaths():
    """Leave each folder of sys.path there once, absolute. Return the set of them."""
    known, paths = set(), []
    for entry in sys.path:
        path, case = makepath(entry)
        if case not in known:
            known.add(case)
            paths.append(path)
    sys.path[:] = paths
    return known


def _init_pathinfo():
    """Return the set of the existing entries of sys.path."""
    known = set()
    for entry in sys.path:
        try:
            if os.path.exists(entry):
                known.add(makepath(entry)[1])
        except TypeError:
            pass
    return known


def _read_pth(fullname):
    """Return the text of a .pth file, None if it is hidden or cannot be read."""
    try:
        st = os.lstat(fullname)
        hidden = getattr(st, "st_flags", 0) & stat.UF_HIDDEN or getattr(st, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN
        if hidden:
            _trace(f"Skipping hidden .pth file: {fullname!r}")
            return None
        _trace(f"Processing .pth file: {fullname!r}")
        with io.open_code(fullname) as f:
            data = f.read()
    except OSError:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        import locale

        return data.decode(locale.getencoding())


def addpackage(sitedir, name, known_paths):
    """Apply a .pth file: lines name folders for sys.path, or are imports to run."""
    result = known_paths
    if known_paths is None:
        known_paths, result = _init_pathinfo(), None
    fullname = os.path.join(sitedir, name)
    text = _read_pth(fullname)
    for number, line in enumerate((text or "").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        try:
            if line.startswith(("import ", "import\t")):
                exec(line)
                continue
            folder, case = makepath(sitedir, line.rstrip())
            if case not in known_paths and os.path.exists(folder):
                sys.path.append(folder)
                known_paths.add(case)
        except Exception as exc:
            import traceback

            print(f"Error processing line {number:d} of {fullname}:\n", file=sys.stderr)
            for record in traceback.format_exception(exc):
                for row in record.splitlines():
                    print("  " + row, file=sys.stderr)
            print("\nRemainder of file ignored", file=sys.stderr)
            break
    return result


def addsitedir(sitedir, known_paths=None):
    """Put a folder on sys.path and apply its .pth files."""
    _trace(f"Adding directory: {sitedir!r}")
    result = known_paths
    if known_paths is None:
        known_paths, result = _init_pathinfo(), None
    folder, case = makepath(sitedir)
    if case not in known_paths:
        sys.path.append(folder)
        known_paths.add(case)
    try:
        names = os.listdir(folder)
    except OSError:
        return result
    for name in sorted(names):
        if name.endswith(".pth") and not name.startswith("."):
            addpackage(folder, name, known_paths)
    return result


def check_enableusersite():
    """Tell whether the user's own folder is used: False if switched off, None if that would not be safe."""
    if sys.flags.no_user_site:
        return False
    for real, effective in ("getuid", "geteuid"), ("getgid", "getegid"):
        if hasattr(os, real) and hasattr(os, effective) and getattr(os, real)() != getattr(os, effective)():
            return None
    return True


def _get_implementation():
    return "Python"


def _getuserbase():
    base = os.environ.get("PYTHONUSERBASE")
    if base:
        return base
    if os.name == "nt":
        return os.path.join(os.environ.get("APPDATA") or os.path.expanduser("~"), _get_implementation())
    return os.path.join(os.path.expanduser("~"), ".local")


def _folder_of_version(version=None):
    major, minor = version or sys.version_info[:2]
    return f"python{major}.{minor}"


def _get_path(userbase):
    if os.name == "nt":
        return os.path.join(userbase, "Python%d%d" % sys.version_info[:2], "site-packages")
    return f"{userbase}/lib/{_folder_of_version()}/site-packages"


def getuserbase():
    """Return the folder of what the user has installed, which may not exist."""
    global USER_BASE
    USER_BASE = _getuserbase() if USER_BASE is None else USER_BASE
    return USER_BASE


def getusersitepackages():
    """Return the folder of the user's packages, which may not exist."""
    global USER_SITE, ENABLE_USER_SITE
    base = getuserbase()
    if USER_SITE is None:
        if base is None:
            ENABLE_USER_SITE = False
        else:
            USER_SITE = _get_path(base)
    return USER_SITE


def addusersitepackages(known_paths):
    """Add the folder of the user's packages to sys.path, if it is used and exists."""
    _trace("Processing user site-packages")
    folder = getusersitepackages()
    if ENABLE_USER_SITE and os.path.isdir(folder):
        addsitedir(folder, known_paths)
    return known_paths


def getsitepackages(prefixes=None):
    """Return the folders of packages below each of the prefixes; they may not exist."""
    folders = []
    for prefix in dict.fromkeys(PREFIXES if prefixes is None else prefixes):
        if not prefix:
            continue
        if os.sep != "/":
            folders += [prefix, os.path.join(prefix, "Lib", "site-packages")]
            continue
        for lib in dict.fromkeys((sys.platlibdir, "lib")):
            folders.append(os.path.join(prefix, lib, _folder_of_version(), "site-packages"))
    return folders


def addsitepackages(known_paths, prefixes=None):
    """Add the folders of packages that exist to sys.path."""
    _trace("Processing global site-packages")
    for folder in getsitepackages(prefixes):
        if os.path.isdir(folder):
            addsitedir(folder, known_paths)
    return known_paths


def setquit():
    """Put quit and exit into builtins."""
    builtins.quit, builtins.exit = _sitebuiltins.quit, _sitebuiltins.exit


def setcopyright():
    """Put copyright, credits and license into builtins."""
    for name in "copyright", "credits", "license":
        setattr(builtins, name, getattr(_sitebuiltins, name))


def sethelper():
    """Put help into builtins."""
    builtins.help = _sitebuiltins.help


def gethistoryfile():
    """Return the name of the file in which the prompt keeps what was typed."""
    name = None if sys.flags.ignore_environment else os.environ.get("PYTHON_HISTORY")
    return name or os.path.join(os.path.expanduser("~"), ".python_history")


def enablerlcompleter():
    """Have the prompt complete names."""
    sys.__interactivehook__ = register_readline


def register_readline():
    """Set up line editing for a prompt. The command's own prompt edits and completes by itself."""
    try:
        import readline, rlcompleter
    except ImportError:
        return  # There is no line editing here.
    readline.parse_and_bind("tab: complete")


def _venv_settings(folder):
    """Return what the pyvenv.cfg of a folder, or of the one above, says, with its folder."""
    for place in folder, os.path.dirname(folder):
        try:
            with open(os.path.join(place, "pyvenv.cfg"), encoding="utf-8") as f:
                pairs = [line.split("=", 1) for line in f if "=" in line]
        except OSError:
            continue
        return place, {key.strip().lower(): value.strip() for key, value in pairs}
    return None, {}


def venv(known_paths):
    """In a virtual environment, use its packages, and those of the system if it says so."""
    global PREFIXES, ENABLE_USER_SITE
    prefix, settings = _venv_settings(os.path.dirname(os.path.abspath(sys.executable)) if sys.executable else "")
    if not settings:
        return known_paths
    if sys.prefix != prefix:
        _warn(f"Unexpected value in sys.prefix, expected {prefix}, got {sys.prefix}", RuntimeWarning)
    if "home" in settings:
        sys._home = settings["home"]
    addsitepackages(known_paths, [sys.prefix])
    version = settings.get("version", settings.get("version_info", "")).split(".")
    if not any(map(os.path.isdir, getsitepackages([sys.prefix]))) and len(version) > 1:
        # It was made by another Python, whose packages serve as well if they are in Python.
        folder = os.path.join(sys.prefix, "lib", _folder_of_version(version[:2]), "site-packages")
        if os.path.isdir(folder):
            addsitedir(folder, known_paths)
    system_too = settings.get("include-system-site-packages", "false").lower() == "true"
    PREFIXES = [sys.prefix, *(PREFIXES if system_too else ())]
    if not system_too:
        ENABLE_USER_SITE = False
    return known_paths


def _execcustomize(name):
    try:
        __import__(name)
    except Exception as err:
        if isinstance(err, ImportError):
            if err.name == name:
                return  # There is none.
            raise
        if not sys.flags.verbose:
            print(f"Error in {name}; set PYTHONVERBOSE for traceback:\n{type(err).__name__}: {err}", file=sys.stderr)
        else:
            sys.excepthook(type(err), err, err.__traceback__)


def execsitecustomize():
    """Import sitecustomize, if there is such a module."""
    _execcustomize("sitecustomize")


def execusercustomize():
    """Import usercustomize, if there is such a module."""
    _execcustomize("usercustomize")


def main():
    """Do all that is done at the start of the command."""
    global ENABLE_USER_SITE
    before = sys.path[:]
    known = removeduppaths()
    if sys.path != before:
        abs_paths()
    venv(known)
    if ENABLE_USER_SITE is None:
        ENABLE_USER_SITE = check_enableusersite()
    addusersitepackages(known)
    addsitepackages(known)
    for name_builtins in (setquit, setcopyright, sethelper):
        name_builtins()
    if not sys.flags.isolated:
        enablerlcompleter()
    execsitecustomize()
    if ENABLE_USER_SITE:
        execusercustomize()


if not sys.flags.no_site:
    main()

_USAGE = """\
%s [--user-base] [--user-site]

Without options: what is on sys.path, and where the user's packages are.
With options: USER_BASE, USER_SITE, or both with '%s' between them.

Exit codes with options:
  0 - the folder of the user's packages is used
  1 - it is not, as the user wishes
  2 - it is not, since that would not be safe
 >2 - an error
"""


def _script():
    options = sys.argv[1:]
    if not options:
        user_base, user_site = getuserbase(), getusersitepackages()
        print("sys.path = [")
        for folder in sys.path:
            print(f"    {folder!r},")
        print("]")
        for name, path in ("USER_BASE", user_base), ("USER_SITE", user_site):
            there = "exists" if path is not None and os.path.isdir(path) else "doesn't exist"
            print(f"{name}: {path!r} ({there})")
        print(f"ENABLE_USER_SITE: {ENABLE_USER_SITE!r}")
        sys.exit(0)
    wanted = {"--user-base": getuserbase, "--user-site": getusersitepackages}
    shown = [get() for option, get in wanted.items() if option in options]
    if not shown:
        print(_USAGE % (sys.argv[0], os.pathsep))
        sys.exit(10)
    print(os.pathsep.join(shown))
    sys.exit({True: 0, False: 1, None: 2}.get(ENABLE_USER_SITE, 3))


if __name__ == "__main__":
    _script()
