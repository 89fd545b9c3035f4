# An adventure in text: rooms from a literal, a verb parser with synonyms, items, a score, saved and restored games, a scripted play.
import ast
import copy
import pickle
import re
import textwrap

WORLD = ast.literal_eval("""{
    'hall': {'text': 'A hall with a stone floor. Stairs lead up; a door is to the east.', 'exits': {'up': 'attic', 'east': 'garden'}, 'items': ['lamp']},
    'attic': {'text': 'Dust, beams and one small window.', 'exits': {'down': 'hall'}, 'items': ['rope', 'key'], 'dark': True},
    'garden': {'text': 'An overgrown garden. There is a well in the middle and a gate to the north.', 'exits': {'west': 'hall', 'down': 'well'}, 'items': [], 'locked': {'north': 'key'}},
    'well': {'text': 'It is wet. Something glitters.', 'exits': {'up': 'garden'}, 'items': ['coin'], 'dark': True, 'needs': 'rope'},
    'road': {'text': 'The road home.', 'exits': {}, 'items': [], 'end': True},
}""")
SYNONYMS = {"get": "take", "grab": "take", "pick": "take", "n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down", "i": "inventory", "l": "look", "x": "examine", "walk": "go", "leave": "drop", "ignite": "light"}
NOISE = {"the", "a", "an", "to", "up_", "at", "with", "please"}
DIRECTIONS = {"north", "south", "east", "west", "up", "down"}


class Refused(Exception):
    """The player asked for something that cannot be done."""


class Game:
    def __init__(self):
        self.rooms, self.here, self.bag, self.lit, self.seen, self.moves = copy.deepcopy(WORLD), "hall", [], False, set(), 0

    @property
    def room(self): return self.rooms[self.here]
    @property
    def score(self): return 5 * len(self.seen) + 10 * len(self.bag) + (25 if "coin" in self.bag else 0)
    @property
    def over(self): return self.room.get("end", False)
    def dark(self): return self.room.get("dark") and not (self.lit and "lamp" in self.bag)

    def obey(self, line):
        words = [SYNONYMS.get(w, w) for w in re.findall(r"[a-z]+", line.lower()) if w not in NOISE]
        if not words: return "Pardon?"
        if words[0] in DIRECTIONS: words.insert(0, "go")
        verb, *rest = words
        method = getattr(self, "do_" + verb, None)
        if method is None: return f"I don't know how to {verb}."
        self.moves += 1
        try: return method(*rest)
        except Refused as e: return str(e)
        except TypeError as e:
            if "positional argument" not in str(e): raise
            return f"{verb.capitalize()} what?" if not rest else "That is too much for me."

    def do_look(self):
        if self.dark(): return "It is too dark to see."
        new = self.here not in self.seen
        self.seen.add(self.here)
        items = f" You see: {', '.join(sorted(self.room['items']))}." if self.room["items"] else ""
        return ("" if not new else "* ") + self.room["text"] + items
    def do_go(self, where):
        target = self.room["exits"].get(where)
        if lock := self.room.get("locked", {}).get(where): raise Refused(f"The way {where} is locked.")
        if target is None: raise Refused(f"You cannot go {where}.")
        if (need := self.rooms[target].get("needs")) and need not in self.bag: raise Refused(f"Not without a {need}.")
        self.here = target
        return self.do_look()
    def do_take(self, what):
        if self.dark(): raise Refused("You feel around and find nothing.")
        if what == "all":
            if not self.room["items"]: raise Refused("There is nothing.")
            return " ".join(self.do_take(i) for i in list(self.room["items"]))
        if what not in self.room["items"]: raise Refused(f"There is no {what} here." if what not in self.bag else "You have it.")
        self.room["items"].remove(what); self.bag.append(what)
        return f"Taken: {what}."
    def do_drop(self, what):
        try: self.bag.remove(what)
        except ValueError: raise Refused(f"You have no {what}.") from None
        self.room["items"].append(what)
        return "Dropped."
    def do_light(self, what):
        if what != "lamp" or what not in self.bag: raise Refused("You cannot.")
        self.lit = True
        return "The lamp burns. " + self.do_look()
    def do_unlock(self, what, key="key"):
        for way, need in list(self.room.get("locked", {}).items()):
            if need in self.bag and key == need:
                del self.room["locked"][way]; self.room["exits"][way] = "road"
                return f"Click! The way {way} is open."
        raise Refused(f"You cannot unlock the {what}.")
    def do_examine(self, what): return f"Just a {what}." if what in self.bag + self.room["items"] else "You see no such thing."
    def do_inventory(self): return "You carry " + (", ".join(self.bag) or "nothing") + "."


game, saved = Game(), None
for line in """look / go / up / grab the rope / down / get lamp / light lamp / u / take all / i / please drop the key / x key / x moon / get key / save / d / go east please / north
dance / d / take coin / take coin / u / unlock gate with lamp / unlock the gate / n / restore / inventory / down /  / take a b c / e / unlock gate / north""".replace("\n", " / ").split(" / "):
    print(">", line)
    if line == "save": saved = pickle.dumps(game); print("Saved.")
    elif line == "restore": game = pickle.loads(saved); print("Back in the", game.here)
    else: print(textwrap.fill(game.obey(line), 60, initial_indent="  ", subsequent_indent="  "))
    if game.over: print(f"  You are home after {game.moves} moves with {game.score} points.")
print(sorted(game.seen), game.bag, WORLD["garden"]["locked"])
