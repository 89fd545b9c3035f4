"""The names of what patterns consist of, and of the operators that CPython's engine runs."""

from _sre import MAGIC, MAXGROUPS, MAXREPEAT
from re import PatternError

error = PatternError


class _NamedIntConstant(int):
    """An int that shows its name."""

    def __new__(cls, value, name):
        self = super().__new__(cls, value)
        self.name = name
        return self

    def __repr__(self):
        return self.name

    __reduce__ = None


MAXREPEAT = _NamedIntConstant(MAXREPEAT, "MAXREPEAT")


def _makecodes(*names):
    codes = [_NamedIntConstant(i, name) for i, name in enumerate(names)]
    globals().update(zip(names, codes))
    return codes


_folded = ["GROUPREF", "IN", "LITERAL", "NOT_LITERAL"]
OPCODES = _makecodes(
    "FAILURE", "SUCCESS", "ANY", "ANY_ALL", "ASSERT", "ASSERT_NOT", "AT", "BRANCH", "CATEGORY", "CHARSET", "BIGCHARSET",
    "GROUPREF", "GROUPREF_EXISTS", "IN", "INFO", "JUMP", "LITERAL", "MARK", "MAX_UNTIL", "MIN_UNTIL", "NOT_LITERAL",
    "NEGATE", "RANGE", "REPEAT", "REPEAT_ONE", "SUBPATTERN", "MIN_REPEAT_ONE", "ATOMIC_GROUP", "POSSESSIVE_REPEAT",
    "POSSESSIVE_REPEAT_ONE", *(name + kind for kind in ("_IGNORE", "_LOC_IGNORE", "_UNI_IGNORE") for name in _folded),
    "RANGE_UNI_IGNORE", "MIN_REPEAT", "MAX_REPEAT")
del OPCODES[-2:]  # they are in parsed patterns only

ATCODES = _makecodes(
    "AT_BEGINNING", "AT_BEGINNING_LINE", "AT_BEGINNING_STRING", "AT_BOUNDARY", "AT_NON_BOUNDARY", "AT_END", "AT_END_LINE",
    "AT_END_STRING", "AT_LOC_BOUNDARY", "AT_LOC_NON_BOUNDARY", "AT_UNI_BOUNDARY", "AT_UNI_NON_BOUNDARY")

CHCODES = _makecodes(
    *("CATEGORY_" + not_ + name for name in ("DIGIT", "SPACE", "WORD", "LINEBREAK") for not_ in ("", "NOT_")),
    "CATEGORY_LOC_WORD", "CATEGORY_LOC_NOT_WORD",
    *("CATEGORY_UNI_" + not_ + name for name in ("DIGIT", "SPACE", "WORD", "LINEBREAK") for not_ in ("", "NOT_")))


def _translation(*pairs):
    return {globals()[a]: globals()[b] for a, b in pairs}


# What stands for an operator where flags say so.
OP_IGNORE, OP_LOCALE_IGNORE, OP_UNICODE_IGNORE = [
    _translation(("LITERAL", "LITERAL" + kind), ("NOT_LITERAL", "NOT_LITERAL" + kind))
    for kind in ("_IGNORE", "_LOC_IGNORE", "_UNI_IGNORE")]
AT_MULTILINE = _translation(("AT_BEGINNING", "AT_BEGINNING_LINE"), ("AT_END", "AT_END_LINE"))
AT_LOCALE, AT_UNICODE = [
    _translation(("AT_BOUNDARY", f"AT_{kind}_BOUNDARY"), ("AT_NON_BOUNDARY", f"AT_{kind}_NON_BOUNDARY")) for kind in ("LOC", "UNI")]
CH_LOCALE = {c: c for c in CHCODES[:8]} | _translation(
    ("CATEGORY_WORD", "CATEGORY_LOC_WORD"), ("CATEGORY_NOT_WORD", "CATEGORY_LOC_NOT_WORD"))
CH_UNICODE = _translation(*((c.name, c.name.replace("CATEGORY_", "CATEGORY_UNI_")) for c in CHCODES[:8]))
CH_NEGATE = dict(zip(CHCODES, (CHCODES[i ^ 1] for i in range(len(CHCODES)))))
del _folded, _translation

SRE_FLAG_IGNORECASE = 2
SRE_FLAG_LOCALE = 4
SRE_FLAG_MULTILINE = 8
SRE_FLAG_DOTALL = 16
SRE_FLAG_UNICODE = 32
SRE_FLAG_VERBOSE = 64
SRE_FLAG_DEBUG = 128
SRE_FLAG_ASCII = 256

SRE_INFO_PREFIX = 1
SRE_INFO_LITERAL = 2
SRE_INFO_CHARSET = 4
