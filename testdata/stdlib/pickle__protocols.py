# pickle: every protocol, errors.
import pickle, collections, datetime, decimal, fractions
from collections import *
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
class C:
    def __init__(self,x): self.x=x
    def __eq__(self,o): return type(self) is type(o) and self.__dict__==o.__dict__
    class In: pass
class S:
    __slots__=('a','b')
    def __init__(self): self.a=1
class G:
    def __init__(self,v): self.v=v
    def __getstate__(self): return ('st',self.v)
    def __setstate__(self,s): self.v=s
class N(tuple):
    def __new__(cls,a,b): return super().__new__(cls,(a,b))
    def __getnewargs__(self): return tuple(self)
class NK:
    def __new__(cls,*,a): o=super().__new__(cls); o.a=a; return o
    def __getnewargs_ex__(self): return (),{'a':self.a}
P=namedtuple('P','x y')
def fn(): pass
rec=[]; rec.append(rec)
rd={}; rd['a']=rd; rt=([],); rt[0].append(rt)
objs=[None,True,False,0,1,-1,255,256,65535,65536,-70000,2**31-1,2**31,-2**31,2**40,-2**70,10**100,2**2000,1.5,-0.0,float('inf'),'', 'abc','é\u1234😀\n\\','x'*300,b'',b'abc',b'\xff'*300,bytearray(b''),bytearray(b'ab'),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],list(range(5)),{},{'a':1},{'a':1,'b':[2]},set(),{1},frozenset(),frozenset([1]),1j,range(3),slice(1,2),Ellipsis,NotImplemented,int,type(None),len,fn,C,C.In,ValueError,ValueError('x',2),C(5),G(7),N(1,2),NK(a=3),P(1,2),OrderedDict(a=1),defaultdict(list,a=[1]),deque([1,2],3),Counter('ab'),datetime.datetime(2020,1,2,3),datetime.timedelta(1),datetime.timezone.utc,decimal.Decimal('1.5'),fractions.Fraction(1,2),['a','a'],rec,rd,rt,(1.5,[{'k':(None,b'z')}])]
for i,o in enumerate(objs):
    for p in range(6):
        try: d=pickle.dumps(o,p)
        except Exception as e: print(i,p,type(e).__name__,e); continue
        print(i,p,len(d),d if len(d)<400 else d[:60])
        try: b=pickle.loads(d)
        except Exception as e: print('  load',type(e).__name__,e); continue
for s in r"""pickle.loads(b'')
pickle.loads(b'x')
pickle.loads(b'\x80\x09.')
pickle.loads(b'\x80\x04')
pickle.loads(b'.')
pickle.loads('a')
pickle.loads(b'I5')
pickle.loads(b"S'abc'\n.")
pickle.loads(b"S'a\\xe9'\n.",encoding='latin-1')
pickle.loads(b"U\x03abc.",encoding='bytes')
pickle.loads(b'cfoo\nbar\n.')
pickle.loads(b'cbuiltins\nxxx\n.')
pickle.loads(b'c__builtin__\nxrange\n.')
pickle.loads(b'(lp0\nI1\na.')
pickle.loads(b'g5\n.')
pickle.loads(b'K\x01.xxx')
pickle.dumps(1,6)
pickle.dumps(1,-1)
pickle.dumps(1,'a')
pickle.dumps(iter(()))is None
pickle.Pickler(5)
pickle.Unpickler(5)
pickle.encode_long(-128), pickle.decode_long(b'\x00\xff')""".split('\n'): t(s)
class Pk(pickle.Pickler):
    def persistent_id(self,o): return 'pid' if isinstance(o,C) else None
class Up(pickle.Unpickler):
    def persistent_load(self,p): return ('P',p)
class W:
    def __init__(self): self.b=b''
    def write(self,x): self.b+=bytes(x)
class R:
    def __init__(self,b): self.b=b
    def read(self,n=-1): x,self.b=self.b[:n],self.b[n:]; return x
    def readline(self): i=self.b.find(b'\n')+1; x,self.b=self.b[:i],self.b[i:]; return x
for p in range(6):
    w=W(); Pk(w,p).dump([C(1),2]); print(w.b, Up(R(w.b)).load())
a=[1]; w=W(); k=pickle.Pickler(w,2); k.dump(a); k.dump(a); k.clear_memo(); k.dump(a); print(w.b)
