# International domain names.
import codecs

for text, data in [
    ("python.org", b"python.org"), ("python.org.", b"python.org."), ("pyth\xf6n.org", b"xn--pythn-mua.org"),
    ("B\xfccher.example", b"xn--bcher-kva.example"), ("stra\xdfe.de", b"strasse.de"), ("a\u3002b", b"a.b"),
    ("a\xadb\u200d", b"ab"), ("\u212b.no", b"xn--5ca.no"), ("\u0627\u0644\u0639", b"xn--mgb0b6a"), ("", b""),
]:
    assert text.encode("idna") == data, (text, text.encode("idna"))
for data, text in [(b"xn--pythn-mua.org.", "pyth\xf6n.org."), (b"XN--PYTHN-MUA.org", "PYTH\xf6N.org"), (b"", "")]:
    assert data.decode("idna") == text
for bad in "a..b", "x" * 64, "\u0627a", "xn--f\xfc", "\ue000", "a\xa0.b\ud800":
    try:
        bad.encode("idna")
    except UnicodeError:
        pass
    else:
        assert False, bad
for bad in b"\xff", b"xn--", b"xn--a", b"xn--strae-oqa.de":
    try:
        bad.decode("idna")
    except UnicodeError:
        pass
    else:
        assert False, bad
pieces = (bytes([c]) for c in b"xn--pythn-mua.org.")
assert "".join(codecs.iterdecode(pieces, "idna")) == "pyth\xf6n.org."
e = codecs.getincrementalencoder("idna")()
assert [e.encode("\xe4x"), e.encode("ample.org"), e.encode(".com", True)] == [b"", b"xn--xample-9ta.", b"org.com"]
