"""The parser, and the groups of options in it."""

import os
import sys
from gettext import gettext as _, ngettext

from ._errors import AmbiguousOptionError, BadOptionError, OptionConflictError, OptionValueError
from ._help import IndentedHelpFormatter
from ._option import NO_DEFAULT, Option, Values

SUPPRESS_HELP = "SUPPRESSHELP"
SUPPRESS_USAGE = "SUPPRESSUSAGE"


def _given_or_made(args, kwargs, make, kind):
    """What is to be added: one that exists, or that is made of arguments that begin with a string."""
    if isinstance(args[0], str):
        return make(*args, **kwargs)
    if len(args) > 1 or kwargs:
        raise TypeError("invalid arguments")
    if not isinstance(args[0], kind):
        raise TypeError(f"not an {kind.__name__} instance: {args[0]!r}")
    return args[0]


class OptionContainer:
    """What has options: parsers and groups."""

    def __init__(self, option_class, conflict_handler, description):
        self.option_class = option_class
        self._create_option_list()
        self.set_conflict_handler(conflict_handler)
        self.set_description(description)

    def _create_option_mappings(self):
        """Begin with no options, and no defaults by dest."""
        self._short_opt, self._long_opt, self.defaults = {}, {}, {}

    def _share_option_mappings(self, parser):
        """Put options where those of the parser are: a command line knows no groups."""
        self._short_opt, self._long_opt, self.defaults = parser._short_opt, parser._long_opt, parser.defaults

    def destroy(self):
        """Let go of what refers to each other."""
        for name in "_short_opt", "_long_opt", "defaults":
            delattr(self, name)

    def set_conflict_handler(self, handler):
        """Set what happens to a name that is there already: an error, or the older option loses it (resolve)."""
        if handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value {handler!r}")
        self.conflict_handler = handler

    def set_description(self, description):
        self.description = description

    def get_description(self):
        """The description as it is shown."""
        return self.description

    def _names(self, option):
        """The lists of an option's names, each with where options of such names are."""
        return (self._short_opt, option._short_opts), (self._long_opt, option._long_opts)

    def _check_conflict(self, option):
        older = {name: known[name] for known, names in self._names(option) for name in names if name in known}
        if older and self.conflict_handler == "error":
            raise OptionConflictError(f"conflicting option string(s): {', '.join(older)}", option)
        for name, other in older.items():
            for known, names in self._names(other):
                if name in names:
                    names.remove(name)
                    del known[name]
            if not other._short_opts and not other._long_opts:
                other.container.option_list.remove(other)

    def add_option(self, *args, **kwargs):
        """Add an Option, or one made of the arguments."""
        option = _given_or_made(args, kwargs, self.option_class, Option)
        self._check_conflict(option)
        option.container = self
        self.option_list.append(option)
        for known, names in self._names(option):
            known.update(dict.fromkeys(names, option))
        if option.dest is not None:
            if option.default is NO_DEFAULT:
                self.defaults.setdefault(option.dest, None)
            else:
                self.defaults[option.dest] = option.default
        return option

    def add_options(self, option_list):
        """Add several Options."""
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        """The option of a name, or None."""
        return self._short_opt.get(opt_str) or self._long_opt.get(opt_str)

    def has_option(self, opt_str):
        return self.get_option(opt_str) is not None

    def remove_option(self, opt_str):
        """Remove the option of a name, with its other names."""
        option = self.get_option(opt_str)
        if option is None:
            raise ValueError(f"no such option {opt_str!r}")
        option.container.option_list.remove(option)
        for known, names in self._names(option):
            for name in names:
                del known[name]

    def format_option_help(self, formatter):
        return "".join(formatter.format_option(option) for option in self.option_list
                       if option.help is not SUPPRESS_HELP)

    def format_description(self, formatter):
        return formatter.format_description(self.get_description())

    def format_help(self, formatter):
        parts = [self.format_description(formatter)] if self.description else []
        if self.option_list:
            parts.append(self.format_option_help(formatter))
        return "\n".join(parts)


