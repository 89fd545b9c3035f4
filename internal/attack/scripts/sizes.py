# Every native that takes a size or a count, with ones that are far too large: the test watches the memory of the process.
import array, base64, binascii, bisect, codecs, collections, copy, csv, datetime, decimal, difflib, fractions, functools, gzip, hashlib, heapq, io, itertools, json, math, operator, os, pickle, random, re, secrets, string, struct, textwrap, time, unicodedata, uuid, zlib, ast, statistics, html, urllib.parse, queue, types, marshal
from attacks import *
from __main__ import doing

big = 'x' * (1 << 20)
many = list(range(1 << 16))
tests = '''
'a' * n | b'a' * n | [0] * n | (0,) * n | bytearray(n) | bytes(n) | 'ab'.ljust(n) | 'ab'.center(n, 'x') | 'ab'.zfill(n) | b'ab'.rjust(n) | b'ab'.zfill(n) | bytearray(b'a').center(n) | list(range(n)) | tuple(range(n)) | set(range(n)) | dict.fromkeys(range(n)) | frozenset(range(n)) | bytes(range(256)) * n
1 << n | -1 << n | 3 ** n | 10 ** n | (10 ** 1000) ** n | pow(3, n, 10 ** 1000) | int('9' * n) | str(1 << min(n, 10**6)) | (1).to_bytes(n) | (1 << 100000).to_bytes(n, 'little') | int.from_bytes(bytes(min(n, 1 << 25))) | math.factorial(n) | math.comb(n, n // 2) | math.perm(n) | math.lcm(*many) | math.prod(range(1, n)) | math.isqrt(1 << min(n, 1 << 28)) | math.ldexp(1, n)
f'{1:{n}}' | f'{1.5:.{n}f}' | f'{1.5:{n}.{n}e}' | format(1.5, f'.{n}%') | format('a', f'>{n}') | format(10**50, f',{n}') | format(1, f'0{n}_b') | '%*d' % (n, 1) | '%.*f' % (n, 1.5) | f'%{n}s' % 'a' | '%.*d' % (n, 1) | b'%*d' % (n, 1) | '{:{}}'.format('a', n) | format(decimal.Decimal('1.5'), f'.{n}f') | format(decimal.Decimal(1), f'{n}') | format(1j, f'{n}') | format(datetime.date(2020, 1, 1), '%A' * (n >> 3)) | format(fractions.Fraction(1, 3), f'.{n}f') | format(fractions.Fraction(1, 3), f'{n}')
big * 60 | big.join(big) | ','.join([big] * 100) | b','.join([big.encode()] * 100) | big.replace('x', big) | big.replace('', big) | big.encode().replace(b'x', big.encode()) | ('\\t' * (1 << 20)).expandtabs(n) | (b'\\t' * 1000).expandtabs(n) | big.translate({120: big}) | big.translate(str.maketrans('x', 'yy' * 1000)) | big.encode('utf-32') * 40 | big.encode('unicode_escape') * 40 | ('\\u00df' * (1 << 20)).upper() * 40 | big.split('x') * 100 | list(big) * 100 | ('a\\n' * n).splitlines() | big.encode().hex(':', 1) * 40 | bytes.fromhex('00' * n) | repr(big * 30) | ascii('\\U0001f600' * (1 << 23)) | html.escape('<' * (1 << 23)) | urllib.parse.quote('<' * (1 << 23)) | unicodedata.normalize('NFKD', '\\ufdfa' * (1 << 22)) | ('\\u00e9' * (1 << 22)).encode('ascii', 'namereplace') | ('\\u00e9' * (1 << 22)).encode('ascii', 'xmlcharrefreplace') | ('\\u00e9' * (1 << 24)).encode('idna') | codecs.encode(big * 30, 'rot13') | ('\\u00e9' * (1 << 22)).casefold() * 100 | big.partition('y') * n | textwrap.wrap(big * 9, 1) | textwrap.fill(big, 1) | textwrap.indent('\\n' * (1 << 22), big) | string.Template('$a' * 1000).substitute(a=big) | difflib.ndiff(many * 99, many)
struct.pack(f'{n}s', b'') | struct.pack(f'{n}x') | struct.Struct(f'{n}i') | struct.calcsize(f'{n}q') | struct.unpack(f'{n}c', bytes(min(n, 1 << 25))) | struct.pack(f'{n}i', *many) | list(struct.iter_unpack('b', bytes(1 << 24))) * 9 | array.array('q', bytes(8)) * n | array.array('d', range(n)) | array.array('w', big * 60) | array.array('b', bytes(1 << 20)).tolist() * 99 | memoryview(bytes(1 << 24)).tolist() | memoryview(bytearray(1 << 24)).cast('B', [1 << 12, 1 << 12]).tolist() | memoryview(bytes(1 << 25)).hex() | memoryview(bytes(1 << 25)).tobytes() * 9
list(itertools.repeat(0, n)) | itertools.repeat(0, n).__length_hint__() | list(itertools.product(range(n), repeat=9)) | list(itertools.permutations(range(30))) | list(itertools.combinations(range(n), 99)) | itertools.combinations(range(1 << 22), n) | list(itertools.batched(range(n), n)) | itertools.tee([1], n) | itertools.islice(itertools.count(), n, n) | list(itertools.islice(itertools.count(), n)) | list(itertools.zip_longest(*[range(n)] * 9)) | list(itertools.accumulate(range(n))) | list(itertools.chain.from_iterable(itertools.repeat(many, n))) | sorted(range(n)) | list(map(str, range(n))) | list(zip(range(n), range(n))) | list(enumerate(range(n))) | [*range(n), *range(n)] | {**{i: i for i in many}, **dict.fromkeys(range(n))} | collections.deque(range(n)) | collections.deque([1]) * n | collections.deque(maxlen=n) | collections.Counter(range(n)) | list(collections.Counter({'a': n}).elements()) | collections.OrderedDict.fromkeys(range(n)) | collections.namedtuple('A', [f'a{i}' for i in range(100000)]) | functools.reduce(operator.add, [many] * 2000) | functools.lru_cache(n)(len)(()) | heapq.merge(*[range(n)] * 999) | heapq.nlargest(n, range(n)) | list(range(n))[::1] | sum([[0]] * n, []) | max(range(min(n, 1 << 24)), key=lambda i: [0] * n) | operator.imul([1], n) | types.SimpleNamespace(**{f'a{i}': i for i in range(1 << 20)}) | queue.Queue(n) | slice(0, n).indices(n)
io.BytesIO(bytes(1 << 20)).read(n) | seek(io.BytesIO(), n, b'x') | seek(io.StringIO(), n, 'x') | io.BytesIO().truncate(n) | io.BytesIO(big.encode() * 50).getvalue() * 2 | io.StringIO(big * 50).getvalue() * 2 | io.BufferedReader(io.BytesIO(b'a'), n) | io.BufferedWriter(io.BytesIO(), n) | open('/m', 'wb', n) | seek(open('/m', 'wb'), n, b'x') | open('/m', 'wb').truncate(n) | open('/m', 'wb').write(bytes(1 << 25)) | io.TextIOWrapper(io.BytesIO(bytes(1 << 24))).read() * 9 | io.BytesIO(b'a' * (1 << 25)).readlines(n) | bytearray(b'x').__init__(n) | writes(io.StringIO(), big) | writes(io.BytesIO(), big.encode()) | extends(bytearray(), big.encode()) | extends([], many) | extends(collections.deque(), many) | extends(array.array('q'), many) | appends(n)
random.randbytes(n) | random.getrandbits(n) | os.urandom(n) | secrets.token_hex(n) | random.sample(range(n), n) | random.choices(many, k=n) | random.Random(big * 60).random() | hashlib.pbkdf2_hmac('sha256', b'a', b'b', 1, n) | hashlib.pbkdf2_hmac('sha256', b'a', b'b', n) | hashlib.scrypt(b'a', salt=b'b', n=1 << 20, r=99, p=1, maxmem=2**31 - 1) | hashlib.scrypt(b'a', salt=b'b', n=2, r=1, p=1, dklen=n) | hashlib.shake_128().digest(n) | hashlib.shake_256().hexdigest(n) | hashlib.blake2b(digest_size=n) | uuid.UUID(bytes=bytes(min(n, 99)))
zlib.decompress(bomb) | zlib.decompressobj().decompress(bomb) | zlib.decompress(bomb, bufsize=n) | zlib.decompressobj().decompress(bomb, n) | zlib.decompressobj().flush(n) | gzip.decompress(gzipped) | gzip.GzipFile(fileobj=io.BytesIO(gzipped)).read() | gzip.GzipFile(fileobj=io.BytesIO(gzipped)).read(n) | zlib.compress(bytes(1 << 25)) * n | codecs.decode(bomb, 'zlib') | base64.b64encode(bytes(1 << 25)) | base64.b85encode(bytes(1 << 24)) | base64.b32encode(bytes(1 << 24)) | binascii.hexlify(bytes(1 << 25)) | binascii.b2a_qp(bytes(1 << 24)) | binascii.a2b_base64(b'A' * (1 << 25)) | binascii.hexlify(bytes(1 << 22), big)
json.dumps(many * 200) | json.dumps([big] * 100) | json.dumps('\\u00e9' * (1 << 24)) | json.dumps(many, indent=n) | json.dumps(many, indent=big) | json.dumps([[]] * 1000, separators=(big, big)) | json.loads('[' + '0,' * (1 << 22) + '0]') | json.loads('"' + '\\\\u00e9' * (1 << 22) + '"') | json.loads('1' * 4000000) | json.loads('[' * 10 ** 6) | pickle.dumps(many * 200) | pickle.dumps([big + str(i) for i in range(50)]) | pickle.loads(b'\\x80\\x04B\\xff\\xff\\xff\\x7f') | pickle.loads(b'\\x80\\x04\\x8e' + n.to_bytes(16, 'little')[:8]) | pickle.loads(b'\\x80\\x04\\x96' + n.to_bytes(16, 'little')[:8]) | pickle.loads(b'\\x80\\x04K\\x00r\\xff\\xff\\xff\\xff.') | pickle.loads(b'\\x80\\x04\\x8b\\xff\\xff\\xff\\x7f') | pickle.loads(b'(' * (1 << 25)) | pickle.loads(b']' + b'2' * (1 << 25)) | pickle.loads(b'X\\xff\\xff\\xff\\x7f') | marshal.loads(b'[\\xff\\xff\\xff\\x7f') | marshal.loads(b's\\xff\\xff\\xff\\x7f') | marshal.loads(b'l\\xff\\xff\\xff\\x7f') | marshal.loads(b'(\\xff\\xff\\xff\\x7f') | marshal.dumps(many * 300) | copy.deepcopy(many * 150) | copy.copy(list(many) * 150) | list(csv.reader([big * 3] * 100)) | list(csv.reader([',' * (1 << 22)])) | csv.writer(io.StringIO()).writerow([big] * 100)
re.compile('a{%d}' % n) | re.compile('(?:a{1000}){1000}' * 99) | re.compile('((((a{99}){99}){99}){99}){99}') | re.compile('(a)' * 100000) | re.compile('a|' * 500000) | re.compile('[' + ''.join(map(chr, range(32, 60000))) + ']') | re.findall('', big * 20) | re.findall('x', big * 20) | re.split('', big * 20) | re.sub('x', big, big) | re.sub('', big, big) | re.sub('x', lambda m: big, big) | re.sub('(x+)', '\\\\1' * 100, big) | re.match('(x|y)*', big * 50) | re.match('(?:x|y)*?$', big * 50) | re.match('(.*)*$', big + '\\n') | list(re.finditer('x', big * 9)) | re.escape('.' * (1 << 25)) | re.match('x' * 100, big).expand('\\\\g<0>' * 1000000)
decimal.Context(prec=n).divide(1, 3) | decimal.Decimal(2).sqrt(decimal.Context(prec=n)) | decimal.Decimal(10) ** n | decimal.Decimal(1).scaleb(n) | decimal.Decimal('1e' + str(n)) + 1 | int(decimal.Decimal('1e' + str(n))) | hash(decimal.Decimal('1e' + str(n))) | decimal.Decimal('1e' + str(n)).to_integral_value() | decimal.Context(prec=n).exp(1) | decimal.Context(prec=n, Emax=10**9, Emin=-10**9).power(decimal.Decimal(3), n) | decimal.Decimal('1e999999').as_integer_ratio() | decimal.Decimal('1' * 100000) ** 1000 | decimal.Decimal(1).quantize(decimal.Decimal('1e-' + str(n)), context=decimal.Context(prec=n)) | decimal.Decimal((0, many * 99, 1)) | decimal.Decimal((0, (1,), n)).__round__(n) | decimal.Decimal(1).shift(n, decimal.Context(prec=n)) | fractions.Fraction('1e' + str(n)) | fractions.Fraction(1, 3) ** n | fractions.Fraction(10) ** -n | fractions.Fraction(f'1e-{n}').limit_denominator(n) | float.fromhex('0x' + 'f' * n) | (1.5).hex() * n | round(10 ** 100, -n) | statistics.NormalDist().samples(n) | time.strftime('%Y' * (1 << 22)) | time.strftime('%' + str(n) + 'Y') | datetime.datetime.now().strftime('%f' * (1 << 22)) | datetime.timedelta(n) | sys.set_int_max_str_digits(0) or str(1 << min(n, 1 << 27))
compile('x' * n, 'x', 'exec') | compile('(' + '1,' * (1 << 20) + ')', 'x', 'eval') | eval('"a" * ' + str(n)) | eval('(1,) * ' + str(n)) | eval('1 << ' + str(n)) | eval('10 ** ' + str(n)) | eval('(' + '"a" * 4000 + ' * 100 + '"") * 99999999') | ast.literal_eval('[' + '0,' * (1 << 20) + ']') | ast.parse('a;' * (1 << 18)) | exec('def f(): pass\\n' * 100000) | type('T', (), {f'a{i}': i for i in range(1 << 19)}) | type('T', (), {'__slots__': [f'a{i}' for i in range(1 << 17)]})() | [bytearray(n >> 8) for _ in range(1 << 20)] | [object() for _ in range(n)] | {i: [i] for i in range(n)} | [lambda: i for i in range(n)] | [(yield_ for yield_ in ()) for _ in range(n)] | deepest([]) | deepest(()) | classes(n) | strings_(n) | exceptions(n) | sys.intern(big * 70) | sys.setrecursionlimit(n) or recursion() | threads_(n) | contexts(n) | __import__('tracemalloc').start(n) | range(n)[n // 2:] | len(range(n)) | os.pipe() and os.read(0, n) | os.write(1, bytes(1 << 25))
'''


