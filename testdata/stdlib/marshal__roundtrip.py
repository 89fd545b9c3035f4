# marshal: every type it knows, all versions, shared and recursive objects, damaged data.
import io
import marshal

values = [None, True, False, ..., StopIteration, 0, 1, -1, 2**31 - 1, -2**31, 2**31, 10**30, -10**300, 1.5, -0.0, 1e300, float('inf'), 3j, -1.5 + 2j,
          '', 'abc', 'é', '\ud800', 'x' * 300, '\U0001f600' * 3, b'', b'\x00\xff', (), (1,), tuple(range(300)), [], [1, [2, [3]]], {}, {'a': 1, None: (2,)},
          set(), {1, 2}, frozenset(), frozenset([('a', 1)])]
for v in values:
    for version in range(5):
        w = marshal.loads(marshal.dumps(v, version))
        assert repr(w) == repr(v) and type(w) is type(v), (v, version)
assert marshal.dumps([1, 2.5, 'ab', (None,), {'k': 2}], 2) == (
    b'[\x05\x00\x00\x00i\x01\x00\x00\x00g\x00\x00\x00\x00\x00\x00\x04@u\x02\x00\x00\x00ab(\x01\x00\x00\x00N{u\x01\x00\x00\x00ki\x02\x00\x00\x000')
assert marshal.loads(b'\xe9\x05\x00\x00\x00') == 5 and marshal.loads(b'Z\x02ab') == 'ab'
assert marshal.dumps(bytearray(b'ab'), 2) == marshal.dumps(b'ab', 2) == b's\x02\x00\x00\x00ab'

a = [1]
b = marshal.loads(marshal.dumps((a, a)))
assert b[0] is b[1]
a.append(a)
b = marshal.loads(marshal.dumps(a))
assert b[1] is b

f = io.BytesIO()
for v in values:
    marshal.dump(v, f)
f.seek(0)
for v in values:
    assert repr(marshal.load(f)) == repr(v)
assert f.read() == b''

def fails(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(args)

class Sub(int):
    pass

for bad in [object(), Sub(3), len, type, [object()]]:
    assert fails(ValueError, marshal.dumps, bad) == 'unmarshallable object'
deep = []
for i in range(5000):
    deep = [deep]
assert fails(ValueError, marshal.dumps, deep) == 'object too deeply nested to marshal'
assert fails(EOFError, marshal.loads, b'') == 'EOF read where object expected'
assert fails(EOFError, marshal.loads, b'i\x00') == 'marshal data too short'
assert fails(ValueError, marshal.loads, b'\x7f') == 'bad marshal data (unknown type code)'
assert fails(ValueError, marshal.loads, b'r\x00\x00\x00\x00') == 'bad marshal data (invalid reference)'
fails(TypeError, marshal.loads, 'text')

def code(x, *args, y=2, **kw):
    def inner():
        return x + y
    return [inner() for z in range(2)]
c = marshal.loads(marshal.dumps(code.__code__))
assert c == code.__code__ and hash(c) == hash(code.__code__) and c.co_name == 'code'
g = type(code)(c, {'range': range}, None, None, None)
g.__kwdefaults__ = {'y': 2}
assert g(5) == [7, 7]
print('done')
