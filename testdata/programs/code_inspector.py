# Looks at Python code as data: an ast linter, call graphs, metrics, a transformer that instruments functions, unparse, tokens, symbol tables, disassembly, inspect.
import ast
import dis
import inspect
import io
import keyword
import symtable
import textwrap
import tokenize
from collections import Counter, defaultdict
from functools import wraps
from types import CodeType, FunctionType

SOURCE = textwrap.dedent('''\
    """Module doc."""
    import os, sys as system
    from collections import defaultdict as dd, Counter

    LIMIT: int = 10

    class Shape(object):
        sides = 0
        def area(self, *, scale=1.0): return scale * self._raw()
        def _raw(self): raise NotImplementedError
        @property
        def name(self) -> str: return type(self).__name__

    def fib(n: int, memo={}) -> int:
        if n < 2: return n
        if n not in memo:
            memo[n] = fib(n - 1) + fib(n - 2)
        return memo[n]

    def messy(a, b=1, /, c=2, *rest, d, **more):
        try:
            x = [i for i in range(a) if i % 2 == 0 and i != b or c]
            while x:
                with open(x.pop()) as f:
                    yield f.read()
        except:
            pass
        finally:
            del c
        unused = lambda q, *w: (q, w)
        if a == None or b is print:
            print("%s" % a, f"{b!r:>{c}}", d, sep="")
        global LIMIT
        LIMIT += 1
    ''')
tree = ast.parse(SOURCE, "sample.py")


class Linter(ast.NodeVisitor):
    def __init__(self):
        self.found, self.scope = [], []

    def report(self, node, code, text):
        self.found.append((node.lineno, node.col_offset, code, text))

    def visit_FunctionDef(self, node):
        for default in node.args.defaults + node.args.kw_defaults:
            if isinstance(default, (ast.Dict, ast.List, ast.Set)):
                self.report(default, "W1", f"mutable default in {node.name}")
        if not ast.get_docstring(node) and not node.name.startswith("_"):
            self.report(node, "D1", f"{'.'.join([*self.scope, node.name])} has no docstring")
        self.scope.append(node.name)
        stored = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        loaded = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        for name in sorted(stored - loaded - {"LIMIT"}):
            self.report(node, "W2", f"{name} is never read")
        self.generic_visit(node)
        self.scope.pop()

    def visit_ClassDef(self, node):
        if any(isinstance(b, ast.Name) and b.id == "object" for b in node.bases):
            self.report(node, "C1", "object as a base says nothing")
        self.scope.append(node.name)
        self.generic_visit(node)
        self.scope.pop()

    def visit_ExceptHandler(self, node):
        if node.type is None:
            self.report(node, "E1", "bare except")
        self.generic_visit(node)

    def visit_Compare(self, node):
        for op, right in zip(node.ops, node.comparators):
            match op, right:
                case ast.Eq(), ast.Constant(None): self.report(node, "E2", f"use is: {ast.unparse(node)}")
                case ast.Is(), ast.Name(str()): self.report(node, "E3", f"is with a name: {ast.unparse(node)}")
        self.generic_visit(node)


linter = Linter()
linter.visit(tree)
for line, col, code, text in sorted(linter.found):
    print(f"sample.py:{line}:{col} {code} {text}")

calls = defaultdict(set)
for f in ast.walk(tree):
    if isinstance(f, ast.FunctionDef):
        calls[f.name] |= {ast.unparse(c.func) for c in ast.walk(f) if isinstance(c, ast.Call)}
