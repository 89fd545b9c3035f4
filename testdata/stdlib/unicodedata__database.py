# unicodedata: names, properties, normal forms.
import unicodedata as u
assert u.name("é") == "LATIN SMALL LETTER E WITH ACUTE" and u.lookup("latin small letter e with acute") == "é"
assert (u.category("A"), u.decimal("٣"), u.digit("²"), u.numeric("½"), u.combining("\u0301"), u.mirrored("(")) == ("Lu", 3, 2, 0.5, 230, 1)
assert u.decomposition("é") == "0065 0301" and u.normalize("NFD", "é") == "e\u0301" and u.normalize("NFC", "e\u0301") == "é" and u.normalize("NFKC", "ﬁ") == "fi"
assert u.is_normalized("NFC", "é") and not u.is_normalized("NFD", "é") and u.east_asian_width("日") == "W" and u.bidirectional("א") == "R"
assert u.name("\x00", "none") == "none" and u.decimal("a", -1) == -1
for f in [lambda: u.name("\x00"), lambda: u.lookup("nope"), lambda: u.category(1), lambda: u.normalize("X", "a"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a")]:
    try: f()
    except (KeyError, TypeError, ValueError) as e: print(type(e).__name__, e)
import __future__
assert __future__.annotations.compiler_flag == 0x1000000 and __future__.division.getMandatoryRelease() == (3, 0, 0, "alpha", 0)
