# urllib.parse: addresses taken apart, put together and joined, queries, and quoting, of str and bytes.
import urllib.parse as url


def address():
    return pick(("http:", "https:", "", "mailto:", "ftp:", "file:", "x-y+z.1:", "1:", "HTTP:", "sip:", " http:", "ht\ttp:", "javascript:")) + pick(("//", "//", "", "/", "///")) + pick(("", "", "user@", "u:p@", "a@b@", "u:@", "%41@")) + \
        pick(("host", "HOST.example", "[::1]", "[v1.x]", "[::1%25e]", "[x", "[v.]", "x]", "1.2.3.4", "", "é", "a\\b", "h℀")) + pick(("", "", ":80", ":", ":x", ":99999", ":-1", ":٣", ":0")) + \
        pick(("", "/", "/a/../b", "/a;p=1", "//x", "/a/./b/", "/;", "a:b", "/%zz", "/\n")) + pick(("", "?q=1&r=%20+&s", "?", "?a=1;b=2", "?é=?")) + pick(("", "", "#f", "#", "#a#b"))


def split(s):
    u = url.urlsplit(s)
    return tuple(u), u.geturl(), url.urlunsplit(u)


def parsed(s):
    u = url.urlparse(s)
    return tuple(u), u.geturl(), url.urlunparse(u)


def authority(s):
    u = url.urlsplit(s)
    return u.netloc, u.username, u.password, u.hostname, u.port


def of_bytes(s):
    u = url.urlsplit(s.encode())
    return tuple(u), u.geturl(), u.hostname, u.decode().path


def defragged(s):
    d = url.urldefrag(s)
    return tuple(d), d.geturl()


def query(s, options):
    return url.parse_qsl(s, **options), url.parse_qs(s, **options)


def encoded(q, options):
    return url.urlencode(q, **{k: getattr(url, v) if k == "quote_via" else v for k, v in options.items()})


def options():
    return pick(({}, {}, {"keep_blank_values": True}, {"strict_parsing": True}, {"separator": ";"}, {"max_num_fields": 2}, {"encoding": "latin-1"}, {"errors": "strict"}, {"separator": ""}))


def value():
    return pick((text(4), text(4).encode(), below(99), number(), None, [1, "b c"], (text(2), b"\xff"), [], True))


escaped = ["%41", "%e9", "%C3%A9", "%zz", "%", "+", "a", "é", "%2", "%%", "%80", "%E6%97%A5", "%f0%9f", " "]
fields = ["a=1", "b", "=", "&", "&&", ";", "c=%20+x", "d=é", "%C3%A9=%e9", "a=", "=v", "e==f", "+"]
for _ in range(count):
    show("urlsplit", split, address())
    show("urlparse", parsed, address())
    show("netloc", authority, address())
    show("bytes", of_bytes, address())
    show("urldefrag", defragged, address())
    show("urljoin", url.urljoin, address(), pick(("", "x", "/x", "../y", "//h/z", "?q", "#f", "./.", "g;x=1/../y", "http:z", "../../..", "..", ".", "/../a", "x/./y/..", address())), bool(below(5)))
    show("urlunsplit", url.urlunsplit, (pick(("", "http", "x")), pick(("", "h", "h:1")), pick(("", "p", "/p", "//p")), pick(("", "q=1")), pick(("", "f"))))
    show("parse_qs", query, pick(("&", "&", ";")).join([pick(fields) for _ in range(below(5))]), options())
    show("urlencode", encoded, pick(({text(3): value() for _ in range(below(3))}, [(value(), value()) for _ in range(below(3))], [1], "ab", None)),
         pick(({}, {"doseq": True}, {"safe": "/:"}, {"quote_via": "quote"}, {"doseq": True, "encoding": "latin-1", "errors": "replace"})))
    show("quote", url.quote, pick((text(8), text(8).encode(), 5)), *pick(((), ("",), ("é~/",), (b"/%",))))
    show("quote_plus", url.quote_plus, text(8), *pick(((), ("+ ",), ("/",))))
    show("quote_from_bytes", url.quote_from_bytes, bytes([below(256) for _ in range(below(6))]))
    s = "".join([pick(escaped) for _ in range(below(6))])
    show("unquote", url.unquote, pick((s, s.encode())), *pick(((), ("latin-1",), ("utf-8", "strict"), ("ascii", "ignore"))))
    show("unquote_plus", url.unquote_plus, s)
    show("unquote_to_bytes", url.unquote_to_bytes, s)
