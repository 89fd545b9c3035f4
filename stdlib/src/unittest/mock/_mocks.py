"""The mocks."""

import inspect
import threading
from functools import partial

from ..util import safe_repr
from ._call import _Call, _CallList, call, format_call
from ._magic import ALL_MAGICS, ASYNC_METHODS, MAGICS, SYNC_MAGICS, UNSUPPORTED, set_default
from ._sentinel import DEFAULT, DELETED, MISSING, sentinel
from ._spec import FUNCTIONS, Spec, _callable, is_exception, is_magic

# The attributes in which a mock keeps what it knows, and those it shows of it.
_OWN = {"_mock_parent", "_mock_name", "_mock_new_parent", "_mock_new_name", "_mock_sealed", "_mock_spec",
        "_mock_methods", "_mock_children", "_mock_wraps", "_mock_store", "_mock_unsafe", "_mock_signature",
        "_spec_class", "_spec_set", "return_value", "side_effect"}


class InvalidSpecError(Exception):
    """The spec of a mock is a mock."""


class Later:
    """A child that is made, by a function, when it is asked for first."""

    def __init__(self, make):
        self.make = make


class _Store:
    """What a mock answers and what it remembers.

    Where a function stands for a mock (see create_autospec) the function itself is the store,
    so that both have the same attributes."""

    def __init__(self):
        self.return_value = DEFAULT
        self.side_effect = None
        forget_calls(self)


def forget_calls(store):
    store.called = False
    store.call_count = 0
    store.call_args = None
    for name in "call_args_list", "mock_calls", "method_calls":
        setattr(store, name, _CallList())


def forget_awaits(store):
    store.await_count = 0
    store.await_args = None
    store.await_args_list = _CallList()


def _stored(name):
    """A property of a mock that is an attribute of its store."""
    _OWN.add(name)

    def get(self):
        return getattr(self._mock_store, name)

    def put(self, value):
        setattr(self._mock_store, name, value)

    return property(get, put)


def is_mock(obj):
    # Not isinstance(): a mock may say that it is of the class of its spec.
    return issubclass(type(obj), NonCallableMock)


def is_async(obj):
    """Tell whether a mock of obj is to be awaited."""
    if is_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    obj = getattr(obj, "__func__", obj)
    return inspect.iscoroutinefunction(obj) or inspect.isawaitable(obj)


def mock_of(obj):
    """The mock behind a function that create_autospec made; anything else is what it is."""
    return obj.mock if isinstance(obj, FUNCTIONS) and hasattr(obj, "mock") else obj


def _adopt(parent, value, name, path_name):
    """Make a mock that belongs to no other a child of parent, and tell whether it became one."""
    value = mock_of(value)
    if not is_mock(value) or value._mock_name or value._mock_new_name:
        return False
    if value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if path_name:
        value._mock_new_parent, value._mock_new_name = parent, path_name
    if name:
        value._mock_parent, value._mock_name = parent, name
    return True


def _paths(mock):
    """The mocks above a mock, each with what the mock is called there: "name.other()"."""
    path, above = mock._mock_new_name or "", mock._mock_new_parent
    while above is not None:
        yield above, path
        link = above._mock_new_name
        if link:
            path = link + ("" if path.startswith("()") else ".") + path
        above = above._mock_new_parent


def _method_paths(mock):
    """As _paths, as long as the way down is over attributes only."""
    name, above = mock._mock_name, mock._mock_new_parent
    below = mock
    while above is not None and below._mock_parent is not None:
        if below is not mock:
            name = f"{below._mock_name}.{name}"
        yield above, name
        below, above = above, above._mock_new_parent


def _usable(effect):
    """A side effect in the form in which it is used: iterables become iterators."""
    if effect is None or is_exception(effect) or _callable(effect) or hasattr(effect, "__next__"):
        return effect
    try:
        return iter(effect)
    except TypeError:
        return effect  # using it will fail


