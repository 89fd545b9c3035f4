"""The abstract base class of loaders, by itself: importlib.util needs no more."""

import abc

from . import _bootstrap


class Loader(metaclass=abc.ABCMeta):
    """What loads a module: it has exec_module(), or only load_module() as it was before Python 3.4."""

    # exec_module() is not here on purpose: import looks whether there is one.

    def create_module(self, spec):
        """Make the empty module for a spec, None for an ordinary one. ImportError tells that there can be none."""
        return None

    def load_module(self, fullname):
        """Put a module into sys.modules and return it, or raise ImportError.

        Deprecated: this one is for callers that do not know of exec_module()."""
        if hasattr(self, 'exec_module'):
            return _bootstrap._load_module_shim(self, fullname)
        raise ImportError
