# collections: deque, OrderedDict, defaultdict, Counter, namedtuple.
import collections
from collections import *
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
def x(code):
    ns={'d':deque('abcdef'),'deque':deque,'OrderedDict':OrderedDict,'defaultdict':defaultdict,'Counter':Counter,'od':OrderedDict(a=1,b=2,c=3),'dd':defaultdict(list,a=[1])}
    try: exec(code,ns); r='ok'
    except BaseException as e: r=f'{type(e).__name__} {e}'
    print(code.replace('\n','; '), '->', r, ns['d'], ns['od'], ns['dd'])
for s in """deque()
deque(5)
deque('abc',2)
deque('abc',maxlen=0)
deque('abc',-1)
deque('abc','x')
deque('abc',2,3)
deque(iterable='abc',maxlen=2)
deque(foo=1)
deque('abc')[0]
deque('abc')[-1]
deque('abc')[3]
deque('abc')['x']
deque('abc')[0:2]
deque('abc')+deque('d')
deque('abc')+['d']
deque('abc',2)+deque('xyz')
deque('abc')*2
2*deque('ab')
deque('abc')*-1
deque('abc',2)*3
deque('abc',4)*3
deque('ab')*'x'
deque('abc')==deque('abc')
deque('abc')==list('abc')
deque('abc')<deque('abd')
deque('abc')<list('abd')
deque('abc')>=deque('ab')
hash(deque())
deque('abcb').index('b')
deque('abcb').index('b',2)
deque('abcb').index('b',-1)
deque('abcb').index('b','x')
deque('abcb').count('b')
deque('abc').copy()
deque('abc',5).__reduce__()[:3]
deque('abc').__reduce__()[:3]
list(reversed(deque('abc')))
deque('abc').maxlen
deque('abc',7).maxlen
'a' in deque('abc')
len(deque('abc'))
bool(deque())
deque().pop()
deque().popleft()
deque[int]
iter(deque('ab')).__length_hint__()
type(iter(deque())).__name__
type(reversed(deque())).__name__
[isinstance(deque(),c) for c in (collections.abc.MutableSequence,collections.abc.Sequence,collections.abc.Iterable)]
defaultdict()
defaultdict(list)
defaultdict(5)
defaultdict(None,{1:2},a=3)
defaultdict(list,{1:2},3)
defaultdict(list)[5]
defaultdict(None)[5]
defaultdict(lambda:7).__missing__(5)
defaultdict(list,a=1)|{'b':2}
{'b':2}|defaultdict(list,a=1)
defaultdict(list,a=1)|[1]
defaultdict(int,a=1).copy()
defaultdict(int,a=1).__reduce__()[:4]
defaultdict(int).default_factory
defaultdict(int)==({})
OrderedDict()
OrderedDict([('a',1)],b=2)
OrderedDict(1,2)
OrderedDict(a=1)==OrderedDict(a=1)
OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1)
OrderedDict(a=1,b=2)=={'b':2,'a':1}
OrderedDict(a=1)|{'b':2}
{'b':2}|OrderedDict(a=1)
OrderedDict(a=1)|[1]
OrderedDict.fromkeys('abc')
OrderedDict.fromkeys('abc',value=5)
OrderedDict(a=1).keys()
OrderedDict(a=1).values()
OrderedDict(a=1).items()
OrderedDict(a=1).pop('x')
OrderedDict(a=1).pop('x',5)
OrderedDict(a=1).pop(key='a',default=1)
OrderedDict().popitem()
OrderedDict(a=1,b=2).popitem(last=False)
OrderedDict(a=1).move_to_end('z')
OrderedDict(a=1).copy()
OrderedDict(a=1).__reduce__()[:4]
OrderedDict(a=1).setdefault('b')
OrderedDict(a=1).keys()&{'a'}
OrderedDict(a=1).keys()=={'a'}
OrderedDict(a=1).items()=={('a',1)}
list(reversed(OrderedDict(a=1,b=2).items()))
type(iter(OrderedDict())).__name__
OrderedDict(a=1).__dict__
hash(OrderedDict())
OrderedDict(a=1).update(1,2)
Counter('abracadabra')
Counter('abracadabra').most_common(2)
Counter(a=1,b=-1)+Counter(a=1)
Counter(5)
Counter(a=1).total()
namedtuple('P','x y')(1,2)
namedtuple('P','x y')(1,2).y
namedtuple('P','x y').x
namedtuple('P','x y')(1)
namedtuple('P','x y')(1,2)._replace(x=5)
namedtuple('P','x y')(1,2)._replace(z=5)
namedtuple('P','x y x')
namedtuple('P','x def')
namedtuple('P','x _y')
namedtuple('P','x def _y x',rename=True)._fields
namedtuple('P','x y',defaults=[1])(5)
namedtuple('P','x y')._make([1])
namedtuple('P','x y').__doc__
namedtuple('P','x y').x.__doc__""".split('\n'):
    t(s)
