"""Compare sequences: what two have in common, and how the one becomes the other."""

import re
from collections import namedtuple
from types import GenericAlias

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "diff_bytes", "HtmlDiff", "Match"]

Match = namedtuple("Match", "a b size")


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Find matching blocks of two sequences of hashable elements: the longest one first, then left and right of it."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence; what is known of the second stays."""
        if a is not self.a:
            self.a, self.matching_blocks, self.opcodes = a, None, None

    def set_seq2(self, b):
        """Set the second sequence, of which an index is made."""
        if b is not self.b:
            self.b, self.matching_blocks, self.opcodes, self.fullbcount = b, None, None, None
            self.__index(b)

    def __index(self, b):
        """Note where each element is, but for junk, and for what is found too often to tell anything."""
        b2j = self.b2j = {}
        for i, element in enumerate(b):
            b2j.setdefault(element, []).append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            junk.update(filter(self.isjunk, b2j))
            for element in junk:
                del b2j[element]
        self.bpopular = popular = set()
        n = len(b)
        if self.autojunk and n >= 200:
            often = n // 100 + 1
            popular.update(element for element, places in b2j.items() if len(places) > often)
            for element in popular:
                del b2j[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Return the longest matching block inside a[alo:ahi] and b[blo:bhi], the leftmost of them."""
        a, b, b2j, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        besti, bestj, bestsize = alo, blo, 0
        # lengths[j]: how long the match is that ends with a[i - 1] and b[j]
        lengths = {}
        nothing = ()
        for i in range(alo, ahi):
            new = {}
            for j in b2j.get(a[i], nothing):
                if j >= bhi:
                    break
                if j >= blo:
                    k = new[j] = lengths.get(j - 1, 0) + 1
                    if k > bestsize:
                        besti, bestj, bestsize = i - k + 1, j - k + 1, k
            lengths = new
        # Stretch it: first over popular elements, which the index left out, then over junk.
        for isjunk in False, True:
            while (besti > alo and bestj > blo and (b[bestj - 1] in junk) is isjunk
                   and a[besti - 1] == b[bestj - 1]):
                besti, bestj, bestsize = besti - 1, bestj - 1, bestsize + 1
            while (besti + bestsize < ahi and bestj + bestsize < bhi and (b[bestj + bestsize] in junk) is isjunk
                   and a[besti + bestsize] == b[bestj + bestsize]):
                bestsize += 1
        return Match(besti, bestj, bestsize)

    def get_matching_blocks(self):
        """Return the matching blocks in order; the last is (len(a), len(b), 0)."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        la, lb = len(self.a), len(self.b)
        queue = [(0, la, 0, lb)]
        found = []
        while queue:
            alo, ahi, blo, bhi = queue.pop()
            i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
            if k:
                found.append(match)
                if alo < i and blo < j:
                    queue.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    queue.append((i + k, ahi, j + k, bhi))
        found.sort()
        blocks = []
        i1 = j1 = k1 = 0
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2
            else:
                if k1:
                    blocks.append((i1, j1, k1))
                i1, j1, k1 = i2, j2, k2
        if k1:
            blocks.append((i1, j1, k1))
        blocks.append((la, lb, 0))
        self.matching_blocks = list(map(Match._make, blocks))
        return self.matching_blocks

    def get_opcodes(self):
        """Return the steps that turn a into b: (tag, i1, i2, j1, j2)."""
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = answer = []
        i = j = 0
        for ai, bj, size in self.get_matching_blocks():
            if i < ai and j < bj:
                tag = "replace"
            elif i < ai:
                tag = "delete"
            elif j < bj:
                tag = "insert"
            else:
                tag = ""
            if tag:
                answer.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                answer.append(("equal", ai, i, bj, j))
        return answer

    def get_grouped_opcodes(self, n=3):
        """Yield groups of steps with up to n unchanged elements around the changes."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        codes = list(codes)
        tag, i1, i2, j1, j2 = codes[0]
        if tag == "equal":
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = codes[-1]
        if tag == "equal":
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """Return how similar they are, from 0.0 to 1.0."""
        return _calculate_ratio(sum(block[-1] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """Return an upper bound of ratio(): which elements they share, in whatever order."""
        if self.fullbcount is None:
            self.fullbcount = full = {}
            for element in self.b:
                full[element] = full.get(element, 0) + 1
        left = {}
        matches = 0
        for element in self.a:
            n = left.get(element)
            if n is None:
                n = self.fullbcount.get(element, 0)
            left[element] = n - 1
            if n > 0:
                matches += 1
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Return an upper bound of ratio(): from the lengths alone."""
        la, lb = len(self.a), len(self.b)
        return _calculate_ratio(min(la, lb), la + lb)

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Return up to n of the possibilities that are similar to a word, the most similar first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    result = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            result.append((matcher.ratio(), possibility))
    from heapq import nlargest

    return [possibility for _, possibility in nlargest(n, result)]


def _keep_original_ws(s, tag_s):
    return "".join(c if tag == " " and c.isspace() else tag for c, tag in zip(s, tag_s))


class Differ:
    """Compare lines, and inside of lines that are alike the characters; made for reading."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yield the lines of the delta: '- ' only in a, '+ ' only in b, '  ' in both, '? ' in neither."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            elif tag == "equal":
                yield from self._dump(" ", a, alo, ahi)
            else:
                raise ValueError("unknown tag %r" % (tag,))

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {x[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter part first: it is read faster.
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Pair lines that are alike, and show how they differ."""
        cutoff = 0.74999
        window = 10  # how far apart the lines of a pair may be
        matcher = SequenceMatcher(self.charjunk)
        crossed_i = dump_i = alo
        dump_j = blo
        # Equal lines can be among them only when they are junk; the first such pair is kept in reserve.
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            expected = crossed_i + (j - dump_j)
            best, best_i = cutoff, None
            for i in range(max(crossed_i, expected - window), min(ahi, expected + window + 1)):
                matcher.set_seq1(a[i])
                # Cheap bounds first. Of equally good ones the nearest to the diagonal would be no better.
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best):
                    best, best_i = matcher.ratio(), i
            if best_i is None:
                continue
            yield from self._fancy_helper(a, dump_i, best_i, b, dump_j, j)
            line_a, line_b = a[best_i], b[j]
            if line_a == line_b:
                yield "  " + line_a
            else:
                tags_a, tags_b = [], []
                matcher.set_seqs(line_a, line_b)
                for tag, ai1, ai2, bj1, bj2 in matcher.get_opcodes():
                    la, lb = ai2 - ai1, bj2 - bj1
                    if tag == "replace":
                        tags_a.append("^" * la)
                        tags_b.append("^" * lb)
                    elif tag == "delete":
                        tags_a.append("-" * la)
                    elif tag == "insert":
                        tags_b.append("+" * lb)
                    elif tag == "equal":
                        tags_a.append(" " * la)
                        tags_b.append(" " * lb)
                    else:
                        raise ValueError("unknown tag %r" % (tag,))
                yield from self._qformat(line_a, line_b, "".join(tags_a), "".join(tags_b))
            crossed_i = dump_i = best_i + 1
            dump_j = j + 1
        yield from self._fancy_helper(a, dump_i, ahi, b, dump_j, bhi)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        for sign, line, tags in ("-", aline, atags), ("+", bline, btags):
            yield f"{sign} {line}"
            if tags := _keep_original_ws(line, tags).rstrip():
                yield f"? {tags}\n"