_ASSERTION_LIKE = "assert", "assret", "asert", "aseert", "assrt"


class NonCallableMock:
    """A Mock that cannot be called."""

    _lock = threading.RLock()

    def __new__(cls, spec=None, *args, spec_set=None, **kwargs):
        # A class for each mock: special methods are looked up there.
        bases = (cls,)
        template = spec_set or spec
        if template is not None and not issubclass(cls, AsyncMockMixin) and is_async(template):
            bases = (AsyncMockMixin, cls)
        attributes = {"__doc__": cls.__doc__, "__module__": cls.__module__, "_mock_class": cls}
        return object.__new__(type(cls.__name__, bases, attributes))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        self.__dict__.update(
            _mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
            _mock_new_parent=parent if _new_parent is None else _new_parent,
            _mock_sealed=False, _mock_children={}, _mock_wraps=wraps, _mock_unsafe=unsafe, _mock_signature=None,
            _mock_store=_Store())
        skip_first = parent is not None if _eat_self is None else _eat_self
        if spec_set is None:
            self._mock_add_spec(spec, False, _spec_as_instance, skip_first)
        else:
            self._mock_add_spec(spec_set, True, _spec_as_instance, skip_first)
        if kwargs:
            self.configure_mock(**kwargs)

    # What it is like

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of spec; with spec_set also no others to be set."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, as_instance=False, skip_first=False):
        if is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        taken = Spec(spec, as_instance, skip_first)
        self.__dict__.update(_mock_spec=taken, _mock_methods=taken.names, _spec_class=taken.cls, _spec_set=spec_set)

    @property
    def _spec_signature(self):
        return self._mock_spec.signature

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    def configure_mock(self, /, **kwargs):
        """Set attributes, whose names may be dotted."""
        # The less deep first: setting the deeper ones then does not make what is replaced.
        for dotted in sorted(kwargs, key=lambda key: key.count(".")):
            *path, last = dotted.split(".")
            owner = self
            for name in path:
                owner = getattr(owner, name)
            setattr(owner, last, kwargs[dotted])

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute of this one, which takes part in its calls from now on."""
        inner = mock_of(mock)
        inner._mock_parent = inner._mock_new_parent = inner._mock_new_name = None
        inner._mock_name = ""
        setattr(self, attribute, mock)

    # What it answers

    @property
    def return_value(self):
        """The value of a call."""
        return self._mock_answer()

    def _mock_answer(self):
        store = self._mock_store
        if store.return_value is DEFAULT and self._mock_wraps is None:
            self.return_value = self._get_child_mock(_new_parent=self, _new_name="()")
        return store.return_value

    @return_value.setter
    def return_value(self, value):
        self._mock_store.return_value = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        """A function to call, an exception to raise, or the results of the calls one after the other."""
        store = self._mock_store
        store.side_effect = _usable(store.side_effect)
        return store.side_effect

    @side_effect.setter
    def side_effect(self, value):
        self._mock_store.side_effect = _usable(value)

    called = _stored("called")
    call_count = _stored("call_count")
    call_args = _stored("call_args")
    call_args_list = _stored("call_args_list")
    mock_calls = _stored("mock_calls")
    method_calls = _stored("method_calls")

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls, those of the attributes too; and what to answer, if asked to."""
        visited = set() if visited is None else visited
        if id(self) in visited:
            return
        visited.add(id(self))
        store = self._mock_store
        forget_calls(store)
        answer = store.return_value
        if return_value:
            store.return_value = DEFAULT
        if side_effect:
            store.side_effect = None
        for child in list(self._mock_children.values()):
            if child is not DELETED and not isinstance(child, Later):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        if is_mock(answer) and answer is not self and not return_value:
            answer.reset_mock(visited)

    # Its attributes

    def __getattr__(self, name):
        if name in _OWN:  # its property raised this, or __init__ has not run, as in a copy
            sealed = name == "return_value" and self.__dict__.get("_mock_sealed")
            raise AttributeError(self._extract_mock_name() + "()" if sealed else name)
        names = self._mock_methods
        if names is None:
            if is_magic(name):
                raise AttributeError(name)
        elif name not in names or name in ALL_MAGICS:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if not self._mock_unsafe and not (names and name in names) and (
                name.startswith(_ASSERTION_LIKE) or hasattr(type(self), "assert_" + name)):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                                 "to be an attribute.")
        with NonCallableMock._lock:
            return self._mock_child(name)

    def _mock_child(self, name):
        """Return the child of the name, which is made if there is none yet."""
        children = self._mock_children
        child = children.get(name)
        if child is DELETED:
            raise AttributeError(name)
        if isinstance(child, Later):
            child = children[name] = child.make()
            if self._mock_sealed:
                seal(child)
        elif child is None:
            wrapped = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = children[name] = self._get_child_mock(
                parent=self, name=name, wraps=wrapped, _new_name=name, _new_parent=self)
        return child

    def _get_child_mock(self, /, **kw):
        """Make the mock for an attribute or for the return value. Subclasses may make another."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + (f".{kw['name']}" if "name" in kw else "()"))
        return self._mock_child_class(kw.get("_new_name"))(**kw)

    def _mock_child_class(self, name):
        cls = type(self)
        if self._mock_spec.is_coroutine(name):
            return AsyncMock
        if issubclass(cls, AsyncMockMixin):
            is_plain = name in SYNC_MAGICS or self._mock_methods and name in self._mock_methods
            return MagicMock if is_plain else AsyncMock
        if issubclass(cls, MagicMock) and name in ASYNC_METHODS:
            return AsyncMock
        if issubclass(cls, CallableMixin):
            return cls._mock_class
        return MagicMock if issubclass(cls, NonCallableMagicMock) else Mock

    def __setattr__(self, name, value):
        if name in _OWN:
            return object.__setattr__(self, name, value)
        if name == "__class__":
            self._spec_class = value
            return
        names = self._mock_methods
        if self._spec_set and names is not None and name not in names and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in ALL_MAGICS:
            if names is not None and name not in names:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            value = self._mock_set_magic(name, value)
        elif _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
        else:
            object.__setattr__(self, name, value)

    def _mock_set_magic(self, name, value):
        """Set a special method, which belongs to the class, and return it as an attribute of the mock."""
        if is_mock(value):
            _adopt(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
            return value

        def method(self, /, *args, **kwargs):
            return value(self, *args, **kwargs)

        method.__name__ = name
        setattr(type(self), name, method)
        return partial(value, self)

    def __delattr__(self, name):
        in_class = name in ALL_MAGICS and name in type(self).__dict__
        if in_class:
            delattr(type(self), name)
            if name not in self.__dict__:  # it was never used
                return
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif self._mock_children.get(name) is DELETED:
            raise AttributeError(name)
        self._mock_children[name] = DELETED

    def __dir__(self):
        from unittest import mock
        if not mock.FILTER_DIR:
            return object.__dir__(self)
        names = {name for name in dir(type(self)) if not name.startswith("_")}
        names.update(name for name in self.__dict__ if not name.startswith("_") or is_magic(name))
        names.update(name for name, child in self._mock_children.items() if child is not DELETED)
        names.update(self._mock_methods or ())
        return sorted(names)

    def _extract_mock_name(self):
        root, path = self, ""
        for root, path in _paths(self):
            pass
        dot = "." if path and not path.startswith("()") else ""
        return (root._mock_name or "mock") + dot + path

    def __repr__(self):
        text = type(self).__name__
        name = self._extract_mock_name()
        if name != "mock":
            text += f" name={name!r}"
        if self._spec_class is not None:
            text += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{text} id='{id(self)}'>"

    # Assertions

    @property
    def _mock_title(self):
        return self._mock_name or "mock"

    def _calls_repr(self):
        return f"\nCalls: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def _format_mock_call_signature(self, args, kwargs):
        return format_call(self._mock_title, args, kwargs)

    def _mock_signature_of(self, name):
        """The signature of a method of the mock, by its name in a call: "a.b().c"."""
        if not name:
            return self._spec_signature
        mock = self
        for part in name.replace("()", "").split("."):
            if mock._mock_children.get(part, DELETED) is DELETED:
                return None
            mock = mock_of(mock._mock_child(part))
        return mock._spec_signature

    def _call_matcher(self, _call):
        """A call in the form in which it is compared: with its arguments bound to the signature, if there is one.

        It is the TypeError where they do not fit. One that was bound equals no other that was not."""
        named = isinstance(_call, tuple) and len(_call) > 2
        signature = self._mock_signature_of(_call[0]) if named else self._spec_signature
        if signature is None:
            return _call
        *name, args, kwargs = _call
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name[0] if name else "", bound.args, bound.kwargs)

    def _mock_check_last(self, last, args, kwargs, action, never):
        """Fail unless the last call or await was with the arguments."""
        wanted = self._format_mock_call_signature(args, kwargs)
        if last is None:
            raise AssertionError(never.format(wanted))
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(last) != expected:
            cause = expected if isinstance(expected, Exception) else None
            actual = self._format_mock_call_signature(*last)
            raise AssertionError(f"expected {action} not found.\nExpected: {wanted}\n  Actual: {actual}") from cause

    def _mock_check_any(self, made, args, kwargs, action):
        """Fail unless one of the calls or awaits was with the arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        # Part by part, with what was expected on the left, where ANY may be in it.
        found = not cause and any(
            not isinstance(actual, Exception) and all(e == a for e, a in zip(expected, actual, strict=True))
            for actual in map(self._call_matcher, made))
        if not found:
            wanted = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"{wanted} {action} not found") from cause

    def _mock_check_run(self, made, calls, any_order, action, actual_repr, missing):
        """Fail unless the calls or awaits were made: in a row, or in any order."""
        expected = [self._call_matcher(c) for c in calls]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        actual = _CallList(self._call_matcher(c) for c in made)
        if not any_order:
            if expected in actual:
                return
            problem = f"{action}s not found."
            if cause is not None:
                errors = [e if isinstance(e, Exception) else None for e in expected]
                problem = f"Error processing expected {action.lower()}s.\nErrors: {errors}"
            raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{actual_repr()}") from cause
        left, lacking = list(actual), []
        for e in expected:
            try:
                left.remove(e)
            except ValueError:
                lacking.append(e)
        if lacking:
            raise AssertionError(missing(tuple(lacking), left)) from cause

    def assert_not_called(self):
        """Fail if the mock was called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._mock_title}' to not have been called. Called {self.call_count} "
                                 f"times.{self._calls_repr()}")

    def assert_called(self):
        """Fail unless the mock was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_title}' to have been called.")

    def assert_called_once(self):
        """Fail unless the mock was called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_title}' to have been called once. Called {self.call_count} "
                                 f"times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """Fail unless the last call was with these arguments."""
        self._mock_check_last(self.call_args, args, kwargs, "call",
                              "expected call not found.\nExpected: {}\n  Actual: not called.")

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fail unless the mock was called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_title}' to be called once. Called {self.call_count} "
                                 f"times.{self._calls_repr()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fail unless some call was with these arguments."""
        self._mock_check_any(self.call_args_list, args, kwargs, "call")

    def assert_has_calls(self, calls, any_order=False):
        """Fail unless these calls were made, of the mock and what comes from it: in a row, or in any order."""
        self._mock_check_run(
            self.mock_calls, calls, any_order, "Call", lambda: f"\n  Actual: {safe_repr(self.mock_calls)}",
            lambda lacking, left: f"{self._mock_title!r} does not contain all of {lacking!r} in its call list, "
                                  f"found {left!r} instead")


