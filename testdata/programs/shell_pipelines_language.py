# A little shell: quoting, variables, pipes, redirects, && and ||, built-in filters as generators over an in-memory file tree.
import fnmatch
import re
import shlex
from collections import Counter
from contextlib import suppress
from inspect import getdoc
from itertools import islice

COMMANDS = {}


def command(function=None, /, *, name=None):
    def register(f):
        COMMANDS[name or f.__name__] = f
        return f
    return register(function) if function else register


class ShellError(Exception):
    status = 1


class NotFound(ShellError):
    status = 127


def options(args, allowed):
    flags, rest = {}, []
    it = iter(args)
    for a in it:
        if len(a) > 1 and a[0] == "-" and a[1] in allowed:
            if allowed[a[1]] is bool:
                flags.update(dict.fromkeys(a[1:], True))
            else:
                flags[a[1]] = allowed[a[1]](a[2:] or next(it))
        else:
            rest.append(a)
    return flags, rest


@command
def echo(shell, args, lines):
    "print the arguments"
    yield " ".join(args)


@command
def cat(shell, args, lines):
    "print files, or what comes in"
    for name in args or ["-"]:
        yield from lines if name == "-" else shell.read(name)


@command
def grep(shell, args, lines):
    "lines that match; -v those that do not, -i any case, -c only the count"
    flags, (pattern, *files) = options(args, dict(v=bool, i=bool, c=bool))
    regex = re.compile(pattern, re.I if flags.get("i") else 0)
    hits = (l for l in cat(shell, files, lines) if bool(regex.search(l)) != flags.get("v", False))
    if flags.get("c"):
        hits = [str(sum(1 for _ in hits))]
    found = False
    for found, line in ((True, h) for h in hits):
        yield line
    if not found:
        shell.status = 1


@command
def sort(shell, args, lines):
    "in order; -r backwards, -n by number, -k field"
    flags, files = options(args, dict(r=bool, n=bool, k=int, u=bool))
    def key(line):
        field = line if "k" not in flags else (line.split() + [""] * 9)[flags["k"] - 1]
        return (float(m.group()) if (m := re.match(r"\s*-?\d+\.?\d*", field)) else 0.0, line) if flags.get("n") else field
    result = sorted(cat(shell, files, lines), key=key, reverse=flags.get("r", False))
    yield from dict.fromkeys(result) if flags.get("u") else result


@command
def uniq(shell, args, lines):
    "drop repeats; -c counts them"
    from itertools import groupby
    for line, group in groupby(lines):
        yield f"{sum(1 for _ in group):>4} {line}" if "-c" in args else line


@command
def head(shell, args, lines):
    "the first lines"
    flags, files = options(args, dict(n=int))
    yield from islice(cat(shell, files, lines), flags.get("n", 10))


@command
def wc(shell, args, lines):
    "count lines, words and letters"
    totals = Counter(lines=0, words=0, chars=0)
    for line in cat(shell, [a for a in args if a[0] != "-"], lines):
        totals.update(lines=1, words=len(line.split()), chars=len(line) + 1)
    yield str(totals["lines"]) if "-l" in args else "{lines} {words} {chars}".format_map(totals)


@command
def sed(shell, args, lines):
    "s/pattern/text/g"
    kind, pattern, new, flags = args[0].split("/")
    for line in cat(shell, args[1:], lines):
        yield re.sub(pattern, new, line, count="g" not in flags)


