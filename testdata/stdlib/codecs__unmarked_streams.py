# A stream without the mark that tells the order of its bytes.
import codecs
import io

for name, width in ("utf-16", 2), ("utf-32", 4):
    unmarked = "ab".encode(name + "-le")
    for read in (lambda: codecs.getincrementaldecoder(name)().decode(unmarked, True),
                 lambda: codecs.getreader(name)(io.BytesIO(unmarked)).read()):
        try:
            read()
        except UnicodeDecodeError as e:
            assert e.args == (name, unmarked, 0, width, "Stream does not start with BOM"), e.args
        else:
            raise AssertionError(name)
