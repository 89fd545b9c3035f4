"""A scheduler: calls at moments of a clock that is given to it."""

import threading
from _thread import _monotonic
from collections import namedtuple
from heapq import heapify, heappop, heappush

__all__ = ['scheduler']

_Fields = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')


class Event(_Fields):
    """A call to come. Events are ordered by time, then priority, then when they were entered."""

    __slots__ = ()

    def _key(self):
        return self.time, self.priority, self.sequence

    def __eq__(self, other):
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    __hash__ = _Fields.__hash__


Event.time.__doc__ = 'Numeric type compatible with the return value of the\ntimefunc function passed to the constructor.'
Event.priority.__doc__ = 'Events scheduled for the same time will be executed\nin the order of their priority.'
Event.sequence.__doc__ = 'A continually increasing sequence number that\n    separates events if time and priority are equal.'
Event.action.__doc__ = 'Executing the event means executing\naction(*argument, **kwargs)'
Event.argument.__doc__ = 'argument is a sequence holding the positional\narguments for the action.'
Event.kwargs.__doc__ = 'kwargs is a dictionary holding the keyword\narguments for the action.'


def _sleep(seconds):
    from time import sleep
    sleep(seconds)


class scheduler:

    def __init__(self, timefunc=_monotonic, delayfunc=_sleep):
        """timefunc() is the time, delayfunc(t) waits that long."""
        self._queue = []
        self._lock = threading.RLock()
        self._last = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs={}):
        """Let action(*argument, **kwargs) be called at a time; return the event."""
        with self._lock:
            event = Event(time, priority, self._last, action, argument, dict(kwargs) if kwargs else {})
            self._last += 1
            heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs={}):
        """enterabs() with a time from now."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Take an event away; ValueError if it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapify(self._queue)

    def empty(self):
        """Return whether there is no event."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Make the calls when their time has come, until there are none left.

        If blocking is false make those that are due, and return how long it is until
        the next one.
        """
        while True:
            with self._lock:
                if not self._queue:
                    return
                event = self._queue[0]
                now = self.timefunc()
                due = event.time <= now
                if due:
                    heappop(self._queue)
            if due:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # let others run
            elif not blocking:
                return event.time - now
            else:
                self.delayfunc(event.time - now)

    @property
    def queue(self):
        """The events to come, in order."""
        with self._lock:
            return sorted(self._queue)
