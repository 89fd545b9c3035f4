"""UUIDs: universally unique identifiers (RFC 9562)."""

import _random
from enum import Enum

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    "reserved for NCS compatibility", "specified in RFC 4122",
    "reserved for Microsoft compatibility", "reserved for future definition"]

int_ = int  # the built-in types, which parameters of UUID hide
bytes_ = bytes
_MAX = (1 << 128) - 1


class SafeUUID(Enum):
    safe = 0
    unsafe = -1
    unknown = None


def _spread(version, a, b, c):
    """An int with 48 bits a, 12 bits b and 62 bits c around the version and the variant."""
    return a << 80 | version << 76 | b << 64 | 0b10 << 62 | c


class UUID:
    """A UUID: an immutable number of 128 bits with parts that have names.

    Made of one of: hex (32 digits; braces, hyphens and urn:uuid: are ignored),
    bytes, bytes_le (the first three fields little-endian), fields (a tuple of six
    ints), int. version, if given, and the variant of RFC 9562 replace those bits.
    """

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if int is not None:
            pass
        elif hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = int_(digits, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            b = bytes_(bytes_le)
            int = int_.from_bytes(b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:])
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = int_.from_bytes(bytes)
        else:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            for number, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                if not 0 <= value < 1 << bits:
                    raise ValueError(f"field {number} out of range (need a {bits}-bit value)")
            time_low, time_mid, time_hi_version, clock_hi, clock_low, node = fields
            int = time_low << 96 | time_mid << 80 | time_hi_version << 64 | clock_hi << 56 | clock_low << 48 | node
        if not 0 <= int <= _MAX:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    @classmethod
    def _from_int(cls, value):
        self = object.__new__(cls)
        object.__setattr__(self, "int", value)
        object.__setattr__(self, "is_safe", SafeUUID.unknown)
        return self

    def __getstate__(self):
        d = {"int": self.int}
        if self.is_safe != SafeUUID.unknown:
            d["is_safe"] = self.is_safe.value
        return d

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID(state["is_safe"]) if "is_safe" in state else SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __str__(self):
        h = "%032x" % self.int
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                self.node)

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0x0FFF
        if self.version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def node(self):
        return self.int & 0xFFFFFFFFFFFF

    @property
    def hex(self):
        return "%032x" % self.int

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        if not self.int & 0x2000 << 48:
            return RESERVED_MICROSOFT
        return RESERVED_FUTURE

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xF
        return None


_node = None
_last_timestamp = None
_last_timestamp_v6 = None
_last_v7 = None
_last_v7_counter = 0


