"""assertLogs() and assertNoLogs()."""

import logging
from collections import namedtuple

from ._expect import Context

_LoggingWatcher = namedtuple("_LoggingWatcher", "records output")


class _Recorder(logging.Handler):
    """Keeps records, and what they look like."""

    def __init__(self, level, formatter):
        super().__init__(level)
        self.setFormatter(formatter)
        self.seen = _LoggingWatcher([], [])

    def emit(self, record):
        self.seen.records.append(record)
        self.seen.output.append(self.format(record))


class _AssertLogsContext(Context):
    """A block in which a logger has one handler only, which records."""

    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, test_case, logger_name, level, no_logs, formatter=None):
        super().__init__(test_case)
        self.logger_name, self.no_logs, self.formatter = logger_name, no_logs, formatter
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO

    def __enter__(self):
        given = self.logger_name
        logger = self.logger = given if isinstance(given, logging.Logger) else logging.getLogger(given)
        recorder = _Recorder(self.level, self.formatter or logging.Formatter(self.LOGGING_FORMAT))
        self._before = logger.handlers, logger.propagate, logger.level
        self.watcher = recorder.seen
        self._set([recorder], False, self.level)
        return None if self.no_logs else self.watcher

    def _set(self, handlers, propagate, level):
        self.logger.handlers, self.logger.propagate = handlers, propagate
        self.logger.setLevel(level)

    def __exit__(self, exc_type, exc_value, tb):
        self._set(*self._before)
        if exc_type is not None:
            return
        if self.no_logs and self.watcher.records:
            self._raiseFailure(f"Unexpected logs found: {self.watcher.output!r}")
        if not self.no_logs and not self.watcher.records:
            self._raiseFailure(f"no logs of level {logging.getLevelName(self.level)} or higher triggered on {self.logger.name}")
