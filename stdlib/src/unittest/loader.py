"""Find tests in modules, classes and folders."""

import contextlib
import functools
import os
import re
import sys
import types
from fnmatch import fnmatch, fnmatchcase

from . import case, suite, util

__unittest = True

VALID_MODULE_NAME = re.compile(r"[_a-z]\w*\.py$", re.IGNORECASE)


class _FailedTest(case.TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception

        return testFailure


def _make_failed_import_test(name, suiteClass):
    import traceback
    message = "Failed to import test module: %s\n%s" % (name, traceback.format_exc())
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    import traceback
    message = "Failed to call load_tests:\n%s" % (traceback.format_exc(),)
    return _make_failed_test(name, exception, suiteClass, message)


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass

    test_class = type("ModuleSkipped", (case.TestCase,), {methodname: testSkipped})
    return suiteClass((test_class(methodname),))


def _splitext(path):
    return os.path.splitext(path)[0]


def _is_case_class(obj):
    return isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase)


class TestLoader:
    """Makes suites of tests."""

    suiteClass = suite.TestSuite
    testMethodPrefix = "test"
    testNamePatterns = None
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors, self._loading_packages = [], set()

    def _fail(self, test, message):
        """Note an error, and return the test that stands for it."""
        self.errors.append(message)
        return test

    @contextlib.contextmanager
    def _loading(self, package):
        self._loading_packages.add(package)
        try:
            yield
        finally:
            self._loading_packages.discard(package)

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of the test methods of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of the tests of a module."""
        classes = [obj for obj in (getattr(module, name) for name in dir(module)) if _is_case_class(obj)]
        tests = self.suiteClass([self.loadTestsFromTestCase(cls) for cls in classes])
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            return self._fail(*_make_failed_load_tests(module.__name__, e, self.suiteClass))

    def loadTestsFromName(self, name, module=None):
        """Return a suite of what a dotted name means: a module, class, method, or a function that gives tests."""
        parts = name.split(".")
        unimportable = None
        if module is None:
            module, unimportable = self._import_first(parts)
            if module is None:
                return self._fail(*unimportable)
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if unimportable is not None and getattr(obj, "__path__", None) is not None:
                    # A module of a package that could not be imported.
                    return self._fail(*unimportable)
                import traceback
                return self._fail(*_make_failed_test(part, e, self.suiteClass, f"Failed to access attribute:\n{traceback.format_exc()}"))
        return self._tests_of(obj, parent, parts[-1] if parts else None)

    def _import_first(self, parts):
        """Import as much of a dotted name as there is: the first module, and, if something was left, what stands for the error."""
        unimportable = None
        for n in range(len(parts), 0, -1):
            try:
                return __import__(".".join(parts[:n])), unimportable
            except ImportError:
                unimportable = _make_failed_import_test(parts[n - 1], self.suiteClass)
        return None, unimportable

    def _tests_of(self, obj, parent, name):
        """Return the tests of what was found under a name in parent."""
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_case_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, suite.TestSuite):
            return obj
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(name)
            if not isinstance(getattr(test, name), types.FunctionType):  # else it is a static method, to be called like a function
                return self.suiteClass([test])
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        made = obj()
        if isinstance(made, case.TestCase):
            return self.suiteClass([made])
        if not isinstance(made, suite.TestSuite):
            raise TypeError(f"calling {obj} returned {made}, not a test")
        return made

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return the names of the test methods of a class, sorted."""

        def wanted(attrname):
            if not attrname.startswith(self.testMethodPrefix):
                return False
            func = getattr(testCaseClass, attrname)
            if not callable(func):
                return False
            full = "%s.%s.%s" % (testCaseClass.__module__, testCaseClass.__qualname__, attrname)
            return self.testNamePatterns is None or any([fnmatchcase(full, p) for p in self.testNamePatterns])

        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Return a suite of the tests in the files of a folder and its packages."""
        original = self._top_level_dir
        implicit = False
        if top_level_dir is None and self._top_level_dir is not None:
            top_level_dir = self._top_level_dir
        elif top_level_dir is None:
            implicit = True
            top_level_dir = start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        importable = True
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            if start_dir != top_level_dir:
                importable = os.path.isfile(os.path.join(start_dir, "__init__.py"))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                importable = False
            else:
                the_module = sys.modules[start_dir]
                if not hasattr(the_module, "__file__") or the_module.__file__ is None:
                    if start_dir in sys.builtin_module_names:
                        raise TypeError("Can not use builtin modules as dotted module names")
                    raise TypeError(f"don't know how to discover from {the_module!r}")
                top_part = start_dir.split(".")[0]
                start_dir = os.path.abspath(os.path.dirname(the_module.__file__))
                if implicit:
                    module = sys.modules[top_part]
                    folder = os.path.dirname(os.path.abspath(module.__file__))
                    if os.path.basename(module.__file__).lower().startswith("__init__.py"):
                        folder = os.path.dirname(folder)
                    self._top_level_dir = folder
                    sys.path.remove(top_level_dir)
        if not importable:
            raise ImportError("Start directory is not importable: %r" % start_dir)
        tests = list(self._find_tests(start_dir, pattern))
        self._top_level_dir = original
        return self.suiteClass(tests)

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        path = _splitext(os.path.normpath(path))
        relative = os.path.relpath(path, self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith(".."), "Path must be within the project"
        return relative.replace(os.path.sep, ".")

    def _match_path(self, path, full_path, pattern):
        """Whether a file is to be looked at: for subclasses to change."""
        return fnmatch(path, pattern)

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name == "." or name in self._loading_packages:
            deeper = True
        else:
            tests, deeper = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
        for entry in sorted(os.listdir(start_dir)) if deeper else ():
            path = os.path.join(start_dir, entry)
            tests, deeper = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if deeper:
                with self._loading(self._get_name_from_path(path)):
                    yield from self._find_tests(path, pattern)

    def _find_test_path(self, full_path, pattern):
        """Return the tests of a file or package, and whether to go into it."""
        if os.path.isfile(full_path):
            basename = os.path.basename(full_path)
            if not VALID_MODULE_NAME.match(basename) or not self._match_path(basename, full_path, pattern):
                return None, False
        elif not os.path.isfile(os.path.join(full_path, "__init__.py")):
            return None, False
        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as e:
            return _make_skipped_test(name, e, self.suiteClass), False
        except:
            return self._fail(*_make_failed_import_test(name, self.suiteClass)), False
        if os.path.isdir(full_path):
            with self._loading(name):
                return self.loadTestsFromModule(module, pattern=pattern), getattr(module, "load_tests", None) is None
        self._check_file(module, full_path)
        return self.loadTestsFromModule(module, pattern=pattern), False

    @staticmethod
    def _check_file(module, path):
        """A module of the same name may have been imported from somewhere else."""
        imported = _splitext(os.path.realpath(os.path.abspath(getattr(module, "__file__", path))))
        if imported.lower() != _splitext(os.path.realpath(path)).lower():
            folder, name = os.path.split(path)
            raise ImportError(f"{_splitext(name)!r} module incorrectly imported from {os.path.dirname(imported)!r}. "
                              f"Expected {folder!r}. Is this module globally installed?")


defaultTestLoader = TestLoader()
