# str: split, rsplit, splitlines, partition, join.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
"a b  c ".split(), " a b ".split(" "), "".split(), "".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a  b c ".split(None, 1), " a  b c ".rsplit(None, 1)
"a,b".split(sep=",", maxsplit=-1), "a,b".split(",", 0), " a ".split(None, 0), "aXXbXXc".split("XX"), "abc".split("abc"), "a\u2003b\xa0c".split(), "a\x1cb".split()
"a,b".split("")
"a,b".split(1)
"a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines()
"a\nb\r\nc".splitlines(True), "a\n\nb\n".splitlines(), "".splitlines(), "\n".splitlines(), "a".splitlines(keepends=True)
"a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("."), "abc".rpartition("."), "a--b".partition("--")
"abc".partition("")
"abc".partition(1)
",".join(["a", "b"]), "".join("abc"), "-".join([]), "x".join({"k": 1}), ", ".join(str(i) for i in range(3)), "é".join(["a", "b", "c"])
",".join(["a", 1])
",".join([b"a"])
",".join(5)
"".join(["x"]) == "x", "ab".join("xyz")
"a b c".rsplit(" ", 1), "a b c".rsplit(maxsplit=1), "one  two".rsplit(), "a,b,,c".rsplit(",", 2)
"日 本 語".split(), "日、本、語".split("、"), "日、本、語".rsplit("、", 1)
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
