# A dict that is emptied and filled again while it is iterated over has changed.
d = {0: 0}
for view in d, d.values(), d.items():
    try:
        for x in view:
            del d[0]
            d[0] = 0
    except RuntimeError as e:
        assert str(e) == "dictionary keys changed during iteration"
    else:
        assert False

d = {"a": 1, "b": 2}
seen = []
for k in d:
    seen.append(k)
    if k == "a":
        del d["b"]
        d["b"] = 3
assert seen == ["a", "b"]
