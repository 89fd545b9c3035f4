# add_note and __notes__.
e = ValueError("v")
assert not hasattr(e, "__notes__")
e.add_note("one")
e.add_note("two")
assert e.__notes__ == ["one", "two"]
for bad in [1, None, b"x"]:
    try: e.add_note(bad)
    except TypeError as x: assert str(x) in (f"add_note() argument must be str, not {'None' if bad is None else type(bad).__name__}", f"note must be a str, not '{type(bad).__name__}'")
e.__notes__ = "not a list"
try: e.add_note("x")
except TypeError as x: print(x)
e.__notes__ = []
e.add_note("fresh")
assert e.__notes__ == ["fresh"]
import traceback
print("".join(traceback.format_exception_only(e)))
e.__notes__ = ["several\nlines", 5, "end"]
print("".join(traceback.format_exception_only(e)))
try:
    try: raise KeyError("k")
    except KeyError as k:
        k.add_note("seen")
        raise
except KeyError as k: assert k.__notes__ == ["seen"]
g = ExceptionGroup("g", [e])
g.add_note("group")
assert g.split(KeyError)[1].__notes__ == ["group"]
