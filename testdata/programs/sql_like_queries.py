# Queries over lists of dicts in a small SQL: select, where, join, group by, having, order by, limit; a parser, a planner by closures.
import operator
import re
from collections import defaultdict
from functools import cmp_to_key
from itertools import islice

TABLES = {
    "people": [dict(id=1, name="Ann", city="Oslo", age=31), dict(id=2, name="Bob", city="Rome", age=25), dict(id=3, name="Cid", city="Oslo", age=47), dict(id=4, name="Dot", city="Kyiv", age=None), dict(id=5, name="Eve", city="Rome", age=25)],
    "orders": [dict(who=1, item="tea", price=3.5), dict(who=1, item="cup", price=7.25), dict(who=3, item="tea", price=4.0), dict(who=5, item="jam", price=2.0), dict(who=5, item="tea", price=3.75), dict(who=9, item="ink", price=1.0)],
}
LEX = re.compile(r"\s*('(?:[^']|'')*'|\d+\.\d+|\d+|[A-Za-z_][\w.]*|<>|<=|>=|[(),*=<>+-/])")
AGGREGATES = {"count": len, "sum": sum, "min": min, "max": max, "avg": lambda v: sum(v) / len(v)}
OPS = {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


class Query:
    def __init__(self, text):
        self.toks, self.i = LEX.findall(text), 0
        self.aggregated = False
        self.expect("select")
        self.columns = [self.column()]
        while self.accept(","): self.columns.append(self.column())
        self.expect("from")
        self.table, self.join = self.next(), None
        if self.accept("join"):
            other = self.next(); self.expect("on")
            a = self.next(); self.expect("="); self.join = (other, a, self.next())
        self.where = self.condition() if self.accept("where") else lambda r: True
        self.group = self.names() if self.accept("group", "by") else []
        self.having = self.condition() if self.accept("having") else lambda r: True
        self.order = []
        if self.accept("order", "by"):
            while True:
                key = self.expr()
                self.order.append((key, -1 if self.accept("desc") else (self.accept("asc"), 1)[1]))
                if not self.accept(","): break
        self.limit = int(self.next()) if self.accept("limit") else None
        if self.i < len(self.toks): raise SyntaxError(f"near {self.toks[self.i]!r}")

    def next(self):
        if self.i == len(self.toks): raise SyntaxError("unexpected end")
        self.i += 1
        return self.toks[self.i - 1]
    def accept(self, *words):
        if [t.lower() for t in self.toks[self.i:self.i + len(words)]] == list(words):
            self.i += len(words)
            return True
        return False
    def expect(self, word):
        if not self.accept(word): raise SyntaxError(f"expected {word!r} near {self.toks[self.i:self.i + 1]}")
    def names(self):
        out = [self.next()]
        while self.accept(","): out.append(self.next())
        return out
    def column(self):
        if self.accept("*"): return "*", None
        start = self.i
        e = self.expr()
        text = "".join(self.toks[start:self.i])
        return (self.next() if self.accept("as") else text), e
    def condition(self):
        left = self.conjunction()
        while self.accept("or"): left = (lambda a, b: lambda r: a(r) or b(r))(left, self.conjunction())
        return left
    def conjunction(self):
        left = self.test()
        while self.accept("and"): left = (lambda a, b: lambda r: a(r) and b(r))(left, self.test())
        return left
    def test(self):
        if self.accept("not"): t = self.test(); return lambda r: not t(r)
        if self.accept("("): c = self.condition(); self.expect(")"); return c
        left = self.expr()
        if self.accept("is", "null"): return lambda r: left(r) is None
        if self.accept("like"):
            pattern = re.compile(re.escape(self.next()[1:-1]).replace("%", ".*").replace("_", "."), re.I)
            return lambda r: bool(pattern.fullmatch(left(r)))
        if self.accept("in"):
            self.expect("("); choices = [self.expr()({})]
            while self.accept(","): choices.append(self.expr()({}))
            self.expect(")"); return lambda r: left(r) in choices
        op, right = OPS[self.next()], self.expr()
        return lambda r: None not in (left(r), right(r)) and op(left(r), right(r))
    def expr(self):
        left = self.atom()
        while self.i < len(self.toks) and self.toks[self.i] in "+-*/":
            op = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[self.next()]
            left = (lambda a, b, op: lambda r: op(a(r), b(r)))(left, self.atom(), op)
        return left
    def atom(self):
        tok = self.next()
        if tok[0] == "'": return lambda r, v=tok[1:-1].replace("''", "'"): v
        if tok[0].isdigit(): return lambda r, v=float(tok) if "." in tok else int(tok): v
        if tok.lower() in AGGREGATES and self.accept("("):
            self.aggregated = True
            inner = (lambda r: 1) if self.accept("*") else self.expr()
            self.expect(")"); f = AGGREGATES[tok.lower()]
            return lambda r: (lambda vs: f(vs) if vs or f is len else None)([v for x in r[""] if (v := inner(x)) is not None])
        return lambda r: r[tok]

    def run(self, tables):
        rows = [dict(r) for r in tables[self.table]]
        if self.join:
            other, a, b = self.join
            index = defaultdict(list)
            for r in tables[other]: index[r[b]].append(r)
            rows = [r | s for r in rows for s in index[r[a]]]
        rows = [r for r in rows if self.where(r)]
        if self.group or self.aggregated:
            groups = defaultdict(list)
            for r in rows: groups[tuple(r[g] for g in self.group)].append(r)
            rows = [r for key, members in groups.items() if self.having(r := dict(zip(self.group, key)) | {"": members})]
        def compare(a, b):
            for key, way in self.order:
                x, y = key(a), key(b)
                if x != y: return way * (1 if y is None or x is not None and x > y else -1)
            return 0
        rows.sort(key=cmp_to_key(compare))
        for r in islice(rows, self.limit):
            yield {k: v for name, e in self.columns for k, v in (r.items() if e is None else [(name, e(r))])}


for text in ("select * from people where age > 25 and not city = 'Rome'", "select name, city from people where age is null or name like '%o_' order by name desc",
             "select city, count(*) as n, avg(age) as mean from people group by city order by n desc, city", "select name, item, price * 2 as double from people join orders on id = who where price >= 3.5 order by price desc limit 3",
             "select item, sum(price), max(name) from people join orders on id = who group by item having count(*) > 1", "select count(*), min(age), max(age) from people", "select name from people where city in ('Kyiv', 'Rome') order by city, age, name",
             "select from people", "select name people", "select name from people limit", "select nope from people", "select name from nowhere", "select name from people extra"):
    print(text)
    try:
        for row in Query(text).run(TABLES): print("   ", row)
    except (SyntaxError, KeyError) as e: print("   ", type(e).__name__, e)