print({k: sorted(v) for k, v in calls.items()})
branches = (ast.If, ast.While, ast.For, ast.ExceptHandler, ast.BoolOp, ast.comprehension, ast.IfExp)
print({f.name: 1 + sum(isinstance(n, branches) for n in ast.walk(f)) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef)}, Counter(type(n).__name__ for n in ast.walk(tree)).most_common(4))
print(ast.unparse(tree.body[-1]))
print(ast.dump(tree.body[1]), ast.dump(ast.parse("x: int = (yield)").body[0], include_attributes=False), ast.dump(ast.parse("a[1:, ...]", mode="eval"), indent=1), sep="\n")
print(ast.get_docstring(tree), ast.get_source_segment(SOURCE, tree.body[2]), [ast.literal_eval(t) for t in ("{'a': (1, -2.5, None)}", "{1, 2} | set()" if False else "[b'x', 1+2j]")])
for bad in ("f(x)", "a + 1", "[1, x]", "1 +", "{**{}}", "' '.join([])"):
    try:
        print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as e:
        print(f"{bad!r}: {type(e).__name__}: {str(e).partition(':')[0].partition(' (')[0]}")


class Instrument(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        log = ast.parse(f"_log.append(({node.name!r}, {', '.join(a.arg for a in node.args.args) or None}))").body[0]
        node.body.insert(0, log)
        node.decorator_list = []
        return ast.copy_location(node, node)

    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 10), node) if type(node.value) is int and node.value > 1 else node


code = ast.parse("def f(a, b):\n    return a * 2 + g(b)\ndef g(x):\n    return x - 1\n")
space = {"_log": []}
exec(compile(ast.fix_missing_locations(Instrument().visit(code)), "<made>", "exec"), space)
print(space["f"](1, 5), space["_log"], ast.unparse(code.body[0]).splitlines()[1])

table = symtable.symtable(SOURCE, "sample.py", "exec")
for child in table.get_children():
    if child.get_name() in ("fib", "messy"):
        print(child.get_name(), child.get_parameters(), sorted(child.get_locals()), child.get_globals() and sorted(child.get_globals())[:6], child.lookup("n" if child.get_name() == "fib" else "c").is_parameter())
kinds = Counter(tokenize.tok_name[t.exact_type] for t in tokenize.generate_tokens(io.StringIO(SOURCE).readline))
print(kinds["NAME"], kinds["FSTRING_START"], kinds["INDENT"] == kinds["DEDENT"], [t.string for t in tokenize.generate_tokens(io.StringIO("x = 0x1F + 'a' # c\n").readline)][:6], keyword.iskeyword("match"), keyword.issoftkeyword("match"))

space = {}
exec(compile(tree, "sample.py", "exec"), space)
print(space["fib"](30), inspect.signature(space["messy"]), inspect.isgeneratorfunction(space["messy"]), inspect.getfullargspec(space["messy"]).kwonlyargs, space["fib"].__annotations__)


def nested_codes(code, depth=0):
    yield depth, code.co_qualname
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from nested_codes(const, depth + 1)


print([(d, n) for d, n in nested_codes(compile(tree, "s", "exec")) if "__annotate__" not in n])
code = space["messy"].__code__
print(code.co_varnames[:6], code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags & (inspect.CO_GENERATOR | inspect.CO_VARARGS | inspect.CO_VARKEYWORDS), code.co_name, code.co_firstlineno, "LIMIT" in code.co_names)


def outer(x):
    y = x * 2

    @wraps(outer)
    def inner(z): return x + y + z
    return inner


f = outer(3)
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__], f.__name__, f.__wrapped__ is outer, inspect.unwrap(f) is outer, inspect.getclosurevars(f).nonlocals, outer.__code__.co_cellvars)
clone = FunctionType(f.__code__, globals(), "clone", (5,), f.__closure__)
print(clone(), clone.__defaults__, clone.__qualname__, f.__code__.replace(co_name="renamed").co_name)
print(inspect.getsource(outer), inspect.getsourcelines(Instrument.visit_Constant)[0][0].strip(), inspect.getcomments(outer), inspect.getmodule(outer).__name__, sep="\n")
print(isinstance(dis.Bytecode(outer).codeobj, CodeType), len(list(dis.get_instructions("a = 1"))) > 1, dis.COMPILER_FLAG_NAMES[32], dis.code_info(outer).splitlines()[0])
