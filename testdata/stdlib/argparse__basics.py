# Options, positionals, sub-commands, help and errors.
import argparse
import contextlib
import io

p = argparse.ArgumentParser(prog="tool", description="Does things.", epilog="The end.")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
p.add_argument("-n", "--number", type=int, choices=[1, 2, 3], metavar="N", help="how many (default: %(default)s)", default=2)
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
p.add_argument("name", help="a name")
p.add_argument("rest", nargs="*")
print(p.format_help())
ns = p.parse_args(["-vv", "--num", "3", "x", "a", "b", "--no-flag"])
print(ns)
assert ns.verbose == 2 and ns.number == 3 and ns.rest == ["a", "b"] and ns.flag is False
print(p.parse_known_args(["x", "--what", "-n1"]))
for bad in (["x", "-n", "q"], ["x", "--flag=1"]):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        try:
            p.parse_args(bad)
        except SystemExit as e:
            print(e.code, err.getvalue().splitlines()[-1])

q = argparse.ArgumentParser(prog="git")
sub = q.add_subparsers(dest="command", required=True)
add = sub.add_parser("add", help="add files", aliases=["a"])
add.add_argument("files", nargs="+")
add.set_defaults(func=len)
commit = sub.add_parser("commit")
group = commit.add_mutually_exclusive_group()
group.add_argument("--amend", action="store_true")
group.add_argument("-m")
print(q.parse_args(["add", "x", "y"]))
print(q.parse_args(["commit", "-m", "text"]))
print(q.format_usage(), commit.format_usage())
