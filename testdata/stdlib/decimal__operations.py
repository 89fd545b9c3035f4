# decimal: every operation on random numbers in several contexts, conversions, errors.
import decimal as M
from decimal import *
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
D=Decimal
S=3
def rnd(n):
    global S
    S=(S*1103515245+12345)%2**31
    return S//65536%n
def num():
    k=rnd(12)
    if k==0: return ['0','-0','0e5','-0E-7','Infinity','-Infinity','NaN','-NaN12','sNaN','1','-1','10'][rnd(12)]
    digs=''.join(str(rnd(10)) for _ in range(1+rnd(k+1)*2))
    s=('-' if rnd(3)==0 else '')+digs
    if rnd(2): p=rnd(len(digs)+1)+len(s)-len(digs); s=s[:p]+'.'+s[p:]
    if rnd(3)==0: s+='E%d'%(rnd(40)-20)
    return s
one='exp ln log10 logb sqrt next_minus next_plus normalize logical_invert adjusted as_tuple as_integer_ratio is_nan is_normal is_subnormal is_signed is_zero number_class to_eng_string to_integral_value to_integral_exact copy_abs copy_negate __neg__ __pos__ __abs__ __int__ __float__ __hash__ __bool__ __trunc__ __floor__ __ceil__ __round__ __str__ __repr__ __reduce__'.split()
two='__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ compare compare_signal compare_total compare_total_mag max max_mag min min_mag next_toward quantize remainder_near rotate scaleb shift copy_sign same_quantum logical_and logical_or logical_xor __eq__ __lt__ __ge__ __pow__'.split()
ctxs=[Context(prec=9,Emin=-20,Emax=20,traps=[],rounding=r) for r in (ROUND_HALF_EVEN,ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_05UP)]+[Context(prec=3,Emin=-5,Emax=5,clamp=1,traps=[]),Context(prec=28,traps=[]),Context(prec=16,capitals=0,traps=[InvalidOperation,DivisionByZero,Overflow])]
N=800
for i in range(N):
    a,b,c=num(),num(),num()
    cx=ctxs[rnd(len(ctxs))]; cx.clear_flags(); setcontext(cx)
    k=rnd(10)
    try:
        x,y,z=D(a),D(b),D(c)
        if k<4:
            m=one[rnd(len(one))]; d=(m,a)
            if m=='__hash__' and x.is_nan(): continue
            r=getattr(x,m)()
        elif k<8:
            m=two[rnd(len(two))]; d=(m,a,b)
            if m=='__pow__' and (not y.is_finite() or abs(y)>60 ): y=D(rnd(9)-4)/D(rnd(2)+1); d=(m,a,str(y))
            r=getattr(x,m)(y)
        elif k==8:
            m='fma'; d=(m,a,b,c); r=x.fma(y,z)
        else:
            f=fmts[rnd(len(fmts))]; d=(f,a); r=format(x,f)
        r=repr(r)
    except Exception as e: r=type(e).__name__+': '+str(e)
    fl=[s.__name__ for s,v in getcontext().flags.items() if v]
    print(i,d,getcontext().prec,getcontext().rounding,'=>',r,fl)
