import faulthandler, tempfile, time, re, threading, signal, os

def text(do, *args, **kw):
    with tempfile.TemporaryFile() as f:
        do(*args, file=f, **kw)
        wait = kw.get("exit") is not None
        if wait: time.sleep(0.2)
        f.seek(0)
        t = f.read().decode()
    return re.sub(r"0x[0-9a-f]+", "0x0", t.replace(os.path.dirname(os.path.abspath(__file__)), ""))

def inner():
    return text(faulthandler.dump_traceback, all_threads=False)

out = inner()
assert out.startswith("Stack (most recent call first):\n"), out
assert re.search(r'line \d+ in text\n  File ".*", line 13 in inner\n  File ".*", line 15 in <module>\n', out), out
out = text(faulthandler.dump_traceback)
assert out.startswith("Current thread 0x0"), out

go = threading.Event()
def other(): go.wait()
t = threading.Thread(target=other)
t.start()
time.sleep(0.02)
out = text(faulthandler.dump_traceback)
assert "in other" in out and "Thread 0x0" in out and out.count("most recent call first") == 2, out
go.set()
t.join()

out = text(faulthandler.dump_traceback_later, 0.05, exit=False)
assert out.startswith("Timeout (0:00:00") and "in text\n" in out, out
out = text(faulthandler.dump_traceback_later, 0.05, exit=False, repeat=True)
assert out.count("Timeout") > 1, out
faulthandler.cancel_dump_traceback_later()

def later(**kw):
    faulthandler.dump_traceback_later(0.02, **kw)
    7 ** 2000000 % 3
with tempfile.TemporaryFile() as f:
    later(file=f)
    time.sleep(0.1)
    f.seek(0)
    assert b"Timeout" in f.read()

for bad in (0, -1):
    try: faulthandler.dump_traceback_later(bad)
    except ValueError as e: print(e)
was = faulthandler.is_enabled()
with tempfile.TemporaryFile() as f:
    faulthandler.enable(f)
    print(was, faulthandler.is_enabled(), faulthandler.disable(), faulthandler.is_enabled(), faulthandler.disable())
with tempfile.TemporaryFile() as f:
    faulthandler.register(signal.SIGUSR1, f)
    signal.raise_signal(signal.SIGUSR1)
    f.seek(0)
    assert b"in <module>" in f.read()
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
