# The error of a codec that was found in the registry has a note with the name that was asked for. str.encode and bytes.decode
# know some encodings without it, and files use the encoder or decoder of the codec themselves.
import array
import codecs
import io


def notes(function, *args):
    try:
        function(*args)
    except Exception as e:
        return type(e).__name__, str(e).partition(" can't")[0], getattr(e, "__notes__", None)


for name in (
    "utf-8", "UTF_8", "utf8", " utf-8 ", "u8", "cp65001", "utf-16", "U16", "utf-16-le", "UTF-16BE", "utf32", "utf-32-be", "ascii", "US-ASCII", "646",
    "latin-1", "L1", "iso8859-1", "ISO_8859-1", "8859", "cp1252", "koi8-r", "utf-7", "shift_jis", "gbk",
):
    print(name)
    for function, *args in (
        ("\ud800".encode, name), (b"\xff\xff\xff".decode, name), (bytes, "\ud800", name), (str, b"\xff\xff\xff", name),
        (codecs.encode, "\ud800", name), (codecs.decode, b"\xff\xff\xff", name), ("\ud800".encode, name, "no such"),
        (io.TextIOWrapper(io.BytesIO(), encoding=name).write, "\ud800"), (io.TextIOWrapper(io.BytesIO(b"\xff\xff\xff"), encoding=name).read,),
    ):
        print("   ", notes(function, *args))
bad = array.array("w", "a")
bad.frombytes(b"\xff\xff\xff\xff")
print(notes(bad.tounicode))
