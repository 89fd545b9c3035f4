"""Run the examples in docstrings and compare what they print."""

import inspect
import io
import linecache
import pdb
import re
import sys
import traceback
import unittest
from collections import namedtuple

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS",
    "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser",
    "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner",
    "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags",
    "script_from_examples", "testsource", "debug_src", "debug"]


class TestResults(namedtuple("TestResults", "failed attempted")):
    """How many examples failed, and how many there were; skipped is one more attribute."""

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        text = f"TestResults(failed={self.failed}, attempted={self.attempted}"
        return text + (f", skipped={self.skipped})" if self.skipped else ")")


OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """Make a new option flag."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
master = None


class Example:
    """One example: its source and what it is to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, with the names they can use."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.name, self.filename, self.lineno, self.docstring = name, filename, lineno, docstring
        self.examples, self.globs = examples, globs.copy()

    def __repr__(self):
        n = len(self.examples)
        text = "no examples" if n == 0 else "1 example" if n == 1 else "%d examples" % n
        return "<%s %s from %s:%s (%s)>" % (self.__class__.__name__, self.name, self.filename, self.lineno, text)

    def _key(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def _place(self):
        return self.name, self.filename, self.lineno or -1, id(self)

    def __lt__(self, other):
        return self._place() < other._place() if isinstance(other, DocTest) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))


class DocTestParser:
    """Finds the examples in a text."""

    _EXAMPLE_RE = re.compile(r"""
        (?P<source>(?:^(?P<indent>[ ]*)>>>.*)(?:\n[ ]*\.\.\..*)*)\n?
        (?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)""", re.MULTILINE | re.VERBOSE)
    _EXCEPTION_RE = re.compile(r"""
        ^(?:Traceback\ \(most\ recent\ call\ last\):|Traceback\ \(innermost\ last\):)\s*$
        (?P<stack>.*?)^(?P<msg>\w+.*)""", re.VERBOSE | re.MULTILINE | re.DOTALL)
    _OPTION_DIRECTIVE_RE = re.compile(r"#\s*doctest:\s*([^\n\'\"]*)$", re.MULTILINE)

    def parse(self, string, name="<string>"):
        """Return a list of text and examples, in turn."""
        string = string.expandtabs()
        indents = [len(m) for m in re.findall(r"^([ ]*)(?=\S)", string, re.MULTILINE)]
        if indents and min(indents) > 0:
            string = "\n".join([line[min(indents):] for line in string.split("\n")])
        output = []
        charno = lineno = 0
        for m in self._EXAMPLE_RE.finditer(string):
            output.append(string[charno:m.start()])
            lineno += string.count("\n", charno, m.start())
            source, options, want, exc_msg = self._parse_example(m, name, lineno)
            if not all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
                output.append(Example(source, want, exc_msg, lineno=lineno, indent=len(m.group("indent")),
                                      options=options))
            lineno += string.count("\n", m.start(), m.end())
            charno = m.end()
        output.append(string[charno:])
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [x for x in self.parse(string, name) if isinstance(x, Example)]

    def _parse_example(self, m, name, lineno):
        indent = len(m.group("indent"))
        lines = m.group("source").split("\n")
        for i, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError("line %r of the docstring for %s lacks blank after %s: %r" % (
                    lineno + i + 1, name, line[indent:indent + 3], line))
        for i, line in enumerate(lines[1:]):
            if not line.startswith(" " * indent + "."):
                raise ValueError("line %r of the docstring for %s has inconsistent leading whitespace: %r" % (
                    lineno + i + 2, name, line))
        source = "\n".join([line[indent + 4:] for line in lines])
        want_lines = m.group("want").split("\n")
        if len(want_lines) > 1 and not want_lines[-1].strip():
            del want_lines[-1]
        for i, line in enumerate(want_lines):
            if line and not line.startswith(" " * indent):
                raise ValueError("line %r of the docstring for %s has inconsistent leading whitespace: %r" % (
                    lineno + len(lines) + i + 1, name, line))
        want = "\n".join([line[indent:] for line in want_lines])
        found = self._EXCEPTION_RE.match(want)
        options = {}
        for o in self._OPTION_DIRECTIVE_RE.finditer(source):
            for option in o.group(1).replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError("line %r of the doctest for %s has an invalid option: %r" % (
                        lineno + 1, name, option))
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
            raise ValueError("line %r of the doctest for %s has an option directive on a line with no example: %r" % (
                lineno, name, source))
        return source, options, want, found.group("msg") if found else None


