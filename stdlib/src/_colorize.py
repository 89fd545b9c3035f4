"""Colours for terminals: whether to use them, and the escape sequences."""

import sys

__all__ = ["ANSIColors", "NoColors", "can_colorize", "decolor", "get_colors", "get_theme"]

COLORIZE = True


class ANSIColors:
    RESET = "\x1b[0m"
    BLACK = "\x1b[30m"
    RED = "\x1b[31m"
    GREEN = "\x1b[32m"
    YELLOW = "\x1b[33m"
    BLUE = "\x1b[34m"
    MAGENTA = "\x1b[35m"
    CYAN = "\x1b[36m"
    WHITE = "\x1b[37m"
    GREY = "\x1b[90m"
    BOLD = "\x1b[1m"
    BOLD_BLACK = "\x1b[1;30m"
    BOLD_RED = "\x1b[1;31m"
    BOLD_GREEN = "\x1b[1;32m"
    BOLD_YELLOW = "\x1b[1;33m"
    BOLD_BLUE = "\x1b[1;34m"
    BOLD_MAGENTA = "\x1b[1;35m"
    BOLD_CYAN = "\x1b[1;36m"
    BOLD_WHITE = "\x1b[1;37m"


NoColors = ANSIColors()
for _name in [n for n in vars(ANSIColors) if n[0] != "_"]:
    setattr(NoColors, _name, "")
del _name
ColorCodes = {v for k, v in vars(ANSIColors).items() if k[0] != "_"}


class _Section:
    """One part of a theme: names of roles with their colours."""

    def __init__(self, **roles):
        self.__dict__.update(roles)

    def __getitem__(self, role):
        return self.__dict__[role]

    def __iter__(self):
        return iter(self.__dict__)

    def __len__(self):
        return len(self.__dict__)

    def items(self):
        return self.__dict__.items()

    def no_colors(self):
        return _Section(**dict.fromkeys(self.__dict__, ""))


class Theme:
    def __init__(self, **sections):
        self.__dict__.update(sections)

    def no_colors(self):
        return Theme(**{name: section.no_colors() for name, section in self.__dict__.items()})


_C = ANSIColors
default_theme = Theme(
    argparse=_Section(
        usage=_C.BOLD_BLUE, prog=_C.BOLD_MAGENTA, prog_extra=_C.MAGENTA, heading=_C.BOLD_BLUE,
        summary_long_option=_C.CYAN, summary_short_option=_C.GREEN, summary_label=_C.YELLOW,
        summary_action=_C.GREEN, long_option=_C.BOLD_CYAN, short_option=_C.BOLD_GREEN, label=_C.BOLD_YELLOW,
        action=_C.BOLD_GREEN, reset=_C.RESET),
    syntax=_Section(
        prompt=_C.BOLD_MAGENTA, keyword=_C.BOLD_BLUE, keyword_constant=_C.BOLD_BLUE, builtin=_C.CYAN,
        comment=_C.RED, string=_C.GREEN, number=_C.YELLOW, op=_C.RESET, definition=_C.BOLD,
        soft_keyword=_C.BOLD_BLUE, reset=_C.RESET),
    traceback=_Section(
        type=_C.BOLD_MAGENTA, message=_C.MAGENTA, filename=_C.MAGENTA, line_no=_C.MAGENTA, frame=_C.MAGENTA,
        error_highlight=_C.BOLD_RED, error_range=_C.RED, reset=_C.RESET),
    unittest=_Section(
        passed=_C.GREEN, warn=_C.YELLOW, fail=_C.RED, fail_info=_C.BOLD_RED, reset=_C.RESET),
)
del _C
theme_no_color = default_theme.no_colors()
_theme = default_theme


def get_colors(colorize=False, *, file=None):
    """Return the object whose attributes are the escape sequences, empty ones without colour."""
    return ANSIColors() if colorize or can_colorize(file=file) else NoColors


def get_theme(*, tty_file=None, force_color=False, force_no_color=False):
    """Return the theme for a file."""
    if force_color or (not force_no_color and can_colorize(file=tty_file)):
        return _theme
    return theme_no_color


def set_theme(t):
    """Replace the theme."""
    global _theme
    if not isinstance(t, Theme):
        raise ValueError(f"Expected Theme object, found {t}")
    _theme = t


def decolor(text):
    """Remove colours from a text."""
    for code in ColorCodes:
        text = text.replace(code, "")
    return text


def can_colorize(*, file=None):
    """Tell whether a file, by default sys.stdout, is a terminal that should get colours."""
    import os

    if file is None:
        file = sys.stdout
    if not sys.flags.ignore_environment:
        get = os.environ.get
        if get("PYTHON_COLORS") == "0":
            return False
        if get("PYTHON_COLORS") == "1":
            return True
        if get("NO_COLOR"):
            return False
        if not COLORIZE:
            return False
        if get("FORCE_COLOR"):
            return True
        if get("TERM") == "dumb":
            return False
    if not hasattr(file, "fileno"):
        return False
    try:
        return os.isatty(file.fileno())
    except (OSError, ValueError):
        return hasattr(file, "isatty") and file.isatty()
