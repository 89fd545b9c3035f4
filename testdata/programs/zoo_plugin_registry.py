# A zoo whose animals are plug-ins: entry points by decorator and by subclass, hooks with priorities and wrappers, capabilities as protocols, versions, lazy loading from source text.
import importlib.abc
import importlib.util
import sys
import types
import warnings
from collections import defaultdict
from functools import partial, update_wrapper
from inspect import getattr_static, isabstract, signature
from typing import Protocol, runtime_checkable


class PluginError(Exception):
    pass


class HookSpec:
    def __init__(self, function, first=False):
        self.function, self.first, self.impls = function, first, []
        self.names = list(signature(function).parameters)[1:]
        update_wrapper(self, function)

    def __set_name__(self, owner, name):
        self.name = name
        owner.specs[name] = self

    def __repr__(self):
        return f"<hook {self.name}({', '.join(self.names)}) of {len(self.impls)}>"

    def add(self, plugin, method, priority, wraps):
        wanted = list(signature(method).parameters)
        if unknown := [n for n in wanted if n not in self.names]:
            raise PluginError(f"{plugin}.{self.name} asks for {', '.join(unknown)}; there is {', '.join(self.names) or 'nothing'}")
        self.impls.append((priority, plugin, wanted, method, wraps))
        self.impls.sort(key=lambda i: (-i[0], i[1]))

    def __call__(self, **kwargs):
        if kwargs.keys() != set(self.names):
            raise TypeError(f"{self.name} takes {self.names}, got {sorted(kwargs)}")
        pick = lambda wanted: {n: kwargs[n] for n in wanted}
        around = []
        for _, plugin, wanted, method, wraps in self.impls:
            if wraps:
                g = method(**pick(wanted))
                next(g)
                around.append(g)
        results = []
        for _, plugin, wanted, method, wraps in self.impls:
            if not wraps and (r := method(**pick(wanted))) is not None:
                results.append(r)
                if self.first:
                    break
        outcome = results[0] if self.first and results else None if self.first else results
        for g in reversed(around):
            try:
                g.send(outcome)
            except StopIteration as stop:
                outcome = outcome if stop.value is None else stop.value
            else:
                raise PluginError(f"{self.name}: a wrapper yielded twice")
        return outcome


def hook(function=None, *, priority=0, wraps=False):
    if function is None:
        return partial(hook, priority=priority, wraps=wraps)
    function._hook = priority, wraps
    return function


class Zoo:
    specs = {}

    def __init__(self):
        self.plugins, self.log = {}, []

    @partial(HookSpec, first=True)
    def choose_food(self, animal, season): """What `animal` eats."""

    @HookSpec
    def greet(self, visitor): """Words for a visitor."""

    @HookSpec
    def cost(self): """Yearly cost."""

    def __class_getitem__(cls, name):
        return cls.specs[name]

    def register(self, plugin):
        name = getattr(plugin, "name", type(plugin).__name__.lower())
        if name in self.plugins:
            raise PluginError(f"{name} is registered already")
        needs = [n for n in getattr(plugin, "requires", ()) if n not in self.plugins]
        if needs:
            raise PluginError(f"{name} needs {' and '.join(needs)}")
        self.plugins[name] = plugin
        count = 0
        for attribute in dir(plugin):
            if mark := getattr(getattr_static(plugin, attribute), "_hook", None):
                if attribute not in self.specs:
                    warnings.warn(f"{name}: there is no hook {attribute}", stacklevel=2)
                    continue
                self.specs[attribute].add(name, getattr(plugin, attribute), *mark)
                count += 1
        return f"{name}: {count}"

    def unregister(self, name):
        del self.plugins[name]
        for spec in self.specs.values():
            spec.impls[:] = [i for i in spec.impls if i[1] != name]


class Animal:
    registry = defaultdict(dict)
    legs = 4

    def __init_subclass__(cls, /, family=None, version=(1, 0), **kwargs):
        super().__init_subclass__(**kwargs)
        cls.family = family or next((b.family for b in cls.__mro__[1:] if "family" in vars(b)), "?")
        cls.version = version
        known = cls.registry[cls.family].get(cls.__name__)
        if known is None or known.version < version:
            cls.registry[cls.family][cls.__name__] = cls


