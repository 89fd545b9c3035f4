# The timers of CPU time stand still while nothing runs.
import signal, threading, time

fired = []
signal.signal(signal.SIGVTALRM, lambda n, f: fired.append(n))
signal.signal(signal.SIGPROF, lambda n, f: fired.append(n))

assert signal.setitimer(signal.ITIMER_VIRTUAL, 0.05) == (0.0, 0.0)
time.sleep(0.2)
assert not fired
left, interval = signal.getitimer(signal.ITIMER_VIRTUAL)
assert 0 < left < 0.1 and interval == 0
while not fired:
    pass
assert fired == [signal.SIGVTALRM]
assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)

# Another thread counts as well as the main one.
fired.clear()
signal.setitimer(signal.ITIMER_PROF, 0.02, 0.02)
done = threading.Event()
def work():
    while len(fired) < 3:
        pass
    done.set()
threading.Thread(target=work).start()
while not done.wait(0.01):
    pass
left, interval = signal.setitimer(signal.ITIMER_PROF, 0)
assert 0 <= left < 0.1 and 0.015 < interval < 0.025
assert set(fired) == {signal.SIGPROF}
n = len(fired)
for i in range(10**5):
    pass
assert len(fired) <= n + 1
print("ok")
