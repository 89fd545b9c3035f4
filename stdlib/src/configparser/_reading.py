"""Reading the text of a configuration."""

import sys

from ._errors import (DuplicateOptionError, DuplicateSectionError, MissingSectionHeaderError,
                      MultilineContinuationError, ParsingError)


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


# The section of the options before the first header, for parsers that allow it.
UNNAMED_SECTION = _UnnamedSection()


class Reading:
    """Puts the lines of a text into a parser.

    While it reads, a value is the list of its lines, which are joined at the end."""

    def __init__(self, parser, source):
        self.parser = parser
        self.source = source
        self.section = None  # its name,
        self.options = None  # and its options
        self.option = None  # the one that indented lines belong to
        self.indent = 0  # of its line
        self.seen = set()  # names of sections, and (section, option)
        self.wrong = []

    def read(self, lines):
        try:
            for self.lineno, self.line in enumerate(lines, start=1):
                text, commented = self._without_comment(self.line)
                if text:
                    self._text(text)
                elif not self.parser._empty_lines_in_values:
                    self.indent = sys.maxsize  # nothing can be further in: the value ends here
                elif not commented and self._value_lines() is not None:
                    # A line with a comment only is no part of the value, an empty one is.
                    self._value_lines().append("")
        finally:
            self._join()
        if self.wrong:
            raise self.wrong[0].combine(self.wrong[1:])

    def _join(self):
        parser = self.parser
        for section, options in (parser.default_section, parser._defaults), *parser._sections.items():
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = parser._interpolation.before_read(parser, section, name, value)

    def _without_comment(self, line):
        """Return a line without a comment and white space around it, and whether it had a comment."""
        text = line.strip()
        if text.startswith(self.parser._comment_prefixes):
            return "", True
        end = len(line)
        for prefix in self.parser._inline_comment_prefixes:
            # Behind text it must be set off by white space.
            at = line.find(prefix)
            while 0 < at < end and not line[at - 1].isspace():
                at = line.find(prefix, at + 1)
            if at >= 0:
                end = min(end, at)
        clean = line[:end].strip()
        return clean, len(clean) < len(text)

    def _value_lines(self):
        """The lines of the value that may go on; None if there is none."""
        return self.options[self.option] if self.options is not None and self.option else None

    def _text(self, text):
        indent = len(self.line) - len(self.line.lstrip())
        if self.options is not None and self.option and indent > self.indent:
            lines = self._value_lines()
            if lines is None:
                raise MultilineContinuationError(self.source, self.lineno, self.line)
            lines.append(text)
            return
        if self.options is None and self.parser._allow_unnamed_section:
            self._begin(UNNAMED_SECTION)
        self.indent = indent
        header = self.parser.SECTCRE.match(text)
        if header:
            self._begin(header.group("header"))
        elif self.options is None:
            raise MissingSectionHeaderError(self.source, self.lineno, self.line)
        else:
            self._option(text)

    def _begin(self, section):
        parser = self.parser
        self.section, self.option = section, None
        if section in parser._sections:
            if parser._strict and section in self.seen:
                raise DuplicateSectionError(section, self.source, self.lineno)
            self.options = parser._sections[section]
        elif section == parser.default_section:
            self.options = parser._defaults
            return  # as often as one likes
        else:
            self.options = parser._new_section(section)
        self.seen.add(section)

    def _option(self, text):
        parser = self.parser
        found = parser._optcre.match(text)
        name = found and found.group("option").rstrip()
        if not name:
            self.wrong.append(ParsingError(self.source, self.lineno, self.line))
            if found is None:
                return
        name = self.option = parser.optionxform(name)
        if parser._strict and (self.section, name) in self.seen:
            raise DuplicateOptionError(self.section, name, self.source, self.lineno)
        self.seen.add((self.section, name))
        value = found.group("value")
        self.options[name] = None if value is None else [value.strip()]
