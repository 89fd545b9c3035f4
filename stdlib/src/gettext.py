"""Translations of messages (GNU gettext catalogs)."""

import operator
import os
import sys

__all__ = ["NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install",
           "textdomain", "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext",
           "dnpgettext"]


def _localedir():
    return os.path.join(sys.base_prefix, "share", "locale")


def __getattr__(name):
    if name == "_default_localedir":
        return _localedir()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# Plural forms are expressions of C over n: a small parser makes a function of them.

_BINARY = [
    {"||": None}, {"&&": None},
    {"==": operator.eq, "!=": operator.ne},
    {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge},
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.floordiv, "%": operator.mod},
]
_MAX_DEPTH = 20


def _unexpected(token):
    if token:
        return ValueError("unexpected token in plural form: %s" % token)
    return ValueError("unexpected end of plural form")


class _Plural:
    def __init__(self, tokens):
        self.tokens = tokens
        self.i = 0
        self.depth = 0

    def next(self):
        t = self.tokens[self.i]
        self.i += 1
        return t

    def ternary(self):
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise ValueError("plural form expression is too complex")
        test = self.binary(0)
        if self.tokens[self.i] == "?":
            self.i += 1
            yes = self.ternary()
            t = self.next()
            if t != ":":
                raise _unexpected(t)
            no = self.ternary()
            cond = test

            def test(n):
                return yes(n) if cond(n) else no(n)

        self.depth -= 1
        return test

    def binary(self, level):
        if level == len(_BINARY):
            return self.unary()
        left = self.binary(level + 1)
        ops = _BINARY[level]
        while self.tokens[self.i] in ops and self.tokens[self.i]:
            op = self.next()
            left = self.combine(op, ops[op], left, self.binary(level + 1))
            if level in (2, 3) and self.tokens[self.i] in ops:
                raise _unexpected(self.tokens[self.i])
        return left

    @staticmethod
    def combine(op, func, a, b):
        if op == "||":
            return lambda n: int(bool(a(n) or b(n)))
        if op == "&&":
            return lambda n: int(bool(a(n) and b(n)))
        return lambda n: int(func(a(n), b(n)))

    def unary(self):
        t = self.next()
        if t == "!":
            self.depth += 1
            if self.depth > _MAX_DEPTH:
                raise ValueError("plural form expression is too complex")
            arg = self.unary()
            self.depth -= 1
            return lambda n: int(not arg(n))
        if t == "(":
            inner = self.ternary()
            t = self.next()
            if t != ")":
                raise ValueError("unbalanced parenthesis in plural form") if not t else _unexpected(t)
            return inner
        if t == "n":
            return lambda n: n
        if t.isdigit():
            value = int(t)
            return lambda n: value
        raise _unexpected(t)


def _as_int(n):
    """Return n as an int for a plural form; floats are let through with a warning."""
    try:
        round(n)
    except TypeError:
        raise TypeError("Plural value must be an integer, got %s" % (n.__class__.__name__,)) from None
    return _as_int2(n)


def _as_int2(n):
    try:
        return operator.index(n)
    except TypeError:
        _warn_of_plural(n)
        return n


def _warn_of_plural(n):
    """Warn whoever has called this module."""
    import warnings
    frame, stacklevel = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        stacklevel += 1
        frame = frame.f_back
    warnings.warn("Plural value must be an integer, got %s" % (n.__class__.__name__,), DeprecationWarning, stacklevel)


def c2py(plural):
    """Make a function of the plural form of a catalog."""
    if len(plural) > 1000:
        raise ValueError("plural form expression is too long")
    try:
        parser = _Plural(_split_plural(plural))
        func = parser.ternary()
        if parser.tokens[parser.i]:
            raise _unexpected(parser.tokens[parser.i])
    except RecursionError:
        raise ValueError("plural form expression is too complex")

    def plural_index(n):
        if not isinstance(n, int):
            n = _as_int(n)
        return int(func(n))

    return plural_index


def _split_plural(text):
    import re
    tokens = []
    for m in re.finditer(r"(\s+)|(\d+)|(n\b)|([-*/%+?:()]|&&|\|\||[<>=!]=|[<>!])|(\w+|.)", text, re.S):
        space, number, name, op, bad = m.groups()
        if bad is not None:
            raise ValueError("invalid token in plural form: %s" % bad)
        if space is None:
            tokens.append(number or name or op)
    tokens.append("")
    return tokens


def _expand_lang(loc):
    import locale
    loc = locale.normalize(loc)
    parts = []  # (text, bit) of territory, codeset, modifier
    modifier = codeset = territory = ""
    if "@" in loc:
        i = loc.index("@")
        loc, modifier = loc[:i], loc[i:]
    if "." in loc:
        i = loc.index(".")
        loc, codeset = loc[:i], loc[i:]
    if "_" in loc:
        i = loc.index("_")
        loc, territory = loc[:i], loc[i:]
    parts = [(territory, 4), (codeset, 1), (modifier, 2)]
    mask = sum(bit for text, bit in parts if text)
    result = []
    for i in range(mask + 1):
        if i & ~mask == 0:
            result.append(loc + "".join([text for text, bit in parts if i & bit]))
    return result[::-1]


def _of_two(msgid1, msgid2, n):
    """The form of English for n things."""
    return msgid1 if _as_int2(n) == 1 else msgid2


