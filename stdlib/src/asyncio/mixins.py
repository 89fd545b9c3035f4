"""What locks and queues have in common."""

import threading

from . import events

_binding = threading.Lock()


class _LoopBoundMixin:
    """An object that belongs to the first event loop that uses it."""

    _loop = None

    def _get_loop(self):
        running = events._get_running_loop()
        bound = self._loop
        if bound is None:
            with _binding:
                # Another thread may have been faster.
                bound = self._loop = self._loop or running
        if bound is running:
            return running
        raise RuntimeError(f'{self!r} is bound to a different event loop')


async def _wait_among(waiters, waiter):
    """Wait for a future that is found in waiters meanwhile."""
    waiters.append(waiter)
    try:
        await waiter
    finally:
        waiters.remove(waiter)


def _wake(waiters, n, result):
    """Give a result to the first n futures that have none. Return how many there were."""
    woken = 0
    for waiter in waiters:
        if woken >= n:
            break
        if not waiter.done():
            waiter.set_result(result)
            woken += 1
    return woken
