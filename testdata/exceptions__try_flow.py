# Order of try, except, else, finally in every combination.
def run(how):
    log = []
    def body():
        try:
            log.append("try")
            if how == "raise": raise KeyError(1)
            if how == "other": raise OSError(2)
            if how == "return": return "R"
        except KeyError as e:
            log.append(f"except {e!r}")
        else:
            log.append("else")
        finally:
            log.append("finally")
        return "end"
    try:
        log.append(body())
    except OSError as e:
        log.append(repr(e))
    return log
for how in ["none", "raise", "other", "return"]: print(how, run(how))
def nested():
    log = []
    try:
        try:
            try: raise ValueError("a")
            finally: log.append(1)
        except KeyError: log.append("no")
        finally: log.append(2)
    except ValueError as e: log.append(e.args)
    return log
assert nested() == [1, 2, ("a",)]
def tuple_match():
    out = []
    for exc in [KeyError, IndexError, TypeError]:
        try: raise exc
        except (KeyError, (IndexError,)[0]) as e: out.append(type(e).__name__)
        except Exception: out.append("other")
    return out
assert tuple_match() == ["KeyError", "IndexError", "other"]
# The handlers' expressions are evaluated only as needed, in order.
order = []
def exc(e):
    order.append(e.__name__)
    return e
try: raise LookupError
except exc(KeyError): pass
except exc(LookupError): pass
except exc(ValueError): pass
assert order == ["KeyError", "LookupError"]
try:
    try: raise KeyError
    except 5: pass
except TypeError as e: print(e)
try:
    try: raise KeyError
    except (ValueError, "x"): pass
except TypeError as e: print(e)
try:
    try: raise KeyError
    except int: pass
except TypeError as e: print(e)
# The name is unbound after the handler.
def unbound():
    e = "before"
    try: raise KeyError
    except KeyError as e: pass
    try: e
    except UnboundLocalError as x: return str(x)
print(unbound())
def rebinding():
    try: raise KeyError
    except KeyError as e:
        e = 5
        assert e == 5
        del e
    return "fine"
assert rebinding() == "fine"
for text in ["try: pass", "try:\n pass\nexcept:\n pass\nexcept KeyError:\n pass", "try:\n pass\nelse:\n pass", "try:\n pass\nexcept A:\n pass\nexcept* B:\n pass", "try:\n pass\nfinally:\n pass\nexcept A:\n pass", "except: pass"]:
    try: compile(text, "t", "exec"); print("fine")
    except SyntaxError as e: print(e.msg)
