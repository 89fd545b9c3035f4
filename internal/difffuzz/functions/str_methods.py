# Methods of str, and of bytes where they have them too.
nullary = "upper lower title capitalize swapcase casefold strip lstrip rstrip isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper expandtabs split rsplit splitlines encode".split()
unary = "strip lstrip rstrip split rsplit count find rfind index rindex partition rpartition removeprefix removesuffix startswith endswith join".split()
for _ in range(count):
    s, t = text(10), text(2)
    if below(4) == 0:
        s, t = s.encode(), t.encode()
    k = below(9)
    name = pick(nullary)
    if k < 3 and hasattr(s, name):
        show(name, getattr(type(s), name), s)
    elif k < 6:
        name = pick(unary)
        show(name, getattr(type(s), name), s, t)
    elif k == 6:
        name = pick(("find", "rfind", "index", "count", "startswith", "endswith"))
        show(name, getattr(type(s), name), s, t, below(14) - 5, below(14) - 5)
    elif k == 7:
        show("replace", type(s).replace, s, t, s[:1] * 2, below(4) - 1)
        name = pick(("ljust", "rjust", "center", "zfill", "expandtabs", "split", "rsplit"))
        if name in ("split", "rsplit"):
            show(name, getattr(type(s), name), s, t or None, below(4) - 1)
        else:
            show(name, getattr(type(s), name), s, below(16))
    else:
        u = text(10)
        if isinstance(s, bytes):
            u = u.encode()
        show("compare", lambda a, b: (a < b, a == b, a <= b, b in a, a + b, a * 2), s, u)
