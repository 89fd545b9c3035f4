"""Numbers that several modules share."""

import enum

# Writes to a lost connection before a warning.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5
# Seconds before accept() is tried again when there were too many open files.
ACCEPT_RETRY_DELAY = 1
# Frames of the traceback of where something was made.
DEBUG_STACK_DEPTH = 10
SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0
SENDFILE_FALLBACK_READBUFFER_SIZE = 1024 * 256
# In KiB.
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512
# Seconds that shutdown_default_executor() waits for threads.
THREAD_JOIN_TIMEOUT = 300


class _SendfileMode(enum.Enum):
    UNSUPPORTED = enum.auto()
    TRY_NATIVE = enum.auto()
    FALLBACK = enum.auto()