def _is_routine(value):
    """Tell whether a value is a routine, or wraps one."""
    try:
        value = inspect.unwrap(value)
    except ValueError:
        pass  # it has any attribute that it is asked for, as mock.call does
    return inspect.isroutine(value)


class DocTestFinder:
    """Finds the docstrings with examples of an object and of what it holds."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser = verbose, parser
        self._recurse, self._exclude_empty = recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """Return a sorted list of the DocTests."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r" % (
                    type(obj),))
        if module is None:
            module = inspect.getmodule(obj)
        names = vars(module) if module else {}  # False says that there is none
        globs = {"__name__": "__main__", **(names if globs is None else globs), **(extraglobs or {})}
        tests = []
        self._find(tests, obj, name, module or None, self._lines_of(obj, names), globs, set())
        return sorted(tests)

    @staticmethod
    def _lines_of(obj, names):
        """The source that an object is from, None if that is not known."""
        try:
            file = inspect.getsourcefile(obj)
        except TypeError:
            return None
        return file and linecache.getlines(file, names or None) or None

    def _from_module(self, module, obj):
        if module is None:
            return True
        if inspect.getmodule(obj) is not None and not isinstance(obj, property):
            return module is inspect.getmodule(obj)
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        return isinstance(obj, property)

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        if self._verbose:
            print("Finding tests in %s" % name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for valname, val in obj.__dict__.items():
                if (_is_routine(val) or inspect.isclass(val)) and self._from_module(module, val):
                    self._find(tests, val, f"{name}.{valname}", module, source_lines, globs, seen)
            for valname, val in getattr(obj, "__test__", {}).items():
                if not isinstance(valname, str):
                    raise ValueError("DocTestFinder.find: __test__ keys must be strings: %r" % (type(valname),))
                if not (inspect.isroutine(val) or inspect.isclass(val) or inspect.ismodule(val)
                        or isinstance(val, str)):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, functions, methods, "
                                     "classes, or modules: %r" % (type(val),))
                self._find(tests, val, f"{name}.__test__.{valname}", module, source_lines, globs, seen)
        if inspect.isclass(obj):
            for valname, val in obj.__dict__.items():
                if isinstance(val, (staticmethod, classmethod)):
                    val = val.__func__
                if ((inspect.isroutine(val) or inspect.isclass(val) or isinstance(val, property))
                        and self._from_module(module, val)):
                    self._find(tests, val, f"{name}.{valname}", module, source_lines, globs, seen)

    def _get_test(self, obj, name, module, globs, source_lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, "__doc__", None)
            docstring = "" if docstring is None else str(docstring)
        lineno = self._find_lineno(obj, source_lines)
        if not docstring and self._exclude_empty:
            return None
        filename = module and (getattr(module, "__file__", None) or module.__name__)
        if filename and filename.endswith(".pyc"):
            filename = filename[:-1]
        test = self._parser.get_doctest(docstring, globs, name, filename, lineno)
        return test if test.examples or not self._exclude_empty else None

    def _find_lineno(self, obj, source_lines):
        lineno = None
        docstring = getattr(obj, "__doc__", None)
        if inspect.ismodule(obj) and docstring is not None:
            lineno = 0
        if inspect.isclass(obj) and docstring is not None:
            lineno = getattr(obj, "__firstlineno__", None)
            if lineno is not None:
                lineno -= 1
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isroutine(obj) and getattr(obj, "__doc__", None):
            obj = inspect.unwrap(obj)
            code = getattr(obj, "__code__", None)
            if code is None:
                return None
            lineno = code.co_firstlineno - 1
        if lineno is not None:
            if source_lines is None:
                return lineno + 1
            for i in range(lineno, len(source_lines)):
                if re.match(r"(^|.*:)\s*\w*(\"|')", source_lines[i]):
                    return i
        return None


