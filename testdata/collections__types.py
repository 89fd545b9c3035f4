# collections: Counter, deque, defaultdict, OrderedDict, namedtuple, ChainMap.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
Counter("abracadabra").most_common(2), Counter(a=1) + Counter(a=2, b=-1), Counter(a=3) - Counter(a=5, b=1), Counter("ab") | Counter("bb"), Counter("ab") & Counter("bb"), Counter("aab")["z"], sorted(Counter("aab").elements()), Counter({"a": 1}).total(), +Counter(a=-1, b=1), -Counter(a=-1), Counter("ab") == Counter("ba"), Counter("a") <= Counter("ab"), repr(Counter("aab")), repr(Counter())
counter()
deque([1, 2, 3], 2), deque("ab"), repr(deque([1], maxlen=3)), deque([1, 2]) == deque([1, 2]), deque([1]) + deque([2]), deque([1]) * 3, deque([1, 2])[1], 2 in deque([1, 2]), len(deque("abc")), deque("abc").index("b"), deque("aab").count("a"), list(reversed(deque("abc"))), deque([1]) < deque([2]), deque("abc", 2).maxlen
dq("d.append(9)"), dq("d.appendleft(9)"), dq("d.pop()"), dq("d.popleft()"), dq("d.rotate(1)"), dq("d.rotate(-1)"), dq("d.extend('ab')"), dq("d.extendleft('ab')"), dq("d.insert(1, 'x')"), dq("d.remove(2)"), dq("d.reverse()"), dq("d.clear()"), dq("d.__setitem__(0, 'z')"), dq("d.__delitem__(1)"), dq("d.copy()")
deque().pop()
deque([1])[5]
deque([1, 2, 3])[0:1]
deque(5)
deque([], -1)
deque([1], maxlen=1).insert(0, 5)
dq_mutate()
defaultdict(list, a=[1]), dd(), defaultdict(None), defaultdict(int) == {}, defaultdict(int, {1: 2}) | {3: 4}, defaultdict(int).copy()
defaultdict(5)
defaultdict()["x"]
OrderedDict(a=1, b=2), OrderedDict([("a", 1)]) == {"a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), od("d.move_to_end('a')"), od("d.move_to_end('c', last=False)"), od("d.popitem()"), od("d.popitem(last=False)"), list(reversed(OrderedDict(a=1, b=2))), OrderedDict(a=1) | {"b": 2}, repr(OrderedDict())
od("d.move_to_end('z')")
P(1, 2), P(x=1, y=2).x, P(1, 2)._asdict(), P(1, 2)._replace(y=5), P._make([3, 4]), P._fields, P(1, 2) == (1, 2), tuple(P(1, 2)), P(1, 2)[0], P.__doc__, P.x.__doc__, N(1), N._field_defaults, namedtuple("R", "a def a", rename=True)._fields, [*P(1, 2)], P(1, 2) < P(1, 3), hash(P(1, 2)) == hash((1, 2)), P(1, 2).__getnewargs__(), isinstance(P(1, 2), tuple)
P(1)
P(1, 2, 3)
P(1, z=2)
P._make([1])
P(1, 2)._replace(q=1)
P(1, 2).z
namedtuple("X", "a a")
namedtuple("X", "_a")
namedtuple("X", "def")
namedtuple("1X", "a")
namedtuple("X", "a", defaults=[1, 2])
cm["a"], cm["b"], cm["c"], len(cm), sorted(cm), cm.maps[0], cm.new_child({"a": 9})["a"], cm.parents["a"], dict(cm) == {"a": 1, "b": 2, "c": 3}, cm.get("z"), "c" in cm
cm["zz"]
UserDict(a=1), UserList([1, 2]) + [3], UserString("ab").upper(), UserList([3, 1]) < [4], UserDict({"a": 1}) | {"b": 2}
"""
from collections import *
P = namedtuple("P", "x y")
N = namedtuple("N", ["a", "b"], defaults=[5])
cm = ChainMap({"a": 1}, {"a": 5, "b": 2}, {"c": 3})
def counter():
   c = Counter("aab")
   c.update("bc"); c.subtract("a"); c["d"] -= 1
   del c["nope"]
   return c, sorted(c.items())
def dq(text):
   d = deque([1, 2, 3])
   return eval(text, {"d": d}), d
def dq_mutate():
   d = deque([1, 2])
   for x in d: d.append(x)
def dd():
   d = defaultdict(list)
   d["a"].append(1)
   d["b"]
   return d, d.get("z"), "z" in d, d.default_factory
def od(text):
   d = OrderedDict(a=1, b=2, c=3)
   return eval(text, {"d": d}), list(d)
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
