"""Numbers that several modules share."""

import enum

# Times, in seconds: before accept() is tried again when there were too many open files, that a
# secure connection takes to begin and to end, that shutdown_default_executor() waits for threads.
ACCEPT_RETRY_DELAY = 1
SSL_HANDSHAKE_TIMEOUT, SSL_SHUTDOWN_TIMEOUT = 60.0, 30.0
THREAD_JOIN_TIMEOUT = 300
# Sizes, in bytes and in KiB.
SENDFILE_FALLBACK_READBUFFER_SIZE = 256 << 10
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512
# How many frames tell where something was made, and how many writes to a lost connection are no mistake.
DEBUG_STACK_DEPTH = 10
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5

# How a transport can send a file: not, by the system perhaps, or by reading and writing only.
_SendfileMode = enum.Enum('_SendfileMode', ['UNSUPPORTED', 'TRY_NATIVE', 'FALLBACK'], module=__name__)
