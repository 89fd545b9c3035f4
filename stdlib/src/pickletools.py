"""Look into pickles without loading them: what operations they consist of, and shorter ones."""

import codecs
import io
import pickle
import struct as _struct
import sys as _sys

__all__ = ["dis", "genops", "optimize"]

# Sizes of arguments that are not fixed: to the end of a line, or after a count of so many bytes.
UP_TO_NEWLINE = -1
TAKEN_FROM_ARGUMENT1 = -2
TAKEN_FROM_ARGUMENT4 = -3
TAKEN_FROM_ARGUMENT4U = -4
TAKEN_FROM_ARGUMENT8U = -5


class ArgumentDescriptor:
    """How the argument of an operation is written: reader(file) reads it."""

    __slots__ = ("name", "n", "reader", "doc")

    def __init__(self, name, n, reader, doc):
        self.name, self.n, self.reader, self.doc = name, n, reader, doc


def _exactly(f, n, what):
    data = f.read(n)
    if len(data) != n:
        raise ValueError(f"expected {n} bytes in a {what}, but only {len(data)} remain")
    return data


def _fixed(name, fmt, doc):
    size = _struct.calcsize(fmt)

    def read(f):
        data = f.read(size)
        if len(data) != size:
            raise ValueError(f"not enough data in stream to read {name}")
        return _struct.unpack(fmt, data)[0]

    return ArgumentDescriptor(name, size, read, doc)


uint1 = _fixed("uint1", "<B", "One-byte unsigned integer.")
uint2 = _fixed("uint2", "<H", "Two-byte unsigned integer, little-endian.")
int4 = _fixed("int4", "<i", "Four-byte signed integer, little-endian.")
uint4 = _fixed("uint4", "<I", "Four-byte unsigned integer, little-endian.")
uint8 = _fixed("uint8", "<Q", "Eight-byte unsigned integer, little-endian.")
float8 = _fixed("float8", ">d", "Eight-byte floating-point number, big-endian.")


def _counted(name, n, count, convert, doc):
    def read(f):
        size = count.reader(f)
        if size < 0:
            raise ValueError(f"{name} byte count < 0: {size}")
        if size > _sys.maxsize:
            raise ValueError(f"{name} byte count > sys.maxsize: {size}")
        return convert(_exactly(f, size, name))

    return ArgumentDescriptor(name, n, read, doc)


def _utf8(data):
    return str(data, "utf-8", "surrogatepass")


def _latin1(data):
    return data.decode("latin-1")


string1 = _counted("string1", TAKEN_FROM_ARGUMENT1, uint1, _latin1, "A string of up to 255 bytes, after its length.")
string4 = _counted("string4", TAKEN_FROM_ARGUMENT4, int4, _latin1, "A string after its length, a four-byte signed integer.")
bytes1 = _counted("bytes1", TAKEN_FROM_ARGUMENT1, uint1, bytes, "Up to 255 bytes, after their number.")
bytes4 = _counted("bytes4", TAKEN_FROM_ARGUMENT4U, uint4, bytes, "Bytes after their number, in four bytes.")
bytes8 = _counted("bytes8", TAKEN_FROM_ARGUMENT8U, uint8, bytes, "Bytes after their number, in eight bytes.")
bytearray8 = _counted("bytearray8", TAKEN_FROM_ARGUMENT8U, uint8, bytearray, "A bytearray after its length, in eight bytes.")
unicodestring1 = _counted("unicodestring1", TAKEN_FROM_ARGUMENT1, uint1, _utf8, "UTF-8 text of up to 255 bytes, after its length.")
unicodestring4 = _counted("unicodestring4", TAKEN_FROM_ARGUMENT4U, uint4, _utf8, "UTF-8 text after its length, in four bytes.")
unicodestring8 = _counted("unicodestring8", TAKEN_FROM_ARGUMENT8U, uint8, _utf8, "UTF-8 text after its length, in eight bytes.")
long1 = _counted("long1", TAKEN_FROM_ARGUMENT1, uint1, pickle.decode_long, "An int of up to 255 bytes, after their number.")
long4 = _counted("long4", TAKEN_FROM_ARGUMENT4, int4, pickle.decode_long, "An int after the number of its bytes, a four-byte signed integer.")


def _line(f, what):
    data = f.readline()
    if not data.endswith(b"\n"):
        raise ValueError(f"no newline found when trying to read {what}")
    return data[:-1]


