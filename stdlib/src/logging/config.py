"""Set logging up from a dict, a file, or what comes through a socket."""

import logging

from ._configtree import IDENTIFIER, valid_ident
from ._configvalues import BaseConfigurator, ConvertingDict, ConvertingList, ConvertingMixin, ConvertingTuple
from ._dictconfig import DictConfigurator

DEFAULT_LOGGING_CONFIG_PORT = 9030
dictConfigClass = DictConfigurator
_listener = None  # the server of listen() that runs

for _kind in [*globals().values()]:
    if isinstance(_kind, type) and _kind.__module__.startswith("logging._"):
        _kind.__module__ = __name__
del _kind


def dictConfig(config):
    """Set logging up as a dict says."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Set logging up as a file in the format of configparser says; it can be a name, a file or a parser."""
    from . import _fileconfig
    _fileconfig.configure(_fileconfig.read(fname, defaults, encoding), disable_existing_loggers)


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """Return a thread that takes configurations from a socket; they can change anything, so verify what comes."""
    from ._configserver import Server
    return Server(port, verify)


def stopListening():
    """Stop the thread of listen()."""
    global _listener
    with logging._lock:
        server, _listener = _listener, None
        if server:
            server.abort = True
