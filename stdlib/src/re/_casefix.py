"""Characters in lower case that have more than one partner when case is ignored."""

from _sre import _extra_cases

_EXTRA_CASES = _extra_cases()
