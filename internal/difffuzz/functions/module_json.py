# json: values there and back, and texts that may be wrong.
import json


def value(depth):
    k = below(9 if depth else 6)
    if k == 0:
        return integer()
    if k == 1:
        return number()
    if k == 2:
        return text(10)
    if k < 6:
        return pick((None, True, False, "", 0, [], {}))
    if k < 8:
        return [value(depth - 1) for _ in range(below(4))]
    return {pick((text(4), integer(), number(), True, None)): value(depth - 1) for _ in range(below(4))}


def dump(v, options):
    return json.dumps(v, **options)


def there_and_back(v):
    return repr(json.loads(json.dumps(v)))


for _ in range(count):
    v = value(3)
    show("dumps", dump, v, pick(({}, {"indent": below(4)}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"indent": "\t", "sort_keys": True},
                                 {"allow_nan": False}, {"skipkeys": True, "default": repr})))
    show("back", there_and_back, v)
    s = json.dumps(v, ensure_ascii=bool(below(2)))
    for _ in range(1 + below(2)):  # damaged
        i = below(len(s) + 1)
        s = s[:i] + pick(("", '"', "{", "}", "[", "]", ",", ":", "\\", "\\u12", "\\ud83d", "0", "-", "e", ".", "nul", " ", "\n", "\x01", "N", "Infinity")) + s[i + below(2):]
    show("loads", json.loads, s)