def read_stringnl(f, decode=True, stripquotes=True, *, encoding="latin-1"):
    """Read a line that is a string, in quotes, with escapes."""
    data = _line(f, "stringnl")
    if stripquotes:
        for quote in b'"', b"'":
            if data.startswith(quote):
                if not data.endswith(quote):
                    raise ValueError("strinq quote %r not found at both ends of %r" % (quote, data))
                data = data[1:-1]
                break
        else:
            raise ValueError("no string quotes around %r" % data)
    return codecs.escape_decode(data)[0].decode(encoding) if decode else data


def read_stringnl_noescape(f):
    """Read a line as it is."""
    return read_stringnl(f, stripquotes=False, encoding="utf-8")


def read_stringnl_noescape_pair(f):
    """Read two lines and return them with a space between."""
    return f"{read_stringnl_noescape(f)} {read_stringnl_noescape(f)}"


def read_decimalnl_short(f):
    """Read a line that is an int; 00 and 01 are bools."""
    text = read_stringnl(f, decode=False, stripquotes=False)
    if text in (b"00", b"01"):
        return text == b"01"
    return int(text)


def read_decimalnl_long(f):
    """Read a line that is an int, perhaps with an L."""
    return int(read_stringnl(f, decode=False, stripquotes=False).removesuffix(b"L"))


def read_floatnl(f):
    """Read a line that is a float."""
    return float(read_stringnl(f, decode=False, stripquotes=False))


def read_unicodestringnl(f):
    """Read a line of raw-unicode-escape text."""
    return str(_line(f, "unicodestringnl"), "raw-unicode-escape")


stringnl = ArgumentDescriptor("stringnl", UP_TO_NEWLINE, read_stringnl, "A line: a string in quotes, with escapes.")
stringnl_noescape = ArgumentDescriptor("stringnl_noescape", UP_TO_NEWLINE, read_stringnl_noescape, "A line of text.")
stringnl_noescape_pair = ArgumentDescriptor("stringnl_noescape_pair", UP_TO_NEWLINE, read_stringnl_noescape_pair, "Two lines of text.")
unicodestringnl = ArgumentDescriptor("unicodestringnl", UP_TO_NEWLINE, read_unicodestringnl, "A line of raw-unicode-escape text.")
decimalnl_short = ArgumentDescriptor("decimalnl_short", UP_TO_NEWLINE, read_decimalnl_short, "A line: a decimal int, or a bool.")
decimalnl_long = ArgumentDescriptor("decimalnl_long", UP_TO_NEWLINE, read_decimalnl_long, "A line: a decimal int that may end in L.")
floatnl = ArgumentDescriptor("floatnl", UP_TO_NEWLINE, read_floatnl, "A line: a decimal float.")


class StackObject:
    """A kind of object on the stack."""

    __slots__ = ("name", "obtype", "doc")

    def __init__(self, name, obtype, doc):
        self.name, self.obtype, self.doc = name, obtype, doc

    def __repr__(self):
        return self.name


class OpcodeInfo:
    """An operation: its name, its one-character code, its argument (or None), what it
    takes from the stack and puts there, its first protocol, what it does."""

    __slots__ = ("name", "code", "arg", "stack_before", "stack_after", "proto", "doc")

    def __init__(self, name, code, arg, stack_before, stack_after, proto, doc):
        self.name, self.code, self.arg, self.proto, self.doc = name, code, arg, proto, doc
        self.stack_before, self.stack_after = stack_before, stack_after


pyint = pylong = StackObject("int", int, "An int.")
pyinteger_or_bool = StackObject("int_or_bool", (int, bool), "An int or a bool.")
pybool = StackObject("bool", bool, "A bool.")
pyfloat = StackObject("float", float, "A float.")
pybytes_or_str = pystring = StackObject("bytes_or_str", (bytes, str), "Bytes or a str, as the encoding says.")
pybytes = StackObject("bytes", bytes, "Bytes.")
pybytearray = StackObject("bytearray", bytearray, "A bytearray.")
pyunicode = StackObject("str", str, "A str.")
pynone = StackObject("None", type(None), "None.")
pytuple = StackObject("tuple", tuple, "A tuple.")
pylist = StackObject("list", list, "A list.")
pydict = StackObject("dict", dict, "A dict.")
pyset = StackObject("set", set, "A set.")
pyfrozenset = StackObject("frozenset", set, "A frozenset.")
pybuffer = StackObject("buffer", object, "An object with a buffer.")
anyobject = StackObject("any", object, "Any object.")
markobject = StackObject("mark", StackObject, "The mark that MARK puts on the stack.")
stackslice = StackObject("stackslice", StackObject, "All objects above the topmost mark.")

