# Layout: indentation, continuation lines, semicolons, comments, encodings.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
run("if 1:\n  x = 1\n  y = 2\nz = 3"), run("x = 1; y = 2;"), run("if 1: x = 1; y = 2"), run("x = (1 +\n 2)"), run("x = 1 + \\\n 2"), run("x = [\n1,\n# comment\n2,\n]"), run("\n\n# only\n\nx = 1"), run("if 1:\n\tx = 1\n\ty = 2"), run("if 1:\n        x = 1\n        # c\n    # d\n        y = 2"), run("x = 1 # c"), run("class A: pass\nx = A.__name__\ndel A"), run("if 1:\n\n    x = 1\n\n\n    y = 2"), run("x = '''a\nb'''"), run("x = 1\r\ny = 2\r\n"), run("x=1\ry=2"), run("\x0cx = 1"), run("if 1:\n  x = 1\nelif 2:\n  x = 2\nelse: x = 3"), run("x = 'a' \\\n 'b'"), run("x = 1 if 1 else(2)"), run("def f():\n  return 1\n# c\n  # d\nx = f()\ndel f"), run(b"# -*- coding: latin-1 -*-\nx = '\xe9'"), run("\ufeffx = 1"), run("x\u00e9 = 1"), run("\u2126 = 1"), run("for x in 1,: pass")
run("if 1:\nx = 1")
run("  x = 1")
run("x = 1\n  y = 2")
run("if 1:\n    x = 1\n  y = 2")
run("if 1:\n\tx = 1\n        y = 2")
run("if 1:\n        x = 1\n\ty = 2")
run("x = 1 + \\")
run("x = 1 + \\ \n2")
run("x = (1,")
run("x = 'abc\ny'")
run("def f():\n")
run("if 1: if 2: pass")
run("x = 1;; y = 2")
run("class A:\n# c")
run("x = $")
run("x = 1\x00")
run("for")
run("x = \u20ac")
run("x = 'a' b'b'")
run("while 1:\n  pass\n else:\n  pass")
run(b"# coding: nope\nx = 1")
run("try:\n  x = 1\nx = 2")
run("@\ndef f(): pass")
run("@x\ny = 1")
run("return 1")
run("yield 1")
run("def f(): return\nx = f()\ndel f")
run("global x; x = 1")
run("lambda: (yield)") 
"""
def run(text):
   ns = {}
   exec(compile(text, "t", "exec"), ns)
   ns.pop("__builtins__")
   return {ascii(k): v for k, v in ns.items()}
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
