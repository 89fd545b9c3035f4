# exit: 1
# stderr: stored
def fail(e): raise e
def collect(*es):
    out = []
    for e in es:
        try: fail(e)
        except Exception as x: out.append(x)
    return out
inner = ExceptionGroup("inner", collect(TypeError("t"), OSError("o")))
inner.add_note("note on inner")
try: raise KeyError("context")
except KeyError:
    raise ExceptionGroup("outer", collect(ValueError("v"), inner)) from RuntimeError("cause")