class OutputChecker:
    """Compares what an example printed with what it was to print."""

    def _toAscii(self, s):
        return str(s.encode("ASCII", "backslashreplace"), "ASCII")

    def check_output(self, want, got, optionflags):
        got, want = self._toAscii(got), self._toAscii(want)
        if got == want:
            return True
        if not (optionflags & DONT_ACCEPT_TRUE_FOR_1):
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not (optionflags & DONT_ACCEPT_BLANKLINE):
            want = re.sub(r"(?m)^%s\s*?$" % re.escape(BLANKLINE_MARKER), "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        """Return a text that shows the difference."""
        want = example.want
        if not (optionflags & DONT_ACCEPT_BLANKLINE):
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            import difflib
            want_lines, got_lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:]
                kind = "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff = list(difflib.context_diff(want_lines, got_lines, n=2))[2:]
                kind = "context diff with expected followed by actual"
            else:
                diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines))
                kind = "ndiff with -expected +actual"
            return "Differences (%s):\n" % kind + _indent("".join(diff))
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indent(want), _indent(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indent(want)
        if got:
            return "Expected nothing\nGot:\n%s" % _indent(got)
        return "Expected nothing\nGot nothing\n"

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return bool(optionflags & REPORT_NDIFF) or want.count("\n") > 2 and got.count("\n") > 2


def _indent(s, indent=4):
    return re.sub("(?m)^(?!$)", indent * " ", s)


def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    pieces = want.split(ELLIPSIS_MARKER)
    start, end = 0, len(got)
    if pieces[0]:
        if not got.startswith(pieces[0]):
            return False
        start = len(pieces[0])
    if pieces[-1]:
        if not got.endswith(pieces[-1]):
            return False
        end -= len(pieces[-1])
    if start > end:
        return False
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _strip_exception_details(msg):
    """Return the bare name of the exception's type."""
    start, end = 0, len(msg)
    i = msg.find("\n")
    if i >= 0:
        end = i
    i = msg.find(":", 0, end)
    if i >= 0:
        end = i
    i = msg.rfind(".", 0, end)
    if i >= 0:
        start = i + 1
    return msg[start:end]


class _OutputRedirectingPdb(pdb.Pdb):
    """A debugger inside an example: it talks to the real output, not to the captured one."""

    def __init__(self, out):
        self.__out = out
        super().__init__(stdout=out, nosigint=True)
        self.use_rawinput = 1

    def interaction(self, frame, tb_or_exc):
        captured, sys.stdout = sys.stdout, self.__out
        try:
            super().interaction(frame, tb_or_exc)
        finally:
            sys.stdout = captured


class DocTestRunner:
    """Runs DocTests and reports what failed."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._fakeout = io.StringIO()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.failures = self.tries = self.skips = 0  # of all tests
        self._stats = {}  # the same by name

    def report_start(self, out, test, example):
        if self._verbose:
            text = "Trying:\n" + _indent(example.source)
            out(text + ("Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + "Exception raised:\n"
            + _indent("".join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        out = [self.DIVIDER]
        if test.filename:
            lineno = "?" if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            out.append('File "%s", line %s, in %s' % (test.filename, lineno, test.name))
        else:
            out.append("Line %s, in %s" % (example.lineno + 1, test.name))
        out.append("Failed example:")
        out.append(_indent(example.source))
        return "\n".join(out)

    # SymPy's runner takes the methods with two underscores under their mangled names.

    def __run(self, test, compileflags, out):
        failures = tries = skips = 0
        original = self.optionflags
        check = self._checker.check_output
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, on in example.options.items():
                if on:
                    self.optionflags |= flag
                else:
                    self.optionflags &= ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            filename = "<doctest %s[%d]>" % (test.name, number)
            exc_info = None
            try:
                exec(compile(example.source, filename, "single", compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                exc_info = sys.exc_info()
            got = self._fakeout.getvalue()
            if got and not got.endswith("\n"):
                got += "\n"  # an expected output always has one
            self._fakeout.seek(0)
            self._fakeout.truncate()
            if exc_info is None:
                ok = check(example.want, got, self.optionflags)
                unexpected = False
            else:
                lines = traceback.format_exception_only(*exc_info[:2])
                if issubclass(exc_info[0], SyntaxError):
                    # The place of the error is not part of the message.
                    names = (f"{exc_info[0].__qualname__}:", f"{exc_info[0].__module__}.{exc_info[0].__qualname__}:")
                    i = next(k for k, line in enumerate(lines) if line.startswith(names))
                    lines = lines[i:]
                message = "".join(lines)
                if not quiet:
                    got += "".join(traceback.format_exception(*exc_info))
                unexpected = example.exc_msg is None
                ok = not unexpected and check(example.exc_msg, message, self.optionflags)
                if not ok and not unexpected and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                    ok = check(_strip_exception_details(example.exc_msg), _strip_exception_details(message),
                               self.optionflags)
            if ok:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if not quiet:
                if unexpected:
                    self.report_unexpected_exception(out, test, example, exc_info)
                else:
                    self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        self.__record_outcome(test, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def __record_outcome(self, test, failures, tries, skips):
        old = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = (old[0] + failures, old[1] + tries, old[2] + skips)
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def __patched_linecache_getlines(self, filename, module_globals=None):
        """Stands in for linecache.getlines() while the examples of self.test run: it knows their sources too."""
        if m := re.fullmatch(r"<doctest (.+)\[(\d+)\]>", filename):
            if m[1] == self.test.name:
                return self.test.examples[int(m[2])].source.splitlines(keepends=True)
        return self.save_linecache_getlines(filename, module_globals)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a DocTest."""
        self.test = test
        real, show, trace = sys.stdout, sys.displayhook, pdb.set_trace
        self.save_linecache_getlines = linecache.getlines
        self.debugger = _OutputRedirectingPdb(real)
        self.debugger.reset()
        # What is printed goes to the runner, but for what the debugger shows; it finds the source of examples.
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        pdb.set_trace, linecache.getlines = self.debugger.set_trace, self.__patched_linecache_getlines
        try:
            return self.__run(test, _extract_future_flags(test.globs) if compileflags is None else compileflags, out or real.write)
        finally:
            pdb.set_trace, linecache.getlines = trace, self.save_linecache_getlines
            sys.stdout, sys.displayhook = real, show
            if clear_globs:
                import builtins
                builtins._ = None  # displayhook's
                test.globs.clear()

    def summarize(self, verbose=None):
        """Print what became of all tests, and return the totals."""
        if verbose is None:
            verbose = self._verbose
        stats = sorted(self._stats.items())
        total_failures, total_tries, total_skips = map(sum, zip((0, 0, 0), *self._stats.values()))
        notests = [name for name, (failures, tries, skips) in stats if not tries]
        passed = [(name, tries) for name, (failures, tries, skips) in stats if tries and not failures]
        failed = [(name, counts) for name, counts in stats if counts[0]]

        def count(n, word):
            return f"{n} {word}" + ("" if n == 1 else "s")

        if verbose:
            if notests:
                print(f"{count(len(notests), 'item')} had no tests:")
                for name in notests:
                    print(f"    {name}")
            if passed:
                print(f"{count(len(passed), 'item')} passed all tests:")
                for name, n in passed:
                    print(f" {n:3d} {'test' if n == 1 else 'tests'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{count(len(failed), 'item')} had failures:")
            for name, (failures, tries, skips) in failed:
                print(f" {failures:3d} of {tries:3d} in {name}")
        if verbose:
            print(f"{count(total_tries, 'test')} in {count(len(self._stats), 'item')}.")
            print(f"{total_tries - total_failures} passed" + (f" and {total_failures} failed." if total_failures else
                                                              "."))
            if not total_failures:
                print("Test passed.")
        if total_failures:
            text = f"***Test Failed*** {count(total_failures, 'failure')}"
            if total_skips:
                text += f" and {count(total_skips, 'skipped test')}"
            print(text + ".")
        return TestResults(total_failures, total_tries, skipped=total_skips)

    def merge(self, other):
        for name, stats in other._stats.items():
            old = self._stats.get(name, (0, 0, 0))
            self._stats[name] = tuple([a + b for a, b in zip(old, stats)])


class _Failure(Exception):
    """What DebugRunner raises: test, example, and a third thing that the class names."""

    def __init__(self, *what):
        self.test, self.example = what[:2]
        super().__init__(*what)

    def __str__(self):
        return str(self.test)


class DocTestFailure(_Failure):
    """An example of DebugRunner printed something else: test, example, got."""

    def __init__(self, test, example, got):
        super().__init__(test, example, got)
        self.got = got


class UnexpectedException(_Failure):
    """An example of DebugRunner raised: test, example, exc_info."""

    def __init__(self, test, example, exc_info):
        super().__init__(test, example, exc_info)
        self.exc_info = exc_info


class DebugRunner(DocTestRunner):
    """Raises at the first failure, and leaves the names of the test for a look at them."""

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, clear_globs=False)
        if clear_globs:
            test.globs.clear()
        return results


