# The names of encodings and error handlers are text without null characters and surrogates.
import codecs

for name in "utf-8\udce2", "utf-8\0", "\ud800", "no such":
    for use in (
        lambda: b"a".decode(name), lambda: "a".encode(name), lambda: str(b"a", name), lambda: bytes("a", name), lambda: codecs.lookup(name),
        lambda: codecs.encode("a", name), lambda: open(__file__, encoding=name), lambda: b"\xff".decode("utf-8", name),
        lambda: codecs.lookup_error(name),
    ):
        try:
            use()
        except Exception as e:
            print(type(e).__name__, ascii(str(e)))
