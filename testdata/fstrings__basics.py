# f-strings: expressions, conversions, specs, =, nesting, quoting.
x, y, name = 5, 2.5, "Ann"
d = {"k": [1, 2], "q": "v"}
assert f"{x}" == "5" and f"a{x}b{y}c" == "a5b2.5c" and f"" == "" and f"{{}}" == "{}" and f"{{{x}}}" == "{5}" and f"{x}{y}" == "52.5"
print(f"{name!r} {name!s} {'é'!a} {name!r:>8}|{x:05d}|{y:.2f}|{x:>{x}}|{y:{x}.{1}f}|{x!r:^{x + 4}}|")
print(f"{x=} {x = } {x=!s} {name=} {name=!s} {y=:.3f} {x + 1=} {d['q']=} { x =:>4}| {name = !r:>10}")
print(f"{d['k'][0]} {d["q"]} {x if x > 3 else y} {(lambda v: v * 2)(4)} {[i for i in range(3)]} { {1: 2}[1] } {x, y} {*d,} {x:=+5}|{(z := 7)} {z}")
print(f"{f'{f"{x}"}'} {f'{x!r:{'>'}{x}}'} {'nested "quotes"'} {"\n".join(["a", "b"])} {'\t'!r}")
print(f'''multi
{x
 + 1}
{
  y  # a comment
}''')
print(rf"\n{x}\d" fr"\{x}" F"{x}" "plain {x}" f"{x}", "%s" f"{x}" % 1)
print(f"{x:{'{'}>6}", f"{'a':*^5}", f"{x!r}", f"{None} {True} {...}")
print(f"{'a' 'b'}", f"{x:%}", f"{1e10:,}", f"{255:#x}", f"{'x':{5}}|", f"{3.14159:{8}.{3}}|", f"{x:{''}}")
import datetime
class F:
    def __format__(self, s): return f"[{s}]"
print(f"{F():abc}", f"{F():%Y-%m-%d}", f"{F()!s:5.4}", f"{F():{x}{y}z}", f"{F():a:b}")
def g(): yield f"{(yield 1)}"
it = g(); next(it); assert it.send("sent") == "sent"
assert f"{lambda_ if (lambda_ := 3) else 0}" == "3" and f"{3 if True else 4}" == "3" and f"{x!r}" f"{y}" == "52.5" and f"{x != 5}" == "False" and f"{x == 5}" == "True" and f"{x >= 5} {x <= 5}" == "True True"
assert f"\N{BULLET} \x41 \u00e9 {x}\n" == "\u2022 A \xe9 5\n" and f"{'\N{BULLET}'}" == "\u2022" and f"{x}\\{x}" == "5\\5"
order = []
def t(v): order.append(v); return v
f"{t(1)} {t(2):{t(3)}} {t(4)!r:{t(5)}}"
assert order == [1, 2, 3, 4, 5]
for text in ["f'{'", "f'}'", "f'{}'", "f'{x!}'", "f'{x!z}'", "f'{x!rr}'", "f'{x:{y'", "f'{a b}'", "f'{x!r y}'", "f'{ }'", "f'{*a}'", "f'{**a}'", "f'{lambda x: 1}'", "f'{x = 5}'", "f'{a[}'", "f'{)}'", "f'{1:{2:{3:{4}}}}'", "f'{x;y}'", "f'{x", "f'''{x", "f'{# comment}'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{import x}'", "f'{yield'", "f'{a:b}}'", "f'{\"'"]:
    try: compile(text, "t", "eval"); print("fine", text)
    except SyntaxError as e: print(text, "->", e.msg, e.lineno, e.offset)
