# requires: 3.14
# Parts of an address that are there but empty stay when it is joined or loses its fragment.
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

for s in "http://h/p?#f", "http:/x;?#f", "//u:@host:80/;#f", "ftp:/a@b?a=1#f", "///a#", "mailto:?#", "http://h?", "x", "x#":
    print(s, urldefrag(s), urlsplit(s).geturl())
for base in "http://h/a/b;p?q#f", "ftp:/x", "file:///a", "mailto:x@y", "/a/b", "//h", "http://h/a?":
    print(base, [urljoin(base, s) for s in ("", "?", "#", "x?", "?q", ";", "//", "/", "../..", "http:", "http:z", "ftp://h#", ".#")])
print(urlunsplit(("http", "", "/p", "", "")), urlunsplit(("http", "", "p", "", "")), urlunsplit(("", "", "//p", "", "")))
