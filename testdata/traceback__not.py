# Where an error of a comparison under not is shown: at the operator, which asks for the truth.
import linecache
import traceback


def show(code, **names):
    linecache.cache["code"] = len(code), None, [code], "code"
    try:
        exec(compile(code, "code", "exec"), names)
    except TypeError:
        print("\n".join(traceback.format_exc(limit=-1).splitlines()[2:]))


for code in (
    "x = not (a > b)", "x = not a > b", "x = not not (a > b)", "x = not (a > b) and b", "x = [not (a > b)]", "x = not (1 < a > b)",
    "x = not (a > b or 1)", "x = not (y := a > b)", "x = not (1 if a > b else 2)", "assert not (a > b)", "while not (a > b): pass",
    "x = 1 if (not (a > b)) else 2", "if not(a > b) and 1: pass",
):
    show(code, a=1, b="")
for values in ({1: 2}, 1), ({1: 2}, 3):
    a, b = values
    print(not b in a, not not b in a, not (not (not (b not in a))), not (b == 1), not not b == 1)
