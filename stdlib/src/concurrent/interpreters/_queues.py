"""Queues between interpreters."""

import queue
import _interpqueues
from _interpqueues import QueueError, QueueNotFoundError

__all__ = ['UNBOUND', 'UNBOUND_ERROR', 'UNBOUND_REMOVE', 'create', 'list_all', 'Queue', 'QueueError',
           'QueueNotFoundError', 'QueueEmpty', 'QueueFull', 'ItemInterpreterDestroyed']


class QueueEmpty(QueueError, queue.Empty):
    """get() found nothing in time."""


class QueueFull(QueueError, queue.Full):
    """put() found no room in time."""


class ItemInterpreterDestroyed(QueueError):
    """The interpreter that has put the item in has gone."""


class UnboundItem:
    """What becomes of an item when the interpreter that has put it in goes."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f'interpreters._queues.{self._name}'


UNBOUND_REMOVE = UnboundItem('UNBOUND_REMOVE')
UNBOUND_ERROR = UnboundItem('UNBOUND_ERROR')
UNBOUND = UnboundItem('UNBOUND')
_NUMBERS = {UNBOUND_REMOVE: 1, UNBOUND_ERROR: 2, UNBOUND: 3}


def _number(unbounditems):
    try:
        return _NUMBERS[unbounditems]
    except (KeyError, TypeError):
        raise NotImplementedError(f'unsupported unbound replacement op {unbounditems!r}') from None


def create(maxsize=0, *, unbounditems=UNBOUND):
    """Make a queue and return it; maxsize > 0 bounds its length."""
    _number(unbounditems)
    return Queue(_interpqueues.create(max(maxsize, 0)), _unbounditems=unbounditems)


def list_all():
    """Return all queues."""
    return [Queue(id) for id in _interpqueues.list_all()]


class Queue:
    """A queue that interpreters share: it passes between them as itself."""

    def __new__(cls, id, /, *, _unbounditems=UNBOUND):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        _interpqueues.get_count(id)  # it must be there
        self = super().__new__(cls)
        self._id, self._unbounditems = id, _unbounditems
        return self

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    def __eq__(self, other):
        return self._id == other._id if isinstance(other, Queue) else NotImplemented

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        """The number of the queue."""
        return self._id

    @property
    def unbounditems(self):
        """What becomes of items whose interpreter goes, unless put() says otherwise."""
        return self._unbounditems

    @property
    def maxsize(self):
        """The most items that there may be; 0 is no bound."""
        return _interpqueues.get_maxsize(self._id)

    def qsize(self):
        """Return the number of items."""
        return _interpqueues.get_count(self._id)

    def empty(self):
        """Return whether there is nothing in it."""
        return self.qsize() == 0

    def full(self):
        """Return whether there is no room in it."""
        return 0 < self.maxsize <= self.qsize()

    def put(self, obj, block=True, timeout=None, *, unbounditems=None):
        """Put an object in, waiting for room as queue.Queue.put() does."""
        kind = _number(self._unbounditems if unbounditems is None else unbounditems)
        if not _interpqueues.put(self._id, obj, kind, block, timeout):
            raise QueueFull(f'queue {self._id} is full')

    def put_nowait(self, obj, *, unbounditems=None):
        """put() that does not wait."""
        self.put(obj, False, unbounditems=unbounditems)

    def get(self, block=True, timeout=None):
        """Take an object out, waiting for one as queue.Queue.get() does."""
        item = _interpqueues.get(self._id, block, timeout)
        if item is None:
            raise QueueEmpty(f'queue {self._id} is empty')
        obj, unbound = item
        if unbound is None:
            return obj
        if unbound == _NUMBERS[UNBOUND_ERROR]:
            raise ItemInterpreterDestroyed("item's original interpreter destroyed")
        return UNBOUND

    def get_nowait(self):
        """get() that does not wait."""
        return self.get(False)
