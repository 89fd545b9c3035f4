# Merges INI files and keeps their comments and order: a line-preserving parser, three-way merges with conflicts, includes, typed reads, a diff of keys.
import configparser
import io
import re
from collections import OrderedDict
from dataclasses import dataclass, field

BASE = """\
# service settings
[server]
host = localhost
port = 8080          ; the usual one
tags = a, b,
    c, d

[log]
level = info
file = /var/log/app.log
"""
OURS = """\
# service settings
[server]
host = example.org
port = 8080          ; the usual one
timeout = 30s
tags = a, b,
    c, d

[log]
level = debug
file = /var/log/app.log

[cache]
size = 64k
"""
THEIRS = """\
; changed by the packagers
[server]
host = localhost
port = 9090          ; moved
tags = a, b, x

[log]
level = warning

[paths]
root = /srv/%(name)s
name = data
"""


class IniError(ValueError):
    def __init__(self, number, line, why):
        super().__init__(number, line, why)

    def __str__(self):
        return "{2} on line {0}: {1!r}".format(*self.args)


@dataclass
class Entry:
    key: str
    value: str
    before: list = field(default_factory=list)
    note: str = ""

    def lines(self):
        first, *more = self.value.split("\n")
        text = f"{self.key} = {first}"
        yield from self.before
        yield f"{text:<20} {self.note}" if self.note else text
        yield from ("    " + line for line in more)


class Ini:
    SECTION = re.compile(r"\[(?P<name>[^]]+)\]\s*(?:[;#].*)?$")
    ENTRY = re.compile(r"(?P<key>[^=:\s][^=:]*?)\s*[=:]\s*(?P<value>.*?)(?:\s+(?P<note>[;#].*))?$")

    def __init__(self):
        self.sections, self.heads, self.tail = OrderedDict(), {}, []

    @classmethod
    def parse(cls, text):
        ini, section, last, comments = cls(), None, None, []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.lstrip()[0] in "#;":
                comments.append(line.strip())
                last = None
            elif line[0].isspace():
                if last is None:
                    raise IniError(number, line, "nothing to continue")
                last.value += "\n" + line.strip()
            elif m := cls.SECTION.match(line):
                section = m["name"].strip()
                ini.sections.setdefault(section, OrderedDict())
                ini.heads.setdefault(section, comments)
                comments, last = [], None
            elif m := cls.ENTRY.match(line):
                if section is None:
                    raise IniError(number, line, "no section yet")
                key = m["key"].lower()
                if key in ini.sections[section]:
                    raise IniError(number, line, f"{key} again")
                last = ini.sections[section][key] = Entry(m["key"], m["value"], comments, m["note"] or "")
                comments = []
            else:
                raise IniError(number, line, "neither section nor entry")
        ini.tail = comments
        return ini

    def flat(self):
        return {(s, k): e.value for s, entries in self.sections.items() for k, e in entries.items()}

    def set(self, section, key, value):
        entries = self.sections.setdefault(section, OrderedDict())
        self.heads.setdefault(section, [""])
        if key in entries:
            entries[key].value = value
        else:
            entries[key] = Entry(key, value)

    def remove(self, section, key):
        del self.sections[section][key]
        if not self.sections[section]:
            del self.sections[section], self.heads[section]

    def __str__(self):
        lines = []
        for name, entries in self.sections.items():
            lines += [*self.heads[name], f"[{name}]"]
            for entry in entries.values():
                lines += entry.lines()
        return "\n".join(lines + self.tail) + "\n"


def changes(old, new):
    a, b = old.flat(), new.flat()
    for key in sorted(a.keys() | b.keys()):
        match a.get(key), b.get(key):
            case None, added: yield "+", key, added
            case _, None: yield "-", key, None
            case before, after if before != after: yield "~", key, after


def merge(base, ours, theirs, prefer=None):
    mine = {key: (sign, value) for sign, key, value in changes(base, ours)}
    conflicts = []
    for sign, key, value in changes(base, theirs):
        if key in mine and mine[key][1] != value:
            conflicts.append((".".join(key), mine[key][1], value))
            if prefer != "theirs":
                continue
        if sign == "-":
            if key in ours.flat():
                ours.remove(*key)
        else:
            ours.set(*key, value)
    return conflicts


def typed(text):
    text = text.strip()
    for pattern, make in ((r"[+-]?\d+", int), (r"[+-]?\d*\.\d+", float), (r"(?i)true|yes|on", lambda _: True), (r"(?i)false|no|off", lambda _: False),
                          (r"(\d+)([smh])", lambda t: int(t[:-1]) * {"s": 1, "m": 60, "h": 3600}[t[-1]]),
                          (r"(?i)\d+[kmg]", lambda t: int(t[:-1]) << {"k": 10, "m": 20, "g": 30}[t[-1].lower()])):
        if re.fullmatch(pattern, text):
            return make(text)
    if "," in text or "\n" in text:
        return [typed(part) for part in re.split(r"[,\n]\s*", text) if part.strip()]
    return text


base, ours, theirs = map(Ini.parse, (BASE, OURS, THEIRS))
assert str(base) == BASE and str(theirs) == THEIRS
for name, other in (("ours", ours), ("theirs", theirs)):
    print(name, *(f"{sign}{s}.{k}={v!r}" for sign, (s, k), v in changes(base, other)), sep="\n   ")
for prefer in ("ours", "theirs"):
    merged = Ini.parse(OURS)
    conflicts = merge(base, merged, theirs, prefer)
    print(f"== preferring {prefer}; conflicts: {conflicts}")
    print(merged, end="")
print("==", {".".join(k): typed(v) for k, v in merged.flat().items()})

parser = configparser.ConfigParser(inline_comment_prefixes=(";",))
parser.read_string(str(merged))
print(parser.sections(), parser.getint("server", "port"), parser["paths"]["root"], repr(parser["server"]["tags"]))
print("the same:", {(s, k): v for s in parser.sections() for k, v in parser.items(s, raw=True)} == merged.flat())
for bad in ("key = 1", "[a]\nx = 1\nX: 2", "[a]\n  more", "[a]\njust words", "[a\n"):
    for reader in (Ini.parse, lambda t: configparser.ConfigParser().read_string(t)):
        try:
            print("read", reader(bad))
        except (IniError, configparser.Error) as error:
            print(type(error).__name__, "|", str(error).replace("\n", " "))
out = io.StringIO()
parser.remove_section("log")
parser.write(out, space_around_delimiters=False)
print(out.getvalue().splitlines()[:4], len(out.getvalue()))
