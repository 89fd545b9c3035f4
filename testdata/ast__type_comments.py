# Type comments in the tree, and where they may stand.
import ast


def tree(source, **options):
    try:
        return ast.dump(ast.parse(source, type_comments=True, **options), indent=1)
    except SyntaxError as e:
        return f"{e.msg} {e.lineno}:{e.offset}"


print(tree("""\
x = y = 1  # type: int
for i in x:  #type:str
    pass
with (a as b, c):  # type: T
    pass
"""))
print(tree("""\
def f(a,  # type: int
      b=2,  # type: str
      *c,  # type: C
      d,
      **e  # type: E
      ):
    # type: (...) -> None
    pass
async def g(): # type: () -> int
    return 1
"""))
# What is to be ignored is noted by its line; it is no type.
source = """\
import a  # type: ignore
# type: ignore[b] of this
x = 1  # type: ignored
y = 2  # type: ignore
"""
print(tree(source))
print(ast.unparse(ast.parse(source, type_comments=True)))
# Without being asked for they are comments like others.
assert ast.dump(ast.parse("x = 1 # type: int")) == ast.dump(ast.parse("x = 1"))
assert ast.dump(ast.parse("if 1: # type: int\n  pass")) == ast.dump(ast.parse("if 1:\n  pass"))

for source in [
    "if x:  # type: int\n  pass", "x += 1 # type: int", "x = 1\n# type: int\n", "f(a, # type: int\n)",
    "def f(a): # type: (int) -> x\n  # type: () -> None\n  pass", "def f(*, # type: int\n a): pass",
    "def f(a, /, # type: int\n b): pass", "(lambda a, # type: int\n b: 1)",
]:
    print(repr(source), tree(source))

for source in ["(int, *str, **Any) -> float", "() -> int", "(*a, b) -> c", "(**a, *b) -> c", "(a,) -> b"]:
    print(tree(source, mode="func_type"))

# A text without a line end has none in the error either.
for mode in "eval", "single", "exec":
    try:
        compile("a b", "name", mode)
    except SyntaxError as e:
        print(mode, repr(e.text))

# What an older version of the language does not have.
for version, source in [
    (4, "async def f(): pass"), (4, "a @ b"), (4, "a @= b"), (5, "x = 1_000"), (5, "x: int = 1"), (7, "(x := 1)"), (9, "match x:\n case 1: pass"),
]:
    for feature_version in (3, version), (3, version + 1):
        try:
            ast.parse(source, feature_version=feature_version)
        except SyntaxError as e:
            print(feature_version, e.msg)
