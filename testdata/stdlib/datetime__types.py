# datetime: every type, arithmetic, text both ways, errors.
import datetime as D
from datetime import *
import warnings; warnings.simplefilter('ignore')
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, str(e).rstrip('.'))  # 3.14 ends none with a full stop
class TZ(tzinfo):
    def __init__(self,h=0): self.h=h
    def utcoffset(self,dt): return timedelta(hours=self.h)
    def dst(self,dt): return timedelta(hours=1) if dt and dt.month in (6,7,8) else timedelta(0)
    def tzname(self,dt): return 'TZ%+d'%self.h
class DD(datetime): pass
class D2(date): pass
E5=timezone(timedelta(hours=-5),'EST')
d=datetime(2020,2,29,12,34,56,789012)
a=datetime(2020,7,1,1,2,3,tzinfo=TZ(2))
dt=date(2021,3,4)
tm=time(1,2,3,4,tzinfo=TZ(3))
for s in r"""timedelta()
timedelta(1,2,3)
timedelta(days=-1,seconds=5)
timedelta(weeks=1,hours=2.5,minutes=.1,milliseconds=1.0005,microseconds=.5)
timedelta(microseconds=0.5)
timedelta(microseconds=1.5)
timedelta(microseconds=2.5)
timedelta(seconds=.1,microseconds=.5)
timedelta(days=1e10)
timedelta(days=10**10)
timedelta(999999999)+timedelta(1)
timedelta('a')
timedelta(days=float('nan'))
timedelta(days=float('inf'))
timedelta(1)*2.5
timedelta(1)*3
2*timedelta(1)
timedelta(1)*'a'
timedelta(1)/2
timedelta(1)/3.7
timedelta(1)/timedelta(hours=5)
timedelta(1)//7
timedelta(1)//timedelta(hours=5)
timedelta(1)%timedelta(hours=5)
timedelta(1)%0
divmod(timedelta(1),timedelta(hours=-5))
-timedelta(1,2,3)
+timedelta(1)
abs(timedelta(-1,5))
bool(timedelta())
timedelta(1)==1
timedelta(1)<1
timedelta(1)<timedelta(2)
hash(timedelta(1))==hash(timedelta(hours=24))
str(timedelta(1,2,3))
str(timedelta(-1))
str(timedelta(2,3600*5))
str(timedelta(microseconds=-1))
repr(timedelta(-1,2,3))
timedelta(1,2,3).total_seconds()
timedelta.max.total_seconds()
timedelta.min, timedelta.max, timedelta.resolution
timedelta(1).days, timedelta(1).seconds, timedelta(1).microseconds
timedelta(1).__reduce__()
timedelta(1)+1
timedelta(1)-timedelta(2)
date(2020,2,29)
date(1,1,1).toordinal()
date.fromordinal(737425)
date.fromisoformat('2020-02-29')
date.fromisoformat('20200229')
date.fromisoformat('2020-W05')
date.fromisoformat('2020W053')
date.fromisoformat('2020-W05-3')
date.fromisoformat('2020-2-9')
date.fromisoformat('2020-W5')
date.fromisoformat('2020-02-2x')
date.fromisoformat('')
date.fromisoformat(5)
date.fromisocalendar(2020,53,7)
date.fromisocalendar(2021,53,7)
date.fromtimestamp(86400*365)
date.fromtimestamp(float('nan'))
date.fromtimestamp(1e20)
dt.isoformat(), dt.ctime(), dt.weekday(), dt.isoweekday(), dt.isocalendar(), dt.timetuple(), dt.toordinal()
dt.isocalendar().year, dt.isocalendar()[1]
dt.strftime('%Y %j %a %d/%m/%y %H:%M')
format(dt,'%d.%m'), format(dt), f'{dt:%B}'
dt.replace(day=1), dt.replace(2000), dt.replace(month=12)
dt.replace(day=1.5)
dt+timedelta(30), dt-timedelta(30), dt-date(2020,1,1)
timedelta(1)+dt
dt+5
dt-5
5-dt
dt-d
date.max+timedelta(1)
date.min-timedelta(1)
dt<date(2021,3,5), dt==date(2021,3,4), dt!=5, dt==d
dt<5
dt<d
d<dt
hash(dt)==hash(date(2021,3,4))
dt.__reduce__()
date(b'\x07\xe5\x03\x04')
date(2020.5,1,1)
date('a')
date.min,date.max,date.resolution
D2(2020,1,1), D2(2020,1,1)+timedelta(1), D2.fromordinal(5), D2.today().__class__, D2(2020,1,1).replace(day=5)
datetime(2020,2,29)
datetime(2020,2,29,1,2,3,4,tzinfo=timezone.utc,fold=1)
datetime(2020,1,1,tzinfo=5)
d.isoformat(), d.isoformat(' '), d.isoformat(timespec='minutes'), d.isoformat(timespec='milliseconds'), str(d), repr(d)
d.isoformat(timespec='x')
d.isoformat('ab')
d.isoformat(5)
a.isoformat(), str(a), a.utcoffset(), a.dst(), a.tzname(), a.timetuple(), a.utctimetuple(), a.timestamp()
d.date(), d.time(), d.timetz(), a.timetz().utcoffset(), d.ctime(), d.weekday(), d.timetuple()
d+timedelta(hours=20), d-timedelta(1,1,1), d-datetime(2019,1,1), a-datetime(2020,7,1,tzinfo=timezone.utc)
d-a
d<a
d==a
a<datetime(2020,7,1,tzinfo=timezone.utc), a==datetime(2020,6,30,23,2,3,tzinfo=timezone.utc)
hash(a)==hash(datetime(2020,6,30,23,2,3,tzinfo=timezone.utc))
d.replace(year=2021,day=1), d.replace(tzinfo=E5), d.replace(fold=1), d.replace(microsecond=0)
datetime.combine(5,tm)
datetime.combine(dt,5)
datetime.fromtimestamp(1e9), datetime.fromtimestamp(1e9,timezone.utc), datetime.fromtimestamp(1e9,tz=E5), datetime.fromtimestamp(-1.5), datetime.fromtimestamp(1.0000005), datetime.fromtimestamp(0.9999999)
datetime.fromtimestamp('a')
datetime.utcfromtimestamp(5.5)
datetime.fromtimestamp(5,5)
datetime.now(5)
datetime.now().tzinfo, datetime.now(timezone.utc).tzinfo, type(DD.now()), type(DD.today()), type(DD.utcnow())
datetime.strptime('2020-01-02 03:04:05.678','%Y-%m-%d %H:%M:%S.%f')
datetime.strptime('2020-01-02 +0530','%Y-%m-%d %z')
datetime.strptime('2020-01-02 UTC','%Y-%m-%d %Z')
datetime.strptime('2020-01-02 UTC +0000','%Y-%m-%d %Z %z')
datetime.strptime('x','%Y')
datetime.strptime(5,'%Y')
datetime.strptime('2020','%Q')
DD.strptime('2020','%Y')
d.strftime('%Y-%m-%dT%H:%M:%S.%f %z|%Z|%:z|%%|%j|%U'), a.strftime('%z|%Z|%:z'), tm.strftime('%H:%M:%S.%f %z %Y')
datetime(2020,1,1,tzinfo=timezone(timedelta(hours=5,minutes=30,seconds=15,microseconds=7))).strftime('%z %:z %Z')
d.strftime(5)
format(d,''), format(d,'%H')
format(d,5)
datetime.fromisoformat('2020-02-29T12:34:56.789012')
datetime.fromisoformat('2020-02-29 12:34')
datetime.fromisoformat('20200229T123456,5')
datetime.fromisoformat('2020-W05-3T12Z')
datetime.fromisoformat('2020-02-29T12:34:56+05:30')
datetime.fromisoformat('2020-02-29T12:34:56-0530')
datetime.fromisoformat('2020-02-29T12:34:56.1234567+05:30:15.123456')
datetime.fromisoformat('2020-02-29')
datetime.fromisoformat('2020-02-29T')
datetime.fromisoformat('2020-02-29T12:3')
datetime.fromisoformat('2020-02-29T12:34:')
datetime.fromisoformat('2020-02-29T12:34:56.')
datetime.fromisoformat('2020-02-29T12:34+24:00')
datetime.fromisoformat('2020-02-29T12:34+5')
datetime.fromisoformat('2020-02-29T12:34z')
datetime.fromisoformat('2020-02-29T1234:56')
datetime.fromisoformat('2020-02-29é12:34')
datetime.fromisoformat('bad')
datetime.fromisoformat('2020W053T01')
datetime.fromisoformat('2020W05T01')
datetime.fromisoformat(b'2020')
time.fromisoformat('12:34:56.5'), time.fromisoformat('T12'), time.fromisoformat('1234'), time.fromisoformat('12:34Z'), time.fromisoformat('04:23:01+00:00')
time.fromisoformat('12:')
time.fromisoformat('')
time('a')
time(1,tzinfo=5)
time(1)<time(2), time(1)==time(1), time(1)==5, time(1,tzinfo=timezone.utc)==time(2,tzinfo=timezone(timedelta(hours=1)))
time(1)<time(1,tzinfo=timezone.utc)
time(1)==time(1,tzinfo=timezone.utc)
time(1)<5
bool(time(0))
time(1).__reduce__(), time(1,fold=1).__reduce_ex__(4), tm.__reduce_ex__(2)[1][0]
time.min,time.max,time.resolution
hash(time(1,fold=1))==hash(time(1))
timezone.utc, timezone(timedelta(hours=1)), timezone(timedelta(hours=1),'X'), str(timezone(timedelta(hours=-1,minutes=-30))), timezone(timedelta(0)), timezone(timedelta(0),'Z')
timezone(timedelta(hours=25))
timezone(5)
timezone(timedelta(1),5)
timezone.utc.utcoffset(None), timezone.utc.tzname(None), timezone.utc.dst(None)
timezone.utc.utcoffset(5)
timezone.utc==timezone(timedelta(0)), hash(timezone.utc)==hash(timezone(timedelta(0)))
timezone.min, timezone.max, D.UTC is timezone.utc
timezone.utc.fromutc(datetime(2020,1,1,tzinfo=timezone.utc))
timezone.utc.fromutc(datetime(2020,1,1))
timezone.utc.__reduce__(), E5.__reduce__()
tzinfo().utcoffset(None)
TZ(5).fromutc(datetime(2020,1,1,tzinfo=E5))
d.__reduce_ex__(4), d.replace(fold=1).__reduce_ex__(4), d.__reduce__()
datetime(*d.__reduce__()[1])==d
DD(2020,1,1)+timedelta(1), DD(2020,1,1).replace(day=2), DD.combine(dt,time()), DD.fromisoformat('2020-01-01'), repr(DD(2020,1,1,5))
d in {d:1}, {d,d.replace(fold=1)}.__len__()
datetime.min, datetime.max, datetime.resolution
datetime.max+timedelta(microseconds=1)
D.MINYEAR, D.MAXYEAR, D.__all__
datetime.__mro__
[isinstance(d,x) for x in (date,datetime,time)]
a.__class__(2020,1,1).tzinfo
datetime(2020,1,1).astimezone(TZ(1)).isoformat()
d.toordinal(), d.isocalendar(), DD(2020,1,1)-DD(2019,1,1)
dt.__format__('')""".split('\n'): t(s)
import copy
print(copy.copy(d)==d, copy.deepcopy(a.replace(tzinfo=E5)))
