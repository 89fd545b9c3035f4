# JSON at work: pointers, paths, merge patches, schema checks, canonical text, lines, custom encoders and decoders, streaming decode.
import io
import json
from collections import OrderedDict, deque
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import PurePosixPath
from uuid import UUID, uuid5, NAMESPACE_URL

DOC = json.loads('{"store": {"books": [{"title": "A/B~C", "price": 8.95, "tags": []}, {"title": "\\u00dcber \\ud83d\\ude00", "price": 12, "tags": ["x", "y"]}], "open": true, "owner": null}, "": 1}')

def pointer(doc, path):
    for part in path.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        doc = doc[int(part)] if isinstance(doc, list) else doc[part]
    return doc

def merge_patch(target, patch):
    if not isinstance(patch, dict): return patch
    out = dict(target) if isinstance(target, dict) else {}
    for k, v in patch.items():
        if v is None: out.pop(k, None)
        else: out[k] = merge_patch(out.get(k), v)
    return out

def leaves(doc, path=()):
    match doc:
        case dict() | list() if doc:
            for k, v in doc.items() if isinstance(doc, dict) else enumerate(doc): yield from leaves(v, path + (k,))
        case _: yield path, doc

def check(schema, doc, at="$"):
    kinds = {"object": dict, "array": list, "string": str, "number": (int, float), "boolean": bool, "null": type(None)}
    kind = schema.get("type")
    if kind and (not isinstance(doc, kinds[kind]) or kind == "number" and isinstance(doc, bool)):
        yield f"{at}: {json.dumps(doc)} is no {kind}"; return
    for name in schema.get("required", []):
        if name not in doc: yield f"{at}: {name!r} is missing"
    for name, sub in schema.get("properties", {}).items():
        if name in doc: yield from check(sub, doc[name], f"{at}.{name}")
    if "items" in schema:
        for i, x in enumerate(doc): yield from check(schema["items"], x, f"{at}[{i}]")
    if "enum" in schema and doc not in schema["enum"]: yield f"{at}: {doc!r} is none of {schema['enum']}"

print([pointer(DOC, p) for p in ("/store/books/0/title", "/store/books/1/tags/1", "/", "/store/open")])
for path, value in leaves(DOC): print("  ", "/".join(map(str, path)) or "(root)", "=", json.dumps(value, ensure_ascii=False))
print(merge_patch({"a": "b", "c": {"d": "e", "f": "g"}}, {"a": "z", "c": {"f": None}, "n": {"x": {"y": None}}}))
schema = {"type": "object", "required": ["store", "name"], "properties": {"store": {"type": "object", "properties": {"open": {"type": "number"}, "books": {"type": "array", "items": {"type": "object", "required": ["isbn"], "properties": {"price": {"type": "number"}, "title": {"enum": ["A/B~C"]}}}}}}}}
print(*check(schema, DOC), sep="\n")
print(json.dumps(DOC, sort_keys=True, separators=(",", ":")), json.dumps(DOC, ensure_ascii=False)[-70:], json.dumps([1, {"a": []}, {}, "x\ty\u2028"], indent="--"), sep="\n")

class Level(Enum): LOW = 1; HIGH = 2
@dataclass
class Job: name: str; level: Level; due: date
class Encoder(json.JSONEncoder):
    def default(self, o):
        match o:
            case Enum(): return o.name
            case date(): return {"$date": o.isoformat()}
            case Decimal() | Fraction() | UUID() | PurePosixPath(): return str(o)
            case set() | frozenset() | deque(): return sorted(o)
            case bytes(): return {"$hex": o.hex()}
            case _ if is_dataclass(o): return asdict(o)
        return super().default(o)
text = json.dumps({"job": Job("wash", Level.HIGH, date(2024, 5, 1)), "n": Decimal("1.10"), "s": {3, 1, 2}, "q": deque("ba"), "b": b"\x00\xff", "id": uuid5(NAMESPACE_URL, "http://x.y"), "f": Fraction(1, 3), "p": PurePosixPath("/a/b")}, cls=Encoder, indent=2)
print(text)
def hook(d): return date.fromisoformat(d["$date"]) if "$date" in d else bytes.fromhex(d["$hex"]) if "$hex" in d else d
back = json.loads(text, object_hook=hook)
print(back["job"]["due"].strftime("%d.%m.%y"), back["b"], json.loads("[1.10, 1e2, 12345678901234567890123, -0, -0.0, NaN, -Infinity]", parse_float=Decimal), json.loads('{"a": 1, "a": 2, "b": 3}', object_pairs_hook=list), type(json.loads("{}", object_pairs_hook=OrderedDict)).__name__)
print(json.dumps({1: "int", None: "none", True: "true", 1.5: "float"}), json.dumps([float("nan"), float("inf"), 1e100, 0.1, 1e-7, -0.0, 10**25]), json.dumps({("t",): 1, "k": 2}, skipkeys=True), json.dumps("\x7f\x1f</script>"))
stream, decoder, at = '{"a": 1} [2, 3]  "x" 4.5 null', json.JSONDecoder(), 0
while at < len(stream):
    value, at = decoder.raw_decode(stream, at)
    print(value, at, end="; ")
    while at < len(stream) and stream[at] == " ": at += 1
print()
lines = io.StringIO("".join(json.dumps(r) + "\n" for r in ({"n": n, "sq": n * n} for n in range(4))))
print(sum(json.loads(l)["sq"] for l in lines), "".join(json.JSONEncoder(indent=1).iterencode({"a": [1, 2]})).split("\n"))
for bad in ("", "{", '{"a" 1}', "[1 2]", "[1,]", "{'a': 1}", '"\\x"', '"abc', "01", "nul", "[1] x", '"a\nb"', '{"a":1,}'):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(f"{bad!r:12} line {e.lineno} column {e.colno} char {e.pos}: {e.msg}")
for obj in ({1, 2}, {(1,): 2}, float("nan")):
    try: json.dumps(obj, allow_nan=False)
    except (TypeError, ValueError) as e: print(type(e).__name__, str(e)[:60])
loop = []; loop.append(loop)
try: json.dumps(loop)
except ValueError as e: print(e)