@command
def tr(shell, args, lines):
    "replace letters by letters"
    a, b = (re.sub(r"(\w)-(\w)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), x) for x in args)
    table = str.maketrans(a, b.ljust(len(a), b[-1]))
    yield from (line.translate(table) for line in lines)


@command
def seq(shell, args, lines):
    "count without end, or to a number"
    n = 1
    while not args or n <= int(args[0]):
        yield str(n)
        n += 1


@command
def ls(shell, args, lines):
    "names of files"
    yield from args or sorted(shell.files)


@command(name="help")
def helping(shell, args, lines):
    "what there is"
    for name, f in sorted(COMMANDS.items()):
        yield f"{name:5} {getdoc(f)}"


@command(name="false")
def failing(shell, args, lines):
    "fail"
    shell.status = 1
    yield from ()


class Shell:
    def __init__(self, **files):
        self.files = {k.replace("_", "."): v.strip("\n").splitlines() for k, v in files.items()}
        self.vars, self.status = {"?": "0"}, 0

    def read(self, name):
        try:
            return self.files[name]
        except KeyError:
            raise ShellError(f"{name}: no such file") from None

    def expand(self, word):
        if word[0] == word[-1] == "'" and len(word) > 1:
            return [word[1:-1]]
        quoted = word[0] == '"'
        text = re.sub(r"\$(\w+|\?|\{(\w+|\?)\})", lambda m: self.vars.get(m[2] or m[1], ""), word.strip('"'))
        if not quoted and (matches := fnmatch.filter(sorted(self.files), text)):
            return matches
        return [text] if quoted else text.split()

    def words(self, text):
        lexer = shlex.shlex(text, posix=False, punctuation_chars="|&;<>")
        lexer.whitespace_split = True
        lexer.commenters = "#"
        return list(lexer)

    def run(self, text):
        try:
            words = self.words(text)
        except ValueError as e:
            print(f"syntax: {e}")
            return
        joiner, part = ";", []
        for word in [*words, ";"]:
            if word not in (";", "&&", "||"):
                part.append(word)
                continue
            if part and (joiner == ";" or (joiner == "&&") == (self.status == 0)):
                self.pipeline(part)
            joiner, part = word, []

    def pipeline(self, words):
        self.status, stages, stage, target = 0, [], [], None
        try:
            it = iter(words)
            for w in it:
                if w == "|":
                    stages.append(stage)
                    stage = []
                elif w in (">", ">>"):
                    target = w, next(it)
                elif w == "<":
                    stages.append(["cat", next(it)])
                else:
                    stage.append(w)
            if target is None and len(words) == 1 and (m := re.fullmatch(r"(\w+)=(.*)", words[0])):
                self.vars[m[1]] = " ".join(self.expand(m[2])) if m[2] else ""
                return
            lines = iter(())
            for name, *args in [*stages, stage]:
                if name not in COMMANDS:
                    raise NotFound(f"{name}: command not found")
                lines = COMMANDS[name](self, [e for a in args for e in self.expand(a)], lines)
            if target:
                how, name = target
                self.files[name] = (self.files.get(name, []) if how == ">>" else []) + list(lines)
            else:
                for line in lines:
                    print(line)
        except ShellError as e:
            print(f"sh: {e}")
            self.status = e.status
        except (ValueError, re.error) as e:
            print(f"sh: bad use of {name}: {e}")
            self.status = 2
        finally:
            self.vars["?"] = str(self.status)


shell = Shell(fruit_txt="""
pear 3
apple 12
fig 7
apple 2
plum 12
""", log_txt="""
GET /index 200
GET /about 200
POST /login 500
GET /index 304
POST /login 200
""", notes_md="# One\ntext here\n## Two\nmore text")
for line in r"""
cat fruit.txt | sort | head -n 2
sort -n -k 2 -r fruit.txt
cat log.txt | sed 's/^(\w+) (\S+).*/\2/' | sort | uniq -c | sort -rn
grep -c POST log.txt && echo found $? || echo none
grep -v 200 log.txt > bad.txt; wc bad.txt; cat bad.txt
grep DELETE log.txt || echo "none of $name, status ${?}, $?"
name='fruit'; name=fruit; echo $name "$name has  $missing spaces" '$name'
ls *.txt; wc -l *.txt
seq | grep '7$' | head -n 3
seq 5 | tr 1-5 a-e | sort -r >> bad.txt && cat bad.txt | head -n 3
grep -i TEXT notes.md | tr a-z A-Z
cut fruit.txt; echo $?; false || echo it failed && echo and went on
cat nothing.txt | wc; echo "status $?"
grep '(' fruit.txt; head -n few fruit.txt
echo 'never closed
sort < fruit.txt | uniq | wc -l  # a comment
help | head -n 4
sort -u -k 1 fruit.txt | sed s/p/P/g
""".strip().splitlines():
    print("$", line)
    shell.run(line)
