# Small text tools as generators in pipes: grep with context, a sed of commands, cut, sort by keys, uniq, join, tr, paste, wc, head and tail, a pipe language.
import re
import shlex
from collections import deque
from itertools import groupby, islice, zip_longest

FILES = {
    "users": "ida:1001:staff:Oslo\njon:1002:staff:Bergen\nkai:1003:guest:Oslo\nlea:1004:admin:Bodø\nmia:1005:guest:Bergen\n",
    "cities": "Oslo 709000\nBergen 291000\nBodø 53000\nTromsø 78000\n",
    "log": "start\nload a\nwarn: slow\nload b\nload b\nerror: no b\nretry\nload b\nok\nstop\n",
}


class Usage(Exception):
    pass


def flags(args, known):
    """Splits -abc and -n5 style options off; those with a colon take a value."""
    found, rest, args = {}, [], deque(args)
    while args:
        arg = args.popleft()
        if not arg.startswith("-") or arg == "-":
            rest.append(arg)
            continue
        letters = arg[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if f"{letter}:" in known:
                found[letter], letters = letters or (args.popleft() if args else ""), ""
            elif letter in known:
                found[letter] = True
            else:
                raise Usage(f"unknown option -{letter}")
    return found, rest


def fields(text, n):
    for part in text.split(","):
        lo, dash, hi = part.partition("-")
        yield from range(int(lo or 1) - 1, int(hi or n) if dash else int(lo))


def cat(lines, *names):
    yield from lines
    for name in names:
        if name not in FILES:
            raise Usage(f"no file {name}")
        yield from FILES[name].splitlines()


def grep(lines, *args):
    opts, (pattern,) = flags(args, ["v", "i", "n", "c", "o", "A:", "B:"])
    test = re.compile(pattern, re.I if "i" in opts else 0).search
    before, after, count = deque(maxlen=int(opts.get("B", 0))), 0, 0
    for number, line in enumerate(lines, 1):
        mark = (lambda n, sep: f"{n}{sep}") if "n" in opts else (lambda n, sep: "")
        found = test(line)
        if bool(found) != ("v" in opts):
            count += 1
            after = int(opts.get("A", 0))
            if "c" in opts:
                continue
            yield from (mark(n, "-") + old for n, old in before)
            before.clear()
            yield mark(number, ":") + (found[0] if found and "o" in opts else line)
        elif after:
            after -= 1
            yield mark(number, "-") + line
        else:
            before.append((number, line))
    if "c" in opts:
        yield str(count)


def sed(lines, *scripts):
    commands = []
    for script in scripts:
        m = re.fullmatch(r"(?:/(?P<at>[^/]+)/|(?P<n>\d+))?(?P<not>!)?(?:s/(?P<old>[^/]*)/(?P<new>[^/]*)/(?P<g>g?)|(?P<d>d)|y/(?P<a>\w+)/(?P<b>\w+)/|(?P<q>q))", script)
        if not m:
            raise Usage(f"bad command {script}")
        commands.append(m)
    for number, line in enumerate(lines, 1):
        stop = False
        for m in commands:
            here = re.search(m["at"], line) is not None if m["at"] else number == int(m["n"]) if m["n"] else True
            if here == bool(m["not"]):
                continue
            if m["d"]:
                break
            if m["q"]:
                stop = True
            elif m["a"]:
                line = line.translate(str.maketrans(m["a"], m["b"]))
            else:
                line = re.sub(m["old"], m["new"], line, count=0 if m["g"] else 1)
        else:
            yield line
        if stop:
            return


def cut(lines, *args):
    opts, _ = flags(args, ["d:", "f:", "c:"])
    for line in lines:
        parts = list(line) if "c" in opts else line.split(opts.get("d", "\t"))
        sep = "" if "c" in opts else opts.get("d", "\t")
        yield sep.join(parts[i] for i in fields(opts.get("f") or opts["c"], len(parts)) if i < len(parts))


def sort(lines, *args):
    opts, _ = flags(args, ["r", "n", "u", "k:", "t:"])
    at = int(opts.get("k", 0)) - 1

    def key(line):
        text = line.split(opts.get("t"))[at] if at >= 0 else line
        return float(re.match(r"\s*(-?[\d.]*)", text)[1] or 0) if "n" in opts else text

    result = sorted(lines, key=key, reverse="r" in opts)
    return dict.fromkeys(result) if "u" in opts else result


def uniq(lines, *args):
    opts, _ = flags(args, ["c", "d"])
    for line, group in groupby(lines):
        n = sum(1 for _ in group)
        if n > 1 or "d" not in opts:
            yield f"{n:>4} {line}" if "c" in opts else line


def join(lines, key, other, sep=":"):
    right = {line.split()[0]: line.split()[1:] for line in cat((), other)}
    for line in lines:
        if rest := right.get(line.split(sep)[int(key) - 1]):
            yield sep.join([line, *rest])


def paste(lines, n, sep="\t"):
    it = iter(lines)
    for row in zip_longest(*[it] * int(n), fillvalue=""):
        yield sep.join(row)


def wc(lines):
    lines = list(lines)
    yield f"{len(lines)} {sum(len(l.split()) for l in lines)} {sum(len(l.encode()) + 1 for l in lines)}"


TOOLS = {"cat": cat, "grep": grep, "sed": sed, "cut": cut, "sort": sort, "uniq": uniq, "join": join, "paste": paste, "wc": wc,
         "head": lambda lines, n="10": islice(lines, int(n)), "tail": lambda lines, n="10": deque(lines, maxlen=int(n)),
         "rev": lambda lines: (line[::-1] for line in lines), "tac": lambda lines: reversed(list(lines)),
         "nl": lambda lines: (f"{n:>3} {line}" for n, line in enumerate(lines, 1)),
         "tr": lambda lines, a, b="": (line.translate(str.maketrans(a, b) if b else str.maketrans("", "", a)) for line in lines)}


def run(command):
    lines, stage = (), []
    lexer = shlex.shlex(command, posix=True, punctuation_chars="|")
    lexer.wordchars += "@:/$^!,;*\\[]()+"
    for token in [*lexer, "|"]:
        if token != "|":
            stage.append(token)
            continue
        name, *args = stage
        if name not in TOOLS:
            raise Usage(f"no tool {name}")
        lines, stage = TOOLS[name](lines, *args), []
    return lines


for command in """cat users | grep -n guest
cat log | grep -A1 -B1 -n error
cat log | grep -c load | tr 3 three
cat users | cut -d: -f1,4- | sort -t: -k2 | sed s/:/@/
cat users | cut -d : -f 3 | sort | uniq -c | sort -rn
cat log | uniq -d | nl
cat users | join 4 cities | sort -n -r -t: -k5 | head 3
cat cities | sort -rnk2 | tail 2 | rev
cat log | sed '/^load/d' 's/[aeiou]/*/g' 4q
cat log | sed '/load/!d' y/ab/xy/ | sort -u | paste 2 +
cat users cities log | wc
cat users | cut -c1-3 | tac | paste 4 ,
cat log | grep -iov 'LOAD|ok' | head 2
cat nothing | wc
cat users | grep -z x
cat log | awk 1
cat log | sed s/a
cat 'it''s | open""".splitlines():
    print("$", command)
    try:
        for line in run(command):
            print("   ", line)
    except (Usage, ValueError, TypeError) as error:
        print("   ", type(error).__name__ + ":", error)
