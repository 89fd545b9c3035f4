"""Objects that stand in for others in tests, and remember how they were used."""

from ._autospec import create_autospec, mock_open
from ._call import ANY, _Call, _CallList, call
from ._magic import MAGICS as _magics
from ._mocks import (AsyncMock, AsyncMockMixin, CallableMixin, InvalidSpecError, MagicMixin, MagicMock, Mock,
                     NonCallableMagicMock, NonCallableMock, PropertyMock, ThreadingMixin, ThreadingMock, seal)
from ._patch import _get_target, _patch, patch
from ._sentinel import DEFAULT, sentinel
from ._spec import _callable

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock",
           "seal")

# Whether dir() of a mock leaves out what is of no use in a test.
FILTER_DIR = True

for _name in [*__all__, "AsyncMockMixin", "CallableMixin", "InvalidSpecError", "MagicMixin", "ThreadingMixin"]:
    if hasattr(globals()[_name], "__qualname__"):
        globals()[_name].__module__ = __name__
del _name
