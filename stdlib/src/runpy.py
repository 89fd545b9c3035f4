"""Run a module or a file as the interpreter runs its script: python -m NAME, python PATH."""

import importlib.machinery
import importlib.util
import io
import sys

__all__ = ['run_module', 'run_path']

ModuleType = type(sys)


class _Stage:
    """For the time that code runs: a new module in sys.modules, whose namespace it has, and another sys.argv[0]."""

    def __init__(self, name, argv0):
        self.name, self.argv0 = name, argv0
        self.replaced = []  # the module of that name before, if there was one

    def __enter__(self):
        self.argv0, sys.argv[0] = sys.argv[0], self.argv0
        if self.name in sys.modules:
            self.replaced.append(sys.modules[self.name])
        # The module is kept, as it may be removed from sys.modules by its own code.
        self.module = sys.modules[self.name] = ModuleType(self.name)
        return vars(self.module)

    def __exit__(self, *exc):
        sys.argv[0] = self.argv0
        if self.replaced:
            sys.modules[self.name] = self.replaced.pop()
        else:
            sys.modules.pop(self.name, None)


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    """Run code in a namespace that looks like that of a module; return it."""
    if init_globals is not None:
        run_globals.update(init_globals)
    if pkg_name is None and mod_spec is not None:
        pkg_name = mod_spec.parent
    run_globals.update(
        __name__=mod_name, __doc__=None, __package__=pkg_name, __spec__=mod_spec,
        __file__=script_name if mod_spec is None else mod_spec.origin,
        __cached__=None if mod_spec is None else mod_spec.cached,
        __loader__=None if mod_spec is None else mod_spec.loader)
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    """Run code as a module that other code can import meanwhile; return a copy of its namespace."""
    with _Stage(mod_name, script_name if mod_spec is None else mod_spec.origin) as namespace:
        _run_code(code, namespace, init_globals, mod_name, mod_spec, pkg_name, script_name)
    # The module itself may go now, and its namespace with it.
    return namespace.copy()


def _get_module_details(mod_name, error=ImportError):
    """Return the name, spec and code of the module that -m runs for a name."""
    if mod_name.startswith('.'):
        raise error('Relative module names not supported')
    pkg_name = mod_name.rpartition('.')[0]
    if pkg_name:
        # The parent is imported first: it may change where the module comes from.
        try:
            __import__(pkg_name)
        except ImportError as e:
            # Only a missing parent is ours to report, not what its code misses.
            if e.name is None or e.name != pkg_name and not pkg_name.startswith(e.name + '.'):
                raise
        existing = sys.modules.get(mod_name)
        if existing is not None and not hasattr(existing, '__path__'):
            from warnings import warn
            warn(RuntimeWarning(f'{mod_name!r} found in sys.modules after import of package {pkg_name!r}, but prior to '
                                f'execution of {mod_name!r}; this may result in unpredictable behaviour'))
    try:
        spec = importlib.util.find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        msg = f'Error while finding module specification for {mod_name!r} ({type(ex).__name__}: {ex})'
        if mod_name.endswith('.py'):
            msg += f". Try using '{mod_name[:-3]}' instead of '{mod_name}' as the module name."
        raise error(msg) from ex
    if spec is None:
        raise error(f'No module named {mod_name}')
    if spec.submodule_search_locations is not None:
        if mod_name == '__main__' or mod_name.endswith('.__main__'):
            raise error('Cannot use package as __main__ module')
        try:
            return _get_module_details(mod_name + '.__main__', error)
        except error as e:
            if mod_name not in sys.modules:
                raise       # its import failed
            raise error(f'{e}; {mod_name!r} is a package and cannot be directly executed')
    if spec.loader is None:
        raise error(f'{mod_name!r} is a namespace package and cannot be executed')
    try:
        code = spec.loader.get_code(mod_name)
    except ImportError as e:
        raise error(format(e)) from e
    if code is None:
        raise error(f'No code object available for {mod_name}')
    return mod_name, spec, code


class _Error(Exception):
    """What the command tells in one line, without a traceback."""


def _run_module_as_main(mod_name, alter_argv=True):
    """Run a module in the namespace of __main__, as python -m does.

    Unlike run_module() it can change what is in that namespace already. alter_argv is
    False when a folder or archive is run, which is sys.path[0] and has a __main__ module."""
    try:
        if alter_argv or mod_name != '__main__':
            mod_name, mod_spec, code = _get_module_details(mod_name, _Error)
        else:
            mod_name, mod_spec, code = _get_main_module_details(_Error)
    except _Error as exc:
        sys.exit(f'{sys.executable}: {exc}')
    main_globals = sys.modules['__main__'].__dict__
    if alter_argv:
        sys.argv[0] = mod_spec.origin
    return _run_code(code, main_globals, None, '__main__', mod_spec)


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module that is found by its name, or the __main__ of a package, and return a dict of its globals.

    It begins with what is in init_globals. __name__ is run_name, else the name of the
    module. With alter_sys it is in sys.modules under that name and sys.argv[0] is its
    file, as long as it runs; not for programs with several threads."""
    mod_name, mod_spec, code = _get_module_details(mod_name)
    name = mod_name if run_name is None else run_name
    if alter_sys:
        return _run_module_code(code, init_globals, name, mod_spec)
    return _run_code(code, {}, init_globals, name, mod_spec)


def _get_main_module_details(error=ImportError):
    """Like _get_module_details() for the __main__ of a folder or archive that is on sys.path."""
    # The __main__ module that runs now must not be found instead.
    running = sys.modules.pop('__main__')
    try:
        return _get_module_details('__main__')
    except ImportError as exc:
        if '__main__' not in str(exc):
            raise
        raise error(f"can't find '__main__' module in {sys.path[0]!r}") from exc
    finally:
        sys.modules['__main__'] = running


def _get_code_from_file(fname):
    """Return the code of a file: a cache file's, or compiled source."""
    from pkgutil import read_code
    with io.open_code(fname) as f:
        code = read_code(f)
    if code is None:
        with io.open_code(fname) as f:
            code = compile(f.read(), fname, 'exec')
    return code


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file with source or compiled code, or the __main__ of a folder or archive; return a dict of its globals.

    It begins with what is in init_globals; __name__ is run_name, else '<run_path>'. As
    long as it runs it is in sys.modules and sys.argv[0] is the path; not for programs
    with several threads."""
    if run_name is None:
        run_name = '<run_path>'
    pkg_name = run_name.rpartition('.')[0]
    from pkgutil import get_importer
    import os
    path_name = os.fsdecode(path_name)
    importer = get_importer(path_name)
    if importer is None:
        code = _get_code_from_file(path_name)
        return _run_module_code(code, init_globals, run_name, pkg_name=pkg_name, script_name=path_name)
    # A folder or archive: its __main__ is found by the ordinary import system.
    sys.path.insert(0, path_name)
    try:
        mod_name, mod_spec, code = _get_main_module_details()
        with _Stage(run_name, path_name) as namespace:
            return _run_code(code, namespace, init_globals, run_name, mod_spec, pkg_name).copy()
    finally:
        # It may have removed it itself.
        if path_name in sys.path:
            sys.path.remove(path_name)


if __name__ == '__main__':
    if len(sys.argv) < 2:
        print('No module specified for execution', file=sys.stderr)
    else:
        del sys.argv[0]
        _run_module_as_main(sys.argv[0])
