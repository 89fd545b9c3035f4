"""Split text as a Unix shell does."""

import sys

__all__ = ["shlex", "split", "quote", "join"]


def _as_stream(source):
    if not isinstance(source, str):
        return source
    from io import StringIO
    return StringIO(source)


class shlex:
    """Splits text, or what a file holds, into tokens."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream, self.infile = (sys.stdin, None) if instream is None else (_as_stream(instream), infile)
        self.posix = posix
        self.eof = None if posix else ""
        # Which characters are what: all may be changed.
        self.commenters, self.whitespace = "#", " \t\r\n"
        self.escape, self.quotes, self.escapedquotes = "\\", "'\"", '"'
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._punctuation_chars:
            self.wordchars = "".join([c for c in self.wordchars + "~-./*?=" if c not in self._punctuation_chars])
        self.whitespace_split = False
        self.source = None
        self.token, self.lineno, self.debug = "", 1, 0
        self.state = " "  # None at the end of the stream
        self._unread = []  # characters that were read too far
        self.pushback, self.filestack = [], []  # tokens, and streams, to come back to: the last one first

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def _tell(self, level, *texts):
        if self.debug >= level:
            print("shlex:", *texts)

    def push_token(self, tok):
        """Put a token back, to be the next."""
        self._tell(1, "pushing token", repr(tok))
        self.pushback.append(tok)

    def push_source(self, newstream, newfile=None):
        """Read from another stream first."""
        self.filestack.append((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, _as_stream(newstream), 1
        self._tell(1, "pushing to", *(("stream", self.instream) if newfile is None else ("file", newfile)))

    def pop_source(self):
        """Go back to the stream before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.pop()
        self.state = " "
        self._tell(1, f"popping to {self.instream}, line {self.lineno}")

    def get_token(self):
        """Return the next token; eof at the end."""
        if self.pushback:
            token = self.pushback.pop()
            self._tell(1, "popping token", repr(token))
            return token
        token = self.read_token()
        while self.source is not None and token == self.source:
            found = self.sourcehook(self.read_token())
            if found:
                file, stream = found
                self.push_source(stream, file)
            token = self.get_token()
        while token == self.eof and self.filestack:
            self.pop_source()
            token = self.get_token()
        self._tell(1, "token=EOF" if token == self.eof else f"token={token!r}")
        return token

    def _read(self):
        """Return the next character, "" at the end of the stream."""
        char = self._unread.pop() if self._unread else self.instream.read(1)
        if char == "\n":
            self.lineno += 1
        return char

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        """Return the next token of the stream."""
        self.token = ""
        quoted = self.state is not None and self._read_token()
        token = self.token
        if self.posix and not token and not quoted:
            token = None
        self._tell(2, f"raw token={token!r}" if token else "raw token=EOF")
        self.token = ""
        return token

    def _read_token(self):
        """Read into self.token; return whether there were quotes, so that an empty token is one."""
        char = self._read()
        while char and (char in self.whitespace or char in self.commenters):
            if char not in self.whitespace:
                self._skip_comment()
            char = self._read()
        if not char:
            self.state = None
        elif self.posix and char in self.escape or char in self.wordchars:
            return self._read_word(char)
        elif char in self._punctuation_chars:
            self._read_punctuation(char)
        elif char in self.quotes:
            if self.posix:
                return self._read_word(char)
            # The quotes, and what is between, are a token of their own.
            self.token = char
            self._read_quoted(char)
            self.token += char
            return True
        elif self.whitespace_split:
            return self._read_word(char)
        else:
            self.token = char
        return False

    def _read_word(self, char):
        """Read a word, of which the first character is given."""
        quoted = False
        while char:
            if char in self.whitespace:
                return quoted
            if char in self.commenters:
                self._skip_comment()
                if self.posix:
                    return quoted
            elif self.posix and char in self.quotes:
                self._read_quoted(char)
                quoted = True
            elif self.posix and char in self.escape:
                self._read_escaped(char, char)
            elif char in self.wordchars or char in self.quotes or (
                    self.whitespace_split and char not in self._punctuation_chars):
                self.token += char
            else:
                # It begins the next token, or is that.
                if self._punctuation_chars:
                    self._unread.append(char)
                else:
                    self.pushback.append(char)
                return quoted
            char = self._read()
        self.state = None
        return quoted

    def _read_punctuation(self, char):
        """Read characters of punctuation, which are one token together."""
        while char and char not in self.whitespace:
            if char in self.commenters:
                self._skip_comment()
                if self.posix:
                    return
            elif char in self._punctuation_chars:
                self.token += char
            else:
                self._unread.append(char)
                return
            char = self._read()
        if not char:
            self.state = None

    def _read_quoted(self, quote):
        """Read what is in quotes, up to the closing one."""
        escapes = self.escape if self.posix and quote in self.escapedquotes else ""
        while (char := self._read()) != quote:
            if not char:
                raise ValueError("No closing quotation")
            if char in escapes:
                self._read_escaped(char, char + quote)
            else:
                self.token += char

    def _read_escaped(self, escape, special):
        """Read the character after an escape, which stays in quotes where it is not needed."""
        char = self._read()
        if not char:
            raise ValueError("No escaped character")
        self.token += char if len(special) == 1 or char in special else escape + char

    def sourcehook(self, newfile):
        """Open the file that a source command names."""
        import os
        name = newfile[1:-1] if newfile.startswith('"') else newfile
        if isinstance(self.infile, str):
            # Beside the file that names it; an absolute name stays.
            name = os.path.join(os.path.dirname(self.infile), name)
        return name, open(name)

    def error_leader(self, infile=None, lineno=None):
        """Return how an error message about the current place begins."""
        return '"%s", line %d: ' % (self.infile if infile is None else infile, self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def __next__(self):
        if (token := self.get_token()) == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """Split a command line into its arguments."""
    if s is None:
        raise ValueError("s argument must not be None")
    lex = shlex(s, posix=posix)
    lex.whitespace_split = True
    if not comments:
        lex.commenters = ""
    return list(lex)


def join(split_command):
    """Put arguments together to a command line."""
    return " ".join([quote(arg) for arg in split_command])


_SAFE = frozenset("%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")


def quote(s):
    """Return an argument in a form that a shell reads back as it is."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def _print_tokens(lexer):
    while tt := lexer.get_token():
        print("Token: " + repr(tt))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with open(sys.argv[1]) as file:
            _print_tokens(shlex(file, sys.argv[1]))
    else:
        _print_tokens(shlex())
