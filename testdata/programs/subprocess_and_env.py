# Programs that run programs: the same interpreter on code, pipes, input, exit codes, environments, timeouts, several at once, output as it comes.
import os
import signal
import subprocess
import sys
import textwrap

def python(code, *args, **kw):
    return subprocess.run([sys.executable, "-c", textwrap.dedent(code), *args], capture_output=True, text=True, **kw)

r = python("print('hello', 6 * 7)")
print(r.returncode, repr(r.stdout), repr(r.stderr))
r = python("""
    import sys
    for n, line in enumerate(sys.stdin, 1):
        print(n, line.rstrip()[::-1])
    print("done", file=sys.stderr)
    sys.exit(len(sys.argv))
    """, "a", "b", input="one\ntwo\n\nthree")
print(r.returncode, r.stdout.splitlines(), r.stderr.strip(), r.args[2].count("\n"))
for code in ("raise SystemExit", "raise SystemExit(3)", "raise SystemExit('message')", "1 / 0", "import os; os._exit(9)"):
    r = python(code)
    print(f"{code:28} {r.returncode} {r.stderr.splitlines()[-1:]}")
try: subprocess.run([sys.executable, "-c", "import sys; print('out'); sys.exit(5)"], check=True, stdout=subprocess.PIPE, text=True)
except subprocess.CalledProcessError as e: print(e.returncode, e.output, e.cmd[1], str(e).split(" returned")[1])
print(subprocess.check_output([sys.executable, "-c", "print(*range(5))"]), subprocess.call([sys.executable, "-c", ""]))
env = {k: v for k, v in os.environ.items() if k != "REMOVED"} | {"ADDED": "yes=1"}
print(python("import os; print(os.environ['ADDED'], 'REMOVED' in os.environ)", env=env).stdout, end="")
print(python("import os; print(os.path.basename(os.getcwd()))", cwd="/tmp" if os.path.isdir("/tmp") else "/").stdout, end="")
with subprocess.Popen([sys.executable, "-u", "-c", "for i in range(3): print(i); input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
    for answer in "xyz":
        print("got", p.stdout.readline().strip(), end=" ")
        p.stdin.write(answer + "\n")
        p.stdin.flush()
print("ended with", p.returncode)
first = subprocess.Popen([sys.executable, "-c", "print('b\\na\\nc')"], stdout=subprocess.PIPE)
second = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdout.writelines(sorted(sys.stdin))"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate()[0], first.wait(), second.poll())
try: subprocess.run([sys.executable, "-c", "import time; time.sleep(30)"], timeout=0.2)
except subprocess.TimeoutExpired as e: print(type(e).__name__, 0 < e.timeout <= 0.2)
sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"])
print(sleeper.poll()); sleeper.terminate(); print(sleeper.wait() == -signal.SIGTERM, sleeper.returncode)
try: subprocess.run(["/no/such/program"])
except FileNotFoundError as e: print(e)
r = subprocess.run([sys.executable, "-c", "import sys; print('o', flush=True); print('e', file=sys.stderr)"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
print(r.stdout, subprocess.run([sys.executable, "-c", "print(1)"], stdout=subprocess.DEVNULL).stdout, subprocess.list2cmdline(["a b", 'c"d', ""]))
procs = [subprocess.Popen([sys.executable, "-c", f"print({n} ** 2)"], stdout=subprocess.PIPE, text=True) for n in range(3)]
print([p.communicate(timeout=60)[0].strip() for p in procs], [p.returncode for p in procs])
r, w = os.pipe()
os.write(w, b"through a pipe"); os.close(w)
with os.fdopen(r) as f: print(f.read())
if sys.platform != "win32":
    print(subprocess.getoutput("echo shell; exit 3"), subprocess.getstatusoutput("exit 4"), subprocess.run("echo $0 | tr a-z A-Z; printf '%s' \"$X\"", shell=True, text=True, stdout=subprocess.PIPE, env={**os.environ, "X": "é"}, encoding="utf-8").stdout.split()[-1:])
