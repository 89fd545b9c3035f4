"""Putting other objects in the place of attributes and items, for a time."""

import builtins
import contextlib
import inspect

from functools import partial, wraps
from pkgutil import resolve_name
from types import ModuleType

from ._autospec import check_typos, create_autospec
from ._mocks import AsyncMock, InvalidSpecError, MagicMock, NonCallableMagicMock, NonCallableMock, is_async, is_mock
from ._sentinel import DEFAULT
from ._spec import instances_callable, is_names

# Deleting these does not make them go away: they get a value of their own.
_ALWAYS_THERE = {"__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__"}


def _within(func, enter):
    """Return a function that calls func with the arguments the context manager enter(args, kwargs) gives."""
    if inspect.iscoroutinefunction(func):
        @wraps(func)
        async def patched(*args, **keywargs):
            with enter(args, keywargs) as (args, keywargs):
                return await func(*args, **keywargs)
    else:
        @wraps(func)
        def patched(*args, **keywargs):
            with enter(args, keywargs) as (args, keywargs):
                return func(*args, **keywargs)
    return patched


class _Patching:
    """What is common to all patches: they are context managers, decorators, and can be started and stopped."""

    started = []  # those that start() began and stop() has not ended

    def __call__(self, func):
        return self._decorate_class(func) if isinstance(func, type) else self._decorate(func)

    def _decorate_class(self, cls):
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX):
                method = getattr(cls, name)
                if hasattr(method, "__call__"):
                    setattr(cls, name, self.copy()(method))
        return cls

    def start(self):
        """Patch until stop(), and return what a with statement would."""
        result = self.__enter__()
        self.started.append(self)
        return result

    def stop(self):
        """End what start() began."""
        if self in self.started:
            self.started.remove(self)
            return self.__exit__(None, None, None)


