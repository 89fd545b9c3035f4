"""Without this name test_class cannot be imported. The methods that call it ask where CPython keeps attributes, and are
excluded."""


def has_inline_values(obj):
    raise NotImplementedError
