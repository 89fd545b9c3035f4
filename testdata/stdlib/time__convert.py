# time: conversions between seconds, struct_time and text.
# Each line of the table is an expression; its value or its error is what is compared.
import time

TABLE = r"""
time.gmtime(0)
time.gmtime(1e9)
time.gmtime(-1)
time.gmtime(1.99)
time.gmtime(-1.5)
time.gmtime(None).tm_zone
time.gmtime(0).tm_gmtoff
time.gmtime('a')
time.gmtime(1e20)
time.gmtime(float('nan'))
time.gmtime(2**70)
time.gmtime(10**17)
time.mktime((1,))
time.mktime(5)
time.strftime('%Q %', time.gmtime(0))
time.strftime('', time.gmtime(0))
time.strftime('é%Y\\ud800', time.gmtime(0))
time.strftime('%k|%l|%P|%r|%E|%Ey|%Od|%-d|%_d|%05d|%^a|%#a|%10Y', time.gmtime(1e9))
time.strftime('%Y', (99,1,1,0,0,0,0,1,0))
time.strftime('%Y', (2020,13,1,0,0,0,0,1,0))
time.strftime('%Y', (2020,0,0,0,0,0,0,0,0))
time.strftime('%Y', (2020,1,32,0,0,0,0,1,0))
time.strftime('%Y', (2020,1,1,24,0,0,0,1,0))
time.strftime('%Y', (2020,1,1,0,60,0,0,1,0))
time.strftime('%Y', (2020,1,1,0,0,62,0,1,0))
time.strftime('%Y', (2020,1,1,0,0,0,7,1,0))
time.strftime('%Y', (2020,1,1,0,0,0,-2,1,0))
time.strftime('%w', (2020,1,1,0,0,0,-1,1,0))
time.strftime('%Y', (2020,1,1,0,0,0,0,367,0))
time.strftime(5)
time.strftime()
time.strftime('a\\0b', time.gmtime(0))
time.strptime('2020-02-03','%Y-%m-%d')
time.strptime('2020','%Q')
time.strptime('2020x','%Y')
time.strptime('x','%Y')
time.strptime('x')
time.strptime(5)
time.strptime('Thu Jan  1 00:00:00 1970')
time.strptime('12:30 PM','%I:%M %p')
time.strptime('2020 5 1', '%Y %U %w')
time.strptime('+0530','%z').tm_gmtoff
time.sleep(-1)
time.sleep('a')
time.sleep(0)
time.sleep(float('nan'))
time.sleep(1e20)
time.sleep(None)
time.get_clock_info('monotonic')
time.get_clock_info('time')
time.get_clock_info('perf_counter')
time.get_clock_info('process_time')
time.get_clock_info('x')
time.struct_time((1,2,3,4,5,6,7,8,9))
time.struct_time((1,2,3,4,5,6,7,8,9,'z',5)).tm_zone
time.struct_time((1,2))
time.struct_time(range(12))
time.struct_time(5)
time.struct_time(range(9),{'tm_zone':'x'}).tm_zone
time.struct_time((1,2,3,4,5,6,7,8,9),{'tm_zone':'x'}).__reduce__()
time.struct_time.n_fields
time.struct_time.n_sequence_fields
time.struct_time.n_unnamed_fields
time.struct_time.__match_args__
time.struct_time((1,2,3,4,5,6,7,8,9)) == (1,2,3,4,5,6,7,8,9)
time.struct_time((1,2,3,4,5,6,7,8,9))[3]
time.struct_time((1,2,3,4,5,6,7,8,9))[:2]
time.struct_time((1,2,3,4,5,6,7,8,9)).tm_hour
time.struct_time.tm_year
time.struct_time.__mro__
time.struct_time.__module__
time.clock_gettime('a')
time.clock_gettime(99)
time.clock_settime(99,1)
hash(time.gmtime(0))==hash(tuple(time.gmtime(0)))
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
assert time.mktime(time.localtime(12345)) == 12345.0
a, b = time.monotonic(), time.monotonic_ns()
time.sleep(0.01)
assert time.monotonic() - a >= 0.01 and time.monotonic_ns() - b >= 10**7
assert abs(time.time() - time.time_ns() / 1e9) < 1 and time.process_time() <= time.process_time() and time.perf_counter_ns() <= time.perf_counter_ns()
assert isinstance(time.tzname, tuple) and len(time.tzname) == 2
