"""The handlers of logging.handlers that keep records, or pass them on through a queue."""

import copy
import queue
import threading
from logging import ERROR, Handler


class BufferingHandler(Handler):
    """Keeps records until there are enough."""

    def __init__(self, capacity):
        Handler.__init__(self)
        self.buffer = []
        self.capacity = capacity

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forget the records; others do something with them before."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records, and gives them to another handler when there are enough or one is bad."""

    def __init__(self, capacity, flushLevel=ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return record.levelno >= self.flushLevel or BufferingHandler.shouldFlush(self, record)

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        """Hand the records over; without a target they are kept."""
        with self.lock:
            if not self.target:
                return
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.setTarget(None)
            BufferingHandler.close(self)


class QueueHandler(Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        Handler.__init__(self)
        self.queue = queue
        self.listener = None  # set by dictConfig

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of a record that can be pickled: all is in the text, as other handlers need the record as it is."""
        text = self.format(record)
        record = copy.copy(record)
        record.msg = record.message = text
        for name in "args", "exc_info", "exc_text", "stack_info":
            setattr(record, name, None)
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue and gives them to handlers, in a thread."""

    _sentinel = None  # ends the thread, when it is in the queue

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level
        self._thread = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc_info):
        self.stop()

    def dequeue(self, block):
        return self.queue.get(block)

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def prepare(self, record):
        """Make of what was in the queue what handlers are given."""
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or handler.level <= record.levelno:
                handler.handle(record)

    def start(self):
        if self._thread is not None:
            raise RuntimeError("Listener already started")
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def stop(self):
        """Wait until what is in the queue has been handled; may be called again."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None

    def _monitor(self):
        done = getattr(self.queue, "task_done", lambda: None)  # which SimpleQueue, for one, does not have
        more = True
        try:
            while more:
                record = self.dequeue(True)
                more = record is not self._sentinel
                if more:
                    self.handle(record)
                done()
        except queue.Empty:
            pass
