# A write to a pipe that nobody reads any more.
import os
import signal

assert signal.getsignal(signal.SIGPIPE) == signal.SIG_IGN
r, w = os.pipe()
os.close(r)
try: os.write(w, b"x")
except BrokenPipeError as e: print(e)
seen = []
signal.signal(signal.SIGPIPE, lambda number, frame: seen.append(number))
try: os.write(w, b"x")
except BrokenPipeError as e: print(e)
for _ in range(10): pass  # a handler may run a little later
assert seen == [signal.SIGPIPE], seen
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
