# A to-do command line: subcommands, types, choices, groups, its help texts, its errors, all driven by lists of arguments.
import argparse
import contextlib
import io
import json
import sys
from datetime import date

TASKS = []


def day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day") from None


class KeyValue(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        pairs = dict(getattr(namespace, self.dest) or {})
        key, eq, value = values.partition("=")
        if not eq:
            parser.error(f"{option_string} wants KEY=VALUE")
        pairs[key] = value
        setattr(namespace, self.dest, pairs)


def build():
    p = argparse.ArgumentParser(prog="todo", description="Keep a list of things to do.", epilog="Nothing is saved.")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more; repeat for still more")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    sub = p.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add = sub.add_parser("add", help="add a task", aliases=["a"])
    add.add_argument("words", nargs="+", help="the task in words")
    add.add_argument("-p", "--priority", type=int, choices=range(1, 4), default=2, help="1 to 3 (default: %(default)s)")
    add.add_argument("--due", type=day, metavar="DAY", help="a day as YYYY-MM-DD")
    add.add_argument("-m", "--meta", action=KeyValue, help="KEY=VALUE, may be repeated")
    add.set_defaults(run=do_add)
    show = sub.add_parser("list", help="list the tasks")
    how = show.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true")
    how.add_argument("--short", action="store_true")
    show.add_argument("--done", action=argparse.BooleanOptionalAction, default=None)
    show.set_defaults(run=do_list)
    done = sub.add_parser("done", help="tick tasks off")
    done.add_argument("numbers", nargs="*", type=int)
    done.add_argument("--all", action="store_const", const=True, default=False)
    done.set_defaults(run=do_done)
    return p


def do_add(args):
    TASKS.append({"text": " ".join(args.words), "priority": args.priority, "due": args.due, "done": False, **(args.meta or {})})
    print("added", len(TASKS), "!" * args.verbose)


def do_list(args):
    rows = [t for t in TASKS if args.done is None or t["done"] == args.done]
    if args.json:
        print(json.dumps(rows, default=str))
        return
    for n, t in enumerate(sorted(rows, key=lambda t: (t["priority"], t["due"] or date.max)), 1):
        print(f"{n}. [{'x' if t['done'] else ' '}] {t['text']}" + ("" if args.short else f" (p{t['priority']}, due {t['due'] or 'any day'})"))


def do_done(args):
    for n in range(1, len(TASKS) + 1) if args.all else args.numbers:
        TASKS[n - 1]["done"] = True
    print(sum(t["done"] for t in TASKS), "done")


parser = build()
for line in ["add buy milk -p 1 --due 2024-05-01", "-vv a call home -m who=mum -m tel=123", "add --priority=3 sleep", "list", "done 2", "list --no-done --short", "list --json", "done --all", "list --done",
             "list --js", "add x -p", "add x --due 2024-02-30", "add x -m nothing", "list --json --short", "", "done one", "add", "list extra", "--version"]:
    print("$ todo", line)
    err = io.StringIO()
    try:
        with contextlib.redirect_stderr(err):
            args = parser.parse_args(line.split())
            args.run(args)
    except SystemExit as e:
        print("exit", e.code, "|", err.getvalue().splitlines()[-1] if err.getvalue() else "")
sys.argv = ["todo", "add", "from", "argv"]
print(parser.parse_args().words, parser.parse_known_args(["list", "--odd", "--json"])[1])
