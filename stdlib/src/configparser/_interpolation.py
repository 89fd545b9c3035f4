"""References from one value to another."""

import re

from ._errors import (MAX_INTERPOLATION_DEPTH, InterpolationDepthError, InterpolationMissingOptionError,
                      InterpolationSyntaxError, NoOptionError, NoSectionError)


class Interpolation:
    """What happens to values on their way out of a parser and into it: nothing."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _References(Interpolation):
    """A sign begins a reference in brackets; twice it stands for itself."""

    sign = opening = None  # "%" and "("
    token = None  # matches the sign, doubled or with the reference, of which the group is what is inside

    def before_get(self, parser, section, option, value, defaults):
        return self._replaced(parser, section, option, value, defaults, 1)

    def before_set(self, parser, section, option, value):
        lone = self.token.sub(lambda m: self.sign if m[0] == self.sign else "", value)
        if self.sign in lone:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {lone.find(self.sign)}")
        return value

    def _replaced(self, parser, section, option, text, options, depth):
        """Return text with the values of what it refers to; options are those of its section."""
        if self.sign not in text:
            return text
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)

        def value(m):
            if m[0] == self.sign * 2:
                return self.sign
            if m[1] is None:
                self._refuse(section, option, text[m.start():])
            try:
                found = self._find(parser, section, option, m, options)
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, raw, self._shown(parser, m)) from None
            return "" if found[2] is None else self._replaced(parser, *found, depth + 1)

        return self.token.sub(value, text)

    def _refuse(self, section, option, rest):
        if rest[1:2] == self.opening:
            raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
        sign = self.sign
        raise InterpolationSyntaxError(
            option, section, f"'{sign}' must be followed by '{sign}' or '{self.opening}', found: {rest!r}")


class BasicInterpolation(_References):
    """%(name)s is another option of the section or of the defaults; %% is %."""

    sign, opening = "%", "("
    token = re.compile(r"%(?:%|\(([^)]+)\)s)?")

    def _find(self, parser, section, option, reference, options):
        """Return (section, option, value, options of the section) of what a reference means."""
        return section, option, options[parser.optionxform(reference[1])], options

    def _shown(self, parser, reference):
        return parser.optionxform(reference[1])


class ExtendedInterpolation(_References):
    """${name} is another option of the section, ${section:name} one of another section; $$ is $."""

    sign, opening = "$", "{"
    token = re.compile(r"\$(?:\$|\{([^}]+)\})?")

    def _find(self, parser, section, option, reference, options):
        """Return (section, option, value, options of the section) of what a reference means."""
        match reference[1].split(":"):
            case [name]:
                name = parser.optionxform(name)
                return section, name, options[name], options
            case [section, name]:
                name = parser.optionxform(name)
                value = parser.get(section, name, raw=True)
                return section, name, value, dict(parser.items(section, raw=True))
        rest = reference.string[reference.end():]
        raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")

    def _shown(self, parser, reference):
        return reference[1]
