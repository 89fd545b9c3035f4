# exec, eval, compile with namespaces; locals(), globals(), vars(); code objects.
g, l = {"x": 1}, {}
exec("y = x + 1\ndef f(): return x", g, l)
assert l["y"] == 2 and "f" in l and "y" not in g and l["f"].__globals__ is g and "__builtins__" in g
assert l["f"]() == 1
g["x"] = 10
assert l["f"]() == 10
class Map(dict):
    def __missing__(self, k): return f"<{k}>"
assert eval("a + b", {}, Map()) == "<a><b>"
assert eval("len('abc')", {"len": lambda s: "mine"}) == "mine"
try: eval("len('abc')", {"__builtins__": {}})
except NameError as e: print(e)
assert eval("max(1, 2)", {"__builtins__": {"max": min}}) == 1
def fn(a):
    b = 2
    before = dict(locals())
    exec("c = a + b; b = 99")
    return before, b, "c" in locals(), eval("a + b"), sorted(vars())
print(fn(1))
code = compile("x = 5\nx * 2", "name.py", "exec")
assert code.co_filename == "name.py" and code.co_name == "<module>" and exec(code) is None and x == 5
assert eval(compile("x + 1", "e", "eval")) == 6
exec(compile("x + 1; 'text'", "s", "single"))
def outer():
    v = "enclosing"
    def inner():
        v
        return eval("v")
    return inner()
assert outer() == "enclosing"
def no_capture():
    w = 1
    return (lambda: eval("w"))
try: no_capture()()
except NameError as e: print(e)
ns = {}
exec("class A:\n  def m(self): return __class__, __name__\nr = A().m()", ns)
print(ns["r"][0].__qualname__, ns["r"][1], ns["A"].__module__)
exec("import sys as s; from math import pi", ns)
assert ns["s"].__name__ == "sys" and ns["pi"] > 3
try: exec("raise KeyError('from exec')")
except KeyError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
try: exec("x = = 1")
except SyntaxError as e: print(e.filename, e.lineno, e.offset, e.text)
assert globals()["__name__"] == "__main__" and vars() is globals() and locals() is globals()
globals()["dynamic"] = "yes"
assert dynamic == "yes"
import ast
tree = compile("1 + 2", "t", "eval", ast.PyCF_ONLY_AST)
assert isinstance(tree, ast.Expression) and eval(compile(tree, "t", "eval")) == 3
c2 = (lambda x: x).__code__
assert c2 == c2.replace() and c2.replace(co_name="other").co_name == "other" and hash(c2) == hash(c2.replace())
def closure():
    v = 3
    def f(): return v
    return f
exec(closure().__code__, closure=closure().__closure__)
try: exec(closure().__code__)
except TypeError as e: print(e)
