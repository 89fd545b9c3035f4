# random, hashlib, hmac, uuid: sequences, digests, errors.
import random, hashlib, hmac, uuid
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
r=random.Random()
for seed in (0,1,-5,10**50,'abc','é'*100,b'xyz',bytearray(b'q'),1.5,2.0,float('inf'),True):
    r.seed(seed)
    print(seed if not isinstance(seed,str) else len(seed), r.random(), r.getrandbits(40), r.getrandbits(200), r.randint(1,10**30), r.randrange(0,100,7), r.choice('abcdef'), r.sample(range(1000),5), r.sample(range(10),10), r.sample(range(100000),50)[:5], r.choices('abc',[1,2,3],k=5), r.choices('abc',k=3), r.uniform(1,2), r.triangular(1,5,2), r.normalvariate(), r.gauss(), r.gauss(1,2), r.lognormvariate(0,1), r.expovariate(2), r.vonmisesvariate(1,2), r.gammavariate(2,3), r.gammavariate(.5,3), r.gammavariate(1,3), r.betavariate(1,2), r.paretovariate(3), r.weibullvariate(1,2), r.binomialvariate(10,.3), r.binomialvariate(1000,.4), r.randbytes(5))
    l=list(range(20)); r.shuffle(l); print(l)
    r.seed(seed,version=1) if not isinstance(seed,bytearray) else 0; print(r.random())
st=r.getstate(); a=[r.random() for _ in range(5)]; r.setstate(st); assert a==[r.random() for _ in range(5)]; print(len(st),len(st[1]))
r.seed(12); 
N=3000
import math
def chk(name, f):
    s=0.0
    for i in range(N):
        s+=f()
    print(name, s)