class OptionGroup(OptionContainer):
    """Options with a heading of their own in the help."""

    def __init__(self, parser, title, description=None):
        self.parser, self.title = parser, title
        super().__init__(parser.option_class, parser.conflict_handler, description)

    def _create_option_list(self):
        self._share_option_mappings(self.parser)
        self.option_list = []

    def set_title(self, title):
        self.title = title

    def destroy(self):
        super().destroy()
        del self.option_list

    def format_help(self, formatter):
        heading = formatter.format_heading(self.title)
        formatter.indent()
        options = super().format_help(formatter)
        formatter.dedent()
        return heading + options


class OptionParser(OptionContainer):
    """Parses the options of a command line."""

    standard_option_list = []

    def __init__(self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler="error",
                 description=None, formatter=None, add_help_option=True, prog=None, epilog=None):
        super().__init__(option_class, conflict_handler, description)
        self.prog, self.version, self.epilog = prog, version, epilog
        self.set_usage(usage)
        self.allow_interspersed_args = self.process_default_values = True
        self.formatter = IndentedHelpFormatter() if formatter is None else formatter
        self.formatter.set_parser(self)
        self._populate_option_list(option_list, add_help_option)
        self._init_parsing_state()

    def _create_option_list(self):
        self._create_option_mappings()
        self.option_list, self.option_groups = [], []

    def _init_parsing_state(self):
        # What callbacks may look at and change: the arguments that are left, those that are no options, the values.
        self.rargs = self.largs = self.values = None

    def destroy(self):
        super().destroy()
        for group in self.option_groups:
            group.destroy()
        del self.option_list, self.option_groups, self.formatter

    def _populate_option_list(self, option_list, add_help=True):
        for options in self.standard_option_list, option_list:
            self.add_options(options or [])
        if self.version:
            self._add_version_option()
        if add_help:
            self._add_help_option()

    def _add_help_option(self):
        self.add_option("-h", "--help", action="help", help=_("show this help message and exit"))

    def _add_version_option(self):
        self.add_option("--version", action="version", help=_("show program's version number and exit"))

    def set_usage(self, usage):
        if usage is None:
            usage = _("%prog [options]")
        elif usage is SUPPRESS_USAGE:
            usage = None
        elif usage.lower().startswith("usage: "):  # the formatter writes that
            usage = usage[len("usage: "):]
        self.usage = usage

    def enable_interspersed_args(self):
        """Let options be behind other arguments."""
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        """Let the first argument that is no option end the options."""
        self.allow_interspersed_args = False

    def set_process_default_values(self, process):
        """Set whether defaults that are strings are read like values on the command line."""
        self.process_default_values = process

    def _get_all_options(self):
        return [option for each in (self, *self.option_groups) for option in each.option_list]

    def set_defaults(self, **kwargs):
        """Set defaults by dest."""
        self.defaults.update(kwargs)

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def get_default_values(self):
        """The values for an empty command line; strings are read as if they were on it."""
        values = self.defaults
        if self.process_default_values:
            values = values.copy()
            for option in self._get_all_options():
                default = values.get(option.dest)
                if isinstance(default, str):
                    values[option.dest] = option.check_value(option.get_opt_string(), default)
        return Values(values)

    def add_option_group(self, *args, **kwargs):
        """Add an OptionGroup, or one made of the arguments."""
        group = _given_or_made(args, kwargs, self._make_group, OptionGroup)
        if group.parser is not self:
            raise ValueError("invalid OptionGroup (wrong parser)")
        self.option_groups.append(group)
        return group

    def _make_group(self, *args, **kwargs):
        return OptionGroup(self, *args, **kwargs)

    def get_option_group(self, opt_str):
        """The group with the option of a name, or None."""
        option = self.get_option(opt_str)
        return option.container if option and option.container is not self else None

    def _get_args(self, args):
        return sys.argv[1:] if args is None else args[:]

    def parse_args(self, args=None, values=None):
        """Return (options, the other arguments)."""
        self.rargs, self.largs = self._get_args(args), []
        self.values = self.get_default_values() if values is None else values
        rargs, largs, values = self.rargs, self.largs, self.values
        try:
            self._process_args(largs, rargs, values)
        except (BadOptionError, OptionValueError) as err:
            self.error(str(err))
        return self.check_values(values, largs + rargs)

    def check_values(self, values, args):
        """Check what was parsed, and return it. A hook for derived classes."""
        return values, args

    def _process_args(self, largs, rargs, values):
        """Parse arguments until there are no options any more; what is behind them stays in rargs."""
        while rargs:
            arg = rargs[0]
            if len(arg) > 1 and arg[0] == "-":
                if arg == "--":
                    del rargs[0]
                    break
                (self._process_long_opt if arg[1] == "-" else self._process_short_opts)(rargs, values)
            elif self.allow_interspersed_args:
                largs.append(rargs.pop(0))
            else:
                break

    def _match_long_opt(self, opt):
        """The long option that a name is, or is short for."""
        return _match_abbrev(opt, self._long_opt)

    def _take_value(self, option, opt, rargs):
        """Take the value of an option from the arguments; several are a tuple."""
        if not option.takes_value():
            return None
        nargs = option.nargs
        if len(rargs) < nargs:
            self.error(ngettext("%(option)s option requires %(number)d argument",
                                "%(option)s option requires %(number)d arguments", nargs)
                       % {"option": opt, "number": nargs})
        if nargs == 1:
            return rargs.pop(0)
        taken = tuple(rargs[:nargs])
        del rargs[:nargs]
        return taken

    def _process_long_opt(self, rargs, values):
        name, joined, value = rargs.pop(0).partition("=")
        if joined:
            rargs.insert(0, value)
        opt = self._match_long_opt(name)
        option = self._long_opt[opt]
        if joined and not option.takes_value():
            self.error(_("%s option does not take a value") % opt)
        option.process(opt, self._take_value(option, opt, rargs), values, self)

    def _process_short_opts(self, rargs, values):
        letters = rargs.pop(0)[1:]
        while letters:
            opt, letters = "-" + letters[0], letters[1:]
            option = self._short_opt.get(opt)
            if option is None:
                raise BadOptionError(opt)
            if letters and option.takes_value():
                rargs.insert(0, letters)
                letters = ""
            option.process(opt, self._take_value(option, opt, rargs), values, self)

    def get_prog_name(self):
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, s):
        return s.replace("%prog", self.get_prog_name())

    def get_description(self):
        return self.description and self.expand_prog_name(self.description)

    def get_usage(self):
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) if self.usage else ""

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ""

    def print_usage(self, file=None):
        if self.usage:
            print(self.get_usage(), file=file)

    def print_version(self, file=None):
        if self.version:
            print(self.get_version(), file=file)

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status=0, msg=None):
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg):
        """Tell that the command line is wrong, and exit."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.get_prog_name()}: error: {msg}\n")

    def format_option_help(self, formatter=None):
        formatter = formatter or self.formatter
        formatter.store_option_strings(self)
        heading = formatter.format_heading(_("Options"))
        formatter.indent()
        sections = [super().format_option_help(formatter)] if self.option_list else []
        sections += [group.format_help(formatter) for group in self.option_groups]
        formatter.dedent()
        return heading + "\n".join(sections) if sections else ""

    def format_epilog(self, formatter):
        return formatter.format_epilog(self.epilog)

    def format_help(self, formatter=None):
        formatter = formatter or self.formatter
        usage = f"{self.get_usage()}\n" if self.usage else ""
        description = f"{self.format_description(formatter)}\n" if self.description else ""
        return usage + description + self.format_option_help(formatter) + self.format_epilog(formatter)


def _match_abbrev(s, wordmap):
    """The word that s is, or is short for."""
    fitting = [s] if s in wordmap else sorted(word for word in wordmap if word.startswith(s))
    if len(fitting) > 1:
        raise AmbiguousOptionError(s, fitting)
    if not fitting:
        raise BadOptionError(s)
    return fitting[0]
