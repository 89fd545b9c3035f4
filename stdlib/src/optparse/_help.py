"""How the help of a parser looks."""

import os
from gettext import gettext as _

from ._option import NO_DEFAULT


class HelpFormatter:
    """Lays out help: the names of options at the left, and what they do at the right. A base class."""

    NO_DEFAULT_VALUE = "none"
    _MIN_WIDTH = 11  # of a column of text, however narrow the terminal is

    def __init__(self, indent_increment, max_help_position, width, short_first):
        if width is None:
            try:
                width = int(os.environ["COLUMNS"]) - 2
            except (KeyError, ValueError):
                width = 78
        self.parser = None
        self.width, self.short_first = width, short_first
        # Where we are: a level, and what each indents.
        self.level = self.current_indent = 0
        self.indent_increment = indent_increment
        # Where the right column begins, and how wide it is; the latter is known with the options.
        self.max_help_position = self.help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self.help_width = None
        self.default_tag = "%default"
        self.option_strings = {}  # the left column
        self._short_opt_fmt, self._long_opt_fmt = "%s %s", "%s=%s"

    def set_parser(self, parser):
        self.parser = parser

    def _value_format(self, length, delim, allowed):
        if delim not in allowed:
            raise ValueError(f"invalid metavar delimiter for {length} options: {delim!r}")
        return f"%s{delim}%s"

    def set_short_opt_delimiter(self, delim):
        """Set what is between a short option and its value: nothing or a space."""
        self._short_opt_fmt = self._value_format("short", delim, ("", " "))

    def set_long_opt_delimiter(self, delim):
        """Set what is between a long option and its value: "=" or a space."""
        self._long_opt_fmt = self._value_format("long", delim, ("=", " "))

    def _move(self, levels):
        self.level += levels
        self.current_indent += levels * self.indent_increment

    def indent(self):
        self._move(1)

    def dedent(self):
        self._move(-1)
        assert self.current_indent >= 0, "Indent decreased below 0."

    def format_heading(self, heading):
        raise NotImplementedError("subclasses must implement")

    def format_usage(self, usage):
        raise NotImplementedError("subclasses must implement")

    def _format_text(self, text):
        import textwrap
        margin = " " * self.current_indent
        return textwrap.fill(text, max(self.width - len(margin), self._MIN_WIDTH), initial_indent=margin,
                             subsequent_indent=margin)

    def format_description(self, description):
        return f"{self._format_text(description)}\n" if description else ""

    def format_epilog(self, epilog):
        return f"\n{self._format_text(epilog)}\n" if epilog else ""

    def expand_default(self, option):
        """The help of an option, with its default."""
        if self.parser is None or not self.default_tag:
            return option.help
        default = self.parser.defaults.get(option.dest)
        if default is None or default is NO_DEFAULT:
            default = self.NO_DEFAULT_VALUE
        return option.help.replace(self.default_tag, str(default))

    def format_option(self, option):
        """The lines of an option."""
        import textwrap
        names = " " * self.current_indent + self.option_strings[option]
        texts = textwrap.wrap(self.expand_default(option), self.help_width) if option.help else []
        if len(names) + 2 <= self.help_position:
            # The first line of the text is beside the names.
            first = texts.pop(0) if texts else ""
            names = names.ljust(self.help_position) + first
        margin = " " * self.help_position
        return "".join(f"{line}\n" for line in (names, *(margin + text for text in texts)))

    def store_option_strings(self, parser):
        """Prepare the left column, and find out how wide it is."""
        longest = 0
        groups = [(2, group.option_list) for group in parser.option_groups]
        for levels, options in [(1, parser.option_list), *groups]:
            indent = self.current_indent + levels * self.indent_increment
            for option in options:
                names = self.option_strings[option] = self.format_option_strings(option)
                longest = max(longest, indent + len(names))
        self.help_position = min(longest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, self._MIN_WIDTH)

    def format_option_strings(self, option):
        """The names of an option, with what its value is called."""
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short, long = [[form % (name, metavar) for name in names]
                           for form, names in ((self._short_opt_fmt, short), (self._long_opt_fmt, long))]
        return ", ".join(short + long if self.short_first else long + short)


class IndentedHelpFormatter(HelpFormatter):
    """Help with indented sections."""

    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_heading(self, heading):
        return " " * self.current_indent + f"{heading}:\n"

    def format_usage(self, usage):
        return _("Usage: %s\n") % usage


class TitledHelpFormatter(HelpFormatter):
    """Help with underlined titles."""

    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.level] * len(heading)}\n"

    def format_usage(self, usage):
        return f"{self.format_heading(_('Usage'))}  {usage}\n"
