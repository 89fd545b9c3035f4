"""Quoted-printable (RFC 1521): nearly readable ASCII that stands for any bytes.

    python -m quopri [-t | -d] [FILE ...]    encode, with -t tabs and spaces too, or decode, to standard output
"""

from binascii import a2b_qp, b2a_qp

__all__ = ["encode", "decode", "encodestring", "decodestring"]


def encode(input, output, quotetabs, header=False):
    """Encode what a binary file holds into another one; with header spaces become underscores, as RFC 1522 has them."""
    output.write(encodestring(input.read(), quotetabs, header))


def decode(input, output, header=False):
    """Decode what a binary file holds into another one; with header underscores are spaces."""
    output.write(decodestring(input.read(), header))


def encodestring(s, quotetabs=False, header=False):
    """Encode bytes."""
    return b2a_qp(s, quotetabs=quotetabs, header=header)


def decodestring(s, header=False):
    """Decode bytes, or ASCII text."""
    return a2b_qp(s, header=header)


def main():
    """The command."""
    import getopt
    import sys
    try:
        options, names = getopt.getopt(sys.argv[1:], "td")
    except getopt.error as problem:
        print(problem, __doc__, sep="\n", file=sys.stderr)
        return 2
    given = {option for option, _ in options}
    if given >= {"-t", "-d"}:
        print("-t and -d are mutually exclusive", file=sys.stderr)
        return 2
    status = 0
    for name in names or ["-"]:
        try:
            file = sys.stdin.buffer if name == "-" else open(name, "rb")
        except OSError as problem:
            print(f"{name}: can't open ({problem})", file=sys.stderr)
            status = 1
            continue
        try:
            if "-d" in given:
                decode(file, sys.stdout.buffer)
            else:
                encode(file, sys.stdout.buffer, "-t" in given)
        finally:
            if file is not sys.stdin.buffer:
                file.close()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
