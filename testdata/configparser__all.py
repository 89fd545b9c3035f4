# Configurations: reading, values, references, writing, errors.
import configparser
import io

def fails(f, *args, **kwargs):
    try: f(*args, **kwargs)
    except Exception as e: print(type(e).__name__, "|", e)
    else: raise SystemExit("no error")

TEXT = """
[DEFAULT]
home = /home/me
[paths]
Root: %(home)s/files
deep = %(root)s/deep   ; not a comment
multi =
    one

    two
  # a comment
    three
flag = Yes
number = 12
percent = 100%%
[empty]
"""
c = configparser.ConfigParser()
c.read_string(TEXT)
assert c.sections() == ["paths", "empty"] and "paths" in c and list(c) == ["DEFAULT", "paths", "empty"]
print(c["paths"]["deep"], repr(c["paths"]["multi"]), c["paths"].getboolean("flag"), c.getint("paths", "number"), c["paths"]["percent"])
assert c.get("paths", "ROOT", raw=True) == "%(home)s/files" and c.get("paths", "no", fallback=7) == 7 and c["empty"]["home"] == "/home/me"
assert c.get("paths", "root", vars={"home": "/x"}) == "/x/files" and c["paths"].get("no") is None and c.has_option("empty", "home")
assert dict(c.items("empty")) == {"home": "/home/me"} and c.options("empty") == ["home"]
c["new"] = {"a": 1, "b": "x\ny"}
c.set("new", "c", "%(a)s")
out = io.StringIO()
c.write(out)
print(out.getvalue())
again = configparser.ConfigParser()
again.read_string(out.getvalue())
assert again == c
assert c.remove_option("new", "a") and not c.remove_option("new", "a") and c.remove_section("new") and "new" not in c
fails(c.get, "nothing", "x")
fails(c.get, "paths", "x")
fails(c.add_section, "paths")
fails(c.set, "paths", "x", "50%")
fails(c.set, "paths", "x", 3)
fails(c.read_string, "a = 1")
fails(c.read_string, "[s]\na = 1\na = 2")
fails(c.read_string, "[s]\n[s]\n")
fails(c.read_string, "[t]\n just words\n= value\n")
fails(lambda: c["nothing"])
fails(c.getboolean, "paths", "number")
d = configparser.ConfigParser()
d.read_string("[a]\nx = %(y)s\ny = %(x)s\nz = %(nothing)s\nw = %(open\nv = %x")
for name in "xzwv": fails(d.get, "a", name)
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, delimiters=("=",),
                              inline_comment_prefixes=(";",), converters={"list": str.split})
e.optionxform = str
e.read_string("[one]\nA = x ${two:b} $$ ; comment\n[two]\nb = y ${c}\nc = 1 2\nalone\n")
print(e["one"]["A"], e["two"].getlist("c"), e["two"]["alone"], e.options("two"))
for text in "${a:b:c}", "${no}", "$x", "${open": fails(lambda: (e.read_dict({"bad": {"v": text}}), e["bad"]["v"]))
u = configparser.ConfigParser(allow_unnamed_section=True)
u.read_string("top = 1\n[s]\nx = 2\n")
assert u[configparser.UNNAMED_SECTION]["top"] == "1"
out = io.StringIO()
u.write(out, space_around_delimiters=False)
print(out.getvalue())
