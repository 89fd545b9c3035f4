"""What all kinds of configuration of logging.config do."""

import logging
import re

IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)


def valid_ident(s):
    if IDENTIFIER.match(s):
        return True
    raise ValueError(f"Not a valid Python identifier: {s!r}")


def resolve(name, importer=__import__):
    """What a dotted name means; modules on the way are imported when they are not there yet."""
    path, *rest = name.split(".")
    found = importer(path)
    for attribute in rest:
        path += "." + attribute
        if not hasattr(found, attribute):
            importer(path)
        found = getattr(found, attribute)
    return found


def close_handlers():
    """Close all handlers, and forget their names."""
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    logging._handlerList.clear()


def remove_handlers(logger):
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)


def known_loggers():
    return set(logging.root.manager.loggerDict)


def _is_below(name, others):
    """Whether a logger is below one of others."""
    while "." in name:
        name = name.rpartition(".")[0]
        if name in others:
            return True
    return False


def settle_others(known, configured, disable):
    """Deal with the loggers that were known before, and are not configured: those below configured ones are reset, so
    that they do as these, and the others can be disabled."""
    for name in known - configured:
        logger = logging.root.manager.loggerDict[name]
        if not _is_below(name, configured):
            logger.disabled = disable
        elif not isinstance(logger, logging.PlaceHolder):
            logger.setLevel(logging.NOTSET)
            logger.handlers, logger.propagate = [], True
