# requires: 3.14
# Template strings: what they keep.
from string.templatelib import Template, Interpolation
name, n = "Ann", 5
t = t"Hi {name!r:>10} and {n + 1}!"
assert type(t) is Template and t.strings == ("Hi ", " and ", "!")
a, b = t.interpolations
assert (a.value, a.expression, a.conversion, a.format_spec) == ("Ann", "name", "r", ">10")
assert (b.value, b.expression, b.conversion, b.format_spec) == (6, "n + 1", None, "")
assert t.values == ("Ann", 6)
assert [type(p).__name__ for p in t] == ["str", "Interpolation", "str", "Interpolation", "str"]
assert t"".strings == ("",) and t"{n}{n}".strings == ("", "", "") and [type(p).__name__ for p in t"{n}{n}"] == ["Interpolation"] * 2
assert (t"a{n}" + t"b{n}").strings == ("a", "b", "")
assert t"{n=}".strings == ("n=", "") and t"{n=}".interpolations[0].conversion == "r"
assert t"{n:{n}d}".interpolations[0].format_spec == "5d" and rt"\{n}".strings == ("\\", "")
assert t"{{x}}".strings == ("{x}",)
match a:
    case Interpolation(value, expression, conversion, spec): assert (value, expression, conversion, spec) == ("Ann", "name", "r", ">10")
def html(template):
    out = []
    for p in template:
        out.append(p if isinstance(p, str) else str(p.value).replace("<", "&lt;"))
    return "".join(out)
assert html(t"<b>{'<x>'}</b>") == "<b>&lt;x></b>"
try: t"a" + "b"
except TypeError: pass
else: assert False