def IS_LINE_JUNK(line, pat=None):
    """Tell whether a line is blank or has only a '#'."""
    if pat is None:
        return line.strip() in ("", "#")
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Tell whether a character is a space or a tab."""
    return ch in ws


def _format_range_unified(start, stop):
    beginning = start + 1
    length = stop - start
    if length == 1:
        return f"{beginning}"
    if not length:
        beginning -= 1
    return f"{beginning},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yield the lines of a unified diff."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{_dated(fromfiledate)}{lineterm}"
            yield f"+++ {tofile}{_dated(tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield (f"@@ -{_format_range_unified(first[1], last[2])} +{_format_range_unified(first[3], last[4])} @@"
               f"{lineterm}")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _dated(date):
    return f"\t{date}" if date else ""


def _format_range_context(start, stop):
    beginning = start + 1
    length = stop - start
    if not length:
        beginning -= 1
    if length <= 1:
        return f"{beginning}"
    return f"{beginning},{beginning + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yield the lines of a context diff."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"*** {fromfile}{_dated(fromfiledate)}{lineterm}"
            yield f"--- {tofile}{_dated(tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_format_range_context(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield f"--- {_format_range_context(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefix[tag] + line


def _check_types(a, b, *args):
    # Only the first lines are looked at: the rest fails by itself.
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(lines[0]).__name__, lines[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError("all arguments must be str, not: %r" % (arg,))


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """Compare lines of bytes, in an unknown or mixed encoding, by unified_diff or context_diff."""

    def decode(s):
        try:
            return s.decode("ascii", "surrogateescape")
        except AttributeError as err:
            raise TypeError("all arguments must be bytes, not %s (%r)" % (type(s).__name__, s)) from err

    lines = dfunc(list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile), decode(fromfiledate),
                  decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Yield the lines of a Differ's delta."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yield the lines of the first (1) or second (2) sequence that a delta of ndiff() was made of."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _mdiff(fromlines, tolines, context=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Yield ((number, line), (number, line), changed) side by side; (None, None, None) between contexts.

    Changed parts are enclosed: \\0+ added, \\0- deleted, \\0^ changed, each until \\1.
    """
    pairs = _side_by_side(ndiff(fromlines, tolines, linejunk, charjunk))
    if context is None:
        yield from pairs
        return
    # Keep `context` unchanged lines around each change.
    context += 1
    while True:
        recent = []
        skipped = 0
        for pair in pairs:
            if pair[2]:
                break
            recent.append(pair)
            skipped += 1
            if len(recent) > context - 1:
                del recent[0]
        else:
            return
        if skipped > context - 1:
            yield None, None, None
        yield from recent
        yield pair
        left = context - 1
        # After the change come as many unchanged lines.
        ended = True
        for pair in pairs:
            if pair[2]:
                left = context - 1
            elif left == 0:
                pairs = _again(pair, pairs)
                ended = False
                break
            else:
                left -= 1
            yield pair
        if ended:
            return