def seek(f, n, x): f.seek(n); f.write(x); return f
def writes(f, x):
    while True: f.write(x)
def extends(f, x):
    while True: f.extend(x)
def appends(n):
    l = []
    while True: l.append('x' * 1000 + str(len(l)))
def deepest(x):
    while True: x = [x] if type(x) is list else (x,)
def classes(n): return [type(f'C{i}', (), {}) for i in range(n)]
def strings_(n):
    s = ''
    while True: s += 'abc' * 1000
def exceptions(n):
    e = None
    while True:
        try: raise ValueError('x' * 1000) from e
        except ValueError as x: e = x
def recursion(): return recursion() + 1
def threads_(n):
    import threading
    threading.stack_size(n if n < 1 << 40 else 0)
    e = threading.Event()
    t = [threading.Thread(target=e.wait, args=(1,)) for _ in range(99)]
    try: [x.start() for x in t]
    finally: e.set()
def contexts(n):
    import contextvars
    return [contextvars.ContextVar(str(i)) for i in range(n)]


compressor = zlib.compressobj(9)
bomb = b''.join(compressor.compress(bytes(1 << 20)) for _ in range(300)) + compressor.flush()
gzipped = b'\x1f\x8b\x08\0\0\0\0\0\0\0' + bomb[2:-4] + bytes(8)
expressions = [e.strip() for l in tests.strip().split('\n') for e in l.split(' | ')]
for e in r.sample(expressions, min(rounds * 8, len(expressions))):
    for n in r.sample((1 << 27, 10 ** 9, 1 << 40, (1 << 63) - 1, 1 << 64), 2):
        try:
            doing(f'{e} where n = {n}')
            call(lambda: eval(e))
            sys.set_int_max_str_digits(4300)
            sys.setrecursionlimit(1000)
        except TimeoutError:  # which the test raised a little late
            pass
