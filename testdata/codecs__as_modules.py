# Each codec is a module of the package encodings, and codec infos can be pickled and copied.
import codecs
import copy
import encodings.ascii
import encodings.cp437
import encodings.utf_8
import io
import pickle
import quopri

assert encodings.utf_8.getregentry() == codecs.lookup("utf-8")
assert encodings.cp437.decoding_table[0x80] == "Ç" and len(encodings.cp437.decoding_table) == 256
for name in "utf-8", "base64":
    info = codecs.lookup(name)
    for again in pickle.loads(pickle.dumps(info)), copy.deepcopy(info):
        assert again == info and again.name == info.name and again.incrementaldecoder is info.incrementaldecoder

out = io.BytesIO()
recoder = codecs.StreamRecoder(out, *codecs.lookup("latin-1")[:2], encodings.utf_8.StreamReader, encodings.utf_8.StreamWriter)
recoder.write("äöü".encode("latin-1"))
print(out.getvalue())

print(quopri.encodestring("a=b ä\t\n".encode(), quotetabs=True), quopri.decodestring("=41=\nB_", header=True))
print(codecs.decode(b"a=3Db", "quopri"))

# What stands for bytes is encoded before the rest is refused.
for text, name in ("[\udc80\ud800\udfff]", "utf-8"), ("[\udc80\udc81é]", "ascii"), ("\ud800\udc80", "latin-1"):
    try:
        text.encode(name, "surrogateescape")
    except UnicodeEncodeError as e:
        print(name, e.start, e.end)

decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
print([ascii(decoder.decode(bytes([b]))) for b in b"\xed\xa0\x80"])
print("\0a+b~\\\x7f".encode("utf-7"), ascii(b"a+2AE-b a+2AE\xffb".decode("utf-7", "replace")))
