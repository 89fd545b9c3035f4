"""What a pattern consists of: parse() gives it as lists of operators.

The parser itself is the engine's.
"""

from _sre import _parse as _parse_native, _template
from re import _constants
from re._constants import *

SPECIAL_CHARS = ".\\[{()*+?^$|"
REPEAT_CHARS = "*+?{"

DIGITS = frozenset("0123456789")
OCTDIGITS = frozenset("01234567")
HEXDIGITS = frozenset("0123456789abcdefABCDEF")
ASCIILETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
WHITESPACE = frozenset(" \t\n\r\v\f")

_REPEATCODES = frozenset({MIN_REPEAT, MAX_REPEAT, POSSESSIVE_REPEAT})
_UNITCODES = frozenset({ANY, RANGE, IN, LITERAL, NOT_LITERAL, CATEGORY})

ESCAPES = {"\\" + letter: (LITERAL, ord(char)) for letter, char in zip("abfnrtv\\", "\a\b\f\n\r\t\v\\")}

CATEGORIES = {
    r"\A": (AT, AT_BEGINNING_STRING),
    r"\b": (AT, AT_BOUNDARY),
    r"\B": (AT, AT_NON_BOUNDARY),
    r"\d": (IN, [(CATEGORY, CATEGORY_DIGIT)]),
    r"\D": (IN, [(CATEGORY, CATEGORY_NOT_DIGIT)]),
    r"\s": (IN, [(CATEGORY, CATEGORY_SPACE)]),
    r"\S": (IN, [(CATEGORY, CATEGORY_NOT_SPACE)]),
    r"\w": (IN, [(CATEGORY, CATEGORY_WORD)]),
    r"\W": (IN, [(CATEGORY, CATEGORY_NOT_WORD)]),
    r"\z": (AT, AT_END_STRING),
    r"\Z": (AT, AT_END_STRING),
}

FLAGS = {
    "i": SRE_FLAG_IGNORECASE,
    "L": SRE_FLAG_LOCALE,
    "m": SRE_FLAG_MULTILINE,
    "s": SRE_FLAG_DOTALL,
    "x": SRE_FLAG_VERBOSE,
    "a": SRE_FLAG_ASCII,
    "u": SRE_FLAG_UNICODE,
}
TYPE_FLAGS = SRE_FLAG_ASCII | SRE_FLAG_LOCALE | SRE_FLAG_UNICODE
GLOBAL_FLAGS = SRE_FLAG_DEBUG

MAXWIDTH = 1 << 64  # no limit


class State:
    """What is known of a pattern beside its operators: its flags and groups."""

    def __init__(self):
        self.flags = 0
        self.groupdict = {}
        self.groupwidths = [None]  # of group 0
        self.lookbehindgroups = None
        self.grouprefpos = {}

    @property
    def groups(self):
        return len(self.groupwidths)

    def opengroup(self, name=None):
        gid = self.groups
        if gid >= MAXGROUPS:
            raise error("too many groups")
        self.groupwidths.append(None)
        if name is not None:
            if name in self.groupdict:
                raise error(f"redefinition of group name {name!r} as group {gid}; was group {self.groupdict[name]}")
            self.groupdict[name] = gid
        return gid

    def closegroup(self, gid, p):
        self.groupwidths[gid] = p.getwidth()

    def checkgroup(self, gid):
        return gid < self.groups and self.groupwidths[gid] is not None

    def checklookbehindgroup(self, gid, source):
        if self.lookbehindgroups is not None:
            if not self.checkgroup(gid):
                raise source.error("cannot refer to an open group")
            if gid >= self.lookbehindgroups:
                raise source.error("cannot refer to group defined in the same lookbehind subpattern")


