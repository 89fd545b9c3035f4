"""Runs one test module of CPython's own tests and tells how each method went.

Started by the Go command beside this file, in a process of its own:

    driver.py MODULE EXCLUDED DONE ONLY

EXCLUDED is a file of test id patterns to leave out, DONE a file of test ids that an earlier process has run, ONLY one of the ids
to run (if there is no such file, all). Each event is a line of standard output: the character U+001E and a JSON object. Only what unittest needs anyway is imported, so
that a fault in some other module shows in the tests of that module and not here.
"""

import fnmatch
import importlib
import re
import sys
import types
import unittest

out = sys.__stdout__


def quote(text):
    """JSON text of a string, in ASCII."""
    parts = []
    for c in text:
        n = ord(c)
        if c in '"\\':
            parts.append("\\" + c)
        elif 0x20 <= n < 0x7F:
            parts.append(c)
        elif n < 0x10000:
            parts.append("\\u%04x" % n)
        else:
            n -= 0x10000
            parts.append("\\u%04x\\u%04x" % (0xD800 + (n >> 10), 0xDC00 + (n & 0x3FF)))
    return '"' + "".join(parts) + '"'


def event(kind, test="", line=""):
    out.write('\n\x1e{"event":%s,"id":%s,"line":%s}\n' % (quote(kind), quote(test), quote(line)))
    out.flush()


def describe(err):
    """One line for an exception: its type and message, and the line of the test file it came from."""
    kind, value, tb = err
    try:
        text = str(value)
    except BaseException as e:
        text = "<str() raised %s>" % type(e).__name__
    text = text.strip()
    first = text.split("\n", 1)[0][:300]
    where = ""
    while tb is not None:
        name = tb.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/test/" in name and "/unittest/" not in name:
            where = " (%s:%d)" % (name.rsplit("/", 1)[-1], tb.tb_lineno)
        tb = tb.tb_next
    return "%s: %s%s" % (kind.__name__, first, where)


WORST = ["passed", "skipped", "failed", "errored"]


class Result(unittest.TestResult):
    """Reports each test as it ends; a test is as bad as its worst subtest."""

    def startTest(self, test):
        super().startTest(test)
        self.kind, self.line = None, ""
        event("start", test.id())

    def note(self, kind, line=""):
        if self.kind is None or WORST.index(kind) > WORST.index(self.kind):
            self.kind, self.line = kind, line

    def stopTest(self, test):
        event(self.kind or "passed", test.id(), self.line)
        self.kind = None
        super().stopTest(test)

    def addSuccess(self, test):
        self.note("passed")

    def addError(self, test, err):
        # Fixtures of a class or module fail outside of any test.
        if isinstance(test, unittest.suite._ErrorHolder):
            event("fixture", test.id(), describe(err))
        else:
            self.note("errored", describe(err))

    def addFailure(self, test, err):
        self.note("failed", describe(err))

    def addSkip(self, test, reason):
        if isinstance(test, unittest.suite._ErrorHolder):
            event("fixture-skipped", test.id(), reason)
        else:
            self.note("skipped", str(reason).split("\n", 1)[0])

    def addExpectedFailure(self, test, err):
        self.note("passed")

    def addUnexpectedSuccess(self, test):
        self.note("failed", "unexpected success")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = "failed" if issubclass(err[0], test.failureException) else "errored"
            self.note(kind, describe(err) + " " + subtest._subDescription())


def lines(name):
    with open(name, encoding="utf-8") as f:
        return [line for line in f.read().split("\n") if line]


def keep(suite, excluded, done, only, plan):
    """A suite of the tests to run, in order and nested as before; what is left out is reported."""
    kept = []
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.append(keep(test, excluded, done, only, plan))
            continue
        name = test.id()
        if only is not None and name not in only:
            continue
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in excluded):
            event("excluded", name)
        elif name not in done:
            event("plan", name)
            plan.append(name)
            kept.append(test)
    return type(suite)(kept)


def prepare(name):
    """Import a test module, with an empty module for each of CPython's own test extensions that it cannot be loaded without.

    So what it has of the language's tests is run; methods that need the extension fail (and are in the list of excluded ones).
    What the tests ask the extension once for, while they are loaded, is answered: tracebacks do have columns, no object is immortal. An operation
    of CPython's bytecode that a test looks up while it is loaded gets a number that no operation has.
    """
    for _ in range(50):
        missing = None
        try:
            return importlib.import_module(name)
        except KeyError as e:
            if not (e.args and isinstance(e.args[0], str) and e.args[0].isupper()):
                return
            from opcode import opmap
            opmap[e.args[0]] = -1
            continue
        except (ImportError, unittest.SkipTest) as e:
            while e is not None and missing is None:
                missing = re.search("_test[a-z]+", str(e))
                e = e.__cause__ or e.__context__
        except Exception:
            return  # the loader makes a failed test of it
        if missing is None or missing[0] in sys.modules:
            return
        empty = sys.modules[missing[0]] = types.ModuleType(missing[0])
        empty.__file__ = missing[0]
        empty.get_config = lambda: {"code_debug_ranges": 1}
        empty.get_immortalize_deferred = lambda: False


def main():
    module, excluded, done, only = sys.argv[1:5]
    del sys.argv[1:]
    if sys.implementation.name != "cpython":
        import standins
        standins.prepare(module)
    excluded, done = lines(excluded), set(lines(done))
    try:
        only = set(lines(only))
    except FileNotFoundError:
        only = None
    if f"test.{module}.*" in excluded:
        event("module-skipped", "test." + module, "excluded as a whole")
        event("end")
        return
    try:
        prepare("test." + module)
        suite = unittest.defaultTestLoader.loadTestsFromName("test." + module)
    except unittest.SkipTest as e:
        event("module-skipped", "test." + module, str(e))
        event("end")
        return
    plan = []
    suite = keep(unittest.TestSuite([suite]), excluded, done, only, plan)
    suite.run(Result())
    event("end")


main()