class CallableMixin:
    """What can be called."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 **kwargs):
        super().__init__(spec, wraps, name, spec_set, **kwargs)
        # Not adopted: what the value does is not a part of the calls of this mock.
        if return_value is not DEFAULT:
            self._mock_store.return_value = return_value
        if side_effect is not None:
            self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        if self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Remember a call, here and above."""
        made = _Call((args, kwargs), two=True)
        store = self._mock_store
        store.called = True
        store.call_count += 1
        store.call_args = made
        store.call_args_list.append(made)
        store.mock_calls.append(_Call(("", args, kwargs)))
        for above, name in _method_paths(self):
            above.method_calls.append(_Call((name, args, kwargs)))
        for above, name in _paths(self):
            above.mock_calls.append(_Call((name, args, kwargs)))

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            result = self._mock_take(effect, args, kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_store.return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self._mock_answer()

    def _mock_take(self, effect, args, kwargs):
        """Let a side effect happen."""
        if is_exception(effect):
            raise effect
        if _callable(effect):
            return effect(*args, **kwargs)
        result = next(effect)
        if is_exception(result):
            raise result
        return result


class Mock(CallableMixin, NonCallableMock):
    """An object that can be called and has every attribute, and remembers how it was used.

    spec and spec_set restrict the attributes to those of an object or to a list of names; side_effect,
    return_value and wraps tell what a call does; other keyword arguments are attributes to set."""


class _MagicSlot:
    """Makes the mock of a special method when the method is used first."""

    def __init__(self, name, mock):
        self.name = name
        self.mock = mock

    def __get__(self, obj, cls=None):
        mock, name = self.mock, self.name
        method = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
        setattr(mock, name, method)
        set_default(mock, method, name)
        return method


class MagicMixin:
    """What has the special methods."""

    def __init__(self, /, *args, **kwargs):
        self._mock_set_magics(MAGICS | ASYNC_METHODS)  # the arguments may set some of them
        super().__init__(*args, **kwargs)
        self._mock_follow_spec()

    def _mock_set_magics(self, names):
        cls = type(self)
        for name in names:
            if name not in cls.__dict__:
                setattr(cls, name, _MagicSlot(name, self))

    def _mock_follow_spec(self):
        """Have the special methods of the spec, and no others."""
        names = MAGICS | ASYNC_METHODS
        if self._mock_methods is not None:
            allowed = names.intersection(self._mock_methods)
            for name in names - allowed:
                if name in type(self).__dict__:
                    delattr(self, name)
            names = allowed
        self._mock_set_magics(names)

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of spec; with spec_set also no others to be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_follow_spec()


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A Mock that also has the special methods, which do what they do for most objects."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forget all calls; and what to answer, if asked to."""
        # What special methods answer is theirs, not what somebody configured.
        keep = self._mock_name and is_magic(self._mock_name)
        super().reset_mock(*args, return_value=return_value and not keep, **kwargs)


class PropertyMock(Mock):
    """A mock that is used as a property, of a class: reading it is a call, writing it a call with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


async def _like_this(*args, **kwargs):
    """Lends its code to AsyncMock, for those who ask whether it is a coroutine function."""


class AsyncMockMixin:
    """What is awaited when it has been called."""

    await_count = _stored("await_count")
    await_args = _stored("await_args")
    await_args_list = _stored("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        forget_awaits(self._mock_store)
        self.__dict__.update(__code__=_like_this.__code__, __name__="AsyncMock", __defaults__=(), __kwdefaults__={},
                             __annotations__=None)

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls and awaits; and what to answer, if asked to."""
        super().reset_mock(*args, **kwargs)
        forget_awaits(self._mock_store)

    async def _execute_mock_call(self, /, *args, **kwargs):
        awaited = _Call((args, kwargs), two=True)
        store = self._mock_store
        store.await_count += 1
        store.await_args = awaited
        store.await_args_list.append(awaited)
        effect = self.side_effect
        if effect is not None:
            try:
                result = self._mock_take(effect, args, kwargs)
            except StopIteration:
                if _callable(effect) or is_exception(effect):
                    raise
                raise StopAsyncIteration  # the results are used up; a coroutine cannot raise the other
            if _callable(effect) and inspect.iscoroutinefunction(effect):
                result = await result
            if result is not DEFAULT:
                return result
        if store.return_value is DEFAULT and self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            return await result if inspect.iscoroutinefunction(self._mock_wraps) else result
        return self._mock_answer()

    def _mock_awaited_times(self, wanted):
        raise AssertionError(f"Expected {self._mock_title} to {wanted}. Awaited {self.await_count} times.")

    def assert_awaited(self):
        """Fail unless the mock was awaited."""
        if not self.await_count:
            raise AssertionError(f"Expected {self._mock_title} to have been awaited.")

    def assert_awaited_once(self):
        """Fail unless the mock was awaited once."""
        if self.await_count != 1:
            self._mock_awaited_times("have been awaited once")

    def assert_not_awaited(self):
        """Fail if the mock was awaited."""
        if self.await_count:
            self._mock_awaited_times("not have been awaited")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fail unless the last await was with these arguments."""
        self._mock_check_last(self.await_args, args, kwargs, "await", "Expected await: {}\nNot awaited")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fail unless the mock was awaited once, with these arguments."""
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fail unless some await was with these arguments."""
        self._mock_check_any(self.await_args_list, args, kwargs, "await")

    def assert_has_awaits(self, calls, any_order=False):
        """Fail unless these awaits happened: in a row, or in any order."""
        self._mock_check_run(
            self.await_args_list, calls, any_order, "Await", lambda: f"\nActual: {self.await_args_list}",
            lambda lacking, left: f"{lacking!r} not all found in await list")


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A MagicMock whose calls are awaited."""


_UNSET = sentinel.TIMEOUT_UNSET


class ThreadingMixin:
    """What threads can wait for."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_UNSET, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(_mock_wait_timeout=self.DEFAULT_TIMEOUT if timeout is _UNSET else timeout,
                             _mock_news=threading.Condition())

    def _get_child_mock(self, /, **kw):
        above = kw.get("parent") or kw.get("_new_parent")
        if isinstance(above, ThreadingMixin):
            kw["timeout"] = above._mock_wait_timeout
        return super()._get_child_mock(**kw)

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls; and what to answer, if asked to."""
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_done"] = []

    def _mock_call(self, /, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        with self._mock_news:
            self.__dict__.setdefault("_mock_done", []).append((args, kwargs))
            self._mock_news.notify_all()
        return result

    def _mock_wait(self, wanted, timeout):
        """Wait until a call that is wanted has returned, and tell whether one has."""
        with self._mock_news:
            return self._mock_news.wait_for(
                lambda: any(map(wanted, self.__dict__.get("_mock_done", ()))), timeout)

    def wait_until_called(self, *, timeout=_UNSET):
        """Wait until the mock was called; fail after the timeout in seconds, by default that of the mock."""
        timeout = self._mock_wait_timeout if timeout is _UNSET else timeout
        if not self._mock_wait(lambda done: True, timeout):
            raise AssertionError(f"{self._mock_title} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until the mock was called with these arguments; fail after the timeout of the mock."""
        if not self._mock_wait(lambda done: done == (args, kwargs), self._mock_wait_timeout):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A MagicMock that threads can wait for."""


def seal(mock):
    """Let a mock, and the mocks it has, make no more attributes."""
    mock = mock_of(mock)
    mock._mock_sealed = True
    for child in [*mock._mock_children.values(), mock._mock_store.return_value]:
        child = mock_of(child)
        if is_mock(child) and child._mock_new_parent is mock and not child._mock_sealed:
            seal(child)
