# Code objects: attributes, replace(), comparison, constructors; functions made of them.
import types

def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    """doc"""
    x = a + b
    def inner():
        return x, c
    return inner

c = f.__code__
assert isinstance(c, types.CodeType)
assert c.co_name == 'f' and c.co_qualname == 'f' and c.co_filename.endswith('introspection__code.py')
assert c.co_argcount == 3 and c.co_posonlyargcount == 2 and c.co_kwonlyargcount == 2
assert c.co_varnames[:7] == ('a', 'b', 'c', 'd', 'e', 'args', 'kw') and 'inner' in c.co_varnames
assert set(c.co_cellvars) == {'c', 'x'} and c.co_freevars == ()
assert c.co_nlocals == len(c.co_varnames)
assert c.co_flags & 4 and c.co_flags & 8 and c.co_flags & 1 and c.co_flags & 2
assert c.co_consts[0] == 'doc'
inner = [k for k in c.co_consts if isinstance(k, types.CodeType)][0]
assert inner.co_freevars == ('c', 'x') and inner.co_qualname == 'f.<locals>.inner' and inner.co_flags & 0x10
assert isinstance(c.co_code, bytes) and isinstance(c.co_linetable, bytes) and isinstance(c.co_exceptiontable, bytes)
lines = {line for start, end, line in c.co_lines() if line is not None}
first = c.co_firstlineno
assert lines >= {first + 2, first + 3, first + 5}, lines
for start, end, line in c.co_lines():
    assert start < end
positions = list(c.co_positions())
assert any(p == (first + 2, first + 2, 8, 13) for p in positions), positions
assert all(len(p) == 4 for p in positions)

# equality does not look at the file
assert c == c.replace() and hash(c) == hash(c.replace()) and c is not c.replace()
assert c == c.replace(co_filename='elsewhere') and c != c.replace(co_name='g') and c != 5
r = c.replace(co_name='g', co_firstlineno=first + 10, co_filename='other.py', co_flags=c.co_flags)
assert (r.co_name, r.co_firstlineno, r.co_filename) == ('g', first + 10, 'other.py')
g = types.FunctionType(r, {}, 'named', (1, 2, 3), None)
g.__kwdefaults__ = {'d': 4, 'e': 5}
assert g.__name__ == 'named' and g.__defaults__ == (1, 2, 3) and g()() == (3, 3)

def fails(kind, code):
    try:
        eval(code, globals())
    except kind as e:
        return str(e)
    raise AssertionError(code)

assert fails(ValueError, 'c.replace(co_nlocals=99)') == 'code: co_nlocals != len(co_varnames)'
assert fails(TypeError, 'c.replace(co_code=5)') == "replace() argument 'co_code' must be bytes, not int"
assert fails(ValueError, 'c.replace(co_argcount=-1)') == 'co_argcount must be a positive integer'
assert fails(TypeError, 'c.replace(co_consts=[1])') == "replace() argument 'co_consts' must be tuple, not list"
assert 'zz' in fails(TypeError, 'c.replace(zz=1)')
fails(TypeError, 'types.CodeType()')
fails(TypeError, 'types.CodeType(1, 2)')

# the constructor, with everything from another code
def h(x, y=2):
    try:
        return [i * x for i in range(y)]
    except TypeError:
        return None
c = h.__code__
again = types.CodeType(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_stacksize, c.co_flags, c.co_code, c.co_consts, c.co_names,
                       c.co_varnames, c.co_filename, c.co_name, c.co_qualname, c.co_firstlineno, c.co_linetable, c.co_exceptiontable, c.co_freevars, c.co_cellvars)
assert again == c and types.FunctionType(again, {'range': range})(3, 2) == [0, 3]

# closures
def outer(n):
    def add(m):
        return n + m
    return add
add = outer(10)
assert add.__closure__[0].cell_contents == 10 and add.__code__.co_freevars == ('n',)
cell = types.CellType(100)
assert types.FunctionType(add.__code__, {}, 'x', None, (cell,))(1) == 101
assert 'requires closure of length 1, not 0' in fails(ValueError, 'types.FunctionType(add.__code__, {}, "add", None, ())')
fails(TypeError, 'types.FunctionType(add.__code__, {})')
fails(TypeError, 'types.FunctionType(add.__code__, {}, "x", None, (1,))')
fails(TypeError, 'types.FunctionType(1, {})')
fails(TypeError, 'types.FunctionType(c, 1)')

# __code__ can be exchanged
def one(): return 1
def two(): return 2
one.__code__ = two.__code__
assert one() == 2 and one.__name__ == 'one'
try:
    one.__code__ = add.__code__
except ValueError as e:
    assert str(e) == 'one() requires a code object with 0 free vars, not 1'
print('done')
