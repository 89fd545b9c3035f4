# What the filters decide, what programs may replace, and where a warning is said to come from.
import sys
import warnings


def shown(*filters, issue):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        for f in reversed(filters):
            warnings.filterwarnings(*f)
        issue()
    return [str(w.message) for w in log]


def thrice():
    for _ in range(3):
        warnings.warn("text")


def explicit():
    registry = {}
    for line in (1, 1, 2):
        warnings.warn_explicit("text", UserWarning, "file.py", line, registry=registry)


assert len(shown(issue=explicit)) == 2
assert len(shown(("always",), issue=thrice)) == 3
assert len(shown(("module",), issue=explicit)) == 1
assert shown(("ignore", "te"), issue=thrice) == []
assert shown(("ignore", "", DeprecationWarning), ("always",), issue=thrice) == ["text"] * 3

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as an error", RuntimeWarning)
    except RuntimeWarning as e:
        tb = e.__traceback__
        assert tb.tb_frame is sys._getframe() and str(e) == "as an error"
    else:
        raise AssertionError
    for wrong in (lambda: warnings.warn("x", int), lambda: warnings.warn("x", skip_file_prefixes=["a"]),
                  lambda: warnings.warn_explicit("x", UserWarning, None, 1)):
        try:
            wrong()
        except TypeError:
            pass
        else:
            raise AssertionError


def inner(level):
    warnings.warn("where", stacklevel=level)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    inner(1)
    here = sys._getframe().f_lineno
    inner(2)
    inner(1000)
assert [w.lineno - here for w in log[:2]] == [-6, 1], [w.lineno - here for w in log]
assert log[2].filename == "<sys>"

with warnings.catch_warnings():
    warnings.filters = [("always", None, Warning, None)]
    try:
        warnings.warn("x")
    except ValueError as e:
        assert str(e).endswith("item 0 isn't a 5-tuple")
    else:
        raise AssertionError
    warnings.filters = []
    warnings.showwarning = lambda message, category, *where: print(category.__name__, message)
    warnings.defaultaction = "always"
    thrice()
    warnings.defaultaction = "default"
