# What __release_buffer__ may do with the view it is given.
kept = None


class Closing(bytearray):
    def __release_buffer__(self, view):
        global kept
        for f in (memoryview, lambda v: v.cast("b"), lambda v: v.toreadonly(), lambda v: v[:1], lambda v: v.__buffer__(0)):
            try:
                f(view)
            except ValueError as e:
                assert str(e) == "cannot create new view on restricted memoryview", e
            else:
                raise AssertionError(f)
        assert view.tobytes() == b"hello" and view[1] == 101
        kept = view
        super().__release_buffer__(view)


c = Closing(b"hello")
with memoryview(c) as mv:
    assert mv[1] == 101
c.clear()
try:
    kept.tobytes()
except ValueError as e:
    assert "released" in str(e)
else:
    raise AssertionError


class Lending:
    def __init__(self):
        self.data, self.lent, self.calls = bytearray(b"abc"), None, 0

    def __buffer__(self, flags):
        self.lent = memoryview(self.data)
        return self.lent

    def __release_buffer__(self, view):
        assert view is self.lent
        self.calls += 1
        with memoryview(view) as again:
            assert again[0] == 97
        view.release()


x = Lending()
with memoryview(x) as mv:
    mv[0] = 97
assert x.calls == 1
x.data.clear()
