// Package natives is the table of native functions that can loop over data of a
// user's size, or wait: for each a script that keeps it busy. The stop tests and
// the latency benchmark run over it; a test finds natives that are missing.
package natives

// Native is a native function, or a family of them that shares its loop.
type Native struct {
	Name  string // as in Python, "str.replace"; of several the first that comes to mind
	Setup string // statements before
	Busy  string // what goes on for seconds, repeated without end
	Waits bool   // it waits rather than works
	World bool   // it needs grants: sockets, processes, files
}

// Table lists them.
var Table = []Native{
	// Iteration.
	{Name: "sum", Busy: "sum(range(10**9))"},
	{Name: "min", Busy: "min(range(10**9))"},
	{Name: "max", Busy: "max(iter(int, 1))"},
	{Name: "any", Busy: "any(map(bool, iter(int, 1)))"},
	{Name: "all", Busy: "all(iter(lambda: 1, 0))"},
	{Name: "list", Busy: "list(range(3 * 10**6))"},
	{Name: "tuple", Busy: "tuple(range(3 * 10**6))"},
	{Name: "set", Busy: "set(range(10**6))"},
	{Name: "frozenset", Busy: "frozenset(range(10**6))"},
	{Name: "dict", Setup: "p = list(zip(range(10**6), range(10**6)))", Busy: "dict(p)"},
	{Name: "dict.fromkeys", Busy: "dict.fromkeys(range(10**6))"},
	{Name: "dict.update", Setup: "p = dict.fromkeys(range(10**6))", Busy: "d = {1: 1}\nd.update(p)"},
	{Name: "dict.__eq__", Setup: "p = dict.fromkeys(range(10**6)); q = dict(p)", Busy: "p == q"},
	{Name: "sorted", Setup: "x = [hash(str(i)) for i in range(10**6)]", Busy: "sorted(x)"},
	{Name: "list.sort, key", Setup: "x = list(range(10**6))", Busy: "x.sort(key=lambda v: -v)"},
	{Name: "list.sort, cmp_to_key", Setup: "import functools\nx = list(range(10**6))\nk = functools.cmp_to_key(lambda a, b: b - a)", Busy: "x.sort(key=k)"},
	{Name: "zip", Busy: "for p in zip(iter(int, 1)): pass"},
	{Name: "map", Busy: "sum(map(abs, iter(int, 1)))"},
	{Name: "filter", Busy: "next(filter(None, iter(int, 1)))"},
	{Name: "enumerate", Busy: "sum(map(len, enumerate(iter(int, 1))))"},
	{Name: "in", Busy: "-1 in iter(int, 1)"},
	{Name: "list.__contains__", Setup: "x = [0] * 10**7", Busy: "1 in x"},
	{Name: "list.index", Setup: "x = [0.5] * 10**6", Busy: "x.count(1)\ntry: x.index(1)\nexcept ValueError: pass"},
	{Name: "list.remove", Setup: "x = [0] * 10**6", Busy: "try: x.remove(1)\nexcept ValueError: pass"},
	{Name: "list.extend", Setup: "y = list(range(10**6))", Busy: "x = []\nx.extend(y); x.extend(map(abs, y))"},
	{Name: "list.__mul__", Busy: "[0] * 10**7"},
	{Name: "list.__add__", Setup: "x = [0] * 10**6", Busy: "x + x"},
	{Name: "list.__eq__", Setup: "x = [0] * 10**7; y = [0] * 10**7", Busy: "x == y"},
	{Name: "list.copy", Setup: "x = [0] * 10**7", Busy: "x.copy()"},
	{Name: "list.reverse", Setup: "x = [0] * 10**7", Busy: "x.reverse()"},
	{Name: "list[::2]", Setup: "x = [0] * 10**7", Busy: "x[::2]"},
	{Name: "list[:] = ", Setup: "x = [0] * 10**6", Busy: "x[::2] = x[1::2]"},
	{Name: "tuple.__hash__", Setup: "x = tuple(range(10**6))", Busy: "hash(x)"},
	{Name: "tuple.count", Setup: "x = (0,) * 10**7", Busy: "x.count(1)"},
	{Name: "range.__contains__", Setup: "class I(int): pass\nr = range(10**9)", Busy: "r.count(2.5)"},
	{Name: "set.union", Setup: "x = set(range(10**6))", Busy: "x | {1}; x & x; x - {1}; x ^ {1}"},
	{Name: "set.issubset", Setup: "x = set(range(10**6)); y = set(x)", Busy: "x <= y; x.isdisjoint(range(-1, -10**7, -1))"},
	{Name: "frozenset.__hash__", Busy: "hash(frozenset(range(10**6)))"},
	{Name: "repr of a list", Setup: "x = list(range(10**6))", Busy: "repr(x)"},
	{Name: "print", Setup: "x = [0] * 10**6", Busy: "print(*x, file=None)\nrepr(x)"},
	{Name: "isinstance", Setup: "t = (int,) * 10**6", Busy: "isinstance('', t)"},
	// Text.
	{Name: "str.__mul__", Busy: "'xy' * 10**7"},
	{Name: "str.replace", Setup: "s = 'ab' * 10**6", Busy: "s.replace('a', 'xyz')"},
	{Name: "str.join", Setup: "x = ['abc'] * 10**6", Busy: "','.join(x)"},
	{Name: "str.split", Setup: "s = 'ab ' * 10**6", Busy: "s.split(); s.split('b'); s.rsplit('a')"},
	{Name: "str.splitlines", Setup: "s = 'ab\\n' * 10**6", Busy: "s.splitlines()"},
	{Name: "str.count", Setup: "s = 'ab' * 10**6", Busy: "s.count('ba')"},
	{Name: "str.find", Setup: "s = 'a' * 10**6; p = 'a' * 1000 + 'b' + 'a' * 1000", Busy: "s.find(p); s.rfind(p); p in s"},
	{Name: "str.upper", Setup: "s = 'aé' * 10**6", Busy: "s.upper(); s.title(); s.casefold(); s.swapcase()"},
	{Name: "str.isalpha", Setup: "s = 'aé' * 10**6", Busy: "s.isalpha(); s.islower(); s.isidentifier(); s.isprintable()"},
	{Name: "str.strip", Setup: "s = ' ' * 10**7", Busy: "s.strip()"},
	{Name: "str.translate", Setup: "s = 'ab' * 10**6", Busy: "s.translate({97: 'xy'})"},
	{Name: "str.expandtabs", Setup: "s = 'a\\t' * 10**6", Busy: "s.expandtabs()"},
	{Name: "str.ljust", Busy: "'a'.ljust(10**7); 'a'.zfill(10**7); 'a'.center(10**7)"},
	{Name: "str.encode", Setup: "s = 'aé' * 10**6", Busy: "s.encode(); s.encode('utf-16'); s.encode('latin-1')"},
	{Name: "str.__eq__", Setup: "s = 'é' * 10**7; t = 'é' * 10**7", Busy: "s == t; s < t"},
	{Name: "str.__hash__", Busy: "hash('ab' * 10**7)"},
	{Name: "str[::2]", Setup: "s = 'aé' * 10**6", Busy: "s[::2]; s[::-1]"},
	{Name: "str.__mod__", Setup: "f = '%s' * 10**5; x = (1,) * 10**5", Busy: "f % x"},
	{Name: "str.format", Setup: "f = '{}' * 10**5; x = (1,) * 10**5", Busy: "f.format(*x)"},
	{Name: "format", Busy: "format(1, '>10000000'); format(10**4000, ',')"},
	{Name: "%d", Busy: "'%10000000d' % 1; '%.10000000f' % 1.5"},
	{Name: "repr of a str", Setup: "s = '\\n\\x00é' * 10**6", Busy: "repr(s); ascii(s)"},
	{Name: "bytes.replace", Setup: "s = b'ab' * 10**6", Busy: "s.replace(b'a', b'xyz'); s.translate(None, b'a')"},
	{Name: "bytes.split", Setup: "s = b'ab ' * 10**6", Busy: "s.split(); s.splitlines(); b','.join([b'a'] * 10**6)"},
	{Name: "bytes.find", Setup: "s = b'a' * 10**6; p = b'a' * 1000 + b'b' + b'a' * 1000", Busy: "s.find(p); s.count(p)"},
	{Name: "bytes", Setup: "x = [65] * 10**6", Busy: "bytes(x); bytes(10**7)"},
	{Name: "bytes.decode", Setup: "s = 'aé'.encode() * 10**6", Busy: "s.decode(); s.decode('latin-1')"},
	{Name: "bytes.hex", Setup: "s = b'ab' * 10**6; h = s.hex()", Busy: "s.hex(); bytes.fromhex(h)"},
	{Name: "bytearray", Setup: "s = bytearray(b'ab' * 10**6)", Busy: "s.replace(b'a', b'xyz'); s + s; s * 4; bytearray(s)"},
	{Name: "memoryview", Setup: "m = memoryview(bytes(10**7))", Busy: "m.tolist(); m.tobytes(); m == m[:]; m.hex()"},
	// Numbers.
	{Name: "int.__pow__", Busy: "7 ** 10**7"},
	{Name: "int.__mul__", Setup: "a = (1 << 10**7) - 1", Busy: "a * a"},
	{Name: "int.__floordiv__", Setup: "a = (1 << 10**7) - 1; b = (1 << 4 * 10**6) + 1", Busy: "a // b; divmod(a, b); a % b"},
	{Name: "int.__lshift__", Busy: "1 << 10**8; (1 << 10**8) >> 3"},
	{Name: "int.__add__", Setup: "a = 1 << 10**8", Busy: "a + a; a - 1; a & a; a | 1; ~a; -a; a == a + 1"},
	{Name: "pow", Setup: "a = (1 << 10**5) - 1", Busy: "pow(3, a, a)"},
	{Name: "str of an int", Setup: "import sys\nsys.set_int_max_str_digits(0)\na = 7 ** 10**6", Busy: "str(a)"},
	{Name: "int of a str", Setup: "import sys\nsys.set_int_max_str_digits(0)\ns = '7' * 10**6", Busy: "int(s)"},
	{Name: "hex", Setup: "a = 1 << 10**8", Busy: "hex(a); bin(a >> 10**7); int('f' * 10**7, 16)"},
	{Name: "int.to_bytes", Setup: "a = 1 << 10**8", Busy: "int.from_bytes(a.to_bytes(10**8 // 8 + 1))"},
	{Name: "int.bit_count", Setup: "a = (1 << 10**8) - 1", Busy: "a.bit_count(); hash(a)"},
	{Name: "math.factorial", Setup: "import math", Busy: "math.factorial(10**6)"},
	{Name: "math.gcd", Setup: "import math\na = 3 ** 10**6; b = 7 ** 10**6", Busy: "math.gcd(a, b)"},
	{Name: "math.isqrt", Setup: "import math\na = 7 ** 10**6", Busy: "math.isqrt(a)"},
	{Name: "math.comb", Setup: "import math", Busy: "math.comb(10**6, 5 * 10**5); math.perm(10**5)"},
	{Name: "math.fsum", Setup: "import math\nx = [0.1] * 10**6", Busy: "math.fsum(x); math.prod(x); math.sumprod(x, x); math.dist(x, x); math.hypot(*x)"},
	// Modules.
	{Name: "itertools.product", Setup: "import itertools", Busy: "for p in itertools.product(range(100), repeat=5): pass"},
	{Name: "itertools.islice", Setup: "import itertools", Busy: "next(itertools.islice(itertools.count(), 10**10, None))"},
	{Name: "itertools.filterfalse", Setup: "import itertools", Busy: "next(itertools.filterfalse(None, itertools.repeat(1)))"},
	{Name: "itertools.takewhile", Setup: "import itertools", Busy: "sum(itertools.takewhile(lambda x: True, itertools.count()))"},
	{Name: "itertools.dropwhile", Setup: "import itertools", Busy: "next(itertools.dropwhile(lambda x: True, itertools.count()))"},
	{Name: "itertools.combinations", Setup: "import itertools", Busy: "sum(map(len, itertools.combinations(range(100), 5)))"},
	{Name: "itertools.compress", Setup: "import itertools", Busy: "next(itertools.compress(itertools.count(), itertools.repeat(0)))"},
	{Name: "itertools.accumulate", Setup: "import itertools", Busy: "max(itertools.accumulate(itertools.repeat(0)))"},
	{Name: "itertools.groupby", Setup: "import itertools", Busy: "g = itertools.groupby(itertools.repeat(1)); next(g); next(g)"},
	{Name: "itertools.batched", Setup: "import itertools", Busy: "next(itertools.batched(itertools.count(), 10**6))"},
	{Name: "itertools.cycle", Setup: "import itertools", Busy: "-1 in itertools.cycle(range(10**5))"},
	{Name: "itertools.zip_longest", Setup: "import itertools", Busy: "None in itertools.zip_longest(itertools.count(), [])"},
	{Name: "warnings.warn", Setup: "import warnings\nwarnings.filters[:] = [('ignore', None, Warning, 'x', 0)] * (3 * 10**6)", Busy: "warnings.warn('text')"},
	{Name: "functools.reduce", Setup: "import functools, itertools, operator", Busy: "functools.reduce(operator.or_, itertools.repeat(1))"},
	{Name: "collections.deque", Setup: "import collections", Busy: "collections.deque(iter(int, 1), maxlen=5)"},
	{Name: "collections.deque.rotate", Setup: "import collections\nd = collections.deque(range(10**6))", Busy: "d.rotate(5 * 10**5); d.count(-1); -1 in d; d == d.copy(); d.reverse()"},
	{Name: "collections.Counter", Setup: "import collections", Busy: "collections.Counter(iter(int, 1))"},
	{Name: "heapq.heapify", Setup: "import heapq\nx = list(range(10**6, 0, -1))", Busy: "heapq.heapify(x[:]); heapq.nlargest(10, range(10**7))"},
	{Name: "re.match", Setup: "import re\np = re.compile(r'(a|aa)+(b)\\2$'); s = 'a' * 60", Busy: "p.match(s)"},
	{Name: "re.sub", Setup: "import re\ns = 'ab' * 10**6", Busy: "re.sub('a', 'xy', s)"},
	{Name: "re.findall", Setup: "import re\ns = 'ab' * 10**6", Busy: "re.findall('[ab]', s); re.split('b', s)"},
	{Name: "re.compile", Setup: "import re\ni = 0", Busy: "i += 1\nre.compile(('(?:a|b' + str(i) + ')*') * 5000)"},
	{Name: "json.dumps", Setup: "import json\nx = [{'a': [1, 2.5, 'x']}] * 10**5", Busy: "json.dumps(x)"},
	{Name: "json.loads", Setup: "import json\ns = json.dumps([{'a': [1, 2.5, 'x']}] * 10**5)", Busy: "json.loads(s)"},
	{Name: "copy.deepcopy", Setup: "import copy\nx = [[i] for i in range(10**5)]", Busy: "copy.deepcopy(x)"},
	{Name: "gc.collect", Setup: "import gc\nclass C:\n  def __del__(s): pass\nc = C()\nx = [[i] for i in range(10**6)]", Busy: "gc.collect(); gc.get_objects()"},
	{Name: "compile", Setup: "s = 'x = 1\\n' * 10**5", Busy: "compile(s, 'x', 'exec')"},
	{Name: "exec", Busy: "exec('for i in range(10**9): pass')"},
	{Name: "ast.parse", Setup: "import ast\ns = 'x = 1\\n' * 10**4", Busy: "ast.parse(s)"},
	{Name: "hashlib.sha256", Setup: "import hashlib\nb = bytes(10**8)", Busy: "hashlib.sha256(b)"},
	{Name: "zlib.compress", Setup: "import zlib\nb = bytes(10**7)", Busy: "c = zlib.compress(b, 9); zlib.decompress(c); zlib.crc32(b); zlib.adler32(b)"},
	{Name: "zlib.compressobj", Setup: "import os, zlib\nb = os.urandom(10**6) * 5; z = zlib.compress(bytes(10**8))", Busy: "o = zlib.compressobj(9); o.compress(b); o.copy().flush(); d = zlib.decompressobj(); d.decompress(z, 10**7); d.flush(); zlib._ZlibDecompressor().decompress(z)"},
	{Name: "pickle.dumps", Setup: "import pickle\nx = list(range(10**6))", Busy: "pickle.loads(pickle.dumps(x))"},
	{Name: "random.shuffle", Setup: "import random\nx = list(range(10**5))", Busy: "random.shuffle(x); random.getrandbits(10**8)"},
	{Name: "struct.unpack", Setup: "import struct\nb = bytes(10**7)", Busy: "struct.unpack('10000000B', b)"},
	{Name: "base64.b64encode", Setup: "import base64\nb = bytes(10**7)", Busy: "base64.b64decode(base64.b64encode(b))"},
	{Name: "array.array", Setup: "import array\na = array.array('i', range(10**6))", Busy: "a.tolist(); a + a; a * 3; a.count(-1); -1 in a; a == a[:]; a.byteswap(); a.byteswap(); a.reverse(); a[::2]; b = a[:]; b.extend(a); b.frombytes(a.tobytes()); b.fromlist([1] * 10**6); b.insert(0, 1); b.remove(1); b.pop(0); b.clear()"},
	{Name: "array.array, characters", Setup: "import array\na = array.array('w', 'ab' * 10**6)", Busy: "a.tounicode(); a.fromunicode('ab' * 10**6); del a[10**6:]; repr(a); a.__reduce_ex__(4)"},
	{Name: "csv.reader", Setup: "import csv\nx = ['a,b,c'] * 10**6", Busy: "for r in csv.reader(x): pass"},
	{Name: "decimal", Setup: "import decimal\ndecimal.getcontext().prec = 20000\nx = decimal.Decimal(2)", Busy: "x.sqrt(); x.ln()"},
	{Name: "decimal.Decimal.__truediv__", Setup: "import decimal\ndecimal.getcontext().prec = 10**7\nx = decimal.Decimal(1)", Busy: "x / 3"},
	{Name: "decimal.Decimal.__mul__", Setup: "import decimal\ndecimal.getcontext().prec = 10**7\nx = decimal.Decimal(10**(10**6) - 7)", Busy: "x * x; x + 1; x == -x; x.normalize(); hash(x); int(x); -x"},
	{Name: "decimal.Decimal.exp", Setup: "import decimal\ndecimal.getcontext().prec = 10**5\nx = decimal.Decimal(2)", Busy: "x.exp(); x.log10(); x ** x.sqrt()"},
	{Name: "decimal.Decimal.__str__", Setup: "import decimal\nx = decimal.Decimal(7) / 3\ndecimal.getcontext().prec = 10**6\nx = decimal.Decimal(7) / 3", Busy: "s = str(x); decimal.Decimal(s); x.as_tuple(); x.as_integer_ratio()"},
	{Name: "decimal.Decimal.__format__", Setup: "import decimal\nx = decimal.Decimal('1e1000000')", Busy: "format(x, ',f'); format(x, '_>10000000'); x.logical_invert()"},
	{Name: "unicodedata.normalize", Setup: "import unicodedata\ns = 'é' * 10**6", Busy: "unicodedata.normalize('NFD', s)"},
	{Name: "difflib", Setup: "import difflib\na = list(range(2000)); b = a[::-1]", Busy: "difflib.SequenceMatcher(None, a, b).ratio()"},
	// Waits.
	{Name: "time.sleep", Setup: "import time", Busy: "time.sleep(10**6)", Waits: true},
	{Name: "threading.Lock.acquire", Setup: "import threading\nl = threading.Lock(); l.acquire()", Busy: "l.acquire()", Waits: true},
	{Name: "threading.RLock.acquire", Setup: "import threading\nl = threading.RLock()\nt = threading.Thread(target=lambda: (l.acquire(), threading.Event().wait()), daemon=True); t.start()\nwhile l.acquire(blocking=False): l.release()", Busy: "l.acquire()", Waits: true},
	{Name: "threading.Condition.wait", Setup: "import threading\nc = threading.Condition()", Busy: "with c: c.wait()", Waits: true},
	{Name: "threading.Event.wait", Setup: "import threading\ne = threading.Event()", Busy: "e.wait()", Waits: true},
	{Name: "threading.Semaphore.acquire", Setup: "import threading\ns = threading.Semaphore(0)", Busy: "s.acquire()", Waits: true},
	{Name: "threading.Barrier.wait", Setup: "import threading", Busy: "threading.Barrier(2).wait()", Waits: true},
	{Name: "threading.Thread.join", Setup: "import threading\nt = threading.Thread(target=threading.Event().wait, daemon=True); t.start()", Busy: "t.join()", Waits: true},
	{Name: "queue.Queue.get", Setup: "import queue\nq = queue.Queue()", Busy: "q.get()", Waits: true},
	{Name: "queue.Queue.put", Setup: "import queue\nq = queue.Queue(1); q.put(1)", Busy: "q.put(1)", Waits: true},
	{Name: "queue.SimpleQueue.get", Setup: "import queue\nq = queue.SimpleQueue()", Busy: "q.get()", Waits: true},
	{Name: "signal.pause", Setup: "import signal", Busy: "signal.pause()", Waits: true},
	{Name: "signal.sigwait", Setup: "import signal", Busy: "signal.sigwait([10])", Waits: true},
	{Name: "os.read of a pipe", Setup: "import os\nr, w = os.pipe()", Busy: "os.read(r, 1)", Waits: true, World: true},
	{Name: "os.write to a full pipe", Setup: "import os\nr, w = os.pipe()", Busy: "os.write(w, bytes(10**6))", Waits: true, World: true},
	{Name: "sys.stdin.read", Setup: "import sys", Busy: "sys.stdin.read()", Waits: true},
	{Name: "subprocess.run", Setup: "import subprocess", Busy: "subprocess.run(['sleep', '1000'])", Waits: true, World: true},
	{Name: "asyncio.sleep", Setup: "import asyncio", Busy: "asyncio.run(asyncio.sleep(10**6))", Waits: true},
	{Name: "asyncio.Queue.get", Setup: "import asyncio\nasync def f():\n  q = asyncio.Queue()\n  await q.get()", Busy: "asyncio.run(f())", Waits: true},
	{Name: "asyncio.gather", Setup: "import asyncio\nasync def g():\n  while True: await asyncio.sleep(0)\nasync def f(): await asyncio.gather(*[g() for i in range(100)])", Busy: "asyncio.run(f())"},
	{Name: "socket.recvfrom", Setup: "import socket\ns = socket.socket(type=socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0))", Busy: "s.recvfrom(1)", Waits: true, World: true},
	{Name: "socket.recvmsg", Setup: "import socket\na, b = socket.socketpair()", Busy: "a.recvmsg(1)", Waits: true, World: true},
	{Name: "socket.accept", Setup: "import socket\ns = socket.create_server(('127.0.0.1', 0))", Busy: "s.accept()", Waits: true, World: true},
	{Name: "socket.recv", Setup: "import socket\na, b = socket.socketpair()", Busy: "a.recv(1)", Waits: true, World: true},
	{Name: "socket.send", Setup: "import socket\na, b = socket.socketpair()", Busy: "a.sendall(bytes(10**7))", Waits: true, World: true},
	{Name: "select.select", Setup: "import select", Busy: "select.select([], [], [])", Waits: true},
	{Name: "select.select of pipes", Setup: "import os, select\nr, w = os.pipe()", Busy: "select.select([r], [], [])", Waits: true},
	{Name: "select.poll", Setup: "import os, select\nr, w = os.pipe()\np = select.poll()\np.register(r)", Busy: "p.poll()", Waits: true},
	{Name: "select.epoll", Setup: "import os, select\nr, w = os.pipe()\np = select.epoll()\np.register(r)", Busy: "p.poll()", Waits: true},
	{Name: "a host's function", Busy: "wait()", Waits: true},
}