class _patch(_Patching):
    """A patch of one attribute; the others of patch.multiple() hang on the first."""

    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if new_callable is not None and autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            check_typos(kwargs)
        for name, what, value in ("spec", "spec", spec), ("spec_set", "spec_set target", spec_set):
            if is_mock(value):
                raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the {what} has already been mocked out. "
                                       f"[{name}={value!r}]")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.new_callable = new_callable
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        twin = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs, unsafe=True)
        twin.attribute_name = self.attribute_name
        twin.additional_patchers = [p.copy() for p in self.additional_patchers]
        return twin

    def _decorate(self, func):
        if hasattr(func, "patchings"):  # one function for all the decorators
            func.patchings.append(self)
            return func

        @contextlib.contextmanager
        def enter(args, keywargs):
            with contextlib.ExitStack() as stack:
                for patching in patched.patchings:
                    made = stack.enter_context(patching)
                    if patching.attribute_name is not None:
                        keywargs.update(made)
                    elif patching.new is DEFAULT:
                        args += (made,)
                yield args, keywargs

        patched = _within(func, enter)
        patched.patchings = [self]
        return patched

    def get_original(self):
        """Return what is there, or DEFAULT, and whether it is in the target itself rather than in its class."""
        target, name = self.target, self.attribute
        if name in getattr(target, "__dict__", ()):
            return target.__dict__[name], True
        original = getattr(target, name, DEFAULT)
        if isinstance(target, ModuleType) and not name.startswith("_") and hasattr(builtins, name):
            self.create = True  # a module may always get a name of its own for a builtin
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, False

    def _replacement(self, original):
        """Return what to put there."""
        spec, spec_set, autospec = (None if a is False else a for a in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if autospec is not None:
            return self._autospecced(original, autospec, bool(spec_set))
        if self.new is DEFAULT:
            return self._mocked(original, spec, spec_set)
        if self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        return self.new

    def _autospecced(self, original, spec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if spec is True:
            spec = original
        if is_mock(self.target):
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                                   f"mocked out. [target={self.target!r}, attr={spec!r}]")
        if is_mock(spec):
            name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already "
                                   f"been mocked out. [target={self.target!r}, attr={spec!r}]")
        return create_autospec(spec, spec_set=spec_set, _name=self.attribute, **self.kwargs)

    def _mocked(self, original, spec, spec_set):
        # True as a spec means the original.
        model = original if spec is True or spec is None and spec_set is True else spec
        arguments = {}
        if spec_set is not None:
            model = arguments["spec_set"] = model if spec_set is True else spec_set
        elif spec is not None:
            arguments["spec"] = model
        if arguments and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        cls = self.new_callable or self._mock_class(model if arguments else original, bool(arguments))
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            arguments["name"] = self.attribute
        arguments.update(self.kwargs)
        new = cls(**arguments)
        if ("spec" in arguments or "spec_set" in arguments) and isinstance(original, type) and is_mock(new):
            # What the class makes has the spec too.
            if not is_names(model) and not instances_callable(model):
                cls = NonCallableMagicMock
            arguments.pop("name", None)
            new.return_value = cls(_new_parent=new, _new_name="()", **arguments)
        return new

    def _mock_class(self, model, is_spec):
        if is_async(model):
            return AsyncMock
        if is_spec and not ("__call__" in model if is_names(model) else callable(model)):
            return NonCallableMagicMock
        return MagicMock

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        self.temp_original, self.is_local = self.get_original()
        new = self._replacement(self.temp_original)
        self.is_started = True
        with contextlib.ExitStack() as stack:
            stack.push(self._put_back)
            setattr(self.target, self.attribute, new)
            result = new
            if self.attribute_name is not None:
                result = {self.attribute_name: new} if self.new is DEFAULT else {}
                for patching in self.additional_patchers:
                    made = stack.enter_context(patching)
                    if patching.new is DEFAULT:
                        result.update(made)
            self._exit_stack = stack.pop_all()
        return result

    def __exit__(self, *exc_info):
        if self.is_started:
            stack = self._exit_stack
            del self._exit_stack
            return stack.__exit__(*exc_info)

    def _put_back(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (self.attribute in _ALWAYS_THERE or not hasattr(self.target, self.attribute)):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        self.is_started = False


def _get_target(target):
    """Split "package.module.name" into what gets the module, and the name."""
    try:
        path, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return partial(resolve_name, path), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Put new, by default a MagicMock, in the place of target, "package.module.name".

    The result is a decorator of functions and test classes and a context manager, and has start() and stop().
    create allows an attribute that is not there; autospec makes the mock by create_autospec; the
    other arguments are those of the mock, or of new_callable, which makes it."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """patch() for an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """patch() for several attributes of an object, or of what is at a dotted name.

    The mocks that are made come as keyword arguments, or as a dict."""
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    getter = partial(resolve_name, target) if type(target) is str else lambda: target
    first, *others = [_patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
                      for name, new in kwargs.items()]
    for patching in first, *others:
        patching.attribute_name = patching.attribute
    first.additional_patchers = others
    return first


def _clear(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def _fill(mapping, items):
    try:
        mapping.update(items)
    except AttributeError:
        for key in items:
            mapping[key] = items[key]


class _patch_dict(_Patching):
    """Give a mapping, or what is at a dotted name, other items; with clear only these."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values, **kwargs)
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def _decorate(self, func):
        @contextlib.contextmanager
        def enter(args, keywargs):
            with self.copy():
                yield args, keywargs

        return _within(func, enter)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = resolve_name(self.in_dict)
        mapping = self.in_dict
        try:
            self._original = mapping.copy()
        except AttributeError:  # not everything that has items is a dict
            self._original = {key: mapping[key] for key in mapping}
        if self.clear:
            _clear(mapping)
        _fill(mapping, self.values)
        return mapping

    def __exit__(self, *exc_info):
        if self._original is not None:
            _clear(self.in_dict)
            _fill(self.in_dict, self._original)
            self._original = None
        return False


def _patch_stopall():
    """End all patches that were started, the last first."""
    for patching in reversed(_Patching.started):
        patching.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
