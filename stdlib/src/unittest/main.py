"""The command line of tests."""

import argparse
import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True
_NO_TESTS_EXITCODE = 5


def _examples(what):
    """The examples of a help text: by the arguments of the program, what they do."""
    return "Examples:\n" + "".join([f"  %(prog)s {args:<25} - {does}\n" for args, does in what.items()])


# For the help: of python -m unittest, and of a module that calls main().
MAIN_EXAMPLES = _examples({"test_module": "run tests from test_module", "module.TestClass": "run tests from module.TestClass",
                           "module.Class.test_method": "run specified test method", "path/to/test_file.py": "run tests from test_file.py"})
MODULE_EXAMPLES = _examples({"": "run default set of tests", "MyTestSuite": "run suite 'MyTestSuite'",
                             "MyTestCase.testSomething": "run MyTestCase.testSomething",
                             "MyTestCase": "run all 'test*' test methods\n" + " " * 39 + "in MyTestCase"})


def _convert_name(name):
    """Make the path of a file the name of its module."""
    if not (name.lower().endswith(".py") and os.path.isfile(name)):
        return name
    if os.path.isabs(name):
        relative = os.path.relpath(name, os.getcwd())
        if os.path.isabs(relative) or relative.startswith(os.pardir):
            return name  # not below the current folder
        name = relative
    return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")


def _convert_names(names):
    return [_convert_name(name) for name in names]


def _convert_select_pattern(pattern):
    return pattern if "*" in pattern else "*%s*" % pattern


class TestProgram:
    """Reads the command line, loads the tests and runs them."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        # Warnings that were asked for by an option of Python are let through as they are.
        if warnings is None and not sys.warnoptions:
            warnings = "default"
        vars(self).update(
            module=module, defaultTest=defaultTest, testRunner=testRunner, testLoader=testLoader, progName=os.path.basename(argv[0]),
            exit=exit, verbosity=verbosity, failfast=failfast, catchbreak=catchbreak, buffer=buffer, warnings=warnings,
            tb_locals=tb_locals, durations=durations)
        self.parseArgs(argv)
        self.runTests()

    # The command line.

    def _print_help(self, *args, **kwargs):
        examples = MAIN_EXAMPLES if self.module is None else MODULE_EXAMPLES
        print(self._main_parser.format_help())
        print(examples % {"prog": self.progName})
        if self.module is None:
            self._discovery_parser.print_help()

    def parseArgs(self, argv):
        self._initArgParsers()
        args = argv[1:]
        finds = self.module is None  # python -m unittest: tests of any module
        if finds and args and args[0].lower() == "discover":
            return self._do_discovery(args[1:])
        self._main_parser.parse_args(args, self)
        if finds and not self.tests:
            return self._do_discovery([])
        self.testNames = self._named_tests()
        self.createTests()

    def _named_tests(self):
        """The names of the tests to load, None for all of the module."""
        if self.tests:
            if __name__ == "__main__":
                self.module = None  # the names are those of other modules
            return _convert_names(self.tests)
        default = self.defaultTest
        return (default,) if isinstance(default, str) else default and list(default)

    def _initArgParsers(self):
        shared = self._getParentArgParser()
        self._main_parser = self._getMainArgParser(shared)
        self._discovery_parser = self._getDiscoveryArgParser(shared)

    def _getParentArgParser(self):
        parser = argparse.ArgumentParser(add_help=False)
        option = parser.add_argument
        option("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        option("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        option("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        option("--durations", dest="durations", type=int, default=None, metavar="N", help="Show the N slowest test cases (N=0 for all)")
        # What the program was told in its call is not for the command line.
        for name, flag, long, text in (("failfast", "-f", "--failfast", "Stop on first fail or error"),
                                       ("catchbreak", "-c", "--catch", "Catch Ctrl-C and display results so far"),
                                       ("buffer", "-b", "--buffer", "Buffer stdout and stderr during tests")):
            if getattr(self, name) is None:
                setattr(self, name, False)
                option(flag, long, dest=name, action="store_true", help=text)
        if self.testNamePatterns is None:
            self.testNamePatterns = []
            option("-k", dest="testNamePatterns", action="append", type=_convert_select_pattern,
                   help="Only run tests which match the given substring")
        return parser

    def _getMainArgParser(self, parent):
        parser = argparse.ArgumentParser(prog=self.progName, parents=[parent], color=True)
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        parser.print_help = self._print_help
        return parser

    def _getDiscoveryArgParser(self, parent):
        parser = argparse.ArgumentParser(
            prog=f"{self.progName} discover", parents=[parent], color=True,
            epilog="For test discovery all test modules must be importable from the top level directory of the project.")
        options = {"start": ("-s", "--start-directory", "Directory to start discovery ('.' default)"),
                   "pattern": ("-p", "--pattern", "Pattern to match tests ('test*.py' default)"),
                   "top": ("-t", "--top-level-directory", "Top level directory of project (defaults to start directory)")}
        for name, (flag, long, text) in options.items():
            parser.add_argument(flag, long, dest=name, help=text)
        for name in options:
            # Without the flags the order tells.
            parser.add_argument(name, nargs="?", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        return parser

    # The tests.

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        if argv is not None:
            self._discovery_parser or self._initArgParsers()
            self._discovery_parser.parse_args(argv, self)
        self.createTests(True, Loader)

    def createTests(self, from_discovery=False, Loader=None):
        tests = self.testLoader
        if self.testNamePatterns:
            tests.testNamePatterns = self.testNamePatterns
        if from_discovery:
            self.test = (Loader() if Loader else tests).discover(self.start, self.pattern, self.top)
        else:
            self.test = (tests.loadTestsFromModule(self.module) if self.testNames is None
                         else tests.loadTestsFromNames(self.testNames, self.module))

    def runTests(self):
        if self.catchbreak:
            installHandler()
        self.testRunner = runner.TextTestRunner if self.testRunner is None else self.testRunner
        result = self.result = self._make_runner().run(self.test)
        if self.exit:
            none_ran = not result.testsRun and not result.skipped
            sys.exit(1 if not result.wasSuccessful() else _NO_TESTS_EXITCODE if none_ran else 0)

    def _make_runner(self):
        make = self.testRunner
        if not isinstance(make, type):
            return make
        options = {name: getattr(self, name) for name in ("verbosity", "failfast", "buffer", "warnings")}
        newer = {name: getattr(self, name) for name in ("tb_locals", "durations")}
        # Classes of somebody's may know fewer of them.
        for known in {**options, **newer}, options:
            try:
                return make(**known)
            except TypeError:
                pass
        return make()


main = TestProgram
