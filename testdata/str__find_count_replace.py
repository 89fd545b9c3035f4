# str: searching, counting, replacing, prefixes.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
"hello".find("l"), "hello".rfind("l"), "hello".find("z"), "hello".find(""), "hello".rfind("")
"hello".find("l", 3), "hello".find("l", 4), "hello".find("l", -2), "hello".find("", 5), "hello".find("", 6), "hello".find("o", None, -1)
"hello".index("l"), "hello".rindex("l", 0, 3)
"hello".index("z")
"hello".rindex("z")
"aXbXc".count("X"), "aaaa".count("aa"), "abc".count(""), "".count(""), "abc".count("", 1, 2), "abc".count("", 4)
"aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", 0), "aaa".replace("a", "b", -1), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("", "x", 0), "aaa".replace("aa", "b")
"aaa".replace("a", "b", count=1)
"héllo wörld".replace("ö", "oe"), "€€".replace("€", ""), "ab".replace("b", "😀")
"hello".startswith("he"), "hello".startswith(("x", "he")), "hello".startswith("l", 2), "hello".startswith("", 6), "hello".startswith(()), "hello".startswith("lo", -2)
"hello".endswith("lo"), "hello".endswith(("x", "lo")), "hello".endswith("l", 0, 4), "hello".endswith("hello world")
"hello".startswith(1)
"hello".startswith(["h"])
"hello".endswith(("a", 1))
"hello".removeprefix("he"), "hello".removeprefix("x"), "hello".removesuffix("lo"), "hello".removesuffix(""), "x".removesuffix("xx")
"l" in "hello", "ll" in "hello", "" in "", "z" not in "hello"
1 in "hello"
"hello".find(1)
"hello".count()
"hello".find("l", "x")
"hello".replace("l")
"hello".replace("l", 1)
"日本語日本".find("本", 2), "日本語".index("語"), "a😀b😀".rfind("😀"), "日本語日本".count("日本")
"abcabc".find("c", 3), ("a" * 1000 + "b").find("ab"), ("ab" * 500).rfind("ba")
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
