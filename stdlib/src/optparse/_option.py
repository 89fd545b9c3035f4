"""Options, and the values that a command line gives them."""

import sys
from gettext import gettext as _

from ._errors import OptionError, OptionValueError

NO_DEFAULT = ("NO", "DEFAULT")


def _repr(self):
    return f"<{type(self).__name__} at 0x{id(self):x}: {self}>"


def _parse_num(val, type):
    """Read a number in the notation that its beginning tells: hexadecimal, binary, octal or decimal."""
    prefix = val[:2].lower()
    if prefix == "0b":
        return type(val[2:] or "0", 2)
    return type(val, 16 if prefix == "0x" else 8 if prefix.startswith("0") else 10)


def _parse_int(val):
    return _parse_num(val, int)


# For types of options how to read values, and what these are called.
_builtin_cvt = {"int": (_parse_int, _("integer")), "long": (_parse_int, _("integer")),
                "float": (float, _("floating-point")), "complex": (complex, _("complex"))}


def check_builtin(option, opt, value):
    read, what = _builtin_cvt[option.type]
    try:
        return read(value)
    except ValueError:
        raise OptionValueError(_("option %s: invalid %s value: %r") % (opt, what, value))


def check_choice(option, opt, value):
    if value not in option.choices:
        choices = ", ".join(map(repr, option.choices))
        raise OptionValueError(_("option %s: invalid choice: %r (choose from %s)") % (opt, value, choices))
    return value


