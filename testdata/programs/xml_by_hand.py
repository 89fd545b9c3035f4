# A hand-written XML reader: entities, CDATA, comments, namespaces, good errors; a tree with a path language; a writer; events compared with the tree.
import re
from collections import ChainMap, defaultdict
from functools import cache
from html import escape
from textwrap import indent


class XmlError(Exception):
    def __init__(self, message, text, at):
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        super().__init__(f"{message} (line {line}, column {column})")
        self.where = line, column


class Node:
    def __init__(self, name, attributes=None, parent=None):
        self.name, self.attributes, self.parent, self.children = name, dict(attributes or {}), parent, []

    def __iter__(self):
        return (c for c in self.children if isinstance(c, Node))

    def __len__(self):
        return sum(1 for _ in self)

    def __bool__(self):
        return True

    def __getitem__(self, key):
        if isinstance(key, str):
            return self.attributes[key]
        return list(self)[key]

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        for child in self:
            if child.name.rpartition("}")[2] == name:
                return child
        raise AttributeError(f"<{self.name}> has no child <{name}>", name=name, obj=self)

    def __repr__(self):
        return f"<{self.name}{''.join(f' {k}={v!r}' for k, v in self.attributes.items())}: {len(self.children)}>"

    @property
    def text(self):
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def walk(self):
        yield self
        for child in self:
            yield from child.walk()

    def __truediv__(self, path):
        return find([self], path)

    def write(self, pretty=False):
        attributes = "".join(f' {k}="{escape(v)}"' for k, v in self.attributes.items())
        if not self.children:
            return f"<{self.name}{attributes}/>"
        parts = [escape(c, quote=False) if isinstance(c, str) else c.write(pretty) for c in self.children]
        if pretty and all(isinstance(c, Node) or not c.strip() for c in self.children):
            body = "\n" + indent("\n".join(p for p in parts if p.strip()), "  ") + "\n"
        else:
            body = "".join(parts)
        return f"<{self.name}{attributes}>{body}</{self.name}>"


@cache
def steps(path):
    parsed = []
    for m in re.finditer(r"(//|/)?(\*|\.\.|[^/\[\]]+)((?:\[[^\]]*\])*)", path):
        parsed.append((m[1] == "//", m[2], tuple(re.findall(r"\[([^\]]*)\]", m[3]))))
    return parsed


def find(nodes, path):
    for deep, name, filters in steps(path):
        if name == "..":
            nodes = list(dict.fromkeys(n.parent for n in nodes if n.parent))
            continue
        groups = [[c for c in (n.walk() if deep else n) if name in ("*", c.name.rpartition("}")[2]) and not (deep and c is n)] for n in nodes]
        for f in filters:
            match re.fullmatch(r"(\d+)|(?:@(\w+))(?:=(.*))?|(\w+)(?:=(.*))?", f).groups():
                case [str(index), *_]:
                    groups = [g[int(index) - 1:int(index)] for g in groups]
                case [_, str(key), value, *_]:
                    groups = [[n for n in g if key in n.attributes and value in (None, n.attributes[key])] for g in groups]
                case [*_, child, value]:
                    groups = [[n for n in g if any(c.name == child and value in (None, c.text) for c in n)] for g in groups]
        nodes = [n for g in groups for n in g]
    return nodes


