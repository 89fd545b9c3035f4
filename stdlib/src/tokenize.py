"""Split Python source text into tokens, comments included."""

from builtins import open as _builtin_open
from collections import namedtuple
import token as _token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open",
                            "TokenError"]


class TokenError(Exception):
    """The text ends inside of something, or cannot be split."""


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    """A token: its type, text, where it starts and ends as (line, column), and its line."""

    def __repr__(self):
        name = f"{self.type} ({tok_name[self.type]})"
        return (f"TokenInfo(type={name}, string={self.string!r}, start={self.start!r}, end={self.end!r}, "
                f"line={self.line!r})")

    @property
    def exact_type(self):
        """The type, for operators that of the operator."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class Untokenizer:
    """Puts tokens together to text."""

    def __init__(self):
        self.tokens, self.encoding = [], None
        # Where, what and in which line the token before was.
        self.prev_row, self.prev_col, self.prev_type, self.prev_line = 1, 0, None, ""

    def add_whitespace(self, start):
        row, col = start
        if row < self.prev_row or row == self.prev_row and col < self.prev_col:
            raise ValueError(f"start ({row},{col}) precedes previous end ({self.prev_row},{self.prev_col})")
        self.add_backslash_continuation(start)
        offset = col - self.prev_col
        if offset > 0:
            self.tokens.append(" " * offset)

    def add_backslash_continuation(self, start):
        """Lines that a backslash joins have no token for it: write it."""
        rows = start[0] - self.prev_row
        if rows == 0:
            return
        newline = "\r\n" if self.prev_line.endswith("\r\n") else "\n"
        line = self.prev_line.rstrip("\\\r\n")
        gap = "".join([c for c in reversed(line) if c.isspace()][:len(line) - len(line.rstrip())])
        self.tokens.append(gap[::-1] + ("\\" + newline) * rows)
        self.prev_col = 0

    def escape_brackets(self, text):
        """Double the braces of the text of an f-string, those of \\N{...} excepted."""
        out = []
        i, n = 0, len(text)
        while i < n:
            c = text[i]
            if c == "\\" and text.startswith("N{", i + 1):
                back = 0
                while i - back - 1 >= 0 and text[i - back - 1] == "\\":
                    back += 1
                if back % 2 == 0:
                    end = text.find("}", i)
                    if end >= 0:
                        out.append(text[i:end + 1])
                        i = end + 1
                        continue
            out.append(c * 2 if c in "{}" else c)
            i += 1
        return "".join(out)

    def untokenize(self, iterable):
        tokens = iter(iterable)
        indents = []
        at_start = False  # of a line
        for token in tokens:
            if len(token) == 2:
                self.compat(token, tokens)
                break
            kind, text, start, end, line = token
            if kind == ENDMARKER:
                break
            if kind == ENCODING:
                self.encoding = text
            elif kind == INDENT:
                indents.append(text)
            elif kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
            else:
                if kind in (NEWLINE, NL):
                    at_start = True
                elif at_start and indents:
                    at_start = False
                    self._indent(indents[-1], start)
                elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                    text, end = self._escaped(text, end)
                self.add_whitespace(start)
                self._write(kind, text, end, line)
        return "".join(self.tokens)

    def _indent(self, indent, start):
        if start[1] >= len(indent):
            self.tokens.append(indent)
            self.prev_col = len(indent)

    def _escaped(self, text, end):
        """Text of an f-string with double braces, and where it ends then."""
        escaped = self.escape_brackets(text)
        longer = len(escaped.rpartition("\n")[2]) - len(text.rpartition("\n")[2])
        return escaped, (end[0], end[1] + max(longer, 0))

    def _write(self, kind, text, end, line):
        self.tokens.append(text)
        self.prev_type, self.prev_line = kind, line
        self.prev_row, self.prev_col = (end[0] + 1, 0) if kind in (NEWLINE, NL) else end

    def compat(self, token, iterable):
        """Write tokens without positions: with enough spaces that they stay apart."""
        from itertools import chain
        indents = []
        add = self.tokens.append
        startline = token[0] in (NEWLINE, NL)
        prev_string = False
        in_fstring = 0
        for tok in chain([token], iterable):
            kind, text = tok[:2]
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += " "
            if kind == STRING:
                if prev_string:
                    text = " " + text
                prev_string = True
            else:
                prev_string = False
            if kind in (FSTRING_START, TSTRING_START):
                in_fstring += 1
            elif kind in (FSTRING_END, TSTRING_END):
                in_fstring -= 1
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                startline = True
            elif startline and indents:
                add(indents[-1])
                startline = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                text = self.escape_brackets(text)
            # Two strings side by side must not become one prefix and quote.
            if kind in (STRING, FSTRING_START, TSTRING_START) and self.prev_type in (STRING, FSTRING_END, TSTRING_END):
                add(" ")
            add(text)
            self.prev_type = kind


def untokenize(iterable):
    """Return source text for tokens of (type, string) or of all five parts; bytes if there is an ENCODING token."""
    writer = Untokenizer()
    text = writer.untokenize(iterable)
    return text if writer.encoding is None else text.encode(writer.encoding)


def _normal_name(name):
    """Return the usual name of an encoding that a source file declares."""
    short = name[:12].lower().replace("_", "-")
    if short == "utf-8" or short.startswith("utf-8-"):
        return "utf-8"
    if short in ("latin-1", "iso-8859-1", "iso-latin-1") or short.startswith(
            ("latin-1-", "iso-8859-1-", "iso-latin-1-")):
        return "iso-8859-1"
    return name


def detect_encoding(readline):
    """Return the encoding of a source file, from its mark or declaration, and the lines read to find it."""
    import re
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None
    bom, encoding = False, None

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def problem(message):
        if filename is not None:
            message = f"{message} for {filename!r}"
        return SyntaxError(message)

    def find_cookie(line):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise problem("invalid or missing encoding declaration")
        match = re.match(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", text, re.ASCII)
        if not match:
            return None
        encoding = _normal_name(match.group(1))
        from codecs import lookup
        try:
            lookup(encoding)
        except LookupError:
            if filename is None:
                raise SyntaxError("unknown encoding: " + encoding)
            raise SyntaxError("unknown encoding for {!r}: {}".format(filename, encoding))
        if bom:
            if encoding != "utf-8":
                if filename is None:
                    raise SyntaxError("encoding problem: utf-8")
                raise SyntaxError("encoding problem for {!r}: utf-8".format(filename))
            encoding += "-sig"
        return encoding

    consumed = []
    for _ in range(2):
        line = read()
        if not consumed and line.startswith(b"\xef\xbb\xbf"):
            bom, line = True, line[3:]
        if not line:
            break
        consumed.append(line)
        encoding = find_cookie(line)
        # The second line counts if the first is a comment, or empty.
        if encoding or not re.match(rb"[ \t\f]*(?:[#\r\n]|$)", line):
            break
    return encoding or ("utf-8-sig" if bom else "utf-8"), consumed


def open(filename):
    """Open a source file as text, in the encoding it declares."""
    from io import TextIOWrapper
    buffer = _builtin_open(filename, "rb")
    try:
        encoding = detect_encoding(buffer.readline)[0]
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
    except:
        buffer.close()
        raise
    text.mode = "r"
    return text


def tokenize(readline):
    """Iterate over the tokens of bytes; the first is ENCODING."""
    encoding, consumed = detect_encoding(readline)

    def lines():
        yield from consumed
        while True:
            try:
                line = readline()
            except StopIteration:
                return
            if not line:
                return
            yield line

    if encoding is not None:
        yield TokenInfo(ENCODING, "utf-8" if encoding == "utf-8-sig" else encoding, (0, 0), (0, 0), "")
    yield from _generate_tokens_from_c_tokenizer(lines().__next__, encoding, extra_tokens=True)


def generate_tokens(readline):
    """Iterate over the tokens of text."""
    return _generate_tokens_from_c_tokenizer(readline, extra_tokens=True)


def _generate_tokens_from_c_tokenizer(source, encoding=None, extra_tokens=False):
    from _tokenize import TokenizerIter
    if encoding is not None and encoding.startswith("utf-8-sig"):
        encoding = "utf-8"
    it = TokenizerIter(source, encoding=encoding, extra_tokens=extra_tokens)
    try:
        for info in it:
            yield TokenInfo._make(info)
    except SyntaxError as e:
        if type(e) is not SyntaxError:
            raise e from None
        message = e.msg
        if "unterminated triple-quoted string literal" in message:
            message = "EOF in multi-line string"
        raise TokenError(message, (e.lineno, e.offset)) from None


def _main(args=None):
    """The command: python -m tokenize [-e] [FILE]."""
    import argparse
    import sys

    def fail(message, *where):
        """End with an error; where is a file, or a file, line and column."""
        print(":".join(map(str, where)) + ": error:" if where else "error:", message, file=sys.stderr)
        sys.exit(1)

    parser = argparse.ArgumentParser(color=True)
    parser.add_argument(dest="filename", nargs="?", metavar="filename.py",
                        help="the file to tokenize; defaults to stdin")
    parser.add_argument("-e", "--exact", dest="exact", action="store_true",
                        help="display token names using the exact type")
    args = parser.parse_args(args)
    filename = args.filename or "<stdin>"
    try:
        if args.filename:
            with _builtin_open(args.filename, "rb") as f:
                tokens = list(tokenize(f.readline))
        else:
            tokens = _generate_tokens_from_c_tokenizer(sys.stdin.readline, extra_tokens=True)
        for t in tokens:
            kind = t.exact_type if args.exact else t.type
            print("%-20s%-15s%-15r" % ("%d,%d-%d,%d:" % (t.start + t.end), tok_name[kind], t.string))
    except KeyboardInterrupt:
        print("interrupted\n")
    except OSError as err:
        fail(err)
    except TokenError as err:
        fail(err.args[0], filename, *err.args[1])
    except IndentationError as err:
        fail(err.args[0], filename, *err.args[1][1:3])
    except SyntaxError as err:
        fail(err, filename)


if __name__ == "__main__":
    _main()