_kinds = {kind.name: kind for kind in (
    pyint, pyinteger_or_bool, pybool, pyfloat, pybytes_or_str, pybytes, pybytearray, pyunicode, pynone, pytuple, pylist,
    pydict, pyset, pyfrozenset, pybuffer, anyobject, markobject, stackslice)}

# Name, argument, stack before -> after, protocol, what it does.
_table = """
INT decimalnl_short -> int_or_bool 0 Push an int, or a bool, written in decimal.
BININT int4 -> int 1 Push a four-byte signed int.
BININT1 uint1 -> int 1 Push a one-byte unsigned int.
BININT2 uint2 -> int 1 Push a two-byte unsigned int.
LONG decimalnl_long -> int 0 Push an int written in decimal, with an L.
LONG1 long1 -> int 2 Push an int of up to 255 bytes.
LONG4 long4 -> int 2 Push an int of many bytes.
STRING stringnl -> bytes_or_str 0 Push a string of Python 2, written as its repr().
BINSTRING string4 -> bytes_or_str 1 Push a string of Python 2.
SHORT_BINSTRING string1 -> bytes_or_str 1 Push a string of Python 2 of up to 255 bytes.
BINBYTES bytes4 -> bytes 3 Push bytes.
SHORT_BINBYTES bytes1 -> bytes 3 Push up to 255 bytes.
BINBYTES8 bytes8 -> bytes 4 Push very many bytes.
BYTEARRAY8 bytearray8 -> bytearray 5 Push a bytearray.
NEXT_BUFFER - -> buffer 5 Push the next buffer from outside of the pickle.
READONLY_BUFFER - buffer -> buffer 5 Make the buffer on the stack one that cannot be written.
NONE - -> None 0 Push None.
NEWTRUE - -> bool 2 Push True.
NEWFALSE - -> bool 2 Push False.
UNICODE unicodestringnl -> str 0 Push text written in raw-unicode-escape.
SHORT_BINUNICODE unicodestring1 -> str 4 Push text of up to 255 bytes of UTF-8.
BINUNICODE unicodestring4 -> str 1 Push text.
BINUNICODE8 unicodestring8 -> str 4 Push very long text.
FLOAT floatnl -> float 0 Push a float written in decimal.
BINFLOAT float8 -> float 1 Push a float.
EMPTY_LIST - -> list 1 Push an empty list.
APPEND - list any -> list 0 Append the object to the list.
APPENDS - list mark stackslice -> list 1 Append all objects above the mark to the list below it.
LIST - mark stackslice -> list 0 Push a list of the objects above the mark.
EMPTY_TUPLE - -> tuple 1 Push an empty tuple.
TUPLE - mark stackslice -> tuple 0 Push a tuple of the objects above the mark.
TUPLE1 - any -> tuple 2 Push a tuple of the object.
TUPLE2 - any any -> tuple 2 Push a tuple of the two objects.
TUPLE3 - any any any -> tuple 2 Push a tuple of the three objects.
EMPTY_DICT - -> dict 1 Push an empty dict.
DICT - mark stackslice -> dict 0 Push a dict of the keys and values above the mark.
SETITEM - dict any any -> dict 0 Set the key to the value in the dict.
SETITEMS - dict mark stackslice -> dict 1 Set the keys to the values above the mark in the dict below it.
EMPTY_SET - -> set 4 Push an empty set.
ADDITEMS - set mark stackslice -> set 4 Add the objects above the mark to the set below it.
FROZENSET - mark stackslice -> frozenset 4 Push a frozenset of the objects above the mark.
POP - any -> 0 Drop the object.
DUP - any -> any any 0 Push the object once more.
MARK - -> mark 0 Push a mark.
POP_MARK - mark stackslice -> 1 Drop the mark and all objects above it.
GET decimalnl_short -> any 0 Push an object from the memo; its number is written in decimal.
BINGET uint1 -> any 1 Push an object from the memo, by a one-byte number.
LONG_BINGET uint4 -> any 1 Push an object from the memo, by a four-byte number.
PUT decimalnl_short -> 0 Put the object into the memo; its number is written in decimal.
BINPUT uint1 -> 1 Put the object into the memo, under a one-byte number.
LONG_BINPUT uint4 -> 1 Put the object into the memo, under a four-byte number.
MEMOIZE - any -> any 4 Put the object into the memo, under the next number.
EXT1 uint1 -> any 2 Push what copyreg knows by a one-byte code.
EXT2 uint2 -> any 2 Push what copyreg knows by a two-byte code.
EXT4 int4 -> any 2 Push what copyreg knows by a four-byte code.
GLOBAL stringnl_noescape_pair -> any 0 Push what a module has under a name.
STACK_GLOBAL - str str -> any 4 Push what the module has under the name.
REDUCE - any any -> any 0 Push what calling the object with the tuple gives.
BUILD - any any -> any 0 Set the state of the object.
INST stringnl_noescape_pair mark stackslice -> any 0 Push an instance of a class, made with the objects above the mark.
OBJ - mark any stackslice -> any 1 Push an instance of the class above the mark, made with the objects above that.
NEWOBJ - any any -> any 2 Push what the class's __new__ gives for the tuple.
NEWOBJ_EX - any any any -> any 4 Push what the class's __new__ gives for the tuple and the dict.
PROTO uint1 -> 2 Tell the protocol.
STOP - any -> 0 End the pickle: the object is its value.
FRAME uint8 -> 4 Begin a frame of so many bytes.
PERSID stringnl_noescape -> any 0 Push the object that is kept elsewhere under a name.
BINPERSID - any -> any 1 Push the object that is kept elsewhere under the one on the stack.
"""


