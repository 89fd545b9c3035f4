# The other half of TestDifferential: reads cases, answers with what CPython's re does.
import contextlib, io, re, signal, sys, warnings

warnings.simplefilter("always")


class Timeout(BaseException):
    pass


def alarm(*args):
    raise Timeout


signal.signal(signal.SIGALRM, alarm)


def text(field, is_bytes):
    raw = bytes.fromhex(field)
    return raw if is_bytes else raw.decode("utf-8", "surrogatepass")


def spans(m):
    if m is None:
        return "-"
    return ",".join("%d:%d" % m.span(i) for i in range(m.re.groups + 1)) + "/" + str(m.lastindex or 0)


def show(s):
    if isinstance(s, bytes):
        return s.hex()
    return s.encode("utf-8", "surrogatepass").hex()


def failure(e):
    pos = ""
    if isinstance(e, re.PatternError) and e.pos is not None:
        pos = " %d %d %d" % (e.pos, e.lineno, e.colno)
    return "%s %s%s" % (type(e).__name__, show(str(e)), pos)


def run(fields):
    is_bytes = fields[0] == "1"
    flags = int(fields[1])
    pattern, subject, repl = (text(f, is_bytes) for f in fields[2:5])
    pos, endpos = int(fields[5]), int(fields[6])
    out = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            if flags & re.DEBUG:
                with contextlib.redirect_stdout(io.StringIO()) as shown:
                    re._compiler.compile(pattern, flags)
                return show(shown.getvalue())
            p = re._compiler.compile(pattern, flags)
        except Exception as e:
            return failure(e)
    out.append("%d %d %s" % (p.flags, p.groups, ",".join("%s=%d" % (show(k), v) for k, v in p.groupindex.items())))
    out.append(",".join(str(w.message) for w in caught))
    out.append(spans(p.search(subject, pos, endpos)))
    out.append(spans(p.match(subject, pos, endpos)))
    out.append(spans(p.fullmatch(subject, pos, endpos)))
    out.append(" ".join(spans(m) for m in p.finditer(subject)))
    try:
        out.append(show(p.sub(repl, subject)))
    except (re.PatternError, IndexError) as e:
        out.append(failure(e))
    return ";".join(out)


for line in sys.stdin:
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        res = run(line.rstrip("\n").split(" "))
    except Timeout:
        res = "TIMEOUT"
    except SystemError:
        res = "SYSTEMERROR"
    except RecursionError:
        res = "RECURSION"
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(res)
