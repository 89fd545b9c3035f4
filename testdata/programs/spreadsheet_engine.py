# A spreadsheet: formulas are Python's ast, checked and evaluated over cells, with dependencies, cycles, ranges, functions and error values.
import ast
import csv
import graphlib
import io
import math
import operator
import re
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from itertools import product


class CellError(Exception):
    code = "#ERR"

    def __init__(self, detail=""):
        super().__init__(detail)
        self.detail = detail


def error(name, code):
    return type(name, (CellError,), {"code": code, "__module__": __name__})


Cycle, BadName, Division, BadValue, Syntax = (error(*pair) for pair in
    [("Cycle", "#CYCLE"), ("BadName", "#NAME?"), ("Division", "#DIV/0!"), ("BadValue", "#VALUE!"), ("Syntax", "#SYNTAX")])

REF = re.compile(r"\$?([A-Z]{1,2})\$?([1-9][0-9]*)")


def column_number(letters):
    n = 0
    for c in letters:
        n = n * 26 + ord(c) - 64
    return n


def column_letters(n):
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def expand(first, last):
    (c1, r1), (c2, r2) = ((column_number(m[1]), int(m[2])) for m in map(REF.fullmatch, (first, last)))
    return [f"{column_letters(c)}{r}" for r, c in product(range(min(r1, r2), max(r1, r2) + 1), range(min(c1, c2), max(c1, c2) + 1))]


FUNCTIONS = {
    "SUM": lambda *xs: sum(numbers(xs)), "AVERAGE": lambda *xs: sum(numbers(xs)) / len(numbers(xs)), "MAX": lambda *xs: max(numbers(xs)), "MIN": lambda *xs: min(numbers(xs)),
    "COUNT": lambda *xs: Decimal(len(numbers(xs))), "ROUND": lambda x, n=Decimal(0): round(x, int(n)), "SQRT": Decimal.sqrt, "LEN": lambda s: Decimal(len(str(s))),
    "UPPER": lambda s: str(s).upper(), "CONCAT": lambda *xs: "".join(map(str, flat(xs))), "PI": lambda: Decimal(repr(math.pi)),
}
BINARY = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: operator.pow, ast.Mod: operator.mod,
          ast.BitAnd: lambda a, b: f"{a}{b}"}
COMPARE = {ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}


def flat(xs):
    for x in xs:
        if isinstance(x, list):
            yield from flat(x)
        else:
            yield x


def numbers(xs):
    return [x for x in flat(xs) if isinstance(x, Decimal)]


class Translate(ast.NodeTransformer):
    """Collects the references; turns names of cells into look-ups."""

    def __init__(self):
        self.refs = set()

    def visit_Name(self, node):
        if node.id in FUNCTIONS or node.id in ("TRUE", "FALSE"):
            return node
        if not REF.fullmatch(node.id):
            raise BadName(node.id)
        self.refs.add(node.id)
        return ast.copy_location(ast.Subscript(ast.Name("cell", ast.Load()), ast.Constant(node.id), ast.Load()), node)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id == "RANGE":
            cells = expand(*(a.value for a in node.args))
            self.refs.update(cells)
            return ast.List([ast.Subscript(ast.Name("cell"), ast.Constant(c)) for c in cells])
        return self.generic_visit(node)


