# A tiny object mapper: descriptors for columns, a metaclass for tables, queries built by operators, validation, relations, a session in memory.
import operator
import re
from collections import ChainMap
from datetime import date
from itertools import count

OPERATORS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class Condition:
    def __init__(self, text, test):
        self.text, self.test = text, test

    def __and__(self, other): return Condition(f"({self.text} AND {other.text})", lambda row: self.test(row) and other.test(row))
    def __or__(self, other): return Condition(f"({self.text} OR {other.text})", lambda row: self.test(row) or other.test(row))
    def __invert__(self): return Condition(f"NOT {self.text}", lambda row: not self.test(row))
    def __bool__(self): raise TypeError(f"the condition {self.text} has no truth value; use & and |")
    def __repr__(self): return f"<{self.text}>"


class Column:
    _order = count()

    def __init__(self, kind, *, default=..., null=False, check=None):
        self.kind, self.default, self.null, self.check = kind, default, null, check
        self.order = next(self._order)

    def __set_name__(self, owner, name):
        self.name, self.table = name, owner

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name)

    def __set__(self, obj, value):
        if value is None:
            if not self.null:
                raise ValueError(f"{self.name} must not be None")
        elif not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        elif self.check and not self.check(value):
            raise ValueError(f"{self.name}: {value!r} is refused")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        raise AttributeError(f"column {self.name!r} cannot be deleted")

    def _compare(symbol):
        return lambda self, value: Condition(f"{self.name} {symbol} {value!r}", lambda row: (v := getattr(row, self.name)) is not None and OPERATORS[symbol](v, value))

    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = map(_compare, OPERATORS)
    __hash__ = object.__hash__

    def like(self, pattern):
        regex = re.compile(re.escape(pattern).replace("%", ".*").replace("_", "."), re.I)
        return Condition(f"{self.name} LIKE {pattern!r}", lambda row: regex.fullmatch(getattr(row, self.name) or "") is not None)


class Reference(Column):
    def __init__(self, target, **kw):
        super().__init__(int, **kw)
        self.target = target

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        key = super().__get__(obj)
        return next((row for row in TableMeta.tables[self.target].rows if row.id == key), None)

    def __set__(self, obj, value):
        super().__set__(obj, value.id if isinstance(value, Table) else value)


class TableMeta(type):
    tables = {}

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return ChainMap({}, {"Column": Column, "Reference": Reference})

    def __new__(mcls, name, bases, namespace, *, plural=None):
        cls = super().__new__(mcls, name, bases, namespace.maps[0])
        cls.columns = sorted((c for b in reversed(cls.__mro__) for c in vars(b).values() if isinstance(c, Column)), key=lambda c: c.order)
        cls.rows, cls.plural, cls._ids = [], plural or name.lower() + "s", count(1)
        if bases:
            mcls.tables[name] = cls
        return cls

    def __init__(cls, name, bases, namespace, **kw): super().__init__(name, bases, namespace)
    def __len__(cls): return len(cls.rows)
    def __iter__(cls): return iter(cls.rows)
    def __getitem__(cls, condition): return cls.where(condition)
    def __contains__(cls, row): return any(r is row for r in cls.rows)
    def __repr__(cls): return f"<table {cls.plural}: {', '.join(f'{c.name} {c.kind.__name__}' for c in cls.columns)}>"


class Table(metaclass=TableMeta):
    id = Column(int, default=0)

    def __init__(self, **values):
        cls = type(self)
        unknown = values.keys() - {c.name for c in cls.columns}
        if unknown:
            raise TypeError(f"{cls.__name__} has no column {', '.join(sorted(unknown))}")
        for c in cls.columns:
            value = values.get(c.name, next(cls._ids) if c.name == "id" else c.default)
            if value is ...:
                value = None
            setattr(self, c.name, value() if callable(value) else value)
        cls.rows.append(self)

    @classmethod
    def where(cls, condition, order_by=None):
        found = [row for row in cls.rows if condition.test(row)]
        return sorted(found, key=operator.attrgetter(order_by)) if order_by else found

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{c.name}={self.__dict__[c.name]!r}' for c in self.columns)})"


class Author(Table):
    name = Column(str, check=str.strip)
    born = Column(date, null=True)


class Book(Table, plural="library"):
    title = Column(str)
    pages = Column(int, default=100, check=lambda n: n > 0)
    author = Reference("Author", null=True)
    tags = Column(list, default=list)


class Comic(Book):
    artist = Column(str, default="unknown")


le_guin, lem = Author(name="Le Guin", born=date(1929, 10, 21)), Author(name="Lem")
Book(title="The Dispossessed", pages=387, author=le_guin), Book(title="Solaris", pages=204, author=lem), Book(title="Pamphlet")
Comic(title="Maus", pages=296, artist="Spiegelman", author=None)
print(Author, Book, Comic, sep="\n")
print(len(Book), len(Comic), Book.rows[0].author.name, Book.rows[2].author, Book.rows[2].tags, lem in Author, [b.title for b in Book])
condition = (Book.pages > 150) & ~(Book.title == "Solaris") | Book.title.like("p%t")
print(condition, Book[condition], Author[Author.born < date(1950, 1, 1)], [b.title for b in Book.where(Book.pages != 0, order_by="pages")], sep="\n")
for action in (lambda: Book(title=5), lambda: Book(title="x", pages=0), lambda: Book(), lambda: Author(name=" "), lambda: Book(title="x", colour=1, size=2), lambda: delattr(lem, "name"),
               lambda: bool(Book.pages > 3), lambda: 1 if Book.pages < 3 and True else 0, lambda: setattr(Book.rows[0], "author", "someone"), lambda: Book.pages + 1):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
print(type(Book), Book.__mro__[1:3], isinstance(Book, TableMeta), Comic.columns[-1].name, sorted(TableMeta.tables), vars(lem), Comic.rows[0])