class SubPattern:
    """A sequence of operators, each a tuple of its name and what belongs to it."""

    def __init__(self, state, data=None):
        self.state = state
        self.data = [] if data is None else data
        self.width = None

    def dump(self, level=0):
        """Print it, as re.DEBUG shows a pattern."""
        indent = level * "  "
        for op, av in self.data:
            line = f"{indent}{op}"
            match op.name:
                case "IN":
                    print(line)
                    for member, what in av:
                        print(f"{indent}  {member} {what}")
                case "BRANCH":
                    print(line)
                    for i, way in enumerate(av[1]):
                        if i:
                            print(indent + "OR")
                        way.dump(level + 1)
                case "GROUPREF_EXISTS":
                    group, yes, no = av
                    print(line, group)
                    yes.dump(level + 1)
                    if no:
                        print(indent + "ELSE")
                        no.dump(level + 1)
                case _:
                    parts = av if isinstance(av, (tuple, list)) else [av]
                    print(line, *(part for part in parts if not isinstance(part, SubPattern)))
                    for part in parts:
                        if isinstance(part, SubPattern):
                            part.dump(level + 1)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __delitem__(self, index):
        del self.data[index]

    def __getitem__(self, index):
        item = self.data[index]
        return SubPattern(self.state, item) if isinstance(index, slice) else item

    def __setitem__(self, index, code):
        self.data[index] = code

    def insert(self, index, code):
        self.data.insert(index, code)

    def append(self, code):
        self.data.append(code)

    def getwidth(self):
        """How many characters it matches, at least and at most; MAXWIDTH is no limit."""
        if self.width is None:
            least = most = 0
            for op, av in self.data:
                lo, hi = self._width_of(op, av)
                least += lo
                most += hi
            self.width = min(least, MAXWIDTH), min(most, MAXWIDTH)
        return self.width

    def _width_of(self, op, av):
        if op is BRANCH:
            widths = [way.getwidth() for way in av[1]]
            return min((lo for lo, _ in widths), default=MAXWIDTH), max((hi for _, hi in widths), default=0)
        if op is ATOMIC_GROUP:
            return av.getwidth()
        if op is SUBPATTERN:
            return av[-1].getwidth()
        if op in _REPEATCODES:
            least, most, what = av
            lo, hi = what.getwidth()
            return lo * least, (MAXWIDTH if most == MAXREPEAT and hi else hi * most)
        if op in _UNITCODES:
            return 1, 1
        if op is GROUPREF:
            return self.state.groupwidths[av]
        if op is GROUPREF_EXISTS:
            _, yes, no = av
            lo, hi = yes.getwidth()
            if no is None:
                return 0, hi
            no_lo, no_hi = no.getwidth()
            return min(lo, no_lo), max(hi, no_hi)
        return 0, 0


class Tokenizer:
    """The characters of a pattern in turn, of which a backslash is one with what follows it. next is what comes next."""

    def __init__(self, string):
        self.istext = isinstance(string, str)
        self.string = string
        self.decoded_string = string if self.istext else str(string, "latin1")
        self.seek(0)

    def seek(self, index):
        self.index = index
        self.__next()

    def __next(self):
        text, start = self.decoded_string, self.index
        self.next = text[start:start + 1 + (text[start:start + 1] == "\\")] or None
        if self.next == "\\":
            raise error("bad escape (end of pattern)", self.string, len(self.string) - 1)
        self.index += len(self.next or "")

    def match(self, char):
        if char == self.next:
            self.__next()
            return True
        return False

    def get(self):
        this = self.next
        self.__next()
        return this

    def getwhile(self, n, charset):
        found = ""
        while len(found) < n and self.next in charset:
            found += self.get()
        return found

    def getuntil(self, terminator, name):
        found = ""
        while (this := self.get()) != terminator:
            if this is None:
                if not found:
                    raise self.error("missing " + name)
                raise self.error(f"missing {terminator}, unterminated name", len(found))
            found += this
        if not found:
            raise self.error("missing " + name, 1)
        return found

    @property
    def pos(self):
        return self.tell()

    def tell(self):
        return self.index - len(self.next or "")

    def error(self, msg, offset=0):
        if not self.istext:
            msg = msg.encode("ascii", "backslashreplace").decode("ascii")
        return error(msg, self.string, self.tell() - offset)

    def checkgroupname(self, name, offset):
        if not (self.istext or name.isascii()):
            raise self.error(f"bad character in group name {name.encode('ascii', 'backslashreplace').decode()!r}", len(name) + offset)
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + offset)


def fix_flags(src, flags):
    """The flags that a pattern of the type of src has, if they go together."""
    if isinstance(src, str):
        if flags & SRE_FLAG_LOCALE:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if not flags & SRE_FLAG_ASCII:
            flags |= SRE_FLAG_UNICODE
        elif flags & SRE_FLAG_UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
    else:
        if flags & SRE_FLAG_UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        if flags & SRE_FLAG_LOCALE and flags & SRE_FLAG_ASCII:
            raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags


def parse(str, flags=0, state=None):
    """Parse a pattern and return it as a SubPattern; groups go on from those of the state, if there is one."""
    if state is None:
        state = State()
    state.flags = flags
    state.str = str
    p = _parse_native(str, flags, state, vars(_constants), SubPattern)
    state.flags = flags | state.flags  # with the class of flags
    if flags & SRE_FLAG_DEBUG:
        p.dump()
    return p


def parse_template(source, pattern):
    """The literals and group numbers of a replacement text, in turn."""
    return _template(source, pattern)
