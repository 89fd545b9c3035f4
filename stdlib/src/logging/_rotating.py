"""The handlers of logging.handlers for files that are exchanged, by the handler itself or by somebody else."""

import io
import os
import re
import time
from logging import FileHandler

_MIDNIGHT = 24 * 60 * 60  # the seconds of a day

# For each kind of interval its seconds, and what is put behind the names of old files.
_INTERVALS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (60 * 60, "%Y-%m-%d_%H"),
              "D": (_MIDNIGHT, "%Y-%m-%d"), "MIDNIGHT": (_MIDNIGHT, "%Y-%m-%d"), "W": (7 * _MIDNIGHT, "%Y-%m-%d")}


def _stamp_pattern(suffix):
    """The pattern of what strftime makes of a suffix, where no further digits are around it."""
    digits = re.sub("%[^Y]", r"\\d{2}", suffix).replace("%Y", r"\d{4}")
    return re.compile(rf"(?<!\d){digits}(?!\d)", re.ASCII)


def _is_device(path):
    """Whether there is something that is no regular file, and so cannot be renamed and started anew."""
    return os.path.exists(path) and not os.path.isfile(path)


def _let_go(handler):
    """Close the file of a handler, which has none then."""
    stream, handler.stream = handler.stream, None
    if stream:
        stream.close()


class BaseRotatingHandler(FileHandler):
    """A file handler that starts a new file now and then. A base class: others say when, and what becomes of the old."""

    # Functions that may be set: one makes another name of that of an old file, one does the renaming.
    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self.encoding = encoding

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name of an old file."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Give a file that is now old its new name."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _start_file(self):
        if not self.delay:
            self.stream = self._open()


class RotatingFileHandler(BaseRotatingHandler):
    """Starts a new file when one has reached a size."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"  # emptying the file at the start would make keeping old ones pointless
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        super().__init__(filename, mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def _backup(self, number):
        return self.rotation_filename(f"{self.baseFilename}.{number}")

    def doRollover(self):
        """Start a new file: the old one becomes .1, what was .1 becomes .2, and the last is dropped."""
        _let_go(self)
        if self.backupCount > 0:
            free = self._backup(self.backupCount)
            for number in range(self.backupCount - 1, 0, -1):
                name = self._backup(number)
                if os.path.exists(name):
                    os.replace(name, free)
                free = name
            if os.path.exists(free):
                os.remove(free)  # the only one, if no more are kept; a rotator may not expect it
            self.rotate(self.baseFilename, free)
        self._start_file()

    def shouldRollover(self, record):
        """Whether the file would become too big with the record."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        try:
            size = self.stream.tell()
        except io.UnsupportedOperation:
            return False  # a pipe or the like
        # An empty file takes a record of any size: a new one would have no more room.
        return size > 0 and size + len(self.format(record)) + 1 >= self.maxBytes and not _is_device(self.baseFilename)


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Starts a new file after a time, or at a time of the day."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        super().__init__(filename, "a", io.text_encoding(encoding), delay, errors)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        kind = self.when
        if kind.startswith("W"):
            if len(kind) != 2:
                raise ValueError(f"You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {kind}")
            if not "0" <= kind[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {kind}")
            self.dayOfWeek = int(kind[1])
            kind = "W"
        if kind not in _INTERVALS:
            raise ValueError(f"Invalid rollover interval specified: {kind}")
        seconds, self.suffix = _INTERVALS[kind]
        self.interval = seconds * interval
        self.extMatch = _stamp_pattern(self.suffix)
        # The time runs since the file was last written, maybe by an earlier process.
        try:
            since = os.stat(self.baseFilename).st_mtime
        except OSError:
            since = time.time()
        self.rolloverAt = self.computeRollover(int(since))

    def _clock(self, seconds):
        return time.gmtime(seconds) if self.utc else time.localtime(seconds)

    def computeRollover(self, currentTime):
        """The time at which a file ends that was begun at a time."""
        weekly = self.when.startswith("W")
        if not weekly and self.when != "MIDNIGHT":
            return currentTime + self.interval
        now = self._clock(currentTime)
        at = self.atTime
        wanted = _MIDNIGHT if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        wait = wanted - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        weekday = now.tm_wday
        if wait <= 0:  # today it has passed
            wait += _MIDNIGHT
            weekday += 1
        period = _MIDNIGHT
        if weekly:
            wait += (self.dayOfWeek - weekday) % 7 * _MIDNIGHT
            period *= 7
        # The wait stands for the first of the periods that the interval has.
        end = currentTime + wait + self.interval - period
        return end if self.utc else self._by_clock(end, now.tm_isdst)

    def _by_clock(self, end, summer):
        """Mend a time that was counted in seconds from one when it was summer time or not: the clock is to agree."""
        if time.localtime(end).tm_isdst == summer:
            return end
        if summer:
            return end + 3600
        # Where an hour earlier is before the change, the clock jumps over what was wanted.
        return end - 3600 if time.localtime(end - 3600).tm_isdst else end

    def shouldRollover(self, record):
        """Whether the time has come."""
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if _is_device(self.baseFilename):
            self.rolloverAt = self.computeRollover(now)  # no need to look again for each record
            return False
        return True

    def _is_backup(self, folder_entry):
        """Whether a name in the folder is that of an old file of this handler."""
        if self.namer is None:
            prefix = os.path.basename(self.baseFilename) + "."
            return folder_entry.startswith(prefix) and self.extMatch.fullmatch(folder_entry[len(prefix):])
        # The namer can do what it likes: whether it makes just this name of a stamp that is somewhere in it decides.
        start = 0
        while stamp := self.extMatch.search(folder_entry, start):
            if os.path.basename(self.namer(f"{self.baseFilename}.{stamp[0]}")) == folder_entry:
                return True
            start = stamp.start() + 1
        return False

    def getFilesToDelete(self):
        """The old files that are more than are kept, the oldest first."""
        folder = os.path.dirname(self.baseFilename)
        backups = sorted(os.path.join(folder, name) for name in os.listdir(folder) if self._is_backup(name))
        return backups[:max(len(backups) - self.backupCount, 0)]

    def doRollover(self):
        """Start a new file: the old one is called after the time at which it was begun."""
        now = int(time.time())
        begun = self.rolloverAt - self.interval
        stamp = self._clock(begun)
        if not self.utc and time.localtime(now).tm_isdst != stamp.tm_isdst:
            stamp = time.localtime(begun - 3600 if stamp.tm_isdst else begun + 3600)
        backup = self.rotation_filename(f"{self.baseFilename}.{time.strftime(self.suffix, stamp)}")
        if os.path.exists(backup):
            return  # another process has done it
        _let_go(self)
        self.rotate(self.baseFilename, backup)
        if self.backupCount > 0:
            for surplus in self.getFilesToDelete():
                os.remove(surplus)
        self._start_file()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(FileHandler):
    """Opens its file again when somebody else has moved it away."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        super().__init__(filename, mode, encoding, delay, errors)
        self.dev = self.ino = -1
        self._statstream()

    def _statstream(self):
        """Remember which file is open."""
        if self.stream is not None:
            found = os.fstat(self.stream.fileno())
            self.dev, self.ino = found.st_dev, found.st_ino

    def reopenIfNeeded(self):
        """Open the file again if another one, or none, has its name now."""
        if self.stream is None:
            return
        try:
            found = os.stat(self.baseFilename)
        except FileNotFoundError:
            found = None
        if found is None or (found.st_dev, found.st_ino) != (self.dev, self.ino):
            _let_go(self)
            self.stream = self._open()
            self._statstream()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)