class NullTranslations:
    """Translations that change nothing, and the base of others."""

    def __init__(self, fp=None):
        self._info, self._charset, self._fallback = {}, None, None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        """Read a file, in subclasses."""

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def add_fallback(self, fallback):
        """Ask other translations, after those that are asked already, for what is not there."""
        last = self
        while last._fallback:
            last = last._fallback
        last._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        return self._fallback.ngettext(msgid1, msgid2, n) if self._fallback else _of_two(msgid1, msgid2, n)

    def npgettext(self, context, msgid1, msgid2, n):
        return self._fallback.npgettext(context, msgid1, msgid2, n) if self._fallback else _of_two(msgid1, msgid2, n)

    def install(self, names=None):
        """Make _() a builtin, and the functions in names too."""
        import builtins
        builtins.__dict__["_"] = self.gettext
        if names is not None:
            for name in {"gettext", "ngettext", "npgettext", "pgettext"} & set(names):
                builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """Translations from a .mo file."""

    LE_MAGIC = 0x950412DE
    BE_MAGIC = 0xDE120495
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, "name", "")
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        buf = fp.read()
        magic = unpack("<I", buf[:4])[0]
        if magic == self.LE_MAGIC:
            order = "<"
        elif magic == self.BE_MAGIC:
            order = ">"
        else:
            raise OSError(0, "Bad magic number", filename)
        version, count, originals, translations = unpack(order + "4I", buf[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(version >> 16), filename)
        last = None
        for i in range(count):
            mlen, moff = unpack(order + "II", buf[originals + 8 * i:originals + 8 * i + 8])
            tlen, toff = unpack(order + "II", buf[translations + 8 * i:translations + 8 * i + 8])
            if moff + mlen >= len(buf) or toff + tlen >= len(buf):
                raise OSError(0, "File is corrupt", filename)
            msg, text = buf[moff:moff + mlen], buf[toff:toff + tlen]
            if mlen == 0:
                for raw in text.split(b"\n"):
                    item = raw.decode().strip()
                    if not item or item.startswith("#-#-#-#-#") and item.endswith("#-#-#-#-#"):
                        continue
                    if ":" in item:
                        key, value = item.split(":", 1)
                        last = key.strip().lower()
                        self._info[last] = value = value.strip()
                        if last == "content-type":
                            self._charset = value.split("charset=")[1]
                        elif last == "plural-forms":
                            self.plural = c2py(value.split(";")[1].split("plural=")[1])
                    elif last:
                        self._info[last] += "\n" + item
            charset = self._charset or "ascii"
            if b"\x00" in msg:
                key = str(msg.split(b"\x00")[0], charset)
                for k, form in enumerate(text.split(b"\x00")):
                    catalog[key, k] = str(form, charset)
            else:
                catalog[str(msg, charset)] = str(text, charset)

    def _find(self, msgid):
        missing = object()
        found = self._catalog.get(msgid, missing)
        if found is missing:
            found = self._catalog.get((msgid, self.plural(1)), missing)
        return None if found is missing else found

    def gettext(self, message):
        found = self._find(message)
        if found is not None:
            return found
        return super().gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        try:
            return self._catalog[msgid1, self.plural(n)]
        except KeyError:
            if self._fallback:
                return self._fallback.ngettext(msgid1, msgid2, n)
            return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        found = self._find(self.CONTEXT % (context, message))
        if found is not None:
            return found
        return super().pgettext(context, message)

    def npgettext(self, context, msgid1, msgid2, n):
        try:
            return self._catalog[self.CONTEXT % (context, msgid1), self.plural(n)]
        except KeyError:
            if self._fallback:
                return self._fallback.npgettext(context, msgid1, msgid2, n)
            return msgid1 if n == 1 else msgid2



def find(domain, localedir=None, languages=None, all=False):
    """Find the .mo file (or all of them) of a domain for the languages of the user."""
    if languages is None:
        languages = []
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            value = os.environ.get(name)
            if value:
                languages = value.split(":")
                break
        if "C" not in languages:
            languages.append("C")
    expanded = []
    for lang in languages:
        for name in ["C"] if lang == "C" else _expand_lang(lang):
            if name not in expanded:
                expanded.append(name)
    result = [] if all else None
    if expanded[:1] == ["C"]:
        return result
    if localedir is None:
        localedir = globals().get("_default_localedir") or _localedir()
    for lang in expanded:
        if lang == "C":
            break
        path = os.path.join(localedir, lang, "LC_MESSAGES", f"{domain}.mo")
        if os.path.exists(path):
            if not all:
                return path
            result.append(path)
    return result


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """Return the translations of a domain."""
    if class_ is None:
        class_ = GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    import copy
    # Copies, since each gets its own fallbacks.
    first, *others = [copy.copy(_read(class_, path)) for path in files]
    for other in others:
        first.add_fallback(other)
    return first


def _read(class_, path):
    key = class_, os.path.abspath(path)
    if key not in _translations:
        with open(path, "rb") as fp:
            _translations.setdefault(key, class_(fp))
    return _translations[key]


def install(domain, localedir=None, *, names=None):
    """Make the domain's gettext the builtin _()."""
    translation(domain, localedir, fallback=True).install(names)


_localedirs = {}
_current_domain = "messages"


def textdomain(domain=None):
    """Set and return the domain of gettext() and its kin."""
    global _current_domain
    _current_domain = _current_domain if domain is None else domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Set and return the folder of a domain's catalogs."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain) or globals().get("_default_localedir") or _localedir()


_untranslated = NullTranslations()


def _of(domain):
    try:
        return translation(domain, _localedirs.get(domain, None))
    except OSError:
        return _untranslated


def dgettext(domain, message):
    return _of(domain).gettext(message)


def gettext(message):
    return _of(_current_domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def ngettext(msgid1, msgid2, n):
    return _of(_current_domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def pgettext(context, message):
    return _of(_current_domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def npgettext(context, msgid1, msgid2, n):
    return _of(_current_domain).npgettext(context, msgid1, msgid2, n)


Catalog = translation
