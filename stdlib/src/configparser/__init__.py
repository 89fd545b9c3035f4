"""Configuration files: sections of options (INI files)."""

import io
import os
import re
from collections import ChainMap
from collections.abc import MutableMapping

from ._errors import *
from ._errors import MAX_INTERPOLATION_DEPTH, Error
from ._interpolation import BasicInterpolation, ExtendedInterpolation, Interpolation
from ._reading import UNNAMED_SECTION, Reading
from ._views import ConverterMapping, SectionProxy

__all__ = ("NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "MultilineContinuationError", "UnnamedSectionDisabledError",
           "InvalidWriteError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
           "UNNAMED_SECTION")

DEFAULTSECT = "DEFAULT"
_default_dict = dict
_UNSET = object()


def _option_pattern(delimiters, optional):
    """The pattern of a line with an option: a name, one of the delimiters, and a value, which may be optional."""
    return re.compile(rf"(?P<option>.*?)\s*(?:(?P<vi>{'|'.join(map(re.escape, delimiters))})\s*(?P<value>.*))"
                      rf"{'?' if optional else ''}$")


class RawConfigParser(MutableMapping):
    """A configuration, a mapping of sections by name; values are what was written."""

    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    OPTCRE = _option_pattern("=:", False)
    OPTCRE_NV = _option_pattern("=:", True)
    NONSPACECRE = re.compile(r"\S")
    BOOLEAN_STATES = dict.fromkeys(["1", "yes", "true", "on"], True) | dict.fromkeys(["0", "no", "false", "off"], False)

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET,
                 allow_unnamed_section=False):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._delimiters = tuple(delimiters)
        if delimiters == ("=", ":"):  # subclasses may have patterns of their own for these
            self._optcre = self.OPTCRE_NV if allow_no_value else self.OPTCRE
        else:
            self._optcre = _option_pattern(self._delimiters, allow_no_value)
        self._allow_no_value = allow_no_value
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self._allow_unnamed_section = allow_unnamed_section
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        self._interpolation = Interpolation() if interpolation is None else interpolation
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError("interpolation= must be None or an instance of Interpolation; got an object of type "
                            f"{type(interpolation)}")
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    # Where options are

    def _new_section(self, section):
        options = self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        return options

    def _own_options(self, section):
        """The options that were set in a section, or for the default section all defaults."""
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def _layers(self, section, vars):
        """All options that a section has, those of vars before its own, its own before the defaults."""
        own = {} if section == self.default_section else self._sections.get(section, _UNSET)
        if own is _UNSET:
            raise NoSectionError(section)
        given = {self.optionxform(key): value if value is None else str(value)
                 for key, value in (vars.items() if vars else ())}
        return ChainMap(given, own, self._defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    @property
    def converters(self):
        return self._converters

    def optionxform(self, optionstr):
        """Return the form of an option's name that counts; replace it to let upper and lower case differ."""
        return optionstr.lower()

    # Sections

    def defaults(self):
        """Return the options that all sections have."""
        return self._defaults

    def sections(self):
        """Return the names of the sections but the default one."""
        return list(self._sections)

    def add_section(self, section):
        """Add a section without options."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section is UNNAMED_SECTION and not self._allow_unnamed_section:
            raise UnnamedSectionDisabledError
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._new_section(section)

    def has_section(self, section):
        """Tell whether there is a section, the default one excepted."""
        return section in self._sections

    def remove_section(self, section):
        """Remove a section, and tell whether there was one."""
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def popitem(self):
        """Remove a section, the first, and return its name and itself."""
        for section in self._sections:
            proxy = self._proxies[section]
            del self[section]
            return section, proxy
        raise KeyError

    # Options

    def options(self, section):
        """Return the names of a section's options, those of the defaults too."""
        if section not in self._sections:
            raise NoSectionError(section) from None
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        """Tell whether there is an option in a section or in the defaults."""
        option = self.optionxform(option)
        try:
            return option in self._own_options(section) or option in self._defaults
        except NoSectionError:
            return False

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Return an option's value, or fallback if there is none.

        vars are options that come first; with raw, references are not replaced."""
        name = self.optionxform(option)
        try:
            options = self._layers(section, vars)
            if name not in options:
                raise NoOptionError(name, section)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        value = options[name]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, name, value, options)

    def _get_conv(self, section, option, conv, *, fallback=_UNSET, **kwargs):
        try:
            value = self.get(section, option, **kwargs)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return conv(value)

    def getint(self, section, option, **kwargs):
        """Return an option's value as an int; the arguments are those of get()."""
        return self._get_conv(section, option, int, **kwargs)

    def getfloat(self, section, option, **kwargs):
        """Return an option's value as a float; the arguments are those of get()."""
        return self._get_conv(section, option, float, **kwargs)

    def getboolean(self, section, option, **kwargs):
        """Return an option's value as a bool, by BOOLEAN_STATES; the arguments are those of get()."""
        return self._get_conv(section, option, self._convert_to_boolean, **kwargs)

    def _convert_to_boolean(self, value):
        state = self.BOOLEAN_STATES.get(value.lower())
        if state is None:
            raise ValueError(f"Not a boolean: {value}")
        return state

    def items(self, section=_UNSET, raw=False, vars=None):
        """Return the names and values of a section's options; without section those of the sections."""
        if section is _UNSET:
            return super().items()
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        options = {**self._defaults, **self._sections.get(section, {})}
        names = list(options)
        for key, value in vars.items() if vars else ():
            options[self.optionxform(key)] = value
        if raw:
            return [(name, options[name]) for name in names]
        change = self._interpolation.before_get
        return [(name, options[name] if options[name] is None else
                 change(self, section, name, options[name], options)) for name in names]

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own_options(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Remove an option, and tell whether there was one."""
        options, name = self._own_options(section), self.optionxform(option)
        if name not in options:
            return False
        del options[name]
        return True

    def _validate_value_types(self, *, section="", option="", value=""):
        for what, given in ("section names", section), ("option keys", option):
            if not isinstance(given, str):
                raise TypeError(f"{what} must be strings")
        if not isinstance(value, str) and (value or not self._allow_no_value):
            raise TypeError("option values must be strings")

    # Reading and writing

    def read(self, filenames, encoding=None):
        """Read files, and return the names of those that could be opened."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        encoding = io.text_encoding(encoding)
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(os.fspath(name) if isinstance(name, os.PathLike) else name)
        return done

    def read_file(self, f, source=None):
        """Read lines from a file or any iterable; source is its name for messages."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        """Read a text; source is its name for messages."""
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Take over a mapping of sections, which are mappings of options; source is its name for messages."""
        seen = set()
        for section, options in dictionary.items():
            if section is not UNNAMED_SECTION:
                section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in options.items():
                name = self.optionxform(str(key))
                if self._strict and (section, name) in seen:
                    raise DuplicateOptionError(section, name, source)
                seen.add((section, name))
                self.set(section, name, value if value is None else str(value))

    def _read(self, fp, fpname):
        Reading(self, fpname).read(fp)

    def write(self, fp, space_around_delimiters=True):
        """Write the configuration to a file, in the form that read() takes."""
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f" {delimiter} "
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, delimiter)
        # Sections without a header can stand only before those with one.
        for section in sorted(self._sections, key=lambda section: section is not UNNAMED_SECTION):
            if section is not UNNAMED_SECTION or self._sections[section]:
                self._write_section(fp, section, self._sections[section], delimiter)

    def _write_section(self, fp, section, options, delimiter):
        if section is not UNNAMED_SECTION:
            fp.write(f"[{section}]\n")
        for key, value in options.items():
            self._check_key(key)
            value = self._interpolation.before_write(self, section, key, value)
            line = key
            if value is not None or not self._allow_no_value:
                line += delimiter + str(value).replace("\n", "\n\t")
            fp.write(line + "\n")
        fp.write("\n")

    def _check_key(self, key):
        if self.SECTCRE.match(key):
            raise InvalidWriteError(f"Cannot write key {key}; begins with section pattern")
        if any(delimiter in key for delimiter in self._delimiters):
            delimiter = next(delimiter for delimiter in self._delimiters if delimiter in key)
            raise InvalidWriteError(f"Cannot write key {key}; contains delimiter {delimiter}")

    # As a mapping of sections

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self:
            if self[key] is value:
                return
            self._own_options(key).clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __len__(self):
        return 1 + len(self._sections)

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    """A configuration whose values are strings, in which %(name)s stands for the value of another option."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def add_section(self, section):
        """Add a section without options."""
        if section is not UNNAMED_SECTION:
            self._validate_value_types(section=section)
        super().add_section(section)

    def set(self, section, option, value=None):
        """Set an option, to a string."""
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def _read_defaults(self, defaults):
        # Defaults may refer to what is not there yet, so nothing is checked.
        usual, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = usual


for _kind in Error, type(UNNAMED_SECTION), *map(globals().get, __all__):
    if isinstance(_kind, type):
        _kind.__module__ = __name__
del _kind
