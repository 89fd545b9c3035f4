# codecs: text encodings, error handlers, incremental and stream codecs, the registry.
import warnings; warnings.simplefilter('ignore')
cases=[(b'\xff\xfe\x00\xd8','utf-16'),(b'a\x00b','utf-16-le'),(b'\x00\xdc','utf-16-le'),(b'\x00\xd8a\x00','utf-16-le'),(b'\x00\xd8','utf-16-le'),(b'\x00\xd8\x00','utf-16-le'),(b'ab','utf-32-le'),(b'\x00\xd8\x00\x00','utf-32-le'),(b'\x00\x00\x11\x00','utf-32-le'),(b'\x81','cp1252'),(b'\xff','utf-7'),(b'+','utf-7'),(b'+A-','utf-7'),(b'+2AE-','utf-7'),(b'a+AGE','utf-7'),(b'+AGE\x80','utf-7'),(b'+AG','utf-7'),(b'+AGEx!','utf-7'),(b'\\x1','unicode_escape'),(b'\\u12','unicode_escape'),(b'\\N{foo}','unicode_escape'),(b'\\N','unicode_escape'),(b'\\U00110000','unicode_escape'),(b'\\','unicode_escape'),(b'\\q','unicode_escape'),(b'\\u12','raw_unicode_escape'),(b'\\U00110000','raw_unicode_escape'),(b'\x81','gbk'),(b'\xff','shift_jis'),(b'\x1b$B','iso2022_jp'),(b'\x81\x30','gb18030'),(b'~x','hz')]
for b,e in cases:
    try: print(e,b,ascii(b.decode(e)))
    except Exception as x: print(e,b,x, x.args[2:] if hasattr(x,'start') else '')
for t,e in [('\ud800','utf-16'),('a\ud800\udc00','utf-8'),('é€','cp1252'),('\u4e00\u4e8c','cp1252'),('\ud800','utf-7'),('é+-','utf-7'),('a~b','utf-7'),('\ud83d\ude00😀','utf-7'),('é','gbk'),('\udc80','gbk'),('é€\u4e00😀\\\n','unicode_escape'),('é€\u4e00😀\\\n','raw_unicode_escape'),('ééé','ascii'),('\ud800','utf-32'),('a&b','hz'),('日本','shift_jis'),('日本','euc-jp'),('日本','iso2022_jp'),('한국','euc_kr'),('中国','big5'),('中国','gb18030'),('x','utf-8-sig'),('x','utf-16'),('x','utf-32'),('é','latin-1'),('€','iso8859-15'),('é','cp437'),('я','koi8-r')]:
    try: print(e,ascii(t),t.encode(e), t.encode(e).decode(e)==t)
    except Exception as x: print(e,ascii(t),x)
import codecs, warnings; warnings.simplefilter('ignore')
for e in ['replace','backslashreplace','xmlcharrefreplace','namereplace','surrogateescape','surrogatepass','ignore']:
    try: print(e, 'a\xe9\ud800\udcff€'.encode('ascii',e))
    except Exception as x: print(e,x)
    try: print(e, ascii(b'a\xff\xed\xa0\x80\xe9'.decode('utf-8',e)), ascii(b'\x00\xd8'.decode('utf-16-le',e)))
    except Exception as x: print(e,x)
    try: print(e, 'a\ud800\udcff'.encode('utf-16-le',e))
    except Exception as x: print(e,x)
try: 'é'.encode('ascii','nope')
except LookupError as x: print(x)
try: 'e'.encode('ascii','nope'); print('ok')
except LookupError as x: print(x)
for n in ['rot13','latin1','UTF8','cp1252','utf-16','mac-roman']:
    i=codecs.lookup(n); print(n, i.name, i._is_text_encoding, len(i))
try: 'x'.encode('rot13')
except LookupError as x: print(x)
try: b'x'.decode('rot13')
except LookupError as x: print(x)
print(codecs.encode('Hello','rot13'))
def h(e): return ('<%s>' % ','.join(hex(ord(c)) for c in e.object[e.start:e.end]), e.end)
codecs.register_error('test.h', h)
print('aéb€€c'.encode('ascii','test.h'))
codecs.register_error('test.d', lambda e: ('?!', e.end)); print(b'a\xffb'.decode('utf-8','test.d'))
codecs.register_error('test.bad', lambda e: 5)
for f in [lambda: 'é'.encode('ascii','test.bad'), lambda: b'\xff'.decode('ascii','test.bad'), lambda: 'x'.encode('nope'), lambda: 'x'.encode(5), lambda: b'x'.decode('utf-8',5), lambda: bytes('x',5), lambda: str(b'x',5), lambda: codecs.lookup('nope'), lambda: codecs.lookup(5), lambda: codecs.lookup_error('zz'), lambda: codecs.register(5), lambda: codecs.encode('x','ascii',5)]:
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
d=codecs.getincrementaldecoder('utf-8')(); print([d.decode(bytes([b])) for b in 'é€😀'.encode()])
d=codecs.getincrementaldecoder('utf-16')(); print([d.decode(bytes([b])) for b in 'é😀'.encode('utf-16')], d.getstate())
print(list(codecs.iterdecode([b'a\xc3',b'\xa9'],'utf-8')), list(codecs.iterencode(['a','é'],'utf-16')))
import io
r=codecs.getreader('utf-8')(io.BytesIO('é\nb\r\nc'.encode())); print(list(r))
w=io.BytesIO(); s=codecs.getwriter('utf-16')(w); s.write('a'); s.write('b'); print(w.getvalue())
print(codecs.charmap_encode('ab','strict',{97:b'xx',98:65}), codecs.charmap_decode(b'\x00\x01','strict','xy'), codecs.escape_decode(b'a\\n\\x41'), codecs.escape_encode(b"a\n'\xff"))
for n in ['utf-16','utf-8-sig','cp1252']:
    f=io.TextIOWrapper(io.BytesIO(),encoding=n,newline=''); f.write('aé\n'); f.write('b'); f.flush(); print(n,f.buffer.getvalue()); f.seek(0); print(ascii(f.read(2)), f.tell(), ascii(f.read()))
e=UnicodeEncodeError('ascii','aé',1,2,'r'); print(codecs.replace_errors(e), codecs.backslashreplace_errors(e), codecs.xmlcharrefreplace_errors(e))
