# A reliable transfer over a network that loses, doubles and reorders packets: stop-and-wait, go-back-N and selective repeat, with checksums and simulated time.
import heapq
import random
import struct
import zlib
from dataclasses import dataclass, field
from enum import IntFlag


class Flag(IntFlag):
    DATA = 1
    ACK = 2
    FIN = 4


HEADER = struct.Struct("!BHHI")


class Corrupt(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Packet:
    flags: Flag
    seq: int
    payload: bytes = b""

    def pack(self):
        check = zlib.crc32(bytes([self.flags]) + self.seq.to_bytes(2) + self.payload)
        return HEADER.pack(self.flags, self.seq, len(self.payload), check) + self.payload

    @classmethod
    def unpack(cls, raw):
        flags, seq, length, check = HEADER.unpack_from(raw)
        payload = raw[HEADER.size:]
        if length != len(payload) or zlib.crc32(bytes([flags]) + seq.to_bytes(2) + payload) != check:
            raise Corrupt(f"packet {seq}: bad checksum")
        return cls(Flag(flags), seq, payload)


@dataclass
class Network:
    loss: float = 0.0
    double: float = 0.0
    flip: float = 0.0
    jitter: int = 0
    seed: int = 1
    now: int = 0
    queue: list = field(default_factory=list)
    counts: dict = field(default_factory=lambda: dict.fromkeys(("sent", "lost", "doubled", "corrupt"), 0))

    def __post_init__(self):
        self.random = random.Random(self.seed)
        self.serial = 0

    def at(self, when, action, *args):
        self.serial += 1
        heapq.heappush(self.queue, (when, self.serial, action, args))

    def send(self, receive, packet):
        self.counts["sent"] += 1
        copies = 1 + (self.random.random() < self.double)
        self.counts["doubled"] += copies - 1
        for _ in range(copies):
            if self.random.random() < self.loss:
                self.counts["lost"] += 1
                continue
            raw = bytearray(packet.pack())
            if self.random.random() < self.flip:
                raw[self.random.randrange(len(raw))] ^= 1 << self.random.randrange(8)
            self.at(self.now + 5 + self.random.randint(0, self.jitter), self.deliver, receive, bytes(raw))

    def deliver(self, receive, raw):
        try:
            packet = Packet.unpack(raw)
        except (Corrupt, struct.error):
            self.counts["corrupt"] += 1
        else:
            receive(packet)

    def run(self, done, limit=20_000):
        while self.queue and not done():
            self.now, _, action, args = heapq.heappop(self.queue)
            action(*args)
            if self.now > limit:
                raise TimeoutError(f"not done at {limit}")
        return self.now


class Transfer:
    def __init__(self, net, data, *, window, selective, chunk=16, timeout=25):
        self.net, self.window, self.selective, self.timeout = net, window, selective, timeout
        self.chunks = [data[i:i + chunk] for i in range(0, len(data), chunk)]
        self.base = 0
        self.acked, self.held = set(), {}
        self.output, self.expected = bytearray(), 0
        self.resent, self.next = 0, 0

    def start(self):
        self.fill()
        return self.net.run(lambda: self.base == len(self.chunks))

    def fill(self):
        while self.next < min(self.base + self.window, len(self.chunks)):
            self.transmit(self.next)
            self.next += 1

    def transmit(self, seq):
        flags = Flag.DATA | (Flag.FIN if seq == len(self.chunks) - 1 else Flag(0))
        self.net.send(self.on_data, Packet(flags, seq, self.chunks[seq]))
        self.net.at(self.net.now + self.timeout, self.on_timeout, seq)

    def on_timeout(self, seq):
        if seq in self.acked or seq < self.base:
            return
        if self.selective:
            again = [seq]
        elif seq == self.base:
            again = range(self.base, self.next)
        else:
            return
        for s in again:
            self.resent += 1
            self.transmit(s)

    def on_data(self, packet):
        if self.selective:
            self.held.setdefault(packet.seq, packet.payload)
            self.net.send(self.on_ack, Packet(Flag.ACK, packet.seq))
            while self.expected in self.held:
                self.output += self.held[self.expected]
                self.expected += 1
        else:
            if packet.seq == self.expected:
                self.output += packet.payload
                self.expected += 1
            if self.expected:
                self.net.send(self.on_ack, Packet(Flag.ACK, self.expected - 1))

    def on_ack(self, packet):
        if self.selective:
            self.acked.add(packet.seq)
            while self.base in self.acked:
                self.base += 1
        else:
            self.base = max(self.base, packet.seq + 1)
        self.fill()


message = "".join(f"line {n}: the quick brown fox. " for n in range(22)).encode()
print(len(message), hex(zlib.crc32(message)))
for label, habits in {"clean": {}, "lossy": {"loss": 0.15}, "noisy": {"flip": 0.2}, "messy": {"loss": 0.1, "double": 0.1, "flip": 0.05, "jitter": 9}}.items():
    for name, window, selective in (("stop-and-wait", 1, False), ("go-back-n", 6, False), ("selective", 6, True)):
        net = Network(**habits, seed=42)
        transfer = Transfer(net, message, window=window, selective=selective)
        time = transfer.start()
        print(f"{label:6} {name:14} time {time:>5} resent {transfer.resent:>3} {net.counts}", bytes(transfer.output) == message)
packet = Packet(Flag.DATA | Flag.FIN, 513, b"hi")
print(packet, packet.pack().hex(" "), Packet.unpack(packet.pack()) == packet)
try:
    Packet.unpack(packet.pack()[:-1] + b"!")
except Corrupt as e:
    print(repr(e))
try:
    Transfer(Network(loss=1.0), b"x" * 20, window=2, selective=True).start()
except TimeoutError as e:
    print("timeout:", e)
