"""The package that the import scripts use."""
print("init", __name__)
from . import alpha
from .sub import beta as renamed
__all__ = ["alpha", "gamma", "VALUE"]
VALUE = 42
_hidden = 1
def __getattr__(name):
    if name == "lazy":
        return "made lazily"
    raise AttributeError(f"no {name} here")
