# argparse: making parsers, parsing, help.
import argparse

total = 0
for _ in range(150):
    p = argparse.ArgumentParser(prog="prog", description="Does things with files, many of them, in several ways.")
    p.add_argument("files", nargs="*", help="the files")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    p.add_argument("-o", "--output", metavar="FILE", help="where to write, instead of standard output")
    p.add_argument("--size", type=int, default=10, choices=range(100), help="how many (%(default)s)")
    sub = p.add_argument_group("more options")
    sub.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True)
    g = p.add_mutually_exclusive_group()
    g.add_argument("--one", action="store_true")
    g.add_argument("--two", action="store_const", const=2)
    total += len(p.format_help())
    for i in range(15):
        a = p.parse_args(["-vv", "--output=x", "--size", str(i), "a", "b", "--no-flag", "--two"])
        total += a.verbose + a.size + len(a.files)
print(total > 0)
