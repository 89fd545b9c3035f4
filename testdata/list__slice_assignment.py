# Assignment and deletion of slices: what is evaluated first, and lists long enough that
# their parts move in place.
l=[1,2,3]
for e in ('l[0:1]=5','l[::2]=5','l[0:1]=iter([])','l["a":]=[]','l["a":]=5'):
    try: exec(e)
    except Exception as x: print(e,type(x).__name__,x)
class I:
    def __init__(s,v,n): s.v=v;s.n=n
    def __index__(s): print('index',s.n); return s.v
class It:
    def __iter__(s): print('iter'); l.clear(); return iter([7,8])
l=[1,2,3,4]; l[I(1,'a'):I(2,'b')]=It(); print(l)
l=[1,2,3,4]
try: l[I(0,'a'):I(4,'b'):2]=It(); print(l)
except Exception as x: print(x)
l=[1,2,3,4]; l[1:1]=l; print(l); l[2:5]=l; print(l); l[::-1]=l; print(l)
import random
random.seed(3)
ref=list(range(5000)); m=ref[:]
for i in range(3000):
    a=random.randint(0,len(m)); b=min(len(m),a+random.randint(0,5)); src=[random.random() for _ in range(random.randint(0,6))]
    if random.random()<.4: a=random.randint(0,3); b=a+random.randint(0,9)
    if random.random()<.03 : a=random.randint(0,len(m)); b=random.randint(0,len(m)) ; b=max(a,b)
    k=random.randint(0,2)
    r=ref[:a]+(src if k else [])+ref[max(a,b):]
    if k==0: del m[a:b]
    elif k==1: m[a:b]=src
    else: m[a:b]=tuple(src)
    assert m==r,(a,b,len(src))
    ref=r
    if len(m)<200: m=list(range(7000)); ref=m[:]
while m: del m[:3]
print(m)
