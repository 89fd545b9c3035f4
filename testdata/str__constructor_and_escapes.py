# str(): construction, literals and their escapes, repr.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
str(), str(1), str(b"ab", "ascii"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", "utf-8", "replace"), str(object=5), str(bytearray(b"x"), encoding="ascii"), str(memoryview(b"m"), "ascii")
str(b"ab")
str("a", "ascii")
str(b"\xff", "utf-8")
str(1, 2, 3, 4)
"\a\b\f\n\r\t\v\\\'\"\0\01\012\x41\u00e9\U0001F600\N{BULLET}\N{greek small letter alpha}"
"\177\200\377"
'it\'s', "say \"hi\"", 'both \' and "', "tab\tnew\nline", "\x00\x1f\x7f\x80\x9f\xa0\xad\u0378\ue000\ufeff\u200b\U000e0001"
r"raw\n", R"\"", rb"\x", Rb'\'', u"uni", b"bytes\x80\\", br"\d"
"con" "cat" 'ena'
'''tri"ple'''
"\ud800", "\udfff\ud800", "\ud83d\ude00", len("\ud83d\ude00")
b"\x00\n\t\r\\\'\"az\x7f\xff"
"%s" % "é", ascii("é€😀\n'"), repr("é€😀")
eval("'\\x4'")
eval("'\\u12'")
eval("'\\N{no such name}'")
eval("b'é'")
eval("'abc")
eval("'\\U00110000'")
"a".__class__, "a".__len__(), "a".__add__("b"), "a".__contains__("a"), "a".__mul__(2), "a".__getitem__(0), "a".__eq__("a"), "a".__hash__() == hash("a"), "%d".__mod__(3), "a".__rmod__("x") 
"a" + 1
"a" - "b"
"a" * "b"
"a" % 1
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
