# The % operator of str and bytes.
def spec():
    return "%" + pick(("", "", "-", "+", " ", "#", "0", "-0", "+#")) + pick(("", "", str(below(20)), "*")) + pick(("", "", ".%d" % below(15), ".", ".*"))


def percent(form, args):
    return form % args


for _ in range(count):
    s = spec()
    args = [below(30) - 5 for c in s if c == "*"]
    k = below(4)
    if k == 0:
        s += pick("diouxXcsra")
        args.append(integer())
    elif k == 1:
        s += pick("eEfFgGsrd")
        args.append(number())
    elif k == 2:
        s += pick("sracd%")
        args.append(text(3))
    else:
        s += pick("sabcdxf")
        args.append(pick((integer(), number(), b"ab\xff", None)))
    if below(3) == 0:
        show("percent", percent, s.encode(), tuple(args))
    else:
        show("percent", percent, s, tuple(args))
