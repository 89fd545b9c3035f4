# Pipelines of processes running this same Python: chained pipes, generators over output, filters as code, timeouts, environment, exit codes, a small make.
import io
import os
import shlex
import subprocess
import sys
import tempfile
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, CalledProcessError, Popen, TimeoutExpired

PY = [sys.executable, "-c"]
FILTERS = {
    "numbers": "import sys\nfor n in range(int(sys.argv[1])): print(n)",
    "square": "import sys\nfor line in sys.stdin: print(int(line) ** 2)",
    "odd": "import sys\nsys.stdout.writelines(line for line in sys.stdin if int(line) % 2)",
    "sum": "import sys\nprint(sum(map(int, sys.stdin)))",
    "upper": "import sys\nsys.stdout.write(sys.stdin.read().upper())",
    "fail": "import sys\nprint('half done')\nprint('trouble', file=sys.stderr)\nsys.exit(3)",
}


class Pipeline:
    def __init__(self, *stages):
        self.stages = list(stages)

    def __or__(self, other):
        return Pipeline(*self.stages, *other.stages)

    def run(self, text=""):
        with ExitStack() as stack:
            processes = []
            for name, *args in self.stages:
                source = processes[-1].stdout if processes else PIPE
                p = stack.enter_context(Popen([*PY, FILTERS[name], *args], stdin=source, stdout=PIPE, stderr=PIPE if name == "fail" else None, text=True))
                if processes:
                    source.close()
                processes.append(p)
            if len(processes) == 1:
                out, _ = processes[0].communicate(text)
            else:
                with suppress(BrokenPipeError):  # of one that does not read
                    with processes[0].stdin as first:
                        first.write(text)
                out = processes[-1].stdout.read()
            return out, [p.wait() for p in processes]

    def __str__(self):
        return " | ".join(shlex.join(stage) for stage in self.stages)


numbers, square, odd, total = Pipeline(("numbers", "10")), Pipeline(("square",)), Pipeline(("odd",)), Pipeline(("sum",))
for p in (numbers | square | odd | total, square | total, Pipeline(("upper",)), Pipeline(("fail",))):
    print(f"{p!s:35} {p.run('3' + chr(10) + '4' + chr(10))}")

r = subprocess.run([*PY, FILTERS["fail"]], capture_output=True, text=True)
print(r.returncode, repr(r.stdout), repr(r.stderr), type(r).__name__)
try:
    r.check_returncode()
except CalledProcessError as e:
    print(e.returncode, e.stdout, e.stderr, str(e).endswith("non-zero exit status 3."), e.cmd[-1] == FILTERS["fail"])
r = subprocess.run([*PY, FILTERS["fail"]], stdout=PIPE, stderr=STDOUT)
print(sorted(r.stdout.split()), r.stderr)
try:
    subprocess.run([*PY, "import time; print('before', flush=True); time.sleep(20)"], timeout=0.1, stdout=DEVNULL)
except TimeoutExpired as e:
    print(type(e).__name__, e.cmd[1])
for command in (["/no/such/program"], ["."], []):
    try:
        subprocess.run(command)
    except (OSError, IndexError, ValueError) as e:
        print(type(e).__name__, e)

with Popen([*PY, "import os, sys\nfor line in sys.stdin:\n    print(eval(line), flush=True)\n    if line == 'exit\\n': break"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as calc:
    for question in ("6 * 7", "'a' * 3", "[n for n in range(4)]", "sum(range(101))"):
        calc.stdin.write(question + "\n")
        print(question, "=", calc.stdout.readline().strip())
print(calc.returncode, calc.poll(), calc.args[0] == sys.executable)

env = {"GREETING": "hi there", "PATH": os.environ.get("PATH", "")}
print(subprocess.check_output([*PY, "import os; print(os.environ['GREETING'], 'HOME' in os.environ, os.getcwd())"], env=env, cwd="/", text=True), end="")
print(subprocess.run("echo $((6 * 7)) && exit 4", shell=True, stdout=PIPE).returncode, subprocess.getstatusoutput("echo out; echo err >&2; exit 2"), subprocess.getoutput("printf 'a\\nb\\n'"))
print(subprocess.run([*PY, "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"], input=b"\x00\xff\x01", stdout=PIPE).stdout, subprocess.run([*PY, "print('é')"], stdout=PIPE, encoding="utf-8", env=env | {"PYTHONIOENCODING": "utf-8"}).stdout.strip())


def timed(n):
    return subprocess.run([*PY, f"print({n} ** 2)"], capture_output=True, text=True).stdout.strip()


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(timed, range(2))))
p = Popen([*PY, "import sys; sys.stdin.read()"], stdin=PIPE)
print(p.poll(), p.terminate(), p.wait(5), p.returncode)
p.stdin.close()
p = Popen([*PY, "import signal; signal.raise_signal(signal.SIGKILL)"], stdout=DEVNULL)
print(p.wait(), p.send_signal(9))


class Make:
    """Targets with dependencies; recipes are Python code over (target, sources)."""

    def __init__(self, folder):
        self.folder, self.rules, self.done, self.log = Path(folder), {}, set(), []

    def rule(self, target, *sources):
        def add(code):
            self.rules[target] = sources, code
        return add

    def build(self, target, chain=()):
        if target in chain:
            raise RecursionError(" -> ".join((*chain, target)))
        if target in self.done:
            return
        path = self.folder / target
        if target not in self.rules:
            if not path.exists():
                raise FileNotFoundError(f"no rule to make {target}")
            return
        sources, code = self.rules[target]
        for s in sources:
            self.build(s, (*chain, target))
        if path.exists() and all((self.folder / s).stat().st_mtime_ns <= path.stat().st_mtime_ns for s in sources):
            self.log.append(f"{target} is up to date")
        else:
            subprocess.run([*PY, code, target, *sources], cwd=self.folder, check=True)
            self.log.append(f"made {target} from {', '.join(sources) or 'nothing'}")
        self.done.add(target)


with tempfile.TemporaryDirectory() as folder:
    make = Make(folder)
    Path(folder, "a.txt").write_text("alpha\n")
    make.rule("b.txt")("import sys; open(sys.argv[1], 'w').write('beta\\n')")
    make.rule("all.txt", "a.txt", "b.txt")("import sys\nwith open(sys.argv[1], 'w') as f:\n    for s in sys.argv[2:]: f.write(open(s).read())")
    make.rule("loop1", "loop2")(""), make.rule("loop2", "loop1")("")
    make.rule("bad", "missing.txt")("")
    for target in ("all.txt", "loop1", "bad"):
        try:
            make.build(target)
        except (RecursionError, FileNotFoundError) as e:
            print(type(e).__name__, e)
    make.done.clear()
    make.build("all.txt")
    print(*make.log, sep="; ")
    print(repr(Path(folder, "all.txt").read_text()))
    with open(Path(folder, "out.log"), "wb") as log:
        subprocess.run([*PY, "print('to a file')"], stdout=log)
    print(Path(folder, "out.log").read_bytes(), deque(io.StringIO("a\nb\nc\n"), 1))
