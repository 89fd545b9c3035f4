# A template language compiled into Python source: expressions with filters, if/for blocks, inheritance of blocks, escaping.
import html
import re
from string import Formatter, Template

TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.S)
FILTERS = {"upper": str.upper, "title": str.title, "join": lambda s, sep=", ": sep.join(map(str, s)), "length": len, "money": lambda n: f"{n:,.2f}", "default": lambda v, d="-": v or d, "safe": lambda s: Safe(s)}


class Safe(str):
    pass


class TemplateError(SyntaxError):
    pass


class Compiled:
    def __init__(self, text, loader=None):
        self.lines, self.depth, self.stack, self.blocks = [], 1, [], {}
        self.loader = loader or {}
        self.parent = None
        for number, token in enumerate(TOKEN.split(text)):
            if token.startswith("{{"):
                self.emit(f"out.append(show({self.expression(token[2:-2])}))")
            elif token.startswith("{%"):
                self.tag(token[2:-2].strip(), number)
            elif token and not token.startswith("{#"):
                self.emit(f"out.append({token!r})")
        if self.stack:
            raise TemplateError(f"{self.stack[-1]} is never closed")
        self.source = "def render(ctx, out, show, filters, blocks):\n" + "\n".join(self.lines or ["    pass"])
        space = {}
        exec(compile(self.source, "<template>", "exec"), space)
        self.function = space["render"]

    def emit(self, line):
        self.lines.append("    " * self.depth + line)

    def expression(self, text):
        value, *filters = [p.strip() for p in text.split("|")]
        code = self.value(value)
        for f in filters:
            name, _, args = f.partition(":")
            if name not in FILTERS:
                raise TemplateError(f"no filter {name!r}")
            code = f"filters[{name!r}]({code}{', ' + args if args else ''})"
        return code

    def value(self, text):
        if not re.fullmatch(r"[a-z_]\w*(\.\w+)*", text):
            return re.sub(r"\$(\w+)", r"ctx['\1']", text)
        head, *rest = text.split(".")
        code = f"ctx[{head!r}]"
        for part in rest:
            code = f"look({code}, {part!r})"
        return code.replace("look(", "filters['look'](")

    def tag(self, text, number):
        word, _, rest = text.partition(" ")
        match word:
            case "if": self.emit(f"if {self.value(rest)}:"); self.open(word)
            case "else": self.depth -= 1; self.emit("else:"); self.depth += 1; self.emit("pass")
            case "for":
                name, _, seq = rest.partition(" in ")
                self.emit(f"for ctx['index'], ctx[{name!r}] in enumerate({self.expression(seq)}, 1):")
                self.open(word)
            case "block": self.emit(f"def block_{rest}(ctx, out):"); self.open("block " + rest)
            case "endif" | "endfor" | "endblock":
                opened = self.stack.pop() if self.stack else "nothing"
                if opened.split()[0] != word[3:]: raise TemplateError(f"{word} closes {opened}")
                self.depth -= 1
                if word == "endblock": self.emit(f"blocks.get({opened[6:]!r}, block_{opened[6:]})(ctx, out)")
            case "extends": self.parent = rest
            case _: raise TemplateError(f"unknown tag {word!r} at token {number}")

    def open(self, what):
        self.stack.append(what)
        self.depth += 1
        self.emit("pass")

    def render(self, **ctx):
        out = []
        show = lambda v: v if isinstance(v, Safe) else html.escape(str(v))
        look = lambda o, n: o[n] if isinstance(o, dict) else o[int(n)] if n.isdigit() else getattr(o, n)
        self.function(ctx, out, show, FILTERS | {"look": look}, {})
        return "".join(out)


page = Compiled("""<h1>{{ title|title }}</h1>{# not shown #}
{% if items %}<ul>{% for item in items %}
  <li>{{ index }}. {{ item.name|upper }}: {{ item.price|money }}{% if $item['tags'] %} ({{ item.tags|join:' / ' }}){% else %} (no tags){% endif %}</li>{% endfor %}
</ul>{% else %}nothing{% endif %}
{% block foot %}<i>{{ note|default:'no note' }}</i>{% endblock %} {{ 1 + 2 * 3 }} {{ html|safe }} {{ html }}
""")
print(page.render(title="price list", items=[dict(name="tea & cake", price=1234.5, tags=["hot", "<sweet>"]), dict(name="milk", price=0.9, tags=[])], note="", html="<b>bold</b>"))
print(page.render(title="empty", items=[], note="it's over", html=""))
print(page.source.count("\n"), "lines of source; the first:", *page.source.split("\n")[:4], sep="\n")
for bad in ("{% if x %}", "{% endfor %}", "{{ x|nope }}", "{% for a in b %}{% endif %}", "{% fly %}"):
    try: Compiled(bad)
    except TemplateError as e: print(type(e).__name__, e.msg)
print(Template("$who owes ${amount}$$ to ${{who}}").safe_substitute(who="ann", amount=5), [f for f in Formatter().parse("{a!r:>{w}} and {b}")])
try: Template("$missing").substitute()
except KeyError as e: print("KeyError", e)
