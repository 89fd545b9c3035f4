"""The old name of re._compiler."""

import warnings
from re import _compiler

warnings.warn(f"module {__name__!r} is deprecated", DeprecationWarning, stacklevel=2)
globals().update((name, value) for name, value in vars(_compiler).items() if not name.startswith("__"))
