# stdin: look\nnorth\ntake lamp\ntake the sword\nn\nlight lamp\nlook\nattack troll with sword\nattack troll\nattack troll\ni\nopen chest\nunlock chest with key\nsave\ntake gold\ndrop sword\neast\nrestore\ninventory\nsouth\nxyzzy\nput lamp in chest\nscore\nquit\n
# A text adventure that reads commands from standard input: a parser with synonyms, rooms as data, verbs as methods found by name, fights with dice, saving by deep copy.
import copy
import random
import sys
import textwrap
from dataclasses import dataclass, field
from enum import Flag, auto

WORLD = """
hall: Great Hall | A draughty hall. Banners hang in tatters. | north=cave south=gate
cave: Dark Cave | Water drips somewhere. A troll lives here. | south=hall east=vault !dark
vault: Vault | Shelves line the walls. | west=cave
gate: Gate | The way out into the sun. | north=hall
"""
ITEMS = "lamp@hall:takeable,lightable sword@hall:takeable,weapon troll@cave:alive chest@cave:container,locked key@chest:takeable gold@chest:takeable,treasure banner@hall:fixed"


class Trait(Flag):
    takeable = auto()
    lightable = auto()
    weapon = auto()
    alive = auto()
    container = auto()
    locked = auto()
    open = auto()
    treasure = auto()
    fixed = auto()
    lit = auto()


@dataclass
class Thing:
    name: str
    place: str
    traits: Trait
    health: int = 7

    def __str__(self):
        extra = [t.name for t in (Trait.lit, Trait.locked, Trait.open) if t in self.traits]
        return self.name + (f" ({', '.join(extra)})" if extra else "")


@dataclass
class Room:
    title: str
    text: str
    exits: dict
    dark: bool = False


@dataclass
class State:
    rooms: dict
    things: dict
    here: str = "hall"
    turns: int = 0
    score: int = 0
    dice: random.Random = field(default_factory=lambda: random.Random(7))


class CannotDo(Exception):
    pass


def load():
    rooms = {}
    for line in WORLD.strip().splitlines():
        name, rest = line.split(":", 1)
        title, text, exits = (p.strip() for p in rest.split("|"))
        rooms[name] = Room(title, text, dict(e.split("=") for e in exits.split() if "=" in e), "!dark" in exits)
    things = {}
    for item in ITEMS.split():
        name, rest = item.split("@")
        place, traits = rest.split(":")
        things[name] = Thing(name, place, Trait(0))
        for t in traits.split(","):
            things[name].traits |= Trait[t]
    things["key"].place = "gate"
    return State(rooms, things)