for c in ["d.append(1)","d.appendleft(1)","d.extend([1,2])","d.extendleft([1,2])","d.extend(d)","d.extendleft(d)","d.rotate()","d.rotate(2)","d.rotate(-2)","d.rotate(100)","d.rotate(-5)","d.insert(0,9)","d.insert(3,9)","d.insert(-1,9)","d.insert(100,9)","d.insert(-100,9)","del d[0]","del d[5]","del d[2]","del d[4]","del d[9]","d[1]=5","d[9]=5","d.remove('c')","d.reverse()","d.clear()","d+=[1]","d*=2","d*=0",
 "for q in d: d.append(1)","it=iter(d); next(it); d.pop(); next(it)","d.maxlen=5","d=deque('abc',3); d.insert(1,2)","d=deque('abc',3); d.append(5)","d=deque('abc',3); d.appendleft(5)","d=deque('abc',3); d.rotate(1); d.append(7)","d.x=1",
 "od.move_to_end('a')","od.move_to_end('c',last=False)","od.move_to_end('b',False); od.move_to_end('c',False)\nod['z']=1","for k in od: od.move_to_end(k)","for k in od: od[k]=5","for k in od: od['z']=1","for k in od: del od[k]","it=iter(od); next(it); del od['a']; next(it)","od|={'q':1}","od.update(z=5)","od.pop('a')","od.popitem(False)","od.clear()","del od['q']",
 "dd['z'].append(1)","dd|={'y':1}","dd.default_factory=None\ndd['q']","del dd.default_factory\ndd['q']","dd.default_factory=5\ndd['q']"]:
    x(c)
class R:
    s=12345
    def r(self): self.s=(self.s*1103515245+12345)%2**31; return self.s
    def random(self): return self.r()/2**31
    def randrange(self,a,b=None):
        if b is None: a,b=0,a
        return a+self.r()//8%(b-a)
    def seed(self,x): pass
random=R()
random.seed(5)
d=deque(); l=[]
od=OrderedDict(); ref=[]
for i in range(20000):
    r=random.random()
    if r<.3: d.append(i); l.append(i)
    elif r<.5: d.appendleft(i); l.insert(0,i)
    elif r<.6 and l: assert d.pop()==l.pop()
    elif r<.7 and l: assert d.popleft()==l.pop(0)
    elif r<.75:
        k=random.randrange(-50,50); d.rotate(k)
        if l: k%=len(l); l=l[-k:]+l[:-k] if k else l
    elif r<.8 and l:
        k=random.randrange(len(l)); del d[k]; del l[k]
    elif r<.85: k=random.randrange(-10,len(l)+10); d.insert(k,i); l.insert(k,i)
    if i%200==0: assert list(d)==l, i
    r=random.random(); k=random.randrange(60)
    if r<.4:
        od[k]=i
        if k not in ref: ref.append(k)
    elif r<.6 and k in ref:
        last=random.random()<.5
        od.move_to_end(k,last); ref.remove(k); ref.append(k) if last else ref.insert(0,k)
    elif r<.8 and ref:
        last=random.random()<.5
        a=od.popitem(last)[0]; b=ref.pop() if last else ref.pop(0); assert a==b
    elif k in ref: del od[k]; ref.remove(k)
    if i%50==0: assert list(od)==ref and list(reversed(od))==ref[::-1], i
print('ok')
class DD(defaultdict):
    def __missing__(self,k): return k
print(DD(list)['x'], DD(list,a=1))
class LD(deque): pass
l=LD('abc',2); print(l, l.copy(), l+l, type(l*2)); l.x=5; print(l.__dict__, l.__reduce__()[:3])
class OD(OrderedDict):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
o=OD(a=1); o.update(b=2); print(o,o.copy(), o|{'c':5})
d=deque(); d.append(d); print(d)
d=defaultdict(list); d[1]=d; print(d)
o=OrderedDict(); o['a']=o; print(o)
o=OrderedDict(a=1); o.z=5; import copy; print(copy.copy(o), copy.copy(o).__dict__, o.__reduce__()[2])
