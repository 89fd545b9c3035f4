# Syntax trees with fields of the wrong types, cycles and great depth; source text in odd forms.
import ast, symtable, tokenize, io, inspect
from attacks import *

source = '''
import a.b as c, d
from . import e as f
from __future__ import annotations
@g
class A[T: int = 3, *Ts, **P](B, metaclass=C):
    x: int = 1
    def m(self, a, /, b: int = 2, *c, d=4, **e) -> None:
        "doc"
        nonlocal_ = super().m
        global h
        h = yield a
        return [i async for i in x if i]
async def f(x):
    async with a as b, c: await d
    async for i in b:
        break
    else: pass
    try: raise E from F
    except (G, H) as i: pass
    except* I: pass
    else: del a[1:2, ...], b.c
    finally: assert x, 'm'
match x:
    case {'a': [1, *_], **r} | C(1, b=2) if y: pass
    case -1 | 1+2j | None | 'a' as z: pass
type X[Y] = Z
while not x < y <= z != w is not None in q: continue
lambda a, *b, c=1: {**a, 1: b}, {*a, 2}, (yield), f'{a!r:>{b}} x {c=}', b'x', 1j, t'{a}', x if y else z, x and y or z, (w := 3), *a, a @ b
with a: a += 1; b: int; (c): int
'''
def parsed(s):
    try: return ast.parse(s)
    except SyntaxError: return None
trees = [t for t in (parsed(s + '\n') for s in [source.replace('    except* I: pass\n', ''), 'try: pass\nexcept* E: pass', 'def f():\n nonlocal_ = 1\n def g(): nonlocal nonlocal_; yield from nonlocal_', 'x = [a for b in c for d in e if f]; print(*a, **b)'] + [l for l in source.split('\n') if l[:1].strip()]) if t]
kinds = [t for t in all_types() if issubclass(t, ast.AST)]


def nodes(t):
    out, seen = [], set()
    todo = [t]
    while todo and len(out) < 300:
        n = todo.pop()
        if isinstance(n, list):
            todo += n
        elif isinstance(n, ast.AST) and id(n) not in seen:
            seen.add(id(n))
            out.append(n)
            todo += list(n.__dict__.values())
    return out


class OddNode(ast.Name):
    __init__ = lambda self, *a: None
    @property
    def id(self): return r.choice(odd())
def values(all):
    k = r.randrange(8)
    if k < 2: return r.choice(odd())
    if k == 2: return r.choice(all)
    if k == 3: return [r.choice(all), r.choice(odd())]
    if k == 4: return call(r.choice(kinds))
    if k == 5: return r.choice((OddNode('x'), OddNode, [None], [[]], ['a', 1], 'a.b', '__debug__', 'None', '', 'a\0b', ast.Constant(r.choice(odd()))))
    if k == 6: return [r.choice(all)] * r.randrange(4)
    return call(r.choice(kinds), *r.sample(all, r.randrange(3)))


def use(t):
    for mode in 'exec', 'eval', 'single', 'func_type':
        c = call(compile, t, 'x', mode, **r.choice(({}, {}, {'flags': ast.PyCF_ONLY_AST}, {'optimize': 2}, {'flags': ast.PyCF_ALLOW_TOP_LEVEL_AWAIT}, {'flags': 0x8000 | ast.PyCF_ONLY_AST})))
        if hasattr(c, 'co_code') and r.random() < 0.5:
            call(exec, c, {})
    for f in ast.unparse, ast.dump, ast.fix_missing_locations, lambda t: [*ast.walk(t)], ast.literal_eval, repr, lambda t: ast.increment_lineno(t, 2**31), ast.get_docstring, lambda t: ast.copy_location(t, t), lambda t: t.__reduce_ex__(4), lambda t: ast.dump(t, indent=3, include_attributes=True):
        call(f, t)


import copy
for _ in range(rounds * 10):
    t = copy.deepcopy(r.choice(trees))
    for _ in range(r.choice((1, 1, 1, 2, 5))):
        all = nodes(t)
        n = r.choice(all)
        fields = list(n._fields + n._attributes)
        if not fields:
            continue
        f = r.choice(fields)
        old = getattr(n, f, None)
        if isinstance(old, list) and old and r.random() < 0.5:
            i = r.randrange(len(old))
            call(r.choice((lambda: old.__setitem__(i, values(all)), lambda: old.insert(i, values(all)), lambda: old.pop(i), lambda: old.append(old))))
        elif r.random() < 0.1:
            call(delattr, n, f)
        else:
            call(setattr, n, f, values(all))
    use(t)
for make in lambda x: ast.UnaryOp(ast.Not(), x), lambda x: ast.BinOp(x, ast.Add(), x if type(x) is ast.Name else ast.Name('a', ast.Load())), lambda x: ast.List([x], ast.Load()), lambda x: ast.Lambda(ast.arguments([], [], None, [], [], None, []), x), lambda x: ast.JoinedStr([ast.FormattedValue(x, -1, None)]), lambda x: ast.Attribute(x, 'a', ast.Load()), lambda x: ast.Call(x, [], []), lambda x: ast.GeneratorExp(x, [ast.comprehension(ast.Name('a', ast.Store()), x if type(x) is ast.Name else ast.Name('b', ast.Load()), [], 0)]), \
        lambda x: ast.Constant((x.value,) if type(x) is ast.Constant else ()), lambda x: ast.Dict([x], [ast.Constant(1)]), lambda x: ast.Starred(x, ast.Load()), lambda x: ast.NamedExpr(ast.Name('a', ast.Store()), x), lambda x: ast.IfExp(x, ast.Constant(1), ast.Constant(2)), lambda x: ast.Await(x), lambda x: ast.Compare(x, [ast.Lt()], [ast.Constant(1)]), lambda x: ast.BoolOp(ast.And(), [x, x] if type(x) is ast.Name else [ast.Constant(1), x]):
    for depth in r.choices((90, 5000, 100000), k=rounds):
        x = ast.Name('a', ast.Load())
        for _ in range(depth): x = make(x)
        call(ast.fix_missing_locations, x)
        t = ast.Expression(x)
        call(ast.fix_missing_locations, t)
        use(t)