def _opcodes():
    for row in _table.strip().splitlines():
        name, arg, *rest = row.split(" ")
        arrow = rest.index("->")
        end = next(i for i in range(arrow + 1, len(rest)) if rest[i].isdigit())
        code = {"INT": b"I"}.get(name) or getattr(pickle, name)
        yield OpcodeInfo(name, code.decode("latin-1"), None if arg == "-" else globals()[arg],
                         [_kinds[k] for k in rest[:arrow]], [_kinds[k] for k in rest[arrow + 1:end]],
                         int(rest[end]), " ".join(rest[end + 1:]))


opcodes = list(_opcodes())
code2op = {op.code: op for op in opcodes}


def _generate(pickle, with_end=False):
    if isinstance(pickle, (bytes, bytearray, memoryview)):
        pickle = io.BytesIO(pickle)
    where = getattr(pickle, "tell", lambda: None)
    while True:
        pos = where()
        code = pickle.read(1)
        op = code2op.get(code.decode("latin-1"))
        if op is None:
            if code == b"":
                raise ValueError("pickle exhausted before seeing STOP")
            raise ValueError("at position %s, opcode %r unknown" % ("<unknown>" if pos is None else pos, code))
        arg = None if op.arg is None else op.arg.reader(pickle)
        yield (op, arg, pos, where()) if with_end else (op, arg, pos)
        if op.name == "STOP":
            return


def genops(pickle):
    """Give (operation, argument, position) for each operation of a pickle, bytes or a file."""
    return _generate(pickle)


_gets = {"GET", "BINGET", "LONG_BINGET"}
_puts = {"PUT", "BINPUT", "LONG_BINPUT"}


def optimize(p):
    """Return the pickle without the entries of the memo that it does not use."""
    parts = []  # (bytes, number that they put or get, or None, whether they put)
    used, proto, memoized = set(), 0, 0
    for op, arg, pos, end in _generate(p, with_end=True):
        number = None
        proto = max(proto, op.proto if op.name != "PROTO" else arg)
        puts = op.name in _puts or op.name == "MEMOIZE"
        if op.name in _gets:
            used.add(number := arg)
        elif puts:
            number = memoized if op.name == "MEMOIZE" else arg
            memoized += 1
        elif op.name in ("PROTO", "FRAME"):
            continue
        parts.append((p[pos:end], number, puts))
    out = io.BytesIO()
    pickler = pickle._Pickler(out, proto)
    pickler.begin()
    numbers = {}
    for data, number, puts in parts:
        if puts:
            if number not in used:
                continue
            numbers[number] = len(numbers)
            data = pickler.put(numbers[number])
        elif number is not None:
            data = pickler.get(numbers[number])
        if pickler._frame is not None:
            pickler._commit_frame(force=len(data) > pickle._FRAME_TARGET)
        pickler.write(data)
    pickler.end()
    return out.getvalue()


