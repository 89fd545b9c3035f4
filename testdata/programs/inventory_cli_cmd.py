# An interactive command loop by cmd.Cmd fed from a text, with completion, help, aliases, undo, validation by getopt and shlex, a ledger in JSON.
import cmd
import getopt
import io
import json
import shlex
import sys
from collections import ChainMap
from copy import deepcopy
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

SCRIPT = """\
# a comment line

add "green tea" 10 -p 2.50 --tag hot --tag leaf
add milk 3
add milk four
add cup 12 --price=abc
list
take milk 2
take milk 2
price "green tea" 3.25
list --long
ls
undo
undo
list
undo 5
find TEA
find x
remove cup
remmove milk
help
help take
help nothing
total
save
? undo
!echo no shell
add
quit
list
"""


class Shop(cmd.Cmd):
    intro = "Shop. Type help or ?."
    prompt = "> "
    use_rawinput = False
    aliases = {"ls": "list", "rm": "remove"}

    def __init__(self, stdin, stdout):
        super().__init__(stdin=stdin, stdout=stdout)
        self.items, self.past, self.commands = {}, [], 0

    def say(self, *a): print(*a, file=self.stdout)
    def precmd(self, line):
        word, _, rest = line.partition(" ")
        self.commands += bool(line)
        if line and line[0] != "#": self.say(line)
        return "" if line.startswith("#") else f"{self.aliases[word]} {rest}" if word in self.aliases else line
    def emptyline(self): pass
    def default(self, line):
        word = line.split()[0] if line.split() else line
        if line == "EOF": return True
        near = get_close_matches(word, [n[3:] for n in self.get_names() if n.startswith("do_")], 1)
        self.say(f"*** no command {word!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    def onecmd(self, line):
        try: return super().onecmd(line)
        except (ValueError, InvalidOperation) as e: self.say("***", str(e) or type(e).__name__)
        except KeyError as e: self.say("*** there is no", e)
        except getopt.GetoptError as e: self.say(f"*** {e.msg} ({e.opt})")
        except TypeError as e: self.say("*** wrong number of words" if "argument" in str(e) or "unpack" in str(e) else e)
    def remember(self): self.past.append(deepcopy(self.items))

    def do_add(self, line):
        """add NAME N [-p PRICE] [--tag T]...: put N of NAME into the shop"""
        opts, words = getopt.gnu_getopt(shlex.split(line), "p:", ["price=", "tag="])
        if len(words) != 2: raise TypeError("wrong argument count")
        name, n = words[0], int(words[1])
        price = next((Decimal(v) for k, v in opts if k in ("-p", "--price")), Decimal("1.00"))
        self.remember()
        item = self.items.setdefault(name, {"n": 0, "price": price, "tags": []})
        item["n"] += n
        item["tags"] += [v for k, v in opts if k == "--tag"]
        self.say(f"{item['n']} x {name}")
    def do_take(self, line):
        """take NAME N
        Take N of NAME away; there must be so many."""
        name, n = shlex.split(line)
        item = self.items[name]
        if int(n) > item["n"]: raise ValueError(f"only {item['n']} {name} left")
        self.remember()
        item["n"] -= int(n)
    def complete_take(self, text, line, begidx, endidx): return [n for n in sorted(self.items) if n.startswith(text)]
    def do_price(self, line):
        name, price = shlex.split(line)
        self.items[name]; self.remember()
        self.items[name]["price"] = Decimal(price)
    def do_remove(self, line): self.items[line.strip()]; self.remember(); self.say("gone:", self.items.pop(line.strip())["n"])
    def do_list(self, line):
        "list [--long]: what there is"
        for name, item in sorted(self.items.items()):
            self.say(f"  {name:<10}{item['n']:>4}" + (f" at {item['price']:>6} {','.join(item['tags']) or '-'}" if "--long" in line else ""))
    def do_find(self, line): self.say([n for n in self.items if line.casefold() in n.casefold()] or "nothing")
    def do_total(self, line): self.say("total", sum(i["n"] * i["price"] for i in self.items.values()))
    def do_undo(self, line):
        """undo [N]: take the last N changes back"""
        n = int(line or 1)
        if n > len(self.past): raise ValueError(f"only {len(self.past)} to undo")
        for _ in range(n): self.items = self.past.pop()
        self.say("undone")
    def do_save(self, line): self.say(json.dumps(self.items, default=str, sort_keys=True))
    def help_total(self): self.say("total: the worth of everything")
    def do_shell(self, line): self.say("no shell here:", line)
    def do_quit(self, line): return True
    def postloop(self): self.say(f"{self.commands} commands")


out = io.StringIO()
shop = Shop(io.StringIO(SCRIPT), out)
shop.cmdloop()
print(out.getvalue())
print(shop.complete_take("m", "take m", 5, 6), shop.completenames("t"), sorted(shop.complete_help("t")), shop.parseline("add x 1"), shop.parseline("!ls"), shop.lastcmd, shop.identchars[:3])
shop.columnize([f"item{n}" for n in range(17)], displaywidth=40)
print(out.getvalue().splitlines()[-4:], sys.stdin is not shop.stdin, ChainMap(shop.aliases)["rm"])
print([shlex.split(s) for s in ("a 'b c' d\\ e", '"x\\"y" z#no', "--k='v w'")], shlex.join(["a b", "c'd"]), list(shlex.shlex("x=1;y='2 3'", punctuation_chars=True)))
