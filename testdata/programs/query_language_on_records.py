# A query language for lists of records: a parser by combinators, plans as generators, indexes that the planner picks, aggregates, and the plan shown.
import operator
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any, NamedTuple


class QueryError(Exception):
    pass


class Parser[T]:
    """A parser is a function of (text, at) that answers (value, at) or None."""
    furthest = 0

    def __init__(self, run: Callable[[str, int], tuple[T, int] | None]):
        self.run = run

    def __or__(self, other):
        return Parser(lambda s, i: self.run(s, i) or other.run(s, i))

    def __and__(self, other):
        def both(s, i):
            if (a := self.run(s, i)) and (b := other.run(s, a[1])):
                left = a[0] if isinstance(a[0], list) and self.many else [a[0]]
                return left + [b[0]], b[1]
        p = Parser(both)
        p.many = True
        return p
    many = False

    def map(self, f):
        return Parser(lambda s, i: (f(r[0]), r[1]) if (r := self.run(s, i)) else None)

    def optional(self, default=None):
        return Parser(lambda s, i: self.run(s, i) or (default, i))

    def repeat(self, by):
        def run(s, i):
            if not (r := self.run(s, i)):
                return None
            out = [r[0]]
            while (c := by.run(s, r[1])) and (n := self.run(s, c[1])):
                out.append(n[0])
                r = n
            return out, r[1]
        return Parser(run)

    def chain(self, by):
        def run(s, i):
            left = self.run(s, i)
            while left and (op := by.run(s, left[1])) and (right := self.run(s, op[1])):
                left = (op[0].lower(), left[0], right[0]), right[1]
            return left
        return Parser(run)

    def skip(self, other):
        return Parser(lambda s, i: (a[0], b[1]) if (a := self.run(s, i)) and (b := other.run(s, a[1])) else None)

    def then(self, other):
        return Parser(lambda s, i: other.run(s, a[1]) if (a := self.run(s, i)) else None)

    def parse(self, text):
        Parser.furthest = 0
        r = self.run(text, 0)
        if r is None or text[r[1]:].strip():
            at = max(Parser.furthest, r[1] if r else 0)
            raise QueryError(f"cannot read {text[at:at + 12].strip()!r} at {at}")
        return r[0]


def token(pattern):
    regex = re.compile(rf"\s*({pattern})", re.I)
    def run(s, i):
        if m := regex.match(s, i):
            Parser.furthest = max(Parser.furthest, m.end())
            return m[1], m.end()
    return Parser(run)


word = lambda w: token(rf"{w}\b")
RESERVED = "from where group by order select limit and or not in desc is null like".split()
name = token(rf"(?!(?:{'|'.join(RESERVED)})\b)[a-z_]\w*")
number = token(r"-?\d+(?:\.\d+)?").map(lambda t: ("const", float(t) if "." in t else int(t)))
text = token(r"'(?:[^']|'')*'").map(lambda t: ("const", t[1:-1].replace("''", "'")))
lazy = lambda f: Parser(lambda s, i: f().run(s, i))
expr = lazy(lambda: disjunction)
call = (name.skip(token(r"\(")) & (token(r"\*").map(lambda _: ("const", 1)) | expr)).skip(token(r"\)")).map(lambda p: ("call", p[0].lower(), p[1]))
column = name.map(lambda n: ("col", n))
atom = number | text | call | column | token(r"\(").then(expr).skip(token(r"\)"))
product_ = atom.chain(token("[*/%]"))
total = product_.chain(token("[-+]"))
listing = token(r"\(").then((number | text).repeat(token(","))).skip(token(r"\)"))
comparison = (
    (total.skip(word("is")) & word("not").optional()).skip(word("null")).map(lambda p: ("null", p[0], p[1] is not None))
    | ((total & word("not").optional()).skip(word("in")) & listing).map(lambda p: ("in", p[0][0], frozenset(v for _, v in p[1]), p[0][1] is not None))
    | (total.skip(word("like")) & text).map(lambda p: ("like", p[0], p[1][1]))
    | (total & token("<=|>=|!=|=|<|>") & total).map(lambda p: (p[1], p[0], p[2]))
    | total)
