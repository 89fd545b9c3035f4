"""The works of a debugger: breakpoints, and where execution stops. What happens there is a subclass's business."""

import fnmatch
import os
import sys
from contextlib import contextmanager
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]

GENERATOR_AND_COROUTINE_FLAGS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR

# Values of stoplineno, the line in stopframe from which on to stop.
_ANY_LINE, _NO_LINE = 0, -1


class BdbQuit(Exception):
    """Ends the program that is debugged."""


def _resumable(frame):
    return frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS


class Bdb:
    """Traces a program and calls the user_ methods where it is to stop.

    It stops in stopframe from line stoplineno on, in every frame if stopframe is None, and when returnframe returns;
    besides, at breakpoints. skip holds patterns of names of modules never to stop in.
    """

    def __init__(self, skip=None, backend="settrace"):
        if backend not in ("settrace", "monitoring"):
            raise ValueError(f"Invalid backend: {backend}")
        self.backend = backend
        self.skip = set(skip) if skip else None
        self.breaks = {}  # file name: lines
        self.fncache, self.frame_trace_lines_opcodes = {}, {}
        self.enterframe = self.frame_returning = None
        self.trace_opcodes = False
        self.code_linenos = {}
        self._load_breaks()

    def canonic(self, filename):
        """Return the form of a file name by which files are compared; what begins with < is as it is."""
        if filename.startswith("<"):
            return filename  # of no file, or a module of the library
        name = self.fncache.get(filename)
        if not name:
            name = self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return name

    def start_trace(self):
        """Begin to trace the current thread."""
        sys.settrace(self.trace_dispatch)

    def stop_trace(self):
        """Trace no more."""
        sys.settrace(None)

    def disable_current_event(self):
        """Tell that the current event need not be reported again, where that can be made use of."""

    def restart_events(self):
        """Undo disable_current_event."""

    def reset(self):
        """Be ready for a new program."""
        import linecache

        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    # Events.

    @contextmanager
    def set_enterframe(self, frame):
        """Mark frame as the one in which an event is handled."""
        assert not self.enterframe
        self.enterframe = frame
        try:
            yield
        finally:
            self.enterframe = None

    def trace_dispatch(self, frame, event, arg):
        """The trace function."""
        with self.set_enterframe(frame):
            if self.quitting:
                return None
            if event in ("line", "opcode"):
                return getattr(self, "dispatch_" + event)(frame, *(() if event == "line" else (arg,)))
            if event in ("call", "return", "exception"):
                return getattr(self, "dispatch_" + event)(frame, arg)
            if event not in ("c_call", "c_return", "c_exception"):
                print("bdb.Bdb.dispatch: unknown debugging event:", repr(event))
            return self.trace_dispatch

    def _tell(self, user, *args):
        """Call a user_ method; it may have asked to quit."""
        user(*args)
        if self.quitting:
            raise BdbQuit
        return self.trace_dispatch

    def dispatch_line(self, frame):
        """A line is to be run."""
        if self.stop_here(frame) or self.break_here(frame):
            return self._tell(self.user_line, frame)
        return self.trace_dispatch

    def dispatch_call(self, frame, arg):
        """A function is called, or a generator resumed."""
        if self.botframe is None:  # the first call since reset
            self.botframe = frame.f_back
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None  # nothing to stop for in it
        if self.stopframe and _resumable(frame):
            return self.trace_dispatch
        return self._tell(self.user_call, frame, arg)

    def dispatch_return(self, frame, arg):
        """A function returns, or a generator yields."""
        if not (self.stop_here(frame) or frame == self.returnframe):
            return self.trace_dispatch
        if self.stopframe and _resumable(frame):
            # A yield is no place to stop at, but next may come to the end this way.
            self._set_caller_tracefunc(frame)
            return self.trace_dispatch
        self.frame_returning = frame
        try:
            self.user_return(frame, arg)
        finally:
            self.frame_returning = None
        if self.quitting:
            raise BdbQuit
        if self.stopframe is frame and self.stoplineno != _NO_LINE:
            self._set_stopinfo(None, None)  # next or until at the last line: go on in the caller
        if self.stoplineno != _NO_LINE:
            self._set_caller_tracefunc(frame)
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        """An exception passes through a frame."""
        ends_loop = _resumable(frame) and arg[0] is StopIteration and arg[2] is None  # of a yield from, inside
        if self.stop_here(frame):
            stop = not ends_loop
        else:
            # The generator that next or return waits in is over.
            stop = (self.stopframe and frame is not self.stopframe and _resumable(self.stopframe)
                    and arg[0] in (StopIteration, GeneratorExit))
        return self._tell(self.user_exception, frame, arg) if stop else self.trace_dispatch

    def dispatch_opcode(self, frame, arg):
        """An instruction is to be run; set_stepinstr asks for these."""
        if self.stop_here(frame) or self.break_here(frame):
            return self._tell(self.user_opcode, frame)
        return self.trace_dispatch

    # Decisions.

    def is_skipped_module(self, module_name):
        """Tell whether a module is one of those not to stop in."""
        return module_name is not None and any(fnmatch.fnmatch(module_name, pattern) for pattern in self.skip)

    def is_skipped_line(self, frame):
        """Tell whether a frame is in a module not to stop in."""
        return bool(self.skip) and self.is_skipped_module(frame.f_globals.get("__name__"))

    def stop_here(self, frame):
        """Tell whether stepping ends in this frame, at its line."""
        if self.is_skipped_line(frame):
            return False
        if frame is self.stopframe:
            return self.stoplineno != _NO_LINE and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        """Tell whether there is a breakpoint in force at this line. A temporary one is deleted."""
        filename = self.canonic(frame.f_code.co_filename)
        lines = self.breaks.get(filename, ())
        lineno = frame.f_lineno
        if lineno not in lines:
            lineno = frame.f_code.co_firstlineno  # that of a function stands at its def
            if lineno not in lines:
                return False
        bp, delete = effective(filename, lineno, frame)
        if not bp:
            return False
        self.currentbp = bp.number
        if delete and bp.temporary:
            self.do_clear(str(bp.number))
        return True

    def do_clear(self, arg):
        """Delete a temporary breakpoint that was reached; a subclass must define it."""
        raise NotImplementedError("subclass of bdb must implement do_clear()")

    def break_anywhere(self, frame):
        """Tell whether there are breakpoints in the file of a frame."""
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # For subclasses: the program has stopped.

    def user_call(self, frame, argument_list):
        """A function that may be stopped in is called."""

    def user_line(self, frame):
        """It has stopped before a line."""

    def user_return(self, frame, return_value):
        """It has stopped before a return."""

    def user_exception(self, frame, exc_info):
        """It has stopped after an exception."""

    def user_opcode(self, frame):
        """It has stopped before an instruction."""

    # For subclasses: where to stop next.

    def _set_trace_opcodes(self, trace_opcodes):
        if trace_opcodes == self.trace_opcodes:
            return
        self.trace_opcodes = trace_opcodes
        frame = self.enterframe
        while frame:
            frame.f_trace_opcodes = trace_opcodes
            if frame is self.botframe:
                break
            frame = frame.f_back

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=_ANY_LINE, opcode=False):
        self.stopframe, self.returnframe, self.stoplineno = stopframe, returnframe, stoplineno
        self.quitting = False
        self._set_trace_opcodes(opcode)

    def _set_caller_tracefunc(self, current_frame):
        """Trace the caller too: it is not if nothing was to stop for in it when it was called."""
        caller = current_frame.f_back
        if caller and not caller.f_trace and caller is not self.botframe:
            caller.f_trace = self.trace_dispatch

    def set_until(self, frame, lineno=None):
        """Stop at a line of the frame, the next greater one unless told, or when it returns."""
        self._set_stopinfo(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_step(self):
        """Stop at the next line, wherever it is."""
        self._set_stopinfo(None, None)

    def set_stepinstr(self):
        """Stop before the next instruction."""
        self._set_stopinfo(None, None, opcode=True)

    def set_next(self, frame):
        """Stop at the next line of the frame or of its callers."""
        self._set_stopinfo(frame, None)

    def set_return(self, frame):
        """Stop when the frame returns."""
        if _resumable(frame):
            self._set_stopinfo(frame, None, _NO_LINE)
        else:
            self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        """Begin to debug in a frame, that of the caller if none is given."""
        self._begin_in(frame or sys._getframe().f_back)
        self.set_stepinstr()
        self.enterframe = None
        self.start_trace()

    def _begin_in(self, frame):
        self.stop_trace()
        self.reset()
        self.enterframe = frame
        while frame:
            self.botframe = frame
            frame.f_trace = self.trace_dispatch
            self.frame_trace_lines_opcodes[frame] = frame.f_trace_lines, frame.f_trace_opcodes
            frame.f_trace_lines = True  # somebody may have traced it in another way
            frame = frame.f_back

    def set_continue(self):
        """Stop only at breakpoints. If there are none, the program runs untraced."""
        self._set_stopinfo(self.botframe, None, _NO_LINE)
        if self.breaks:
            return
        self.stop_trace()
        frame = sys._getframe().f_back
        while frame and frame is not self.botframe:
            del frame.f_trace
            frame = frame.f_back
        for frame, (lines, opcodes) in self.frame_trace_lines_opcodes.items():
            frame.f_trace_lines, frame.f_trace_opcodes = lines, opcodes
        self.frame_trace_lines_opcodes = {}

    def set_quit(self):
        """End the program, by BdbQuit at the next event."""
        self.stopframe, self.returnframe = self.botframe, None
        self.quitting = True
        self.stop_trace()

    # Breakpoints. Methods that change them return an error message, or None.

    def _add_to_breaks(self, filename, lineno):
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)

    def _load_breaks(self):
        """Take over the breakpoints of all debuggers: they are kept by the class."""
        for filename, lineno in Breakpoint.bplist:
            self._add_to_breaks(filename, lineno)

    def _prune_breaks(self, filename, lineno):
        """Forget a line where no breakpoint is left."""
        if (filename, lineno) not in Breakpoint.bplist:
            self.breaks[filename].remove(lineno)
        if not self.breaks[filename]:
            del self.breaks[filename]

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        """Set a breakpoint at a line that exists."""
        import linecache

        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return "Line %s:%d does not exist" % (filename, lineno)
        self._add_to_breaks(filename, lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        frame = self.enterframe
        while frame:  # those who called are perhaps not traced
            if self.break_anywhere(frame):
                frame.f_trace = self.trace_dispatch
            frame = frame.f_back
        return None

    def _delete(self, breakpoints):
        for bp in list(breakpoints):
            bp.deleteMe()
            self._prune_breaks(bp.file, bp.line)

    def clear_break(self, filename, lineno):
        """Delete the breakpoints at a line."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return "There are no breakpoints in %s" % filename
        if lineno not in self.breaks[filename]:
            return "There is no breakpoint at %s:%d" % (filename, lineno)
        self._delete(Breakpoint.bplist[filename, lineno])
        return None

    def clear_bpbynumber(self, arg):
        """Delete the breakpoint of a number, given as text."""
        try:
            self._delete([self.get_bpbynumber(arg)])
        except ValueError as err:
            return str(err)
        return None

    def clear_all_file_breaks(self, filename):
        """Delete the breakpoints in a file."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return "There are no breakpoints in %s" % filename
        for lineno in self.breaks.pop(filename):
            for bp in Breakpoint.bplist[filename, lineno][:]:
                bp.deleteMe()
        return None

    def clear_all_breaks(self):
        """Delete all breakpoints."""
        if not self.breaks:
            return "There are no breakpoints"
        for bp in filter(None, Breakpoint.bpbynumber):
            bp.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        """Return the breakpoint of a number given as text; ValueError says what is wrong."""
        if not arg:
            raise ValueError("Breakpoint number expected")
        try:
            number = int(arg)
        except ValueError:
            raise ValueError("Non-numeric breakpoint number %s" % arg) from None
        try:
            bp = Breakpoint.bpbynumber[number]
        except IndexError:
            raise ValueError("Breakpoint number %d out of range" % number) from None
        if bp is None:
            raise ValueError("Breakpoint %d already deleted" % number)
        return bp

    def get_break(self, filename, lineno):
        """Tell whether there is a breakpoint at a line."""
        return lineno in self.breaks.get(self.canonic(filename), ())

    def get_breaks(self, filename, lineno):
        """Return the breakpoints at a line."""
        filename = self.canonic(filename)
        return Breakpoint.bplist[filename, lineno] if self.get_break(filename, lineno) else []

    def get_file_breaks(self, filename):
        """Return the lines of a file that have breakpoints."""
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        """Return the breakpoints: lines by file name."""
        return self.breaks

    # The stack.

    def get_stack(self, f, t):
        """Return the frames from the bottom to f, and on along the traceback t, with their lines; and the place of f."""
        if t and t.tb_frame is f:
            t = t.tb_next
        callers, raised = [], []
        while f is not None and (not callers or callers[-1][0] is not self.botframe):
            callers.append((f, f.f_lineno))
            f = f.f_back
        while t is not None:
            raised.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        stack = callers[::-1] + raised
        known = callers and callers[-1][0] is self.botframe
        return stack, max(0, len(callers if known else stack) - 1)

    def format_stack_entry(self, frame_lineno, lprefix=": "):
        """Return a frame and its line as text, with what it returns if it does so now."""
        import linecache
        import reprlib

        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        text = f"{filename}({lineno!r}){frame.f_code.co_name or '<lambda>'}()"
        if "__return__" in frame.f_locals:
            text += "->" + reprlib.repr(frame.f_locals["__return__"])
        if lineno is None:
            return text + lprefix + "Warning: lineno is None"
        line = linecache.getline(filename, lineno, frame.f_globals)
        return text + lprefix + line.strip() if line else text

    # Running a program.

    @staticmethod
    def _namespaces(globals, locals):
        if globals is None:
            import __main__

            globals = __main__.__dict__
        return globals, globals if locals is None else locals

    def run(self, cmd, globals=None, locals=None):
        """Debug statements, given as text or code."""
        globals, locals = self._namespaces(globals, locals)
        self.reset()
        if isinstance(cmd, str):
            cmd = compile(cmd, "<string>", "exec")
        self.start_trace()
        try:
            exec(cmd, globals, locals)
        except BdbQuit:
            return
        finally:
            self.quitting = True  # first, since leaving is traced too
            self.stop_trace()

    def runeval(self, expr, globals=None, locals=None):
        """Debug an expression and return its value."""
        globals, locals = self._namespaces(globals, locals)
        self.reset()
        self.start_trace()
        try:
            return eval(expr, globals, locals)
        except BdbQuit:
            return None
        finally:
            self.quitting = True  # first, since leaving is traced too
            self.stop_trace()

    def runctx(self, cmd, globals, locals):
        """Debug statements."""
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        """Debug a call and return what it returns."""
        self.reset()
        self.start_trace()
        try:
            return func(*args, **kwds)
        except BdbQuit:
            return None
        finally:
            self.quitting = True  # first, since leaving is traced too
            self.stop_trace()


def set_trace():
    """Begin to debug, with a Bdb that does nothing where it stops."""
    Bdb().set_trace()


class Breakpoint:
    """A breakpoint: at a line, or with funcname at the first line of a function that is run."""

    next = 1  # the number of the next one
    bplist = {}  # (file, line): breakpoints
    bpbynumber = [None]  # None: deleted

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.file, self.line = file, line
        self.temporary, self.cond = temporary, cond
        self.funcname, self.func_first_executable_line = funcname, None
        self.enabled = True
        self.ignore = self.hits = 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints():
        """Forget all breakpoints and count from 1 again."""
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self):
        """Delete the breakpoint."""
        self.bpbynumber[self.number] = None
        here = self.bplist[self.file, self.line]
        here.remove(self)
        if not here:
            del self.bplist[self.file, self.line]

    def enable(self):
        """Stop at it."""
        self.enabled = True

    def disable(self):
        """Do not stop at it."""
        self.enabled = False

    def bpprint(self, out=None):
        """Print it, with its conditions and how often it was hit."""
        print(self.bpformat(), file=out)

    def bpformat(self):
        """Return it as text."""
        lines = ["%-4dbreakpoint   %s%s at %s:%d" % (
            self.number, "del  " if self.temporary else "keep ", "yes  " if self.enabled else "no   ", self.file, self.line)]
        if self.cond:
            lines.append(f"\tstop only if {self.cond}")
        if self.ignore:
            lines.append(f"\tignore next {self.ignore} hits")
        if self.hits:
            lines.append(f"\tbreakpoint already hit {self.hits} time{'s' if self.hits > 1 else ''}")
        return "\n".join(lines)

    def __str__(self):
        return f"breakpoint {self.number} at {self.file}:{self.line}"


def checkfuncname(b, frame):
    """Tell whether a breakpoint means the place where the frame is."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """Return the breakpoint at which to stop here, and whether it may be deleted; (None, None) if there is none."""
    for b in Breakpoint.bplist[file, line]:
        if not b.enabled or not checkfuncname(b, frame):
            continue
        b.hits += 1
        if b.cond:
            try:
                if not eval(b.cond, frame.f_globals, frame.f_locals):
                    continue
            except:
                return b, False  # better to stop than to miss it
        if b.ignore > 0:
            b.ignore -= 1
            continue
        return b, True
    return None, None
