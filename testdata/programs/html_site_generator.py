# Builds a small site: pages with TOML front matter, a template language, escaped HTML, links checked by a parser of the output, slugs, URLs, a sitemap, a word count.
import html
import re
import tempfile
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime, time, timezone
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from string import Template
from unicodedata import combining, normalize
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, urlencode, urljoin, urlsplit, urlunsplit

PAGES = {
    "index.md": '+++\ntitle = "Home & away"\ndate = 2024-01-02\ntags = ["news", "snakes"]\n+++\nWelcome to *the* site, see [about](about.html?x=1&y=2#top) or [nothing](missing.html).\n\nSecond <paragraph>.',
    "about.md": '+++\ntitle = "Über uns"\ndate = 2023-12-31T23:00:00+01:00\ntags = ["snakes"]\n[author]\nname = "Ann"\nage = 0x1F\n+++\n# Who\n\nWe **are**:\n\n- one `a < b`\n- two\n\n[home](./index.html) [mail](mailto:x@y.z) [far](https://example.org/a%20b)',
    "draft.md": '+++\ntitle = "Draft"\ndraft = true\n+++\nnothing',
    "broken.md": '+++\ntitle = \n+++\nx',
}
LAYOUT = Template("<!DOCTYPE html>\n<html><head><title>$title</title></head>\n<body class='$kind'>$$5 <h1>$title</h1>$body<footer>${date}, $tags</footer></body></html>")


def slug(text):
    plain = "".join(c for c in normalize("NFKD", text.replace("ß", "ss")) if not combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def inline(text):
    text = html.escape(text, quote=False)
    for pattern, new in [(r"`([^`]+)`", r"<code>\1</code>"), (r"\*\*(.+?)\*\*", r"<b>\1</b>"), (r"\*(.+?)\*", r"<i>\1</i>"), (r"\[([^]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>')]:
        text = re.sub(pattern, new, text)
    return text


def markdown(text):
    for block in re.split(r"\n{2,}", text.strip()):
        if m := re.match(r"(#+) (.*)", block):
            yield f'<h{len(m[1]) + 1} id="{slug(m[2])}">{inline(m[2])}</h{len(m[1]) + 1}>'
        elif block.startswith("- "):
            yield "<ul>" + "".join(f"<li>{inline(line[2:])}</li>" for line in block.splitlines()) + "</ul>"
        else:
            yield f"<p>{inline(block)}</p>"


class Checker(HTMLParser):
    VOID = {"br", "img", "meta"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.links, self.words, self.problems, self.ids = [], [], Counter(), [], set()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.VOID:
            self.stack.append(tag)
        if "href" in attrs:
            self.links.append(attrs["href"])
        if "id" in attrs:
            self.ids.add(attrs["id"])

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.problems.append((tag, self.getpos()))

    def handle_data(self, data): self.words.update(re.findall(r"\w+", data.lower()))
    def handle_decl(self, decl): self.problems += [] if decl == "DOCTYPE html" else [decl]


def read(text):
    _, front, body = text.split("+++\n", 2)
    return tomllib.loads(front), body


with tempfile.TemporaryDirectory() as folder:
    source, target = Path(folder, "src"), Path(folder, "out")
    source.mkdir()
    for name, text in PAGES.items():
        (source / name).write_text(text, encoding="utf-8")
    by_tag, site = defaultdict(list), {}
    for path in sorted(source.glob("*.md")):
        try:
            meta, body = read(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as e:
            print(f"{path.name}: {e}")
            continue
        if meta.get("draft"):
            continue
        when = meta["date"] if isinstance(meta["date"], datetime) else datetime.combine(meta["date"], time(), timezone.utc)
        page = LAYOUT.substitute(title=html.escape(meta["title"]), kind=path.stem, body="".join(markdown(body)), date=when.astimezone(timezone.utc).strftime("%d %b %Y"), tags=", ".join(meta["tags"]))
        target.mkdir(exist_ok=True)
        out = target / path.with_suffix(".html").name
        out.write_text(page, encoding="utf-8")
        site[out.name] = page
        for tag in meta["tags"]:
            by_tag[tag].append(meta["title"])
        print(out.name, meta, len(page))
    print(dict(by_tag), sorted(p.name for p in target.iterdir()))
for name, page in site.items():
    checker = Checker()
    checker.feed(page)
    checker.close()
    print(name, checker.links, checker.problems, sorted(checker.ids), checker.words.most_common(3), checker.stack)
    for link in checker.links:
        url = urlsplit(urljoin(f"https://snakes.example/{name}", link))
        if url.netloc == "snakes.example" and PurePosixPath(url.path).name not in site:
            print("   dead link:", urlunsplit(url))
        else:
            print("  ", url.scheme, url.netloc or "-", unquote(url.path), parse_qs(url.query), url.fragment or "-")
print(site["about.html"])

bad = Checker()
bad.feed("<p>one <b>two</p></b><br/>&lt;three&amp;&#102;our &copy &nbsp;x<!-- no --><a href='x&amp;y' download>z</a")
print(bad.problems, bad.links, list(bad.words), bad.rawdata, bad.stack)
print([slug(s) for s in ("Über uns!", "  C++ & C#  ", "naïve café", "Straße 7", "漢字")], html.unescape("&lt;&eacute;&#x41;&notit;&unknown;&#0;"), html.escape("<a href='x'>\"&"))
print(urljoin("http://a/b/c/d;p?q", "../g"), urljoin("http://a/b/c/", "?y"), urljoin("http://a/b", "//h/x"), quote("a b/ü?&"), quote("a/b", safe=""), quote_plus("a b&c"), urlencode({"a": [1, 2], "b c": "ü"}, doseq=True), parse_qsl("a=1&b=&c&a=2", keep_blank_values=True))
parts = urlsplit("https://user:pa%40ss@HOST.example:8443/p;x/../y?q=1&r#frag")
print(parts.hostname, parts.port, parts.username, parts.password, parts.path, parts._replace(query="", fragment="").geturl(), parts[:2])
for text in ("a = 1\na = 2", "a = ", "[x]\n[x]", "a = 01", "x = 'abc", "a.b = 1\na = 2", "d = 2024-13-01", "= 1", "a = [1,", "a = {b = 1,}", "s = \"\\q\"", "a = 1 b = 2"):
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(f"{text!r}: {e}")
print(tomllib.loads('a = 1_000\nf = [inf, -nan, 1e3, 0.5]\nb = [true, false]\nd = 2024-01-02T03:04:05.678Z\nl = 07:32:00\nx = 0b101\n[[t]]\nk = """\na\\\n   b"""\n[[t]]\n"q r".s = \'raw\\n\''), date(2024, 1, 2))
