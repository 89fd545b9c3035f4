"""zoneinfo: offsets, gaps and folds, TZ strings, the cache, pickles."""

import copy
import io
import pickle
import struct
from datetime import datetime, time, timedelta, timezone
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError, available_timezones, reset_tzpath

H = timedelta(hours=1)
paris = ZoneInfo("Europe/Paris")
assert ZoneInfo("Europe/Paris") is paris and ZoneInfo.no_cache("Europe/Paris") is not paris
assert str(paris) == paris.key == "Europe/Paris" and repr(paris) == "zoneinfo.ZoneInfo(key='Europe/Paris')"

summer, winter = datetime(2024, 7, 1, 12, tzinfo=paris), datetime(2024, 1, 1, 12, tzinfo=paris)
assert (summer.utcoffset(), summer.dst(), summer.tzname()) == (2 * H, H, "CEST")
assert (winter.utcoffset(), winter.dst(), winter.tzname()) == (H, 0 * H, "CET")
assert datetime(1900, 1, 1, tzinfo=paris).tzname() == "PMT" and datetime(2100, 7, 1, tzinfo=paris).tzname() == "CEST"

# The clock jumps from 2 to 3 in spring, and shows 2 to 3 twice in autumn.
gap, fold = datetime(2024, 3, 31, 2, 30, tzinfo=paris), datetime(2024, 10, 27, 2, 30, tzinfo=paris)
assert gap.utcoffset() == H and gap.replace(fold=1).utcoffset() == 2 * H
assert fold.utcoffset() == 2 * H and fold.replace(fold=1).utcoffset() == H
for minutes in range(-200, 200, 10):
    for start in datetime(2024, 3, 31, 1, tzinfo=timezone.utc), datetime(2024, 10, 27, 1, tzinfo=timezone.utc), datetime(2090, 10, 29, 1, tzinfo=timezone.utc):
        t = start + timedelta(minutes=minutes)
        there = t.astimezone(paris)
        assert there.astimezone(timezone.utc) == t, (t, there)
assert datetime(2024, 10, 27, 1, 30, tzinfo=timezone.utc).astimezone(paris).fold == 1
print(datetime(2024, 3, 30, 12, tzinfo=paris) + timedelta(days=1), ZoneInfo("Asia/Kolkata").utcoffset(winter), ZoneInfo("UTC").tzname(winter))
assert ZoneInfo("UTC").utcoffset(None) == 0 * H and paris.utcoffset(None) is None and time(12, tzinfo=paris).utcoffset() is None
print(datetime(2011, 12, 29, 12, tzinfo=timezone.utc).astimezone(ZoneInfo("Pacific/Apia")), datetime(2011, 12, 31, 12, tzinfo=timezone.utc).astimezone(ZoneInfo("Pacific/Apia")))


def fails(exc, text, f, *args):
    try:
        f(*args)
    except exc as e:
        assert text in str(e), str(e)
    else:
        raise AssertionError(text)


fails(ZoneInfoNotFoundError, "No time zone found with key No/Where", ZoneInfo, "No/Where")
fails(ValueError, "ZoneInfo keys may not be absolute paths, got: /UTC", ZoneInfo, "/UTC")
fails(ValueError, "ZoneInfo keys must be normalized relative paths, got: Europe/../UTC", ZoneInfo, "Europe/../UTC")
fails(ValueError, "ZoneInfo keys must refer to subdirectories of TZPATH, got: ../UTC", ZoneInfo, "../UTC")
fails(TypeError, "fromutc: argument must be a datetime", paris.fromutc, 5)
fails(ValueError, "fromutc: dt.tzinfo is not self", paris.fromutc, datetime(2024, 1, 1))
fails(TypeError, "tzpaths must be a list or tuple", reset_tzpath, "x")
fails(ValueError, "relative paths:\n    x", reset_tzpath, ["x"])
assert {"UTC", "Europe/Paris", "America/New_York"} <= available_timezones() and isinstance(TZPATH, tuple)

for proto in range(pickle.HIGHEST_PROTOCOL + 1):
    assert pickle.loads(pickle.dumps(paris, proto)) is paris
    assert pickle.loads(pickle.dumps(summer, proto)) == summer
assert copy.copy(paris) is paris
ZoneInfo.clear_cache(only_keys=["Europe/Paris"])
assert ZoneInfo("Europe/Paris") is not paris


class Mine(ZoneInfo):
    pass


assert type(Mine("UTC")) is Mine and Mine("UTC") is not ZoneInfo("UTC")


def zone(tz_string):
    """A zone of nothing but a TZ string."""
    block = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, 4) + struct.pack(">lbb", 0, 0, 0) + b"UTC\0"
    return ZoneInfo.from_file(io.BytesIO(block + block + b"\n" + tz_string.encode() + b"\n"))


for rule in "EST5EDT,M3.2.0,M11.1.0", "<+0330>-3:30<+0430>,J79/24,J263/24", "IST-1GMT0,M10.5.0,M3.5.0/1", "AAA-4:30:15", "NZST-12NZDT,M9.5.0,M4.1.0/3":
    z = zone(rule)
    shown = [datetime(2023, m, 5, tzinfo=z) for m in (1, 4, 7, 10)]
    print(rule, *(f"{t.tzname()} {t.utcoffset()} {t.dst()}" for t in shown), sep="; ")
    for day in range(365):
        t = datetime(2023, 1, 1, 3, tzinfo=timezone.utc) + timedelta(days=day)
        assert t.astimezone(z).astimezone(timezone.utc) == t
for wrong in "PST8PDT", "AAA168", "AAA4BBB,M13.1.1/2,M1.1.1/2", "AAA4BBB,J60/168,J300/2", "+11":
    fails(ValueError, wrong, zone, wrong)
fails(ValueError, "Invalid TZif file: magic not found", ZoneInfo.from_file, io.BytesIO(b"nothing at all, much too short"))
fails(pickle.PicklingError, "Cannot pickle a ZoneInfo file from a file stream.", pickle.dumps, z)
