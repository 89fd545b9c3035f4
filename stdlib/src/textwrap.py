"""Text wrapping and filling."""

import re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# Only these count as white space: others, the no-break space among them, are parts of words.
_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Wraps text; the attributes are its options, and may be changed between calls."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(" "))

    # The pieces that text is made of: white space, em-dashes, words that end at a hyphen inside of a
    # compound word, and words.
    wordsep_re = re.compile(r"""
        (
            [\t\n\x0b\x0c\r ]+
        |
            (?<=[\w!"'&.,?]) -{2,} (?=\w)
        |
            [^\t\n\x0b\x0c\r ] (?:
                [^\t\n\x0b\x0c\r ]*?
                (?:
                    -(?: (?<=[^\d\W]{2}-) | (?<=[^\d\W]-[^\d\W]-))
                    (?= [^\d\W] -? [^\d\W])
                |
                    (?=[\t\n\x0b\x0c\r ]|\Z)
                |
                    (?<=[\w!"'&.,?]) (?=-{2,}\w)
                )
            )
        )""", re.VERBOSE)
    wordsep_simple_re = re.compile(r"([\t\n\x0b\x0c\r ]+)")
    sentence_end_re = re.compile(r"[a-z][\.\!\?][\"\']?\Z")

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        # What a line is,
        self.width, self.max_lines, self.placeholder = width, max_lines, placeholder
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        # what becomes of white space,
        self.tabsize, self.expand_tabs = tabsize, expand_tabs
        self.replace_whitespace, self.drop_whitespace = replace_whitespace, drop_whitespace
        # and of words.
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens
        self.fix_sentence_endings = fix_sentence_endings

    def _munge_whitespace(self, text):
        expanded = text.expandtabs(self.tabsize) if self.expand_tabs else text
        return expanded.translate(self.unicode_whitespace_trans) if self.replace_whitespace else expanded

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [piece for piece in pattern.split(text) if piece]

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == " " and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        room = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end = room
            word = reversed_chunks[-1]
            if self.break_on_hyphens and len(word) > room:
                # Break after a hyphen, if something other than hyphens is before it.
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                    end = hyphen + 1
            cur_line.append(word[:end])
            reversed_chunks[-1] = word[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        drop = self.drop_whitespace
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if drop and lines and not chunks[-1].strip():
                chunks.pop()
            # The line is the pieces from i on, last first, that fit.
            i, length = len(chunks), 0
            while i and (longer := length + len(chunks[i - 1])) <= width:
                length = longer
                i -= 1
            line = chunks[i:]
            line.reverse()
            del chunks[i:]
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if drop and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            more = chunks and not (drop and len(chunks) == 1 and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines or (not more and length <= width)):
                lines.append(indent + "".join(line))
                continue
            # The last line that may be: shorten it until the placeholder fits.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line.pop())
            else:
                if lines and len(last := lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = last + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Return the lines, without newlines, of the wrapped paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Return the wrapped paragraph as one string."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a paragraph; returns its lines. The options are those of TextWrapper."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Wrap a paragraph; returns one string. The options are those of TextWrapper."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse white space and cut the text to a width; words that are left out become ' [...]'."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove the white space that all lines that are not blank begin with; blank lines become empty."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    lines = ["" if not line or line.isspace() else line for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        space = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = space
        elif not space.startswith(margin):
            n = 0
            while n < len(space) and n < len(margin) and space[n] == margin[n]:
                n += 1
            margin = margin[:n]
        if not margin:
            break
    n = len(margin or "")
    return "\n".join([line[n:] for line in lines] if n else lines)


def indent(text, prefix, predicate=None):
    """Put a prefix before the lines for which the predicate is true, by default those that are not blank."""
    out = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else not line.isspace():
            out.append(prefix)
        out.append(line)
    return "".join(out)
