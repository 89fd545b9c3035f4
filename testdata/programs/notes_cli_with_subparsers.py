# A command line for notes with nested subcommands, parent parsers, custom types and formatters: its help texts, its errors, its work.
import argparse
import contextlib
import io
import re
import shlex
import textwrap
from datetime import date, timedelta
from enum import Enum
from pathlib import PurePosixPath


class Level(Enum):
    LOW = 1
    NORMAL = 2
    HIGH = 3

    def __str__(self):
        return self.name.lower()

    @classmethod
    def from_text(cls, text):
        try:
            return cls[text.upper()]
        except KeyError:
            raise ValueError(text) from None


def due(text):
    """today, tomorrow, +3d, +2w or a date."""
    today = date(2024, 5, 17)
    if m := re.fullmatch(r"\+(\d+)([dw])", text):
        return today + timedelta(**{{"d": "days", "w": "weeks"}[m[2]]: int(m[1])})
    try:
        return {"today": today, "tomorrow": today + timedelta(1)}.get(text) or date.fromisoformat(text)
    except ValueError as e:
        raise argparse.ArgumentTypeError(f"{text!r}: {e}") from e


class Tags(argparse.Action):
    def __init__(self, option_strings, dest, **kwargs):
        kwargs.setdefault("metavar", "TAG[,TAG]")
        super().__init__(option_strings, dest, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        tags = getattr(namespace, self.dest) or frozenset()
        for tag in values.split(","):
            if not tag.isidentifier():
                raise argparse.ArgumentError(self, f"bad tag {tag!r} after {option_string}")
            tags |= {tag}
        setattr(namespace, self.dest, tags)


class Formatter(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog):
        super().__init__(prog, max_help_position=28, width=78)


def make_parser():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-v", "--verbose", action="count", default=0, help="say more; twice: still more")
    common.add_argument("--colour", "--color", choices=("auto", "always", "never"), default="auto", help="when to use colours")
    parser = argparse.ArgumentParser("notes", description=textwrap.dedent("""\
        Keep notes.
          * notes have tags
          * notes may be due
        """), epilog="100%% free of charge", formatter_class=Formatter, parents=[common])
    parser.add_argument("--store", type=PurePosixPath, default=PurePosixPath("~/.notes"), help="where they are", metavar="FOLDER")
    parser.add_argument("-V", "--version", action="version", version="%(prog)s 2.1 (argparse)")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")

    add = commands.add_parser("add", aliases=["a", "new"], parents=[common], formatter_class=Formatter, help="add a note", description="Add a note.")
    add.add_argument("text", nargs="+", help="the words of the note")
    add.add_argument("-t", "--tags", action=Tags, default=frozenset(), help="tags of the note, repeatable")
    add.add_argument("-d", "--due", type=due, help="today, tomorrow, +3d, +2w or YYYY-MM-DD")
    add.add_argument("-l", "--level", type=Level.from_text, choices=list(Level), default=Level.NORMAL, help="how much it matters")
    add.set_defaults(run=do_add)

    find = commands.add_parser("find", formatter_class=Formatter, help="find notes")
    find.add_argument("pattern", nargs="?", default=".", help="a regular expression")
    kind = find.add_mutually_exclusive_group()
    kind.add_argument("--late", action="store_true", help="only late ones")
    kind.add_argument("--due", nargs=2, type=due, metavar=("FROM", "TO"), help="only those due then")
    find.add_argument("--limit", type=int, default=10, help=argparse.SUPPRESS)
    find.add_argument("--sort", action=argparse.BooleanOptionalAction, default=True, help="sort them")
    find.set_defaults(run=do_find)

    tag = commands.add_parser("tag", help="work with tags").add_subparsers(dest="tag_command", required=True)
    for name in ("rename", "merge"):
        sub = tag.add_parser(name, help=f"{name} a tag")
        sub.add_argument("old", nargs=1 if name == "rename" else "+")
        sub.add_argument("to")
        sub.set_defaults(run=do_tag)
    return parser


NOTES = []


def do_add(args):
    NOTES.append(args)
    print(f"note {len(NOTES)}: {' '.join(args.text)!r} tags={sorted(args.tags)} due={args.due} level={args.level} verbose={args.verbose}")


def do_find(args):
    found = [n for n in NOTES if re.search(args.pattern, " ".join(n.text))]
    if args.due:
        found = [n for n in found if n.due and args.due[0] <= n.due <= args.due[1]]
    if args.sort:
        found.sort(key=lambda n: (-n.level.value, n.text))
    print(len(found), "found:", *(" ".join(n.text) for n in found[:args.limit]), sep="\n  ")


def do_tag(args):
    for note in NOTES:
        if note.tags & set(args.old):
            note.tags = note.tags - set(args.old) | {args.to}
    print(args.tag_command, args.old, "->", args.to, [sorted(n.tags) for n in NOTES])


def main(line):
    print(f"$ notes {line}")
    parser = make_parser()
    err = io.StringIO()
    try:
        with contextlib.redirect_stderr(err):
            args = parser.parse_args(shlex.split(line))
            if args.command is None:
                parser.error("a command is missing; try --help")
    except SystemExit as e:
        print(textwrap.indent(re.sub(r"\(choose from .*\)", "(choose another)", err.getvalue()), "! "), end=f"(exit {e.code})\n")
        return
    args.run(args)


for line in ["--help", "add --help", "find -h", "tag -h", "--version", "", "add", "add milk -t food,home -d tomorrow", "a 'pay the rent' -vv -l high -d +2w --tags money",
             "new -l huge x", "add x -d soon", "add x -d 2024-5-1", "add x -t 'a b'", "add -l low -- -dash note", "find", "find -x", "find --late --due today +3w",
             "find --due today", "find --due today +1w m.*k", "find --no-sort --lim 1", "find --l 1", "tag", "tag merge food money all", "tag rename money", "tag rename all stuff",
             "drop 1", "-v --colour=blue find", "--col always add -v --col never q"]:
    main(line)
parser = make_parser()
print(parser.parse_known_args(["find", "--unknown", "x", "-q"])[1], parser.get_default("store"))
print(parser.format_usage(), end="")
