# Layered configuration: defaults, INI files with interpolation, TOML, environment and command line, merged by ChainMap, with types, validation and a written result.
import argparse
import configparser
import io
import os
import tomllib
from collections import ChainMap
from dataclasses import MISSING, dataclass, field, fields
from pathlib import PurePosixPath
from typing import Literal, get_args, get_origin, get_type_hints

INI = """\
# comment
[DEFAULT]
root = /srv
log = %(root)s/log

[server]
host = example.org
port = 8080 ; not a comment by default
debug = yes
paths =
    one
    two

    three

[client]
url = http://%(host)s:%(port)s/
host = localhost
port: 99
timeout = 1.5
"""
TOML = 'port = 9000\nlevel = "debug"\n[limits]\nsize = 1_024\n'


@dataclass
class Settings:
    host: str
    port: int = 80
    debug: bool = False
    level: Literal["debug", "info", "error"] = "info"
    root: PurePosixPath = PurePosixPath("/")
    tags: list[str] = field(default_factory=list)
    timeout: float | None = None

    @classmethod
    def build(cls, source):
        hints, values, errors = get_type_hints(cls), {}, []
        for f in fields(cls):
            if f.name not in source:
                if f.default is MISSING and f.default_factory is MISSING:
                    errors.append(KeyError(f.name))
                continue
            try:
                values[f.name] = convert(hints[f.name], source[f.name])
            except ValueError as e:
                e.add_note(f"in {f.name}")
                errors.append(e)
        unknown = set(source) - {f.name for f in fields(cls)}
        if errors:
            raise ExceptionGroup(f"{len(errors)} bad settings", errors)
        return cls(**values), sorted(unknown)


def convert(kind, text):
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            raise ValueError(f"{text!r} is not one of {', '.join(get_args(kind))}")
        return text
    if get_origin(kind) is list:
        return text.split() if isinstance(text, str) else list(text)
    if kind is bool and isinstance(text, str):
        try:
            return configparser.ConfigParser.BOOLEAN_STATES[text.lower()]
        except KeyError:
            raise ValueError(f"not a boolean: {text!r}") from None
    if type(None) in get_args(kind):
        return None if text in ("", "none") else convert(get_args(kind)[0], text)
    return kind(text)


ini = configparser.ConfigParser(inline_comment_prefixes=(";",), converters={"lines": lambda s: [x for x in s.splitlines() if x], "path": PurePosixPath})
ini.read_string(INI, source="app.ini")
print(ini.sections(), ini["server"].getint("port"), ini.getboolean("server", "debug"), ini.getlines("server", "paths"), ini["client"].getpath("log"), ini["client"]["url"], ini["server"].get("nothing", "fallback"))
print(dict(ini["client"]), "log" in ini["server"], ini.has_section("DEFAULT"), ini.get("client", "url", raw=True), ini.get("client", "url", vars={"port": "1"}), list(ini["server"]), len(ini), ini["client"].name)
parser = argparse.ArgumentParser("app", argument_default=argparse.SUPPRESS, add_help=False)
parser.add_argument("--port"), parser.add_argument("--level"), parser.add_argument("--tags", nargs="*"), parser.add_argument("--debug", action=argparse.BooleanOptionalAction)
os.environ.update(APP_TIMEOUT="2.5", APP_LEVEL="error")
environment = {k.removeprefix("APP_").lower(): v for k, v in os.environ.items() if k.startswith("APP_")}
toml = {k: v for k, v in tomllib.loads(TOML).items() if not isinstance(v, dict)}
for argv in ([], ["--port", "1", "--tags", "a", "b"], ["--no-debug", "--level", "info"], ["--level", "loud", "--port", "x"]):
    layers = ChainMap(vars(parser.parse_args(argv)), environment, toml, {k: v for k, v in ini["server"].items() if k in ("host", "port", "debug", "root")})
    try:
        settings, unknown = Settings.build(layers)
        print(argv, settings, unknown, {name: next(i for i, m in enumerate(layers.maps) if name in m) for name in sorted(layers)})
    except* ValueError as eg:
        print(argv, eg.message, [(str(e), e.__notes__) for e in eg.exceptions])
try:
    Settings.build({"port": "none"})
except ExceptionGroup as eg:
    print(repr(eg), [type(e).__name__ for e in eg.exceptions], eg.split(KeyError)[0])

out = io.StringIO()
ini["new"] = {"A": "1", "b": "multi\nline"}
ini.set("client", "host", "changed")
ini.remove_option("server", "paths"), ini.remove_section("nope")
ini.write(out)
print(out.getvalue(), end="")
again = configparser.ConfigParser()
again.read_string(out.getvalue())
print(again == ini, again["new"]["a"], again.defaults() == ini.defaults())
case = configparser.RawConfigParser(allow_no_value=True, delimiters="=", comment_prefixes="#", strict=False, default_section="common", empty_lines_in_values=False)
case.optionxform = str
case.read_string("[common]\nAll = 1\n[S]\nKey\nkey = %(x)s\n# c\nKey = 2\n[S]\nmore = a = b\n")
print({s: dict(case[s]) for s in case}, case["S"].getint("All"))
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_dict({"a": {"x": 1, "y": "${x}+${b:z}"}, "b": {"z": "$$5", "loop": "${loop}", "bad": "${nope}", "far": "${q:r}" }})
print(extended["a"]["y"])
for action in (lambda: extended["b"]["loop"], lambda: extended["b"]["bad"], lambda: extended["b"]["far"], lambda: extended.set("b", "open", "${x"), lambda: ini["zzz"], lambda: ini.get("client", "zz"), lambda: ini.add_section("client"), lambda: ini.set("client", "x", 5),
               lambda: ini.getint("client", "host"), lambda: ini.getboolean("client", "url"), lambda: ini.read_string("a = 1"), lambda: ini.read_string("[s]\n[s]"), lambda: ini.read_string("[s2]\nx=1\nx=2"), lambda: ini.read_string("[s3]\njunk\n=5"),
               lambda: ini.read_dict({"t": {"x": 1, "X": 2}}), lambda: ini.set("client", "p", "100%"), lambda: ini.read_string("[u]\np = %(missing)s") or ini["u"]["p"], lambda: ini.read_string("[v]\np = 5%") or ini["v"]["p"], lambda: ini.items("nope"), lambda: configparser.ConfigParser(delimiters=("=",), bogus=1), lambda: ini.read("/no/file.ini")):
    try:
        print(action())
    except (configparser.Error, KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, "|", str(e).replace("\n", "\\n"))
