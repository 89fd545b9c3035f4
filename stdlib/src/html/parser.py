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
_tagend = re.compile(r"""[a-zA-Z][^\t\n\r\f />]*(?:[\t\n\r\f /]*(?:(?<=['"\t\n\r\f /])[^\t\n\r\f />][^\t\n\r\f /=>]*(?:=[\t\n\r\f ]*(?:'[^']*'|"[^"]*"|(?!['"])[^>\t\n\r\f ]*)[\t\n\r\f ]*)?(?:[\t\n\r\f ]*|/)*)*)?>?""")
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
        rawdata = self.rawdata
        i = 0
        n = len(rawdata)
        while i < n:
            if self.convert_charrefs and not self.cdata_elem:
                j = rawdata.find("<", i)
                if j < 0:
                    # A reference at the end may go on in what comes next.
                    amp = rawdata.rfind("&", max(i, n - 34))
                    if amp >= 0 and not re.compile(r"[\t\n\r\f ;]").search(rawdata, amp):
                        if not end:
                            break
                    j = n
            else:
                match = self.interesting.search(rawdata, i)
                if match:
                    j = match.start()
                else:
                    if self.cdata_elem:
                        if not end:
                            break
                    j = n
            if i < j:
                self._text(rawdata[i:j])
            i = self.updatepos(i, j)
            if i == n:
                break
            if rawdata.startswith("<", i):
                if _starttag.match(rawdata, i):
                    k = self.parse_starttag(i)
                elif rawdata.startswith("</", i):
                    k = self.parse_endtag(i)
                elif rawdata.startswith("<!--", i):
                    k = self.parse_comment(i)
                elif rawdata.startswith("<?", i):
                    k = self.parse_pi(i)
                elif rawdata.startswith("<!", i):
                    k = self.parse_html_declaration(i)
                elif (i + 1) < n or end:
                    self.handle_data("<")
                    k = i + 1
                else:
                    break
                if k < 0:
                    if not end:
                        break
                    self._unfinished(rawdata, i, n)
                    k = n
                i = self.updatepos(i, k)
            elif rawdata.startswith("&#", i):
                match = _charref.match(rawdata, i)
                if match:
                    name = match.group()[2:-1]
                    self.handle_charref(name)
                    k = match.end()
                    if not rawdata.startswith(";", k - 1):
                        k -= 1
                    i = self.updatepos(i, k)
                    continue
                if ";" in rawdata[i:]:
                    self.handle_data(rawdata[i:i + 2])
                    i = self.updatepos(i, i + 2)
                    continue
                if end:
                    i = self._reference_at_end(rawdata, i, n)
                    continue
                break
            elif rawdata.startswith("&", i):
                match = _entityref.match(rawdata, i)
                if match:
                    self.handle_entityref(match.group(1))
                    k = match.end()
                    if not rawdata.startswith(";", k - 1):
                        k -= 1
                    i = self.updatepos(i, k)
                    continue
                match = _incomplete.match(rawdata, i)
                if match:
                    if end:
                        i = self._reference_at_end(rawdata, i, n)
                        continue
                    if re.compile(r"&[a-zA-Z][-.a-zA-Z0-9]*\Z").match(rawdata, i):
                        break
                    self.handle_data("&")
                    i = self.updatepos(i, i + 1)
                    continue
                if (i + 1) < n or end:
                    self.handle_data("&")
                    i = self.updatepos(i, i + 1)
                    continue
                break
        if end and i < n:
            self._text(rawdata[i:n])
            i = self.updatepos(i, n)
        self.rawdata = rawdata[i:]

    def _reference_at_end(self, rawdata, i, n):
        """Handle a reference without anything behind it."""
        m = re.compile(r"&#([0-9]+|[xX][0-9a-fA-F]+)\Z").match(rawdata, i)
        if m:
            self.handle_charref(m.group(1))
            return self.updatepos(i, n)
        m = re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)\Z").match(rawdata, i)
        if m:
            self.handle_entityref(m.group(1))
            return self.updatepos(i, n)
        self.handle_data(rawdata[i])
        return self.updatepos(i, i + 1)

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
        self.__starttag_text = None
        endpos = self.check_for_whole_start_tag(i)
        if endpos < 0:
            return endpos
        rawdata = self.rawdata
        self.__starttag_text = rawdata[i:endpos]
        attrs = []
        match = _tagname.match(rawdata, i + 1)
        k = match.end()
        self.lasttag = tag = match.group(1).lower()
        while k < endpos:
            m = _attribute.match(rawdata, k)
            if not m:
                break
            name, eq, single, double, bare = m.groups()
            if not eq:
                value = None
            else:
                value = next((v for v in (single, double, bare) if v is not None), None)
            if value:
                value = _unescape_attrvalue(value)
            attrs.append((name.lower(), value))
            k = m.end()
        end = rawdata[k:endpos].strip()
        if end not in (">", "/>"):
            self.handle_data(rawdata[i:endpos])
            return endpos
        if end.endswith("/>"):
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS or self.scripting and tag == "noscript" or tag == "plaintext":
                self.set_cdata_mode(tag, escapable=False)
            elif tag in self.RCDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag, escapable=True)
        return endpos

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

    # To be overridden

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