for make in lambda b: ast.If(ast.Constant(1), b, []), lambda b: ast.If(ast.Constant(1), [ast.Pass()], b), lambda b: ast.With([ast.withitem(ast.Constant(1))], b), lambda b: ast.Try(b, [], [], [ast.Pass()]), lambda b: ast.FunctionDef('f', ast.arguments([], [], None, [], [], None, []), b, [], None, None, []), lambda b: ast.ClassDef('C', [], [], b, [], []), lambda b: ast.While(ast.Constant(1), b, []), lambda b: ast.Match(ast.Constant(1), [ast.match_case(ast.MatchAs(), None, b)]), lambda b: ast.AsyncFunctionDef('f', ast.arguments([], [], None, [], [], None, []), b, [], None, None, []):
    for depth in r.choices((15, 60, 3000, 30000), k=rounds):
        b = [ast.Pass()]
        for _ in range(depth): b = [make(b)]
        t = ast.Module(b, [])
        call(ast.fix_missing_locations, t)
        use(t)
# text
pieces = ['(', ')', '[', ']', '{', '}', ':', '\n', '\n    ', '\n\t', ' ', 'if ', 'for ', ' in ', 'lambda ', 'def f', 'class A', '"', "'", '"""', "f'", 't"{', '}"', '\\', '\\\n', '0x', '1e', '1_', '.', '...', '*', '**', '@', '->', ':=', '!r', '=', ';', 'async ', 'await ', 'match ', 'case ', 'type ', '\0', '\x0c', '\ufeff', '\u00e9', '\u00b2', '\ud800', '# coding: utf-16', 'b"\\x', '\\N{', '\\u12', 'not ', ' is ', 'yield ', 'x', '_', ',', '%s', 'except* ', 'with ']
for _ in range(rounds * 30):
    s = ''.join(r.choices(pieces, k=r.choice((3, 8, 20, 60))))
    if r.random() < 0.3:
        i = r.randrange(len(source))
        s = source[:i] + s + source[i + r.randrange(9):]
    for f in lambda s: compile(s, 'x', r.choice(('exec', 'eval', 'single', 'func_type'))), ast.parse, ast.literal_eval, lambda s: symtable.symtable(s, 'x', 'exec'), lambda s: [*tokenize.generate_tokens(io.StringIO(s).readline)], lambda s: [*tokenize.tokenize(io.BytesIO(s.encode('utf-8', 'surrogatepass')).readline)], lambda s: compile(s.encode('utf-8', 'surrogatepass'), 'x', 'exec'), \
            lambda s: __import__('codeop').compile_command(s), lambda s: compile(s.encode('utf-16', 'surrogatepass'), 'x', 'exec'), lambda s: inspect.cleandoc(s):
        call(f, s)
large = lambda: ['(' * n + m for n in (99, 201, 100000) for m in ('', ')' * n)] + ['-' * 100000 + '1', 'not ' * 50000 + '1', '1' + '+1' * 50000, 'a' + '.a' * 50000, 'f' + '()' * 50000, 'a' + '[0]' * 50000, 'lambda: ' * 30000 + '1', 'x=' * 50000 + '1', "f'{" * 200, "f'{a:" * 300, 'if 1:\n' * 3, ''.join(' ' * i + 'if 1:\n' for i in range(150)) + ' ' * 150 + 'pass', 'if 1: pass\n' + 'elif 1: pass\n' * 20000,
        '1 if 1 else ' * 20000 + '1', '1<' * 50000 + '1', 'async ' * 9999, 'match x:\n case ' + '[' * 5000 + ']' * 5000 + ': pass', 'match x:\n case ' + '1|' * 50000 + '1: pass', '"a" ' * 50000, '1' * 100000, '0x' + 'f' * 100000, 'a' * 1000000, '[' + 'a,' * 100000 + ']', '@a\n' * 30000 + 'def f(): pass', 'def f(' + ','.join(f'a{i}' for i in range(70000)) + '): pass', 'f(' + ','.join(f'a{i}=1' for i in range(20000)) + ')', 'del ' + '(' * 150 + 'a' + ')' * 150,
        'with ' + 'a as b,' * 20000 + 'c: pass', 'from a import ' + ','.join(f'b{i}' for i in range(50000)), 'global ' + ','.join(f'b{i}' for i in range(50000)), 'x: ' * 3 + '[' * 100, '{' + '**a,' * 50000 + '}', '*a,' * 50000, 'yield ' * 9999, 'await ' * 9999, '\n' * 1000000, '\\\n' * 100000, '#' * 1000000, '    ' * 100 + 'x', '"' + '\\N{DIGIT ONE}' * 20000 + '"', 'type A = ' * 3 + 'B', 'def f[' + 'T,' * 9999 + '](): pass', 'try: pass\n' + 'except A: pass\n' * 20000]
for s in r.sample(large(), min(rounds * 2, 60)):
    for f in lambda s: compile(s, 'x', 'exec'), ast.parse, ast.literal_eval, lambda s: symtable.symtable(s, 'x', 'exec'):
        x = call(f, s)
        if isinstance(x, ast.AST):
            call(ast.unparse, x); call(ast.dump, x); call(compile, x, 'x', 'exec'); call(copy.deepcopy, x)
