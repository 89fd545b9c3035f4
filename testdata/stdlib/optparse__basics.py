# Options, groups, help and errors.
import contextlib
import io
from optparse import OptionGroup, OptionParser

p = OptionParser(prog="tool", usage="%prog [options] FILE", version="%prog 1.0", description="Does things.", epilog="The end.")
p.add_option("-v", "--verbose", action="store_true", default=False, help="say more [default: %default]")
p.add_option("-n", "--number", type="int", metavar="N", help="how many")
p.add_option("-c", type="choice", choices=["a", "b"], dest="choice")
p.add_option("-p", "--pair", nargs=2, type="float")
p.add_option("-l", action="append", dest="items")
g = OptionGroup(p, "More", "Other options.")
g.add_option("--quiet", action="count", help="say less")
p.add_option_group(g)
print(p.format_help())
print(p.parse_args(["-vn3", "x", "--pair", "1", "2.5", "-la", "-l", "b", "--qu", "--", "-z"])[1])
values, rest = p.parse_args(["-vn3", "x", "--pair=1", "2.5", "-la"])
print(sorted(vars(values).items()), rest)
for bad in (["-n", "x"], ["--nope"], ["-c", "z"], ["--pair", "1"], ["--verbose=1"], ["--ver"]):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        try:
            p.parse_args(bad)
        except SystemExit as e:
            print(e.code, err.getvalue().splitlines()[-1])
