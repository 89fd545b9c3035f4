# Formats tracebacks in all the ways of the module traceback: chains, groups, notes, recursion, syntax errors, locals, limits, stacks, custom printers.
import io
import re
import sys
import traceback
from traceback import FrameSummary, StackSummary, TracebackException


def lines_only(text):
    text = re.sub(r" at 0x[0-9a-f]+", "", text)
    return re.sub(r'File ".*?([\w<>]+(?:\.py)?)"', r'File "\1"', text)


def show(title, text):
    print(f"--- {title}")
    print(lines_only(text).rstrip("\n"))


class Custom(Exception):
    def __init__(self, code, detail):
        super().__init__(code, detail)
        self.code, self.detail = code, detail

    def __str__(self):
        return f"[{self.code}] {self.detail}"


def level_three(data, key):
    return data[key]["inner"] + data.get("missing", {})["x"]


def level_two(data):
    try:
        return level_three(data, "a")
    except KeyError as e:
        raise Custom(42, "lookup\nfailed") from e


def level_one(data):
    try:
        level_two(data)
    finally:
        [n for n in (1, 0) if 10 / n]


def caught(f, *args, **named):
    try:
        f(*args, **named)
    except BaseException as e:
        return e


error = caught(level_one, {"a": {"inner": 1}})
show("chain", "".join(traceback.format_exception(error)))
show("no chain", "".join(traceback.format_exception(error, chain=False)))
show("limit 1", "".join(traceback.format_exception(error, limit=1, chain=False)))
show("limit -1", "".join(traceback.format_exception(error.__context__, limit=-1)))
show("only", "".join(traceback.format_exception_only(error.__context__)))
show("only, type and value", "".join(traceback.format_exception_only(KeyError, KeyError("k"))))


def countdown(n):
    if n == 0:
        raise RuntimeError("liftoff")
    return countdown(n - 1)


show("recursion", "".join(traceback.format_exception(caught(countdown, 9))))


def group():
    errors = []
    for f, args in [(int, ("x",)), (level_three, ({"a": {"inner": 1}}, "a")), (countdown, (0,))]:
        if e := caught(f, *args):
            e.add_note(f"while running {f.__name__}")
            errors.append(e)
    raise ExceptionGroup("several", [errors[0], ExceptionGroup("inner", errors[1:])])


grouped = caught(group)
show("group", "".join(traceback.format_exception(grouped)))
show("group only", "".join(traceback.format_exception_only(grouped, show_group=True)))
wide = ExceptionGroup("wide", [ValueError(n) for n in range(20)])
show("wide", "".join(TracebackException.from_exception(wide, max_group_width=3).format()))
deep = ValueError("core")
for n in range(4):
    deep = ExceptionGroup(f"level {n}", [deep])
show("deep", "".join(TracebackException.from_exception(deep, max_group_depth=2).format()))

for source in ("x = (1,\ny = 2", "if x:\nprint(1)", "a b", "x = 'abc", "f(**k, *a)", "def f(:", "print 'x'", "x = 5 +", "\tx\n        y"):
    show(repr(source), "".join(traceback.format_exception_only(caught(compile, source, "<code>", "exec"))))


def with_locals(number, text="t", *rest, **named):
    local = [number] * 3
    return undefined_name + local


exc = TracebackException.from_exception(caught(with_locals, 7, k=1), capture_locals=True)
show("locals", "".join(exc.format()))
print(exc.exc_type_str if hasattr(exc, "exc_type_str") else exc.exc_type, exc.stack[-1].locals["local"], exc.stack[-1].name, exc.stack[-1].line)

stack = traceback.extract_tb(error.__traceback__)
frame = stack[-1]
print(type(stack).__name__, len(stack), frame.name, frame.lineno - stack[0].lineno > -200, frame.line, frame.colno, frame.end_colno, tuple(frame)[2:], frame == FrameSummary(*tuple(frame)[:3]), repr(frame).partition("line")[0][:20])
made = StackSummary.from_list([("a.py", 3, "f", "x = 1"), ("a.py", 4, "g", None), FrameSummary("b.py", 5, "h", lookup_line=False, line="  return 2  ")])
show("made by hand", "".join(made.format()) + "".join(traceback.format_list([("c.py", 1, "k", "pass")])))


class Short(StackSummary):
    def format_frame_summary(self, frame_summary, **kwargs):
        return None if frame_summary.name == "caught" else f"  at {frame_summary.name}: {frame_summary.line}\n"


show("own stack", "".join(Short(traceback.extract_tb(error.__traceback__)).format()))


def inner_stack():
    return traceback.extract_stack(limit=2), traceback.format_stack(limit=1)


def outer_stack():
    return inner_stack()


summary, text = outer_stack()
print([f.name for f in summary], [f.line for f in summary], lines_only(text[0]).split("line")[0])
print([f.f_code.co_name for f, _ in traceback.walk_tb(error.__traceback__)])

out = io.StringIO()
try:
    raise error
except Custom:
    pass
except Exception:
    traceback.print_exc(file=out)
    traceback.print_exc(limit=0, chain=False, file=out)
show("print_exc", "\n".join(out.getvalue().splitlines()[-3:]))
try:
    raise ValueError("a") from KeyError("b")
except ValueError as e:
    e.__cause__.__cause__ = e   # a ring
    show("ring", "".join(traceback.format_exception(e)))


class Odd(Exception):
    def __str__(self):
        raise TypeError("no text")


class Silent(Exception):
    __module__ = "some.where"


for e in (Odd(1), Silent(), Silent(""), Exception(None), KeyError("a\nb"), OSError(2, "gone", "file.txt"), SystemExit(3), StopIteration([1]), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), SyntaxError("made up"),
          SyntaxError("placed", ("f.py", 2, 3, "ab cd", 2, 5)), ImportError("m", name="n"), Exception("tail\n")):
    print(*traceback.format_exception_only(e), sep="", end="")
e = ValueError("noted")
e.__notes__ = ["one\ntwo", 5, "three"]
print(*traceback.format_exception_only(e), sep="", end="")
e.__notes__ = "not a list"
print(*traceback.format_exception_only(e), sep="", end="")
for name, where in (("lenght", "length"), ("undefned", None)):
    length = undefined = 1
    print(*traceback.format_exception_only(caught(eval, name, {"length": 1, "undefined": 2})), end="")
print(*traceback.format_exception_only(caught(lambda: [].apend(1))), *traceback.format_exception_only(caught(lambda: sys.versoin)), end="")
