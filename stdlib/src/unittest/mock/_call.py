"""Calls: as mocks remember them, and as tests write them down to compare."""

import pprint


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def format_call(name, args, kwargs):
    """Show a call as it is written in a program."""
    given = [repr(a) for a in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(given)})"


def _parts(value, name=""):
    """Return (name, args, kwargs) of a call from a tuple in which any of them may be left out, or None."""
    if len(value) > 3:
        return None
    rest = list(value)
    args, kwargs = (), {}
    if len(rest) == 3 or rest and isinstance(rest[0], str):
        name = rest.pop(0)
    if len(rest) == 2:
        args, kwargs = rest
    elif rest and isinstance(rest[0], tuple):
        args = rest[0]
    elif rest:
        kwargs = rest[0]
    return name, args, kwargs


class _Call(tuple):
    """A call: (name, args, kwargs), or (args, kwargs) with two.

    It equals tuples in which the empty parts are left out. Attributes and calls of it are calls
    again, so that call.name(1).other() stands for a chain of calls; from_kall tells whether the
    last link of the chain is a call."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        name, args, kwargs = _parts(value, name)
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            theirs = _parts(other)
        except TypeError:
            return NotImplemented
        if theirs is None:
            return False
        above = self._mock_parent
        if above and getattr(other, "_mock_parent", None) and above != other._mock_parent:
            return False
        name, args, kwargs = _parts(self)
        if name and name != theirs[0]:
            return False
        # What may be ANY is on the left.
        return theirs[1:] == (args, kwargs)

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # The methods of tuples are names like any others here.
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        is_call = self._mock_from_kall
        name = (self[0] if len(self) == 3 else "") if is_call else self._mock_name or ""
        if name.startswith("()"):
            name = "call" + name
        elif is_call:
            name = "call." + name if name else "call"
        return format_call(name, *self[-2:]) if is_call else name or "call"

    def call_list(self):
        """Return the calls that a chain is made of, the first first."""
        chain, link = [], self
        while link is not None:
            if link._mock_from_kall:
                chain.insert(0, link)
            link = link._mock_parent
        return _CallList(chain)


call = _Call(from_kall=False)


class _CallList(list):
    """Calls in order. A list is "in" it if it is a run of it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return super().__contains__(value)
        starts = range(len(self) - len(value) + 1)
        return any(self[i:i + len(value)] == value for i in starts)

    def __repr__(self):
        return pprint.pformat(list(self))
