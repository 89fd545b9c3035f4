"""The class ZoneInfo, and the rules of TZ strings."""

import re
import weakref
from bisect import bisect_right
from collections import OrderedDict
from datetime import date, datetime, timedelta, tzinfo

from . import _common, _tzpath

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_STRONG = 8  # so many zones stay though nobody holds them


def _seconds(dt):
    """Return the seconds since 1970 of a datetime as the clock shows them."""
    return (dt.toordinal() - _EPOCH_DAY) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second


class _Offset:
    """What holds between two transitions: the offset from UTC, that of DST, and the name."""

    __slots__ = "utcoff", "dstoff", "tzname", "seconds"

    def __init__(self, utcoff, dstoff, name):
        self.utcoff = utcoff if utcoff is None else timedelta(seconds=utcoff)
        self.dstoff = dstoff if dstoff is None else timedelta(seconds=dstoff)
        self.tzname, self.seconds = name, utcoff

    def __eq__(self, other):
        return (self.utcoff, self.dstoff, self.tzname) == (other.utcoff, other.dstoff, other.tzname)

    def __repr__(self):
        return f"{type(self).__name__}({self.utcoff}, {self.dstoff}, {self.tzname})"


_NONE = _Offset(None, None, None)


class ZoneInfo(tzinfo):
    """A time zone. ZoneInfo(key) is the same object for the same key."""

    __module__ = "zoneinfo"
    _weak = weakref.WeakValueDictionary()
    _strong = OrderedDict()

    def __init_subclass__(cls):
        cls._weak, cls._strong = weakref.WeakValueDictionary(), OrderedDict()

    def __new__(cls, key):
        zone = cls._weak.get(key)
        if zone is None:
            zone = cls._weak.setdefault(key, cls._load(key))
            zone._cached = True
        cls._strong[key] = cls._strong.pop(key, zone)
        if len(cls._strong) > _STRONG:
            cls._strong.popitem(last=False)
        return zone

    @classmethod
    def _load(cls, key):
        path = _tzpath.find_tzfile(key)
        with open(path, "rb") if path is not None else _common.load_tzdata(key) as f:
            return cls._read(f, key, None)

    @classmethod
    def _read(cls, f, key, source):
        zone = super().__new__(cls)
        zone._key, zone._source, zone._cached = key, source, False
        zone._set(*_common.load_data(f))
        return zone

    @classmethod
    def no_cache(cls, key):
        """Return a new object for a key."""
        return cls._load(key)

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """Return a zone read from a file in the TZif format."""
        return cls._read(fobj, key, repr(fobj))

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forget the objects for some keys, or for all."""
        if only_keys is None:
            cls._weak.clear()
            cls._strong.clear()
            return
        for key in only_keys:
            cls._weak.pop(key, None)
            cls._strong.pop(key, None)

    @property
    def key(self):
        """The key by which the zone was found."""
        return self._key

    def __str__(self):
        return repr(self) if self._key is None else str(self._key)

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"{name}.from_file({self._source})" if self._source is not None else f"{name}(key={self._key!r})"

    def __reduce__(self):
        if self._source is not None:
            import pickle

            raise pickle.PicklingError("Cannot pickle a ZoneInfo file from a file stream.")
        return type(self)._unpickle, (self._key, self._cached)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)

    # What the file says.

    def _set(self, indices, times, offsets, isdst, names, footer):
        types = [_Offset(*part) for part in zip(offsets, _dst_offsets(indices, offsets, isdst), names)]
        self._times = times
        self._infos = [types[i] for i in indices]
        self._local = _local_times(indices, times, offsets)  # for fold 0 and 1
        standard = next((t for t, dst in zip(types, isdst) if not dst), None)
        self._before = standard or (self._infos[0] if self._infos else None)
        if footer:
            self._after = _parse_tz_str(footer.decode())
        elif self._infos or types:
            self._after = self._infos[-1] if self._infos else types[-1]
        else:
            raise ValueError("No time zone information found.")
        # A zone whose offset never changes can tell it without a time.
        self._fixed = len(types) <= 1 and isinstance(self._after, _Offset) and (not types or types[0] == self._after)

    def _find(self, dt):
        if dt is None:
            return self._after if self._fixed else _NONE
        seconds, times = _seconds(dt), self._local[dt.fold]
        if not times or seconds > times[-1]:
            after = self._after
            return after if type(after) is _Offset else after.at(seconds, dt.year, dt.fold)
        if seconds < times[0]:
            return self._before
        return self._infos[bisect_right(times, seconds) - 1]

    def utcoffset(self, dt, /):
        """Return the offset from UTC at a time."""
        return self._find(dt).utcoff

    def dst(self, dt, /):
        """Return the part of the offset that is daylight saving time."""
        return self._find(dt).dstoff

    def tzname(self, dt, /):
        """Return the name of the offset at a time, as CET."""
        return self._find(dt).tzname

    def fromutc(self, dt, /):
        """Return a time in UTC as this zone has it."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        seconds, times, after = _seconds(dt), self._times, self._after
        fold = False
        if times and seconds < times[0]:
            now = self._before
        elif type(after) is not _Offset and (not times or seconds > times[-1]):
            now, fold = after.at_utc(seconds, dt.year)
        elif not times:
            now = after
        else:
            i = bisect_right(times, seconds)
            earlier, now = self._infos[i - 2] if i > 1 else self._before, self._infos[i - 1]
            # A step back repeats the clock's last times.
            fold = earlier.seconds - now.seconds > seconds - times[i - 1]
        dt += now.utcoff
        return dt.replace(fold=1) if fold else dt


