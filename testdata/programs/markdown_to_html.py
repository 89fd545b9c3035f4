# Markdown to HTML by hand: headings, lists in lists, code, quotes, tables, links, emphasis; then the HTML read back with html.parser.
import html
import re
from html.parser import HTMLParser

TEXT = """\
Title of *all*
==============

A paragraph with **strong**, *soft* and `code < here` text,
on two lines; a [link](http://a.b/?x=1&y=2 "tip") & an ![image](pic.png).

## List & more

* one
* two with **bold *and soft* inside**
    * deeper `x`
    * still
* three

1. first
2. second

> quoted
> > twice
> end

```python
def f(x): return x < 1 & 2
```

| name | n |
|:-----|--:|
| a\\|b | 1 |
| *c*  | 22 |

---
<tag> &copy; 5 \\* 3 \\* 2 snake_case_word __init__
"""

INLINE = [(re.compile(p), r) for p, r in [
    (r"!\[([^]]*)\]\(([^)\s]+)\)", r'<img alt="\1" src="\2">'),
    (r'\[([^]]+)\]\(([^)\s]+)(?: &quot;([^&]*)&quot;)?\)', lambda m: f'<a href="{m[2]}"' + (f' title="{m[3]}"' if m[3] else "") + f">{m[1]}</a>"),
    (r"\*\*(.+?)\*\*(?!\*)", r"<strong>\1</strong>"), (r"(?<!\w)\*(?=\S)(.+?)(?<=\S)\*", r"<em>\1</em>"), (r"(?<!\w)__(?=\S)(.+?)__(?!\w)", r"<strong>\1</strong>")]]


def inline(text):
    kept = []
    def keep(m):
        kept.append(m[1] if m[1] is not None else None)
        return f"\0{len(kept) - 1}\0"
    codes = re.findall(r"`([^`]+)`|\\([*_|`])", text)
    text = re.sub(r"`([^`]+)`|\\([*_|`])", lambda m: f"\0{(kept.append(f'<code>{html.escape(m[1])}</code>' if m[1] else m[2]) or len(kept) - 1)}\0", text)
    text = re.sub(r"&amp;(\w+;)", r"&\1", html.escape(text))
    for pattern, repl in INLINE:
        text = pattern.sub(repl, text)
    return re.sub("\0(\\d+)\0", lambda m: kept[int(m[1])], text)


def blocks(lines):
    i = 0
    while i < len(lines):
        line = lines[i]
        if not line.strip():
            i += 1
        elif m := re.match(r"(#{1,6})\s+(.*)", line):
            yield f"<h{len(m[1])}>{inline(m[2])}</h{len(m[1])}>"; i += 1
        elif line.startswith("```"):
            end = next((j for j in range(i + 1, len(lines)) if lines[j].startswith("```")), len(lines))
            yield f'<pre class="{line[3:].strip()}">' + html.escape("\n".join(lines[i + 1:end])) + "</pre>"; i = end + 1
        elif re.fullmatch(r"\s*([-*_])(\s*\1){2,}\s*", line):
            yield "<hr>"; i += 1
        elif line.startswith(">"):
            end = next((j for j in range(i, len(lines)) if not lines[j].startswith(">")), len(lines))
            yield "<blockquote>" + "".join(blocks([re.sub("^> ?", "", l) for l in lines[i:end]])) + "</blockquote>"; i = end
        elif m := re.match(r"(\*|-|\d+\.)\s+", line):
            tag = "ol" if m[1][0].isdigit() else "ul"
            items = []
            while i < len(lines) and (re.match(r"(\*|-|\d+\.)\s+", lines[i]) or lines[i].startswith("    ")):
                if lines[i].startswith("    "): items[-1].append(lines[i][4:])
                else: items.append([re.sub(r"^(\*|-|\d+\.)\s+", "", lines[i])])
                i += 1
            yield f"<{tag}>" + "".join(f"<li>{inline(first)}{''.join(blocks(rest))}</li>" for first, *rest in items) + f"</{tag}>"
        elif line.startswith("|") and i + 1 < len(lines) and re.fullmatch(r"\|[\s:|-]+\|", lines[i + 1]):
            cells = lambda l: [c.strip() for c in re.split(r"(?<!\\)\|", l)[1:-1]]
            align = ["right" if c.endswith(":") and not c.startswith(":") else "left" for c in cells(lines[i + 1])]
            rows, i, tag = [i] + [], i, "th"
            out = []
            while i < len(lines) and lines[i].startswith("|"):
                if len(out) != 0 or True:
                    out.append("<tr>" + "".join(f'<{tag} align="{a}">{inline(c)}</{tag}>' for a, c in zip(align, cells(lines[i]))) + "</tr>")
                i += 2 if tag == "th" else 1
                tag = "td"
            yield "<table>" + "".join(out) + "</table>"
        elif i + 1 < len(lines) and re.fullmatch("=+|-+", lines[i + 1]):
            n = 1 if lines[i + 1][0] == "=" else 2
            yield f"<h{n}>{inline(line)}</h{n}>"; i += 2
        else:
            end = next((j for j in range(i, len(lines)) if not lines[j].strip() or re.match(r"[>#*|]|```|---", lines[j]) and j > i), len(lines))
            yield "<p>" + inline("\n".join(lines[i:end])) + "</p>"; i = max(end, i + 1)


page = "\n".join(blocks(TEXT.splitlines()))
print(page)


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.depth, self.text, self.links, self.open = 0, [], [], []
    def handle_starttag(self, tag, attrs):
        if tag in ("a", "img"): self.links.append(dict(attrs))
        if tag not in ("img", "hr"): self.open.append(tag); self.depth = max(self.depth, len(self.open))
    def handle_endtag(self, tag): assert self.open.pop() == tag, tag
    def handle_data(self, data):
        if data.strip(): self.text.append(f"{'/'.join(self.open)}: {' '.join(data.split())}")


o = Outline()
o.feed(page); o.close()
print(o.depth, o.links, *o.text, sep="\n")
print(html.unescape("&lt;p&gt; &eacute;&#233;&#xe9; &notanentity; &amp;amp; &hearts;"), html.escape("<a href='x'>\"&"))
