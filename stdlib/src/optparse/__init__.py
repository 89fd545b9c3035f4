"""A parser for command-line options; argparse does more."""

from ._errors import (AmbiguousOptionError, BadOptionError, OptionConflictError, OptionError, OptionValueError,
                      OptParseError)
from ._help import HelpFormatter, IndentedHelpFormatter, TitledHelpFormatter
from ._option import NO_DEFAULT, Option, Values, _parse_num, check_builtin, check_choice
from ._parser import (SUPPRESS_HELP, SUPPRESS_USAGE, OptionContainer, OptionGroup, OptionParser, _match_abbrev)

__all__ = ["Option", "make_option", "SUPPRESS_HELP", "SUPPRESS_USAGE", "Values", "OptionContainer", "OptionGroup",
           "OptionParser", "HelpFormatter", "IndentedHelpFormatter", "TitledHelpFormatter", "OptParseError",
           "OptionError", "OptionConflictError", "OptionValueError", "BadOptionError", "check_choice"]

__version__ = "1.5.3"
make_option = Option

for _each in [*globals().values()]:
    if getattr(_each, "__module__", __name__).startswith("optparse._"):
        _each.__module__ = __name__
del _each
