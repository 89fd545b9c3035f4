# A traffic light state machine, an event bus with weak observers, an undo stack, an LRU cache, and a trie.
import enum, weakref, gc
class Light(enum.Enum):
    RED, GREEN, YELLOW = "stop", "go", "slow"
    @property
    def next(self): return {Light.RED: Light.GREEN, Light.GREEN: Light.YELLOW, Light.YELLOW: Light.RED}[self]
class Flags(enum.Flag):
    READ = enum.auto(); WRITE = enum.auto(); EXEC = enum.auto()
    ALL = READ | WRITE | EXEC
light, seen = Light.RED, []
for _ in range(7): seen.append(light.name[0]); light = light.next
print("".join(seen), Light("go"), Light["RED"].value, [m.name for m in Light], Flags.READ | Flags.EXEC, Flags.WRITE in Flags.ALL, ~Flags.READ, Flags(0), list(Flags.ALL))
try: Light("fly")
except ValueError as e: print(e)
class Bus:
    def __init__(self): self.subs = {}
    def on(self, event, method): self.subs.setdefault(event, []).append(weakref.WeakMethod(method))
    def emit(self, event, *a):
        live = [m for r in self.subs.get(event, []) if (m := r())]
        return [m(*a) for m in live]
class Listener:
    def __init__(self, name): self.name = name
    def hear(self, *a): return f"{self.name}:{','.join(map(str, a))}"
bus, one, two = Bus(), Listener("one"), Listener("two")
bus.on("tick", one.hear); bus.on("tick", two.hear)
print(bus.emit("tick", 1, 2), bus.emit("other"))
del two; gc.collect()
print(bus.emit("tick", 3))
class Editor:
    def __init__(self): self.text, self.undo_, self.redo_ = "", [], []
    def do(self, f, g): f(); self.undo_.append((f, g)); self.redo_.clear()
    def insert(self, at, s):
        def f(): self.text = self.text[:at] + s + self.text[at:]
        def g(): self.text = self.text[:at] + self.text[at + len(s):]
        self.do(f, g)
        return self
    def undo(self):
        if self.undo_: pair = self.undo_.pop(); pair[1](); self.redo_.append(pair)
        return self
    def redo(self):
        if self.redo_: pair = self.redo_.pop(); pair[0](); self.undo_.append(pair)
        return self
e = Editor().insert(0, "hello").insert(5, " world").insert(0, ">> ")
print([e.text, e.undo().text, e.undo().text, e.redo().text, e.insert(0, "!").redo().text])
class LRU:
    def __init__(self, n): self.n, self.d, self.hits, self.misses = n, {}, 0, 0
    def get(self, k, make):
        if k in self.d:
            self.hits += 1
            self.d[k] = self.d.pop(k)
        else:
            self.misses += 1
            self.d[k] = make(k)
            if len(self.d) > self.n: del self.d[next(iter(self.d))]
        return self.d[k]
c = LRU(3)
for k in "abcadbeafa": c.get(k, str.upper)
print(c.d, c.hits, c.misses)
class Trie:
    def __init__(self): self.kids, self.end = {}, False
    def add(self, w):
        node = self
        for ch in w: node = node.kids.setdefault(ch, Trie())
        node.end = True
    def __iter__(self, prefix=""):
        if self.end: yield prefix
        for ch in sorted(self.kids): yield from self.kids[ch].__iter__(prefix + ch)
    def starting(self, p):
        node = self
        for ch in p:
            if ch not in node.kids: return []
            node = node.kids[ch]
        return list(node.__iter__(p))
t = Trie()
for w in "car card care cat dog do dot catalog".split(): t.add(w)
print(list(t), t.starting("car"), t.starting("do"), t.starting("x"))
