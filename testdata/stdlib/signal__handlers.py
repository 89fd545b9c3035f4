import signal, time, threading, sys, os

seen = []
old = signal.signal(signal.SIGUSR1, lambda n, f: seen.append((n, f is not None)))
print(old)
signal.raise_signal(signal.SIGUSR1)
assert seen == [(10, True)], seen
assert signal.getsignal(signal.SIGUSR1) is not None
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is not None)
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.getsignal(signal.SIGUSR1)), repr(signal.SIGINT), signal.Signals(15))
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("KeyboardInterrupt")

for bad in (0, 65, -1):
    try:
        signal.signal(bad, signal.SIG_DFL)
    except ValueError as e:
        print(e)
try:
    signal.signal(signal.SIGUSR1, "x")
except TypeError as e:
    print(e)
print(signal.strsignal(signal.SIGALRM), signal.strsignal(2), signal.strsignal(34))
try:
    signal.strsignal(0)
except ValueError as e:
    print(e)
assert signal.SIGINT in signal.valid_signals()

# Timers.
hits = []
signal.signal(signal.SIGALRM, lambda n, f: hits.append(time.monotonic()))
t = time.monotonic()
assert signal.setitimer(signal.ITIMER_REAL, 0.05) == (0.0, 0.0)
time.sleep(0.15)
assert len(hits) == 1 and time.monotonic() - t >= 0.15
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
left, every = signal.getitimer(signal.ITIMER_REAL)
assert 0 < left <= 0.02 and every == 0.02
while len(hits) < 4:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
assert signal.alarm(10) == 0
assert signal.alarm(0) == 10

# A handler that raises ends a wait.
class Stop(Exception): pass
def stop(n, f): raise Stop
signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    time.sleep(20)
except Stop:
    print("woken")
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    threading.Lock().acquire() and threading.Event().wait(20)
except Stop:
    print("woken")
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    signal.pause()
except Stop:
    print("pause")

# Masks.
signal.signal(signal.SIGUSR2, lambda n, f: print("handled", n))
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]))
signal.raise_signal(signal.SIGUSR2)
print(signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2]))
for i in range(3): pass
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
signal.raise_signal(signal.SIGUSR2)
print(signal.sigwait([signal.SIGUSR2]), signal.sigpending())
print(signal.sigtimedwait([signal.SIGUSR2], 0.01))

# Other threads: handlers run in the main thread only.
def other():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    except ValueError as e:
        print(e)
    signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)
who = []
signal.signal(signal.SIGUSR1, lambda n, f: who.append(threading.current_thread() is threading.main_thread()))
th = threading.Thread(target=other)
th.start()
th.join()
while not who:
    time.sleep(0.001)
assert who == [True]

import _thread
try:
    _thread.interrupt_main()
    while True: pass
except KeyboardInterrupt:
    print("interrupt_main")
