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
        self.tokens = []
        self.prev_row = 1
        self.prev_col = 0
        self.prev_type = None
        self.prev_line = ""
        self.encoding = None

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
        it = iter(iterable)
        indents = []
        startline = False
        for t in it:
            if len(t) == 2:
                self.compat(t, it)
                break
            tok_type, text, start, end, line = t
            if tok_type == ENCODING:
                self.encoding = text
                continue
            if tok_type == ENDMARKER:
                break
            if tok_type == INDENT:
                indents.append(text)
                continue
            if tok_type == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if tok_type in (NEWLINE, NL):
                startline = True
            elif startline and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.tokens.append(indent)
                    self.prev_col = len(indent)
                startline = False
            elif tok_type in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                if "{" in text or "}" in text:
                    brace = start[1]
                    escaped = self.escape_brackets(text)
                    last = escaped.split("\n")[-1]
                    extra = len(escaped) - len(text) if "\n" not in text else len(last) - len(text.split("\n")[-1])
                    text = escaped
                    end = end[0], end[1] + max(extra, 0)
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if tok_type in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
            self.prev_type = tok_type
            self.prev_line = line
        return "".join(self.tokens)

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
    ut = Untokenizer()
    out = ut.untokenize(iterable)
    if ut.encoding is not None:
        out = out.encode(ut.encoding)
    return out


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
    bom = False
    encoding = None
    default = "utf-8"

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

    first = read()
    if first.startswith(b"\xef\xbb\xbf"):
        bom = True
        first = first[3:]
        default = "utf-8-sig"
    if not first:
        return default, []
    encoding = find_cookie(first)
    if encoding:
        return encoding, [first]
    if not re.match(rb"^[ \t\f]*(?:[#\r\n]|$)", first):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    encoding = find_cookie(second)
    if encoding:
        return encoding, [first, second]
    return default, [first, second]


def open(filename):
    """Open a source file as text, in the encoding it declares."""
    from io import TextIOWrapper
    buffer = _builtin_open(filename, "rb")
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = "r"
        return text
    except:
        buffer.close()
        raise


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

    def error(message, filename=None, location=None):
        if location:
            print("%s:%d:%d: error: %s" % ((filename,) + tuple(location) + (message,)), file=sys.stderr)
        elif filename:
            print("%s: error: %s" % (filename, message), file=sys.stderr)
        else:
            print("error: %s" % message, file=sys.stderr)
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
    except IndentationError as err:
        line, column = err.args[1][1:3]
        error(err.args[0], filename, (line, column))
    except TokenError as err:
        line, column = err.args[1]
        error(err.args[0], filename, (line, column))
    except SyntaxError as err:
        error(err, filename)
    except OSError as err:
        error(err)
    except KeyboardInterrupt:
        print("interrupted\n")


if __name__ == "__main__":
    _main()
