"""In the place of the package's own, which only loads tests.

The helpers of these tests ask the event loop policy for its child watcher, which 3.14 does
not have any more. They know policies without one by NotImplementedError.
"""

from asyncio import events


def get_child_watcher(self):
    raise NotImplementedError


events._AbstractEventLoopPolicy.get_child_watcher = get_child_watcher