class Reader:
    NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?")
    ATTRIBUTE = re.compile(r"""\s+([A-Za-z_][\w.:-]*)\s*=\s*("[^"<]*"|'[^'<]*')""")
    ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

    def __init__(self, text):
        self.source, self.at = text, 0

    def fail(self, message, at=None):
        raise XmlError(message, self.source, self.at if at is None else at)

    def decode(self, text, at):
        def replace(m):
            body = m[1]
            if body is None:
                self.fail("a lone &", at + m.start())
            if body[0] == "#":
                return chr(int(body[2:], 16) if body[1] in "xX" else int(body[1:]))
            return self.ENTITIES.get(body) or self.fail(f"unknown entity &{body};", at + m.start())
        return re.sub(r"&(?:(#x[0-9a-fA-F]+|#\d+|\w+);)?", replace, text)

    def until(self, mark, what):
        end = self.source.find(mark, self.at)
        if end < 0:
            self.fail(f"{what} is never closed")
        start, self.at = self.at, end + len(mark)
        return self.source[start:end]

    def events(self):
        open_tags, spaces = [], ChainMap({"": "", "xml": "xml"})
        seen_root = False
        while self.at < len(self.source):
            start = self.at
            if self.source[start] != "<":
                end = self.source.find("<", start)
                self.at = len(self.source) if end < 0 else end
                text = self.decode(self.source[start:self.at], start)
                if open_tags:
                    yield "text", text, None
                elif text.strip():
                    self.fail("text outside the root", start)
            elif self.source.startswith("<!--", start):
                yield "comment", self.until("-->", "comment")[4:], None
            elif self.source.startswith("<![CDATA[", start):
                yield "text", self.until("]]>", "CDATA")[9:], None
            elif self.source.startswith("<?", start):
                yield "pi", self.until("?>", "instruction")[2:], None
            elif self.source.startswith("</", start):
                name = self.until(">", "end tag")[2:].strip()
                if not open_tags or open_tags[-1][0] != name:
                    self.fail(f"</{name}> closes {'nothing' if not open_tags else f'<{open_tags[-1][0]}> of {open_tags[-1][1]}'}", start)
                yield "end", self.resolve(name, spaces, start), None
                open_tags.pop()
                spaces = spaces.parents
            else:
                if seen_root and not open_tags:
                    self.fail("a second root", start)
                m = self.NAME.match(self.source, start + 1) or self.fail("a name must follow <", start + 1)
                name, self.at, attributes, scope = m.group(), m.end(), {}, {}
                while a := self.ATTRIBUTE.match(self.source, self.at):
                    key, value = a[1], self.decode(a[2][1:-1], a.start(2) + 1)
                    if key == "xmlns" or key.startswith("xmlns:"):
                        scope[key[6:]] = value
                    elif key in attributes:
                        self.fail(f"attribute {key} twice", a.start(1))
                    else:
                        attributes[key] = value
                    self.at = a.end()
                closing = re.compile(r"\s*(/?)>").match(self.source, self.at) or self.fail(f"bad attribute in <{name}>")
                self.at, seen_root, spaces = closing.end(), True, spaces.new_child(scope)
                full = self.resolve(name, spaces, start)
                yield "start", full, {self.resolve(k, spaces, start) if ":" in k else k: v for k, v in attributes.items()}
                if closing[1]:
                    yield "end", full, None
                    spaces = spaces.parents
                else:
                    open_tags.append((name, "line %d" % (self.source.count("\n", 0, start) + 1)))
        if open_tags:
            self.fail(f"<{open_tags[-1][0]}> is never closed")
        if not seen_root:
            self.fail("no root")

    def resolve(self, name, spaces, at):
        prefix, _, local = name.rpartition(":")
        if prefix not in spaces:
            self.fail(f"unknown prefix {prefix}", at)
        return f"{{{spaces[prefix]}}}{local}" if spaces[prefix] else local

    def tree(self):
        node = top = Node("#top")
        for kind, value, attributes in self.events():
            if kind == "start":
                child = Node(value, attributes, node)
                node.children.append(child)
                node = child
            elif kind == "end":
                node = node.parent
            elif kind == "text" and value:
                node.children.append(value)
        root, = top
        root.parent = None
        return root


DOC = """<?xml version="1.0"?>
<!-- a small library -->
<library xmlns:m="urn:meta" town='Ulm &amp; around'>
  <shelf id="s1"><book id="b1" m:lang="en"><title>Tea &lt; Coffee</title><year>1999</year></book>
    <book id="b2"><title>Caf&#233; &#x2615;</title><year>2007</year><loan/></book></shelf>
  <shelf id="s2"><book id="b3"><title><![CDATA[if (a < b && c)]]></title><year>1999</year></book><box><book id="b4"><title>Deep</title></book></box></shelf>
  <note xmlns="urn:notes">all <b>is</b> well<br/></note>
</library>"""
root = Reader(DOC).tree()
print(root, root["town"], len(root), [n.name for n in root.walk()])
for path in ("shelf/book/title", "//book[@id=b3]/title", "//title", "shelf[2]//book", "//book[year=1999]", "//book[loan]/title", "shelf/book[1]", "//loan/../title", "*", "//b", "shelf[@none]", "shelf[@id]/box/*/title"):
    print(f"{path:24}", [n.text if not len(n) else n["id"] if "id" in n.attributes else n.name for n in root / path])
print(root.shelf.book.title.text, root[1][0]["id"], root.note.text, root.shelf.book.attributes)
small = Reader('<a x="1 &quot;2&quot;"><b>t &amp; u</b><c/> <d><e f=\'g\'/></d></a>').tree()
print(small.write(), small.write(pretty=True), sep="\n")
print(Reader(small.write(pretty=True)).tree().write().replace("\n", "").replace("  ", "") == small.write().replace(" <d>", "<d>"))
counts = defaultdict(list)
for kind, value, _ in Reader(DOC).events():
    counts[kind].append(value)
print({k: len(v) for k, v in counts.items()}, counts["comment"], counts["pi"], len(counts["start"]) == sum(1 for _ in root.walk()))
for bad in ("<a><b></a>", "<a", "<a>\n <b x=1/></a>", "<a/><b/>", "<a>&nope;</a>", "<a>x & y</a>", "<a", "hello <a/>", "<a x='1' x='2'/>", "<p:a/>", "<a><!-- </a>", "", "</a>", "<a>\n\n  <b>", "<a>< b/></a>"):
    try:
        print(Reader(bad).tree())
    except XmlError as e:
        print(f"{bad!r:24} {e}", e.where)
for mistake in (lambda: root.garden, lambda: root["none"], lambda: root._hidden):
    try:
        mistake()
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e)
