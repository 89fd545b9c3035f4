# Mapping patterns.
def m(x):
    match x:
        case {}  if not x: return "empty"
        case {"type": "a", "v": v}: return f"a {v}"
        case {"type": "b", **rest}: return f"b {rest}"
        case {"list": [first, *_], "n": int(n)}: return f"list {first} {n}"
        case {1: _, 2.5: x, None: y}: return f"nums {x} {y}"
        case {"nested": {"deep": {"er": z}}}: return f"nested {z}"
        case {"k": "x" | "y" as k}: return f"k {k}"
        case {}: return "some mapping"
        case _: return "no mapping"
for v in [{}, {"type": "a", "v": 1, "extra": 2}, {"type": "b"}, {"type": "b", "q": 1, "r": 2}, {"type": "a"}, {"list": "ab", "n": 1}, {"list": ["ab"], "n": 1}, {"list": [1], "n": True}, {1: 0, 2.5: "x", None: "y"}, {"nested": {"deep": {"er": 9}}}, {"k": "y"}, {"k": "z"}, [], "s", 5]:
    print(v, "->", m(v))
import collections.abc, types
dd = collections.defaultdict(list)
match dd:
    case {"missing": x}: print("made")
    case _: print("not made", dict(dd))
match types.MappingProxyType({"a": 1}):
    case {"a": a}: assert a == 1
match collections.OrderedDict(a=1, b=2):
    case {"a": 1, **r}: assert r == {"b": 2} and type(r) is dict
class Get(dict):
    def get(self, k, d=None):
        print("get", k)
        return super().get(k, d)
match Get(a=1):
    case {"a": a, "b": b}: print("no")
    case {"a": a}: print("yes", a)
K = types.SimpleNamespace(key="kk")
match {"kk": 3}:
    case {K.key: v}: assert v == 3
dup = types.SimpleNamespace(a="k", b="k")
try:
    match {"k": 1}:
        case {dup.a: _, dup.b: _}: pass
except ValueError as e: print(e)
class M(collections.abc.Mapping):
    def __getitem__(self, k): return {"a": 1}[k]
    def __iter__(self): return iter("a")
    def __len__(self): return 1
match M():
    case {"a": a}: assert a == 1
