# Strides, splitlines and expandtabs against the same made character by character.
import random
random.seed(5)
def ref_expand(s,n):
    out=[];col=0
    for c in s:
        if c=='\t':
            if n>0:
                k=n-col%n; out.append(' '*k); col+=k
        else:
            out.append(c); col+=1
            if c in '\n\r': col=0
    return ''.join(out)
al='ab\t\n\ré✓😀 \x1c\x85\u2028\x0b'
for i in range(3000):
    s=''.join(random.choice(al) for _ in range(random.randint(0,40)))*random.choice((1,1,1,60))
    n=random.choice((-1,0,1,3,8))
    assert s.expandtabs(n)==ref_expand(s,n),(s,n)
    assert ''.join(s.splitlines(True))==s
    st=random.choice((-1,-2,2,3,-70,65,-3,7)); a=random.randint(0,len(s)+2)-1
    assert s[a::st]==''.join(list(s)[a::st]),(s,a,st)
    assert s[:a:st]==''.join(list(s)[:a:st])
import hashlib
random.seed(7); h=hashlib.md5()
for i in range(3000):
    s=''.join(random.choice(al) for _ in range(random.randint(0,60)))
    h.update(repr(s.splitlines()).encode()); h.update(repr(s.splitlines(True)).encode())
print(h.hexdigest())
