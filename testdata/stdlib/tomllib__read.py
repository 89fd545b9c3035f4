# Values, tables, and errors with their places.
import tomllib

print(tomllib.loads('''
title = "a \\u00e9 b"
n = [1, 2.5, 0x1F, 1_000, true, inf]
d.e.f = 'lit\\eral'
[t.u]
x = {a = 1, b.c = 2}
y = """
multi \\
   line"""
[[arr]]
n = 1
[[arr]]
n = 2
[arr.sub]
z = -0
'''))
for bad in ("a=1\na=2", "[a]\n[a]", "a=", "[[a]]\n[a]", "a.b=1\n[a]\n", 'x="\\q"', "a=1 b=2", "a = [1", "= 1"):
    try:
        print(tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e:
        print(e)
