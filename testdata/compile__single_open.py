# What compile() in single mode and codeop take as finished: a clause on one line may go on until another line ends it.
import codeop

for s in ("def f(): pass", "if 1: pass", "if 1: pass; x = 2", "while 0: pass # c", "@d\nclass A: pass", "if 1: pass\nelse: pass"):
    try:
        compile(s, "f", "single")
    except SyntaxError as e:
        assert e.msg == "invalid syntax" and e.offset == 0, (s, e.msg, e.offset)
    else:
        raise AssertionError(s)
    assert codeop.compile_command(s) is None, s
    compile(s + "\n", "f", "single")
    assert codeop.compile_command(s + "\n") is not None, s

for s in ("class T:\n   pass", "if 1:\n  if 2: pass", "x", "1;", "for x in y: pass\n"):
    compile(s, "f", "single")

for s in ("a\0", b"a\0"):
    try:
        compile(s, "f", "exec")
    except SyntaxError as e:
        assert str(e) == "source code string cannot contain null bytes", e