class Sheet:
    def __init__(self):
        self.source, self.trees, self.refs, self.values = {}, {}, {}, {}

    def __setitem__(self, name, text):
        self.source[name] = text
        self.trees.pop(name, None)
        self.refs[name] = set()
        if text.startswith("="):
            try:
                self.trees[name], self.refs[name] = self.parse(text[1:])
            except CellError as e:
                self.trees[name] = e
        self.recalculate()

    def parse(self, text):
        text = re.sub(r"([$A-Z0-9]+):([$A-Z0-9]+)", r"RANGE('\1', '\2')", text.replace("<>", "!=").replace("^", "**"))
        text = re.sub(r"(?<![<>=!])=(?!=)", "==", text).replace("$", "")
        try:
            tree = ast.parse(text, mode="eval")
        except SyntaxError as e:
            raise Syntax(f"{e.msg} at {e.offset}") from None
        translate = Translate()
        return translate.visit(tree).body, translate.refs

    def recalculate(self):
        self.values = {}
        graph = {name: refs & self.source.keys() for name, refs in self.refs.items()}
        while True:
            sorter = graphlib.TopologicalSorter(graph)
            try:
                order = [*sorter.static_order()]
                break
            except graphlib.CycleError as e:
                ring = e.args[1]
                for name in ring:
                    self.values[name] = Cycle("->".join(sorted(set(ring))))
                    graph[name] = set()
        for name in order:
            if name not in self.values:
                self.values[name] = self.compute(name)

    def compute(self, name):
        tree = self.trees.get(name)
        if tree is None:
            text = self.source[name]
            try:
                return Decimal(text)
            except InvalidOperation:
                return text
        if isinstance(tree, CellError):
            return tree
        try:
            with localcontext(prec=12):
                return self.evaluate(tree)
        except CellError as e:
            return e
        except (DivisionByZero, ZeroDivisionError, InvalidOperation):
            return Division()
        except (TypeError, ValueError, ArithmeticError) as e:
            return BadValue(type(e).__name__)

    def evaluate(self, node):
        ev = self.evaluate
        match node:
            case ast.Constant(bool() | str() as v): return v
            case ast.Constant(v): return Decimal(repr(v))
            case ast.Subscript(ast.Name("cell"), ast.Constant(name)):
                v = self.values.get(name, Decimal())
                if isinstance(v, CellError):
                    raise v.with_traceback(None)
                return v
            case ast.List(items): return [ev(i) for i in items]
            case ast.BinOp(a, op, b): return BINARY[type(op)](ev(a), ev(b))
            case ast.UnaryOp(ast.USub(), a): return -ev(a)
            case ast.Compare(a, [op], [b]): return COMPARE[type(op)](ev(a), ev(b))
            case ast.Call(ast.Name("IF"), [test, yes, no]): return ev(yes) if ev(test) else ev(no)
            case ast.Call(ast.Name(f), args) if f in FUNCTIONS: return FUNCTIONS[f](*map(ev, args))
            case ast.Name("TRUE" | "FALSE" as n): return n == "TRUE"
        raise Syntax(type(node).__name__)

    def show(self, name):
        match self.values.get(name):
            case None: return ""
            case CellError() as e: return e.code
            case bool() as b: return str(b).upper()
            case Decimal() as d: return f"{d.normalize():f}"
            case v: return str(v)

    def table(self):
        columns = sorted({column_number(REF.fullmatch(n)[1]) for n in self.source})
        rows = range(1, max(int(REF.fullmatch(n)[2]) for n in self.source) + 1)
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["", *map(column_letters, columns)])
        writer.writerows([r, *(self.show(f"{column_letters(c)}{r}") for c in columns)] for r in rows)
        return out.getvalue()


FUNCTIONS["IF"] = None
sheet = Sheet()
for name, text in {"A1": "Item", "B1": "Price", "C1": "Count", "D1": "Total", "A2": "Pen", "B2": "1.20", "C2": "10", "D2": "=B2*C2", "A3": "Ink, blue", "B3": "7.5", "C3": "3",
                   "D3": "=B3*C3", "A4": "Sum", "D4": "=SUM(D2:D3)", "D5": "=ROUND(D4*0.19, 2)", "D6": "=D4+D5", "C6": "=IF(D6>40, \"dear\", \"cheap\")"}.items():
    sheet[name] = text
print(sheet.table())
sheet["C3"] = "2"
print(sheet.show("D6"), sheet.show("C6"))
for formula in ["=1/0", "=B2/C9", "=A2+1", "=A2 & \"-\" & B2", "=SUM(A1:D4", "=NOPE(1)", "=FOO", "=2^10", "=-SQRT(2)", "=F2", "=F1+1", "=D6 <> D4", "=AVERAGE(B2:C3)", "=MAX(B2:B3, 9)",
                "=CONCAT(A2:A3)", "=1 if 2 else 3", "=$B$2*2", "=LEN(A3)=9", "=COUNT(A1:D9)", "=UPPER(A2)", "=PI()", "=TRUE", "=AVERAGE(A1:A3)", "=10%3", "=0.1+0.2", "=SQRT(-1)"]:
    sheet["F1"] = formula
    detail = getattr(sheet.values["F1"], "detail", "")
    print(f"{formula:22} {sheet.show('F1'):>14} {detail}")
sheet["F1"], sheet["F2"], sheet["F3"] = "=F2", "=F3+1", "=F1"
sheet["G1"] = "=F1*2"
print([sheet.show(n) for n in ("F1", "F2", "F3", "G1")], sheet.values["F2"].detail, [column_letters(n) for n in (1, 26, 27, 702, 703)], expand("B2", "A1"))
