# The % operator of str and bytes.
def spec(key=""):
    return "%" + key + pick(("", "", "-", "+", " ", "#", "0", "-0", "+#", "0+ ")) + pick(("", "", str(below(20)), "*")) + pick(("", "", ".%d" % below(15), ".", ".*"))


def percent(form, args):
    return form % args


for _ in range(count):
    if below(10) == 0:
        form = "".join([pick((spec("(a)") + pick("srd%x"), "%(b)s", "%(a)", "%%", "x", "%(a(b))s", "%s")) for _ in range(below(4))])
        show("mapping", percent, form, pick(({"a": integer(), "b": text(3)}, {"a": number()}, {}, (1,), 5)))
        continue
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
        s += pick("sabcdxfoXeliq") + pick(("", "d"))
        args.append(pick((integer(), number(), b"ab\xff", None, True, "", (1,))))
    if below(9) == 0:
        args = args[:-1] if below(2) else args + [1]
    if below(9) == 0:
        s += pick(("%s", " %d%%", "%", "é"))
        args.append(below(9))
    if below(3) == 0:
        show("bytes", percent, s.encode(), tuple(args))
    else:
        show("str", percent, s, tuple(args))
