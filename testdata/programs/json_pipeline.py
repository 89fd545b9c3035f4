# A JSON pipeline: JSON lines in, hooks and encoders for dates, decimals and sets, a path query, a schema check, merging patches, pretty and compact output, errors.
import io
import json
import math
from collections import OrderedDict, namedtuple
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from functools import partial, reduce
from uuid import UUID


class Level(IntEnum):
    LOW = 1


class Colour(Enum):
    RED = "red"


@dataclass
class Point:
    x: int
    y: float = 0.5


class Encoder(json.JSONEncoder):
    def default(self, o):
        match o:
            case date() | datetime(): return {"$date": o.isoformat()}
            case Decimal(): return {"$decimal": str(o)}
            case set() | frozenset(): return sorted(o)
            case Enum(): return o.value
            case UUID(): return o.hex
            case bytes(): return o.hex(":")
        if is_dataclass(o):
            return {"$type": type(o).__name__, **asdict(o)}
        return super().default(o)


def revive(d):
    match d:
        case {"$date": text}: return datetime.fromisoformat(text)
        case {"$decimal": text}: return Decimal(text)
        case {"$type": "Point", **rest}: return Point(**rest)
    return d


value = {"when": datetime(2024, 2, 29, 12), "day": date(2024, 1, 1), "price": Decimal("1.10"), "tags": {"b", "a"}, "p": Point(1), "c": Colour.RED, "l": Level.LOW, "id": UUID(int=5), "raw": b"\1\2", 1: None, 2.5: True, None: [], False: ()}
text = json.dumps(value, cls=Encoder)
print(text)
back = json.loads(text, object_hook=revive)
print(back["when"], back["price"] + 1, back["p"], list(back)[-4:])
print(json.dumps(value, default=lambda o: f"<{type(o).__name__}>", indent=1, separators=(",", ": "))[:120])
for kw in ({"indent": None}, {"indent": 0}, {"indent": "\t"}, {"separators": (",", ":")}, {"sort_keys": True}, {"ensure_ascii": False, "indent": 2}):
    print(kw, repr(json.dumps({"b": [1, [], {}], "a": {"é\n\"": "😀\u2028/\x7f"}}, **kw)))
print(json.dumps([float("inf"), -0.0, 1e16, 1e-7, 123456789012345680000, 0.1, 5e-324, math.pi]), json.loads("[NaN, -Infinity, 1E400, -0, -0.0, 1e2, 12345678901234567890]"))
N = namedtuple("N", "a b")
print(json.dumps([N(1, 2), OrderedDict(z=1, a=2), "\ud800", "\\/", True, (1,), [[[]]]]), json.loads('"\\ud83d\\ude00 \\u00e9 \\/ \\ud800"') == "😀 é / \ud800")
print(json.loads("[1.10, 2, 1e3]", parse_float=Decimal), json.loads("[1, -2]", parse_int=lambda s: f"<{s}>"), json.loads("[NaN]", parse_constant=str.lower), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads(b'\xef\xbb\xbf{"x": 1}'), json.loads('"x"'.encode("utf-16")))
bad = ['', '{', '[1,]', '{"a" 1}', '{"a":}', '{a: 1}', '[1 2]', '"abc', '"\x01"', '"\\q"', '"\\u12"', 'nul', '01', '1.', '-', '[1]x', '{"a":1,}', "{'a':1}", '\ufeff[]', '[1,\n 2,\n  oops]', '"a\nb"', '+1', '.5', '[', '{"a":1 "b"}', '{"a"', 'tru', '[\x00]']
for text in bad:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(f"{text!r:22} {e.msg} | line {e.lineno} column {e.colno} char {e.pos}")
for thing, kw in (({(1, 2): 3}, {}), ({1, 2}, {}), (float("nan"), {"allow_nan": False}), ({(1,): 1, "a": 2}, {"skipkeys": True}), (object, {}), ({"a": 1, 2: 3}, {"sort_keys": True}), (b"x", {})):
    try:
        print(json.dumps(thing, **kw))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, "__notes__", ""))
decoder = json.JSONDecoder()
stream, place, found = '{"a": 1} [2]"three" 4 null', 0, []
while place < len(stream):
    item, place = decoder.raw_decode(stream, place)
    found.append(item)
    place += len(stream[place:]) - len(stream[place:].lstrip())
print(found, "".join(json.JSONEncoder(separators=(",", ":")).iterencode([1, {"k": [None]}])))


def path(data, query):
    """a.b, a[0], a[*], ..name"""
    def step(nodes, part):
        for node in nodes:
            if part == "*":
                yield from node.values() if isinstance(node, dict) else node
            elif part.startswith("~"):
                yield from search(node, part[1:])
            elif isinstance(node, dict) and part in node:
                yield node[part]
            elif isinstance(node, list) and part.lstrip("-").isdigit() and -len(node) <= int(part) < len(node):
                yield node[int(part)]

    def search(node, name):
        if isinstance(node, dict):
            if name in node:
                yield node[name]
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                yield from search(child, name)
    parts = query.replace("..", ".~").replace("[", ".").replace("]", "").strip(".").split(".")
    return list(reduce(step, parts, [data]))


def merge(target, patch):
    if not isinstance(patch, dict):
        return patch
    out = dict(target) if isinstance(target, dict) else {}
    for k, v in patch.items():
        if v is None:
            out.pop(k, None)
        else:
            out[k] = merge(out.get(k), v)
    return out


def check(data, schema, where="$"):
    kinds = {"object": dict, "array": list, "string": str, "number": (int, float), "boolean": bool}
    if "type" in schema and (not isinstance(data, kinds[schema["type"]]) or schema["type"] == "number" and isinstance(data, bool)):
        yield f"{where}: {schema['type']} wanted, {json.dumps(data)} found"
    elif isinstance(data, dict):
        yield from (f"{where}: {k} is missing" for k in schema.get("required", ()) if k not in data)
        for k, sub in schema.get("properties", {}).items():
            if k in data:
                yield from check(data[k], sub, f"{where}.{k}")
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from check(item, schema.get("items", {}), f"{where}[{i}]")
    elif "enum" in schema and data not in schema["enum"]:
        yield f"{where}: {data!r} is none of {schema['enum']}"


lines = io.StringIO('{"name": "pen", "sizes": [1, 2], "maker": {"name": "A", "city": "X"}}\n\n{"name": "ink", "sizes": ["big"], "colour": "pink"}\n{"sizes": true}\n')
rows = [json.loads(line) for line in lines if line.strip()]
for query in ("*.name", "..name", "0.sizes[-1]", "[*].sizes[*]" if False else "1.sizes.*", "0.maker.city", "9.x"):
    print(query, path(rows, query))
schema = {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"sizes": {"type": "array", "items": {"type": "number"}}, "colour": {"enum": ["red", "blue"]}}}}
print(*check(rows, schema), sep="\n")
print(json.dumps(merge(rows[0], {"sizes": [3], "maker": {"city": None, "zip": "1"}, "name": None}), sort_keys=True), merge({"a": 1}, [2]))
out = io.StringIO()
for row in rows:
    json.dump(row, out, separators=(",", ":"), default=partial(str))
    out.write("\n")
print(out.getvalue(), end="")
