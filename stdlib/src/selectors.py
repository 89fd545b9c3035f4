"""Wait for files: one interface over what the system offers."""

import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple('SelectorKey', 'fileobj fd events data')
SelectorKey.__doc__ = 'A file that is registered: the object, its number, the events waited for, and what was given with it.'
SelectorKey.fileobj.__doc__ = 'The object that was registered.'
SelectorKey.fd.__doc__ = 'The number of the open file behind it.'
SelectorKey.events.__doc__ = 'The events that are waited for.'
SelectorKey.data.__doc__ = 'What was given with the registration.'


def _number(fileobj):
    """The number of an open file, from itself or from the object's fileno()."""
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if fd < 0:
        raise ValueError(f'Invalid file descriptor: {fd}')
    return fd


class _Keys(Mapping):
    """What a selector knows, by file object."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._by_fd)

    def __iter__(self):
        return iter(self._selector._by_fd)

    def get(self, fileobj, default=None):
        return self._selector._by_fd.get(self._selector._fileobj_lookup(fileobj), default)

    def __getitem__(self, fileobj):
        fd = self._selector._fileobj_lookup(fileobj)
        try:
            return self._selector._by_fd[fd]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None


class BaseSelector(metaclass=ABCMeta):
    """What every selector can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Watch a file for events; data comes back with them. Return its key."""

    @abstractmethod
    def unregister(self, fileobj):
        """Watch a file no more. Return the key it had."""

    def modify(self, fileobj, events, data=None):
        """Change the events or the data of a file. Return its new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait until something is ready: a list of pairs of key and events.

        None waits without end, zero and less not at all.
        """

    def close(self):
        """Give up what the selector holds."""

    def get_key(self, fileobj):
        """Return the key of a file that is registered."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError('Selector is closed')
        try:
            return keys[fileobj]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    @abstractmethod
    def get_map(self):
        """Return a mapping from files to keys, None when the selector is closed."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class _Selector(BaseSelector):
    """A selector that keeps its keys by file number. Subclasses pass changes on to the system."""

    def __init__(self):
        self._by_fd = {}
        self._map = _Keys(self)

    def _fileobj_lookup(self, fileobj):
        try:
            return _number(fileobj)
        except ValueError:
            # An object that was closed is found by who it is.
            for key in self._by_fd.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._by_fd:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._by_fd[key.fd] = key
        try:
            self._watch(key.fd, events)
        except:
            del self._by_fd[key.fd]
            raise
        return key

    def unregister(self, fileobj):
        try:
            key = self._by_fd.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        self._forget(key.fd)
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._by_fd[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        if events != key.events:
            key = self._change(key, fileobj, events, data)
        elif data != key.data:
            key = key._replace(data=data)
        self._by_fd[key.fd] = key
        return key

    def _change(self, key, fileobj, events, data):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def _watch(self, fd, events):
        """Tell the system about a new file."""

    def _forget(self, fd):
        """Tell the system that a file is watched no more, if it still knows it."""

    def _found(self, pairs):
        """The result of select, from pairs of file number and events."""
        known = self._by_fd
        return [(key, events & key.events) for fd, events in pairs if (key := known.get(fd)) and events & key.events]

    def close(self):
        self._by_fd.clear()
        self._map = None

    def get_map(self):
        return self._map


class SelectSelector(_Selector):
    """On select.select: few files only."""

    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def _watch(self, fd, events):
        if events & EVENT_READ:
            self._readers.add(fd)
        if events & EVENT_WRITE:
            self._writers.add(fd)

    def _forget(self, fd):
        self._readers.discard(fd)
        self._writers.discard(fd)

    def _select(self, r, w, _, timeout=None):
        return select.select(r, w, (), timeout)

    def select(self, timeout=None):
        if timeout is not None and timeout < 0:
            timeout = 0
        try:
            r, w, _ = self._select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        ready = dict.fromkeys(r, EVENT_READ)
        for fd in w:
            ready[fd] = ready.get(fd, 0) | EVENT_WRITE
        return self._found(ready.items())


class _Polling(_Selector):
    """On an object with register, modify, unregister and poll. Subclasses name its class and its events."""

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _mask(self, events):
        return (events & EVENT_READ and self._EVENT_READ) | (events & EVENT_WRITE and self._EVENT_WRITE)

    def _watch(self, fd, events):
        self._selector.register(fd, self._mask(events))

    def _forget(self, fd):
        try:
            self._selector.unregister(fd)
        except OSError:
            pass  # closed already

    def _change(self, key, fileobj, events, data):
        try:
            self._selector.modify(key.fd, self._mask(events))
        except:
            super().unregister(fileobj)
            raise
        return key._replace(events=events, data=data)

    def _ready(self, pairs):
        # Errors and hang-ups wake both sides: what they do next shows what happened.
        not_read, not_write = ~self._EVENT_WRITE, ~self._EVENT_READ
        return self._found([(fd, (mask & not_read and EVENT_READ) | (mask & not_write and EVENT_WRITE)) for fd, mask in pairs])


if hasattr(select, 'poll'):

    class PollSelector(_Polling):
        """On select.poll."""

        _selector_cls = select.poll
        _EVENT_READ = select.POLLIN
        _EVENT_WRITE = select.POLLOUT

        def select(self, timeout=None):
            if timeout is not None:
                timeout = max(math.ceil(timeout * 1e3), 0)
            try:
                return self._ready(self._selector.poll(timeout))
            except InterruptedError:
                return []


if hasattr(select, 'epoll'):

    class EpollSelector(_Polling):
        """On select.epoll."""

        _selector_cls = select.epoll
        _EVENT_READ = select.EPOLLIN
        _EVENT_WRITE = select.EPOLLOUT

        def fileno(self):
            return self._selector.fileno()

        def select(self, timeout=None):
            if timeout is not None:
                # Never earlier than asked for: the clock of epoll ticks in milliseconds.
                timeout = math.ceil(timeout * 1e3) * 1e-3 if timeout > 0 else 0
            try:
                pairs = self._selector.poll(timeout, max(len(self._by_fd), 1))
            except InterruptedError:
                return []
            return self._ready(pairs) if pairs else pairs

        def close(self):
            self._selector.close()
            super().close()


def _can_use(method):
    """Whether the module select has a method that works."""
    poller = getattr(select, method, None)
    if poller is None:
        return False
    try:
        if method != 'select':
            made = poller()
            if method == 'epoll':
                made.close()
        else:
            poller([], [], [], 0)
    except OSError:
        return False
    return True


if _can_use('epoll'):
    DefaultSelector = EpollSelector
elif _can_use('poll'):
    DefaultSelector = PollSelector
else:
    DefaultSelector = SelectSelector
