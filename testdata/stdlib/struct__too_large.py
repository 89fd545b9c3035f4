# Numbers that a float field has no place for, and offsets before the start of a buffer.
import struct


def tried(f, *args):
    try:
        return f(*args)
    except (struct.error, OverflowError) as err:
        return type(err).__name__, str(err)


for form, value in (">e", 10**10), ("e", 65520), ("e", 65520.0), ("f", 1e39), (">f", 10**39), (">f", 1e39), ("d", 10**400), (">e2q", 4):
    print(form, tried(struct.pack, form, value))
print(tried(struct.pack_into, "<2H", bytearray(30), -2, 1, 1), tried(struct.unpack_from, "<2H", bytes(30), -2), tried(struct.pack_into, "<2H", bytearray(3), -4, 1, 1))
print(b"%c %a %5.1f" % (65, "é", 2.25), end=" ")
try:
    b"%f" % None
except TypeError as err:
    print(err)