setcontext(Context())
for s in r"""D()
D('')
D('x')
D(' 1.5 ')
D('1_000.5')
D('١٢٣.٤')
D('1e')
D('.')
D('1.')
D('.5e-3')
D('nan123')
D('inf')
D(5), D(True), D(10**40), D(1.1), D(-0.0), D(float('nan')), D(float('-inf'))
D((0,(1,2,3),-2)), D((1,(),'F')), D((0,(1,),'n')), D([1,[0,0,5],3])
D((2,(1,),1))
D((0,(10,),1))
D((0,(1,2)))
D((0,(1,),'x'))
D((0,1,2))
D(b'1')
D([])
D(1j)
D('1e9999999999999999999')
D('1')+1.5
1.5+D(1)
D(1)+'a'
D(1)==1.0, D('1.1')==1.1, D(1)<1.5, D(1)==1, 1==D(1), D(1)==(1+0j), D(1)=='1', D(1)!=None
D(1)<'a'
D(1)<1j
hash(D('0.5'))==hash(.5), hash(D(10**20))==hash(10**20), hash(D('1e-400')), hash(D('-inf'))
hash(D('snan'))
D(1)/0
D(0)/0
D(1)//0
D(1)%0
divmod(D(1),0)
D('snan')+1
D('nan')<1
D('nan')==1
D('snan')==1
D(-1).sqrt()
D(-1).ln()
D(0)**0
D('1e999999')*10
D('1e-999999')/10**30
int(D('nan'))
int(D('inf'))
float(D('snan'))
float(D('1e400')), float(D('nan')), int(D('1.9')), int(D('-1.9')), round(D('2.5')), round(D('3.5')), round(D('1.25'),1), round(D('15'),-1)
round(D('1.5'),'a')
round(D('nan'))
complex(D('1.5')), bool(D(0)), bool(D('nan'))
D('1.5').quantize(D('1')), D('2.5').quantize(D('1'),rounding=ROUND_UP), D('1.234').quantize(D('.01'),ROUND_CEILING)
D('1e30').quantize(D('1'))
D('1').quantize('0.1')
D('1').quantize(D('0.1'),rounding='x')
D('1.5').to_integral_value(rounding=ROUND_DOWN), D('1e5').to_integral_value(), D('1.5').to_integral()
D(2)**D(-2), D(2)**D('0.5'), pow(D(3),D(5),D(7)), pow(2,D(3)), D(4)**D('0.5'), D(8)**(D(1)/3)
pow(D(3),D(5),D(0))
D(3).compare(D(4)), D(3).max(D('nan')), D(3).copy_sign(D(-1)), D('1.10').normalize(), D('100').normalize()
D('123.456').as_tuple(), D('-inf').as_tuple(), D('nan5').as_tuple()
D('0.25').as_integer_ratio(), D('-300').as_integer_ratio()
D('inf').as_integer_ratio()
D.from_float(0.1), D.from_float(3)
D.from_float('a')
D('1.5').real, D('1.5').imag, D(1).conjugate(), D(1).radix(), D(1).canonical()
str(D('1e10')), str(D('1e-10')), str(D('0.000001')), str(D('0.0000001')), D('12345e3').to_eng_string(), str(D('-0')), str(D('0e5'))
format(D('1234567.891'),',.2f'), format(D('0.5'),'.0%'), format(D('1e5'),'f'), f"{D('3.14159'):.2f}", f"{D('nan'):>8}", format(D('-0.001'),'z.1f')
format(D(1),'x')
format(D(1),'.f')
format(D(1),5)
getcontext().prec
Context()
Context(prec=5,rounding=ROUND_UP,traps=[Inexact,Overflow],flags=[Clamped])
Context(prec=0)
Context(prec='a')
Context(rounding='x')
Context(Emin=1)
Context(Emax=-1)
Context(capitals=2)
Context(clamp=2)
Context(traps=[int])
Context(traps={})
Context(traps=5)
Context().traps
Context().flags
Context().traps[Overflow], Context().flags[int]
Context().Etiny(), Context().Etop(), Context().copy(), Context(prec=5).create_decimal('1.23456789'), Context(prec=5).create_decimal_from_float(1.23456789)
Context().create_decimal(' 1')
Context().add(1,2), Context().divide(D(1),3), Context().power(2,3,5), Context().to_sci_string(D('1e5')), Context().sqrt(2), Context().abs(-1), Context().compare(1,2), Context().is_nan(1), Context().divmod(7,2), Context().fma(2,3,4)
Context().add(1,'a')
Context().add(1.5,2)
DefaultContext, BasicContext, ExtendedContext
M.MAX_PREC, M.MIN_EMIN, M.MAX_EMAX, M.MIN_ETINY, M.HAVE_THREADS
issubclass(DivisionByZero,ZeroDivisionError), issubclass(FloatOperation,TypeError), Overflow.__mro__, M.ConversionSyntax if hasattr(M,'ConversionSyntax') else None
setcontext(5)
localcontext(5)
D(1).exp(context=5)
D('1').exp(context=Context(prec=5))
D(2).sqrt(Context(prec=50))
D(10).ln(Context(prec=60)), D('1.0000000001').ln(), D('0.99999').log10(), D(1000).log10(), D('1e-20').exp(), D(100).exp(), D('-50').exp(), D('123456789').ln()
D('1.1')**1000, D('0.9')**D('1234.5'), D(2)**D('1e3'), D('1e-5')**D('-3.5')
isinstance(D(1),__import__('numbers').Number)
D(1).__reduce__()
D.__doc__ is not None
sum([D('.1')]*10), max(D(1),D(2)), sorted([D(3),D(1)]), D('1.5')*2, 3-D(1), 2/D(4), 7//D(2), 7%D(4)""".split('\n'): t(s)
with localcontext() as c:
    c.prec=5; print(D(1)/3)
with localcontext(prec=3): print(D(1)/3)
print(D(1)/3, getcontext().prec)
class DD(D):
    pass
print(DD('1.5'), DD('1.5')+1, type(DD('1.5')+1), repr(DD(1)), DD.from_float(.5).__class__)
import copy; print(copy.copy(D(1)), copy.deepcopy(D(1)))
