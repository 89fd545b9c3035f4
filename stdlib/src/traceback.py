"""Extract, format and print stack traces and exceptions."""

import linecache
import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
           "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()

BUILTIN_EXCEPTION_LIMIT = object()
_RECURSIVE_CUTOFF = 3  # how often an entry is shown before its repetitions are counted

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"


# Formatting and printing.


def print_list(extracted_list, file=None):
    """Print the entries of extract_tb() or extract_stack()."""
    _print_texts(StackSummary.from_list(extracted_list).format(), file)


def _print_texts(texts, file):
    """Print texts that end in newlines, one after the other."""
    for text in texts:
        print(text, file=sys.stderr if file is None else file, end="")


def format_list(extracted_list):
    """Format the entries of extract_tb() or extract_stack(): one string each."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """Format the entries of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary of a traceback."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


def _with_traceback(exc, value, tb):
    """Return the exception and the traceback that are meant: exc and its own, unless both are told besides."""
    told = value is not _sentinel
    if told != (tb is not _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if not told:
        if not isinstance(exc, BaseException | None):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        value, tb = exc, getattr(exc, "__traceback__", None)
    return value, tb


def _taken(exc, value, tb, limit):
    value, tb = _with_traceback(exc, value, tb)
    return TracebackException(type(value), value, tb, limit=limit, compact=True)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback, causes and contexts."""
    _taken(exc, value, tb, limit).print(file=file, chain=chain, colorize=kwargs.get("colorize", False))


def _print_exception_bltin(exc, /):
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    from _colorize import can_colorize

    return print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=file, colorize=can_colorize(file=file))


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Format an exception with its traceback, causes and contexts: strings that end in newlines."""
    return [*_taken(exc, value, tb, limit).format(chain=chain, colorize=kwargs.get("colorize", False))]


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Format the type and message of an exception, without the traceback."""
    value = exc if value is _sentinel else value
    taken = TracebackException(type(value), value, None, compact=True)
    return [*taken.format_exception_only(show_group=show_group, colorize=kwargs.get("colorize", False))]


def _format_final_exc_line(etype, value, *, insert_final_newline=True, colorize=False):
    text = _safe_string(value, "exception")
    end = "\n" if insert_final_newline else ""
    theme = _theme(colorize)
    if value is None or not text:
        return f"{theme.type}{etype}{theme.reset}{end}"
    return f"{theme.type}{etype}{theme.reset}: {theme.message}{text}{theme.reset}{end}"


class _Plain:
    type = message = filename = line_no = frame = error_highlight = error_range = reset = ""


def _theme(colorize):
    if not colorize:
        return _Plain
    from _colorize import get_theme

    return get_theme(force_color=True).traceback


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Format the exception that is being handled as one string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that nobody handled."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    """Print the stack from a frame, by default that of the caller."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Format the stack from a frame, by default that of the caller."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Return a StackSummary of the stack from a frame, by default that of the caller; oldest first."""
    summary = StackSummary.extract(walk_stack(sys._getframe().f_back if f is None else f), limit=limit)
    summary.reverse()
    return summary


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback that do not run any more."""
    for frame, _ in walk_tb(tb):
        try:
            frame.clear()
        except RuntimeError:
            pass  # It runs.


class FrameSummary:
    """One entry of a stack: where it is, the source lines (read when asked for) and, if wanted, the local variables."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_lines_dedented",
                 "locals", "_code")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename, self.name = filename, name
        self.lineno, self.colno, self.end_colno = lineno, colno, end_colno
        self.end_lineno = end_lineno if end_lineno is not None else lineno
        self._code = kwargs.get("_code")
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = {k: _safe_string(v, "local", func=repr) for k, v in locals.items()} if locals else None

    def _key(self):
        return self.filename, self.lineno, self.name, self.locals

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._key() == other._key()
        return (*self,) == other if isinstance(other, tuple) else NotImplemented

    # An entry was a tuple once: it still has the length, the items and the order of one.

    def __len__(self):
        return 4

    def __iter__(self):
        yield from (self.filename, self.lineno, self.name, self.line)

    def __getitem__(self, pos):
        return (*self,)[pos]

    def __repr__(self):
        return f"<{type(self).__name__} file {self.filename}, line {self.lineno} in {self.name}>"

    def _set_lines(self):
        if self._lines is not None or self.lineno is None or self.end_lineno is None:
            return
        lines = []
        for lineno in range(self.lineno, self.end_lineno + 1):
            line = "" if self._code is None else linecache._getline_from_code(self._code, lineno).rstrip()
            if not line:
                line = linecache.getline(self.filename, lineno).rstrip()
            lines.append(line)
        self._lines = "\n".join(lines) + "\n"

    def _source(self):
        """Return the source lines, which are read now if they were not before, or None."""
        self._set_lines()
        return self._lines

    _original_lines = property(_source)

    @property
    def _dedented_lines(self):
        """The source lines without the indentation that they share."""
        if self._lines_dedented is None:
            source = self._source()
            if source is not None:
                from textwrap import dedent

                self._lines_dedented = dedent(source)
        return self._lines_dedented

    @property
    def line(self):
        """The first source line, stripped; None when its number is not known."""
        source = self._source()
        return source if source is None else source.partition("\n")[0].strip()


def walk_stack(f):
    """Yield (frame, line number) from a frame, by default that of the caller, to the oldest."""
    if f is None:
        f = sys._getframe().f_back
    return _walk_frames(f)


def _walk_frames(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _entries(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


def walk_tb(tb):
    """Yield (frame, line number) for each entry of a traceback."""
    return ((entry.tb_frame, entry.tb_lineno) for entry in _entries(tb))


def _walk_tb_with_full_positions(tb):
    for entry in _entries(tb):
        place = _get_code_position(entry.tb_frame.f_code, entry.tb_lasti)
        # The traceback knows the line better; without one there are no columns either.
        yield entry.tb_frame, (entry.tb_lineno, *(place[1:] if place[0] is not None else (None,) * 3))


def _get_code_position(code, instruction_index):
    if instruction_index < 0:
        return None, None, None, None
    from itertools import islice

    return next(islice(code.co_positions(), instruction_index // 2, None), (None, None, None, None))


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one of what walk_stack() or walk_tb() yields. A negative limit keeps the last entries."""

        def positions():
            for frame, lineno in frame_gen:
                yield frame, (lineno, None, None, None)

        return klass._extract_from_extended_frame_gen(positions(), limit=limit, lookup_lines=lookup_lines,
                                                      capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        builtin_limit = limit is BUILTIN_EXCEPTION_LIMIT
        if limit is None or builtin_limit:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            from itertools import islice

            if builtin_limit:
                frame_gen = tuple(frame_gen)
                frame_gen = frame_gen[len(frame_gen) - limit:] if limit < len(frame_gen) else frame_gen
            elif limit >= 0:
                frame_gen = islice(frame_gen, limit)
            else:
                from collections import deque

                frame_gen = deque(frame_gen, maxlen=-limit)
        result = klass()
        filenames = set()
        for f, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = f.f_code
            filename = code.co_filename
            filenames.add(filename)
            linecache.lazycache(filename, f.f_globals)
            result.append(FrameSummary(filename, lineno, code.co_name, lookup_line=False,
                                       locals=f.f_locals if capture_locals else None, end_lineno=end_lineno,
                                       colno=colno, end_colno=end_colno, _code=code))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            result._read_lines()
        return result

    def _read_lines(self):
        for entry in self:
            entry._set_lines()

    @classmethod
    def from_list(klass, a_list):
        """Make one of FrameSummary objects or tuples (file name, line number, name, line)."""

        def entry(of):
            if isinstance(of, FrameSummary):
                return of
            filename, lineno, name, line = of
            return FrameSummary(filename, lineno, name, line=line)

        return klass(map(entry, a_list))

    def format_frame_summary(self, frame_summary, **kwargs):
        """Return the text of one entry; None leaves it out."""
        theme = _theme(kwargs.get("colorize", False))
        filename = frame_summary.filename
        if filename.startswith("<stdin-") and filename.endswith(">"):
            filename = "<stdin>"
        rows = [f'  File {theme.filename}"{filename}"{theme.reset}, line {theme.line_no}{frame_summary.lineno}'
                f"{theme.reset}, in {theme.frame}{frame_summary.name}{theme.reset}\n"]
        if frame_summary._dedented_lines and frame_summary._dedented_lines.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                rows.append(f"    {frame_summary.line}\n")
            else:
                rows.extend(f"    {row}\n" if row else "    \n" for row in _source_rows(self, frame_summary, theme))
        if frame_summary.locals:
            rows.extend(f"    {name} = {value}\n" for name, value in sorted(frame_summary.locals.items()))
        return "".join(rows)

    def _should_show_carets(self, start, end, lines, anchors):
        """Carets under a whole statement say nothing, nor under a whole line of a simple call."""
        try:
            import ast
    
            body = ast.parse("\n".join(lines)).body
            if not body:
                return False
            statement, value = body[0], None
            if isinstance(statement, ast.Return):
                if isinstance(statement.value, ast.Call) and isinstance(statement.value.func, ast.Name):
                    value = statement.value
            elif isinstance(statement, ast.Call):
                value = statement
            elif isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                if len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
                    value = statement.value
            if value is not None and (value.lineno, value.end_lineno, value.col_offset, value.end_col_offset) == (
                    1, len(lines), start, end):
                return False
        except (SyntaxError, ImportError):
            pass
        return bool(anchors or lines[0][:start].lstrip() or lines[-1][end:].rstrip())

    def format(self, **kwargs):
        """Return a list of strings, one for each entry; what recursion repeats is counted."""
        colorize = kwargs.get("colorize", False)
        result = []
        last, count = None, 0

        def repeated():
            n = count - _RECURSIVE_CUTOFF
            if n > 0:
                result.append(f"  [Previous line repeated {n} more time{'s' if n > 1 else ''}]\n")

        for frame in self:
            text = self.format_frame_summary(frame, colorize=colorize)
            if text is None:
                continue
            key = frame.filename, frame.lineno, frame.name
            if last is None or None in (last[0], last[1], last[2]) or key != last:
                repeated()
                last, count = key, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        repeated()
        return result


def _byte_offset_to_character_offset(text, offset):
    return len(text.encode("utf-8")[:offset].decode("utf-8", errors="replace"))


_WIDE_CHAR_SPECIFIERS = "WF"


def _display_width(line, offset=None):
    """Return how many columns the first characters of a line take."""
    if offset is None:
        offset = len(line)
    if line.isascii():
        return offset
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(char) in _WIDE_CHAR_SPECIFIERS else 1 for char in line[:offset])


def _source_rows(stack, summary, theme):
    """Return the lines to show of a frame, each followed by its carets where it has some."""
    original = summary._original_lines.splitlines()
    lines = summary._dedented_lines.splitlines()[:summary.end_lineno - summary.lineno + 1]
    first, last = original[0], original[summary.end_lineno - summary.lineno]
    cut = len(first) - len(lines[0])
    start = max(0, _byte_offset_to_character_offset(first, summary.colno) - cut)
    end = max(0, _byte_offset_to_character_offset(last, summary.end_colno) - cut)

    code = "\n".join(lines)
    code = code[start:len(code) - (len(lines[-1]) - end)]
    try:
        anchors = _extract_caret_anchors_from_line_segment(code)
    except Exception:
        anchors = None
    carets = stack._should_show_carets(start, end, lines, anchors)

    from_col = _display_width(lines[0], offset=start)
    to_col = _display_width(lines[-1], offset=end)
    shown = {0, len(lines) - 1}
    if anchors:
        left_line, left_col, right_line, right_col = anchors
        # Anchors count from where the code begins.
        if left_line == 0:
            left_col += start
        if right_line == 0:
            right_col += start
        inner_from = left_line, _display_width(lines[left_line], offset=left_col)
        inner_to = right_line, _display_width(lines[right_line], offset=right_col)
        for middle in left_line, right_line:
            shown.update((middle - 1, middle, middle + 1))
        shown &= set(range(len(lines)))

    rows = []

    def add(n):
        line = lines[n]
        if not carets:
            rows.append((line, None))
            return
        blank = len(line) - len(line.lstrip())
        marks = []
        for col in range(to_col if n == len(lines) - 1 else _display_width(line)):
            if col < blank or (n == 0 and col < from_col):
                marks.append(" ")
            elif anchors:
                marks.append("^" if inner_from <= (n, col) < inner_to else "~")
            else:
                marks.append("^")
        rows.append((line, "".join(marks)))

    before = -1
    for n in sorted(shown):
        gap = n - before - 1
        if gap == 1:
            add(n - 1)
        elif gap > 1:
            rows.append((f"...<{gap} lines>...", None))
        add(n)
        before = n

    # The dots take part in the dedent: a line that is shallower than the first moves all.
    texts = []
    for line, marks in rows:
        texts.append(line)
        if marks is not None:
            texts.append(marks)
    margin = min((len(t) - len(t.lstrip()) for t in texts if t.strip()), default=0)
    out = []
    for line, marks in rows:
        if marks is None:
            out.append(line[margin:])
        elif not marks.strip():
            out.append(line[margin:])
            out.append("")
        elif theme is _Plain:
            out.append(line[margin:])
            out.append(marks[margin:])
        else:
            out.extend(_colored(line[margin:], marks[margin:], theme))
    return out


def _colored(line, marks, theme):
    """Colour a line of code and its carets: the inner part and the rest differ."""
    marks = marks.ljust(len(line))
    chars, under = [], []
    i = 0
    while i < len(line):
        j = i
        while j < len(line) and marks[j] == marks[i]:
            j += 1
        color = {"^": theme.error_highlight, "~": theme.error_range}.get(marks[i])
        if color:
            chars.append(f"{color}{line[i:j]}{theme.reset}")
            under.append(f"{color}{marks[i:j]}{theme.reset}")
        else:
            chars.append(line[i:j])
            under.append(marks[i:j])
        i = j
    return "".join(chars), "".join(under).rstrip()


def _extract_caret_anchors_from_line_segment(segment):
    """Return (line, column, line, column) of the part of an expression that is to stand out, or None.

    That is the operator of a binary operation, the brackets of a subscription, the parentheses of a call.
    """
    import ast

    # In parentheses, so that line breaks do not matter; they add a line above.
    wrapped = f"(\n{segment}\n)"
    try:
        tree = ast.parse(wrapped)
    except SyntaxError:
        return None  # It is only a part of a statement.
    if len(tree.body) != 1 or not isinstance(tree.body[0], ast.Expr):
        return None
    lines = segment.splitlines()
    expr = tree.body[0].value

    def place(lineno, offset):
        # As the parser tells it, to a line from 0 and a column in characters.
        return lineno - 2, _byte_offset_to_character_offset(lines[lineno - 2], offset)

    def following(line, col, stop):
        """Step from a place to the next character that stop() accepts, past ends of lines and comments."""
        while line < len(lines):
            while col < len(lines[line]):
                char = lines[line][col]
                if char in "#\\":
                    break
                if stop(char):
                    return line, col
                col += 1
            line, col = line + 1, 0
        return None

    if isinstance(expr, ast.BinOp):
        at = following(*place(expr.left.end_lineno, expr.left.end_col_offset), lambda c: not c.isspace() and c != ")")
        if at is None:
            return None
        line, col = at
        end = col + 1
        text = lines[line]
        # Operators have one or two characters.
        if end < len(text) and text[end] in "*/<>" and text[end] == text[col]:
            end += 1
        return line, col, line, end
    if isinstance(expr, ast.Subscript):
        at = following(*place(expr.value.end_lineno, expr.value.end_col_offset), lambda c: c == "[")
        if at is None:
            return None
        return *at, *place(expr.end_lineno, expr.end_col_offset)
    if isinstance(expr, ast.Call):
        at = following(*place(expr.func.end_lineno, expr.func.end_col_offset), lambda c: c == "(")
        if at is None:
            return None
        return *at, *place(expr.end_lineno, expr.end_col_offset)
    return None


class _ExceptionPrintContext:
    """How deep inside groups the text is."""

    def __init__(self):
        self.exception_group_depth, self.need_close = 0, False
        self.seen = set()

    def indent(self):
        return " " * (2 * self.exception_group_depth)

    def emit(self, text_gen, margin_char=None):
        if margin_char is None:
            margin_char = "|"
        prefix = self.indent()
        if self.exception_group_depth:
            prefix += margin_char + " "
        for text in [text_gen] if isinstance(text_gen, str) else text_gen:
            yield _indent_all(text, prefix) if prefix else text


def _indent_all(text, prefix):
    return "".join(prefix + line for line in text.splitlines(True))


class TracebackException:
    """All that is needed to print an exception, without references to frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        outermost = _seen is None
        seen = set() if outermost else _seen
        seen.add(id(exc_value))

        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = getattr(exc_type, "__qualname__", None)
        self.exc_type_module = getattr(exc_type, "__module__", None)

        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_syntax_error(exc_value)
        elif exc_type and issubclass(exc_type, (ImportError, NameError, AttributeError)):
            self._add_suggestion(exc_type, exc_value, exc_traceback)

        if lookup_lines:
            self.stack._read_lines()
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self.__cause__ = self.__context__ = None
        self.exceptions = None
        if outermost:
            self._link(exc_value, limit, lookup_lines, capture_locals, compact, seen)

    def _link(self, exc_value, limit, lookup_lines, capture_locals, compact, seen):
        """Make the exceptions that belong to this one, without recursion: chains may be long."""

        def make(e, **more):
            return TracebackException(type(e), e, e.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, max_group_width=self.max_group_width,
                                      max_group_depth=self.max_group_depth, _seen=seen, **more)

        queue = [(self, exc_value)]
        while queue:
            te, e = queue.pop()
            if e is None:
                continue
            if e.__cause__ is not None and id(e.__cause__) not in seen:
                te.__cause__ = make(e.__cause__)
            # A compact one leaves out what will not be shown.
            wanted = te.__cause__ is None and not e.__suppress_context__ if compact else True
            if wanted and e.__context__ is not None and id(e.__context__) not in seen:
                te.__context__ = make(e.__context__)
            if isinstance(e, BaseExceptionGroup):
                te.exceptions = [make(sub) for sub in e.exceptions]
                queue.extend(zip(te.exceptions, e.exceptions))
            if te.__cause__ is not None:
                queue.append((te.__cause__, e.__cause__))
            if te.__context__ is not None:
                queue.append((te.__context__, e.__context__))

    def _take_syntax_error(self, exc_value):
        for name in ("filename", "text", "offset", "end_offset", "msg"):
            setattr(self, name, getattr(exc_value, name))
        for name in ("lineno", "end_lineno"):
            number = getattr(exc_value, name)
            setattr(self, name, None if number is None else str(number))
        self._is_syntax_error = True
        self._exc_metadata = getattr(exc_value, "_metadata", None)

    def _add_suggestion(self, exc_type, exc_value, tb):
        if issubclass(exc_type, ImportError):
            name = getattr(exc_value, "name_from", None)
        else:
            name = getattr(exc_value, "name", None)
        if name is None:
            return
        suggestion = _compute_suggestion_error(exc_value, tb, name)
        if suggestion:
            self._str += f". Did you mean: '{suggestion}'?"
        if issubclass(exc_type, NameError) and name in sys.stdlib_module_names:
            if suggestion:
                self._str += f" Or did you forget to import '{name}'?"
            else:
                self._str += f". Did you forget to import '{name}'?"

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The class of the exception. Deprecated: use exc_type_str."""
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the exception's class as it is shown."""
        if not self._have_exc_type:
            return None
        name, module = self.exc_type_qualname, self.exc_type_module
        if module in ("__main__", "builtins"):
            return name
        if not isinstance(module, str):
            module = "<unknown>"
        return f"{module}.{name}"

    def _load_lines(self):
        pending = [self]
        while pending:
            te = pending.pop()
            te.stack._read_lines()
            pending.extend(x for x in (te.__context__, te.__cause__) if x is not None)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, TracebackException) else NotImplemented

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield the lines of the exception without its traceback; notes come last."""
        colorize = kwargs.get("colorize", False)
        indent = 3 * _depth * " "
        if not self._have_exc_type:
            yield indent + _format_final_exc_line(None, self._str, colorize=colorize)
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error(self.exc_type_str, colorize=colorize):
                yield indent + line
        elif _depth > 0:
            text = _format_final_exc_line(self.exc_type_str, self._str, insert_final_newline=False, colorize=colorize)
            for line in text.split("\n"):
                yield indent + line + "\n"
        else:
            yield _format_final_exc_line(self.exc_type_str, self._str, colorize=colorize)

        notes = self.__notes__
        from collections.abc import Sequence

        if isinstance(notes, Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                for line in _safe_string(note, "note").split("\n"):
                    yield indent + line + "\n"
        elif notes is not None:
            yield indent + _safe_string(notes, "__notes__", func=repr) + "\n"
        if self.exceptions and show_group:
            for sub in self.exceptions:
                yield from sub.format_exception_only(show_group=show_group, _depth=_depth + 1, colorize=colorize)

    def _find_keyword_typos(self):
        """Say which keyword a misspelled word may be, if that makes the source compile."""
        if self.msg != "invalid syntax" and "Perhaps you forgot a comma" not in (self.msg or ""):
            return
        if not self._exc_metadata:
            return
        line, offset, source = self._exc_metadata
        end_line = int(self.lineno) if self.lineno is not None else 0
        lines = source.splitlines() if source else ([self.text] if self.text else [])
        if source is None:
            if not self.text:
                return
        import io
        import keyword
        import textwrap
        import tokenize

        if source and line:
            start = max(0, line - 1)
            lines = source.splitlines()
        else:
            start = 0
        if end_line > len(lines) or len(lines) > 1000:
            return
        error_code = textwrap.dedent("\n".join(lines[start:end_line] if line else lines))
        error_lines = error_code.splitlines()
        try:
            tokens = list(tokenize.generate_tokens(io.StringIO(error_code).readline))
        except (tokenize.TokenError, SyntaxError, IndentationError):
            return
        left = 10
        for token in tokens[:max(5, len(tokens))]:
            word = token.string
            if token.type != tokenize.NAME or keyword.iskeyword(word):
                continue
            row, begin = token.start
            if line and row + start < end_line and row > 1:
                continue
            matches = []
            for candidate in keyword.kwlist:
                if candidate != word and abs(len(candidate) - len(word)) <= 2:
                    cost = _levenshtein_distance(word, candidate, 2 * _MOVE_COST * 2)
                    if cost <= (len(word) + len(candidate) + 3) * _MOVE_COST // 6:
                        matches.append((cost, candidate))
            for _, candidate in sorted(matches)[:3]:
                if left <= 0:
                    return
                left -= 1
                changed = error_lines[:]
                text = changed[row - 1]
                changed[row - 1] = text[:begin] + candidate + text[begin + len(word):]
                if not _compiles("\n".join(changed)):
                    continue
                self.text = text
                self.offset = begin + 1
                self.end_offset = begin + len(word) + 1
                self.end_lineno = self.lineno = str(row + start if line else row)
                self.msg = f"invalid syntax. Did you mean '{candidate}'?"
                return

    def _format_syntax_error(self, stype, **kwargs):
        theme = _theme(kwargs.get("colorize", False))
        suffix = ""
        if self.lineno is not None:
            yield (f'  File {theme.filename}"{self.filename or "<string>"}"{theme.reset}, '
                   f"line {theme.line_no}{self.lineno}{theme.reset}\n")
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        text = self.text
        if isinstance(text, str):
            try:
                self._find_keyword_typos()
            except Exception:
                pass
            text = self.text
            right = text.rstrip("\n")
            left = right.lstrip(" \n\f")
            spaces = len(right) - len(left)
            if self.offset is None:
                yield f"    {left}\n"
            elif isinstance(self.lineno, str):
                offset = self.offset
                if self.lineno == self.end_lineno:
                    end = self.end_offset if self.end_offset not in (None, 0) else offset
                else:
                    end = len(right) + 1
                if text:  # nothing is marked behind the line
                    offset, end = (n if n <= len(text) else len(right) + 1 for n in (offset, end))
                if offset >= end or end < 0:
                    end = offset + 1
                start, end = offset - 1 - spaces, end - 1 - spaces
                if start >= 0:
                    # Tabs are kept, so that the carets stay under what they mark.
                    space = "".join(c if c.isspace() else " " for c in left[:start])
                    hi, reset = theme.error_highlight, theme.reset
                    yield f"    {left[:start]}{hi}{left[start:end]}{reset}{left[end:]}\n"
                    yield f"    {space}{hi}{'^' * (end - start)}{reset}\n"
                else:
                    yield f"    {left}\n"
        msg = self.msg or "<no detail available>"
        yield f"{theme.type}{stype}{theme.reset}: {theme.message}{msg}{theme.reset}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield the text of the exception, with what caused it if chain is true."""
        colorize = kwargs.get("colorize", False)
        if _ctx is None:
            _ctx = _ExceptionPrintContext()
        order = []
        exc = self
        while exc is not None:
            if not chain:
                order.append((None, exc))
                break
            if exc.__cause__ is not None:
                order.append((_cause_message, exc))
                exc = exc.__cause__
            elif exc.__context__ is not None and not exc.__suppress_context__:
                order.append((_context_message, exc))
                exc = exc.__context__
            else:
                order.append((None, exc))
                break
        for message, exc in reversed(order):
            if message is not None:
                yield from _ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _ctx.emit("Traceback (most recent call last):\n")
                    yield from _ctx.emit(exc.stack.format(colorize=colorize))
                yield from _ctx.emit(exc.format_exception_only(colorize=colorize))
            elif _ctx.exception_group_depth > self.max_group_depth:
                yield from _ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(_ctx, chain, colorize, self.max_group_width)

    def _format_group(self, _ctx, chain, colorize, width):
        top = _ctx.exception_group_depth == 0
        if top:
            _ctx.exception_group_depth += 1
        if self.stack:
            yield from _ctx.emit("Exception Group Traceback (most recent call last):\n",
                                 margin_char="+" if top else None)
            yield from _ctx.emit(self.stack.format(colorize=colorize))
        yield from _ctx.emit(self.format_exception_only(colorize=colorize))
        total = len(self.exceptions)
        n = total if total <= width else width + 1
        _ctx.need_close = False
        for i in range(n):
            last = i == n - 1
            if last:
                # The innermost group closes the frame for all that end with it.
                _ctx.need_close = True
            cut = i >= width
            title = "..." if cut else f"{i + 1}"
            yield _ctx.indent() + ("+-" if i == 0 else "  ") + f"+---------------- {title} ----------------\n"
            _ctx.exception_group_depth += 1
            if cut:
                rest = total - width
                yield from _ctx.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from self.exceptions[i].format(chain=chain, _ctx=_ctx, colorize=colorize)
            if last and _ctx.need_close:
                yield _ctx.indent() + "+------------------------------------\n"
                _ctx.need_close = False
            _ctx.exception_group_depth -= 1
        if top:
            _ctx.exception_group_depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of format()."""
        _print_texts(self.format(chain=chain, colorize=kwargs.get("colorize", False)), file)


def _compiles(source):
    import codeop

    try:
        codeop.compile_command(source, symbol="exec", filename="<typo>")
    except Exception:
        return False
    return True


# Suggestions: how far two names are apart, and which names there are.

_MAX_CANDIDATE_ITEMS = 750
_MAX_STRING_SIZE = 40
_MOVE_COST = 2
_CASE_COST = 1


def _substitution_cost(a, b):
    if a == b:
        return 0
    return _CASE_COST if a.lower() == b.lower() else _MOVE_COST


def _names(obj):
    """Return dir(obj), also if its names cannot be sorted."""
    try:
        names = dir(obj)
    except TypeError:
        names = list(obj.__dict__) + dir(type(obj))
    return sorted(n for n in names if isinstance(n, str))


def _innermost(tb):
    """Return the frame in which an exception was raised, or None."""
    frame = None
    for entry in _entries(tb):
        frame = entry.tb_frame
    return frame


def _compute_suggestion_error(exc_value, tb, wrong_name):
    """Return the existing name that a wrong one may have meant, or None."""
    if not isinstance(wrong_name, str) or not wrong_name:
        return None
    if isinstance(exc_value, AttributeError):
        obj = exc_value.obj
        try:
            names = _names(obj)
        except Exception:
            return None
        hide = wrong_name[:1] != "_"
        frame = _innermost(tb)
        # Inside of a method the class's own private names may be meant.
        if hide and frame is not None and "self" in frame.f_locals and frame.f_locals["self"] is obj:
            hide = False
        if hide:
            names = [n for n in names if n[:1] != "_"]
    elif isinstance(exc_value, ImportError):
        try:
            names = _names(__import__(exc_value.name))
        except Exception:
            return None
        if wrong_name[:1] != "_":
            names = [n for n in names if n[:1] != "_"]
    else:
        frame = _innermost(tb)
        if frame is None:
            return None
        names = [n for n in [*frame.f_locals, *frame.f_globals, *frame.f_builtins] if isinstance(n, str)]
        if "self" in frame.f_locals:
            try:
                found = hasattr(frame.f_locals["self"], wrong_name)
            except Exception:
                found = False
            if found:
                return f"self.{wrong_name}"
    if len(names) > _MAX_CANDIDATE_ITEMS or len(wrong_name) > _MAX_STRING_SIZE:
        return None
    best, best_distance = None, sys.maxsize
    for name in names:
        if name == wrong_name:
            continue
        # A third of the characters may be wrong.
        limit = min((len(name) + len(wrong_name) + 3) * _MOVE_COST // 6, best_distance - 1)
        distance = _levenshtein_distance(wrong_name, name, limit)
        if distance <= limit and (best is None or distance < best_distance):
            best, best_distance = name, distance
    return best


def _shared(a, b):
    """Return how many characters two texts have in common at the start."""
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def _levenshtein_distance(a, b, max_cost):
    """Return the edit distance in half moves, or max_cost + 1 when it is more than max_cost."""
    # Only what lies between equal beginnings and ends has to be compared.
    start = _shared(a, b)
    a, b = a[start:], b[start:]
    end = _shared(a[::-1], b[::-1])
    shorter, longer = sorted((a[:len(a) - end], b[:len(b) - end]), key=len)
    surplus = (len(longer) - len(shorter)) * _MOVE_COST
    if not shorter:
        return surplus
    if len(longer) > _MAX_STRING_SIZE or surplus > max_cost:
        return max_cost + 1
    # costs[i] is what it takes to make the first i characters of shorter from those of longer seen so far.
    costs = [_MOVE_COST * i for i in range(len(shorter) + 1)]
    for count, wanted in enumerate(longer, 1):
        before, costs[0] = costs[0], _MOVE_COST * count
        for i, char in enumerate(shorter, 1):
            change = before + _substitution_cost(wanted, char)
            before = costs[i]
            costs[i] = min(change, _MOVE_COST + min(before, costs[i - 1]))
        if min(costs[1:]) > max_cost:
            return max_cost + 1
    return costs[-1]
