# requires: 3.14
# string.templatelib: templates and interpolations.
from string.templatelib import Template, Interpolation, convert

x = 5
t = t"a{x!r:>{x}}b{x=}"
assert t.strings == ("a", "bx=", "") and t.values == (5, 5)
assert [i.expression for i in t.interpolations] == ["x", "x"] and t.interpolations[0].format_spec == ">5" and t.interpolations[0].conversion == "r"
assert list(Template("a", "b", Interpolation(1, "y"))) [0] == "ab"
assert len(list(t + t)) == 8 and (t + t).strings == ("a", "bx=", "a", "bx=", "")
assert convert("x", "r") == "'x'" and convert(1, "s") == "1" and convert("\xe9", "a") == "'\\xe9'" and convert(5, None) == 5
match t.interpolations[0]:
    case Interpolation(value, expr, conv, spec):
        assert (value, expr, conv, spec) == (5, "x", "r", ">5")
for f in [lambda: t + "a", lambda: Template(1), lambda: Interpolation(1, 2), lambda: Interpolation(1, "x", "q"), lambda: convert(1, "z")]:
    try:
        f()
    except (TypeError, ValueError):
        pass
    else:
        assert False
try:
    class Sub(Template):
        pass
except TypeError as e:
    assert "not an acceptable base type" in str(e)
assert repr(t"{x}") == "Template(strings=('', ''), interpolations=(Interpolation(5, 'x', None, ''),))"
