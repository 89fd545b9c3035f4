"""More handlers: rotating files, sockets, mail, memory, queues and others."""

from ._buffering import BufferingHandler, MemoryHandler, QueueHandler, QueueListener
from ._network import (SYSLOG_TCP_PORT, SYSLOG_UDP_PORT, DatagramHandler, HTTPHandler, NTEventLogHandler, SMTPHandler,
                       SocketHandler, SysLogHandler)
from ._rotating import (_MIDNIGHT, BaseRotatingHandler, RotatingFileHandler, TimedRotatingFileHandler,
                        WatchedFileHandler)

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT, DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT = \
    range(9020, 9024)

# Where the classes are said to be, and where pickle looks for them. The modules they are really in are beside this
# one, and not below it, because tracebacks of logging leave out the files of this folder.
for _kind in [*globals().values()]:
    if isinstance(_kind, type) and _kind.__module__.startswith("logging._"):
        _kind.__module__ = __name__
del _kind