// Python are places in Python code, with no native to blame.
var Python = []Native{
	{Name: "while True: pass", Busy: "pass"},
	{Name: "nested calls", Setup: "def f(n): return f(n - 1) if n else 0", Busy: "f(50)"},
	{Name: "a generator", Setup: "def g():\n  while True: yield 1", Busy: "for x in g(): pass"},
	{Name: "a comprehension", Busy: "[x for x in range(10**6)]"},
	{Name: "recursion", Setup: "import sys\nsys.setrecursionlimit(10**5)\ndef f(n): return f(n + 1)", Busy: "try: f(0)\nexcept RecursionError: pass"},
	{Name: "try/except", Busy: "try: 1 / 0\nexcept ZeroDivisionError: pass"},
	{Name: "__eq__ from a native", Setup: "class C:\n  def __eq__(s, o): return False\nx = [C()] * 10**6", Busy: "x.count(1)"},
	{Name: "long straight code", Setup: "c = compile('x = 1\\n' * 10**5, 'x', 'exec')", Busy: "exec(c)"},
	{Name: "a coroutine", Setup: "async def g(): pass\nasync def f():\n  while True: await g()", Busy: "f().send(None)"},
}

// Script returns the script that keeps the native busy for good.
func (n Native) Script() string {
	s := n.Setup
	if s != "" {
		s += "\n"
	}
	s += "ready()\nwhile True:\n"
	line := ""
	for _, c := range n.Busy + "\n" {
		if c == '\n' {
			s += "    " + line + "\n"
			line = ""
			continue
		}
		line += string(c)
	}
	return s
}
