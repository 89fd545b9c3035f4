"""Command-line tool that checks JSON and prints it nicely: python -m json [infile [outfile]]."""

import argparse
import json
import sys

_COLORS = {"key": "\x1b[94m", "string": "\x1b[1;32m", "number": "\x1b[33m", "keyword": "\x1b[36m"}
_RESET = "\x1b[0m"


def _colorize(text):
    """Color the tokens of JSON text."""
    import re
    token = re.compile(r'("(?:\\.|[^"\\])*")(?=\s*:)|("(?:\\.|[^"\\])*")|(NaN|-?Infinity|-?[0-9][0-9.eE+-]*)|(true|false|null)')

    def paint(match):
        kind = ("key", "string", "number", "keyword")[match.lastindex - 1]
        return _COLORS[kind] + match[0] + _RESET

    return token.sub(paint, text)


def _can_color(stream):
    try:
        from _colorize import can_colorize
    except ImportError:
        return False
    return can_colorize(file=stream)


def main():
    """Run the tool with the arguments in sys.argv."""
    parser = argparse.ArgumentParser(
        description="A simple command line interface for json module to validate and pretty-print JSON objects.")
    parser.add_argument("infile", help="a JSON file to be validated or pretty-printed; defaults to stdin", nargs="?",
                        default="-")
    parser.add_argument("outfile", help="write the output of infile to outfile; defaults to stdout", nargs="?",
                        default=None)
    parser.add_argument("--sort-keys", action="store_true", default=False,
                        help="sort the output of dictionaries alphabetically by key")
    parser.add_argument("--no-ensure-ascii", dest="ensure_ascii", action="store_false",
                        help="disable escaping of non-ASCII characters")
    parser.add_argument("--json-lines", action="store_true", default=False,
                        help="parse input using the JSON Lines format. Use with --no-indent or --compact to produce "
                             "valid JSON Lines output.")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--indent", default=4, type=int,
                       help="separate items with newlines and use this number of spaces for indentation")
    group.add_argument("--tab", action="store_const", dest="indent", const="\t",
                       help="separate items with newlines and use tabs for indentation")
    group.add_argument("--no-indent", action="store_const", dest="indent", const=None,
                       help="separate items with spaces rather than newlines")
    group.add_argument("--compact", action="store_true",
                       help="suppress all whitespace separation (most compact)")
    options = parser.parse_args()
    how = {"sort_keys": options.sort_keys, "indent": options.indent, "ensure_ascii": options.ensure_ascii}
    if options.compact:
        how["indent"] = None
        how["separators"] = (",", ":")
    try:
        if options.infile == "-":
            infile = sys.stdin
        else:
            infile = open(options.infile, encoding="utf-8")
        try:
            # The lines are read as their objects are written.
            objs = map(json.loads, infile) if options.json_lines else [json.load(infile)]
        finally:
            if infile is not sys.stdin and not options.json_lines:
                infile.close()
        outfile = sys.stdout if options.outfile is None else open(options.outfile, "w", encoding="utf-8")
        with_color = _can_color(outfile)
        try:
            for obj in objs:
                if with_color:
                    outfile.write(_colorize(json.dumps(obj, **how)))
                else:
                    json.dump(obj, outfile, **how)
                outfile.write("\n")
        finally:
            if outfile is not sys.stdout:
                outfile.close()
    except ValueError as e:
        raise SystemExit(e)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError as exc:
        raise SystemExit(exc.errno)
