"""The values of a dict with a configuration: strings in it can stand for objects, and dicts for calls."""

import re

from ._configtree import resolve, valid_ident


class ConvertingMixin:
    """Converts values of a container when they are asked for; converted containers know where they are."""

    def convert_with_key(self, key, value, replace=True):
        result = self.convert(value)
        if result is not value:
            if replace:
                self[key] = result
            if type(result) in _CONVERTING.values():
                result.key = key
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if result is not value and type(result) in _CONVERTING.values():
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    """A dict whose values are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, super().__getitem__(key))

    def get(self, key, default=None):
        return self.convert_with_key(key, super().get(key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, super().pop(key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    """A list whose items are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, super().__getitem__(key))

    def pop(self, idx=-1):
        return self.convert(super().pop(idx))


class ConvertingTuple(tuple, ConvertingMixin):
    """A tuple whose items are converted, each time."""

    def __getitem__(self, key):
        return self.convert_with_key(key, super().__getitem__(key), replace=False)


_CONVERTING = {dict: ConvertingDict, list: ConvertingList, tuple: ConvertingTuple}


class BaseConfigurator:
    """Reads a dict that may name objects: ext:// imports them, cfg:// refers to other parts."""

    CONVERT_PATTERN = re.compile(r"^(?P<prefix>[a-z]+)://(?P<suffix>.*)$")
    WORD_PATTERN = re.compile(r"^\s*(\w+)\s*")
    DOT_PATTERN = re.compile(r"^\.\s*(\w+)\s*")
    INDEX_PATTERN = re.compile(r"^\[([^\[\]]*)\]\s*")
    DIGIT_PATTERN = re.compile(r"^\d+$")
    # The methods for the prefixes.
    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = self._converting(ConvertingDict, config)

    def _converting(self, kind, value):
        container = kind(value)
        container.configurator = self
        return container

    def convert(self, value):
        """What a value of the configuration stands for, which mostly is itself."""
        if isinstance(value, str):
            match = self.CONVERT_PATTERN.match(value)
            method = match and self.value_converters.get(match["prefix"])
            return getattr(self, method)(match["suffix"]) if method else value
        for plain, kind in _CONVERTING.items():
            if isinstance(value, plain) and not isinstance(value, kind):
                if plain is tuple and hasattr(value, "_fields"):
                    break  # a named tuple stays one
                return self._converting(kind, value)
        return value

    def resolve(self, s):
        """Import what a dotted name means."""
        try:
            return resolve(s, self.importer)
        except ImportError as e:
            raise ValueError(f"Cannot resolve {s!r}: {e}") from e

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        """The part of the configuration that a path like handlers.mail.toaddrs[0] leads to."""
        start = self.WORD_PATTERN.match(value)
        if start is None:
            raise ValueError(f"Unable to convert {value!r}")
        found, rest = self.config[start[1]], value[start.end():]
        while rest:
            if step := self.DOT_PATTERN.match(rest):
                found = found[step[1]]
            elif step := self.INDEX_PATTERN.match(rest):
                found = self._item(found, step[1])
            else:
                raise ValueError(f"Unable to convert {value!r} at {rest!r}")
            rest = rest[step.end():]
        return found

    def _item(self, container, index):
        if self.DIGIT_PATTERN.match(index):
            try:
                return container[int(index)]
            except TypeError:
                pass  # it wants strings
        return container[index]

    def _arguments(self, config):
        """The keyword arguments of a call that a dict describes."""
        return {name: config[name] for name in config if name != "." and valid_ident(name)}

    def _set_attributes(self, made, config):
        """Set the attributes of an object that its dict has under "."."""
        for name, value in (config.pop(".", None) or {}).items():
            setattr(made, name, value)

    def _factory(self, config):
        """Take the factory, a callable or its name, out of a dict."""
        factory = config.pop("()")
        return factory if callable(factory) else self.resolve(factory)

    def configure_custom(self, config):
        """Make an object of what a dict with a factory, "()", says."""
        factory = self._factory(config)
        made = factory(**self._arguments(config))
        self._set_attributes(made, config)
        return made

    def as_tuple(self, value):
        """A tuple of a list; formats like JSON have no tuples."""
        return tuple(value) if isinstance(value, list) else value
