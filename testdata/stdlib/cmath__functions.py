# cmath: every function on ordinary values, errors.
import cmath
S=5
def rnd():
    global S
    S=(S*1103515245+12345)%2**31
    return S/2**31
names='acos acosh asin asinh atan atanh cos cosh exp log10 sin sinh sqrt tan tanh log phase polar isfinite isinf isnan'.split()
sp=[0.0,-0.0,1.0,-1.0,0.5]
vals=[complex(a,b) for a in sp for b in sp]+[complex(rnd()*20-10,rnd()*20-10) for _ in range(150)]+[complex(rnd()*2-1,rnd()*2-1) for _ in range(150)]
def r(v):
    if isinstance(v,complex): return complex(float('%.11g'%v.real),float('%.11g'%v.imag))
    if isinstance(v,float): return float('%.11g'%v)
    if isinstance(v,tuple): return tuple(map(r,v))
    return v
for n in names:
    for z in vals:
        try: x=r(getattr(cmath,n)(z))
        except Exception as e: x=type(e).__name__+str(e)
        print(n,z,x)
print(r(cmath.log(5,2)),r(cmath.rect(2,1)),cmath.rect(1,0),cmath.isclose(1,1+1e-10j),cmath.inf,cmath.nanj,cmath.sqrt(-4),cmath.exp(1j*cmath.pi).real)
for f in ["cmath.sqrt('a')","cmath.log(0)","cmath.log(5,0)","cmath.log(5,1)","cmath.isclose(1,2,rel_tol=-1)","cmath.rect(1,cmath.inf)","cmath.polar(5)","cmath.exp(1e5)","cmath.sqrt()","cmath.phase(-1)"]:
    try: print(f,eval(f))
    except Exception as e: print(f,type(e).__name__,e)
