# csv, textwrap, shlex, urllib.parse: texts in and out.
import csv
import io
import shlex
import string
import textwrap
import urllib.parse as url

words = ["a", "word", "hyphen-ated", "longer-than-a-line-would-be", "end.", "(x)", "--", "—", "é", "\u3000x", "don't", "well--known", "1,5", "tab\there", "line\nbreak", "  ", ""]


def prose():
    return " ".join([pick(words) for _ in range(below(12))])


def wrapped(s, options):
    return textwrap.wrap(s, **options)


def written(rows, options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


def read(s, options):
    return list(csv.reader(s.splitlines(True), **options))


def parts(s):
    u = url.urlsplit(s)
    return tuple(u), url.urlparse(s), u.username, u.password, u.hostname, u.geturl(), url.parse_qsl(u.query), url.urlunsplit(u)


def port(s):
    return url.urlsplit(s).port


def lexed(s, posix, punctuation):
    return list(shlex.shlex(s, posix=posix, punctuation_chars=punctuation))


def template(s):
    return string.Template(s).safe_substitute(a="1", name="N"), string.Template(s).substitute(a="1", name="N")


for _ in range(count):
    options = {"width": 1 + below(30)}
    for key in "break_long_words", "break_on_hyphens", "drop_whitespace", "expand_tabs", "fix_sentence_endings", "replace_whitespace":
        if below(3) == 0:
            options[key] = bool(below(2))
    if below(4) == 0:
        options.update(initial_indent=pick(("", "* ", "    ")), subsequent_indent=pick(("", "  ")))
    if below(5) == 0:
        options.update(max_lines=1 + below(3), placeholder=pick((" [...]", "…", " ")))
    show("wrap", wrapped, prose(), options)
    show("dedent", textwrap.dedent, "".join([pick(("  ", "    ", "\t", " \t", "")) + pick(("a", "b c", "", " ")) + "\n" for _ in range(below(6))]))
    show("indent", textwrap.indent, prose(), pick(("> ", "  ")))
    dialect = pick(({}, {}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"},
                    {"skipinitialspace": True}, {"lineterminator": "\n"}, {"quotechar": "'"}, {"strict": True}))
    rows = [[pick((text(5), integer(), number(), None, 'say "x"', "a,b", "x;y", "it's", "two\nlines", "\\", "")) for _ in range(below(5))] for _ in range(below(4))]
    show("csv", written, rows, dialect)
    show("read", read, "".join([pick(('a', 'b', ',', ';', '"', '""', "'", '\\', '\n', '\r\n', ' ', '1.5', 'é')) for _ in range(below(20))]), dialect)
    line = "".join([pick(("a", "b c", "'", '"', "\\", " ", "#", "|", ";", "&&", "$x", "é", "\n", "-o", "=", "*")) for _ in range(below(12))])
    show("split", shlex.split, line)
    show("comments", shlex.split, line, True)
    show("lex", lexed, line, bool(below(2)), bool(below(2)))
    show("quote", shlex.quote, line)
    address = pick(("http:", "https:", "", "mailto:", "ftp:", "file:", "x-y+z.1:", "1:")) + pick(("//", "", "/")) + pick(("", "user@", "u:p@", "a@b@")) + pick(("host", "HOST.example", "[::1]", "[v1.x]", "1.2.3.4", "")) + \
        pick(("", ":80", ":", ":x", ":99999")) + pick(("", "/", "/a/../b", "/a;p=1", "//x")) + pick(("", "?q=1&r=%20+&s", "?", "?a=1;b=2")) + pick(("", "#f", "#"))
    show("url", parts, address)
    show("port", port, address)
    show("join", url.urljoin, address, pick(("", "x", "/x", "../y", "//h/z", "?q", "#f", "./.", "g;x=1/../y", "http:z")))
    show("quoted", url.quote, text(8), pick(("/", "", "é~")))
    show("unquoted", url.unquote, "".join([pick(("%41", "%e9", "%C3%A9", "%zz", "%", "+", "a", "é")) for _ in range(below(6))]))
    show("template", template, "".join([pick(("$a", "${name}", "$$", "$", "${", "x", "$é", "$missing", "${a b}")) for _ in range(below(5))]))
