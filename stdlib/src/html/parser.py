"""A parser for HTML that reports tags, text and the rest to methods."""

import re
from html import unescape

__all__ = ["HTMLParser"]

_interesting = re.compile("[&<]")
_incomplete = re.compile("&[a-zA-Z#]")
_entityref = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_charref = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_attr_charref = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*)[;=]?")
_starttag = re.compile("<[a-zA-Z]")
_endtag = re.compile("</[a-zA-Z]")
_tagname = re.compile(r"([a-zA-Z][^\t\n\r\f />]*)(?:[\t\n\r\f ]|/(?!>))*")
_attribute = re.compile(r"""((?<=['"\t\n\r\f /])[^\t\n\r\f />][^\t\n\r\f /=>]*)(?:[\t\n\r\f ]*(=)[\t\n\r\f ]*(?:'([^']*)'|"([^"]*)"|(?!['"])([^>\t\n\r\f ]*)))?(?:[\t\n\r\f ]|/(?!>))*""")
# A tag from its name to its end: names of attributes with or without values, between white space and slashes.
_tagend = re.compile(r"""[a-zA-Z][^\t\n\r\f />]*[\t\n\r\f /]*(?:(?<=['"\t\n\r\f /])[^\t\n\r\f />][^\t\n\r\f /=>]*"""
                     r"""(?:[\t\n\r\f ]*=[\t\n\r\f ]*(?:'[^']*'|"[^"]*"|(?!['"])[^>\t\n\r\f ]*))?[\t\n\r\f /]*)*>?""")
_commentclose = re.compile(r"--!?>")
_commentabruptclose = re.compile(r"-?>")

# Names of HTML that may stand without a semicolon in attribute values.


def _replace_attr_charref(match):
    ref = match.group(0)
    if ref.startswith("&#"):
        return unescape(ref)
    from html.entities import html5
    # A name that is followed by = is text; else what unescape makes of it.
    if not ref.endswith("=") and ref[1:] in html5:
        return unescape(ref)
    return ref


def _unescape_attrvalue(s):
    return _attr_charref.sub(_replace_attr_charref, s)


