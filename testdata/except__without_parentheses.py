# requires: 3.14
# Several exceptions need no parentheses when there is no "as".
def f(e):
    try: raise e
    except KeyError, IndexError: return "lookup"
    except ValueError, TypeError,: return "value"
    except OSError as o: return "os"
assert [f(e()) for e in (KeyError, IndexError, ValueError, TypeError, OSError)] == ["lookup", "lookup", "value", "value", "os"]
def g(e):
    out = []
    try: raise e
    except* KeyError, IndexError: out.append("star")
    return out
assert g(KeyError()) == ["star"]
try: compile("try: pass\nexcept A, B as c: pass", "t", "exec")
except SyntaxError as e: print(e.msg)
