# requires: 3.14
# Warnings about source text: escapes, identity with literals, calls of literals, tuples asserted, jumps out of finally.
import warnings
for s in ["x is 1", "x is not 'a'", "None is x", "assert (1, 'a')", "(1)()", "[1]['a']", "5[1]", "(lambda: 0)[0]", "'\\d'", "b'\\400'", "1if 2else 3",
          "def f():\n try: pass\n finally: return 1", "for x in y:\n try: pass\n finally:\n  break", "for x in y:\n try: pass\n finally:\n  for z in y: break",
          "try: pass\nfinally:\n def f(): return 1", "while x is 1: pass"]:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        compile(s, "<t>", "exec")
    print(repr(s), [(x.category.__name__, str(x.message), x.lineno) for x in w])
warnings.simplefilter("error")
for s in ["x is 1", "assert (1, 2)", "\n\n'a'()"]:
    try: compile(s, "<t>", "exec")
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text, e.filename)
