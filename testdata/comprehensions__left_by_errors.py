# The variables of a comprehension that an exception left are gone.
try:
    [x for x in [1, 0] for y in [1 // x]]
except ZeroDivisionError:
    exec("x = 'global'\ndef f(): return x")
    print(f(), "y" in globals(), "y" in locals())


def g(x):
    try:
        {y: 1 // x for x, y in [(0, 1)]}
    except ZeroDivisionError:
        print(locals(), eval("x"))
    try:
        return [[z // 0 for z in [x]] for x in "a"]
    except TypeError:
        print(locals())


g("own")


class C:
    x = "of the class"
    try:
        [x.nope for x in [1]]
    except AttributeError:
        print(x, [n for n in locals() if n[0] != "_"])
