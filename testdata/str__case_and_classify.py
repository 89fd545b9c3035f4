# str: case conversion and classification, Unicode included.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
"Hello World".upper()
"Hello World".lower()
"hello world".title()
"they're bill's".title()
"hELLO wORLD".capitalize()
"Hello".swapcase()
"Straße".casefold()
"ǅ".lower(), "ǆ".upper(), "ǆ".title()
"ß".upper(), "ŉ".upper(), "İ".lower(), len("İ".lower())
"ΑΣ".lower(), "ΑΣΑ".lower(), "Σ".lower()
"ﬁ".upper(), "ﬁ".title(), "ﬁ".capitalize(), "ﬁ".casefold()
"abc".isalpha(), "ab1".isalpha(), "".isalpha(), "é".isalpha(), "中".isalpha()
"123".isdigit(), "²".isdigit(), "½".isdigit(), "٣".isdigit()
"123".isdecimal(), "²".isdecimal(), "٣".isdecimal()
"½".isnumeric(), "一".isnumeric(), "Ⅷ".isnumeric(), "-1".isnumeric()
"ab1".isalnum(), "a b".isalnum(), "½".isalnum()
" \t\n\r\x0b\x0c\x1c\x85\xa0\u2003\u3000".isspace(), "\u200b".isspace(), "".isspace()
"abc".islower(), "aBc".islower(), "1".islower(), "1a".islower(), "ª".islower()
"ABC".isupper(), "A1".isupper(), "".isupper(), "Ⓐ".isupper()
"Hello World".istitle(), "Hello world".istitle(), "A1B".istitle(), "".istitle(), "ǅ".istitle()
"abc".isidentifier(), "1a".isidentifier(), "def".isidentifier(), "é".isidentifier(), "".isidentifier(), "a-b".isidentifier(), "_".isidentifier()
"abc".isprintable(), "a\n".isprintable(), "".isprintable(), "\xa0".isprintable(), "é".isprintable(), "\ud800".isprintable()
"abc".isascii(), "é".isascii(), "".isascii()
"abc".upper(1)
str.upper(1)
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
