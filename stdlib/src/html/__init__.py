"""Escape text for HTML, and back."""

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Replace &, < and > (and quotes, if quote) by what HTML has for them."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# Numbers that HTML 5 reads as other characters (windows-1252), and those it drops.
_invalid_charrefs = {
    0x00: "\ufffd", 0x0d: "\r", 0x80: "\u20ac", 0x81: "\x81", 0x82: "\u201a", 0x83: "\u0192", 0x84: "\u201e",
    0x85: "\u2026", 0x86: "\u2020", 0x87: "\u2021", 0x88: "\u02c6", 0x89: "\u2030", 0x8a: "\u0160", 0x8b: "\u2039",
    0x8c: "\u0152", 0x8d: "\x8d", 0x8e: "\u017d", 0x8f: "\x8f", 0x90: "\x90", 0x91: "\u2018", 0x92: "\u2019",
    0x93: "\u201c", 0x94: "\u201d", 0x95: "\u2022", 0x96: "\u2013", 0x97: "\u2014", 0x98: "\u02dc", 0x99: "\u2122",
    0x9a: "\u0161", 0x9b: "\u203a", 0x9c: "\u0153", 0x9d: "\x9d", 0x9e: "\u017e", 0x9f: "\u0178",
}


def _dropped(n):
    return (1 <= n <= 8 or n == 0xb or 0xe <= n <= 0x1f or 0x7f <= n <= 0x9f or 0xfdd0 <= n <= 0xfdef
            or n & 0xfffe == 0xfffe)


def _replace_charref(m):
    s = m.group(1)
    if s[0] == "#":
        n = int(s[2:].rstrip(";"), 16) if s[1] in "xX" else int(s[1:].rstrip(";"))
        if n in _invalid_charrefs:
            return _invalid_charrefs[n]
        if 0xd800 <= n <= 0xdfff or n > 0x10ffff:
            return "\ufffd"
        if _dropped(n):
            return ""
        return chr(n)
    from html.entities import html5
    if s in html5:
        return html5[s]
    # The longest name that begins here.
    for i in range(len(s) - 1, 1, -1):
        if s[:i] in html5:
            return html5[s[:i]] + s[i:]
    return "&" + s


_charref = None


def unescape(s):
    """Replace all character references by the characters, as HTML 5 says."""
    global _charref
    if "&" not in s:
        return s
    if _charref is None:
        import re
        _charref = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
    return _charref.sub(_replace_charref, s)