class HTMLParser:
    """Subclass it and override the handle_ methods, then feed() it."""

    CDATA_CONTENT_ELEMENTS = ("script", "style", "xmp", "iframe", "noembed", "noframes")
    RCDATA_CONTENT_ELEMENTS = ("textarea", "title")

    def __init__(self, *, convert_charrefs=True, scripting=False):
        self.convert_charrefs = convert_charrefs
        self.scripting = scripting
        self.reset()

    def reset(self):
        """Forget all; what was not handled is lost."""
        self.rawdata = ""
        self.lasttag = "???"
        self.interesting = _interesting
        self.cdata_elem = None
        self._support_cdata = True
        self._escapable = True
        self.lineno = 1
        self.offset = 0

    def getpos(self):
        """Return the current line number and offset."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        if i >= j:
            return j
        text = self.rawdata
        lines = text.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (text.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def feed(self, data):
        """Handle text; what is not complete waits for more."""
        self.rawdata += data
        self.goahead(False)

    def close(self):
        """Handle what is left."""
        self.goahead(True)

    __starttag_text = None

    def get_starttag_text(self):
        """Return the text of the last start tag."""
        return self.__starttag_text

    def set_cdata_mode(self, elem, *, escapable=False):
        self.cdata_elem = elem.lower()
        self._escapable = escapable
        if self.cdata_elem == "plaintext":
            self.interesting = re.compile(r"\Z")
        elif escapable and not self.convert_charrefs:
            self.interesting = re.compile(r"&|</%s(?=[\t\n\r\f />])" % self.cdata_elem, re.I | re.A)
        else:
            self.interesting = re.compile(r"</%s(?=[\t\n\r\f />])" % self.cdata_elem, re.I | re.A)

    def clear_cdata_mode(self):
        self.interesting = _interesting
        self.cdata_elem = None
        self._escapable = True

    def _set_support_cdata(self, flag=True):
        """Whether <![CDATA[ is a CDATA section (in XML content) or a comment."""
        self._support_cdata = flag

    def _text(self, text):
        self.handle_data(unescape(text) if self.convert_charrefs and self._escapable else text)

    def goahead(self, end):
        """Handle rawdata as far as that can be told, or all of it at the end. What is left stays."""
        data, done = self.rawdata, 0
        while done < len(data):
            start = self._next_markup(data, done, end)
            if start < 0:
                break
            if start > done:
                self._text(data[done:start])
                done = self.updatepos(done, start)
            if done == len(data):
                break
            after = self._markup(data, done, end) if data[done] == "<" else self._reference(data, done, end)
            if after < 0:
                break
            done = self.updatepos(done, after)
        if end and done < len(data):
            self._text(data[done:])
            done = self.updatepos(done, len(data))
        self.rawdata = data[done:]

    # These return where to go on, -1 if more text must come first.

    def _next_markup(self, data, i, end):
        n = len(data)
        if self.cdata_elem or not self.convert_charrefs:
            found = self.interesting.search(data, i)
            return found.start() if found else -1 if self.cdata_elem and not end else n
        start = data.find("<", i)
        if start < 0 and not end:
            # A reference at the end may go on in what comes next.
            amp = data.rfind("&", max(i, n - 34))
            if amp >= 0 and not re.compile(r"[\t\n\r\f ;]").search(data, amp):
                return -1
        return n if start < 0 else start

    def _markup(self, data, i, end):
        parsers = {"</": self.parse_endtag, "<!--": self.parse_comment, "<?": self.parse_pi, "<!": self.parse_html_declaration}
        if _starttag.match(data, i):
            after = self.parse_starttag(i)
        else:
            parse = next((parse for start, parse in parsers.items() if data.startswith(start, i)), None)
            if parse is None:
                return self._plain(data, i, end)
            after = parse(i)
        if after < 0 and end:
            after = len(data)
            self._unfinished(data, i, after)
        return after

    def _plain(self, data, i, end):
        """Take a "<" or "&" that begins nothing, if that is known."""
        if i + 1 == len(data) and not end:
            return -1
        self.handle_data(data[i])
        return i + 1

    def _reference(self, data, i, end):
        number = data.startswith("&#", i)
        found = (_charref if number else _entityref).match(data, i)
        if found:
            if number:
                self.handle_charref(found.group()[2:-1])
            else:
                self.handle_entityref(found.group(1))
            # What ends it is no part of it, but for a semicolon.
            return found.end() - (data[found.end() - 1] != ";")
        if number and ";" in data[i:]:
            self.handle_data("&#")
            return i + 2
        if not number and not _incomplete.match(data, i):
            return self._plain(data, i, end)
        if end:
            return self._reference_at_end(data, i)
        if number or re.compile(r"&[a-zA-Z][-.a-zA-Z0-9]*\Z").match(data, i):
            return -1
        self.handle_data("&")
        return i + 1

    def _reference_at_end(self, data, i):
        """Handle a reference without anything behind it."""
        for pattern, handle in ((r"&#([0-9]+|[xX][0-9a-fA-F]+)\Z", self.handle_charref),
                                (r"&([a-zA-Z][-.a-zA-Z0-9]*)\Z", self.handle_entityref)):
            if found := re.compile(pattern).match(data, i):
                handle(found.group(1))
                return len(data)
        self.handle_data("&")
        return i + 1

    def _unfinished(self, rawdata, i, n):
        """Handle markup that the end of the text cut off."""
        if _starttag.match(rawdata, i):
            pass
        elif rawdata.startswith("</", i):
            if i + 2 == n:
                self.handle_data("</")
            elif not _endtag.match(rawdata, i):
                self.handle_comment(rawdata[i + 2:])
        elif rawdata.startswith("<!--", i):
            j = n
            for suffix in ("--!", "--", "-"):
                if rawdata.endswith(suffix, i + 4):
                    j -= len(suffix)
                    break
            self.handle_comment(rawdata[i + 4:j])
        elif rawdata.startswith("<![CDATA[", i) and self._support_cdata:
            self.unknown_decl(rawdata[i + 3:])
        elif rawdata[i:i + 9].lower() == "<!doctype":
            self.handle_decl(rawdata[i + 2:])
        elif rawdata.startswith("<!", i):
            self.handle_comment(rawdata[i + 2:])
        elif rawdata.startswith("<?", i):
            self.handle_pi(rawdata[i + 2:])

    def parse_comment(self, i, report=True):
        rawdata = self.rawdata
        match = _commentabruptclose.match(rawdata, i + 4)
        if not match:
            match = _commentclose.search(rawdata, i + 4)
            if not match:
                return -1
            end = match.start()
        else:
            end = i + 4
        if report:
            self.handle_comment(rawdata[i + 4:end])
        return match.end()

    def parse_html_declaration(self, i):
        rawdata = self.rawdata
        if rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        if rawdata.startswith("<![CDATA[", i):
            if self._support_cdata:
                j = rawdata.find("]]>", i + 9)
                if j < 0:
                    return -1
                self.unknown_decl(rawdata[i + 3:j])
                return j + 3
            return self.parse_bogus_comment(i)
        if rawdata.startswith("<![", i) and "<![CDATA[".startswith(rawdata[i:i + 9]):
            return -1
        if rawdata[i:i + 9].lower() == "<!doctype":
            gtpos = rawdata.find(">", i + 9)
            if gtpos == -1:
                return -1
            self.handle_decl(rawdata[i + 2:gtpos])
            return gtpos + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=True):
        rawdata = self.rawdata
        pos = rawdata.find(">", i + 2)
        if pos == -1:
            return -1
        if report:
            self.handle_comment(rawdata[i + 2:pos])
        return pos + 1

    def parse_pi(self, i):
        rawdata = self.rawdata
        pos = rawdata.find(">", i + 2)
        if pos == -1:
            return -1
        self.handle_pi(rawdata[i + 2:pos])
        return pos + 1

    def parse_starttag(self, i):
        after = self.check_for_whole_start_tag(i)
        self.__starttag_text = None if after < 0 else self.rawdata[i:after]
        if after < 0:
            return after
        data, attrs = self.rawdata, []
        name = _tagname.match(data, i + 1)
        self.lasttag = tag = name.group(1).lower()
        at = name.end()
        while at < after and (found := _attribute.match(data, at)):
            attrs.append(self._attribute(*found.groups()))
            at = found.end()
        match data[at:after].strip():
            case ">":
                self.handle_starttag(tag, attrs)
                if tag in self.CDATA_CONTENT_ELEMENTS or self.scripting and tag == "noscript" or tag == "plaintext":
                    self.set_cdata_mode(tag, escapable=False)
                elif tag in self.RCDATA_CONTENT_ELEMENTS:
                    self.set_cdata_mode(tag, escapable=True)
            case "/>":
                self.handle_startendtag(tag, attrs)
            case _:
                self.handle_data(data[i:after])
        return after

    @staticmethod
    def _attribute(name, equals, *values):
        """An attribute by its name and its value, which is in one of three kinds of quotes; None without a "="."""
        value = next((v for v in values if v is not None), None) if equals else None
        return name.lower(), value and _unescape_attrvalue(value)

    def check_for_whole_start_tag(self, i):
        rawdata = self.rawdata
        match = _tagend.match(rawdata, i + 1)
        j = match.end()
        if rawdata[j - 1] != ">":
            return -1
        return j

    def parse_endtag(self, i):
        rawdata = self.rawdata
        if rawdata.find(">", i + 2) < 0:
            return -1
        if not _endtag.match(rawdata, i):
            if rawdata[i + 2:i + 3] == ">":
                return i + 3
            return self.parse_bogus_comment(i)
        match = _tagend.match(rawdata, i + 2)
        j = match.end()
        if rawdata[j - 1] != ">":
            return -1
        tag = _tagname.match(rawdata, i + 2).group(1).lower()
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return j

    # For subclasses to change.

    def handle_starttag(self, tag, attrs):
        """Called for <tag ...>: attrs is a list of pairs."""

    def handle_endtag(self, tag):
        """Called for </tag>."""

    def handle_startendtag(self, tag, attrs):
        """Called for <tag ... />, by default as a start and an end."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data):
        """Called for text."""

    def handle_entityref(self, name):
        """Called for &name; if convert_charrefs is false."""

    def handle_charref(self, name):
        """Called for &#name; if convert_charrefs is false."""

    def handle_comment(self, data):
        """Called for <!--data-->."""

    def handle_decl(self, decl):
        """Called for <!decl>."""

    def handle_pi(self, data):
        """Called for <?data>."""

    def unknown_decl(self, data):
        """Called for <![data]>."""