class _Machine:
    """The stack and the memo of a pickle, by the kinds of objects in them."""

    def __init__(self, memo):
        self.stack, self.marks, self.memo = [], [], memo

    def note(self, op, arg):
        """Return what is wrong, or what there is to say of the operation."""
        after, note, wrong = op.stack_after, None, None
        takes = len(op.stack_before)
        if markobject in op.stack_before or op.name == "POP" and self.stack and self.stack[-1] is markobject:
            try:
                at = self.marks.pop()
            except IndexError:
                note = wrong = "no MARK exists on stack"
            else:
                note = "(MARK at %s)" % ("unknown opcode offset" if at is None else at)
                while self.stack[-1] is not markobject:
                    self.stack.pop()
                self.stack.pop()
                takes = op.stack_before.index(markobject) if markobject in op.stack_before else 0
        if op.name in _puts or op.name == "MEMOIZE":
            number = len(self.memo) if op.name == "MEMOIZE" else arg
            if op.name == "MEMOIZE":
                note = "(as %d)" % number
            if number in self.memo:
                wrong = "memo key %r already defined" % arg
            elif not self.stack:
                wrong = "stack is empty -- can't store into memo"
            elif self.stack[-1] is markobject:
                wrong = "can't store markobject in the memo"
            else:
                self.memo[number] = self.stack[-1]
        elif op.name in _gets:
            if arg in self.memo:
                after = [self.memo[arg]]
            else:
                wrong = "memo key %r has never been stored into" % arg
        return takes, after, note, wrong

    def apply(self, op, takes, after, pos):
        if op.name == "MARK":
            self.marks.append(pos)
        if op.name == "MEMOIZE":
            after = [self.stack[-1]]
        if len(self.stack) < takes:
            raise ValueError("tries to pop %d items from stack with only %d items" % (takes, len(self.stack)))
        if takes:
            del self.stack[-takes:]
        self.stack.extend(after)


def dis(pickle, out=None, memo=None, indentlevel=4, annotate=0):
    """Print what a pickle, bytes or a file, consists of, and check its stack and memo.

    out: a file, default sys.stdout. memo: a dict that several pickles share.
    indentlevel: blanks for each MARK. annotate: the column in which explanations
    begin; 0: there are none.
    """
    machine = _Machine({} if memo is None else memo)
    highest = -1
    column = annotate
    for op, arg, pos in genops(pickle):
        line = "" if pos is None else "%5d: " % pos
        depth = len(machine.marks)
        highest = max(highest, op.proto)
        takes, after, note, wrong = machine.note(op, arg)
        line += "%-4s %s%s" % (repr(op.code)[1:-1], " " * indentlevel * depth, op.name)
        if arg is not None or note:
            line += " " * (10 - len(op.name))
            if arg is not None:
                line += " " + repr(arg)
            if note:
                line += " " + note
        if column:
            line += " " * (column - len(line))
            column = max(len(line), annotate)
            if column > 50:
                column = annotate
            line += " " + op.doc.split("\n", 1)[0]
        print(line, file=out)
        if wrong:
            raise ValueError(wrong)
        machine.apply(op, takes, after, pos)
    print("highest protocol among opcodes =", highest, file=out)
    if machine.stack:
        raise ValueError("stack not empty after STOP: %r" % machine.stack)


def _main():
    import argparse
    parser = argparse.ArgumentParser(description="disassemble one or more pickle files", color=True)
    parser.add_argument("pickle_file", nargs="+", help="the pickle file")
    parser.add_argument("-o", "--output", help="the file where the output should be written")
    parser.add_argument("-m", "--memo", action="store_true", help="preserve memo between disassemblies")
    parser.add_argument("-l", "--indentlevel", default=4, type=int,
                        help="the number of blanks by which to indent a new MARK level")
    parser.add_argument("-a", "--annotate", action="store_true", help="annotate each line with a short opcode description")
    parser.add_argument("-p", "--preamble", default="==> {name} <==",
                        help="if more than one pickle file is specified, print this before each disassembly")
    args = parser.parse_args()
    memo = {} if args.memo else None
    out = open(args.output, "w") if args.output else _sys.stdout
    try:
        for name in args.pickle_file:
            if len(args.pickle_file) > 1:
                print(args.preamble.format(name="<stdin>" if name == "-" else name), file=out)
            data = _sys.stdin.buffer if name == "-" else open(name, "rb")
            dis(data, out, memo, args.indentlevel, 30 if args.annotate else 0)
            if name != "-":
                data.close()
    finally:
        if args.output:
            out.close()


if __name__ == "__main__":
    _main()
