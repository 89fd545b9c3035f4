"""Special methods: which a mock can have, and what they do in a MagicMock that was not told."""

from ._sentinel import DEFAULT


def _special(names):
    return {f"__{name}__" for name in names.split()}


_numeric = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
ASYNC_METHODS = _special("aenter aexit anext")

# What a MagicMock has from the start.
MAGICS = _special("lt gt le ge eq ne hash getitem setitem delitem len contains iter next enter exit str sizeof bool "
                  "complex int float index round trunc floor ceil neg pos abs invert divmod rdivmod fspath aiter")
MAGICS |= {f"__{prefix}{name}__" for name in _numeric for prefix in ("", "i", "r")}

# What can be set besides.
SYNC_MAGICS = MAGICS | _special("get set delete reversed missing reduce reduce_ex getinitargs getnewargs getnewargs_ex "
                                "getstate setstate getformat repr dir subclasses format")
ALL_MAGICS = SYNC_MAGICS | ASYNC_METHODS

# What mocks need themselves.
UNSUPPORTED = _special("getattr setattr init new prepare instancecheck subclasscheck del")

_ANSWERS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__bool__": True, "__int__": 1, "__index__": 1, "__float__": 1.0, "__complex__": 1j,
    "__len__": 0, "__contains__": False, "__exit__": False, "__aexit__": False,
}

_OF_THE_MOCK = {
    "__hash__": object.__hash__,
    "__str__": object.__str__,
    "__sizeof__": object.__sizeof__,
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}


class _AsyncIterator:
    """The items of an iterator, asynchronously."""

    def __init__(self, items):
        self.items = items

    def __aiter__(self):
        return self

    async def __anext__(self):
        for item in self.items:
            return item
        raise StopAsyncIteration


def _answer_iter(mock, value):
    return iter([] if value is DEFAULT else value)


# Effects of the mock and the return value that was set, if one was.
_EFFECTS = {
    "__eq__": lambda mock, value, other: value if value is not DEFAULT else mock is other or NotImplemented,
    "__ne__": lambda mock, value, other: value if value is not DEFAULT else
    False if mock is other else NotImplemented,
    "__iter__": _answer_iter,
    "__aiter__": lambda mock, value: _AsyncIterator(_answer_iter(mock, value)),
}


def set_default(mock, method, name):
    """Let the mock of a special method answer as that of any object."""
    if name in _ANSWERS:
        method.return_value = _ANSWERS[name]
    elif name in _OF_THE_MOCK:
        method.return_value = _OF_THE_MOCK[name](mock)
    elif name in _EFFECTS:
        effect = _EFFECTS[name]
        method.side_effect = lambda *args: effect(mock, method._mock_store.return_value, *args)
