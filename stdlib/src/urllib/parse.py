"""Take URLs apart and put them together (RFC 3986), quote and unquote their parts."""

from collections import namedtuple
import functools

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
           "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

# What is known of schemes; an empty one stands for any relative URL.
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero",
                 "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp",
               "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git",
               "git+ssh", "ws", "wss", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip",
               "sips", "mms", "sftp", "tel"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtsps", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file",
                 "prospero"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_WHATWG_C0_CONTROL_OR_SPACE = "".join([chr(c) for c in range(33)])
_UNSAFE_URL_BYTES_TO_REMOVE = ["\t", "\r", "\n"]


def clear_cache():
    """Forget what was cached."""
    urlsplit.cache_clear()
    _byte_quoter_factory.cache_clear()


# bytes work like text: they are decoded as ASCII first, and what comes out is encoded again.


def _noop(obj):
    return obj


def _encode_result(obj, encoding="ascii", errors="strict"):
    return obj.encode(encoding, errors)


def _decode_args(args, encoding="ascii", errors="strict"):
    return tuple([x.decode(encoding, errors) if x else "" for x in args])


def _coerce_args(*args):
    text = isinstance(args[0], str)
    for arg in args[1:]:
        # An empty default of the other kind does no harm.
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return args + (_noop,)
    return _decode_args(args) + (_encode_result,)


class _ResultMixinStr:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*[x.encode(encoding, errors) for x in self])


class _ResultMixinBytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*[x.decode(encoding, errors) for x in self])


class _NetlocMixin:
    """The parts of the network location."""

    __slots__ = ()

    username = property(lambda self: self._userinfo[0], doc="The name of the user, or None.")
    password = property(lambda self: self._userinfo[1], doc="The password, or None.")

    @property
    def hostname(self):
        """The name or address of the host, in small letters, or None."""
        hostname, _ = self._hostinfo
        if not hostname:
            return None
        percent = "%" if isinstance(hostname, str) else b"%"
        hostname, mark, zone = hostname.partition(percent)
        return hostname.lower() + mark + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    @property
    def _userinfo(self):
        at, colon = ("@", ":") if isinstance(self.netloc, str) else (b"@", b":")
        userinfo, have, _ = self.netloc.rpartition(at)
        if not have:
            return None, None
        username, have, password = userinfo.partition(colon)
        return username, password if have else None

    @property
    def _hostinfo(self):
        if isinstance(self.netloc, str):
            at, colon, left, right = "@", ":", "[", "]"
        else:
            at, colon, left, right = b"@", b":", b"[", b"]"
        _, _, hostinfo = self.netloc.rpartition(at)
        _, bracketed, rest = hostinfo.partition(left)
        if bracketed:
            hostname, _, port = rest.partition(right)
            _, _, port = port.partition(colon)
        else:
            hostname, _, port = hostinfo.partition(colon)
        return hostname, port or None

    __class_getitem__ = classmethod(type(list[int]))


class _NetlocResultMixinStr(_NetlocMixin, _ResultMixinStr):
    __slots__ = ()


class _NetlocResultMixinBytes(_NetlocMixin, _ResultMixinBytes):
    __slots__ = ()


_DefragResultBase = namedtuple("_DefragResultBase", "url fragment")
_SplitResultBase = namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_ParseResultBase = namedtuple("_ParseResultBase", "scheme netloc path params query fragment")
_DefragResultBase.__doc__ = "DefragResult(url, fragment): a URL and the fragment that was cut off it."
_SplitResultBase.__doc__ = "SplitResult(scheme, netloc, path, query, fragment): the parts of a URL."
_ParseResultBase.__doc__ = "ParseResult(scheme, netloc, path, params, query, fragment): the parts of a URL."
ResultBase = _NetlocResultMixinStr


