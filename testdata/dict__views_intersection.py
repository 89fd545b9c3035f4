# The intersection of views hashes and looks at no more than it must.
d = {"a": [1], "b": 2}
print(d.items() & set(), set() & d.items(), d.items() & {("b", 2)}, d.items() & [("b", 2), ("b", 3)])
print({"a": 1}.items() & d.keys(), sorted(d.keys() & {"a": 1, "b": 1, "c": 1}.keys()), d.keys() & "ax")
for other in {("b", 2), 1, 3}, {"z": [1]}.items(), frozenset([("b", 2), 1, 3]), [[1]], 1:
    try:
        print(sorted(d.items() & other))
    except TypeError as e:
        print(type(e).__name__, "unhashable" in str(e), "iterable" in str(e))
