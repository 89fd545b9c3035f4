# A JSON parser and printer written by hand, with exact error positions.
class ParseError(ValueError):
    def __init__(self, msg, text, pos):
        line = text.count("\n", 0, pos) + 1
        super().__init__(f"{msg}: line {line} column {pos - text.rfind(chr(10), 0, pos)}")
ESC = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
def parse(text):
    pos = 0
    def fail(msg): raise ParseError(msg, text, pos)
    def ws():
        nonlocal pos
        while pos < len(text) and text[pos] in " \t\r\n": pos += 1
    def expect(c):
        nonlocal pos
        if not text.startswith(c, pos): fail(f"expected {c!r}")
        pos += len(c)
    def value():
        nonlocal pos
        ws()
        if pos == len(text): fail("unexpected end")
        c = text[pos]
        if c == "{":
            pos += 1; out = {}
            ws()
            if text[pos:pos + 1] == "}": pos += 1; return out
            while True:
                ws(); k = string(); ws(); expect(":"); out[k] = value(); ws()
                if text[pos:pos + 1] == ",": pos += 1; continue
                expect("}"); return out
        if c == "[":
            pos += 1; out = []
            ws()
            if text[pos:pos + 1] == "]": pos += 1; return out
            while True:
                out.append(value()); ws()
                if text[pos:pos + 1] == ",": pos += 1; continue
                expect("]"); return out
        if c == '"': return string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, pos): pos += len(word); return v
        return number()
    def string():
        nonlocal pos
        expect('"'); out = []
        while True:
            if pos >= len(text): fail("unterminated string")
            c = text[pos]; pos += 1
            if c == '"': return "".join(out)
            if c == "\\":
                e = text[pos]; pos += 1
                if e == "u":
                    code = int(text[pos:pos + 4], 16); pos += 4
                    if 0xD800 <= code < 0xDC00 and text[pos:pos + 2] == "\\u":
                        low = int(text[pos + 2:pos + 6], 16); pos += 6
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    out.append(chr(code))
                elif e in ESC: out.append(ESC[e])
                else: fail(f"bad escape {e!r}")
            elif c < " ": fail("control character")
            else: out.append(c)
    def number():
        nonlocal pos
        start = pos
        while pos < len(text) and text[pos] in "+-0123456789.eE": pos += 1
        t = text[start:pos]
        try: return int(t) if t.lstrip("-").isdigit() else float(t)
        except ValueError: pos = start; fail("unexpected " + repr(text[pos]))
    result = value()
    ws()
    if pos != len(text): fail("extra text")
    return result
def dump(v, indent=0):
    pad = "  " * indent
    match v:
        case dict() if v: return "{\n" + ",\n".join(f'{pad}  "{k}": {dump(x, indent + 1)}' for k, x in v.items()) + "\n" + pad + "}"
        case list() if v: return "[" + ", ".join(dump(x, indent + 1) for x in v) + "]"
        case dict() | list(): return repr(v)
        case bool() | None: return {True: "true", False: "false", None: "null"}[v]
        case str(): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if " " <= c < "\x7f" else f"\\u{ord(c):04x}") for c in v) + '"'
        case _: return repr(v)
doc = parse('{"name": "caf\\u00e9 \\ud83d\\ude00", "list": [1, -2.5, 1e3, true, null, []],\n "nested": {"a": {"b": [{"c": "\\"\\n\\t"}]}, "e": {}}}')
print(dump(doc), ascii(doc["name"]), len(doc["name"]))
assert parse(dump({k: v for k, v in doc.items() if k != "name"})) == {k: v for k, v in doc.items() if k != "name"}
for bad in ["", "[1, 2", '{"a" 1}', "[1 2]", '"abc', '{"a": 1,}', "nul", '["\\x"]', "[1] x", "{\n  \"a\": [\n    1,\n    ?\n  ]\n}", '"a\nb"', "--1", "{a: 1}"]:
    try: print(parse(bad))
    except ParseError as e: print(f"{bad!r:32} {e}")
big = parse("[" * 200 + "]" * 200)
depth = 0
while big: big, depth = big[0], depth + 1
print(depth)