negation = word("not").then(comparison).map(lambda e: ("not", e)) | comparison
conjunction = negation.chain(word("and"))
disjunction = conjunction.chain(word("or"))
item = (expr & word("as").then(name).optional()).map(tuple)
order = (expr & word("desc").optional()).map(lambda p: (p[0], p[1] is not None))
query = (word("from").then(name) & word("where").then(expr).optional() & word("group").then(word("by")).then(expr.repeat(token(","))).optional()
         & word("select").then(item.repeat(token(",")) | token(r"\*")).optional("*") & word("order").then(word("by")).then(order.repeat(token(","))).optional()
         & word("limit").then(number).optional())

OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod, "=": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
AGGREGATES = {"count": len, "sum": sum, "avg": statistics.fmean, "min": min, "max": max, "median": statistics.median}
FUNCTIONS = {"upper": str.upper, "length": len, "round": round, "abs": abs}


def show(e):
    match e:
        case ("const", v): return repr(v)
        case ("col", n): return n
        case ("call", f, arg): return f"{f}({show(arg)})"
        case ("not", x): return f"not {show(x)}"
        case ("null", x, no): return f"{show(x)} is {'not ' * no}null"
        case ("in", x, values, no): return f"{show(x)} {'not ' * no}in {sorted(values, key=str)}"
        case (op, a, b): return f"({show(a)} {op} {show(b) if isinstance(b, tuple) else repr(b)})"


def compiled(e, aggregated=False):
    """An expression as a function of a row (or of a group's rows)."""
    build = partial(compiled, aggregated=aggregated)
    match e:
        case ("const", v): return lambda row: v
        case ("col", n): return (lambda rows: rows[0][n]) if aggregated else (lambda row: row[n])
        case ("call", f, arg) if f in AGGREGATES:
            if not aggregated:
                raise QueryError(f"{f} outside a group")
            inner, total = compiled(arg), AGGREGATES[f]
            return lambda rows: total(v) if (v := [x for r in rows if (x := inner(r)) is not None]) or f in ("count", "sum") else None
        case ("call", f, arg):
            if f not in FUNCTIONS:
                raise QueryError(f"no function {f}")
            inner = build(arg)
            return lambda row: None if (x := inner(row)) is None else FUNCTIONS[f](x)
        case ("and", a, b): a, b = build(a), build(b); return lambda row: a(row) and b(row)
        case ("or", a, b): a, b = build(a), build(b); return lambda row: a(row) or b(row)
        case ("not", x): x = build(x); return lambda row: not x(row)
        case ("null", x, no): x = build(x); return lambda row: (x(row) is None) != no
        case ("in", x, values, no): x = build(x); return lambda row: (x(row) in values) != no
        case ("like", x, pattern):
            regex, x = re.compile(re.escape(pattern).replace("%", ".*").replace("_", "."), re.I), build(x)
            return lambda row: bool(regex.fullmatch(x(row) or ""))
        case (op, a, b):
            f, a, b = OPS[op], build(a), build(b)
            return lambda row: None if (x := a(row)) is None or (y := b(row)) is None else f(x, y)


def conjuncts(e):
    return [*conjuncts(e[1]), *conjuncts(e[2])] if e and e[0] == "and" else [e] if e else []


class Step(NamedTuple):
    say: str
    run: Callable[[Iterator], Iterator]


class Key:
    """Sorts None before all else, and backwards where asked."""
    def __init__(self, value, down): self.value, self.down = value, down
    def __eq__(self, other): return self.value == other.value
    def __lt__(self, other):
        a, b = (other.value, self.value) if self.down else (self.value, other.value)
        return b is not None and (a is None or a < b)


