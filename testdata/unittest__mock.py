# Mocks: what they answer, what they remember, specs, patches.
import inspect
from unittest.mock import (ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, ThreadingMock, call,
                           create_autospec, mock_open, patch, seal, sentinel)

def fails(f, *args, kind=AssertionError, **kwargs):
    try: f(*args, **kwargs)
    except kind as e: return str(e)
    raise SystemExit("no error")

m = Mock(return_value=3)
assert m(1, a=2) == 3 and m.called and m.call_count == 1 and m.call_args == call(1, a=2) and m.call_args.args == (1,)
m.assert_called_once_with(1, a=2)
print(fails(m.assert_called_with, 2))
print(fails(m.assert_not_called))
m.method(1).other.again(2)
assert m.mock_calls == [call(1, a=2), call.method(1), call.method().other.again(2)] and m.method_calls == [call.method(1)]
m.assert_has_calls([call.method(1), call.method().other.again(2)])
print(fails(m.assert_has_calls, [call.nothing()]))
assert call.method(1).other.again(2).call_list() == [call.method(1), call.method(1).other.again(2)]
m.assert_has_calls([call.method(ANY)], any_order=True)
m.reset_mock()
assert not m.called and m.mock_calls == [] and m() == 3

m = Mock(side_effect=[1, ValueError("second"), DEFAULT], return_value="default")
assert m() == 1 and fails(m, kind=ValueError) == "second" and m() == "default"
fails(m, kind=StopIteration)
m.side_effect = lambda *a: a
assert m(1, 2) == (1, 2)

class Thing:
    x = 1
    def method(self, a, b=2): "a method"
    @property
    def prop(self): return 1
    @staticmethod
    def static(a): pass
    async def wait(self): pass

m = Mock(spec=Thing)
assert isinstance(m, Thing) and isinstance(m.wait, AsyncMock)
print(fails(getattr, m, "nothing", kind=AttributeError))
m.nothing = 1
print(fails(setattr, Mock(spec_set=Thing), "nothing", 1, kind=AttributeError))
print(fails(getattr, Mock(), "assert_caled", kind=AttributeError))

spec = create_autospec(Thing)
print(fails(spec().method, kind=TypeError))
thing = spec()
thing.method(1, b=3)
thing.method.assert_called_once_with(1, 3)
spec.static(1)
assert str(inspect.signature(thing.method)) == "(a, b=2)" and not callable(thing)
def function(a, *, b=0): "text"
f = create_autospec(function, return_value=5)
assert inspect.isfunction(f) and f.__name__ == "function" and f(1, b=2) == 5 and f.called and f.call_args == call(1, b=2)
f.assert_called_once_with(1, b=2)
print(fails(f, kind=TypeError))

m = MagicMock()
assert len(m) == 0 and list(m) == [] and int(m) == 1 and m == m and m != 1 and bool(m) and "x" not in m
m.__getitem__.side_effect = {"a": 1}.get
m.__enter__.return_value = "inside"
with m as inner: assert inner == "inside" and m["a"] == 1
m.__exit__.assert_called_once_with(None, None, None)
m.__len__.return_value = 7
assert len(m) == 7 and m.__getitem__.call_args == call("a")
print(fails(setattr, m, "__init__", 1, kind=AttributeError))

with patch("os.path.exists", return_value="patched") as exists:
    import os.path
    assert os.path.exists("/nowhere") == "patched"
assert os.path.exists("/nowhere") is False
@patch.object(Thing, "x", 9)
@patch.object(Thing, "method")
def decorated(method):
    assert Thing.x == 9 and Thing().method(1) is method.return_value
    method.assert_called_once_with(1)
decorated()
assert Thing.x == 1
with patch.multiple(Thing, x=DEFAULT, method=5) as made:
    assert list(made) == ["x"] and Thing.method == 5
config = {"a": 1}
with patch.dict(config, {"b": 2}, clear=True): assert config == {"b": 2}
assert config == {"a": 1}
print(fails(patch.object(Thing, "nothing").start, kind=AttributeError).replace(repr(Thing), "Thing"))
with patch.object(Thing, "prop", new_callable=PropertyMock, return_value=8) as prop:
    assert Thing().prop == 8
    prop.assert_called_once_with()
patcher = patch.object(Thing, "x", 2)
patcher.start()
assert Thing.x == 2
patch.stopall()
assert Thing.x == 1

with patch("builtins.open", mock_open(read_data="one\ntwo\n")) as opened:
    with open("name") as f: assert f.readline() == "one\n" and f.read() == "two\n"
    with open("name") as f: assert list(f) == ["one\n", "two\n"]
opened.assert_called_with("name")

m = Mock(name="sealed")
m.known.return_value = 1
seal(m)
assert m.known() == 1
print(fails(getattr, m, "unknown", kind=AttributeError))
assert sentinel.one is sentinel.one and repr(sentinel.one) == "sentinel.one"
manager = Mock()
child = Mock()
manager.attach_mock(child, "child")
child(1)
assert manager.mock_calls == [call.child(1)]
t = ThreadingMock()
t(5)
t.wait_until_called(timeout=1)
t.wait_until_any_call_with(5)

def run(coroutine):
    try: coroutine.send(None)
    except StopIteration as e: return e.value
a = AsyncMock(return_value=4)
assert inspect.iscoroutinefunction(a) and run(a(1)) == 4 and a.await_count == 1
a.assert_awaited_once_with(1)
print(fails(a.assert_not_awaited))
print(repr(Mock(name="named")).split(" id=")[0], repr(NonCallableMock(spec=Thing)).split(" id=")[0], repr(m.known).split(" id=")[0])
print(call, call(1), call.a.b(2, c=3), call.a().b)
