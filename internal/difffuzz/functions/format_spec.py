# format() of ints, floats, complex numbers and texts by random specifications.
def spec():
    s = pick(("", "", pick("*0é<") + pick("<>=^"), pick("<>=^")))
    s += pick(("", "", "+", "-", " ")) + pick(("", "", "", "z")) + pick(("", "", "#")) + pick(("", "", "0"))
    s += pick(("", "", str(below(30)))) + pick(("", "", "", ",", "_"))
    return s + pick(("", "", ".%d" % below(20)))


for _ in range(count):
    k = below(4)
    if k == 0:
        show("format", format, integer(), spec() + pick("bcdoxXneEfFgG%s ") .strip())
    elif k == 1:
        show("format", format, number(), spec() + pick("eEfFgGn%d ").strip())
    elif k == 2:
        show("format", format, complex(number(), number()), spec() + pick("eEfFgGn%  ").strip())
    else:
        show("format", format, text(), spec() + pick("s   d").strip())
