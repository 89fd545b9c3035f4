# requires: 3.14
# Where an error of in under not is shown: at the outermost operator that asks for the truth.
import linecache
import traceback


def show(code, **names):
    linecache.cache["code"] = len(code), None, [code], "code"
    try:
        exec(compile(code, "code", "exec"), names)
    except TypeError:
        print("\n".join(traceback.format_exc(limit=-1).splitlines()[2:]))


for code in "x = not (a in b)", "x = not (a not in b)", "x = not not (a in b)", "x = not (not (not (a in b)))", "x = 1 if not (a in b) else 2":
    show(code, a=1, b=2)
