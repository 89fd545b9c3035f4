# An __index__ or iterator that changes the container which it is an index of.
class I:
    def __init__(s,o,v,f=lambda o:o.clear()): s.o=o; s.v=v; s.f=f
    def __index__(s): s.f(s.o); return s.v
import array, collections
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for mk in (lambda:[1,2,3,4,5,6], lambda:bytearray(b'abcdef')):
    def g(): l=mk(); return l[1:I(l,5)]
    t(g)
    def g(): l=mk(); return l[I(l,5):0:-1]
    t(g)
    def g(): l=mk(); del l[1:I(l,5)]; return l
    t(g)
    def g(): l=mk(); del l[1:I(l,5):2]; return l
    t(g)
    def g(): l=mk(); l[1:I(l,5)]=b'xyz'; return l
    t(g)
    def g(): l=mk(); l[0:I(l,6):2]=b'xyz'; return l
    t(g)
    def g(): l=mk(); return l[I(l,5)]
    t(g)
    def g(): l=mk(); l[I(l,5)]=1; return l
    t(g)
    def g(): l=mk(); return l.insert(I(l,5),65)
    t(g)
    def g(): l=mk(); return l.pop(I(l,5))
    t(g)
    def g(): l=mk(); return l*I(l,2)
    t(g)
def g():
    a=array.array('i',[1,2,3,4]); return a[1:I(a,4,lambda a:a.__delitem__(slice(None)))]
t(g)
def g():
    a=array.array('i',[1,2,3,4]); a[1:I(a,4,lambda a:a.__delitem__(slice(None)))]=array.array('i',[9]); return a
t(g)
def g():
    a=collections.deque([1,2,3,4]); a[I(a,3)]=5; return a
t(g)
def g():
    a=collections.deque([1,2,3,4]); a.rotate(I(a,3)); return a
t(g)
def g():
    a=collections.deque([1,2,3,4]); a.insert(I(a,3),5); return a
t(g)
def g():
    a=bytearray(b'abcdef'); m=memoryview(a); return m[I(m,3,lambda m:m.release())]
t(g)
def g():
    a=bytearray(b'abcdef'); m=memoryview(a); m[I(m,3,lambda m:m.release())]=5; return a
t(g)
def g():
    a=bytearray(b'abcdef'); m=memoryview(a); m[3]=I(m,3,lambda m:m.release()); return a
t(g)
def g():
    a=bytearray(b'abcdef'); a[3]=I(a,3); return a
t(g)
def g():
    a=bytearray(b'abcdef'); a.append(I(a,3)); return a
t(g)
def g():
    a=bytearray(b'abcdef'); return a.find(b'e',I(a,3))
t(g)
def g():
    a=bytearray(b'abcdef'); return a.replace(b'e',b'f',I(a,3))
t(g)
def g():
    a=bytearray(b'abcdef'); return a.center(I(a,30))
t(g)
def g():
    a=bytearray(b'a\tbcdef'); return a.expandtabs(I(a,30))
t(g)