def _dst_offsets(indices, offsets, isdst):
    """Return how much of each type's offset is DST, which the file does not say: what it differs by from a neighbour."""
    found = [0] * len(offsets)
    for i, (before, now) in enumerate(zip(indices, indices[1:]), 1):
        if not isdst[now] or found[now]:
            continue
        step = 0 if isdst[before] else offsets[now] - offsets[before]
        if not step and i + 1 < len(indices) and not isdst[indices[i + 1]]:
            step = offsets[now] - offsets[indices[i + 1]]
        found[now] = step
    return [step or (3600 if dst else 0) for step, dst in zip(found, isdst)]


def _local_times(indices, times, offsets):
    """Return the times of transitions on the clock: in a gap or fold the later ones, and the earlier ones."""
    if not times:
        return (), ()
    sides = [(offsets[a], offsets[b]) for a, b in zip((0, *indices), indices)]
    if len(offsets) == 1:
        sides[0] = offsets[0], offsets[0]
    return [t + max(s) for t, s in zip(times, sides)], [t + min(s) for t, s in zip(times, sides)]


# TZ strings: what holds after the last transition (POSIX, RFC 9636 section 3.3.1).

class _Rule:
    """A zone with two offsets that change on the same days every year."""

    def __init__(self, std, dst, start, end):
        self.std, self.dst = std, dst
        self.start, self.end = start, end  # functions: year -> seconds on the clock before the change
        self.difference = dst.seconds - std.seconds

    def _is_dst(self, seconds, start, end):
        return start <= seconds < end if start < end else not end <= seconds < start

    def at(self, seconds, year, fold):
        """Return the offset at a time on the clock."""
        start, end = self.start(year), self.end(year)
        # In a gap the offset before it holds with fold 0; in what the clock shows twice, that before the change, too.
        if fold == (self.difference >= 0):
            end -= self.difference
        else:
            start += self.difference
        return self.dst if self._is_dst(seconds, start, end) else self.std

    def at_utc(self, seconds, year):
        """Return the offset at a time in UTC, and whether the clock shows its time again."""
        start, end = self.start(year) - self.std.seconds, self.end(year) - self.dst.seconds
        dst = self._is_dst(seconds, start, end)
        again = end if self.difference > 0 else start
        return (self.dst if dst else self.std), again <= seconds < again + abs(self.difference)