class Game:
    SYNONYMS = {"n": "north", "s": "south", "e": "east", "w": "west", "i": "inventory", "l": "look", "get": "take", "kill": "attack", "q": "quit", "x": "examine"}

    def __init__(self):
        self.state, self.saved, self.over = load(), None, False

    @property
    def room(self): return self.state.rooms[self.state.here]

    def can_see(self):
        lamp = self.state.things["lamp"]
        return not self.room.dark or Trait.lit in lamp.traits and lamp.place in ("me", self.state.here)

    def here(self, place=None):
        return [t for t in self.state.things.values() if t.place == (place or self.state.here)]

    def find(self, name):
        thing = self.state.things.get(name)
        inside = thing and (c := self.state.things.get(thing.place)) and Trait.open in c.traits and c.place == self.state.here
        if not thing or thing.place not in ("me", self.state.here) and not inside or thing.place != "me" and not self.can_see():
            raise CannotDo(f"You see no {name} here.")
        return thing

    def need(self, thing, trait, message):
        if trait not in thing.traits:
            raise CannotDo(message.format(thing=thing.name))

    def run(self, line):
        words = [self.SYNONYMS.get(w, w) for w in line.lower().split() if w not in ("the", "a", "an")]
        match words:
            case []: return "Say something."
            case ["north" | "south" | "east" | "west" as d]: verb, args = "go", [d]
            case [verb, *args]: pass
        method = getattr(self, f"do_{verb}", None)
        if method is None:
            return f"I do not know how to {verb!r}."
        self.state.turns += 1
        try:
            return method(*args)
        except CannotDo as e:
            return str(e)
        except TypeError as e:
            wanted = method.__func__.__code__.co_argcount - 1
            return f"{verb} needs {wanted} word{'s' * (wanted != 1)}, not {len(args)}." if "argument" in str(e) else f"?{e}"

    def do_look(self):
        if not self.can_see():
            return "It is pitch dark."
        things = [str(t) for t in self.here()]
        return f"{self.room.title}: {self.room.text} Exits: {', '.join(self.room.exits)}." + (f" You see {', '.join(things)}." if things else "")

    def do_go(self, direction):
        if direction not in self.room.exits:
            raise CannotDo(f"You cannot go {direction}.")
        troll = self.state.things["troll"]
        if direction == "east" and troll.place == self.state.here and troll.health > 0:
            raise CannotDo("The troll bars the way.")
        self.state.here = self.room.exits[direction]
        return self.do_look()

    def do_take(self, name):
        thing = self.find(name)
        self.need(thing, Trait.takeable, "The {thing} stays where it is.")
        thing.place = "me"
        self.state.score += 5 * (Trait.treasure in thing.traits)
        return "Taken."

    def do_drop(self, name):
        thing = self.find(name)
        thing.place = self.state.here
        return "Dropped."

    def do_inventory(self): return "You carry " + (", ".join(map(str, self.here("me"))) or "nothing") + "."

    def do_light(self, name):
        thing = self.find(name)
        self.need(thing, Trait.lightable, "You cannot light the {thing}.")
        thing.traits ^= Trait.lit
        return f"The {thing.name} is {'lit' if Trait.lit in thing.traits else 'out'}."

    def do_attack(self, name, with_="with", weapon=None):
        foe = self.find(name)
        self.need(foe, Trait.alive, "The {thing} does not fight.")
        weapons = [t for t in self.here("me") if Trait.weapon in t.traits]
        if foe.health <= 0:
            raise CannotDo("It is dead enough.")
        hit = self.state.dice.randint(1, 6) if weapons else 1
        foe.health -= hit
        if foe.health <= 0:
            self.state.score += 10
            return f"You hit for {hit}. The {name} falls!"
        return f"You hit for {hit}; {foe.health} to go. It growls."

    def do_open(self, name):
        thing = self.find(name)
        self.need(thing, Trait.container, "The {thing} does not open.")
        if Trait.locked in thing.traits:
            raise CannotDo("It is locked.")
        thing.traits |= Trait.open
        return f"Inside: {', '.join(t.name for t in self.here(name)) or 'nothing'}."

    def do_unlock(self, name, with_, key):
        thing, key = self.find(name), self.find(key)
        thing.traits &= ~Trait.locked
        return "Click. " + self.do_open(name)

    def do_put(self, name, in_, container):
        thing, box = self.find(name), self.find(container)
        self.need(box, Trait.open, "The {thing} is closed.")
        thing.place = container
        return "Done."

    def do_save(self):
        self.saved = copy.deepcopy(self.state)
        return f"Saved at turn {self.state.turns}."

    def do_restore(self):
        if self.saved is None:
            raise CannotDo("Nothing is saved.")
        self.state = copy.deepcopy(self.saved)
        return f"Back to turn {self.state.turns}. {self.do_look()}"

    def do_score(self): return f"{self.state.score} points in {self.state.turns} turns."

    def do_quit(self):
        self.over = True
        return "Bye. " + self.do_score()


game = Game()
print(game.do_look())
for line in sys.stdin:
    print(">", line.rstrip())
    print(textwrap.fill(game.run(line), 78, initial_indent="  ", subsequent_indent="  "))
    if game.over:
        break
try:
    print(input("more? "))
except EOFError as e:
    print("EOF:", e)
print(game.state.things["lamp"], game.state.things["chest"], Trait.takeable | Trait.lit, [m for m in dir(Game) if m.startswith("do_")])
