# string: Template, Formatter and capwords.
import string


class Defaults(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, key) if isinstance(key, str) else super().get_value(key, args, kwargs)


def substitute(s):
    return string.Template(s).substitute(a="1", name="N")


def safe_substitute(s):
    t = string.Template(s)
    return t.safe_substitute(a="1", name="N"), t.is_valid(), t.get_identifiers()


def formatted(s):
    return Defaults().format(s, 1, "two", [3, 4], a=1.5)


fields = ["{}", "{0}", "{1!r}", "{a:.2f}", "{a:{0}}", "{2[1]}", "{a.real}", "{{", "}}", "{", "}", "x", "{9}", "{b}", "{!s}", "{0!x}", "{:>5}", "{2[x]}", "{0:{1}}"]
for _ in range(count):
    s = "".join([pick(("$a", "${name}", "$$", "$", "${", "x", "$é", "$missing", "${a b}", "$_x", "\n", "$A")) for _ in range(below(5))])
    show("substitute", substitute, s)
    show("safe_substitute", safe_substitute, s)
    show("formatter", formatted, "".join([pick(fields) for _ in range(below(4))]))
    show("capwords", string.capwords, text(12), *pick(((), (" ",), ("a",), (None,))))
