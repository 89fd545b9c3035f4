# Addresses taken apart without a network: URLs, queries, IPv4 ranges by hand, HTTP spoken over a socket pair in threads, quoting, identifiers.
import re
import select
import selectors
import socket
import struct
import threading
import uuid
from collections import namedtuple
from datetime import datetime, timezone
from urllib.parse import ParseResult, SplitResult, parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_to_bytes, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunsplit

URLS = ["http://user:p%40ss@Example.COM:8042/over/there;v=1?name=ferret&n=1&n=#nose", "mailto:ann@example.org", "//cdn.net/x.js", "file:///etc/hosts", "https://[::1]:443/", "../up?q", "http://exa mple/\u00fc?\u00e9", "data:text/plain,hi%21"]
for u in URLS:
    r = urlsplit(u)
    print(u, "->", tuple(r), r.hostname, r.port, r.username, urlunsplit(r) == u)
p = urlparse(URLS[0])
print(p.params, p.password, unquote(p.password), p._replace(scheme="ftp", netloc="h:1").geturl(), isinstance(p, ParseResult), isinstance(urlsplit("x"), SplitResult))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("a=1&c=&d", keep_blank_values=True), parse_qsl("x=%E2%82%AC+5&y=a%26b"), urlencode({"q": "tea & cake", "n": [1, 2], "é": "ü/"}, doseq=True), urlencode([("a", " "), ("b", "~")], quote_via=quote))
base = "http://a/b/c/d;p?q"
print([urljoin(base, x) for x in ("g", "./g", "/g", "//g", "?y", "g?y#s", "../g", "../../../g", "", "http:g", "g;x=1/../y", ".")])
print(quote("a b/c?é~"), quote("/x y", safe=""), quote_plus("a b&c"), unquote("%e4%bd%a0%zz%41"), unquote_to_bytes("%ff%00a"), urldefrag("u#f"), quote(b"\xff\n"))
for bad in ("http://h:port/", "http://[::1/", "http://h:99999/"):
    try: print(urlsplit(bad).port)
    except ValueError as e: print("ValueError", e)


class Net(namedtuple("Net", "base bits")):
    @classmethod
    def parse(cls, text):
        address, _, bits = text.partition("/")
        parts = address.split(".")
        if len(parts) != 4 or not all(p.isdigit() and int(p) < 256 for p in parts): raise ValueError(f"{text!r} is no network")
        n, bits = int.from_bytes(map(int, parts), "big"), int(bits or 32)
        return cls(n & cls.mask(bits), bits)
    @staticmethod
    def mask(bits): return (1 << 32) - (1 << 32 - bits)
    @staticmethod
    def dotted(n): return ".".join(map(str, n.to_bytes(4, "big")))
    def __str__(self): return f"{self.dotted(self.base)}/{self.bits}"
    def __contains__(self, other): return other.bits >= self.bits and other.base & self.mask(self.bits) == self.base
    def __len__(self): return 1 << 32 - self.bits
    @property
    def last(self): return self.base + len(self) - 1
    def halves(self): return Net(self.base, self.bits + 1), Net(self.base + len(self) // 2, self.bits + 1)
    @staticmethod
    def merge(nets):
        todo = sorted(set(nets), key=lambda n: (n.base, n.bits))
        out = []
        for n in todo:
            if out and n in out[-1]: continue
            out.append(n)
            while len(out) > 1 and out[-2].bits == out[-1].bits and (up := Net(out[-2].base & Net.mask(out[-1].bits - 1), out[-1].bits - 1)).halves() == tuple(out[-2:]): out[-2:] = [up]
        return out


lan = Net.parse("192.168.10.77/22")
print(lan, Net.dotted(lan.last), len(lan), Net.parse("192.168.11.5") in lan, Net.parse("192.168.12.0") in lan, [str(h) for h in lan.halves()], Net.dotted(Net.mask(22)))
print([str(n) for n in Net.merge(map(Net.parse, "10.0.0.0/25 10.0.0.128/25 10.0.1.0/24 10.0.0.7 10.0.4.0/24 10.0.5.0/24 10.0.2.0/24".split()))])
for bad in ("10.0.0/8", "10.0.0.256", "a.b.c.d/3"):
    try: Net.parse(bad)
    except ValueError as e: print(e, end="; ")
print(socket.inet_aton("1.2.3.4"), socket.inet_ntoa(b"\x7f\0\0\1"), socket.inet_pton(socket.AF_INET6, "2001:db8::1").hex(), socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\x01"), hex(socket.htons(80)), socket.ntohl(struct.unpack("=I", b"\0\0\0\x05")[0]))


def serve(conn, pages):
    with conn, conn.makefile("rb") as f:
        while line := f.readline():
            method, path, version = line.decode().split()
            headers = {}
            while (h := f.readline().strip()): k, _, v = h.decode().partition(":"); headers[k.strip().lower()] = v.strip()
            body = f.read(int(headers.get("content-length", 0)))
            if method == "POST": pages[path] = body.decode(); status, text = "201 Created", ""
            elif path in pages: status, text = "200 OK", pages[path]
            else: status, text = "404 Not Found", f"no {path}"
            data = text.encode()
            conn.sendall(f"{version} {status}\r\nContent-Length: {len(data)}\r\nX-Host: {headers.get('host')}\r\n\r\n".encode() + data)
            if headers.get("connection") == "close": return
a, b = socket.socketpair()
server = threading.Thread(target=serve, args=(b, {"/": "häme"}))
server.start()
with a, a.makefile("rb") as f:
    for request in ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "POST /new HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", "GET /new HTTP/1.1\r\nhost:y\r\n\r\n", "GET /zip HTTP/1.0\r\nConnection: close\r\n\r\n"):
        for i in range(0, len(request), 7): a.sendall(request[i:i + 7].encode())
        status = f.readline().decode().strip()
        headers = dict(line.decode().strip().split(": ", 1) for line in iter(f.readline, b"\r\n"))
        print(status, headers, f.read(int(headers["Content-Length"])).decode())
server.join()
left, right = socket.socketpair()
with selectors.DefaultSelector() as sel:
    sel.register(right, selectors.EVENT_READ, "right")
    print(sel.select(0), select.select([right], [left], [], 0)[1] == [left], end=" ")
    left.send(b"ping"); (key, mask), = sel.select(1); print(key.data, mask == selectors.EVENT_READ, right.recv(2), right.recv(10, socket.MSG_PEEK), right.recv(10))
left.close(); print(right.recv(5)); right.close()
u = uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")
print(u, uuid.uuid3(uuid.NAMESPACE_URL, "x").hex, u.version, u.variant, u.urn, u.bytes[:3], uuid.UUID(int=5), uuid.UUID("{12345678-1234-5678-1234-567812345678}").fields[:3], uuid.uuid4().version, sorted([u, uuid.UUID(int=1)])[0].int)
print(datetime.fromtimestamp(0, timezone.utc).strftime("%a, %d %b %Y %H:%M:%S GMT"), re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", "ann@x.org, <bob+tag@mail.example.com> not@this"))
