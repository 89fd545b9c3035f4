# The locks of modules: who has one may take it again, who would wait for itself gets an error, and imports take the lock that
# _get_module_lock gives.
import gc
import importlib
import importlib.machinery
import sys
import threading
import types

bootstrap = importlib._bootstrap


def attempt(f):
    try:
        return f()
    except RuntimeError as e:
        return type(e).__name__, str(e).partition(" at ")[0]


lock = bootstrap._ModuleLock("some")
print(repr(lock).partition(" at ")[0], lock.name, issubclass(bootstrap._DeadlockError, RuntimeError))
print(attempt(lock.release), lock.acquire(), lock.acquire(), lock.release(), lock.release(), attempt(lock.release))
lock.acquire()
others = []
thread = threading.Thread(target=lambda: others.append(attempt(lock.release)))
thread.start()
thread.join()
print(others)
lock.release()

# Two threads, each with one lock, ask for the other's: one of them is told.
first, second = bootstrap._ModuleLock("first"), bootstrap._ModuleLock("second")
barrier = threading.Barrier(2)
told = []


def both(a, b):
    a.acquire()
    barrier.wait()
    try:
        b.acquire()
        b.release()
    except bootstrap._DeadlockError as e:
        told.append(str(e).partition(" at ")[0])
    a.release()


threads = [threading.Thread(target=both, args=locks) for locks in ((first, second), (second, first))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(told), told[0] in ("deadlock detected by _ModuleLock('first')", "deadlock detected by _ModuleLock('second')"))


# An import waits for the lock of its module.
class Finder:
    def find_spec(name, path=None, target=None):
        if name == "made_here":
            return importlib.machinery.ModuleSpec(name, Finder)

    def create_module(spec):
        return types.ModuleType(spec.name)

    def exec_module(module):
        done.append("run")


done = []
sys.meta_path.append(Finder)
gc.collect()
print(len(bootstrap._module_locks))
lock = bootstrap._get_module_lock("made_here")
print(bootstrap._get_module_lock("made_here") is lock, "made_here" in bootstrap._module_locks, bootstrap._module_locks["made_here"]() is lock)
lock.acquire()
thread = threading.Thread(target=lambda: importlib.import_module("made_here"))
thread.start()
thread.join(0.1)
print(done, thread.is_alive())
lock.release()
thread.join()
print(done, "made_here" in sys.modules)
del lock
gc.collect()
print(len(bootstrap._module_locks))