class Database:
    def __init__(self, **tables):
        self.tables, self.indexes, self.read = tables, {}, 0

    def index(self, table, column):
        index = self.indexes[table, column] = defaultdict(list)
        for row in self.tables[table]:
            index[row[column]].append(row)

    def plan(self, source):
        table, where, group, select, order, limit = query.parse(source)
        if table not in self.tables:
            raise QueryError(f"no table {table}")
        parts = conjuncts(where)
        for part in parts:
            match part:
                case ("=", ("col", c), ("const", v)) if (table, c) in self.indexes:
                    parts.remove(part)
                    yield Step(f"look up {table}.{c} = {v!r}", lambda _, i=self.indexes[table, c], v=v: self.scan(i.get(v, [])))
                    break
        else:
            yield Step(f"scan {table}", lambda _: self.scan(self.tables[table]))
        if parts:
            test = compiled(reduce(lambda a, b: ("and", a, b), parts))
            yield Step(f"keep {' and '.join(map(show, parts))}", partial(filter, test))
        grouped = group is not None or select != "*" and any(show(e).startswith(tuple(f"{a}(" for a in AGGREGATES)) for e, _ in select)
        if grouped:
            parts_of_key = [compiled(g) for g in group or ()]
            def gather(rows):
                groups = defaultdict(list)
                for row in rows:
                    groups[tuple(k(row) for k in parts_of_key)].append(row)
                return iter(groups.values())
            yield Step(f"group by {', '.join(map(show, group)) if group else 'all'}", gather)
        if order:
            keys = [(compiled(e, grouped), down) for e, down in order]
            yield Step(f"sort by {', '.join(show(e) + ' desc' * d for e, d in order)}", lambda rows: iter(sorted(rows, key=lambda r: [Key(k(r), d) for k, d in keys])))
        if select != "*":
            columns = [(alias or show(e), compiled(e, grouped)) for e, alias in select]
            yield Step(f"make {', '.join(n for n, _ in columns)}", partial(map, lambda r: {n: f(r) for n, f in columns}))
        if limit:
            yield Step(f"take {limit[1]}", lambda rows: (r for r, _ in zip(rows, range(limit[1]))))

    def scan(self, rows):
        for row in rows:
            self.read += 1
            yield row

    def run(self, source):
        steps = list(self.plan(source))
        return list(reduce(lambda rows, step: step.run(rows), steps, None)), " > ".join(s.say for s in steps)


@dataclass
class Pet:
    name: str
    kind: str
    age: int
    weight: float | None
    owner: str

    def __getitem__(self, key):
        try:
            return getattr(self, key)
        except AttributeError:
            raise QueryError(f"no column {key}") from None


db = Database(pets=[Pet(*p) for p in (("Rex", "dog", 5, 30.5, "Ann"), ("Tom", "cat", 3, 4.2, "Bob"), ("Ivy", "cat", 9, None, "Ann"), ("Bo", "dog", 2, 11.0, "Cy"), ("Kit", "cat", 1, 2.9, "O'Neil"), ("Zoe", "fish", 1, 0.1, "Bob"))])
db.index("pets", "kind")
for source in """from pets where age > 2 select name, age * 7 as human order by age desc
from pets where kind = 'cat' and weight is not null select name, weight
from pets group by kind select kind, count(*) as n, avg(weight) as mean, max(age) - min(age) as span order by count(*) desc, kind
from pets select count(weight), median(age), sum(age)
from pets where owner in ('Ann', 'O''Neil') and not name like 'I%' select upper(name) as who, owner
from pets where name like '_o%' or weight < 1 select name limit 2
FROM pets ORDER BY weight DESC, name SELECT name
from pets order by weight limit 1
from pets select name order by weight, name desc
from pets where (age + 1) % 2 = 0 and kind not in ('fish') select length(name) + age as x, name order by length(name), name
from pets where age select
from cars select name
from pets select shout(name)
from pets where count(*) > 1 select name
from pets where age >
from pets group by kind select kind, round(avg(age)) as a order by avg(age) limit 2""".splitlines():
    db.read = 0
    try:
        rows, plan = db.run(source)
        print(f"{plan}  [{db.read} read]")
        for row in rows:
            print("   ", row)
    except QueryError as e:
        print(f"{source!r}: {e}")
