# exit: 1
# stderr: stored
class MyError(Exception):
    def __init__(self, code): self.code = code
    def __str__(self): return f"code {self.code}\nsecond line"
class Outer:
    class Nested(MyError): pass
raise Outer.Nested(5)
