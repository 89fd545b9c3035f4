# One configuration in four notations: INI with interpolation, TOML, JSON and environment lines; merged, checked, written again.
import configparser
import io
import json
import shlex
import tomllib
from collections import ChainMap
from pprint import pprint

INI = """
[DEFAULT]
root = /srv/app
debug = no

[server]
host = example.org
port = 8080
logs = %(root)s/logs/%(host)s
workers = 4
; a comment
motd = Welcome
    to the
    server

[paths]
static = ${root}/static
"""
TOML = '''
title = "demo"
[server]
port = 9090
tls = { cert = "a.pem", key = "b.pem" }
started = 2024-02-29T12:00:00Z
ratio = 1_000.5e-3
names = ["x", 'y\\z', """multi
line"""]
[[server.routes]]
path = "/"
methods = ["GET"]
[[server.routes]]
path = "/api"
methods = ["GET", "POST"]
mask = 0xff
'''
ENV = """
# shell-like
APP_SERVER_HOST='local host'
export APP_SERVER_PORT=7070   # override
APP_DEBUG=yes
"""

ini = configparser.ConfigParser()
ini.read_string(INI)
server = ini["server"]
print(ini.sections(), server["logs"], server.getint("port"), server.getboolean("debug"), repr(server["motd"]))
print(server.get("nope", fallback="-"), ini.has_option("paths", "debug"), ini.getfloat("server", "workers"))
raw = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
raw.read_string(INI.replace("%(root)s/logs/%(host)s", "${paths:static}/${port}"))
print(raw["server"]["logs"])
toml = tomllib.loads(TOML)
pprint(toml, width=70)


def env(text):
    found = {}
    for line in text.splitlines():
        for word in shlex.split(line, comments=True):
            if "=" in word:
                key, _, value = word.partition("=")
                found[key.removeprefix("APP_").lower()] = value
    return found


def flatten(tree, prefix=""):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}_")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for i, item in enumerate(value):
                yield from flatten(item, f"{prefix}{key}_{i}_")
        else:
            yield f"{prefix}{key}", value


layers = ChainMap(env(ENV), dict(flatten(toml)), {f"{s}_{k}": v for s in ini.sections() for k, v in ini.items(s, raw=True)})
for key in sorted(layers):
    source = ("env", "toml", "ini")[next(i for i, m in enumerate(layers.maps) if key in m)]
    print(f"{key:28} {source:4} {layers[key]!r}")

print(json.dumps(toml, default=lambda o: o.isoformat(), indent=2, sort_keys=True)[:160], "...")
assert json.loads(json.dumps(toml, default=str))["server"]["routes"][1]["mask"] == 255
out = configparser.ConfigParser(allow_no_value=True, delimiters=("=",))
out["server"] = {k: str(v) for k, v in toml["server"].items() if not isinstance(v, (dict, list))}
out["empty"] = {"flag": None}
out.write(buf := io.StringIO())
print(buf.getvalue(), end="")
for text, load in [("a = [1, 2", tomllib.loads), ('{"a": [1, 2,, 3]}', json.loads), ("[s]\nx = 1\nx = 2", ini.read_string), ("x = 1", configparser.ConfigParser().read_string), ("a = 1\na = 2", tomllib.loads)]:
    try:
        load(text)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, configparser.Error) as e:
        print(type(e).__name__, "|", str(e).replace("\n", " / "))
