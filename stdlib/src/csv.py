"""Tables as text: comma-separated values and their dialects."""

import types
from _csv import (QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, Dialect as _Dialect,
                  Error, __doc__, field_size_limit, get_dialect, list_dialects, reader, register_dialect,
                  unregister_dialect, writer)

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
           "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
           "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect"]

__version__ = "1.0"


class Dialect:
    """A description of a CSV dialect: subclasses set the attributes."""

    delimiter = lineterminator = None
    quoting = quotechar = doublequote = escapechar = None
    skipinitialspace = None
    _name, _valid = "", False

    def __init__(self):
        if type(self) is not Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """The usual properties of CSV files that Excel writes."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


register_dialect("excel", excel)


class excel_tab(excel):
    """The usual properties of TAB-delimited files that Excel writes."""

    delimiter = "\t"


register_dialect("excel-tab", excel_tab)


class unix_dialect(Dialect):
    """The usual properties of CSV files on Unix."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("unix", unix_dialect)


class DictReader:
    """A reader that gives dicts; their keys are fieldnames, or the first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.dialect, self.line_num = dialect, 0
        self.reader = reader(f, dialect, *args, **kwds)

    def _get_fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    def _set_fieldnames(self, value):
        self._fieldnames = value

    fieldnames = property(_get_fieldnames, _set_fieldnames)

    def __iter__(self):
        return self

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames  # read the first row if need be
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:  # empty rows are passed over
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        nnames, ncells = len(names), len(row)
        if nnames < ncells:
            d[self.restkey] = row[nnames:]
        elif nnames > ncells:
            for key in names[ncells:]:
                d[key] = self.restval
        return d

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """A writer of dicts with the keys fieldnames."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write a row with the field names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        """Write a dict as a row."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Write each dict as a row."""
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


class Sniffer:
    """Guesses the dialect of a sample of CSV text, and whether it starts with a header."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """Return a dialect (or None) for the sample; delimiters limits what may be one."""
        quotechar, doublequote, delimiter, skipinitialspace = self._guess_quote_and_delimiter(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.delimiter, dialect.skipinitialspace = delimiter, skipinitialspace
        dialect.quotechar, dialect.doublequote = quotechar or '"', doublequote
        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """Look for text between quotes that has a delimiter on both sides, or on one."""
        import re
        matches = []
        for pattern in (r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
                        r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
                        r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
                        r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)'):
            regexp = re.compile(pattern, re.DOTALL | re.MULTILINE)
            matches = regexp.findall(data)
            if matches:
                break
        if not matches:
            return "", False, None, 0
        quotes = {}
        delims = {}
        spaces = 0
        group = regexp.groupindex
        for m in matches:
            key = m[group["quote"] - 1] if isinstance(m, tuple) else m
            if key:
                quotes[key] = quotes.get(key, 0) + 1
            if "delim" not in group:
                continue
            key = m[group["delim"] - 1]
            if key and (delimiters is None or key in delimiters):
                delims[key] = delims.get(key, 0) + 1
            if m[group["space"] - 1]:
                spaces += 1
        delim, skipinitialspace = "", 0
        quotechar = max(quotes, key=quotes.get)
        if delims:
            delim, often = max(delims.items(), key=lambda item: item[1])
            skipinitialspace = often == spaces
            if delim == "\n":  # most likely a file with just one column
                delim = ""
        # A doubled quote inside of quotes, between delimiters.
        dq_regexp = re.compile(r"((%(delim)s)|^)\W*%(quote)s[^%(delim)s\n]*%(quote)s[^%(delim)s\n]*%(quote)s\W*((%(delim)s)|$)"
                               % {"delim": re.escape(delim), "quote": quotechar}, re.MULTILINE)
        doublequote = bool(dq_regexp.search(data))
        return quotechar, doublequote, delim, skipinitialspace

    def _guess_delimiter(self, data, delimiters):
        """Look for a character that each line has equally often, in growing parts of the sample."""
        from collections import Counter, defaultdict
        data = list(filter(None, data.split("\n")))
        chunk = min(10, len(data))
        iteration = 0
        num_lines = 0
        char_frequency = defaultdict(Counter)  # character -> how often in a line -> in how many lines
        modes = {}
        delims = {}
        start, end = 0, chunk
        while start < len(data):
            iteration += 1
            for line in data[start:end]:
                num_lines += 1
                for char, count in Counter(line).items():
                    if ord(char) < 127:
                        char_frequency[char][count] += 1
            for char, counts in char_frequency.items():
                items = list(counts.items())
                missed = num_lines - sum(counts.values())
                if missed:
                    items.append((0, missed))
                if len(items) == 1 and items[0][0] == 0:
                    continue
                if len(items) > 1:
                    best = max(items, key=lambda x: x[1])
                    items.remove(best)
                    modes[char] = (best[0], best[1] - sum(item[1] for item in items))
                else:
                    modes[char] = items[0]
            total = float(min(chunk * iteration, len(data)))
            consistency = 1.0
            threshold = 0.9
            while len(delims) == 0 and consistency >= threshold:
                for char, (freq, lines) in modes.items():
                    if freq > 0 and lines > 0:
                        if lines / total >= consistency and (delimiters is None or char in delimiters):
                            delims[char] = (freq, lines)
                consistency -= 0.01
            if len(delims) == 1:
                delim = list(delims.keys())[0]
                skipinitialspace = data[0].count(delim) == data[0].count("%c " % delim)
                return delim, skipinitialspace
            start = end
            end += chunk
        if not delims:
            return "", 0
        for d in self.preferred:
            if d in delims:
                skipinitialspace = data[0].count(d) == data[0].count("%c " % d)
                return d, skipinitialspace
        # Otherwise the one that most lines agree on.
        delim = max((v, k) for k, v in delims.items())[1]
        skipinitialspace = data[0].count(delim) == data[0].count("%c " % delim)
        return delim, skipinitialspace

    def has_header(self, sample):
        """Guess whether the first row is a header: columns below it have a type or a length that it does not have."""
        from io import StringIO
        from itertools import islice
        rdr = reader(StringIO(sample), self.sniff(sample))
        header = next(rdr)
        columns = len(header)
        column_types = dict.fromkeys(range(columns))
        for row in islice(rdr, 21):
            if len(row) != columns:
                continue
            for col in list(column_types):
                try:
                    complex(row[col])
                    this_type = complex
                except (ValueError, OverflowError):
                    this_type = len(row[col])
                if this_type != column_types[col]:
                    if column_types[col] is None:
                        column_types[col] = this_type
                    else:
                        del column_types[col]
        votes = 0
        for col, kind in column_types.items():
            if isinstance(kind, int):
                votes += 1 if len(header[col]) != kind else -1
            else:
                try:
                    kind(header[col])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0
