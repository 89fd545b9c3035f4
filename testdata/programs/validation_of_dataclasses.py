# Validation from annotations: nested dataclasses, unions, literals, constraints in Annotated, converters, every error with its path, and a schema printed from the same source.
import dataclasses
import json
import re
import types
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints


class Invalid(ValueError):
    def __init__(self, errors):
        self.errors = errors
        super().__init__(f"{len(errors)} error{'s'[:len(errors) != 1]}")


@dataclass(frozen=True)
class Between:
    low: float
    high: float

    def __call__(self, value):
        if not self.low <= value <= self.high:
            raise ValueError(f"{value} is not between {self.low:g} and {self.high:g}")


@dataclass(frozen=True)
class Matches:
    pattern: str

    def __call__(self, value):
        if not re.fullmatch(self.pattern, value):
            raise ValueError(f"{value!r} does not match {self.pattern}")


class Level(Enum):
    LOW = "low"
    HIGH = "high"


Name = Annotated[str, Matches(r"[A-Z][a-z]+")]


@dataclass
class Address:
    street: str
    zip: Annotated[str, Matches(r"\d{5}")]
    country: Literal["DE", "FR", "IT"] = "DE"


@dataclass(kw_only=True)
class Person:
    name: Name
    born: date
    height: Annotated[float, Between(0.3, 2.8)] | None = None
    address: Address
    tags: list[str] = field(default_factory=list)
    scores: dict[str, tuple[int, ...]] = field(default_factory=dict)
    position: tuple[float, float] = (0.0, 0.0)
    level: Level = Level.LOW
    friends: list["Person"] = field(default_factory=list, repr=False)
    nick: str = field(init=False)

    def __post_init__(self):
        self.nick = self.name[:3].lower()
        if self.born.year > 2020 and self.level is Level.HIGH:
            raise ValueError("too young for level high")


class Builder:
    def __init__(self):
        self.errors = []

    def fail(self, path, message):
        self.errors.append(f"{path or '.'}: {message}")

    def make(self, kind, value, path=""):
        origin, args = get_origin(kind), get_args(kind)
        if kind is Any:
            return value
        if origin is Annotated:
            inner, *checks = args
            before = len(self.errors)
            value = self.make(inner, value, path)
            if len(self.errors) == before:
                for check in checks:
                    try:
                        check(value)
                    except ValueError as e:
                        self.fail(path, e)
            return value
        if origin in (Union, types.UnionType):
            return self.union(args, value, path)
        if origin is Literal:
            if value not in args:
                self.fail(path, f"{value!r} is none of {', '.join(map(repr, args))}")
            return value
        if origin is list:
            if self.expect(list, value, path):
                return [self.make(args[0], v, f"{path}[{i}]") for i, v in enumerate(value)]
        elif origin is dict:
            if self.expect(dict, value, path):
                return {self.make(args[0], k, f"{path}.{k} (key)"): self.make(args[1], v, f"{path}.{k}") for k, v in value.items()}
        elif origin is tuple:
            if self.expect(list, value, path):
                if args[-1] is ...:
                    return tuple(self.make(args[0], v, f"{path}[{i}]") for i, v in enumerate(value))
                if len(value) != len(args):
                    self.fail(path, f"{len(args)} items wanted, not {len(value)}")
                return tuple(self.make(a, v, f"{path}[{i}]") for i, (a, v) in enumerate(zip(args, value)))
        elif is_dataclass(kind):
            return self.instance(kind, value, path)
        elif issubclass(kind, Enum):
            try:
                return kind(value)
            except ValueError as e:
                self.fail(path, e)
        elif kind is date:
            try:
                return date.fromisoformat(value)
            except (ValueError, TypeError) as e:
                self.fail(path, e)
        elif kind is float and type(value) is int:
            return float(value)
        elif self.expect(kind, value, path):
            return value

    def expect(self, kind, value, path):
        if good := isinstance(value, kind) and not (kind is not bool and isinstance(value, bool)):
            return good
        self.fail(path, f"{kind.__name__} expected, got {type(value).__name__}")
        return False

    def union(self, kinds, value, path):
        attempts = []
        for kind in kinds:
            if kind is types.NoneType:
                if value is None:
                    return None
                continue
            trial = Builder()
            made = trial.make(kind, value, path)
            if not trial.errors:
                return made
            attempts.append(trial.errors)
        self.errors += min(attempts, key=len)

    def instance(self, cls, value, path):
        if not self.expect(dict, value, path):
            return
        hints, before, made = get_type_hints(cls, include_extras=True), len(self.errors), {}
        wanted = {f.name: f for f in fields(cls) if f.init}
        for name, f in wanted.items():
            if name in value:
                made[name] = self.make(hints[name], value[name], f"{path}.{name}")
            elif f.default is MISSING and f.default_factory is MISSING:
                self.fail(f"{path}.{name}", "missing")
        for extra in value.keys() - wanted.keys():
            self.fail(f"{path}.{extra}", "unknown")
        if len(self.errors) == before:
            try:
                return cls(**made)
            except ValueError as e:
                self.fail(path, e)


def load(cls, text):
    builder = Builder()
    result = builder.make(cls, json.loads(text))
    if builder.errors:
        raise Invalid(builder.errors)
    return result


def schema(kind, depth=0):
    if is_dataclass(kind) and depth < 2:
        return {f.name + ("" if f.default is MISSING and f.default_factory is MISSING else "?"): schema(h, depth + 1)
                for f in fields(kind) if f.init for h in [get_type_hints(kind, include_extras=True)[f.name]]}
    if get_origin(kind) is Annotated:
        inner, *checks = get_args(kind)
        return " ".join([schema(inner), *map(str, checks)])
    if get_origin(kind) in (Union, types.UnionType):
        return " or ".join(schema(k, depth) for k in get_args(kind))
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind).replace("__main__.", "").replace("typing.", "")


good = """{"name": "Ada", "born": "1815-12-10", "height": 1.65, "address": {"street": "St James 12", "zip": "10115"}, "tags": ["maths"], "scores": {"go": [1, 2, 3]},
 "position": [1, 2.5], "level": "high", "friends": [{"name": "Charles", "born": "1791-12-26", "address": {"street": "Dorset", "zip": "75001", "country": "FR"}}]}"""
ada = load(Person, good)
print(ada, ada.friends[0].name, ada.friends[0].address, sep="\n")
print(json.dumps(dataclasses.asdict(ada), default=lambda x: x.value if isinstance(x, Enum) else x.isoformat())[:200])
bad = """{"name": "ada", "born": "10.12.1815", "height": 3, "address": {"street": 7, "zip": "1011", "country": "UK"}, "tags": ["a", 1, true], "scores": {"go": [1, "2"]},
 "position": [1, 2, 3], "level": "middle", "friends": [{"name": "Bob", "born": "x"}, 5]}"""
for text in (bad, "[]", '{"name": "Eve", "born": "2021-01-01", "level": "high", "address": {"street": "s", "zip": "00000"}, "height": null}',
             '{"name": "Eve", "born": 7, "address": null, "shoe": 40}'):
    try:
        load(Person, text)
    except Invalid as e:
        print(e)
        print(*("  " + line for line in e.errors), sep="\n")
print(json.dumps(schema(Person), indent=1))
print(dataclasses.replace(ada.address, country="IT"), ada.address == load(Address, '{"street": "St James 12", "zip": "10115"}'), Between(1, 2), {Matches("a"): 1}[Matches("a")])
try:
    dataclasses.replace(ada, nick="x")
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
