# heapq and bisect: every function, errors.
import heapq, bisect
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
S=1
def rnd(n):
    global S
    S=(S*1103515245+12345)%2**31
    return S//65536%n
for n in (0,1,2,3,10,100,3000):
    l=[rnd(1000) for _ in range(n)]
    h=l[:]; heapq.heapify(h); a=[heapq.heappop(h) for _ in range(n)]; assert a==sorted(l)
    h=[]
    for x in l: heapq.heappush(h,x)
    b=[heapq.heappushpop(h,rnd(1000)) for _ in range(n)]; c=[heapq.heapreplace(h,rnd(1000)) for _ in range(n) if h]
    print(b[:9],c[:9],h[:9])
    for k in (0,1,2,5,50,-1):
        assert heapq.nsmallest(k,l)==sorted(l)[:max(k,0)] and heapq.nlargest(k,iter(l))==sorted(l,reverse=True)[:max(k,0)] or k<0, (n,k)
        f=lambda v:v%10
        assert k<0 or heapq.nsmallest(k,l,key=f)==sorted(l,key=f)[:k] and heapq.nlargest(k,iter(l),f)==sorted(l,key=f,reverse=True)[:k]
    assert list(heapq.merge(sorted(l),sorted(l),[]))==sorted(l+l)
    assert list(heapq.merge(sorted(l,reverse=True),sorted(l,reverse=True),reverse=True,key=lambda x:x))==sorted(l+l,reverse=True)
for s in """heapq.heappop([])
heapq.heappop(5)
heapq.heappush(5,1)
heapq.heapreplace([],1)
heapq.heappushpop([],1)
heapq.heappush([],)
heapq.heapify((1,))
heapq.heapify([1,'a'])
heapq.heappush([1,2],'a')
list(heapq.merge([1,3],[2,4]))
list(heapq.merge([(1,'a')],[(1,'b')],key=lambda x:x[0]))
heapq.nlargest(2,5)
bisect.bisect([1,2,2,3],2)
bisect.bisect_left([1,2,2,3],2)
bisect.bisect([1,2,2,3],2,0,2)
bisect.bisect([1,2,2,3],2,-1)
bisect.bisect([1,2,2,3],2,lo=1,hi=2)
bisect.bisect(5,2)
bisect.bisect([1],'a')
bisect.bisect()
bisect.bisect([1,2],3,0,10)
bisect.bisect([1,5,9],4,key=lambda v:-v)
bisect.bisect_left('abc','b')
bisect.bisect({},1)
bisect.bisect is bisect.bisect_right
bisect.bisect([1],1,'a')
bisect.bisect([1],1,0,'a')
bisect.bisect([1],1,2**70)""".split('\n'): t(s)
l=[1,3,5]; bisect.insort(l,3.0); bisect.insort_left(l,3); bisect.insort(l,9); bisect.insort(l,-4,key=abs); print(l)
class L(list):
    def insert(self,i,x): print('ins',i,x); super().insert(i,x)
l=L([1,2]); bisect.insort(l,1); print(l)
