"""Mocks that are made after an object all the way down, and a mock of open()."""

import inspect
import io

from ._mocks import (AsyncMock, InvalidSpecError, Later, MagicMock, NonCallableMagicMock, forget_awaits, forget_calls,
                     is_mock)
from ._sentinel import DEFAULT
from ._spec import (FUNCTIONS, _callable, copy_identity, field_names, instances_callable, is_coroutine_function,
                    is_dataclass, is_magic, is_names, signature_of, takes_bound)

_ASSERTIONS = "called", "not_called", "called_once", "called_with", "called_once_with", "any_call", "has_calls"
_AWAIT_ASSERTIONS = ("awaited", "not_awaited", "awaited_once", "awaited_with", "awaited_once_with", "any_await",
                     "has_awaits")


def check_typos(names):
    """Refuse misspelt arguments, which would become attributes otherwise."""
    for typo in "autospect", "auto_spec", "set_spec":
        if typo in names:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def _check_calls(mock, spec, skip_first, as_instance=False):
    """Let a mock be called only as spec can be."""
    found = signature_of(spec, as_instance, skip_first)
    if found:
        mock.__dict__.update(_mock_signature=found[1], __signature__=found[1])


def _as_function(mock, spec):
    """Return a function like spec that calls the mock and has its attributes."""
    found = signature_of(spec)
    if found is None:
        return mock
    original, signature = found
    if is_coroutine_function(spec):
        async def funcopy(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def funcopy(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)

    name = getattr(spec, "__name__", "")
    if not name.isidentifier():  # a lambda
        name = "funcopy"
    copy_identity(original, funcopy)
    funcopy.__name__ = funcopy.__qualname__ = name
    funcopy.__defaults__ = funcopy.__kwdefaults__ = None  # the signature tells of them
    funcopy.__signature__ = signature
    funcopy.mock = mock
    funcopy.return_value = mock.return_value
    funcopy.side_effect = mock.side_effect
    forget_calls(funcopy)
    assertions = _ASSERTIONS
    if is_coroutine_function(spec):
        forget_awaits(funcopy)
        assertions += _AWAIT_ASSERTIONS
    for assertion in assertions:
        setattr(funcopy, "assert_" + assertion, getattr(mock, "assert_" + assertion))
    funcopy.attach_mock = mock.attach_mock
    funcopy.reset_mock = mock.reset_mock
    mock._mock_store = funcopy
    return funcopy


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Make a mock that has the attributes of spec only, which have those of its attributes only, and so on.

    Functions and methods can be called only as those of spec. With instance, spec is a class and the mock
    stands for an instance of it. With spec_set no other attributes can be set either. Other keyword
    arguments are those of the mock."""
    if is_names(spec):
        spec = type(spec)  # names say nothing of what they are
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    if not unsafe:
        check_typos(kwargs)
    wrapped = kwargs.pop("wraps", None)
    name = kwargs.pop("name", _name)
    is_class = isinstance(spec, type)
    answered = "return_value" in kwargs
    mock = _mock_class(spec, instance)(
        parent=_parent, _new_parent=_parent, _new_name=name if _parent is not None else "", name=name, wraps=wrapped,
        **_spec_arguments(spec, spec_set, instance),
        **{key: kwargs.pop(key) for key in ("return_value", "side_effect") if key in kwargs})
    made = mock
    if isinstance(spec, FUNCTIONS):
        made = _as_function(mock, spec)
    else:
        _check_calls(mock, spec, is_class, instance)
    if _parent is not None and not instance:
        _parent._mock_children[name] = made
    if is_class and not instance and not answered:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock, wraps=wrapped)
    for entry, original in _entries(spec, instance):
        mock._mock_children[entry] = Later(_child_maker(spec, spec_set, mock, entry, original, wrapped))
    mock.configure_mock(**kwargs)
    if made is not mock:
        for entry in mock._mock_children:
            setattr(made, entry, getattr(mock, entry))
    return made


def _mock_class(spec, instance):
    if inspect.isdatadescriptor(spec):
        return MagicMock  # of any kind: the value of a property is not known
    if is_coroutine_function(spec):
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        return AsyncMock
    if not _callable(spec) or isinstance(spec, type) and instance and not instances_callable(spec):
        return NonCallableMagicMock
    return MagicMock


def _spec_arguments(spec, spec_set, instance):
    """The arguments of a mock that tell its spec."""
    if spec is None or inspect.isdatadescriptor(spec):
        return {}
    arguments = {"_spec_as_instance": True} if instance else {}
    arguments["spec_set" if spec_set else "spec"] = spec
    return arguments


def _entries(spec, instance):
    """The attributes of spec with their values, but for special methods."""
    entries = {}
    for name in dir(spec):
        if not is_magic(name):
            try:
                entries[name] = getattr(spec, name)
            except AttributeError:
                pass
    if instance and isinstance(spec, type) and is_dataclass(spec):
        import dataclasses
        for field in dataclasses.fields(spec):
            entries.setdefault(field.name, field.type)
    return entries.items()


def _child_maker(spec, spec_set, mock, entry, original, wrapped):
    """Return a function that makes the mock of the attribute entry of spec, whose value is original."""
    inner = {"wraps": getattr(wrapped, entry)} if wrapped is not None and hasattr(wrapped, entry) else {}

    def make_method():
        skip_first = takes_bound(spec, entry)
        cls = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
        child = cls(parent=mock, name=entry, _new_name=entry, _new_parent=mock, _eat_self=skip_first,
                    **{"spec_set" if spec_set else "spec": original}, **inner)
        _check_calls(child, original, skip_first)
        if not inner:
            child.return_value = cls()  # so that it can be called when it is sealed
        return child

    def make_object():
        try:
            return create_autospec(original, spec_set, False, mock, entry, **inner)
        except InvalidSpecError:
            target = mock.__dict__["_mock_name"] or mock
            raise InvalidSpecError(f"Cannot autospec attr {entry!r} from target {target!r} as it has already been "
                                   f"mocked out. [target={mock!r}, attr={original!r}]") from None

    return make_method if isinstance(original, FUNCTIONS) else make_object


class _ReadData:
    """The data that a mock of open() gives, as a file that is opened anew with each call."""

    def __init__(self, data):
        self.data = data
        self.reopen()

    def reopen(self):
        self.file = io.BytesIO(self.data) if isinstance(self.data, bytes) else io.StringIO(self.data)


def mock_open(mock=None, read_data=""):
    """Make a mock that does what open() does for a file with read_data in it.

    mock is the mock to use instead of a new one. Reading can be changed by the return values and side
    effects of read, readline and readlines of the handle, which is the return value."""
    if mock is None:
        mock = MagicMock(name="open", spec=list(dir(io.open)))
    handle = MagicMock(spec=list({*dir(io.TextIOWrapper), *dir(io.BytesIO)}))
    source = _ReadData(read_data)

    def reader(method):
        def read(*args, **kwargs):
            fixed = getattr(handle, method).return_value
            return getattr(source.file, method)(*args, **kwargs) if fixed is None else fixed
        return read

    def lines():
        fixed = handle.readline.return_value
        while fixed is not None:
            yield fixed
        yield from source.file

    def all_lines(*args, **kwargs):
        yield from lines()
        while True:  # at the end readline goes on to give nothing
            yield source.file.readline(*args, **kwargs)

    def next_line():
        fixed = handle.readline.return_value
        return next(source.file) if fixed is None else fixed

    def opened(*args, **kwargs):
        source.reopen()
        if handle.readline.side_effect is ours[0]:  # else somebody has changed it
            ours[0] = handle.readline.side_effect = all_lines()
        return DEFAULT

    for method in "write", "read", "readline", "readlines":
        getattr(handle, method).return_value = None
    handle.read.side_effect = reader("read")
    handle.readlines.side_effect = reader("readlines")
    ours = [all_lines()]
    handle.readline.side_effect = ours[0]
    handle.__enter__.return_value = handle
    handle.__exit__.side_effect = lambda *exc_info: handle.close()
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = next_line
    mock.side_effect = opened
    mock.return_value = handle
    return mock
