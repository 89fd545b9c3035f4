# requires: 3.14
import ast
n=ast.parse('f(a, b*c)')
print(n); print(n.body[0].value)
n=ast.Name('x'); n.ctx=n
print(n)
n=ast.List([]); n.elts.append(n); n.elts.append(n); n.elts.append([n])
print(n)
class A(ast.Name):
    def __repr__(self): return 'A'
    def __reduce__(self): 1
print(ast.List([A('x')]), ast.List([ast.List([ast.List([ast.List([ast.List([])])])])]))
print(ast.List(({},{},{})))
print(ast.List(A('x'), ctx=3))
print(ast.Constant('x'*30), ast.Constant(['x'*30]))
l=[]; n=ast.Constant(l); l.append(n); print(n)
l=[]; n=ast.Constant(l); l.append(l); print(n)