def _bits(n):
    return int.from_bytes(_random._urandom((n + 7) // 8)) >> (-n % 8)


def getnode():
    """Return a number of 48 bits for this process: a random one with the multicast bit set (RFC 9562)."""
    global _node
    if _node is None:
        _node = _bits(48) | 1 << 40
    return _node


def uuid1(node=None, clock_seq=None):
    """Make a UUID of a host's number, a sequence number, and the current time."""
    global _last_timestamp
    import time
    timestamp = time.time_ns() // 100 + 0x01B21DD213814000
    if _last_timestamp is not None and timestamp <= _last_timestamp:
        timestamp = _last_timestamp + 1
    _last_timestamp = timestamp
    if clock_seq is None:
        clock_seq = _bits(14)
    if node is None:
        node = getnode()
    return UUID(fields=(timestamp & 0xFFFFFFFF, timestamp >> 32 & 0xFFFF, timestamp >> 48 & 0x0FFF, clock_seq >> 8 & 0x3F,
                        clock_seq & 0xFF, node), version=1)


def _named(hash_name, namespace, name, version):
    import hashlib
    if isinstance(name, str):
        name = name.encode()
    digest = hashlib.new(hash_name, namespace.bytes + name, usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    """Make a UUID of the MD5 hash of a namespace UUID and a name."""
    return _named("md5", namespace, name, 3)


def uuid4():
    """Make a random UUID."""
    value = int.from_bytes(_random._urandom(16))
    return UUID._from_int(value & ~(0xF << 76 | 0b11 << 62) | 4 << 76 | 0b10 << 62)


def uuid5(namespace, name):
    """Make a UUID of the SHA-1 hash of a namespace UUID and a name."""
    return _named("sha1", namespace, name, 5)


def uuid6(node=None, clock_seq=None):
    """Like uuid1(), with the parts of the time in an order that sorts."""
    global _last_timestamp_v6
    import time
    timestamp = time.time_ns() // 100 + 0x01B21DD213814000
    if _last_timestamp_v6 is not None and timestamp <= _last_timestamp_v6:
        timestamp = _last_timestamp_v6 + 1
    _last_timestamp_v6 = timestamp
    if clock_seq is None:
        clock_seq = _bits(14)
    if node is None:
        node = getnode()
    return UUID._from_int(_spread(6, timestamp >> 12 & 0xFFFFFFFFFFFF, timestamp & 0xFFF,
                                  (clock_seq & 0x3FFF) << 48 | node & 0xFFFFFFFFFFFF))


def uuid7():
    """Make a UUID of the current time in milliseconds, a counter, and random bits."""
    global _last_v7, _last_v7_counter
    import time
    now = time.time_ns() // 1_000_000
    if _last_v7 is None or now > _last_v7:
        counter = _bits(41)
    else:
        # Within the same millisecond, or when the clock went back, the counter goes on.
        now = max(now, _last_v7)
        counter = _last_v7_counter + 1
        if counter > 0x3FF_FFFF_FFFF:
            now += 1
            counter = _bits(41)
    _last_v7, _last_v7_counter = now, counter
    return UUID._from_int(_spread(7, now & 0xFFFF_FFFF_FFFF, counter >> 30, (counter & 0x3FFF_FFFF) << 32 | _bits(32)))


def uuid8(a=None, b=None, c=None):
    """Make a UUID of three numbers, of 48, 12 and 62 bits; what is missing is random."""
    a = _bits(48) if a is None else a & 0xFFFF_FFFF_FFFF
    b = _bits(12) if b is None else b & 0xFFF
    c = _bits(62) if c is None else c & 0x3FFF_FFFF_FFFF_FFFF
    return UUID._from_int(_spread(8, a, b, c))


def main():
    """The command line: python -m uuid."""
    import argparse
    makers = {"uuid1": uuid1, "uuid3": uuid3, "uuid4": uuid4, "uuid5": uuid5, "uuid6": uuid6, "uuid7": uuid7, "uuid8": uuid8}
    namespaces = {"@dns": NAMESPACE_DNS, "@url": NAMESPACE_URL, "@oid": NAMESPACE_OID, "@x500": NAMESPACE_X500}
    parser = argparse.ArgumentParser(description="Generates a uuid using the selected uuid function.")
    parser.add_argument("-u", "--uuid", choices=makers, default="uuid4", help="The function to use to generate the uuid. By default uuid4 function is used.")
    parser.add_argument("-n", "--namespace", help="The namespace is a UUID, or '@ns' where 'ns' is a well-known predefined UUID addressed by namespace name. Such as @dns, @url, @oid, and @x500. Only required for uuid3/uuid5 functions.")
    parser.add_argument("-N", "--name", help="The name used as part of generating the uuid. Only required for uuid3/uuid5 functions.")
    parser.add_argument("-C", "--count", metavar="NUM", type=int, default=1, help="Generate NUM fresh UUIDs.")
    args = parser.parse_args()
    if args.uuid in ("uuid3", "uuid5"):
        if not args.namespace or not args.name:
            parser.error(f"Incorrect number of arguments. {args.uuid} requires a namespace and a name. Run 'python -m uuid -h' for more information.")
        namespace = namespaces[args.namespace] if args.namespace in namespaces else UUID(args.namespace)
        for _ in range(args.count):
            print(makers[args.uuid](namespace, args.name))
    else:
        for _ in range(args.count):
            print(makers[args.uuid]())


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
NIL = UUID("00000000-0000-0000-0000-000000000000")
MAX = UUID("ffffffff-ffff-ffff-ffff-ffffffffffff")

if __name__ == "__main__":
    main()
