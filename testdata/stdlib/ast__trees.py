# Parse, walk, change, compile and write out trees.
import ast

tree = ast.parse("def f(a, b=1):\n    '''doc'''\n    return a + b\nprint(f(2))\n")
print(ast.dump(tree.body[0].args))
print(ast.dump(ast.parse("x = 1"), indent=1, include_attributes=True))
print(ast.get_docstring(tree.body[0]), [type(n).__name__ for n in ast.walk(tree)][:6])


class Swap(ast.NodeTransformer):
    def visit_BinOp(self, node):
        return ast.BinOp(node.left, ast.Mult(), node.right)


exec(compile(ast.fix_missing_locations(Swap().visit(tree)), "<tree>", "exec"))
print(ast.unparse(tree))
print(ast.literal_eval("{'a': [1, -2.5, (3+4j)], 'b': None, 'c': (True, b'x')}"))
e = ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7)))
print(eval(compile(ast.fix_missing_locations(e), "<tree>", "eval")))
at = dict(lineno=1, col_offset=0)
for bad in (ast.Module([ast.Expr(ast.Name("x", ast.Store(), **at), **at)], []),
            ast.Module([ast.Delete([], **at)], []),
            ast.Module([ast.Pass()], []),
            ast.Module([ast.If(ast.Constant(1, **at), [], [], **at)], [])):
    try:
        compile(bad, "<tree>", "exec")
    except Exception as e:
        print(type(e).__name__, e)
print(ast.BinOp._fields, ast.BinOp._attributes, ast.Return.__doc__)
print(ast.get_source_segment("a = b + c", ast.parse("a = b + c").body[0].value))
