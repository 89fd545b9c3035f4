# string: constants, Template, Formatter and the parts of formats.
import string, _string
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
print(string.__all__)
for s in r"""list(_string.formatter_parser("a{b}c{d!r:x}e{{f}}g{h:{i}}"))
list(_string.formatter_parser(""))
list(_string.formatter_parser("{"))
list(_string.formatter_parser("}"))
list(_string.formatter_parser("{a"))
list(_string.formatter_parser("{a!}"))
list(_string.formatter_parser("{a!rr}"))
list(_string.formatter_parser("{a!r"))
list(_string.formatter_parser("{a!"))
list(_string.formatter_parser("{:}"))
list(_string.formatter_parser("{!r}"))
list(_string.formatter_parser("{a[}]}"))
list(_string.formatter_parser("{a[b}"))
list(_string.formatter_parser("{a{b}"))
list(_string.formatter_parser("x{{"))
list(_string.formatter_parser("{{}}"))
list(_string.formatter_parser("}}"))
list(_string.formatter_parser("{0}{1}"))
list(_string.formatter_parser("é{ñ:ü}"))
list(_string.formatter_parser("{a:{b}{c}}x"))
list(_string.formatter_parser("{a:}}"))
_string.formatter_parser(1)
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a.b[0][c].d"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("0.b"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split(""))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("[a]"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a[b"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a[]"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a."))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a[b]c"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a..b"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a[-1]"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("a[99999999999999999999]"))
(lambda x:(x[0],list(x[1])))(_string.formatter_field_name_split("99999999999999999999"))
_string.formatter_field_name_split(1)
string.Formatter().format("{} {}", 1, 2)
string.Formatter().format("{0} {}", 1, 2)
string.Formatter().format("{0} {}", 1, 2)
string.Formatter().format("{a.real!r:>5}", a=3)
string.Formatter().format("{:{}}", 3, 7)
string.Formatter().format("{:{:{}}}", 3, 7, 5)
string.Formatter().format("{x}")
string.Formatter().format("{}")
string.Formatter().format()
string.Formatter.format()
string.Formatter().format("{0!x}", 1)
string.Formatter().format("{0!a}", 'é')
string.Formatter().format(format_string='x')
string.Formatter().vformat("{0[1]}", ([1,2],), {})
string.Formatter().get_value(0, [5], {})
string.Formatter().get_value('a', [5], {'a':1})
string.Formatter().get_field('0.real', [5], {})
string.Formatter().convert_field(5, 'q')
string.capwords('hello  world foo')
string.capwords('hello-world-foo', '-')
string.Template('$a ${b} $$').substitute(a=1,b=2)
string.Template('$a ${b} $$').substitute({'a':5},b=2)
string.Template('$a ${b} $$').substitute()
string.Template('$a ${b} $$ $').safe_substitute(a=1)
string.Template('$a $').substitute(a=1)
string.Template('$a\n\n  $!').substitute(a=1)
string.Template('$a ${b}').get_identifiers()
string.Template('$a ${b} $').is_valid()
string.Template('$a ${b}').is_valid()
string.Template('x $é').safe_substitute()
string.Template('x $é').substitute()
string.Template.pattern
string.Template.delimiter
string.Template.idpattern
string.Template.braceidpattern
string.Template.flags
string.Template('a').template
string.Template.substitute()
string.Template('a').substitute(1,2)
string.Template('$self').substitute(self=1)
string.Template('$mapping').substitute(mapping=1)""".split('\n'):
    t(s)
class P(string.Template):
    delimiter='%'
    idpattern='[a-z]+_[a-z]+'
print(P('%a_b %% %ab').safe_substitute(a_b=1), P.pattern.pattern, P.pattern.flags)
class Q(string.Template):
    pattern=r'''(?P<escaped>@{2})|@(?P<named>[_a-z][._a-z0-9]*)|@{(?P<braced>[_a-z][._a-z0-9]*)}|(?P<invalid>@)'''
print(Q('@foo.bar @{x} @@').safe_substitute({'foo.bar':5,'x':1}))
class R(string.Template):
    pattern=r'(?P<badname>@)'
t("R('@').substitute()")
t("R('@').get_identifiers()")
class F(string.Formatter):
    def get_value(self, k, a, kw):
        if isinstance(k,str): return kw.get(k,'?')
        return super().get_value(k,a,kw)
    def check_unused_args(self, used, args, kw): print(sorted(map(str, used)), args, kw)
    def format_field(self, v, s): return '<'+super().format_field(v,s)+'>'
print(F().format('{a} {b:>4} {0}', 7, a=1, c=3))