class Cat(Animal, family="felines"): pass
class Lion(Cat, version=(1, 2)): pass
class Parrot(Animal, family="birds"): legs = 2
class Lion(Cat, version=(1, 1)): legs = 5  # older: not taken
class Parrot(Animal, family="birds", version=(2, 0)): legs = 2; words = ["hello"]


@runtime_checkable
class Speaks(Protocol):
    words: list

    def speak(self) -> str: ...


class Keeper:
    @hook
    def choose_food(self, animal):
        return {"Lion": "meat", "Parrot": "seeds"}.get(animal)

    @hook(priority=5)
    def greet(self, visitor):
        return f"Welcome, {visitor}!"

    @hook
    def cost(self):
        return 900


class Dietician:
    requires = ("keeper",)

    @hook(priority=10)
    def choose_food(self, animal, season):
        return "lean meat" if (animal, season) == ("Lion", "summer") else None

    @hook(wraps=True)
    def cost(self):
        costs = yield
        return {"items": costs, "total": sum(costs)}

    @hook(wraps=True, priority=-1)
    def greet(self, visitor):
        words = yield
        if visitor == "doctor":
            return [w.upper() for w in words]


class Guide(types.SimpleNamespace):
    @hook
    def greet(self): return f"This way to the {self.best}."
    @hook
    def cost(self): return self.pay
    @hook
    def dance(self): return "?"


class Source(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules of a dict of texts, loaded when they are first asked for."""

    def __init__(self, **texts):
        self.texts, self.loaded = texts, []

    def find_spec(self, name, path=None, target=None):
        if name.removeprefix("zoo_") in self.texts and name.startswith("zoo_"):
            return importlib.util.spec_from_loader(name, self, origin="memory")

    def create_module(self, spec): return None

    def exec_module(self, module):
        self.loaded.append(module.__name__)
        module.hook = hook
        exec(compile(self.texts[module.__name__.removeprefix("zoo_")], f"<{module.__name__}>", "exec"), vars(module))


zoo = Zoo()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for plugin in (Dietician(), Keeper(), Dietician(), Guide(best="parrots", pay=300, name="guide"), Keeper()):
        try:
            print(zoo.register(plugin))
        except PluginError as e:
            print("refused:", e)
print([str(w.message) for w in caught], Zoo["cost"], Zoo["greet"].__doc__)
for animal, season in (("Lion", "summer"), ("Lion", "winter"), ("Parrot", "summer"), ("Yeti", "winter")):
    print(animal, season, zoo.choose_food(animal=animal, season=season))
print(zoo.greet(visitor="Ann"), zoo.greet(visitor="doctor"), zoo.cost())
zoo.unregister("dietician")
print(zoo.cost(), zoo.choose_food(animal="Lion", season="summer"), [i[:2] for i in Zoo.specs["greet"].impls])
print({f: {n: (c.version, c.legs) for n, c in sorted(kinds.items())} for f, kinds in Animal.registry.items()})

finder = Source(owls="from zoo_base import night\nname = 'owls'\n@hook\ndef greet(visitor): return f'hoo {visitor} {night()}'\n", base="def night(): return 'at night'\n", broken="x = 1 +\n", odd="name = 'odd'\n@hook\ndef greet(visitor, age): pass\n")
sys.meta_path.insert(0, finder)
for name in ("owls", "broken", "odd", "absent"):
    try:
        print(zoo.register(__import__(f"zoo_{name}")), finder.loaded)
    except (PluginError, ImportError, SyntaxError) as e:
        print(type(e).__name__, getattr(e, "msg", e), getattr(e, "filename", None))
sys.meta_path.remove(finder)
print(zoo.greet(visitor="Bob"), sys.modules["zoo_owls"].__spec__.origin, "zoo_broken" in sys.modules)


class Mynah(Parrot):
    def speak(self): return " ".join(self.words)


print([isinstance(a(), Speaks) for a in (Lion, Parrot, Mynah)], Mynah().speak(), Mynah.family, isabstract(Speaks))
for call in (lambda: zoo.cost(extra=1), lambda: Zoo["swim"], lambda: Animal.registry["fish"]["Carp"]):
    try:
        call()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
