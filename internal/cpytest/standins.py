"""What lets a file of CPython's tests be loaded although it is about more than what there is.

Nothing here makes a test pass that tests what a stand-in stands for: such methods fail one by one, and the others of the
file are run.
"""

import importlib
import importlib.util
import sys
import time

# Modules that files import for a part of their tests: as long as they are missing.
MISSING = ["email", "email.message", "email.parser", "email.utils", "email._header_value_parser", "http", "http.client", "http.cookies", "http.server",
           "urllib.error", "tarfile", "zipfile", "smtpd", "smtplib"]
# Modules that are a second implementation, in CPython, of what has one here.
SAME = {"_pyio": "io", "_py_abc": "abc"}
# Names that test classes are made with, of private functions and data.
PRIVATE = {"hashlib": {"__get_builtin_constructor": lambda name: getattr(importlib.import_module("hashlib"), name.replace("-", "_")),
                       "__builtin_constructor_cache": {}},
           "subprocess": {"_PopenSelector": None}, "shutil": {"_use_fd_functions": False}, "uuid": {"_GETTERS": (), "_ifconfig_getnode": None, "_ip_getnode": None, "_arp_getnode": None,
                    "_lanscan_getnode": None, "_netstat_getnode": None},
           "tokenize": {"_tokenize": None}}
# What is not there but in part, and would be taken for the whole.
ABSENT = {"test_io": ["ctypes"], "test_codecs": ["ctypes"], "test_codeccallbacks": ["ctypes"]}
# What 3.14 has in another module only, where tests load it from.
MOVED = {"importlib.abc": "importlib.resources.abc"}
# What 3.14 has no more, where the name is needed to make a class that a few tests use.
GONE = {"importlib.util": {"module_for_loader": lambda function: function}}
# Modules of test data for what 3.14 does otherwise.
OLD = {"test_typing": ["test.typinganndata.ann_module"]}


class StandIns(dict):
    """Finds and loads modules that are only there to be imported: by name, what is in them."""

    __hash__ = object.__hash__  # as any finder

    def find_spec(self, name, path=None, target=None):
        if name in self:
            return importlib.util.spec_from_loader(name, self, is_package=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        vars(module).update(self[module.__name__])


class Anything(type):
    """The class of classes that stand for what a missing module has."""


def something(module):
    def __getattr__(name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (Exception,), {"__module__": module})
    return __getattr__


only_there = StandIns()


def stand_in(name, /, **names):
    """Make a module that is only there to be imported."""
    only_there[name] = names
    return importlib.import_module(name)


def named(module, name):
    """Make a function that is only there to be found by its name."""
    def function():
        raise NotImplementedError
    function.__module__, function.__name__, function.__qualname__ = module, name, name
    return function


def complete(name, module):
    """Give a module the names that tests need while they are loaded."""
    names = {**PRIVATE.get(name, {}), **GONE.get(name, {})}
    if name in MOVED:
        new = importlib.import_module(MOVED[name])
        names.update({key: vars(new)[key] for key in new.__all__})
    for key, value in names.items():
        vars(module).setdefault(key, value)


def one_implementation():
    """Let tests that ask for a module without its native part have the module as it is: there is no other."""
    from test.support import import_helper
    original = import_helper.import_fresh_module

    def import_fresh_module(name, fresh=(), blocked=(), **options):
        try:
            module = original(name, fresh, blocked, **options)
        except ImportError:
            module = None
        if module is None and blocked:
            module = original(name, [n for n in fresh if importlib.util.find_spec(n)], **options)
        if module is not None:
            complete(name, module)
        return module

    import_helper.import_fresh_module = import_fresh_module
    for name, same in SAME.items():
        sys.modules.setdefault(name, importlib.import_module(same))


def prepare(module):
    """Make ready for loading a test module."""
    one_implementation()
    sys.meta_path.append(only_there)
    for name in MISSING:
        try:
            importlib.import_module(name)
        except ImportError:
            stand_in(name, __getattr__=something(name))
    if importlib.util.find_spec("urllib.request") is None:
        def build_opener(*handlers):
            raise OSError("no network for tests")

        stand_in("urllib.request", build_opener=build_opener, __getattr__=something("urllib.request"))
    for name in "_strptime", "dbm":
        if importlib.util.find_spec(name) is None:
            stand_in(name, _strptime_time=time.strptime, whichdb=named("dbm", "whichdb"),
                     _strptime_datetime=lambda cls, text, form: cls.strptime(text, form))
    if module.startswith("test_pathlib"):
        # Base classes of its tests are beside those of a private module of 3.13.
        import pathlib
        stand_in("pathlib._abc", UnsupportedOperation=pathlib.UnsupportedOperation, ParserBase=object,
                 PurePathBase=pathlib.PurePath, PathBase=pathlib.Path)
    for name in {module.removeprefix("test_")} & PRIVATE.keys() | MOVED.keys():
        complete(name, importlib.import_module(name))
    if module == "test_logging":
        stand_in("multiprocessing", __getattr__=something("multiprocessing"))
    for name in ABSENT.get(module, ()):
        sys.modules[name] = None
    for name in OLD.get(module, ()):
        stand_in(name)
    if module.startswith("test_concurrent_futures"):
        # Its process pools need multiprocessing. Where a system has no processes the tests skip those themselves.
        def refuse():
            raise NotImplementedError("no multiprocessing")

        import concurrent.futures
        concurrent.futures.ProcessPoolExecutor = None
        concurrent.futures.process = stand_in(
            "concurrent.futures.process", _check_system_limits=refuse, BrokenProcessPool=RuntimeError, _ThreadWakeup=object)
        for name in "multiprocessing", "multiprocessing.process", "multiprocessing.util":
            stand_in(name)
    if module.startswith(("test_interpreters", "test_threading")):
        # What 3.13 has for its tests only is a module of 3.14's library.
        import concurrent.interpreters
        import concurrent.interpreters._queues
        import test.support
        test.support.interpreters = sys.modules["test.support.interpreters"] = concurrent.interpreters
        concurrent.interpreters.queues = sys.modules["test.support.interpreters.queues"] = concurrent.interpreters._queues
