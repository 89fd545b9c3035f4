# str: strip, justify, zfill, expandtabs, translate, encode.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
"  a b \n".strip(), "xxaxx".strip("x"), "xyaxy".lstrip("yx"), "abc".rstrip("bc"), "".strip(), "\u2003a\xa0".strip(), "aéa".strip("a"), "a".strip("")
"a".strip(1)
"a".strip(None)
"ab".ljust(5) + "|", "ab".rjust(5, "*"), "ab".center(5, "*"), "abc".center(6, "*"), "ab".center(1), "ab".center(7, "é"), "a".center(4), "ab".center(5)
"ab".ljust(5, "xx")
"ab".ljust(5, 1)
"ab".ljust("x")
"42".zfill(5), "-42".zfill(5), "+42".zfill(5), "".zfill(2), "abc".zfill(2), "--1".zfill(5)
"a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), "ab\tc\n\td".expandtabs(3), "a\tb".expandtabs(tabsize=2), "a\tb".expandtabs(-1), "é\tb".expandtabs(4)
str.maketrans("abc", "xyz"), str.maketrans("ab", "xy", "c"), str.maketrans({"a": 1, 98: "B", "c": None})
"aabbcc".translate(str.maketrans("abc", "xyz")), "abc".translate({97: None, 98: "BB", 99: 0x20AC}), "abc".translate({}), "abc".translate(["x"] * 98)
"abcabc".translate({97: None, 98: "xy", 99: 0x20AC}), "aéaé".translate({97: "b", 233: None}), "aa\ud800".translate({97: 0xd800}), "ab".translate("x" * 98)
str.maketrans("ab", "x")
str.maketrans({"ab": 1})
str.maketrans(1)
"a".translate({97: 1.5})
"a".translate({97: 0x110000})
"a".translate(5)
"é€😀".encode(), "é".encode("latin-1"), "é".encode("utf-16-le"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "ignore"), "é€😀".encode("ascii", "backslashreplace"), "é€".encode("ascii", "xmlcharrefreplace"), "é€".encode("ascii", "namereplace")
"é".encode("ascii")
"a€bé".encode("latin-1")
"\ud800".encode()
"\ud800\udcff".encode("utf-8", "surrogatepass"), "\udcff".encode("utf-8", "surrogateescape"), "a\ud800".encode("utf-8", "replace")
"a".encode("no-such-codec")
"é".encode("ascii", "no-such-handler")
"a".encode(5)
"abc" * 3, "abc" * 0, "abc" * -1, 3 * "é", "" * 1000
"abc"[1], "abc"[-1], "abc"[1:], "abc"[::-1], "abc"[5:], "abc"[-100:100], "日本語"[1], "日本語"[::-1], "a😀b"[1], "a😀b"[1:3]
"abc"[3]
str("abc")["a"]
str("abc")[1.0]
"abc"[::0]
len("日本語"), len("😀"), len("e\u0301"), len("\ud83d\ude00")
ord("a"), ord("😀"), chr(97), chr(0x1F600), chr(0x10FFFF)
ord("ab")
chr(-1)
chr(0x110000)
"a" < "b", "a" < "B", "abc" < "abd", "é" > "z", "" < "a", "\ud800" < "\uffff", "\uffff" < "\U00010000"
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