class Option:
    """One option: its names, what is done when it is there, and with what kind of value."""

    # What a derived class changes to know more attributes, actions or types.
    ATTRS = ["action", "type", "dest", "default", "nargs", "const", "choices", "callback", "callback_args",
             "callback_kwargs", "help", "metavar"]
    STORE_ACTIONS = ("store", "store_const", "store_true", "store_false", "append", "append_const", "count")
    ACTIONS = STORE_ACTIONS + ("callback", "help", "version")
    ALWAYS_TYPED_ACTIONS = ("store", "append")
    TYPED_ACTIONS = ALWAYS_TYPED_ACTIONS + ("callback",)
    CONST_ACTIONS = ("store_const", "append_const")
    TYPES = ("string", *_builtin_cvt, "choice")
    TYPE_CHECKER = dict.fromkeys(_builtin_cvt, check_builtin) | {"choice": check_choice}

    def __init__(self, *opts, **attrs):
        self._short_opts, self._long_opts = [], []
        self._set_opt_strings(self._check_opt_strings(opts))
        self._set_attrs(attrs)
        for check in self.CHECK_METHODS:
            check(self)

    def _check_opt_strings(self, opts):
        # There are None and empty ones where a name is only sometimes wanted.
        named = [*filter(None, opts)]
        if named:
            return named
        raise TypeError("at least one option string must be supplied")

    def _set_opt_strings(self, opts):
        for opt in opts:
            dashes = len(opt) - len(opt.lstrip("-"))
            if len(opt) < 2:
                raise OptionError(f"invalid option string {opt!r}: must be at least two characters long", self)
            if len(opt) > 2:
                if dashes != 2:
                    raise OptionError(f"invalid long option string {opt!r}: must start with --, followed by non-dash",
                                      self)
                self._long_opts.append(opt)
            elif dashes == 1:
                self._short_opts.append(opt)
            else:
                raise OptionError(f"invalid short option string {opt!r}: must be of the form -x, (x any non-dash "
                                  "char)", self)

    def _set_attrs(self, attrs):
        for name in self.ATTRS:
            setattr(self, name, attrs.pop(name, NO_DEFAULT if name == "default" else None))
        if attrs:
            raise OptionError(f"invalid keyword arguments: {', '.join(sorted(attrs))}", self)

    def _check_action(self):
        if self.action is None:
            self.action = "store"
        if self.action not in self.ACTIONS:
            raise OptionError(f"invalid action: {self.action!r}", self)

    def _check_type(self):
        if self.type is None:
            if self.action in self.ALWAYS_TYPED_ACTIONS:
                self.type = "string" if self.choices is None else "choice"
            return
        # Types themselves do as well as their names, and str as it is called in Python.
        name = self.type.__name__ if isinstance(self.type, type) else self.type
        self.type = "string" if name == "str" else name
        if self.type not in self.TYPES:
            raise OptionError(f"invalid option type: {self.type!r}", self)
        if self.action not in self.TYPED_ACTIONS:
            raise OptionError(f"must not supply a type for action {self.action!r}", self)

    def _check_choice(self):
        if self.type != "choice":
            if self.choices is not None:
                raise OptionError(f"must not supply choices for type {self.type!r}", self)
        elif self.choices is None:
            raise OptionError("must supply a list of choices for type 'choice'", self)
        elif not isinstance(self.choices, (tuple, list)):
            name = str(type(self.choices)).split("'")[1]
            raise OptionError(f"choices must be a list of strings ('{name}' supplied)", self)

    def _check_dest(self):
        if self.dest is None and (self.type is not None or self.action in self.STORE_ACTIONS):
            self.dest = self._long_opts[0][2:].replace("-", "_") if self._long_opts else self._short_opts[0][1]

    def _check_const(self):
        if self.const is not None and self.action not in self.CONST_ACTIONS:
            raise OptionError(f"'const' must not be supplied for action {self.action!r}", self)

    def _check_nargs(self):
        typed = self.action in self.TYPED_ACTIONS
        if typed and self.nargs is None:
            self.nargs = 1
        elif not typed and self.nargs is not None:
            raise OptionError(f"'nargs' must not be supplied for action {self.action!r}", self)

    def _check_callback(self):
        wanted = self.action == "callback"
        if wanted and not callable(self.callback):
            raise OptionError(f"callback not callable: {self.callback!r}", self)
        if not wanted and self.callback is not None:
            raise OptionError(f"callback supplied ({self.callback!r}) for non-callback option", self)
        for name, kind in ("callback_args", tuple), ("callback_kwargs", dict):
            value = getattr(self, name)
            if value is None:
                continue
            if not wanted:
                raise OptionError(f"{name} supplied for non-callback option", self)
            if not isinstance(value, kind):
                raise OptionError(f"{name}, if supplied, must be a {kind.__name__}: not {value!r}", self)

    CHECK_METHODS = [_check_action, _check_type, _check_choice, _check_dest, _check_const, _check_nargs,
                     _check_callback]

    def __str__(self):
        return "/".join(self._short_opts + self._long_opts)

    __repr__ = _repr

    def takes_value(self):
        return self.type is not None

    def get_opt_string(self):
        """The name that is best to tell."""
        return (self._long_opts or self._short_opts)[0]

    def check_value(self, opt, value):
        """Make of a string what the type says."""
        check = self.TYPE_CHECKER.get(self.type)
        return check(self, opt, value) if check else value

    def convert_value(self, opt, value):
        """Make of what was on the command line, strings if there are several, what the type says."""
        if value is None:
            return None
        return self.check_value(opt, value) if self.nargs == 1 else tuple(self.check_value(opt, v) for v in value)

    def process(self, opt, value, values, parser):
        """Do what is to be done when the option is there."""
        return self.take_action(self.action, self.dest, opt, self.convert_value(opt, value), values, parser)

    def take_action(self, action, dest, opt, value, values, parser):
        stored = {"store": value, "store_const": self.const, "store_true": True, "store_false": False}
        if action in stored:
            setattr(values, dest, stored[action])
        elif action in ("append", "append_const"):
            values.ensure_value(dest, []).append(value if action == "append" else self.const)
        elif action == "count":
            setattr(values, dest, values.ensure_value(dest, 0) + 1)
        elif action == "callback":
            self.callback(self, opt, value, parser, *(self.callback_args or ()), **(self.callback_kwargs or {}))
        elif action in ("help", "version"):
            (parser.print_help if action == "help" else parser.print_version)()
            parser.exit()
        else:
            raise ValueError(f"unknown action {self.action!r}")
        return 1


class Values:
    """The values of a command line's options, as attributes."""

    def __init__(self, defaults=None):
        for name, value in (defaults or {}).items():
            setattr(self, name, value)

    def __str__(self):
        return str(vars(self))

    __repr__ = _repr

    def __eq__(self, other):
        if not isinstance(other, (Values, dict)):
            return NotImplemented
        return vars(self) == (vars(other) if isinstance(other, Values) else other)

    def _update_careful(self, dict):
        """Take the values of those names that are there already."""
        for name in dir(self):
            if (value := dict.get(name)) is not None:
                setattr(self, name, value)

    def _update_loose(self, dict):
        """Take all values."""
        vars(self).update(dict)

    def _update(self, dict, mode):
        if mode not in ("careful", "loose"):
            raise ValueError(f"invalid update mode: {mode!r}")
        (self._update_careful if mode == "careful" else self._update_loose)(dict)

    def read_module(self, modname, mode="careful"):
        """Take values from a module."""
        __import__(modname)
        self._update(vars(sys.modules[modname]), mode)

    def read_file(self, filename, mode="careful"):
        """Take values from what a file with Python code sets."""
        names = {}
        with open(filename) as file:
            exec(file.read(), names)
        self._update(names, mode)

    def ensure_value(self, attr, value):
        """The value of a name, which is set if there is none."""
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)
