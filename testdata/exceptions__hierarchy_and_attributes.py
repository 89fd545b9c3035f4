# The tree of built-in exceptions and what each carries.
import builtins
def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if getattr(builtins, sub.__name__, None) is sub: tree(sub, depth + 1)
tree(BaseException)
assert IOError is OSError and EnvironmentError is OSError
for e in [Exception(), Exception(1), Exception("a", 2), KeyError("k"), KeyError("a", "b"), KeyError(), OSError(2, "no", "f"), OSError(2, "no"), OSError("x"), SystemExit(3), StopIteration(7), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), UnicodeEncodeError("ascii", "\xe9", 0, 1, "bad"), ImportError("m", name="n", path="p"), NameError("x", name="n"), AttributeError("a", name="n", obj=1), SyntaxError("bad"), SyntaxError("bad", ("f.py", 3, 4, "text")), StopAsyncIteration(1), UnicodeTranslateError("abc", 1, 2, "why")]:
    print(type(e).__name__, "|", str(e), "|", repr(e), "|", e.args)
e = OSError(2, "msg", "file", None, "file2")
assert (e.errno, e.strerror, e.filename, e.filename2) == (2, "msg", "file", "file2") and type(e) is FileNotFoundError
assert type(OSError(13, "x")) is PermissionError and type(OSError(17, "")) is FileExistsError and type(OSError(99999, "")) is OSError
assert [type(OSError(n, "")).__name__ for n in [1, 3, 4, 10, 11, 20, 21, 32, 104, 110, 111]] == ["PermissionError", "ProcessLookupError", "InterruptedError", "ChildProcessError", "BlockingIOError", "NotADirectoryError", "IsADirectoryError", "BrokenPipeError", "ConnectionResetError", "TimeoutError", "ConnectionRefusedError"]
e = SyntaxError("m", ("f", 1, 2, "t", 3, 4))
assert (e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line) == ("m", "f", 1, 2, "t", 3, 4, None)
assert StopIteration().value is None and StopIteration(1, 2).value == 1 and SystemExit().code is None and SystemExit(1, 2).code == (1, 2)
e = UnicodeDecodeError("enc", b"abc\xff", 3, 4, "reason")
assert (e.encoding, e.object, e.start, e.end, e.reason) == ("enc", b"abc\xff", 3, 4, "reason")
assert ImportError("x").name is None and ImportError("x", name="y").name == "y"
for bad in [lambda: ImportError("x", foo=1), lambda: UnicodeDecodeError("a"), lambda: KeyError(a=1), lambda: BaseException.__new__(), lambda: SyntaxError("m", (1, 2)), lambda: UnicodeEncodeError("a", b"b", 0, 1, "r")]:
    try: bad()
    except (TypeError, IndexError) as x: print(type(x).__name__, x)
class My(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b
    def __str__(self): return f"My {self.args[0]} {self.b}"
m = My("q")
assert str(m) == "My q 2" and repr(m) == "My('q')" and m.args == ("q",)
class Sub(KeyError, AttributeError): pass
assert Sub.__mro__[1:4] == (KeyError, LookupError, AttributeError)
try:
    class Bad(OSError, SyntaxError): pass
except TypeError as x: print(x)
m.note = 5
assert m.__dict__ == {"b": 2, "note": 5}
assert m.__reduce__()[0] is My