def _extract_future_flags(globs):
    future = sys.modules.get("__future__")  # where it was not imported, no feature is in force
    flags = 0
    for fname in () if future is None else future.all_feature_names:
        feature = globs.get(fname, None)
        if feature is getattr(future, fname):
            flags |= feature.compiler_flag
    return flags


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is not None:
        master.merge(runner)
    else:
        master = runner
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Run the examples of a module, by default __main__."""
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError("testmod: module required; %r" % (m,))
    if name is None:
        name = m.__name__
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def _load_testfile(filename, package, module_relative, encoding):
    import os
    if module_relative:
        if package is None:
            folder = ""
            try:
                folder = os.path.dirname(sys._getframe(2).f_globals.get("__file__", ""))
            except ValueError:
                pass
        else:
            module = sys.modules[package] if isinstance(package, str) and package in sys.modules else package
            if isinstance(module, str):
                module = __import__(module, fromlist=["*"])
            folder = os.path.dirname(module.__file__)
        filename = os.path.join(folder, *filename.split("/"))
    with open(filename, encoding=encoding) as f:
        return f.read(), filename


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Run the examples in a text file."""
    import os
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, filename = _load_testfile(filename, package, module_relative, encoding or "utf-8")
    if name is None:
        name = os.path.basename(filename)
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name, filename, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Run the examples of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set the reporting flags of tests that unittest runs; returns the old ones."""
    global _unittest_reportflags
    if flags & ~REPORTING_FLAGS:
        raise ValueError("Only reporting flags allowed", flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


class DocTestCase(unittest.TestCase):
    """A DocTest as a test case."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        test = self._dt_test
        new = io.StringIO()
        optionflags = self._dt_optionflags
        if not (optionflags & REPORTING_FLAGS):
            optionflags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=optionflags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        results = runner.run(test, out=new.write, clear_globs=False)
        if results.skipped == len(test.examples) and results.skipped:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(new.getvalue().rstrip("\n")))

    def format_failure(self, err):
        test = self._dt_test
        lineno = "unknown line number" if test.lineno is None else "%s" % test.lineno
        return 'Failed doctest test for %s\n  File "%s", line %s, in %s\n\n%s' % (
            test.name, test.filename, lineno, test.name.split(".")[-1], err)

    def debug(self):
        runner = DebugRunner(self._dt_checker, False, self._dt_optionflags)
        self.setUp()
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _settings(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __hash__(self):
        return hash(self._settings())

    def __eq__(self, other):
        if type(self) is type(other):
            return self._dt_test == other._dt_test and self._settings() == other._settings()
        return NotImplemented

    def __repr__(self):
        name = self._dt_test.name.split(".")
        return "%s (%s)" % (name[-1], ".".join(name[:-1]))

    __str__ = __repr__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


class DocFileCase(DocTestCase):
    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    __str__ = __repr__

    def format_failure(self, err):
        return 'Failed doctest test for %s\n  File "%s", line 0\n\n%s' % (
            self._dt_test.name, self._dt_test.filename, err)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """Return a suite of the DocTests of a module."""
    if test_finder is None:
        test_finder = DocTestFinder()
    if isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    elif module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    suite = unittest.TestSuite()
    for test in test_finder.find(module, globs=globs, extraglobs=extraglobs):
        if not test.examples:
            continue
        if not test.filename:
            filename = module.__file__
            test.filename = filename[:-1] if filename[-4:] == ".pyc" else filename
        suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None,
                **options):
    import os
    globs = {} if globs is None else globs.copy()
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    doc, path = _load_testfile(path, package, module_relative, encoding or "utf-8")
    globs.setdefault("__file__", path)
    return DocFileCase(parser.get_doctest(doc, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    """Return a suite of the examples in text files."""
    suite = unittest.TestSuite()
    if kw.get("module_relative", True) and kw.get("package") is None:
        kw["package"] = sys.modules[sys._getframe(1).f_globals["__name__"]]
    for path in paths:
        suite.addTest(DocFileTest(path, **kw))
    return suite


def script_from_examples(s):
    """Make a script of a text with examples; the text becomes comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += ["## " + line for line in piece.want.split("\n")[:-1]]
        else:
            output += ["# " + line if line else "#" for line in piece.split("\n")[:-1]]
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"


def testsource(module, name):
    """Return the examples of an object of a module as a script."""
    if not inspect.ismodule(module):
        module = __import__(module, globals(), locals(), ["*"])
    test = [t for t in DocTestFinder().find(module) if t.name == name]
    if not test:
        raise ValueError(name, "not found in tests")
    return script_from_examples(test[0].docstring)


def debug_src(src, pm=False, globs=None):
    """Run the examples of a docstring under the debugger."""
    debug_script(script_from_examples(src), pm, globs)


def debug_script(src, pm=False, globs=None):
    """Run a script under the debugger."""
    import pdb
    globs = {} if globs is None else globs.copy()
    debugger = pdb.Pdb(nosigint=True)
    if not pm:
        debugger.run(f"exec({src!r})", globs, globs)
        return
    try:
        exec(src, globs, globs)
    except BaseException as error:
        print(error)
        debugger.reset()
        debugger.interaction(None, error.__traceback__)


def debug(module, name, pm=False):
    """Run the examples of an object of a module under the debugger."""
    if not inspect.ismodule(module):
        module = __import__(module, globals(), locals(), ["*"])
    debug_script(testsource(module, name), pm, module.__dict__)


def _test():
    import argparse
    import os
    parser = argparse.ArgumentParser(description="doctest runner", color=True)
    parser.add_argument("-v", "--verbose", action="store_true", default=False, help="print very verbose output for all tests")
    parser.add_argument("-o", "--option", action="append", choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help="specify a doctest option flag to apply to the test run")
    parser.add_argument("-f", "--fail-fast", action="store_true", help="stop running tests after first failure")
    parser.add_argument("file", nargs="+", help="file containing the tests to run")
    args = parser.parse_args()
    flags = FAIL_FAST if args.fail_fast else 0
    for option in args.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    how = {"verbose": args.verbose, "optionflags": flags}

    def run(path):
        if not path.endswith(".py"):
            return testfile(path, module_relative=False, **how)
        folder, name = os.path.split(path)
        sys.path.insert(0, folder)
        module = __import__(name.removesuffix(".py"))
        del sys.path[0]
        return testmod(module, **how)

    # The first file with a failure is the last.
    return int(any(run(path).failed for path in args.file))


if __name__ == "__main__":
    sys.exit(_test())
