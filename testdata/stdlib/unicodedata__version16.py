# requires: 3.14
# Characters that Unicode 16.0 added are letters, digits and names everywhere: str, identifiers, re, \N{...}.
import re
import unicodedata

assert unicodedata.unidata_version == "16.0.0"
for name in "GARAY CAPITAL LETTER A", "KIRAT RAI LETTER A", "TODHRI LETTER A", "CYRILLIC CAPITAL LETTER TJE", "LATIN CAPITAL LETTER LAMBDA WITH STROKE":
    c = unicodedata.lookup(name)
    print(name, ascii(c), ascii(c.lower()), unicodedata.category(c), unicodedata.bidirectional(c))
    assert c.isalpha() and c.isidentifier() and c.lower().upper() == c
    assert re.fullmatch(r"\w", c) and re.match(c, c.lower(), re.I)
    assert eval(r"'\N{%s}'" % name) == c
    exec(f"{c} = 7\nassert {c} == 7")
assert int("\U00010d41\U00010d42") == 12 and re.fullmatch(r"\d", "\U00010d41")
assert "\U0001ccd6".isprintable() and not "\U0001ccd6".isidentifier()
