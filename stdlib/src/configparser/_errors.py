"""What can be wrong with a configuration."""

MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """Base of the errors of this module; message is the text, args what is needed to make the error again."""

    def __init__(self, msg="", args=None):
        super().__init__(msg)
        self.message = msg
        if args is not None:
            self.args = args

    def __repr__(self):
        return self.message

    __str__ = __repr__


def _already(what, subject, source, lineno):
    """The text of a thing that is there twice, and where that was read."""
    if source is None:
        return f"{what.capitalize()} {subject} already exists"
    line = "" if lineno is None else f" [line {lineno:2d}]"
    return f"While reading from {source!r}{line}: {what} {subject} already exists"


class NoSectionError(Error):
    """A section is not there."""

    def __init__(self, section):
        super().__init__(f"No section: {section!r}", (section,))
        self.section = section


class DuplicateSectionError(Error):
    """A section is there already."""

    def __init__(self, section, source=None, lineno=None):
        super().__init__(_already("section", repr(section), source, lineno), (section, source, lineno))
        self.section, self.source, self.lineno = section, source, lineno


class NoOptionError(Error):
    """An option is not there."""

    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}", (option, section))
        self.option, self.section = option, section


class DuplicateOptionError(Error):
    """An option is there already."""

    def __init__(self, section, option, source=None, lineno=None):
        text = _already("option", f"{option!r} in section {section!r}", source, lineno)
        super().__init__(text, (section, option, source, lineno))
        self.section, self.option, self.source, self.lineno = section, option, source, lineno


class InterpolationError(Error):
    """Base of the errors in references from one value to another."""

    def __init__(self, option, section, msg):
        super().__init__(msg, (option, section, msg))
        self.option, self.section = option, section


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f"Bad value substitution: option {option!r} in section {section!r} contains "
                         f"an interpolation key {reference!r} which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference
        self.args = option, section, rawval, reference


class InterpolationSyntaxError(InterpolationError):
    """A reference is not written as it must be."""


class InterpolationDepthError(InterpolationError):
    """Values refer to each other endlessly."""

    def __init__(self, option, section, rawval):
        super().__init__(option, section, f"Recursion limit exceeded in value substitution: option {option!r} in section "
                         f"{section!r} contains an interpolation key which cannot be substituted in "
                         f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = option, section, rawval


class ParsingError(Error):
    """A text is not a configuration; errors has the lines that are wrong, with their numbers."""

    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}", (source,))
        self.source = source
        self.errors = []
        if args:
            self.append(*args)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        """Add the lines of other errors."""
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


class MissingSectionHeaderError(ParsingError):
    """An option comes before all sections."""

    _text = "File contains no section headers."

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"{self._text}\nfile: {filename!r}, line: {lineno}\n{line!r}", (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line


class MultilineContinuationError(ParsingError):
    """An option without value goes on in an indented line."""

    _text = "Key without value continued with an indented line."
    __init__ = MissingSectionHeaderError.__init__


class UnnamedSectionDisabledError(Error):
    """The unnamed section is used though it was not allowed."""

    def __init__(self):
        super().__init__("Support for UNNAMED_SECTION is disabled.")


class InvalidWriteError(Error):
    """What is to be written could not be read again."""
