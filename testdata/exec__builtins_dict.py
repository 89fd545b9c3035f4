# exec and eval give globals without __builtins__ the dict of the builtins.
import builtins

g = {}
exec("x = 1", g)
print(type(g["__builtins__"]), g["__builtins__"] is vars(builtins), sorted(g))
g = {"__builtins__": builtins}
print(eval("__builtins__ is len.__self__, len('ab')", g))
print(eval("__builtins__['len'] is len", {}))
