"""What locks and queues have in common."""

import threading

from . import events

_binding = threading.Lock()


class _LoopBoundMixin:
    """An object that belongs to the first event loop that uses it."""

    _loop = None

    def _get_loop(self):
        loop = events._get_running_loop()
        if self._loop is None:
            with _binding:
                if self._loop is None:
                    self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop
