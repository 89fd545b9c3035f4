# json: values there and back under all options, and texts that may be wrong.
import codecs
import json
from decimal import Decimal


def value(depth):
    k = below(9 if depth else 6)
    if k == 0:
        return integer()
    if k == 1:
        return number()
    if k == 2:
        return text(10)
    if k < 6:
        return pick((None, True, False, "", 0, [], {}, (), "\ud83d", "\U0001f600\x7f\x00\"\\/", pick(({1}, b"x", 1j, "ok"))))
    if k < 8:
        return [value(depth - 1) for _ in range(below(4))]
    return {pick((text(4), text(4), integer(), number(), True, None, pick(((1, 2), "t")))): value(depth - 1) for _ in range(below(4))}


def dump(v, options):
    return json.dumps(v, **options)


def there_and_back(v):
    return repr(json.loads(json.dumps(v)))


def pieces(v, options):
    return "".join(json.JSONEncoder(**options).iterencode(v))


def load(s, options):
    return json.loads(s, **options)


def problem(s):
    try:
        return json.loads(s)
    except json.JSONDecodeError as err:
        return err.msg, err.pos, err.lineno, err.colno


def raw(s, start):
    return json.JSONDecoder().raw_decode(s, start)


def encoded(s, encoding, mark):
    return json.loads(mark + s.encode(encoding, "surrogatepass"))


dumping = [{}, {}, {"indent": 0}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"indent": "\t", "sort_keys": True}, {"sort_keys": True}, {"allow_nan": False}, {"skipkeys": True, "default": repr},
           {"default": repr}, {"default": list, "indent": 1}, {"indent": 3, "separators": ("; ", "=")}, {"ensure_ascii": False, "sort_keys": True, "skipkeys": True}]
loading = [{}, {}, {"strict": False}, {"parse_float": Decimal}, {"parse_int": str}, {"parse_constant": str.lower}, {"object_pairs_hook": list}, {"object_hook": sorted}, {"parse_float": str, "strict": False}]
damage = ["", '"', "{", "}", "[", "]", ",", ":", "\\", "\\u12", "\\u00e9", "\\ud83d", "\\ude00", "\\x", "0", "-", "e", "E+1", ".", "nul", "null", " ", "\n", "\x01", "N", "NaN", "Infinity", "-Infinity", "\ufeff", "٣", "//"]
for _ in range(count):
    v = value(3)
    show("dumps", dump, v, pick(dumping))
    show("iterencode", pieces, v, pick(dumping))
    show("back", there_and_back, v)
    s = json.dumps(value(3), ensure_ascii=bool(below(2)), default=str, skipkeys=True).replace(", ", pick((", ", ",\n ")))
    show("loads", load, s, pick(loading))
    show("encoded", encoded, s, pick(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1") if s.isascii() else ("utf-8", "utf-16", "utf-32")), pick((b"", b"", codecs.BOM_UTF8, b"\xff")))
    for _ in range(1 + below(3)):
        i = below(len(s) + 1)
        s = s[:i] + pick(damage) + s[i + below(3):]
    show("damaged", load, s, pick(loading))
    show("error", problem, s)
    show("raw_decode", raw, s, below(len(s) + 2))
