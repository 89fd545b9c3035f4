# A loader and dumper for a useful part of YAML: block and flow collections, scalars, literal and folded text, anchors, merge keys, several documents, errors with lines.
import json
import re
from collections.abc import Mapping
from datetime import date
from textwrap import dedent


class YamlError(ValueError):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")


class Line:
    __slots__ = "indent", "text", "number"

    def __init__(self, indent, text, number):
        self.indent, self.text, self.number = indent, text, number


SCALARS = [
    (re.compile(r"[-+]?0x[0-9a-f]+|[-+]?0o[0-7]+|[-+]?\d[\d_]*", re.I), lambda s: int(s, 0) if not re.fullmatch(r"[-+]?0\d+", s) else int(s)),
    (re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+(?=e))(e[-+]?\d+)?|[-+]?\.inf|\.nan", re.I), lambda s: float(s.lower().replace(".inf", "inf").replace(".nan", "nan"))),
    (re.compile(r"\d{4}-\d\d-\d\d"), date.fromisoformat),
    (re.compile(r"true|True|false|False"), lambda s: s.lower() == "true"),
    (re.compile(r"~|null|Null|"), lambda s: None),
]
KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s\[\]{},&*!|>'"#][^#]*?)\s*:(?:\s+|$)""")
FLOW = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\[\]{},]|:(?=\s)|[^\[\]{},:]+(?::(?!\s)[^\[\]{},:]*)*)""")


def strip_comment(text):
    return re.sub(r"""((?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'#]|(?<=\S)[#'])*?)(?:(?:^|\s)\#.*)?$""", r"\1", text).rstrip()


class Loader:
    def __init__(self, text):
        self.raw = text.splitlines()
        self.anchors, self.at = {}, 0
        self.lines = []
        for number, line in enumerate(self.raw, 1):
            body = line.lstrip(" ")
            if body.startswith("\t"):
                raise YamlError("a tab indents", number)
            self.lines.append(Line(len(line) - len(body), body, number))

    def peek(self):
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.text and not line.text.startswith("#"):
                return line
            self.at += 1
        return None

    def documents(self):
        while line := self.peek():
            if line.text == "---":
                self.at += 1
                continue
            self.anchors = {}
            yield self.block(line.indent)
            if (rest := self.peek()) and rest.text not in ("---", "..."):
                raise YamlError(f"unexpected {rest.text!r}", rest.number)
            self.at += rest is not None

    def block(self, indent):
        line = self.peek()
        if line.text == "-" or line.text.startswith("- "):
            return self.sequence(line.indent)
        if KEY.match(line.text):
            return self.mapping(line.indent)
        self.at += 1
        return self.value(strip_comment(line.text), line, indent)

    def sequence(self, indent):
        items = []
        while (line := self.peek()) and line.indent == indent and (line.text == "-" or line.text.startswith("- ")):
            rest = line.text[1:].lstrip()
            if rest and (KEY.match(rest) or rest.startswith("- ")):
                depth = indent + len(line.text) - len(rest)
                self.lines[self.at] = Line(depth, rest, line.number)
                items.append(self.block(depth))
            else:
                self.at += 1
                items.append(self.value(strip_comment(rest), line, indent))
        return items

    def mapping(self, indent):
        result, merged = {}, {}
        while (line := self.peek()) and line.indent == indent and line.text not in ("---", "..."):
            m = KEY.match(line.text)
            if not m:
                raise YamlError(f"a key expected, not {line.text!r}", line.number)
            key = self.scalar(m[1], line)
            if key in result:
                raise YamlError(f"key {key!r} twice", line.number)
            self.at += 1
            value = self.value(strip_comment(line.text[m.end():]), line, indent, in_map=True)
            if key == "<<":
                for source in value if isinstance(value, list) else [value]:
                    merged = source | merged
            else:
                result[key] = value
        return merged | result

    def value(self, text, line, indent, in_map=False):
        if m := re.match(r"&(\w+)\s*", text):
            self.anchors[m[1]] = result = self.value(text[m.end():], line, indent, in_map)
            return result
        if text.startswith("*"):
            if text[1:] not in self.anchors:
                raise YamlError(f"unknown anchor {text[1:]}", line.number)
            return self.anchors[text[1:]]
        if m := re.fullmatch(r"([|>])([-+]?)", text):
            return self.text(*m.groups(), indent)
        if text[:1] in ("[", "{"):
            while text.count("[") + text.count("{") > text.count("]") + text.count("}") and self.at < len(self.lines):
                text += " " + strip_comment(self.lines[self.at].text)
                self.at += 1
            return self.flow(text, line)
        if text:
            while (more := self.peek()) and more.indent > indent and text[0] not in "\"'":
                if KEY.match(more.text):
                    raise YamlError("a mapping inside plain text", more.number)
                text += " " + strip_comment(more.text)
                self.at += 1
            return self.scalar(text, line)
        following = self.peek()
        if following and (following.indent > indent or in_map and following.indent == indent and following.text.startswith("- ")):
            return self.block(following.indent)
        return None

    def text(self, style, chomp, indent):
        chunk = []
        while self.at < len(self.lines) and (not self.lines[self.at].text or self.lines[self.at].indent > indent):
            chunk.append(self.raw[self.at])
            self.at += 1
        body = dedent("\n".join(chunk))
        if style == ">":
            body = re.sub(r"(?<=\S)\n(?=\S)", " ", body).replace("\n\n", "\n")
        return body + "\n" if chomp == "+" else body.rstrip("\n") + "\n" * (chomp != "-")

    def scalar(self, text, line):
        if text[:1] == '"':
            try:
                return json.loads(text)
            except json.JSONDecodeError as e:
                raise YamlError(f"bad text {text}: {e.msg}", line.number) from None
        if text[:1] == "'":
            return text[1:-1].replace("''", "'")
        return next((make(text) for pattern, make in SCALARS if pattern.fullmatch(text)), text)

    def flow(self, text, line):
        tokens = [m[1].strip() for m in FLOW.finditer(text)]
        tokens.append("")
        at = 0

        def take():
            nonlocal at
            at += 1
            return tokens[at - 1]

        def item():
            token = take()
            if token == "[":
                out = []
                while tokens[at] != "]":
                    out.append(item())
                    if tokens[at] == ",":
                        take()
                    elif tokens[at] != "]":
                        raise YamlError(f"flow list goes wrong at {tokens[at] or 'the end'!r}", line.number)
                take()
                return out
            if token == "{":
                out = {}
                while tokens[at] != "}":
                    key = item()
                    out[key] = None
                    if tokens[at] == ":":
                        take()
                        out[key] = item()
                    if tokens[at] == ",":
                        take()
                    elif tokens[at] != "}":
                        raise YamlError(f"flow mapping goes wrong at {tokens[at] or 'the end'!r}", line.number)
                take()
                return out
            if token.startswith("*"):
                if token[1:] not in self.anchors:
                    raise YamlError(f"unknown anchor {token[1:]}", line.number)
                return self.anchors[token[1:]]
            return self.scalar(token, line)
        return item()


def dump(value, indent=0):
    pad = "  " * indent
    match value:
        case Mapping() if value:
            return "".join(f"{pad}{dump(k).strip()}:" + (f"\n{dump(v, indent + 1)}" if isinstance(v, (Mapping, list)) and v else f" {dump(v).strip()}\n") for k, v in value.items())
        case [_, *_]:
            return "".join(f"{pad}- {dump(v, indent + 1).lstrip(' ')}" for v in value)
        case {} | []: text = "[]" if isinstance(value, list) else "{}"
        case None | True | False: text = json.dumps(value)
        case float() if value != value or value in (float("inf"), float("-inf")): text = str(value).replace("inf", ".inf").replace("nan", ".nan")
        case str() if "\n" in value or value != value.strip() or any(p.fullmatch(value) for p, _ in SCALARS) or re.search(r"^[-\[\]{},&*!|>'\"%@#?]|: |:$| #", value): text = json.dumps(value, ensure_ascii=False)
        case _: text = str(value)
    return f"{pad}{text}\n"


SOURCE = r"""
# a service
name: web  # the name
version: 1.20
ports: [80, 0x1F90, { host: 22, on: lo }]
started: 2024-02-29
defaults: &base
  retries: 3
  tags:
  - a
  - "b: c # not a comment"
jobs:
  - id: 1
    <<: *base
    note: |
      first line
        indented

      last
  -
    id: 2
    retries: ~
    <<: [*base]
    note: >-
      folded into
      one line

      and another
  - plain text that
    goes on
  - - nested
    - [deep, [er]]
'quoted ''key''': "tab\t\u00e9"
url: http://example.org:80/x#y
numbers: {a: 1_000, b: -.5, c: 1e3, d: .inf, e: 0o17, f: "12", g: '', h}
empty:
true: yes
---
- second
- doc: ument
...
just a scalar
"""
first, *others = Loader(SOURCE).documents()
for key, value in first.items():
    print(f"{key!r}: {value!r}")
print(others, first["jobs"][0]["tags"] is first["defaults"]["tags"])
print(text := dump(first), end="")
print(next(Loader(text).documents()) == first)
for bad in ("a: 1\na: 2", "a:\n\t- b", "a: *x", "a: 1\n   b: 2\n c: 3", "- a\nb: 1", 'k: "x\\q"', "l: [1, 2", "m: {a: 1 b}", "a: 1\nnonsense", "d: {x: *gone}"):
    try:
        print(bad.encode(), list(Loader(bad).documents()))
    except (ValueError, IndexError) as e:
        print(f"{bad!r:28} {type(e).__name__} {e}")
