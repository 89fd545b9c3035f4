"""A parser for command lines: positional arguments, options, sub-commands, help."""

import os as _os
import sys as _sys
from gettext import gettext as _, ngettext

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType",
           "HelpFormatter", "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
           "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER",
           "SUPPRESS", "ZERO_OR_MORE"]

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."
_UNRECOGNIZED_ARGS_ATTR = "_unrecognized_args"


class _AttributeHolder:
    """Gives a repr() made of the attributes."""

    def __repr__(self):
        parts, others = [repr(a) for a in self._get_args()], {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                others[name] = value
        if others:
            parts.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


def _copy_items(items):
    if items is None:
        return []
    if type(items) is list:
        return items[:]
    import copy
    return copy.copy(items)


# Help


class HelpFormatter:
    """Lays out usage and help texts. Only the name of the class is public."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._set_color(color)
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._level = self._current_indent = self._action_max_length = 0
        self._current_section = self._root_section = self._Section(self, None)

    def _set_color(self, color):
        self._color, self._looks = color, None

    def _look(self):
        """Return the theme and what takes colors out of text; found when a text is made."""
        if self._looks is None:
            from _colorize import can_colorize, decolor, get_theme
            if self._color and can_colorize():
                self._looks = get_theme(force_color=True).argparse, decolor
            else:
                self._looks = get_theme(force_no_color=True).argparse, str
        return self._looks

    _theme = property(lambda self: self._look()[0])
    _decolor = property(lambda self: self._look()[1])

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, "Indent decreased below 0."
        self._level -= 1

    class _Section:
        def __init__(self, formatter, parent, heading=None):
            self.items, self.heading = [], heading
            self.formatter, self.parent = formatter, parent

        def format_help(self):
            f = self.formatter
            if self.parent is not None:
                f._indent()
            body = f._join_parts([func(*args) for func, args in self.items])
            if self.parent is not None:
                f._dedent()
            if not body:
                return ""
            heading = ""
            if self.heading is not SUPPRESS and self.heading is not None:
                t = f._theme
                title = _("%(heading)s:") % {"heading": self.heading}
                heading = f"{' ' * f._current_indent}{t.heading}{title}{t.reset}\n"
            return f._join_parts(["\n", heading, body, "\n"])

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        inner = self._Section(self, self._current_section, heading)
        self._indent()
        self._add_item(inner.format_help, ())
        self._current_section = inner

    def end_section(self):
        self._dedent()
        self._current_section = self._current_section.parent

    def add_text(self, text):
        if text is None or text is SUPPRESS:
            return
        self._add_item(self._format_text, (text,))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        longest = len(self._decolor(self._format_action_invocation(action))) + self._current_indent
        for sub in self._iter_indented_subactions(action):
            longest = max(longest, len(self._decolor(self._format_action_invocation(sub))) + self._current_indent)
        self._action_max_length = max(self._action_max_length, longest)
        self._add_item(self._format_action, (action,))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        if not text:
            return text
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n"

    def _join_parts(self, parts):
        return "".join([part for part in parts if part and part is not SUPPRESS])

    def _format_usage(self, usage, actions, groups, prefix):
        t = self._theme
        if prefix is None:
            prefix = _("usage: ")
        prog = f"{t.prog}{self._prog}{t.reset}"
        if usage is not None:
            usage = f"{t.prog_extra}{usage % {'prog': prog}}{t.reset}"
        elif not actions:
            usage = prog
        else:
            plain = self._prog
            opt_parts, pos_parts = self._get_actions_usage_parts(actions, groups)
            usage = " ".join([prog, *opt_parts, *pos_parts])
            if len(prefix) + len(self._decolor(usage)) > self._width - self._current_indent:
                usage = self._wrap_usage(prefix, plain, prog, opt_parts, pos_parts)
        return f"{t.usage}{prefix}{t.reset}{usage}\n\n"

    def _wrap_usage(self, prefix, plain, prog, opt_parts, pos_parts):
        text_width = max(self._width - self._current_indent, 11)

        def lines_of(parts, indent, first=None):
            """Fill lines with parts; the first line starts after `first`, which is not part of it."""
            lines, line = [], []
            start = len(indent) - 1
            length = start if first is None else len(first) - 1
            for part in parts:
                n = len(self._decolor(part)) + 1
                if line and length + n > text_width:
                    lines.append(indent + " ".join(line))
                    line, length = [], start
                line.append(part)
                length += n
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(plain) <= 0.75 * text_width:
            indent = " " * (len(prefix) + len(plain) + 1)
            if opt_parts:
                lines = lines_of([prog, *opt_parts], indent, prefix) + lines_of(pos_parts, indent)
            elif pos_parts:
                lines = lines_of([prog, *pos_parts], indent, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(opt_parts + pos_parts, indent)
            if len(lines) > 1:
                lines = lines_of(opt_parts, indent) + lines_of(pos_parts, indent)
            lines.insert(0, prog)
        return "\n".join(lines)

    def _is_long_option(self, string):
        return len(string) > 2

    def _format_actions_usage(self, actions, groups):
        opts, pos = self._get_actions_usage_parts(actions, groups)
        return " ".join(opts + pos)

    def _usage_part(self, action, bracketed):
        t = self._theme
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if bracketed and part[:1] == "[" and part[-1:] == "]":
                part = part[1:-1]  # the group has brackets around it already
            return f"{t.summary_action}{part}{t.reset}"
        option = action.option_strings[0]
        color = t.summary_long_option if self._is_long_option(option) else t.summary_short_option
        if action.nargs == 0:
            part = f"{color}{action.format_usage()}{t.reset}"
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f"{color}{option} {t.summary_label}{args}{t.reset}"
        if not action.required and not bracketed:
            part = f"[{part}]"
        return part

    def _get_actions_usage_parts(self, actions, groups):
        """Return the parts of a usage line that must not be broken: those of options, those of positionals."""
        actions = [a for a in actions if a.option_strings] + [a for a in actions if not a.option_strings]
        n_options = len([a for a in actions if a.option_strings])
        grouped = {}  # index of a group's first action -> group
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if all(a.help is SUPPRESS for a in members):
                continue
            try:
                first = actions.index(members[0])
            except ValueError:
                continue
            if actions[first:first + len(members)] == members:
                grouped[first] = group
        parts, option_parts, i = [], 0, 0
        while i < len(actions):
            group = grouped.get(i)
            members = group._group_actions if group else [actions[i]]
            shown = [a for a in members if a.help is not SUPPRESS]
            texts = [self._usage_part(a, bool(group)) for a in shown]
            if group:
                # A line may break between the members of a group.
                if not group.required or len(texts) > 1:
                    texts[0] = ("(" if group.required else "[") + texts[0]
                    texts[-1] += ")" if group.required else "]"
                texts[:-1] = [text + " |" for text in texts[:-1]]
            parts += texts
            if i < n_options:
                option_parts = len(parts)
            i += len(members)
        return parts[:option_parts], parts[option_parts:]

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        action_width = help_position - self._current_indent - 2
        header = self._format_action_invocation(action)
        plain = self._decolor(header)
        pad = " " * self._current_indent
        first = help_position
        if not action.help:
            head = f"{pad}{header}\n"
        elif len(plain) <= action_width:
            head = f"{pad}{header}{' ' * (action_width - len(plain))}  "
            first = 0
        else:
            head = f"{pad}{header}\n"
        parts = [head]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(f"{' ' * first}{lines[0]}\n")
                parts += [f"{' ' * help_position}{line}\n" for line in lines[1:]]
        elif not head.endswith("\n"):
            parts.append("\n")
        for sub in self._iter_indented_subactions(action):
            parts.append(self._format_action(sub))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        t = self._theme
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return t.action + " ".join(self._metavar_formatter(action, default)(1)) + t.reset
        text = ", ".join([f"{t.long_option if self._is_long_option(s) else t.short_option}{s}{t.reset}"
                          for s in action.option_strings])
        if action.nargs != 0:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            text += f" {t.label}{args}{t.reset}"
        return text

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join(map(str, action.choices))
        else:
            result = default_metavar
        return lambda n: result if isinstance(result, tuple) else (result,) * n

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % metavar(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavar(1)
        if nargs == SUPPRESS:
            return ""
        try:
            template = " ".join(["%s"] * nargs)
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return template % metavar(nargs)

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if "%" not in text:
            return text
        params = {"prog": self._prog}
        for name, value in vars(action).items():
            if value is SUPPRESS:
                continue
            if hasattr(value, "__name__"):
                value = value.__name__
            params[name] = value
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return text % params

    def _iter_indented_subactions(self, action):
        try:
            subactions = action._get_subactions
        except AttributeError:
            return
        self._indent()
        yield from subactions()
        self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps descriptions as they were written. Only the name of the class is public."""

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps all texts as they were written. Only the name of the class is public."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to the help of each argument. Only the name of the class is public."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += _(" (default: %(default)s)")
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the name of an argument's type for its value. Only the name of the class is public."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# Errors


def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        metavar = argument.metavar
        if not isinstance(metavar, tuple):
            return metavar
        if argument.nargs == ZERO_OR_MORE and len(metavar) == 2:
            return "%s[, %s]" % metavar
        if argument.nargs == ONE_OR_MORE:
            return "%s[, %s]" % metavar
        return ", ".join(metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return "{%s}" % ",".join(map(str, argument.choices))
    return None


class ArgumentError(Exception):
    """A wrong argument: argument_name (or None) and message."""

    def __init__(self, argument, message):
        self.argument_name = _get_action_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return f"{self.message}"
        return _("argument %(argument_name)s: %(message)s") % {
            "argument_name": self.argument_name, "message": self.message}


class ArgumentTypeError(Exception):
    """A string that cannot be converted, raised by a function given as type=."""


# Actions


class Action(_AttributeHolder):
    """What to do with an argument that was found on the command line."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        self.option_strings, self.dest = option_strings, dest
        self.nargs, self.const, self.default = nargs, const, default
        self.type, self.choices, self.required = type, choices, required
        self.help, self.metavar, self.deprecated = help, metavar, deprecated

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            "option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar",
            "deprecated")]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(_(".__call__() not defined"))


class BooleanOptionalAction(Action):
    """An option --name with a second form --no-name."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        strings = []
        for s in option_strings:
            strings.append(s)
            if s.startswith("--"):
                if s.startswith("--no-"):
                    raise ValueError(f"invalid option name {s!r} for BooleanOptionalAction")
                strings.append("--no-" + s[2:])
        super().__init__(strings, dest, nargs=0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as "
                             "store true or store const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar,
                         deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError("nargs for append actions must be != 0; if arg strings are not supplying the value to "
                             "append, the append const action may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar,
                         deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_items(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                         metavar=metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_items(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_items(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        if help is None:
            help = _("show program's version number and exit")
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None else self.version
        shown = parser._get_formatter()
        shown.add_text(version)
        parser._print_message(shown.format_help(), _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        def __init__(self, name, aliases, help):
            metavar = name
            if aliases:
                metavar += " (%s)" % ", ".join(aliases)
            super().__init__([], name, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._parser_class, self._prog_prefix = parser_class, prog
        self._name_parser_map, self._choices_actions, self._deprecated = {}, [], set()
        super().__init__(option_strings, dest, nargs=PARSER, choices=self._name_parser_map, required=required,
                         help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        """Add a sub-command; the arguments are those of the parser's class and help and aliases."""
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        for n in (name, *aliases):
            if n in self._name_parser_map:
                raise ValueError(f"conflicting subparser{' alias' if n is not name else ''}: {n}")
        pseudo = None
        if "help" in kwargs:
            pseudo = self._ChoicesPseudoAction(name, aliases, kwargs.pop("help"))
            self._choices_actions.append(pseudo)
        parser = self._parser_class(**kwargs)
        if pseudo is not None:
            parser._check_help(pseudo)
        for n in (name, *aliases):
            self._name_parser_map[n] = parser
        if deprecated:
            self._deprecated.update((name, *aliases))
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            sub = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, _("unknown parser %(parser_name)r (choices: %(choices)s)") % {
                "parser_name": name, "choices": ", ".join(self._name_parser_map)})
        if name in self._deprecated:
            parser._warning(_("command '%(parser_name)s' is deprecated") % {"parser_name": name})
        # The sub-command's defaults win over those of the main parser: it fills a namespace of its own.
        found, unknown = sub.parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if unknown:
            if not hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
                setattr(namespace, _UNRECOGNIZED_ARGS_ATTR, [])
            getattr(namespace, _UNRECOGNIZED_ARGS_ATTR).extend(unknown)


class FileType:
    """A type= that opens the named file; "-" is standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        import warnings
        warnings.warn("FileType is deprecated. Simply open files after parsing arguments.",
                      category=PendingDeprecationWarning, stacklevel=2)
        self._mode, self._bufsize = mode, bufsize
        self._encoding, self._errors = encoding, errors

    def __call__(self, string):
        if string == "-":
            if "r" in self._mode:
                return _sys.stdin.buffer if "b" in self._mode else _sys.stdin
            if any(c in self._mode for c in "wax"):
                return _sys.stdout.buffer if "b" in self._mode else _sys.stdout
            raise ValueError(_('argument "-" with mode %r') % self._mode)
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(_("can't open '%(filename)s': %(error)s") % {"filename": string, "error": e})

    def __repr__(self):
        args = [repr(a) for a in (self._mode, self._bufsize) if a != -1]
        args += [f"{name}={value!r}" for name, value in (("encoding", self._encoding), ("errors", self._errors))
                 if value is not None]
        return f"{type(self).__name__}({', '.join(args)})"


class Namespace(_AttributeHolder):
    """An object with the parsed arguments as attributes."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


# Parsers and groups


_ACTIONS = {
    None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
    "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {"action": dict(_ACTIONS)}
        self._get_handler()  # a wrong conflict_handler is an error at once
        self._actions, self._option_string_actions = [], {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._has_negative_number_optionals = []
        self._defaults, self._checking = {}, None

    def _negative_number(self, text):
        """Tell whether text is a negative number rather than an option."""
        import re
        return re.match(r"-(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)$", text)

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries.get(registry_name, {}).get(value, default)

    def set_defaults(self, **kwargs):
        """Set defaults, also of attributes that no argument sets."""
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)
        self._defaults |= kwargs

    def get_default(self, dest):
        own = (a.default for a in self._actions if a.dest == dest and a.default is not None)
        return next(own, self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        """add_argument(dest, ..., name=value, ...)
        add_argument(option_string, option_string, ..., name=value, ...)"""
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise TypeError("dest supplied twice for positional argument, did you mean metavar?")
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.get("action")
        action_class = self._pop_action_class(kwargs)
        if not callable(action_class):
            raise ValueError(f"unknown action {action_class!r}")
        action = action_class(**kwargs)
        if not action.option_strings and action.nargs == 0:
            raise ValueError(f"action {name!r} is not valid for positional arguments")
        type_func = self._registry_get("type", action.type, action.type)
        if type_func is not None and not callable(type_func):
            raise TypeError(f"{type_func!r} is not callable")
        if type_func is FileType:
            raise TypeError(f"{type_func!r} is a FileType class object, instance of it must be passed")
        if (formatter := self._checking_formatter()) is not None:
            try:
                formatter._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs") from None
        self._check_help(action)
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        self._action_groups.append(new := _ArgumentGroup(self, *args, **kwargs))
        return new

    def add_mutually_exclusive_group(self, **kwargs):
        self._mutually_exclusive_groups.append(new := _MutuallyExclusiveGroup(self, **kwargs))
        return new

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for s in action.option_strings:
            self._option_string_actions[s] = action
            if s[0] == "-" and len(s) > 1 and s[1] in "0123456789." and self._negative_number(s):
                if not self._has_negative_number_optionals:
                    self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Take over the arguments of a parent, in groups of the same titles."""
        titles = {}
        for group in self._action_groups:
            if group.title in titles:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            titles[group.title] = group
        target = {}
        for group in container._action_groups:
            if group.title not in titles:
                titles[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                target[action] = titles[group.title]
        for group in container._mutually_exclusive_groups:
            owner = self if group._container is container else titles[group._container.title]
            exclusive = owner.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                target[action] = exclusive
        for action in container._actions:
            target.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs == 0:
            raise ValueError("nargs for positionals must be != 0")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        strings, long_strings = [], []
        for s in args:
            if not s[0] in self.prefix_chars:
                raise ValueError(f"invalid option string {s!r}: must start with a character {self.prefix_chars!r}")
            strings.append(s)
            if len(s) > 1 and s[1] in self.prefix_chars:
                long_strings.append(s)
        dest = kwargs.pop("dest", None)
        if dest is None:
            source = (long_strings or strings)[0]
            dest = source.lstrip(self.prefix_chars)
            if not dest:
                raise TypeError(f"dest= is required for options like {source!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=strings)

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop("action", default)
        return self._registry_get("action", action, action)

    def _get_handler(self):
        name = f"_handle_conflict_{self.conflict_handler}"
        try:
            return getattr(self, name)
        except AttributeError:
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}") from None

    def _check_conflict(self, action):
        if not action.option_strings:
            return
        taken = self._option_string_actions
        conflicts = [(s, taken[s]) for s in action.option_strings if s in taken]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicting_actions):
        message = ngettext("conflicting option string: %s", "conflicting option strings: %s",
                           len(conflicting_actions))
        raise ArgumentError(action, message % ", ".join([s for s, _ in conflicting_actions]))

    def _handle_conflict_resolve(self, action, conflicting_actions):
        for s, other in conflicting_actions:
            other.option_strings.remove(s)
            self._option_string_actions.pop(s, None)
            if not other.option_strings:
                other.container._remove_action(other)

    def _checking_formatter(self):
        """Return a formatter to check arguments with, the same one each time; None if there is none."""
        if not hasattr(self, "_get_formatter"):
            return None
        made_by = self.formatter_class, self.prog
        if self._checking is None or self._checking[0] != made_by:
            self._checking = made_by, self._get_formatter()
        return self._checking[1]

    def _check_help(self, action):
        if action.help and "%" in action.help and (formatter := self._checking_formatter()) is not None:
            try:
                formatter._expand_help(action)
            except (ValueError, TypeError, KeyError) as exc:
                raise ValueError("badly formed help string") from exc


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        if "prefix_chars" in kwargs:
            import warnings
            warnings.warn("The use of the undocumented 'prefix_chars' parameter in "
                          "ArgumentParser.add_argument_group() is deprecated.", DeprecationWarning, stacklevel=3)
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        self._container = container
        # All else is shared with the parser.
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups
        self._checking_formatter = container._checking_formatter
        if hasattr(container, "_get_formatter"):
            self._get_formatter = container._get_formatter

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        raise ValueError("argument groups cannot be nested")


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        added = self._container._add_action(action)
        self._group_actions.append(added)
        return added

    def _remove_action(self, action):
        self._group_actions.remove(action)
        self._container._remove_action(action)

    def add_mutually_exclusive_group(self, **kwargs):
        raise ValueError("mutually exclusive groups cannot be nested")


def _prog_name(prog=None):
    """Return what usage calls the program: the script, or python -m MODULE."""
    if prog is not None:
        return prog
    arg0 = _sys.argv[0] if _sys.argv else ""
    try:
        modspec = _sys.modules["__main__"].__spec__
    except (KeyError, AttributeError):
        modspec = None
    base = _os.path.basename(arg0)
    if modspec is None:
        if not base.startswith("__main__."):
            return base
        # A folder or an archive that is run: its name.
        return f"{_os.path.basename(_sys.executable)} {_os.path.dirname(arg0) or arg0}"
    name = f"{_os.path.basename(_sys.executable)}"
    if modspec.name != "__main__":
        module = modspec.name.removesuffix(".__main__")
        return f"{name} -m {module}"
    return f"{name} {_os.path.dirname(arg0) if base.startswith('__main__.') else arg0}"


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Parses command lines into objects."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True, *,
                 suggest_on_error=False, color=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _prog_name(prog)
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help, self.allow_abbrev = fromfile_prefix_chars, add_help, allow_abbrev
        self.exit_on_error, self.suggest_on_error, self.color = exit_on_error, suggest_on_error, color
        self._positionals = self.add_argument_group(_("positional arguments"))
        self._optionals = self.add_argument_group(_("options"))
        self._subparsers = None

        def identity(string):
            return string

        self.register("type", None, identity)
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(dash + "h", dash * 2 + "help", action="help", default=SUPPRESS,
                              help=_("show this help message and exit"))
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            "prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")]

    def add_subparsers(self, **kwargs):
        """Add sub-commands; returns an object with add_parser()."""
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(_(kwargs.pop("title", "subcommands")),
                                                       _(kwargs.pop("description", None)))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter._set_color(False)
            groups = self._mutually_exclusive_groups
            formatter.add_usage(None, self._get_positional_actions(), groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, "parsers")(option_strings=[], **kwargs)
        self._check_help(action)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [a for a in self._actions if a.option_strings]

    def _get_positional_actions(self):
        return [a for a in self._actions if not a.option_strings]

    # Parsing

    def parse_args(self, args=None, namespace=None):
        args, extra = self.parse_known_args(args, namespace)
        if extra:
            message = _("unrecognized arguments: %s") % " ".join(extra)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return args

    def parse_known_args(self, args=None, namespace=None):
        return self._parse_known_args2(args, namespace, False)

    def _parse_known_args2(self, args, namespace, intermixed):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, extra = self._parse_known_args(args, namespace, intermixed)
            except ArgumentError as err:
                self.error(str(err))
        else:
            namespace, extra = self._parse_known_args(args, namespace, intermixed)
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            extra.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, extra

    def _parse_known_args(self, arg_strings, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _Run(self, arg_strings, namespace, intermixed).run()

    def parse_intermixed_args(self, args=None, namespace=None):
        args, extra = self.parse_known_intermixed_args(args, namespace)
        if extra:
            message = _("unrecognized arguments: %s") % " ".join(extra)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Parse options and positionals in any order."""
        positionals = self._get_positional_actions()
        bad = [a for a in positionals if a.nargs in (PARSER, REMAINDER)]
        if bad:
            raise TypeError("parse_intermixed_args: positional arg with nargs=%s" % bad[0].nargs)
        return self._parse_known_args2(args, namespace, True)

    def _read_args_from_files(self, arg_strings):
        found = []
        for arg in arg_strings:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                found.append(arg)
                continue
            try:
                with open(arg[1:], encoding=_sys.getfilesystemencoding(),
                          errors=_sys.getfilesystemencodeerrors()) as f:
                    more = []
                    for line in f.read().splitlines():
                        more += self.convert_arg_line_to_args(line)
            except OSError as err:
                raise ArgumentError(None, str(err))
            found += self._read_args_from_files(more)
        return found

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern):
        import re
        match = re.match(self._get_nargs_pattern(action), arg_strings_pattern)
        if match is not None:
            return len(match.group(1))
        messages = {None: _("expected one argument"), OPTIONAL: _("expected at most one argument"),
                    ONE_OR_MORE: _("expected at least one argument")}
        message = messages.get(action.nargs)
        if message is None:
            message = ngettext("expected %s argument", "expected %s arguments", action.nargs) % action.nargs
        raise ArgumentError(action, message)

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        """Return how many strings each of as many actions as possible can have."""
        import re
        for n in range(len(actions), 0, -1):
            match = re.match("".join([self._get_nargs_pattern(a) for a in actions[:n]]), arg_strings_pattern)
            if match is None:
                continue
            counts = [len(g) for g in match.groups()]
            # An argument that is content with nothing waits for what follows the next option.
            if match.end() < len(arg_strings_pattern) and arg_strings_pattern[match.end()] == "O":
                while counts and not counts[-1]:
                    counts.pop()
            return counts
        return []

    def _get_nargs_pattern(self, action):
        """Return the pattern of argument kinds ("A" argument, "O" option, "-" two dashes) for nargs."""
        nargs = action.nargs
        option = action.option_strings
        if nargs is None:
            pattern = "([A])" if option else "(-*A-*)"
        elif nargs == OPTIONAL:
            pattern = "(A?)" if option else "(-*A?-*)"
        elif nargs == ZERO_OR_MORE:
            pattern = "(A*)" if option else "(-*[A-]*)"
        elif nargs == ONE_OR_MORE:
            pattern = "(AA*)" if option else "(-*A[A-]*)"
        elif nargs == REMAINDER:
            pattern = "([AO]*)" if option else "(.*)"
        elif nargs == PARSER:
            pattern = "(A[AO]*)" if option else "(-*A[-AO]*)"
        elif nargs == SUPPRESS:
            pattern = "()" if option else "(-*)"
        elif option:
            pattern = "(%s)" % ("A" * nargs)
        else:
            pattern = "(-*%s)" % "".join(["A-*"] * nargs)
        return pattern

    def _parse_optional(self, arg_string):
        """Return None for a positional, or the options it may be: (action, option string, separator, value)."""
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if arg_string in known:
            return [(known[arg_string], arg_string, None, None)]
        if len(arg_string) == 1:
            return None
        option, sep, value = arg_string.partition("=")
        if sep and option in known:
            return [(known[option], option, sep, value)]
        found = self._get_option_tuples(arg_string)
        if found:
            return found
        if self._negative_number(arg_string) and not self._has_negative_number_optionals:
            return None
        if " " in arg_string:
            return None
        return [(None, arg_string, None, None)]

    def _get_option_tuples(self, option_string):
        result = []
        chars = self.prefix_chars
        prefix, sep, value = option_string.partition("=")
        if not sep:
            sep = value = None
        known = self._option_string_actions
        if option_string[0] in chars and option_string[1] in chars:
            if self.allow_abbrev:
                result = [(action, s, sep, value) for s, action in known.items() if s.startswith(prefix)]
        elif option_string[0] in chars and option_string[1] not in chars:
            short, short_value = option_string[:2], option_string[2:]
            for s, action in known.items():
                if s == short:
                    result.append((action, s, "", short_value))
                elif self.allow_abbrev and s.startswith(prefix):
                    result.append((action, s, sep, value))
        else:
            raise ArgumentError(None, _("unexpected option string: %s") % option_string)
        return result

    def _get_values(self, action, arg_strings):
        nargs = action.nargs
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
        elif not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            value = [] if action.default is None else action.default
        elif len(arg_strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, arg_strings[0])
            self._check_value(action, value)
        elif nargs == REMAINDER:
            value = [self._get_value(action, s) for s in arg_strings]
        elif nargs == PARSER:
            value = [self._get_value(action, s) for s in arg_strings]
            self._check_value(action, value[0])
        elif nargs == SUPPRESS:
            value = SUPPRESS
        else:
            value = [self._get_value(action, s) for s in arg_strings]
            for v in value:
                self._check_value(action, v)
        return value

    def _get_value(self, action, arg_string):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise TypeError(f"{convert!r} is not callable")
        try:
            return convert(arg_string)
        except ArgumentTypeError as err:
            raise ArgumentError(action, str(err))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, _("invalid %(type)s value: %(value)r") % {"type": name, "value": arg_string})

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value in choices:
            return
        args = {"value": str(value), "choices": ", ".join(map(str, action.choices))}
        message = _("invalid choice: %(value)r (choose from %(choices)s)")
        if self.suggest_on_error and isinstance(value, str) and all(isinstance(c, str) for c in action.choices):
            import difflib
            close = difflib.get_close_matches(value, action.choices, 1)
            if close:
                args["closest"] = close[0]
                message = _("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)")
        raise ArgumentError(action, message % args)

    # Help

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        formatter = self.formatter_class(prog=self.prog)
        formatter._set_color(self.color)
        return formatter

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if not message:
            return
        try:
            (file or _sys.stderr).write(message)
        except (AttributeError, OSError):
            pass

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Print usage and the message to standard error and exit with 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, _("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message})

    def _warning(self, message):
        self._print_message(_("%(prog)s: warning: %(message)s\n") % {"prog": self.prog, "message": message},
                            _sys.stderr)


class _Run:
    """The state of one parse."""

    def __init__(self, parser, args, namespace, intermixed):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.intermixed = intermixed
        self.extras = []
        self.extras_pattern = []
        self.seen = set()
        self.seen_non_default = set()
        self.warned = set()
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for i, action in enumerate(members):
                self.conflicts.setdefault(action, []).extend(members[:i] + members[i + 1:])
        # Each string is an option "O", an argument "A", or "--"; all after that are arguments.
        self.options = {}
        kinds = []
        rest = False
        for i, s in enumerate(args):
            if rest:
                kinds.append("A")
            elif s == "--":
                kinds.append("-")
                rest = True
            else:
                found = parser._parse_optional(s)
                if found is None:
                    kinds.append("A")
                else:
                    self.options[i] = found
                    kinds.append("O")
        self.pattern = "".join(kinds)

    def run(self):
        start = 0
        last = max(self.options, default=-1)
        while start <= last:
            option = start
            while option <= last and option not in self.options:
                option += 1
            if not self.intermixed and start != option:
                end = self.consume_positionals(start)
                if end > start:
                    start = end
                    continue
            if start not in self.options:
                self.extras += self.args[start:option]
                self.extras_pattern.append(self.pattern[start:option])
                start = option
            start = self.consume_option(start)
        if not self.intermixed:
            end = self.consume_positionals(start)
            self.extras += self.args[end:]
        else:
            # All that is no option comes to the positionals at once.
            self.extras += self.args[start:]
            self.extras_pattern.append(self.pattern[start:])
            pattern = "".join(self.extras_pattern)
            assert len(pattern) == len(self.extras)
            self.pattern = pattern.replace("O", "")
            self.args = [s for s, c in zip(self.extras, pattern) if c != "O"]
            unknown = [(i, s) for i, (s, c) in enumerate(zip(self.extras, pattern)) if c == "O"]
            end = self.consume_positionals(0)
            keep = self.args[end:]
            if unknown and keep:
                # In their order on the command line.
                places = [i for i, c in enumerate(pattern) if c != "O"][end:]
                keep = [s for _i, s in sorted(unknown + list(zip(places, keep)))]
            else:
                keep = [s for _i, s in unknown] + keep
            self.extras = keep
        self.finish()
        return self.namespace, self.extras

    def finish(self):
        """Report what is missing, and convert defaults that are strings."""
        parser, namespace = self.parser, self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (action.default is not None and isinstance(action.default, str) and hasattr(namespace, action.dest)
                  and action.default is getattr(namespace, action.dest)):
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, _("the following arguments are required: %s") % ", ".join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_non_default for a in group._group_actions):
                names = [_get_action_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                raise ArgumentError(None, _("one of the arguments %s is required") % " ".join(names))

    def take(self, action, strings, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            # A positional that only has its default does not count against its group.
            if strings or action.option_strings or values is not SUPPRESS:
                self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, _("not allowed with argument %s") % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def consume_option(self, start):
        """Take the option at start with its arguments and return the index after them."""
        parser = self.parser
        found = self.options[start]
        if len(found) > 1:
            raise ArgumentError(None, _("ambiguous option: %(option)s could match %(matches)s") % {
                "option": self.args[start], "matches": ", ".join([s for _a, s, _sep, _v in found])})
        action, option, sep, value = found[0]
        if action is None:
            self.extras.append(self.args[start])
            self.extras_pattern.append("O")
            return start + 1
        chars = parser.prefix_chars
        todo = []
        stop = start + 1
        while True:
            if value is None:
                n = parser._match_argument(action, self.pattern[stop:])
                todo.append((action, self.args[stop:stop + n], option))
                stop += n
                break
            n = parser._match_argument(action, "A")
            if n == 1:
                todo.append((action, [value], option))
                break
            if n or option[1] in chars or value == "":
                raise ArgumentError(action, _("ignored explicit argument %r") % value)
            # A flag, and more flags in the same string.
            if sep or value[0] in chars:
                raise ArgumentError(action, _("ignored explicit argument %r") % value)
            todo.append((action, [], option))
            option = option[0] + value[0]
            if option not in parser._option_string_actions:
                self.extras.append(option[0] + value)
                self.extras_pattern.append("O")
                break
            action = parser._option_string_actions[option]
            value = value[1:]
            if not value:
                sep = value = None
            elif value[0] == "=":
                sep, value = "=", value[1:]
            else:
                sep = ""
        for action, strings, option in todo:
            if action.deprecated and option not in self.warned:
                parser._warning(_("option '%(option)s' is deprecated") % {"option": option})
                self.warned.add(option)
            self.take(action, strings, option)
        return stop

    def consume_positionals(self, start):
        """Give as many positionals as can be their strings, and return the index after them."""
        parser = self.parser
        counts = parser._match_arguments_partial(self.positionals, self.pattern[start:])
        for action, n in zip(self.positionals, counts):
            strings = self.args[start:start + n]
            if action.nargs == PARSER:
                if self.pattern[start] == "-":
                    strings.remove("--")
            elif action.nargs != REMAINDER:
                if self.pattern.find("-", start, start + n) >= 0:
                    strings.remove("--")
            start += n
            if strings and action.deprecated:
                parser._warning(_("argument '%(argument_name)s' is deprecated") % {"argument_name": action.dest})
            self.take(action, strings)
        self.positionals = self.positionals[len(counts):]
        return start


def __getattr__(name):
    if name == "__version__":
        import warnings
        warnings._deprecated("__version__", remove=(3, 20))
        return "1.1"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