chk('gauss',lambda:r.gauss()); chk('normal',r.normalvariate); chk('exp',r.expovariate); chk('gamma',lambda:r.gammavariate(3.3,1)); chk('gamma2',lambda:r.gammavariate(.3,1)); chk('beta',lambda:r.betavariate(2,5)); chk('vm',lambda:r.vonmisesvariate(1,4)); chk('par',lambda:r.paretovariate(4)); chk('wei',lambda:r.weibullvariate(1,1.5)); chk('tri',r.triangular); chk('bin',lambda:r.binomialvariate(50,.5)); chk('log',lambda:r.lognormvariate(0,1))
for s in """random.choice([])
random.randrange(0)
random.randrange(5,5)
random.randrange(1,10,0)
random.randrange(1.5)
random.randrange(1,step=2)
random.randrange(5,1)
random.sample([1,2],3)
random.sample({1,2},1)
random.sample([1,2],-1)
random.Random(5).sample('abc',4,counts=[1,2,3])
random.sample('abc',4,counts=[1,2])
random.choices('abc',5)
random.choices('abc',[1,2])
random.choices('abc',[0,0,0])
random.choices('abc',[1,2,3],cum_weights=[1,2,3])
random.choices([],k=1)
random.getrandbits(0)
random.seed([])
random.seed(object())
random.gammavariate(0,1)
random.binomialvariate(-1)
random.binomialvariate(1,2)
random.SystemRandom().getstate()
random.Random(1).random()
random.Random([]).random()
random.setstate((1,))
random.setstate((3,(1,2),None))
sorted(random.__all__)
hashlib.md5(b'abc').hexdigest()
hashlib.sha1(b'abc').hexdigest()
hashlib.sha224(b'abc').hexdigest()
hashlib.sha256(b'abc').hexdigest()
hashlib.sha384(b'abc').hexdigest()
hashlib.sha512(b'abc').hexdigest()
hashlib.sha3_224(b'abc').hexdigest()
hashlib.sha3_256(b'abc').hexdigest()
hashlib.sha3_384(b'abc').hexdigest()
hashlib.sha3_512(b'abc').hexdigest()
hashlib.shake_128(b'abc').hexdigest(20)
hashlib.shake_256(b'abc').digest(10)
hashlib.blake2b(b'abc').hexdigest()
hashlib.blake2s(b'abc').hexdigest()
hashlib.blake2b(b'abc',digest_size=20,key=b'k',salt=b's',person=b'p').hexdigest()
hashlib.blake2s(b'abc'*1000,digest_size=20,key=b'k',salt=b's',person=b'p',fanout=2,depth=3,leaf_size=4,node_offset=5,node_depth=1,inner_size=8,last_node=True).hexdigest()
hashlib.blake2b(b'abc'*1000,fanout=2,depth=3,leaf_size=4,node_offset=5,node_depth=1,inner_size=8,last_node=True).hexdigest()
hashlib.blake2b(digest_size=0)
hashlib.blake2b(digest_size=65)
hashlib.blake2b(key=b'a'*65)
hashlib.blake2b(salt=b'a'*65)
hashlib.blake2b(fanout=-1)
hashlib.blake2b(depth=0)
hashlib.blake2b.SALT_SIZE
hashlib.sha256('abc')
hashlib.sha256(5)
hashlib.sha256().update('a')
hashlib.sha256(b'a').digest_size
hashlib.sha256(b'a').block_size
hashlib.sha256(b'a').name
hashlib.shake_128().digest_size
hashlib.new('sha256',b'a').hexdigest()
hashlib.new('SHA256',b'a').name
hashlib.new('foo')
hashlib.new(5)
hashlib.sha256(b'a',usedforsecurity=False).hexdigest()[:8]
hashlib.sha256(bytearray(b'abc')).hexdigest()[:8]
hashlib.sha256(memoryview(b'abc')[::2]).hexdigest()[:8]
hashlib.pbkdf2_hmac('sha256',b'pw',b'salt',1000).hex()
hashlib.pbkdf2_hmac('sha1',b'pw',b'salt',2,50).hex()
hashlib.pbkdf2_hmac('sha1',b'pw',b'salt',0)
hashlib.scrypt(b'pw',salt=b'salt',n=16,r=8,p=2).hex()
hashlib.scrypt(b'pw',salt=b'salt',n=1024,r=1,p=1,dklen=20).hex()
hashlib.scrypt(b'pw',salt=b'salt',n=15,r=8,p=2)
sorted(hashlib.algorithms_guaranteed)
hmac.new(b'key',b'msg','sha256').hexdigest()
hmac.new(b'key'*100,b'msg',hashlib.md5).hexdigest()
hmac.digest(b'key',b'msg','sha1').hex()
hmac.digest(b'key',b'msg',hashlib.sha512).hex()
hmac.new(b'key',b'msg')
hmac.new('key',b'msg','md5')
hmac.new(b'key',b'msg','foo')
hmac.new(b'key',b'msg','sha256').name
hmac.new(b'key',digestmod='sha256').block_size
hmac.compare_digest('a','a')
hmac.compare_digest(b'a',b'b')
hmac.compare_digest('a',b'a')
hmac.compare_digest('é','a')
uuid.uuid3(uuid.NAMESPACE_DNS,'python.org')
uuid.uuid5(uuid.NAMESPACE_DNS,'python.org')
uuid.UUID('{12345678-1234-5678-1234-567812345678}')
uuid.UUID('urn:uuid:12345678-1234-5678-1234-567812345678').urn
uuid.UUID(bytes=b'\\x12\\x34\\x56\\x78'*4)
uuid.UUID(bytes_le=b'\\x78\\x56\\x34\\x12\\x34\\x12\\x78\\x56' + b'\\x12\\x34\\x56\\x78'*2)
uuid.UUID(fields=(0x12345678, 0x1234, 0x5678, 0x12, 0x34, 0x567812345678))
uuid.UUID(int=0x12345678123456781234567812345678).fields
uuid.UUID(int=5).bytes_le
uuid.UUID('12')
uuid.UUID()
uuid.UUID(int=-1)
uuid.UUID(int=1,version=9)
uuid.UUID(int=1,version=4)
uuid.UUID(fields=(1,2,3,4,5,2**50))
uuid.uuid4().version
uuid.uuid4().variant
uuid.uuid1().version
uuid.uuid1(5,6).node
uuid.uuid1(5,6).clock_seq
hash(uuid.UUID(int=5))==hash(5)
uuid.UUID(int=5)<uuid.UUID(int=6)
uuid.UUID(int=5)<5
uuid.UUID(int=5).int
int(uuid.UUID(int=5))""".split('\n'): t(s)
h=hashlib.sha256(b'a'); g=h.copy(); g.update(b'b'); print(h.hexdigest()[:8],g.hexdigest()[:8])
h=hashlib.shake_128(b'a'); g=h.copy(); g.update(b'b'); print(h.hexdigest(4),g.hexdigest(4),h.hexdigest(4))
h=hashlib.blake2b(b'a'); g=h.copy(); g.update(b'b'*500); print(h.hexdigest()[:8],g.hexdigest()[:8])
try: uuid.UUID(int=5).int=6
except Exception as e: print(e)
class W(random.Random):
    def random(self): return 0.25
print(W().randrange(100), W().choice('abcd'))
