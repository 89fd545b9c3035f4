# Descriptors that check, convert, cache and log; metaclasses that count, forbid and order; a small object-relational mapper in memory.
import weakref
from functools import partial
from types import MethodType, SimpleNamespace


class Field:
    kind = object
    def __init__(self, *, default=None, check=None): self.default, self.check = default, check
    def __set_name__(self, owner, name): self.name, self.slot = name, "_" + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.slot, self.default)
    def __set__(self, obj, value):
        value = self.convert(value)
        if self.check and not self.check(value): raise ValueError(f"{type(obj).__name__}.{self.name}: {value!r} is refused")
        setattr(obj, self.slot, value)
    def __delete__(self, obj): delattr(obj, self.slot)
    def convert(self, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} wants {self.kind.__name__}, not {type(value).__name__}")
        return value


class Text(Field): kind = str
class Whole(Field):
    kind = int
    def convert(self, value): return super().convert(int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value)
class Link(Field):
    def __init__(self, target): super().__init__(); self.target = target
    def convert(self, value): return value
    def __get__(self, obj, owner=None): return self if obj is None else Model.tables[self.target][super().__get__(obj).id]


class ModelMeta(type):
    tables = {}
    def __new__(meta, name, bases, space, table=None):
        space["fields"] = {**{k: v for b in bases for k, v in getattr(b, "fields", {}).items()}, **{k: v for k, v in space.items() if isinstance(v, Field)}}
        cls = super().__new__(meta, name, bases, space)
        cls.table = table or name.lower() + "s"
        meta.tables[cls.table] = {}
        return cls
    def __init__(cls, name, bases, space, **kw): super().__init__(name, bases, space)
    def __call__(cls, **values):
        obj = super().__call__()
        for k, v in values.items():
            if k not in cls.fields: raise TypeError(f"{cls.__name__} has no {k!r}, only {', '.join(cls.fields)}")
            setattr(obj, k, v)
        rows = cls.tables[cls.table]
        obj.id = len(rows) + 1
        rows[obj.id] = obj
        return obj
    def __iter__(cls): return iter(cls.tables[cls.table].values())
    def __len__(cls): return len(cls.tables[cls.table])
    def __getitem__(cls, key): return cls.where(**key) if isinstance(key, dict) else cls.tables[cls.table][key]
    def __contains__(cls, obj): return obj in iter(cls)


class Model(metaclass=ModelMeta):
    @classmethod
    def where(cls, **want): return [o for o in cls if all(getattr(o, k) == v for k, v in want.items())]
    def __repr__(self): return f"<{type(self).__name__} {self.id}: " + ", ".join(f"{k}={getattr(self, k)!r}" for k in self.fields) + ">"


class Author(Model):
    name = Text(check=str.istitle)
    born = Whole(default=1900)
class Book(Model, table="library"):
    title = Text()
    author = Link("authors")
    pages = Whole(default=0, check=lambda n: 0 <= n < 5000)
class Comic(Book):
    colour = Text(default="black")


ada, bo = Author(name="Ada", born="1815"), Author(name="Bo")
Book(title="Engines", author=ada, pages=300); Book(title="Notes", author=ada); Comic(title="Bo draws", author=bo, pages=48, colour="red")
print(*Book, *Comic, *Author, sep="\n")
print(len(Book), Book.where(author=ada), Author[{"born": 1900}], Author[1].name, bo in Author, Book.pages.kind.__name__, sorted(ModelMeta.tables), Comic.table, list(Comic.fields))
for bad in (lambda: Author(name="x"), lambda: Author(born=1.5), lambda: Book(titel="?"), lambda: setattr(Book[1], "pages", 9999)):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
bo.born = 1999
del bo.born, Comic[1].colour
print(bo.born, Comic[1])


class lazy:
    """A value that is computed once; not a data descriptor, so the instance's own dict wins afterwards."""
    def __init__(self, f): self.f, self.__doc__ = f, f.__doc__
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class logged:
    def __init__(self, f): self.f, self.calls = f, weakref.WeakKeyDictionary()
    def __get__(self, obj, owner): return MethodType(partial(self.note), obj) if obj is not None else self
    def note(self, obj, *args):
        self.calls[obj] = self.calls.get(obj, 0) + 1
        return self.f(obj, *args)
class Circle:
    def __init__(self, r): self.r = r
    @lazy
    def area(self):
        "Three r squared."
        print("  computing"); return 3 * self.r ** 2
    @logged
    def grow(self, n): self.r += n; return self.r


c = Circle(2)
print(c.area, c.area, Circle.area.__doc__, vars(c)); del c.area
print(c.grow(1), c.grow(2), c.area, Circle.__dict__["grow"].calls[c], type(Circle.grow).__name__)


class Final(type):
    def __new__(meta, name, bases, space):
        for b in bases:
            if isinstance(b, Final) and b.__dict__.get("sealed"): raise TypeError(f"{b.__name__} is sealed")
        return super().__new__(meta, name, bases, space)
    @classmethod
    def __prepare__(meta, name, bases): return SimpleNamespace().__dict__ | {"made_by": meta.__name__}
    def __instancecheck__(cls, obj): return getattr(obj, "pretend", None) == cls.__name__ or super().__instancecheck__(obj)


class A(metaclass=Final): pass
class B(A): sealed = True
try: type(B)("C", (B,), {})
except TypeError as e: print(e)
print(B.made_by, isinstance(SimpleNamespace(pretend="A"), A), isinstance(B(), A), isinstance(3, A), type(A), A.__class__.__mro__[1:])
