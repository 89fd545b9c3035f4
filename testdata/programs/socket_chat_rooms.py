# A chat server on the loopback interface with a selectors loop, its clients as scripts, a line protocol, partial writes and clean closing.
import errno
import selectors
import socket
import threading
from collections import deque
from types import SimpleNamespace


class Server:
    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=8)
        self.listener.setblocking(False)
        self.selector.register(self.listener, selectors.EVENT_READ, self.accept)
        self.clients, self.log = {}, []
        self.running = True

    @property
    def address(self):
        return self.listener.getsockname()

    def accept(self, key, mask):
        sock, _ = self.listener.accept()
        sock.setblocking(False)
        client = SimpleNamespace(sock=sock, name=None, incoming=b"", outgoing=deque(), closing=False)
        self.selector.register(sock, selectors.EVENT_READ, lambda key, mask: self.serve(client, mask))

    def serve(self, client, mask):
        if mask & selectors.EVENT_READ:
            try:
                data = client.sock.recv(16)   # small on purpose: lines come in pieces
            except ConnectionResetError:
                data = b""
            if not data:
                return self.drop(client, "gone")
            client.incoming += data
            *lines, client.incoming = client.incoming.split(b"\n")
            for line in lines:
                self.command(client, line.decode("utf-8", "replace"))
        if mask & selectors.EVENT_WRITE and client.outgoing:
            piece = client.outgoing.popleft()
            sent = client.sock.send(piece[:8])
            if sent < len(piece):
                client.outgoing.appendleft(piece[sent:])
        if client.sock.fileno() >= 0:
            if client.closing and not client.outgoing:
                return self.drop(client, "quit")
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.outgoing else 0)
            self.selector.modify(client.sock, events, self.selector.get_key(client.sock).data)

    def send(self, client, text):
        client.outgoing.append(text.encode() + b"\n")
        self.selector.modify(client.sock, selectors.EVENT_READ | selectors.EVENT_WRITE, self.selector.get_key(client.sock).data)

    def command(self, client, line):
        match line.split(" ", 1):
            case ["NICK", name] if name in self.clients:
                self.send(client, f"ERR {name} is taken")
            case ["NICK", name]:
                client.name = name
                self.clients[name] = client
                self.log.append(f"{name} joins")
                self.send(client, f"OK {name}")
            case [_, *_] if client.name is None:
                self.send(client, "ERR who are you?")
            case ["SAY", text]:
                for other in self.clients.values():
                    if other is not client:
                        self.send(other, f"{client.name}: {text}")
                self.send(client, f"OK {len(self.clients) - 1}")
            case ["TELL", rest] if (to := rest.partition(" "))[0] in self.clients:
                self.send(self.clients[to[0]], f"{client.name} (to you): {to[2]}")
                self.send(client, "OK 1")
            case ["WHO"]:
                self.send(client, "OK " + " ".join(sorted(self.clients)))
            case ["QUIT"]:
                self.send(client, "BYE")
                client.closing = True
            case ["SHUTDOWN"]:
                self.running = False
            case [verb, *_]:
                self.send(client, f"ERR {verb!r}?")

    def drop(self, client, why):
        self.selector.unregister(client.sock)
        client.sock.close()
        if client.name and self.clients.pop(client.name, None):
            self.log.append(f"{client.name} leaves ({why})")

    def run(self):
        with self.selector:
            while self.running:
                for key, mask in self.selector.select(timeout=5):
                    key.data(key, mask)
            for client in list(self.clients.values()):
                self.drop(client, "shutdown")
            self.listener.close()


class Client:
    def __init__(self, address):
        self.sock = socket.create_connection(address, timeout=5)
        self.file = self.sock.makefile("rw", encoding="utf-8", newline="\n")

    def ask(self, text):
        self.file.write(text + "\n")
        self.file.flush()
        return self.hear()

    def hear(self):
        return self.file.readline().rstrip("\n")

    def close(self):
        self.file.close()
        self.sock.close()


server = Server()
thread = threading.Thread(target=server.run, name="server")
thread.start()
ann, bob, cid = (Client(server.address) for _ in range(3))
print("->", ann.ask("SAY hello?"))
print("->", ann.ask("NICK ann"), ann.ask("WHO"))
print("->", bob.ask("NICK ann"), bob.ask("NICK bob"))
print("->", ann.ask("SAY good morning, is somebody there? äöü ☃"))
print("bob hears", bob.hear())
print("->", cid.ask("NICK cid"), cid.ask("TELL bob psst"), bob.hear())
print("->", cid.ask("DANCE wildly"), cid.ask("TELL nobody hi"))
print("->", bob.ask("SAY to all"), ann.hear(), cid.hear())
print("->", bob.ask("QUIT"), repr(bob.hear()))
bob.close()
print("->", ann.ask("WHO"))
cid.close()
ann.file.write("SHUT"); ann.file.flush()
ann.file.write("DOWN\n"); ann.file.flush()
print("end", repr(ann.hear()))
ann.close()
thread.join(5)
print(thread.is_alive(), sorted(server.log))

try:
    socket.create_connection(server.address, timeout=1)
except OSError as e:
    print(type(e).__name__, errno.errorcode[e.errno])
a, b = socket.socketpair()
with a, b:
    a.settimeout(0.01)
    try:
        a.recv(1)
    except TimeoutError as e:
        print(type(e).__name__, e, isinstance(e, OSError))
    b.sendall(b"abc" * 5)
    buffer = bytearray(6)
    print(a.recv_into(buffer), bytes(buffer), a.recv(100, socket.MSG_PEEK), a.recv(100))
    b.shutdown(socket.SHUT_WR)
    print(a.recv(1), a.family.name, a.type.name)
print(a.fileno(), a)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as two:
    one.bind(("127.0.0.1", 0))
    two.sendto(b"datagram", one.getsockname())
    print(one.recvfrom(100)[0], socket.inet_aton("10.0.0.1"), socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"), socket.htons(1), socket.getservbyname("http") if False else 80)
