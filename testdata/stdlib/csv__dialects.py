# csv: reading and writing in every dialect, errors.
import csv
class W:
    def __init__(self): self.s=''
    def write(self,x): self.s+=x; return len(x)
def w(rows,**k):
    f=W(); c=csv.writer(f,**k); c.writerows(rows); return f.s
def r(text,**k): return list(csv.reader(text if isinstance(text,list) else text.splitlines(True),**k))
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
for s in r"""r('a,b,c\n1,2,3\n')
r('a,"b,c",d')
r('a,"b""c",d')
r('a,"b\nc",d\n')
r('a,"b')
r('a,"b',strict=True)
r('"a"b,c')
r('"a"b,c',strict=True)
r('')
r('\n')
r('\n\na\n')
r(',\n')
r('a\tb',delimiter='\t')
r("a,'b,c'",quotechar="'")
r('a\\,b',escapechar='\\')
r('"a\\"b"',escapechar='\\',doublequote=False)
r('a\\\nb',escapechar='\\')
r('a, b, "c"',skipinitialspace=True)
r('a, b, "c"')
r('1,2.5,"x"',quoting=csv.QUOTE_NONNUMERIC)
r('1,2.5,x',quoting=csv.QUOTE_NONNUMERIC)
r('1,,"x",""',quoting=csv.QUOTE_NOTNULL)
r('1,,"x",""',quoting=csv.QUOTE_STRINGS)
r('a,"b"',quoting=csv.QUOTE_NONE)
r('é,"ü,ö"')
r(['a,b\r\n','c\r','d'])
r(['a\rb'])
r(['a\n\n'])
r([5])
r([b'a'])
r('a,b',quotechar=None)
r('a,b',quotechar=None,quoting=csv.QUOTE_ALL)
r('a,b',quoting=10)
r('a,b',dialect='foo')
r('a,b',dialect='excel-tab')
r('a,b',dialect=csv.excel)
r('a,b',dialect=csv.excel())
r('a,b',delimiter='"')
r('a,b',delimiter='\n')
r('a,b',quotechar=' ',skipinitialspace=True)
csv.reader(5)
csv.reader(['a']).line_num
csv.reader(['a']).dialect.delimiter
w([['a','b'],[1,2.5],[None,True]])
w([['a,b','c"d','e\nf','g\rh',' i']])
w([[]])
w([['']])
w([[None]])
w([['','']])
w([['a b','c']],delimiter=' ')
w([['a,b','c"d']],quoting=csv.QUOTE_ALL)
w([['a',1,2.5,None]],quoting=csv.QUOTE_NONNUMERIC)
w([['a',1,None,'']],quoting=csv.QUOTE_STRINGS)
w([['a',1,None,'']],quoting=csv.QUOTE_NOTNULL)
w([['a,b']],quoting=csv.QUOTE_NONE)
w([['a,b','c"d']],quoting=csv.QUOTE_NONE,escapechar='\\')
w([['a"b']],doublequote=False)
w([['a"b']],doublequote=False,escapechar='\\')
w([['a"b']],doublequote=False,escapechar='\\',quoting=csv.QUOTE_ALL)
w([['a\\b']],escapechar='\\')
w([['']],quoting=csv.QUOTE_NONE)
w([[None]],quoting=csv.QUOTE_STRINGS)
w([['a','b']],lineterminator='\n')
w([['a!b','c']],lineterminator='!')
w([5])
w(5)
w([[1j,10**20,[1]]])
csv.writer(5)
csv.writer(W()).writerow(['a'])
csv.list_dialects()
csv.get_dialect('excel').quoting
csv.get_dialect('foo')
csv.register_dialect('x',delimiter=';') or r('a;b','x') 
csv.register_dialect('x',delimiter=';'), r('a;b',dialect='x'), csv.unregister_dialect('x')
csv.unregister_dialect('x')
csv.register_dialect(5)
csv.field_size_limit()
csv.field_size_limit(10), csv.field_size_limit(131072)
csv.field_size_limit('a')
csv.field_size_limit(3), r('abcd')
csv.field_size_limit(131072)
list(csv.DictReader(['a,b','1,2','3','4,5,6','']))
list(csv.DictReader(['1,2','3'],fieldnames=['x','y'],restval='-',restkey='r'))
csv.DictReader(['a,b']).fieldnames
csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter
csv.Sniffer().sniff('"a","b"\n"c","d"\n').quotechar
csv.Sniffer().sniff("a\tb\n1\t2\n").delimiter
csv.Sniffer().sniff('abc')
csv.Sniffer().sniff("'a' : 'b'\n'c' : 'd'\n").delimiter
csv.excel().delimiter
csv.Error.__mro__
csv.__all__""".split('\n'): t(s)
f=W(); d=csv.DictWriter(f,['a','b'],restval='-'); d.writeheader(); d.writerow({'a':1,'b':2}); d.writerows([{'a':3}]); print(repr(f.s))
try: d.writerow({'c':1})
except ValueError as e: print(e)
S=7
def rnd(n):
    global S
    S=(S*1103515245+12345)%2**31
    return S//65536%n
A='ab,"\n\r \\;é\''
for i in range(300):
    text=''.join(A[rnd(len(A))] for _ in range(rnd(14)))
    k={}
    if rnd(3)==0: k['escapechar']='\\'
    if rnd(3)==0: k['quoting']=rnd(6)
    if rnd(3)==0: k['doublequote']=False
    if rnd(4)==0: k['skipinitialspace']=True
    if rnd(4)==0: k['strict']=True
    if rnd(4)==0: k['delimiter']=';'
    try: a=r(text,**k)
    except Exception as e: a=(type(e).__name__,str(e))
    try: b=w([[text,1,None],text.split(',')],**k)
    except Exception as e: b=(type(e).__name__,str(e))
    if i%10==0 or 1: print(i, repr(a), repr(b))