def _again(first, rest):
    yield first
    yield from rest


_change_re = re.compile(r"(\++|\-+|\^+)")


def _side_by_side(diff):
    """Pair the lines of a delta."""
    numbers = [0, 0]
    lines = []

    def take(format_key, side):
        """Make the text of the next line of a side with its changes marked."""
        numbers[side] += 1
        if format_key is None:
            return numbers[side], lines.pop(0)[2:]
        if format_key == "?":
            text, markers = lines.pop(0), lines.pop(0)
            spans = [(m.group(1)[0], m.span()) for m in _change_re.finditer(markers)]
            for key, (begin, end) in reversed(spans):
                text = text[:begin] + "\0" + key + text[begin:end] + "\1" + text[end:]
            return numbers[side], text[2:]
        text = lines.pop(0)[2:] or " "
        return numbers[side], "\0" + format_key + text + "\1"

    def one_sided():
        """Yield (from line or None, to line or None, changed); the sides come one at a time."""
        while True:
            while len(lines) < 4:
                lines.append(next(diff, "X"))
            s = "".join(line[0] for line in lines)
            if s.startswith("X"):
                return
            if s.startswith("-?+?"):
                yield take("?", 0), take("?", 1), True
            elif s.startswith("-+?"):
                yield take(None, 0), take("?", 1), True
            elif s.startswith("-?+"):
                yield take("?", 0), take(None, 1), True
            elif s.startswith("-"):
                yield take("-", 0), None, True
            elif s.startswith("+"):
                yield None, take("+", 1), True
            else:
                text = lines.pop(0)[2:]
                numbers[0] += 1
                numbers[1] += 1
                yield (numbers[0], text), (numbers[1], text), False

    from_queue, to_queue = [], []

    def flush():
        while from_queue or to_queue:
            left = from_queue.pop(0) if from_queue else ("", "\n")
            right = to_queue.pop(0) if to_queue else ("", "\n")
            yield left, right, True

    for left, right, changed in one_sided():
        if left is not None and right is not None:
            yield from flush()
            yield left, right, changed
        elif left is not None:
            from_queue.append(left)
        else:
            to_queue.append(right)
    yield from flush()


