# textwrap: prose under all options, dedent, indent and shorten.
import textwrap

words = ["a", "word", "hyphen-ated", "longer-than-a-line-would-be", "end.", "End!\"", "(x)", "--", "—", "é", "\u3000x", "don't", "well--known", "1,5", "tab\there", "line\nbreak", "  ", "", "-o", "--opt-ion", "a-", "x\x0bz", "日本語", "(e.g.)", "2-3", "\u00a0"]


def prose(most=12):
    return pick((" ", " ", " ", "  ", "\n")).join([pick(words) for _ in range(below(most))])


def options():
    o = {"width": below(30) + (below(20) > 0)}
    for key in "break_long_words", "break_on_hyphens", "drop_whitespace", "expand_tabs", "fix_sentence_endings", "replace_whitespace":
        if below(3) == 0:
            o[key] = bool(below(2))
    if below(4) == 0:
        # An indent wider than the line makes CPython, and so Hognose, wrap without end where the text begins with white space.
        o.update(initial_indent=pick(("", "* ", "    "))[:o["width"]], subsequent_indent=pick(("", "  "))[:o["width"]])
    if below(5) == 0:
        o.update(max_lines=1 + below(3), placeholder=pick((" [...]", "…", " ", "")))
    if below(6) == 0:
        o["tabsize"] = below(9)
    return o


def wrapped(s, options):
    return textwrap.wrap(s, **options)


def filled(s, options):
    return textwrap.fill(s, **options)


def shortened(s, width, options):
    return textwrap.shorten(s, width, **options)


def indented(s, prefix, predicate):
    return textwrap.indent(s, prefix, predicate and getattr(str, predicate))


for _ in range(count):
    show("wrap", wrapped, prose(), options())
    show("fill", filled, prose(), options())
    show("shorten", shortened, prose(), below(30), pick(({}, {}, {"placeholder": "…"}, {"placeholder": ""})))
    # What 3.14 changed is left out: that lines of other white space than spaces and tabs count as blank.
    show("dedent", textwrap.dedent, "".join([pick(("  ", "    ", "\t", " \t", "", "  \t ")) + pick(("a", "b c", "", " ", "\x0bc", "\u00a0z")) + pick(("\n", "\n", "\n", "", "x\r\n")) for _ in range(below(6))]))
    show("indent", indented, "".join([pick(words) + pick(("\n", "\n\n", " ", "\r\n", "\x0c")) for _ in range(below(5))]), pick(("> ", "  ", "")), pick((None, None, "strip", "isalpha")))
