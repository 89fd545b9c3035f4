"""Abstract base classes of containers: another name of the module that defines them, so that their source is found."""

import _collections_abc
import sys

sys.modules[__name__] = _collections_abc
