# csv: rows there and back under all dialects, texts that may be wrong, dictionaries, and the sniffer.
import csv
import io


def options():
    o = pick(({}, {}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quotechar": "'"}, {"quotechar": None, "quoting": csv.QUOTE_NONE}, {"skipinitialspace": True}, {"strict": True}, {"lineterminator": "\n"}, {"doublequote": False, "escapechar": "\\"},
              {"delimiter": " "}, {"delimiter": ",,"}, {"quotechar": ""}, {"lineterminator": "!"}))
    if below(3) == 0:
        o = {**o, "quoting": pick((csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL, 9))}
    if below(4) == 0:
        o = {**o, "escapechar": pick(("\\", None, "x", '"'))}
    return o


def cell():
    return pick((text(5), integer(), number(), None, 'say "x"', "a,b", "x;y", "it's", "two\nlines", "\r", "\\", "", " ", " led", True, 1 + 2j))


def rows():
    return [[cell() for _ in range(below(5))] for _ in range(below(4))]


def written(rows, options):
    out = io.StringIO(newline="")
    lengths = [csv.writer(out, **options).writerow(r) for r in rows]
    return out.getvalue(), lengths


def read(s, options):
    r = csv.reader(s.splitlines(True), **options)
    return list(r), r.line_num


def there_and_back(rows, options):
    return read(written(rows, options)[0], options)


def dictionaries(s, names, options):
    r = csv.DictReader(s.splitlines(True), names, **options)
    return list(r), r.fieldnames, r.line_num


def from_dictionaries(names, rows, extra):
    out = io.StringIO()
    w = csv.DictWriter(out, names, restval="-", extrasaction=extra)
    w.writeheader()
    w.writerows(rows)
    return out.getvalue()


def sniffed(s, delimiters):
    d = csv.Sniffer().sniff(s, delimiters)
    return d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace, csv.Sniffer().has_header(s)


for _ in range(count):
    show("write", written, rows(), options())
    show("back", there_and_back, rows(), options())
    s = "".join([pick(('a', 'b', ',', ',', ';', '"', '""', "'", '\\', '\n', '\r\n', '\r', ' ', '1.5', 'é', '\0', '\t', '"a",')) for _ in range(below(20))])
    show("read", read, s, options())
    show("dictreader", dictionaries, s, pick((None, None, ["x"], ["x", "y"])), pick(({}, {"restkey": "k", "restval": 0})))
    show("dictwriter", from_dictionaries, ["a", "b"], [{pick("abbac"): cell() for _ in range(below(3))} for _ in range(below(3))], pick(("raise", "ignore", "other")))
    if below(4) == 0:
        d = pick(",;\t|")
        table = "\n".join([d.join([pick(("name", "1", "2.5", '"q"', "it", "'x'", '"a%sb"' % d)) + pick(("", "", " ")) for _ in range(2 + below(2))]) for _ in range(1 + below(5))])
        show("sniff", sniffed, table, pick((None, None, ",;", "")))
