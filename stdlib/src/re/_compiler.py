"""What compiles patterns: the engine, which re.compile() uses directly."""

import _sre
import re
from re import _parser
from re._casefix import _EXTRA_CASES
from re._constants import *

MAXCODE = (1 << 8 * _sre.CODESIZE) - 1


def isstring(obj):
    return isinstance(obj, (str, bytes))


def compile(p, flags=0):
    """Compile a pattern."""
    return re._compile(p, flags)
