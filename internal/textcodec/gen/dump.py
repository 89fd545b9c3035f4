# Writes charmaps.go and aliases.go from the codecs of an installed CPython:
#     python3.13 internal/textcodec/gen/dump.py internal/textcodec
import codecs, encodings, encodings.aliases, os, pkgutil, sys

out = sys.argv[1]
maps = []
for m in pkgutil.iter_modules(encodings.__path__):
    try:
        mod = __import__("encodings." + m.name, fromlist=["x"])
    except ImportError:
        continue
    if not hasattr(mod, "decoding_table") and not hasattr(mod, "decoding_map"):
        continue
    info = codecs.lookup(m.name)
    text = "".join(bytes([i]).decode(m.name, "ignore") or "\ufffe" for i in range(256))
    maps.append((m.name, info.name, text))


def quote(s):
    return '"' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\' else "\\u%04x" % ord(c) for c in s) + '"'


with open(os.path.join(out, "charmaps.go"), "w") as f:
    f.write("package textcodec\n\n// This file is made by gen/dump.py: the tables of encodings of one byte, U+FFFE for none.\n\n"
            "var charmaps = []struct{ key, name, text string }{\n")
    for key, name, text in maps:
        f.write('\t{"%s", "%s", %s},\n' % (key, name, quote(text)))
    f.write("}\n")
with open(os.path.join(out, "aliases.go"), "w") as f:
    f.write("package textcodec\n\n// This file is made by gen/dump.py: other names of encodings.\n\nvar aliases = map[string]string{\n")
    for a, n in sorted(encodings.aliases.aliases.items()):
        f.write('\t"%s": "%s",\n' % (a, n))
    f.write("}\n")
