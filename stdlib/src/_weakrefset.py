"""A set that does not keep its members alive; weakref shows it as WeakSet."""

from _functools import partial
from _operator import call, is_not
from _weakref import ref
from types import GenericAlias

__all__ = ["WeakSet"]


def _forgetter(owner):
    """Return the callback of references: it takes a dead one out of the set that owner refers to, while there is one."""
    def forget(dead):
        if (alive := owner()) is not None:
            alive.data.discard(dead)
    return forget


_there = partial(is_not, None)


def _refs(items):
    return {ref(item) for item in items}


class WeakSet:
    """A set of weak references to its members.

    References to living objects are equal and hash as the objects do: the set of references, data, does the work. What comes from
    outside is made references without a callback, unless it becomes a member.
    """

    def __init__(self, data=None):
        self.data = set()
        self._remove = _forgetter(ref(self))
        if data is not None:
            self.update(data)

    __class_getitem__ = classmethod(GenericAlias)

    # As a collection. References may die, and leave the set, at any time: what looks at them looks at a copy.

    def __iter__(self):
        # No generator: its variables would keep a member alive while it waits.
        return filter(_there, map(call, self.data.copy()))

    def __len__(self):
        return len([1 for r in self.data.copy() if r() is not None])

    def __contains__(self, item):
        try:
            r = ref(item)
        except TypeError:
            return False
        return r in self.data

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def copy(self):
        return self.__class__(self)

    # One member.

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while True:
            try:
                r = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = r()
            if item is not None:
                return item

    # All members.

    def clear(self):
        self.data.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def intersection_update(self, other):
        self.data &= _refs(other)

    def difference_update(self, other):
        self.data -= _refs(other)

    def symmetric_difference_update(self, other):
        self.data ^= {ref(item, self._remove) for item in other}

    # New sets.

    def union(self, other):
        return self.__class__(item for part in (self, other) for item in part)

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    # Comparison.

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def issubset(self, other):
        return self.data <= _refs(other)

    def issuperset(self, other):
        return self.data >= _refs(other)

    def __eq__(self, other):
        return self.data == _refs(other) if isinstance(other, self.__class__) else NotImplemented

    def __lt__(self, other):
        return self.data < _refs(other)

    def __gt__(self, other):
        return self.data > _refs(other)

    # The operators of the methods above.

    __le__, __ge__ = issubset, issuperset
    __and__, __or__, __xor__, __sub__ = intersection, union, symmetric_difference, difference

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __ior__(self, other):
        self.update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self
