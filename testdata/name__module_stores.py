# Names that are stored again and again at the top of a module, while its dict changes.
for i in range(5):
    x = i
    y = x
    if i == 2:
        del x
        globals()["fresh"] = 1
    if i == 3:
        globals()["y"] = "other"
        assert y == "other"
assert (x, y, fresh) == (4, 4, 1)

for i in range(4):
    len = i  # hides the builtin
    if i == 1:
        del len
        assert len("abc") == 3
assert len == 3
del len
assert len([1]) == 1


def count():
    global counter
    counter = counter + 1


counter = 0
for i in range(10):
    count()
    if i == 5:
        counter = 100
assert counter == 104


class Body:
    a = []
    for i in range(3):
        b = i
        a.append(b)


assert Body.a == [0, 1, 2] and Body.b == 2 and "b" not in globals()

# One code in several namespaces.
code = compile("n = n + 1\nm = n", "<code>", "exec")
one, two = {"n": 1}, {"n": 10}
for d in one, two, one, two, two:
    exec(code, d)
assert (one["n"], one["m"], two["n"], two["m"]) == (3, 3, 13, 13)
print("ok")