class HtmlDiff:
    """Make HTML tables that show two texts side by side, with changes inside of lines."""

    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *, charset="utf-8"):
        """Return a whole HTML file."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        return (_html_file % dict(styles=_html_styles, legend=_html_legend, table=table, charset=charset)).encode(
            charset, "xmlcharrefreplace").decode(charset)

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        """Return one HTML table."""
        prefix = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        self._prefix = [f"from{prefix}_", f"to{prefix}_"]
        fromlines = [self._expand(line) for line in fromlines]
        tolines = [self._expand(line) for line in tolines]
        diffs = _mdiff(fromlines, tolines, numlines if context else None, linejunk=self._linejunk,
                       charjunk=self._charjunk)
        if self._wrapcolumn:
            diffs = self._wrapped(diffs)
        left, right, flags = [], [], []
        for from_data, to_data, flag in diffs:
            if flag is None:
                left.append(None)
                right.append(None)
            else:
                left.append(self._format_line(0, *from_data))
                right.append(self._format_line(1, *to_data))
            flags.append(flag)
        if not flags:
            flags = [False]
            text = "No Differences Found" if context else "Empty File"
            left = right = [f"<td></td><td>&nbsp;{text}&nbsp;</td>"]
        anchors, links = self._links(flags, numlines)
        rows = []
        for i, flag in enumerate(flags):
            if flag is None:
                if i > 0:
                    rows.append("        </tbody>        \n        <tbody>\n")
                continue
            rows.append(f'            <tr><td class="diff_next"{anchors[i]}>{links[i]}</td>{left[i]}'
                        f'<td class="diff_next">{links[i]}</td>{right[i]}</tr>\n')
        header = ""
        if fromdesc or todesc:
            header = ('<thead><tr><th class="diff_next"><br /></th>'
                      f'<th colspan="2" class="diff_header">{fromdesc}</th><th class="diff_next"><br /></th>'
                      f'<th colspan="2" class="diff_header">{todesc}</th></tr></thead>')
        table = _html_table % dict(data_rows="".join(rows), header_row=header, prefix=self._prefix[1] + "_")
        for mark, html in (("\0+", '<span class="diff_add">'), ("\0-", '<span class="diff_sub">'),
                           ("\0^", '<span class="diff_chg">'), ("\1", "</span>"), ("\t", "&nbsp;")):
            table = table.replace(mark, html)
        return table

    def _expand(self, line):
        # Tabs become spaces that stay tabs in effect: one "\t" a column.
        line = line.replace(" ", "\0").expandtabs(self._tabsize).replace(" ", "\t")
        return line.replace("\0", " ").rstrip("\n")

    def _format_line(self, side, number, text):
        try:
            ident = f' id="{self._prefix[side]}{number:d}"'
        except (TypeError, ValueError):
            ident = ""
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace(" ", "&nbsp;").rstrip()
        return f'<td class="diff_header"{ident}>{number}</td><td nowrap="nowrap">{text}</td>'

    def _wrap(self, number, text):
        """Cut a line into pieces of the wrap column; open marks go on in the next piece."""
        pieces = []
        while True:
            size = len(text)
            width = self._wrapcolumn
            if size <= width or size - 3 * text.count("\0") <= width:
                pieces.append((number, text))
                return pieces
            i = n = 0
            mark = ""
            while n < width and i < size:
                if text[i] == "\0":
                    mark = text[i + 1]
                    i += 2
                elif text[i] == "\1":
                    mark = ""
                    i += 1
                else:
                    i += 1
                    n += 1
            first, text = text[:i], text[i:]
            if mark:
                first += "\1"
                text = "\0" + mark + text
            pieces.append((number, first))
            number = ">"

    def _wrapped(self, diffs):
        for from_data, to_data, flag in diffs:
            if flag is None:
                yield from_data, to_data, flag
                continue
            left, right = self._wrap(*from_data), self._wrap(*to_data)
            for i in range(max(len(left), len(right))):
                yield (left[i] if i < len(left) else ("", " "), right[i] if i < len(right) else ("", " "), flag)

    def _links(self, flags, numlines):
        """Return what marks each row: its anchor, and the link to the next change."""
        name = self._prefix[1] + "_"
        anchors, links = [""] * len(flags), [""] * len(flags)
        changes, inside, last = 0, False, 0
        for i, flag in enumerate(flags):
            if flag:
                if not inside:
                    inside = True
                    last = i
                    anchors[max(0, i - numlines)] = f' id="difflib_chg_{name}{changes}"'
                    changes += 1
                    links[i] = f'<a href="#difflib_chg_{name}{changes}">n</a>'
            else:
                inside = False
        if not flags[0]:
            links[0] = f'<a href="#difflib_chg_{name}0">f</a>'
        links[last] = f'<a href="#difflib_chg_{name}top">t</a>'
        return anchors, links


_html_file = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_html_styles = """
        :root {color-scheme: light dark}
        table.diff {font-family: Menlo, Consolas, Monaco, Liberation Mono, Lucida Console, monospace; border:medium}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:palegreen}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}

        @media (prefers-color-scheme: dark) {
            .diff_header {background-color:#666}
            .diff_next {background-color:#393939}
            .diff_add {background-color:darkgreen}
            .diff_chg {background-color:#847415}
            .diff_sub {background-color:darkred}
            table.diff[summary="Legends"] {border-color: #555}
            table.diff[summary="Legends"] th{background-color: #666}
        }"""

_html_table = """
    <table class="diff" id="difflib_chg_%(prefix)stop"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_html_legend = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""
