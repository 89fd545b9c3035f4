# fractions, calendar, colorsys, graphlib: every function, errors.
from fractions import Fraction as F
import fractions, calendar, colorsys, graphlib, math
from decimal import Decimal
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
for s in r"""F(), F(3,6), F('3/6'), F('-1.25e-2'), F(' 7 '), F(0.5), F(Decimal('1.1')), F('1_000/3'), F(F(1,2)), F(F(1,2),F(3,4)), F(-3,-6)
F(1,0)
F('1/0')
F('x')
F(1.5,2)
F('1',2)
F(float('nan'))
F(1,2)+F(1,3), F(1,2)-1, 2*F(1,3), F(1,2)/F(3,4), F(7,2)//2, F(7,2)%2, divmod(F(7,2),2), F(1,2)+0.5, 1.5-F(1,2), F(1,2)*1j, 7//F(2,3)
F(1,2)**2, F(1,2)**-2, F(1,2)**0.5, F(4)**F(1,2), 2**F(1,2), 2**F(3), F(-1,2)**-3, F(2)**F(-1)
F(0)**-1
F(1)/0
F(1,2)+'a'
F(1,2)==0.5, F(1,3)==1/3, F(2)==2, F(1,2)<0.6, F(1,2)>F(1,3), F(1,2)==Decimal('.5'), F(1,2)==float('inf'), F(1,2)<float('nan'), F(1,2)!=1j
F(1,2)<'a'
hash(F(1,2))==hash(.5), hash(F(5))==hash(5), hash(F(-7,3))
round(F(5,2)), round(F(7,2)), round(F(22,7),2), round(F(155),-1), math.floor(F(-7,2)), math.ceil(F(7,2)), int(F(-7,2)), math.trunc(F(7,2)), float(F(1,3)), bool(F(0)), abs(F(-1,2)), -F(1,2), +F(1,2)
F(math.pi).limit_denominator(1000), F('3.14159').limit_denominator(10), F(1,3).limit_denominator(1)
F(1,2).limit_denominator(0)
F.from_float(0.25), F.from_decimal(Decimal('0.25')), F(3,4).as_integer_ratio(), F(4,2).is_integer(), F(3,4).numerator, F(3,4).denominator
F.from_float('a')
F.from_decimal(0.5)
str(F(3,4)), str(F(3)), repr(F(-3,4)), format(F(3,4)), format(F(3,4),'>8'), format(F(22,7),'.3f'), format(F(22,7),'e'), format(F(1,3),'.2%'), format(F(1234567,2),',.1f'), format(F(1,7),'012.4f'), format(F(-1,1000),'z.1f'), format(F(1,3),'g'), format(F(10**10),'.3g'), format(F(3),'#'), format(F(3,4),'=+8'), format(F(1,3),'^+12.3E')
format(F(1,2),'x')
format(F(1,2),'.f')
F(1,2).__reduce__(), sum([F(1,2)]*3), max(F(1,2),F(1,3)), sorted([F(1,2),F(1,3)])
calendar.month(2024,2)
calendar.calendar(2023)
calendar.monthrange(2024,2), calendar.isleap(2000), calendar.leapdays(1990,2024), calendar.weekday(2024,2,29), calendar.monthcalendar(2024,2), calendar.timegm((2024,2,29,1,2,3))
calendar.monthrange(2024,13)
list(calendar.day_name), list(calendar.month_abbr), calendar.month_name[2], calendar.day_abbr[0:2], len(calendar.month_name)
calendar.HTMLCalendar().formatmonth(2024,2)
calendar.HTMLCalendar(6).formatyearpage(2024)[:300]
calendar.TextCalendar(6).formatmonth(2024,3,4,2)
list(calendar.Calendar(6).itermonthdates(2024,2))[:2], list(calendar.Calendar().itermonthdays4(2024,2))[-2:], calendar.Calendar().yeardayscalendar(2024,4)[0][0]
calendar.FEBRUARY, calendar.Month(2), calendar.MONDAY, calendar.Day.SUNDAY
calendar.setfirstweekday(7)
calendar.weekheader(3), calendar.week([(1,0),(2,1)],3)
[colorsys.rgb_to_hsv(.1,.5,.9), colorsys.hsv_to_rgb(.3,.4,.5), colorsys.rgb_to_hls(.1,.5,.9), colorsys.hls_to_rgb(.3,.4,.5), colorsys.rgb_to_yiq(.1,.5,.9), colorsys.yiq_to_rgb(.1,.2,.3)]
[colorsys.hsv_to_rgb(h/7,.5,.7) for h in range(8)], [colorsys.hls_to_rgb(h/7,.5,.7) for h in range(8)]
list(graphlib.TopologicalSorter({'D':['B','C'],'C':['A'],'B':['A']}).static_order())
list(graphlib.TopologicalSorter({'A':['B'],'B':['C'],'C':['A']}).static_order())
graphlib.TopologicalSorter().get_ready()
graphlib.TopologicalSorter({}).is_active()""".split('\n'): t(s)
g=graphlib.TopologicalSorter({1:[2,3],2:[3],4:[]}); g.prepare()
while g: n=g.get_ready(); print(n); g.done(*n)
t("g.done(99)"); t("g.done(1)"); t("g.add(5)")
