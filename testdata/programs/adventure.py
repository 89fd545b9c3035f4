# A text adventure played by a script of commands.
class Room:
    def __init__(self, name, text): self.name, self.text, self.exits, self.items = name, text, {}, []
    def link(self, way, other, back): self.exits[way], other.exits[back] = other, self
class Item:
    def __init__(self, name, *, fixed=False, opens=None): self.name, self.fixed, self.opens = name, fixed, opens
    def __str__(self): return self.name
class Game:
    def __init__(self):
        hall, cellar, garden = Room("Hall", "Dust and portraits."), Room("Cellar", "It is dark."), Room("Garden", "Roses everywhere.")
        hall.link("down", cellar, "up")
        hall.link("south", garden, "north")
        garden.items += [Item("key", opens="chest"), Item("statue", fixed=True)]
        cellar.items.append(Item("chest", fixed=True))
        self.here, self.bag, self.score, self.over = hall, [], 0, False
        self.commands = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("do_")}
    def do_look(self):
        yield f"{self.here.name}. {self.here.text}"
        if self.here.items: yield "You see " + ", ".join(map(str, self.here.items)) + "."
        yield "Ways out: " + ", ".join(sorted(self.here.exits)) + "."
    def do_go(self, way):
        try: self.here = self.here.exits[way]
        except KeyError: yield f"You cannot go {way}."
        else: yield from self.do_look()
    def find(self, name, where):
        for item in where:
            if item.name == name: return item
        raise LookupError(f"There is no {name} here.")
    def do_take(self, name):
        item = self.find(name, self.here.items)
        if item.fixed: raise LookupError(f"The {name} will not move.")
        self.here.items.remove(item)
        self.bag.append(item)
        self.score += 5
        yield f"Taken: {item}."
    def do_drop(self, name):
        item = self.find(name, self.bag)
        self.bag.remove(item); self.here.items.append(item)
        yield f"Dropped: {item}."
    def do_open(self, name):
        target = self.find(name, self.here.items)
        if not any(i.opens == target.name for i in self.bag): yield f"The {name} is locked."; return
        yield f"The {name} opens. Inside is a golden snake!"
        self.score += 50
        self.over = True
    def do_bag(self): yield "You carry " + (", ".join(sorted(map(str, self.bag))) or "nothing") + "."
    def play(self, line):
        verb, *args = line.lower().split()
        if (cmd := self.commands.get(verb)) is None:
            close = [c for c in sorted(self.commands) if c[0] == verb[0]]
            return [f"I do not know how to {verb}." + (f" Did you mean {' or '.join(close)}?" if close else "")]
        try: return list(cmd(*args))
        except LookupError as e: return [str(e)]
        except TypeError: return [f"{verb.title()} what?"]
game = Game()
for turn, line in enumerate(["look", "dance", "take key", "go down", "open chest", "take chest", "go up", "go west", "go south", "take statue", "take key", "take", "bag", "north", "go north", "drop lamp", "go down", "open chest"], 1):
    print(f"{turn}> {line}")
    for out in game.play(line): print("  ", out)
    if game.over: print(f"You win with {game.score} points in {turn} turns."); break
