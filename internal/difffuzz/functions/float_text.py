# repr, str, float(text), hex, as_integer_ratio, round and is_integer of floats.
for _ in range(count):
    x = number()
    k = below(6)
    if k == 0:
        show("repr", repr, x)
    elif k == 1:
        show("float", float, "%.*e" % (below(25), x))
    elif k == 2:
        show("round", round, x, below(40) - 15)
    elif k == 3:
        show("hex", float.hex, x)
        show("fromhex", float.fromhex, x.hex())
    elif k == 4:
        show("int", int, x)
        show("ratio", float.as_integer_ratio, x)
    else:
        t = pick(("", " ", "+", "-", "_")) + str(bits(below(90))) + pick(("", ".", "._", ".5", "e5", "e-400", "_1", "e_1", "inf", " ")) + str(bits(30)) + pick(("", "e10", "e-20", "\n", "x"))
        show("float", float, t)
