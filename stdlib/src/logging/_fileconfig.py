"""The configuration of logging by a file in the format of configparser."""

import configparser
import io
import logging
import os

from . import _configtree as tree
from .handlers import MemoryHandler


def read(source, defaults, encoding):
    """The parser with what is in a file, given by its name or opened; or the source, if that is a parser."""
    if isinstance(source, configparser.RawConfigParser):
        return source
    if isinstance(source, str):
        if not os.path.exists(source):
            raise FileNotFoundError(f"{source} doesn't exist")
        if os.path.getsize(source) == 0:
            raise RuntimeError(f"{source} is an empty file")
    parser = configparser.ConfigParser(defaults)
    try:
        if hasattr(source, "readline"):
            parser.read_file(source)
        else:
            parser.read(source, encoding=io.text_encoding(encoding))
    except configparser.ParsingError as e:
        raise RuntimeError(f"{source} is invalid: {e}")
    return parser


def configure(parser, disable_existing):
    formatters = {name: _formatter(parser, f"formatter_{name}") for name in _names(parser["formatters"])}
    with logging._lock:
        tree.close_handlers()
        _configure_loggers(parser, _handlers(parser, formatters), disable_existing)


def _names(section, option="keys"):
    """The names that an option lists."""
    listed = section[option]
    return [name.strip() for name in listed.split(",")] if listed else []


def _evaluate(expression):
    return eval(expression, vars(logging))


def _formatter(parser, section):
    # Percent signs are for the formatter, not for the parser.
    form, dates, style, defaults = [
        parser.get(section, option, raw=True, fallback=fallback)
        for option, fallback in (("format", None), ("datefmt", None), ("style", "%"), ("defaults", None))]
    name = parser[section].get("class")
    kind = tree.resolve(name) if name else logging.Formatter
    # A class of the user need not know of defaults.
    more = {} if defaults is None else {"defaults": _evaluate(defaults)}
    return kind(form, dates, style, **more)


def _handler_class(name):
    try:
        return _evaluate(name)
    except (AttributeError, NameError):
        return tree.resolve(name)


def _handlers(parser, formatters):
    """The handlers by name."""
    handlers, targets = {}, {}
    for name in _names(parser["handlers"]):
        section = parser[f"handler_{name}"]
        kind = _handler_class(section["class"])
        arguments = _evaluate(section.get("args", "()"))
        handlers[name] = handler = kind(*arguments, **_evaluate(section.get("kwargs", "{}")))
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if formatter := section.get("formatter"):
            handler.setFormatter(formatters[formatter])
        if issubclass(kind, MemoryHandler) and section.get("target"):
            targets[name] = section["target"]
    # Only now are all there.
    for name, target in targets.items():
        handlers[name].setTarget(handlers[target])
    return handlers


def _set_up(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    tree.remove_handlers(logger)
    for name in _names(section, "handlers"):
        logger.addHandler(handlers[name])


def _configure_loggers(parser, handlers, disable_existing):
    names = _names(parser["loggers"])
    names.remove("root")  # which has to be there
    _set_up(logging.root, parser["logger_root"], handlers)
    known, configured = tree.known_loggers(), set()
    for name in names:
        section = parser[f"logger_{name}"]
        configured.add(section["qualname"])
        logger = logging.getLogger(section["qualname"])
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
        _set_up(logger, section, handlers)
    tree.settle_others(known, configured, disable_existing)