class DefragResult(_DefragResultBase, _ResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class DefragResultBytes(_DefragResultBase, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class _Split:
    """What has the parts that urlsplit() tells apart."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class _Parsed:
    """What has the parts that urlparse() tells apart."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class SplitResult(_SplitResultBase, _Split, _NetlocResultMixinStr):
    __slots__ = ()


class SplitResultBytes(_SplitResultBase, _Split, _NetlocResultMixinBytes):
    __slots__ = ()


class ParseResult(_ParseResultBase, _Parsed, _NetlocResultMixinStr):
    __slots__ = ()


class ParseResultBytes(_ParseResultBase, _Parsed, _NetlocResultMixinBytes):
    __slots__ = ()


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                      (ParseResult, ParseResultBytes)):
    _text._encoded_counterpart = _bytes
    _bytes._decoded_counterpart = _text
del _text, _bytes


def urlparse(url, scheme="", allow_fragments=True):
    """Take a URL apart into 6 parts; params are those of the last path segment."""
    url, scheme, _coerce = _coerce_args(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        url, params = _splitparams(url)
    return _coerce(ParseResult(scheme, netloc, url, params, query, fragment))


def _splitparams(url):
    if "/" in url:
        i = url.find(";", url.rfind("/"))
        if i < 0:
            return url, ""
    else:
        i = url.find(";")
    return url[:i], url[i + 1:]


def _splitnetloc(url, start=0):
    end = len(url)
    for c in "/?#":
        i = url.find(c, start)
        if i >= 0:
            end = min(end, i)
    return url[start:end], url[end:]


def _checknetloc(netloc):
    if not netloc or netloc.isascii():
        return
    # Characters whose normal form has those that separate parts must not be there.
    import unicodedata
    n = netloc.replace("@", "").replace(":", "").replace("#", "").replace("?", "")
    netloc2 = unicodedata.normalize("NFKC", n)
    if n == netloc2:
        return
    for c in "/?#@:":
        if c in netloc2:
            raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def _check_bracketed_netloc(netloc):
    hostname_and_port = netloc.rpartition("@")[2]
    before, have_open, rest = hostname_and_port.partition("[")
    if have_open:
        if before:
            raise ValueError("Invalid IPv6 URL")
        hostname, _, port = rest.partition("]")
        if port and not port.startswith(":"):
            raise ValueError("Invalid IPv6 URL")
    else:
        hostname, _, port = hostname_and_port.partition(":")
    _check_bracketed_host(hostname)


def _check_bracketed_host(hostname):
    import re
    if hostname.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", hostname):
            raise ValueError("IPvFuture address is invalid")
        return
    address = hostname.partition("%")[0] if "%" in hostname else hostname
    if re.match(r"\d+\.\d+\.\d+\.\d+\Z", hostname):
        raise ValueError("An IPv4 address cannot be in brackets")
    if not _is_ipv6(address):
        raise ValueError(f"{hostname!r} does not appear to be an IPv4 or IPv6 address")


def _is_ipv6(text):
    groups = text.split(":")
    if len(groups) < 3:
        return False
    if "." in groups[-1]:
        parts = groups[-1].split(".")
        if len(parts) != 4 or not all([p.isascii() and p.isdigit() and int(p) < 256 and (p == "0" or p[0] != "0")
                                       for p in parts]):
            return False
        groups[-1:] = ["0", "0"]
    if text.count("::") > 1 or ":::" in text:
        return False
    if len(groups) > 9 or text.startswith(":") and not text.startswith("::") or (
            text.endswith(":") and not text.endswith("::")):
        return False
    if "::" not in text and len(groups) != 8:
        return False
    filled = [g for g in groups if g]
    if "::" in text and len(filled) > 7:
        return False
    return all([len(g) <= 4 and all([c in "0123456789abcdefABCDEF" for c in g]) for g in filled])


@functools.lru_cache(typed=True)
def urlsplit(url, scheme="", allow_fragments=True):
    """Take a URL apart into 5 parts."""
    url, scheme, _coerce = _coerce_args(url, scheme)
    return _coerce(SplitResult(*[part or "" for part in _split(url, scheme, allow_fragments)]))


def _split(url, scheme, allow_fragments):
    """The 5 parts of a URL, None for those that are not there; the path always is."""
    url = url.lstrip(_WHATWG_C0_CONTROL_OR_SPACE)
    if scheme is not None:
        scheme = scheme.strip(_WHATWG_C0_CONTROL_OR_SPACE)
    for c in _UNSAFE_URL_BYTES_TO_REMOVE:
        url = url.replace(c, "")
        if scheme is not None:
            scheme = scheme.replace(c, "")
    allow_fragments = bool(allow_fragments)
    netloc = query = fragment = None
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and not url[:i].strip(scheme_chars):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        netloc, url = _splitnetloc(url, 2)
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc and "]" in netloc:
            _check_bracketed_netloc(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _checknetloc(netloc or "")
    return scheme, netloc, url, query, fragment


def urlunparse(components):
    """Put the 6 parts of a URL together."""
    scheme, netloc, url, params, query, fragment, _coerce = _coerce_args(*components)
    if params:
        url = "%s;%s" % (url, params)
    return _coerce(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """Put the 5 parts of a URL together."""
    scheme, netloc, url, query, fragment, _coerce = _coerce_args(*components)
    if not netloc:
        # Of empty text nobody knows whether the part was there; the slashes are where they are usual.
        netloc = "" if scheme and scheme in uses_netloc and (not url or url[:1] == "/") else None
    return _coerce(_unsplit(scheme, netloc, url, query or None, fragment or None))


def _unsplit(scheme, netloc, url, query, fragment):
    """What _split takes apart."""
    if netloc is not None:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query is not None:
        url = url + "?" + query
    if fragment is not None:
        url = url + "#" + fragment
    return url


def urljoin(base, url, allow_fragments=True):
    """Return the absolute URL that a relative one means, seen from base."""
    if not base:
        return url
    if not url:
        return base
    base, url, _coerce = _coerce_args(base, url)
    bscheme, bnetloc, bpath, bquery, bfragment = _split(base, None, allow_fragments)
    scheme, netloc, path, query, fragment = _split(url, None, allow_fragments)
    if scheme is None:
        scheme = bscheme
    if scheme != bscheme or scheme and scheme not in uses_relative:
        return _coerce(url)
    if not scheme or scheme in uses_netloc:
        if netloc:
            return _coerce(_unsplit(scheme, netloc, path, query, fragment))
        netloc = bnetloc
    if not path:
        # The base itself, with another query or fragment.
        if query is None:
            query = bquery
            if fragment is None:
                fragment = bfragment
        return _coerce(_unsplit(scheme, netloc, bpath, query, fragment))
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        # What comes after the last slash of base does not count.
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        # Empty segments in the middle mean nothing.
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for seg in segments:
        if seg == "..":
            try:
                resolved.pop()
            except IndexError:
                pass  # too many
        elif seg != ".":
            resolved.append(seg)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return _coerce(_unsplit(scheme, netloc, "/".join(resolved) or "/", query, fragment))


def urldefrag(url):
    """Cut the fragment off a URL: DefragResult(url, fragment)."""
    url, _coerce = _coerce_args(url)
    if "#" in url:
        *parts, frag = _split(url, None, True)
        defrag = _unsplit(*parts, None)
    else:
        frag = ""
        defrag = url
    return _coerce(DefragResult(defrag, frag or ""))


_HEX = "0123456789ABCDEFabcdef"


def unquote_to_bytes(string):
    """Return the bytes of a string with %xx in it."""
    if not string:
        string.split  # TypeError for what is neither str nor bytes
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    bits = string.split(b"%")
    if len(bits) == 1:
        return string
    result = [bits[0]]
    for item in bits[1:]:
        try:
            result.append(_hextobyte[item[:2]])
            result.append(item[2:])
        except KeyError:
            result.append(b"%")
            result.append(item)
    return b"".join(result)


_hextobyte = {(a + b).encode(): bytes.fromhex(a + b) for a in _HEX for b in _HEX}


def unquote(string, encoding="utf-8", errors="replace"):
    """Replace %xx by the characters; the bytes are decoded."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        string.split
        return string
    if encoding is None:
        encoding = "utf-8"
    if errors is None:
        errors = "replace"
    # Runs of ASCII only are decoded: what is not ASCII is no quoted byte.
    if string.isascii():
        return unquote_to_bytes(string).decode(encoding, errors)
    import re
    return re.sub("([\x00-\x7f]+)", lambda m: unquote_to_bytes(m[1]).decode(encoding, errors), string)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    """Return the fields of a query as a dict of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        if name in result:
            result[name].append(value)
        else:
            result[name] = [value]
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    """Return the fields of a query as a list of (name, value)."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        eq = "="

        def decode(s):
            return unquote_plus(s, encoding=encoding, errors=errors)
    elif qs is None:
        return []
    else:
        try:
            # Zero-copy types too, but no numbers.
            qs = bytes(memoryview(qs))
        except TypeError:
            if not qs:
                import warnings
                warnings.warn("Accepting " + type(qs).__name__ + " objects with false value in urllib.parse.parse_qsl()"
                              " is deprecated as of 3.14", DeprecationWarning, stacklevel=3)
                return []
            raise
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        eq = b"="

        def decode(s):
            return unquote_to_bytes(s.replace(b"+", b" "))
    if not qs:
        return []
    if max_num_fields is not None:
        if max_num_fields < 1 + qs.count(separator):
            raise ValueError("Max number of fields exceeded")
    result = []
    for pair in qs.split(separator):
        if pair or strict_parsing:
            name, has_eq, value = pair.partition(eq)
            if not has_eq and strict_parsing:
                raise ValueError("bad query field: %r" % (pair,))
            if value or keep_blank_values:
                result.append((decode(name), decode(value)))
    return result


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Like unquote(), and + is a space."""
    return unquote(string.replace("+", " "), encoding, errors)


_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_ALWAYS_SAFE_BYTES = bytes(_ALWAYS_SAFE)


class _Quoter(dict):
    """Caches how each byte is quoted."""

    def __init__(self, safe):
        self.safe = _ALWAYS_SAFE.union(safe)

    def __repr__(self):
        return f"<Quoter {dict(self)!r}>"

    def __missing__(self, b):
        res = chr(b) if b in self.safe else "%{:02X}".format(b)
        self[b] = res
        return res


def quote(string, safe="/", encoding=None, errors=None):
    """Replace characters that have a meaning in URLs, and those that cannot be in them, by %xx."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Like quote(), and a space is +."""
    if (isinstance(string, str) and " " not in string) or (isinstance(string, bytes) and b" " not in string):
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


@functools.lru_cache
def _byte_quoter_factory(safe):
    return _Quoter(safe).__getitem__


def quote_from_bytes(bs, safe="/"):
    """Like quote(), for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([c for c in safe if c < 128])
    if not bs.rstrip(_ALWAYS_SAFE_BYTES + safe):
        return bs.decode()
    return "".join(map(_byte_quoter_factory(safe), bs))


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Make a query of a mapping or of (name, value) pairs."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            pairs = not len(query) or isinstance(query[0], tuple)
        except TypeError as err:
            raise TypeError("not a valid non-string sequence or mapping object") from err
        if not pairs:
            raise TypeError("not a valid non-string sequence or mapping object")

    def q(x):
        if isinstance(x, bytes):
            return quote_via(x, safe)
        return quote_via(str(x), safe, encoding, errors)

    out = []
    for k, v in query:
        k = q(k)
        if not doseq or isinstance(v, (bytes, str)):
            out.append(k + "=" + q(v))
            continue
        try:
            len(v)
        except TypeError:
            out.append(k + "=" + q(v))
        else:
            for elt in v:
                out.append(k + "=" + q(elt))
    return "&".join(out)


# Old functions that were never documented; they warn.


def _deprecated(name, instead):
    import warnings
    warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8, {instead}", DeprecationWarning, stacklevel=3)


def to_bytes(url):
    import warnings
    warnings.warn("urllib.parse.to_bytes() is deprecated as of 3.8", DeprecationWarning, stacklevel=2)
    return _to_bytes(url)


def _to_bytes(url):
    if isinstance(url, str):
        try:
            url = url.encode("ASCII").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


def unwrap(url):
    """Take the <URL: and > off a URL."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    if url[:4] == "URL:":
        url = url[4:].strip()
    return url


def splittype(url):
    _deprecated("splittype", "use urllib.parse.urlparse() instead")
    return _splittype(url)


def _splittype(url):
    scheme, colon, data = url.partition(":")
    return (scheme.lower(), data) if colon and scheme and "/" not in scheme else (None, url)


def splithost(url):
    _deprecated("splithost", "use urllib.parse.urlparse() instead")
    return _splithost(url)


def _splithost(url):
    import re
    match = re.match("//([^/#?]*)(.*)", url, re.DOTALL)
    if match:
        host_port, path = match.groups()
        if path and path[0] != "/":
            path = "/" + path
        return host_port, path
    return None, url


def splituser(host):
    _deprecated("splituser", "use urllib.parse.urlparse() instead")
    return _splituser(host)


def _splituser(host):
    user, delim, host = host.rpartition("@")
    return (user if delim else None), host


def splitpasswd(user):
    _deprecated("splitpasswd", "use urllib.parse.urlparse() instead")
    return _splitpasswd(user)


def _splitpasswd(user):
    user, delim, passwd = user.partition(":")
    return user, (passwd if delim else None)


def splitport(host):
    _deprecated("splitport", "use urllib.parse.urlparse() instead")
    return _splitport(host)


def _splitport(host):
    name, colon, port = host.rpartition(":")
    if not colon or port.strip("0123456789"):
        return host, None
    return name, port or None


def splitnport(host, defport=-1):
    _deprecated("splitnport", "use urllib.parse.urlparse() instead")
    return _splitnport(host, defport)


def _splitnport(host, defport=-1):
    host, delim, port = host.rpartition(":")
    if not delim:
        host = port
    elif port:
        return host, int(port) if port.isdigit() and port.isascii() else None
    return host, defport


def splitquery(url):
    _deprecated("splitquery", "use urllib.parse.urlparse() instead")
    return _splitquery(url)


def _splitquery(url):
    path, delim, query = url.rpartition("?")
    return (path, query) if delim else (url, None)


def splittag(url):
    _deprecated("splittag", "use urllib.parse.urlparse() instead")
    return _splittag(url)


def _splittag(url):
    path, delim, tag = url.rpartition("#")
    return (path, tag) if delim else (url, None)


def splitattr(url):
    _deprecated("splitattr", "use urllib.parse.urlparse() instead")
    return _splitattr(url)


def _splitattr(url):
    words = url.split(";")
    return words[0], words[1:]


def splitvalue(attr):
    _deprecated("splitvalue", "use urllib.parse.parse_qsl() instead")
    return _splitvalue(attr)


def _splitvalue(attr):
    attr, delim, value = attr.partition("=")
    return attr, (value if delim else None)