def _day(year, month=1, day=1):
    return date(year, month, day).toordinal() - _EPOCH_DAY


def _calendar_rule(month, week, weekday, seconds):
    """Mm.w.d: a weekday of a month, 0 for Sunday; week 5 is the last one."""
    def change(year):
        first = _day(year, month)
        day = first + (weekday - (first + 4)) % 7 + 7 * (week - 1)
        length = (_day(year, month + 1) if month < 12 else _day(year + 1) if year < 9999 else _day(year, 12, 31) + 1) - first
        if day - first >= length:
            day -= 7
        return day * 86400 + seconds

    return change


def _day_rule(number, julian, seconds):
    """Jn: day 1 to 365, where leap days are not counted; n: day 0 to 365. Both as CPython counts them."""
    def change(year):
        leap = julian and number >= 59 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return (_day(year) + number - 1 + leap) * 86400 + seconds

    return change


_NAME = r"(?:[a-zA-Z]{3,}|<[a-zA-Z0-9+\-]{3,}>)"
_TIME = r"[+\-]?\d{1,3}(?::\d{2}(?::\d{2})?)?"
_TZ_STR = re.compile(rf"(?P<std>{_NAME})(?P<stdoff>{_TIME})(?:(?P<dst>{_NAME})(?P<dstoff>{_TIME})?,(?P<start>[^,]+),(?P<end>[^,]+))?", re.ASCII)
_DATE = re.compile(rf"(?:M(?P<m>\d{{1,2}})\.(?P<w>\d)\.(?P<d>\d)|(?P<j>J?)(?P<n>\d{{1,3}}))(?:/(?P<time>{_TIME}))?", re.ASCII)


def _parse_tz_str(tz_str):
    """Return the _Offset or _Rule that a TZ string stands for."""
    m = _TZ_STR.fullmatch(tz_str)
    if m is None:
        raise ValueError(f"{tz_str} is not a valid TZ string")
    try:
        std = -_parse_time(m["stdoff"], 24)
        name = m["std"].strip("<>")
        if m["dst"] is None:
            return _Offset(std, 0, name)
        dst = -_parse_time(m["dstoff"], 24) if m["dstoff"] else std + 3600
        return _Rule(_Offset(std, 0, name), _Offset(dst, dst - std, m["dst"].strip("<>")), _parse_date(m["start"]), _parse_date(m["end"]))
    except ValueError as e:
        raise ValueError(f"Invalid TZ string {tz_str}: {e}") from e


def _parse_time(text, hours):
    """Return [+-]h[hh][:mm[:ss]] in seconds."""
    sign = -1 if text[0] == "-" else 1
    h, m, s = (*map(int, text.lstrip("+-").split(":")), 0, 0)[:3]
    if h > hours:
        raise ValueError(f"Hour must be in [0, {hours}], got {h}")
    if m > 59 or s > 59:
        raise ValueError(f"Minutes and seconds must be in [0, 59], got {text}")
    return sign * (h * 3600 + m * 60 + s)


def _parse_date(text):
    """Return the function of the day and time of a change."""
    m = _DATE.fullmatch(text)
    if m is None:
        raise ValueError(f"Invalid dst start/end date: {text}")
    seconds = _parse_time(m["time"], 167) if m["time"] else 7200
    if m["m"]:
        month, week, weekday = int(m["m"]), int(m["w"]), int(m["d"])
        if not 1 <= month <= 12 or not 1 <= week <= 5 or weekday > 6:
            raise ValueError(f"Invalid month, week or day in {text}")
        return _calendar_rule(month, week, weekday, seconds)
    number, julian = int(m["n"]), bool(m["j"])
    if not julian <= number <= 365:
        raise ValueError(f"Day must be in [{julian:d}, 365], got {text}")
    return _day_rule(number, julian, seconds)
