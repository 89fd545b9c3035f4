# A role-playing fight: inheritance and mixins, class attributes, properties, slots, operator overloading, strategies as functions, seeded dice.
import random
from abc import ABC, abstractmethod
from functools import singledispatchmethod
from itertools import count, cycle
from operator import attrgetter


class Dice:
    def __init__(self, text):
        self.n, _, rest = text.partition("d")
        self.sides, _, plus = rest.partition("+")
        self.n, self.sides, self.plus = int(self.n or 1), int(self.sides), int(plus or 0)
    def __call__(self, rng): return sum(rng.randint(1, self.sides) for _ in range(self.n)) + self.plus
    def __str__(self): return f"{self.n}d{self.sides}" + (f"+{self.plus}" if self.plus else "")
    @property
    def mean(self): return self.n * (self.sides + 1) / 2 + self.plus


class Creature(ABC):
    ids = count(1)
    armour = 10
    attack = Dice("1d6")
    __slots__ = ("name", "_hp", "max_hp", "id", "effects", "target_rule")
    def __init__(self, name, hp, target_rule=None):
        self.name, self._hp, self.max_hp, self.id, self.effects = name, hp, hp, next(Creature.ids), {}
        self.target_rule = target_rule or (lambda foes: min(foes, key=attrgetter("hp", "id")))
    @property
    def hp(self): return self._hp
    @hp.setter
    def hp(self, value): self._hp = max(0, min(value, self.max_hp))
    @property
    def alive(self): return self._hp > 0
    @abstractmethod
    def turn(self, fight): "Act once."
    def strike(self, other, fight, bonus=0):
        roll = fight.rng.randint(1, 20)
        if roll == 20: hurt, word = 2 * self.attack(fight.rng), "crushes"
        elif roll + bonus >= other.armour: hurt, word = self.attack(fight.rng), "hits"
        else: return f"{self} misses {other}"
        other.suffer(hurt, self)
        return f"{self} {word} {other} for {hurt}"
    def suffer(self, hurt, by): self.hp -= hurt
    def __str__(self): return f"{self.name}({self._hp})"
    def __repr__(self): return f"<{type(self).__name__} {self.name} {self._hp}/{self.max_hp}>"
    def __lt__(self, other): return self.id < other.id


class Shielded:
    __slots__ = ()
    armour = 14
    def suffer(self, hurt, by): super().suffer(max(1, hurt - 2), by)
class Thorny:
    __slots__ = ()
    def suffer(self, hurt, by):
        super().suffer(hurt, by)
        by.hp -= 1
class Fighter(Shielded, Creature):
    __slots__ = ()
    attack = Dice("1d8+3")
    def turn(self, fight): return self.strike(self.target_rule(fight.foes(self)), fight, 5)
class Goblin(Creature):
    __slots__ = ()
    attack = Dice("1d6+1")
    def turn(self, fight):
        if self.hp < 4 and fight.rng.random() < 0.3: self.hp = 0; return f"{self.name} runs away"
        return self.strike(self.target_rule(fight.foes(self)), fight, 3)
class Cactus(Thorny, Shielded, Goblin): __slots__ = ()
class Mage(Creature):
    __slots__ = ("mana",)
    attack = Dice("1d4")
    def __init__(self, *a, mana=5, **kw): super().__init__(*a, **kw); self.mana = mana
    @singledispatchmethod
    def cast(self, what, fight): raise TypeError(f"cannot cast at {type(what).__name__}")
    @cast.register
    def _(self, what: Creature, fight): what.suffer(n := Dice("3d4")(fight.rng), self); return f"{self} burns {what} for {n}"
    @cast.register
    def _(self, what: list, fight):
        for c in what: c.hp += 5
        return f"{self} heals {', '.join(map(str, sorted(what)))}"
    def turn(self, fight):
        friends, foes = fight.friends(self), fight.foes(self)
        weak = [f for f in friends if f.hp <= f.max_hp // 2]
        if self.mana and (weak or len(foes) > 1):
            self.mana -= 1
            return self.cast(weak if weak else max(foes, key=attrgetter("hp", "id")), fight)
        return self.strike(self.target_rule(foes), fight)


class Fight:
    def __init__(self, *sides, seed): self.sides, self.rng, self.log = sides, random.Random(seed), []
    def side(self, c): return next(s for s in self.sides if c in s)
    def friends(self, c): return [x for x in self.side(c) if x.alive]
    def foes(self, c): return [x for s in self.sides if c not in s for x in s if x.alive]
    def run(self):
        everyone = sorted((c for s in self.sides for c in s), key=lambda c: (-self.rng.randint(1, 20), c.id))
        for n, c in enumerate(cycle(everyone)):
            if not self.foes(c): return n, c
            if c.alive: self.log.append(c.turn(self))


for seed in (1, 2, 3):
    Creature.ids = count(1)
    heroes = [Fighter("Brun", 24), Mage("Isa", 12, mana=4)]
    foes = [Goblin(f"gob{i}", 9) for i in (1, 2)] + [Cactus("Spike", 14, lambda f: max(f, key=attrgetter("hp")))]
    fight = Fight(heroes, foes, seed=seed)
    turns, winner = fight.run()
    print(f"seed {seed}: {turns} turns, {'heroes' if winner in heroes else 'foes'} win", heroes + foes)
    print("  " + "\n  ".join(fight.log[:7]), "...", fight.log[-1])
print([c.__name__ for c in Cactus.__mro__], Cactus.armour, Cactus("c", 5).__class__.__slots__, Dice("2d6+3").mean, Dice("d20"))
for bad in (lambda: Creature("x", 1), lambda: Mage("m", 1).cast("rock", None), lambda: setattr(Goblin("g", 1), "colour", 1), lambda: setattr(Goblin("g", 1), "alive", 1), lambda: Dice("3")):
    try: bad()
    except (TypeError, AttributeError, ValueError) as e: print(type(e).__name__, e)
