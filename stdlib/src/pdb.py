"""The debugger: stops programs, shows where they are, and runs them on step by step.

    python -m pdb [-c command] (-m module | file.py) [arg ...]

debugs a program from its start; breakpoint() in a program starts here; pm() looks at the last uncaught exception.
"""

import bdb
import cmd
import code
import codeop
import inspect
import io
import linecache
import os
import pprint
import re
import shlex
import signal
import sys
import token
import tokenize
import traceback
from rlcompleter import Completer

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]

line_prefix = "\n-> "
_SHOW_FRAME = " show frame"  # a command that nobody can type
_VARIABLES = "__pdb_convenience_variables"


class Restart(Exception):
    """The program is to be started again."""


def find_first_executable_line(filename, lineno):
    """Return the first line at or after lineno that is in the code of a file."""
    with open(filename) as f:
        program = compile(f.read(), filename, "exec")
    lines = {line for part in _codes(program) for _, _, line in part.co_lines() if line}
    return min((line for line in lines if line >= lineno), default=lineno)


def _codes(program):
    yield program
    for const in program.co_consts:
        if inspect.iscode(const):
            yield from _codes(const)


def find_function(funcname, filename):
    """Return (name, file, line) of the definition of a function in a file, the line that of its first statement."""
    pattern = re.compile(rf"\s*(?:async\s+)?def\s+{re.escape(funcname)}(?:\s*\[.+\])?\s*[(]")
    try:
        with tokenize.open(filename) as f:
            lines = f.readlines()
    except OSError:
        return None
    for number, text in enumerate(lines, 1):
        if pattern.match(text):
            return funcname, filename, _first_statement(lines, filename, number, funcname)
    return None


def _first_statement(lines, filename, number, funcname):
    try:
        program = compile("".join(lines), filename, "exec")
    except SyntaxError:
        return number
    for part in _codes(program):
        if part.co_name == funcname and number >= part.co_firstlineno:
            inside = sorted({line for _, _, line in part.co_lines() if line and line > part.co_firstlineno})
            if number == part.co_firstlineno or number in range(part.co_firstlineno, (inside or [number])[0] + 1):
                return next((line for line in inside if line > number), number)
    return number


class _Text(str):
    """A str that is shown as it is."""

    def __repr__(self):
        return self


class _Console(code.InteractiveConsole):
    """The prompt of the command interact, which writes where the debugger does."""

    def __init__(self, namespace, message):
        self._message = message
        super().__init__(locals=namespace, local_exit=True)

    def write(self, data):
        self._message(data, end="")


class Pdb(bdb.Bdb, cmd.Cmd):
    """A debugger that asks for commands where a program stops."""

    MAX_CHAINED_EXCEPTION_DEPTH = 999
    commands_resuming = ["do_continue", "do_step", "do_next", "do_return", "do_until", "do_quit", "do_jump"]
    _last_pdb_instance = None
    _previous_sigint_handler = None

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True, mode=None,
                 backend=None, colorize=False):
        bdb.Bdb.__init__(self, skip=skip, backend=backend or "settrace")
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        sys.audit("pdb.Pdb")
        if stdout:
            self.use_rawinput = 0
        self.prompt = "(Pdb) "
        self.mode, self.nosigint = mode, nosigint
        self.aliases, self.displaying = {}, {}
        self.mainpyfile, self._wait_for_mainpyfile = "", False
        self.tb_lineno = {}
        self.commands, self.commands_defining, self.commands_bnum = {}, False, None
        self._chained_exceptions, self._chained_exception_index = (), 0
        self.rcLines = _rc_lines() if readrc else []
        self.forget()

    # State.

    def reset(self):
        bdb.Bdb.reset(self)
        self.forget()

    def forget(self):
        """Let go of the frames that were looked at."""
        self.lineno = None
        self.stack, self.curindex, self.curframe = [], 0, None
        self.tb_lineno.clear()

    def setup(self, f, tb):
        """Look at a frame, or at where an exception came from."""
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        while tb:
            # A frame of a traceback may have gone on since: its line is that of the traceback.
            self.tb_lineno[tb.tb_frame] = tb.tb_lineno
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        self.set_convenience_variable(self.curframe, "_frame", self.curframe)
        if self._chained_exceptions:
            self.set_convenience_variable(self.curframe, "_exception", self._chained_exceptions[self._chained_exception_index])
        lines, self.rcLines = self.rcLines, []
        self.cmdqueue = [line for line in lines if line.strip() and not line.strip().startswith("#")] + self.cmdqueue

    @property
    def curframe_locals(self):
        """The variables of the frame that is looked at."""
        return self.curframe.f_locals

    def set_convenience_variable(self, frame, name, value):
        """Set what $name stands for."""
        frame.f_globals.setdefault(_VARIABLES, {})[name] = value

    def sigint_handler(self, signum, frame):
        """Ctrl-C while the program runs: stop it."""
        if self.allow_kbdint:
            raise KeyboardInterrupt
        self.message("\nProgram interrupted. (Use 'cont' to resume).")
        self.set_trace(frame)

    allow_kbdint = False

    def set_trace(self, frame=None, *, commands=None):
        """Stop in a frame, by default that of the caller: the prompt comes at once."""
        Pdb._last_pdb_instance = self
        self.rcLines.extend(commands or ())
        frame = frame or sys._getframe().f_back
        self._begin_in(frame)
        self.enterframe = None
        self.interaction(frame, None)
        if self.quitting:
            raise bdb.BdbQuit
        if frame.f_trace:  # it does not just run on
            self.start_trace()

    # Where the program stops.

    def user_call(self, frame, argument_list):
        if self._wait_for_mainpyfile:
            return
        if self.stop_here(frame):
            self.message("--Call--")
            self.interaction(frame, None)

    def user_line(self, frame):
        # Nothing is shown before the program itself begins.
        self._wait_for_mainpyfile = self._wait_for_mainpyfile and self.mainpyfile != self.canonic(frame.f_code.co_filename)
        if not self._wait_for_mainpyfile and self.bp_commands(frame):
            self.interaction(frame, None)

    user_opcode = user_line

    def user_return(self, frame, return_value):
        if self._wait_for_mainpyfile:
            return
        frame.f_locals["__return__"] = return_value
        self.set_convenience_variable(frame, "_retval", return_value)
        self.message("--Return--")
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._wait_for_mainpyfile:
            return
        typ, value, tb = exc_info
        frame.f_locals["__exception__"] = typ, value
        self.set_convenience_variable(frame, "_exception", value)
        prefix = "Internal " if not tb and typ is StopIteration else ""
        self.message(prefix + self._format_exc(value))
        self.interaction(frame, tb)

    def bp_commands(self, frame):
        """Run the commands of the breakpoint that was reached. Return whether the prompt comes then."""
        number = getattr(self, "currentbp", False)
        self.currentbp = 0
        if not number or number not in self.commands:
            return True
        last = self.lastcmd
        self.setup(frame, None)
        lines = self.commands[number]
        resumed = any(self.onecmd(line) for line in lines if line != "silent")
        self.lastcmd = last
        if "silent" not in lines:
            self.print_stack_entry(self.stack[self.curindex])
        if not resumed:
            self._cmdloop()
        self.forget()
        return False

    def interaction(self, frame, tb_or_exc):
        """Ask for commands until the program is to run on."""
        if not self.nosigint and signal.getsignal(signal.SIGINT) == self.sigint_handler:
            signal.signal(signal.SIGINT, self._previous_sigint_handler)
        if isinstance(tb_or_exc, BaseException):
            self._chained_exceptions = tuple(self._chain(tb_or_exc))
            self._chained_exception_index = len(self._chained_exceptions) - 1
            tb_or_exc = tb_or_exc.__traceback__
        try:
            self.setup(frame, tb_or_exc)
            self.cmdqueue.append(_SHOW_FRAME)  # commands that wait run first
            self._cmdloop()
        finally:
            self._chained_exceptions = ()
            self.forget()

    def _chain(self, exc):
        """Return an exception and those that led to it, the first one first."""
        seen = []
        while exc is not None and exc not in seen and len(seen) < self.MAX_CHAINED_EXCEPTION_DEPTH:
            seen.append(exc)
            exc = exc.__cause__ if exc.__cause__ is not None or exc.__suppress_context__ else exc.__context__
        return [e for e in seen[::-1] if e.__traceback__ or e is seen[0]]

    def _cmdloop(self):
        ended = False
        while not ended:
            self.allow_kbdint = True
            try:
                self.cmdloop()
                self.allow_kbdint, ended = False, True
            except KeyboardInterrupt:
                self.message("--KeyboardInterrupt--")

    def _show_display(self):
        for expr, old in self.displaying.get(self.curframe, {}).items():
            new = self._getval_except(expr)
            if new is not old and new != old:
                self.displaying[self.curframe][expr] = new
                self.message(f"display {expr}: {new!r}  [old: {old!r}]")

    # Reading commands.

    def message(self, msg, end="\n"):
        """Show something."""
        print(msg, end=end, file=self.stdout)

    def error(self, msg):
        """Show an error."""
        print("***", msg, file=self.stdout)

    def _format_exc(self, exc):
        return traceback.format_exception_only(exc)[-1].strip()

    def _error_exc(self):
        self.error(self._format_exc(sys.exception()))

    def parseline(self, line):
        """Split a line into command and argument. What only begins like a command, as c.get(1), is a statement."""
        name, arg, line = super().parseline(line)
        if name and hasattr(self, "do_" + name):
            rest = line.strip()[len(name):]
            if rest and rest[0] in "=.([+-*/%&|^<>@'\"" and (rest[0] != "=" or rest[1:2] != "="):
                return None, None, line
        return name, arg, line

    def precmd(self, line):
        """Put in aliases and convenience variables, and split at ;; what is several commands."""
        if not line.strip() or line == _SHOW_FRAME:
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self.aliases[words[0]]
            wanted = max(map(int, re.findall(r"%(\d+)", line)), default=0)
            if len(words) <= wanted or len(words) > wanted + 1 and "%*" not in line:
                self.error(f"{'Not enough' if len(words) <= wanted else 'Too many'} arguments for alias '{words[0]}'")
                return "!"
            line = re.sub(r"%(\d+)", lambda m: words[int(m[1])], line).replace("%*", " ".join(words[1:]))
            words = line.split()
        if words[0] != "alias":
            first, *others = line.split(";;")
            self.cmdqueue[:0] = [other.lstrip() for other in others]
            line = first.rstrip() if others else line
        return self._replace_convenience_variables(line)

    def _replace_convenience_variables(self, line):
        if "$" not in line:
            return line
        pieces, end = [], 0
        try:
            tokens = list(tokenize.generate_tokens(io.StringIO(line).readline))
        except (tokenize.TokenError, SyntaxError):
            return line
        for dollar, name in zip(tokens, tokens[1:]):
            if dollar.string == "$" and name.type == token.NAME and dollar.end == name.start:
                pieces += [line[end:dollar.start[1]], f'{_VARIABLES}["{name.string}"]']
                end = name.end[1]
        return "".join(pieces) + line[end:]

    def onecmd(self, line):
        """Run a command, or take it as one of those of a breakpoint that is being defined."""
        if line == _SHOW_FRAME:
            self.print_stack_entry(self.stack[self.curindex])
            self._show_display()
            return None
        return self.handle_command_def(line) if self.commands_defining else cmd.Cmd.onecmd(self, line)

    def handle_command_def(self, line):
        """Note a command of a breakpoint; True after the last."""
        name, arg, line = self.parseline(line)
        if not name:
            return False
        if name == "end":
            return True
        if name == "EOF":
            print("", file=self.stdout)
            return True
        self.commands[self.commands_bnum].append(line if name != "silent" else "silent")
        return "do_" + name in self.commands_resuming or name in ("c", "cont", "s", "n", "r", "q", "j", "unt")

    def default(self, line):
        """Run what is no command as a statement in the frame."""
        if line[:1] == "!":
            line = line[1:].strip()
        if not line:
            return
        frame = self.curframe
        try:
            program = codeop.compile_command(line + "\n", "<stdin>", "single")
            while program is None:
                more = self._read_more()
                line += "\n" + more
                program = codeop.compile_command(line, "<stdin>", "single")
            self._exec(program, frame)
        except:
            self._error_exc()

    def _exec(self, program, frame):
        streams = sys.stdout, sys.stdin, sys.displayhook
        try:
            sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
            if any(map(inspect.iscode, program.co_consts)):
                self._exec_nested(program, frame)
            else:
                exec(program, frame.f_globals, frame.f_locals)
        finally:
            sys.stdout, sys.stdin, sys.displayhook = streams

    def _exec_nested(self, program, frame):
        """Run a statement with functions in it, which are to see the frame's variables."""
        names, variables = frame.f_globals, frame.f_locals
        before = {**names, **variables}
        both = dict(before)
        try:
            exec(program, both)
        finally:
            for name, value in both.items():
                if name != "__builtins__" and (name not in before or before[name] is not value):
                    variables[name] = value

    def _read_more(self):
        prompt = "...   "
        if self.use_rawinput:
            return input(prompt)
        self.stdout.write(prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        if not line:
            raise EOFError("end of input in a statement")
        return line.rstrip("\r\n")

    def displayhook(self, obj):
        """Show the value of an expression statement; _ is not set."""
        if obj is not None:
            self.message(repr(obj))

    # Completion.

    def completedefault(self, text, line, begidx, endidx):
        """Complete names of the frame."""
        if text.startswith("$"):
            names = self.curframe.f_globals.get(_VARIABLES, {})
            return [f"${name}" for name in names if name.startswith(text[1:])]
        completer = Completer({**self.curframe.f_globals, **self.curframe.f_locals})
        found, i = [], 0
        while (match := completer.complete(text, i)) is not None:
            found.append(match)
            i += 1
        return found

    complete_p = complete_pp = complete_print = complete_whatis = complete_display = complete_source = complete_debug = completedefault

    def _complete_bpnumber(self, text, line, begidx, endidx):
        return [str(bp.number) for bp in bdb.Breakpoint.bpbynumber if bp and str(bp.number).startswith(text)]

    complete_enable = complete_disable = complete_condition = complete_ignore = complete_commands = _complete_bpnumber
    complete_clear = complete_cl = _complete_bpnumber

    def complete_unalias(self, text, line, begidx, endidx):
        return [name for name in self.aliases if name.startswith(text)]

    def complete_undisplay(self, text, line, begidx, endidx):
        return [expr for expr in self.displaying.get(self.curframe, {}) if expr.startswith(text)]

    # Values.

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe.f_locals)
        except:
            self._error_exc()
            raise

    def _getval_except(self, arg, frame=None):
        frame = frame or self.curframe
        try:
            return eval(arg, frame.f_globals, frame.f_locals)
        except Exception as exc:
            return _Text(f"** raised {self._format_exc(exc)} **")

    def _safe_repr(self, obj, expr):
        try:
            return repr(obj)
        except Exception as e:
            return f"*** repr({expr}) failed: {self._format_exc(e)} ***"

    def _show_value(self, arg, form):
        if not arg:
            self._print_invalid_arg(arg)
            return
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(form(value))
        except:
            self._error_exc()

    def _print_invalid_arg(self, arg):
        """Say that an argument of the command that calls this is wrong."""
        frame = sys._getframe().f_back
        while not frame.f_code.co_name.startswith("do_"):
            frame = frame.f_back
        self.error(f"Invalid argument: {arg}" if arg else "Argument is required for this command")
        self.message(self._usage(getattr(self, frame.f_code.co_name), True))

    def _usage(self, command, short=False):
        """Return the docstring of a command as help shows it, or the first lines, which say how to type it."""
        head, _, rest = inspect.getdoc(command).partition("\n\n")
        lines = ["Usage: " + head.replace("\n", "\n       ")] + ([] if short else ["", rest])
        return "\n".join((" " * len(self.prompt) + line).rstrip() for line in "\n".join(lines).split("\n"))

    def _no_arg(self, arg):
        """Return whether a command that takes no argument has none; say so if it has."""
        if arg:
            self._print_invalid_arg(arg)
        return not arg

    def do_p(self, arg):
        """p expression

        Print the value of the expression.
        """
        self._show_value(arg, repr)

    def do_pp(self, arg):
        """pp expression

        Print the value of the expression, large ones on several lines.
        """
        self._show_value(arg, pprint.pformat)

    def do_whatis(self, arg):
        """whatis expression

        Print the type of the value.
        """
        def kind(value):
            if inspect.ismethod(value):
                return f"Method {value.__name__}"
            if inspect.isfunction(value):
                return f"Function {value.__name__}"
            return f"Class {value.__module__}.{value.__qualname__}" if inspect.isclass(value) else type(value)

        self._show_value(arg, kind)

    def do_args(self, arg):
        """a(rgs)

        Print the arguments of the function with their values.
        """
        if not self._no_arg(arg):
            return
        program, names = self.curframe.f_code, self.curframe.f_locals
        count = program.co_argcount + program.co_kwonlyargcount
        count += bool(program.co_flags & inspect.CO_VARARGS) + bool(program.co_flags & inspect.CO_VARKEYWORDS)
        for name in program.co_varnames[:count]:
            self.message(f"{name} = {self._safe_repr(names[name], name)}" if name in names else f"{name} = *** undefined ***")

    do_a = do_args

    def do_retval(self, arg):
        """retval

        Print what the function returns, when it does.
        """
        if not self._no_arg(arg):
            return
        if "__return__" in self.curframe.f_locals:
            self.message(self._safe_repr(self.curframe.f_locals["__return__"], "retval"))
        else:
            self.error("Not yet returned!")

    do_rv = do_retval

    def do_display(self, arg):
        """display [expression]

        Show the value of the expression whenever the program stops in this frame and it has changed. Without an
        expression, list what is displayed.
        """
        shown = self.displaying.setdefault(self.curframe, {})
        if not arg:
            self.message("Currently displaying:" if shown else "No expression is being displayed")
            for expr, value in shown.items():
                self.message(f"{expr}: {value!r}")
        elif error := self._compile_error_message(arg):
            self.error(f"Unable to display {arg}: {error}")
        else:
            shown[arg] = value = self._getval_except(arg)
            self.message(f"display {arg}: {value!r}")

    def do_undisplay(self, arg):
        """undisplay [expression]

        Display the expression no more, or none at all.
        """
        shown = self.displaying.get(self.curframe, {})
        if not arg:
            shown.clear()
        elif shown.pop(arg, self) is self:
            self.error(f"not displaying {arg}")

    def _compile_error_message(self, expr):
        try:
            compile(expr, "<stdin>", "eval")
        except SyntaxError as exc:
            return _Text(self._format_exc(exc))
        return ""

    # The stack.

    def print_stack_trace(self, count=None):
        """Print the stack, the frame that was called last at the end."""
        stack = self.stack if count is None else self.stack[-count:] if count > 0 else self.stack[:-count] if count else self.stack[self.curindex:self.curindex + 1]
        try:
            for entry in stack:
                self.print_stack_entry(entry)
        except KeyboardInterrupt:
            pass

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        """Print a frame and its line."""
        here = "> " if frame_lineno[0] is self.curframe else "  "
        self.message(here + self.format_stack_entry(frame_lineno, prompt_prefix))

    def do_where(self, arg):
        """w(here) [count]

        Print the stack, the latest call at the end. An arrow marks the frame that commands look at. With a count, only
        that many of the latest frames, or of the oldest ones if it is negative.
        """
        try:
            count = int(arg) if arg else None
        except ValueError:
            self.error(f"Invalid count ({arg})")
        else:
            self.print_stack_trace(count)

    do_w = do_bt = do_where

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.set_convenience_variable(self.curframe, "_frame", self.curframe)
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def _move(self, arg, step):
        try:
            count = int(arg or 1)
        except ValueError:
            self.error(f"Invalid frame count ({arg})")
            return
        last = 0 if step < 0 else len(self.stack) - 1
        if self.curindex == last:
            self.error("Oldest frame" if step < 0 else "Newest frame")
            return
        self._select_frame(last if count < 0 else min(max(self.curindex + step * count, 0), len(self.stack) - 1))

    def do_up(self, arg):
        """u(p) [count]

        Look at the frame that called this one.
        """
        self._move(arg, -1)

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]

        Look at the frame that this one called.
        """
        self._move(arg, 1)

    do_d = do_down

    def do_exceptions(self, arg):
        """exceptions [number]

        List the exceptions that led to the current one, or look at one of them.
        """
        if not self._chained_exceptions:
            self.message("Did not find chained exceptions. To move between exceptions, pdb/post_mortem must be given an exception "
                         "object rather than a traceback.")
            return
        if not arg:
            for i, exc in enumerate(self._chained_exceptions):
                text = repr(exc)
                mark = ">" if i == self._chained_exception_index else " "
                number = str(i).rjust(len(str(len(self._chained_exceptions) - 1)) + 2) if exc.__traceback__ else "  -"
                self.message(f"{mark} {number.strip().rjust(1)} {text if len(text) < 80 else text[:77] + '...'}")
            return
        try:
            number = int(arg)
        except ValueError:
            return self.error("Argument must be an integer")
        if not 0 <= number < len(self._chained_exceptions):
            self.error("No exception with that number")
        elif self._chained_exceptions[number].__traceback__ is None:
            self.error("This exception does not have a traceback, cannot jump to it")
        else:
            self._chained_exception_index = number
            self.setup(None, self._chained_exceptions[number].__traceback__)
            self.print_stack_entry(self.stack[self.curindex])

    # Source.

    def _print_lines(self, lines, start, breaks=(), frame=None):
        current = frame.f_lineno if frame else -1
        raised = self.tb_lineno.get(frame, -1) if frame else -1
        for number, line in enumerate(lines, start):
            text = str(number).rjust(3)
            text += (" " if len(text) < 4 else "") + ("B" if number in breaks else " ")
            text += "->" if number == current else ">>" if number == raised else ""
            self.message(text + "\t" + line.rstrip())

    def do_list(self, arg):
        """l(ist) [first[, last] | .]

        Print lines of the file: 11 around the current one, or those that come next after an earlier list; with a dot those
        around the current one again. A last smaller than first is a count.
        """
        self.lastcmd = "list"
        last = None
        if arg and arg != ".":
            try:
                if "," in arg:
                    first, last = (int(part.strip()) for part in arg.split(",", 1))
                    if last < first:
                        last = first + last
                else:
                    first = max(1, int(arg) - 5)
            except ValueError:
                self.error(f"Error in argument: {arg!r}")
                return
        elif self.lineno is None or arg == ".":
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        last = first + 10 if last is None else last
        filename = self.curframe.f_code.co_filename
        lines = linecache.getlines(filename, self.curframe.f_globals)
        self._print_lines(lines[first - 1:last], first, self.get_file_breaks(filename), self.curframe)
        self.lineno = min(last, len(lines))
        if len(lines) < last:
            self.message("[EOF]")

    do_l = do_list

    def _source_of(self, obj):
        lines, first = inspect.getsourcelines(obj)
        return lines, max(1, first)

    def do_longlist(self, arg):
        """ll | longlist

        Print the whole function.
        """
        if not self._no_arg(arg):
            return
        filename = self.curframe.f_code.co_filename
        try:
            lines, first = self._source_of(self.curframe)
        except OSError as err:
            self.error(err)
        else:
            self._print_lines(lines, first, self.get_file_breaks(filename), self.curframe)

    do_ll = do_longlist

    def do_source(self, arg):
        """source expression

        Print the source of an object.
        """
        try:
            obj = self._getval(arg)  # which tells what is wrong
        except:
            return
        try:
            self._print_lines(*self._source_of(obj))
        except (OSError, TypeError) as err:
            self.error(err)

    # Breakpoints.

    def do_break(self, arg, temporary=False):
        """b(reak) [([filename:]lineno | function) [, condition]]

        Stop at a line, or at the first line of a function, if the condition holds. Without an argument, list the
        breakpoints.
        """
        if not arg:
            if self.breaks:
                self.message("Num Type         Disp Enb   Where")
                for bp in filter(None, bdb.Breakpoint.bpbynumber):
                    self.message(bp.bpformat())
            return
        where, comma, cond = arg.partition(",")
        where, cond = where.rstrip(), cond.strip() or None
        if cond and (error := self._compile_error_message(cond)):
            self.error(f"Invalid condition {cond}: {error}")
            return
        found = self._place(where)
        if found is None:
            return
        funcname, filename, lineno = found
        line = self.checkline(filename, lineno)
        if not line:
            return
        if error := self.set_break(filename, line, temporary, cond, funcname):
            self.error(error)
        else:
            bp = self.get_breaks(filename, line)[-1]
            self.message("Breakpoint %d at %s:%d" % (bp.number, bp.file, bp.line))

    do_b = do_break

    def _place(self, where):
        """Return (function, file, line) that the argument of break names; None, with a message, if there is none."""
        filename, colon, line = where.rpartition(":")
        if colon:
            filename = self.lookupmodule(filename.rstrip())
            if not filename:
                self.error(f"{where.rpartition(':')[0].rstrip()!r} not found from sys.path")
                return None
            line = line.lstrip()
            try:
                return None, filename, int(line)
            except ValueError:
                found = find_function(line, filename)
                if not found:
                    self.error(f"Bad lineno: {line}")
                return found
        try:
            return None, self.defaultFile(), int(where)
        except ValueError:
            pass
        try:
            func = eval(where, self.curframe.f_globals, self.curframe.f_locals)
        except:
            func = where
        func = getattr(func, "__func__", func)
        program = getattr(func, "__code__", None)
        if program is not None:
            lines = sorted({line for _, _, line in program.co_lines() if line and line > program.co_firstlineno})
            return program.co_name, program.co_filename, lines[0] if lines else program.co_firstlineno
        found = self.lineinfo(where)
        if found[1] is None:
            self.error(f"The specified object {where!r} is not a function or was not found along sys.path.")
            return None
        return found[0], found[1], int(found[2])

    def defaultFile(self):
        """Return the file that breakpoints without a file name are in."""
        filename = self.curframe.f_code.co_filename
        return self.mainpyfile if filename == "<string>" and self.mainpyfile else filename

    def lineinfo(self, identifier):
        """Return (function, file, line) of a function given by its name, with that of its module perhaps."""
        failed = None, None, None
        parts = identifier.split("'")[0].strip().split(".") if "'" not in identifier else identifier.split("'")[1].split(".")
        if parts[0] == "self" and len(parts) > 1:
            parts = parts[1:]
        filename = self.defaultFile()
        if len(parts) > 1:
            filename = self.lookupmodule(parts[0])
        if not filename:
            return failed
        return find_function(parts[-1], filename) or failed

    def lookupmodule(self, filename):
        """Return the path of a file or module, found along sys.path; None if it is not there."""
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        if filename == os.path.basename(self.mainpyfile) or self.canonic(os.path.join(sys.path[0] if sys.path else "", filename)) == self.mainpyfile:
            return self.mainpyfile
        if not filename.endswith(".py"):
            filename = filename.replace(".", os.sep) + ".py"
        for folder in sys.path:
            full = os.path.join(os.path.realpath(folder), filename)
            if os.path.exists(full):
                return full
        return None

    def checkline(self, filename, lineno, module_globals=None):
        """Return lineno if there is a line to stop at, else 0 with a message."""
        names = module_globals if module_globals is not None else self.curframe.f_globals if getattr(self, "curframe", None) else None
        line = linecache.getline(filename, lineno, names)
        if not line:
            self.message("End of file")
            return 0
        line = line.strip()
        if not line or line[0] == "#" or line[:3] in ('"""', "'''"):
            self.error("Blank or comment")
            return 0
        return lineno

    def do_tbreak(self, arg):
        """tbreak [([filename:]lineno | function) [, condition]]

        Like break, but the breakpoint is deleted when it is reached.
        """
        self.do_break(arg, True)

    complete_tbreak = complete_break = complete_b = completedefault

    def _each(self, arg, action):
        for number in arg.split():
            try:
                action(self.get_bpbynumber(number))
            except ValueError as err:
                self.error(err)

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]

        Stop at these breakpoints again.
        """
        if not arg:
            self._print_invalid_arg(arg)
        self._each(arg, lambda bp: (bp.enable(), self.message(f"Enabled {bp}")))

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]

        Do not stop at these breakpoints for now.
        """
        if not arg:
            self._print_invalid_arg(arg)
        self._each(arg, lambda bp: (bp.disable(), self.message(f"Disabled {bp}")))

    def do_condition(self, arg):
        """condition bpnumber [condition]

        Stop at the breakpoint only if the condition holds; without one, always.
        """
        if not arg:
            self._print_invalid_arg(arg)
            return
        number, _, cond = arg.partition(" ")
        cond = cond.strip() or None
        if cond and (error := self._compile_error_message(cond)):
            self.error(f"Invalid condition {cond}: {error}")
            return
        def change(bp):
            bp.cond = cond
            self.message("New condition set for breakpoint %d." % bp.number if cond else "Breakpoint %d is now unconditional." % bp.number)

        self._each(number.strip(), change)

    def do_ignore(self, arg):
        """ignore bpnumber [count]

        Pass the breakpoint so many times.
        """
        if not arg:
            self._print_invalid_arg(arg)
            return
        number, *rest = arg.split()
        if len(rest) > 1:
            self._print_invalid_arg(arg)
            return
        try:
            count = max(0, int(rest[0])) if rest else 0
        except ValueError:
            self._print_invalid_arg(arg)
            return

        def change(bp):
            bp.ignore = count
            if count:
                times = "%d crossings" % count if count > 1 else "1 crossing"
                self.message("Will ignore next %s of breakpoint %d." % (times, bp.number))
            else:
                self.message("Will stop next time breakpoint %d is reached." % bp.number)

        self._each(number, change)

    def do_clear(self, arg):
        """cl(ear) [filename:lineno | bpnumber [bpnumber ...]]

        Delete breakpoints, all of them if none are named.
        """
        if not arg:
            try:
                reply = input("Clear all breaks? ")
            except EOFError:
                reply = "no"
            gone = [bp for bp in bdb.Breakpoint.bpbynumber if bp] if reply.strip().lower() in ("y", "yes") else []
            if gone:
                self.clear_all_breaks()
            for bp in gone:
                self.message(f"Deleted {bp}")
            return
        if ":" in arg:
            filename, _, line = arg.rpartition(":")
            try:
                lineno = int(line)
            except ValueError:
                error, gone = f"Invalid line number ({arg})", ()
            else:
                gone = self.get_breaks(filename, lineno)[:]
                error = self.clear_break(filename, lineno)
            if error:
                self.error(error)
            for bp in gone if not error else ():
                self.message(f"Deleted {bp}")
            return

        def delete(bp):
            self.clear_bpbynumber(str(bp.number))
            self.message(f"Deleted {bp}")

        self._each(arg, delete)

    do_cl = do_clear

    def do_commands(self, arg):
        """(Pdb) commands [bpnumber]
        (com) ...
        (com) end
        (Pdb)

        Give commands that run when the breakpoint is reached, by default the last one. A command that lets the program run
        on ends the list. With "silent" among them nothing is printed by itself.
        """
        if arg:
            try:
                number = int(arg)
            except ValueError:
                self._print_invalid_arg(arg)
                return
        else:
            number = len(bdb.Breakpoint.bpbynumber) - 1
        try:
            self.get_bpbynumber(str(number))
        except ValueError as err:
            self.error(f"cannot set commands: {err}")
            return
        before = self.commands.get(number)
        self.commands_bnum, self.commands[number] = number, []
        prompt, self.prompt, self.commands_defining = self.prompt, "(com) ", True
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            if before is None:
                del self.commands[number]
            else:
                self.commands[number] = before
            self.error("command definition aborted, old commands restored")
        finally:
            self.commands_defining, self.prompt = False, prompt

    # Running on.

    def _go_on(self, arg, where, *args):
        """Call a method that tells where to stop, and leave the prompt, if there was no argument."""
        if not self._no_arg(arg):
            return None
        where(*args)
        return 1

    def do_step(self, arg):
        """s(tep)

        Run the next line, and stop in functions that it calls.
        """
        return self._go_on(arg, self.set_step)

    do_s = do_step

    def do_next(self, arg):
        """n(ext)

        Run on to the next line of this function, or until it returns.
        """
        return self._go_on(arg, self.set_next, self.curframe)

    do_n = do_next

    def do_until(self, arg):
        """unt(il) [lineno]

        Run on to a line greater than the current one, or to lineno, or until the function returns.
        """
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error(f"Error in argument: {arg!r}")
                return None
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    def do_return(self, arg):
        """r(eturn)

        Run on until the function returns.
        """
        return self._go_on(arg, self.set_return, self.curframe)

    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue))

        Run on to the next breakpoint.
        """
        if not self._no_arg(arg):
            return None
        if not self.nosigint:
            try:
                self._previous_sigint_handler = signal.signal(signal.SIGINT, self.sigint_handler)
            except ValueError:
                pass  # not in the main thread
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) lineno

        Go on at another line of the function, without running what is between.
        """
        if self.curindex + 1 != len(self.stack):
            self.error("You can only jump within the bottom frame")
            return
        try:
            lineno = int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = lineno
            self.stack[self.curindex] = self.curframe, lineno
            self.print_stack_entry(self.stack[self.curindex])
        except ValueError as err:
            self.error(f"Jump failed: {err}")

    do_j = do_jump

    def do_debug(self, arg):
        """debug statement

        Debug a statement from here.
        """
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = f"({self.prompt.strip()}) "
        self.message("ENTERING RECURSIVE DEBUGGER")
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe.f_locals))
        except Exception:
            self._error_exc()
        self.message("LEAVING RECURSIVE DEBUGGER")
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    def do_run(self, arg):
        """run | restart [arg ...]

        Start the program again, with new arguments if there are any. Breakpoints and other settings stay.
        """
        if self.mode == "inline":
            self.error("run/restart command is disabled when pdb is running in inline mode.\nUse the command line interface to "
                       'enable restarting your program\ne.g. "python -m pdb myscript.py"')
            return
        if arg:
            try:
                sys.argv[1:] = shlex.split(arg)
            except ValueError as err:
                self.error(f"Cannot run {arg}: {err}")
                return
        raise Restart

    do_restart = do_run

    def do_quit(self, arg):
        """q(uit) | exit

        End the program.
        """
        if not self._no_arg(arg):
            return None
        self._user_requested_quit = True
        self.set_quit()
        return 1

    do_q = do_exit = do_quit

    def do_EOF(self, arg):
        """EOF

        The end of the input ends the program, too.
        """
        self.message("")
        return self.do_quit("")

    _user_requested_quit = False

    # Other commands.

    def do_interact(self, arg):
        """interact

        Open a prompt with the names of the frame. Changes do not reach its variables.
        """
        if not self._no_arg(arg):
            return
        console = _Console({**self.curframe.f_globals, **self.curframe.f_locals}, self.message)
        console.interact(banner="*pdb interact start*", exitmsg="*exit from pdb interact command*")

    def do_alias(self, arg):
        """alias [name [command]]

        Let name stand for a command; %1, %2 ... are what is typed behind it, %* is all of that. Without a command, show
        what name stands for, or all.
        """
        words = arg.split()
        if not words:
            for name in sorted(self.aliases):
                self.message(f"{name} = {self.aliases[name]}")
        elif len(words) == 1:
            if words[0] in self.aliases:
                self.message(f"{words[0]} = {self.aliases[words[0]]}")
            else:
                self.error(f"Unknown alias '{words[0]}'")
        else:
            text = " ".join(words[1:])
            if "%*" not in text and not self._consecutive(text):
                self.error("Replaceable parameters must be consecutive")
            else:
                self.aliases[words[0]] = text

    @staticmethod
    def _consecutive(text):
        numbers = set(map(int, re.findall(r"%(\d+)", text)))
        return numbers == set(range(1, len(numbers) + 1))

    def do_unalias(self, arg):
        """unalias name

        Forget an alias.
        """
        if not arg:
            self._print_invalid_arg(arg)
        else:
            self.aliases.pop(arg.split()[0], None)

    def do_help(self, arg):
        """h(elp) [command]

        List the commands, or show help about one.
        """
        if not arg:
            cmd.Cmd.do_help(self, arg)
            return
        topic = getattr(self, "help_" + arg, None)
        if topic:
            topic()
            return
        command = getattr(self, "do_" + arg, None)
        doc = command and inspect.getdoc(command)
        if doc:
            self.message(self._usage(command))
        elif command:
            self.error(f"No help for {arg!r}; __doc__ string missing")
        else:
            self.error(f"No help for {arg!r}")

    do_h = do_help

    def help_exec(self):
        """(!) statement

        Run a statement in the frame. The exclamation mark is needed only if it begins like a command.
        """
        self.message(inspect.getdoc(self.help_exec))

    def help_pdb(self):
        help()

    # Running programs.

    def _run(self, target):
        """Debug a program; it runs as __main__."""
        self._wait_for_mainpyfile, self._user_requested_quit = True, False
        self.mainpyfile = self.canonic(target.filename)
        import __main__

        names = vars(__main__)
        names.clear()
        names.update(target.namespace)
        self.run(target.code)


def _rc_lines():
    """Return the commands of .pdbrc, of the home folder and of this one."""
    lines = []
    for name in dict.fromkeys((os.path.expanduser("~/.pdbrc"), os.path.abspath(".pdbrc"))):
        try:
            with open(name, encoding="utf-8") as f:
                lines += f.read().splitlines()
        except OSError:
            pass
    return lines


class _Program:
    """A program to be debugged: a file, or a module as -m runs it."""

    def __init__(self, name, is_module):
        self.name = name
        self._module = is_module
        if is_module:
            import runpy

            try:
                _, self._spec, self._code = runpy._get_module_details(name)
            except ImportError as e:
                print(f"ImportError: {e}")
                sys.exit(1)
            self.filename = self._code.co_filename
        else:
            self.filename = os.path.realpath(name)
            if not os.path.exists(self.filename):
                print(f"Error: {name} does not exist")
                sys.exit(1)
            if os.path.isdir(self.filename):
                print(f"Error: {name} is a directory")
                sys.exit(1)
            if not sys.flags.safe_path:
                sys.path[0] = os.path.dirname(self.filename)

    def __str__(self):
        return self.name

    @property
    def code(self):
        """What to run."""
        if self._module:
            return self._code
        with io.open_code(self.filename) as f:
            return f"exec(compile({f.read()!r}, {self.filename!r}, 'exec'))"

    @property
    def namespace(self):
        """The names that its __main__ begins with."""
        names = {"__name__": "__main__", "__file__": self.filename, "__builtins__": __builtins__, "__spec__": None}
        if self._module:
            names.update(__package__=self._spec.parent, __loader__=self._spec.loader, __spec__=self._spec)
        return names


# Functions for programs and prompts.

def run(statement, globals=None, locals=None):
    """Debug statements given as text."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Debug an expression and return its value."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    """Debug statements in given namespaces."""
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debug a call of a function and return what it returns."""
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None, commands=None):
    """Stop here."""
    debugger = Pdb._last_pdb_instance
    if debugger is None or getattr(debugger, "stdout", None) is not sys.stdout:
        debugger = Pdb(mode="inline")
    if header is not None:
        debugger.message(header)
    debugger.set_trace(sys._getframe().f_back, commands=commands)


def post_mortem(t=None):
    """Look at an exception or a traceback, by default that of the exception that is being handled."""
    if t is None:
        t = sys.exception()
    if t is None or isinstance(t, BaseException) and t.__traceback__ is None:
        raise ValueError("A valid traceback must be passed if no exception is being handled")
    _post_mortem(t, Pdb())


def _post_mortem(t, pdb_instance):
    pdb_instance.reset()
    pdb_instance.interaction(None, t)


def pm():
    """Look at the last uncaught exception."""
    post_mortem(sys.last_exc)


def help():
    """Show what this module says of itself, and its commands."""
    import pydoc

    commands = [inspect.getdoc(getattr(Pdb, "do_" + name)) for name in _COMMANDS]
    pydoc.pager("\n\n".join([inspect.getdoc(sys.modules[__name__]), *filter(None, commands), inspect.getdoc(Pdb.help_exec)]))


_COMMANDS = """help where down up break tbreak clear disable enable ignore condition commands step next until jump return retval
    run continue list longlist args p pp whatis source display undisplay interact alias unalias debug exceptions quit""".split()


def main():
    """The command."""
    import argparse

    parser = argparse.ArgumentParser(prog="pdb", description="Debug a Python program.", allow_abbrev=False)
    parser.add_argument("-c", "--command", action="append", default=[], metavar="command", dest="commands",
                        help="a command to run at the start, as if it were in .pdbrc")
    parser.add_argument("-m", metavar="module", dest="module", help="debug a module as python -m runs it")
    parser.add_argument("args", nargs=argparse.REMAINDER, metavar="file [arg ...]")
    if len(sys.argv) == 1:
        parser.print_help()
        sys.exit(2)
    opts = parser.parse_args()
    if not opts.module and not opts.args:
        parser.error("no module or script to run")
    program = _Program(opts.module or opts.args.pop(0), bool(opts.module))
    sys.argv[:] = [program.filename if opts.module else program.name] + opts.args
    debugger = Pdb(mode="cli")
    debugger.rcLines.extend(opts.commands)
    while not debugger._user_requested_quit:
        try:
            try:
                debugger._run(program)
                if not debugger._user_requested_quit:
                    print("The program finished and will be restarted")
            except (Restart, SystemExit):
                raise
            except BaseException as e:
                traceback.print_exception(e)
                print("Uncaught exception. Entering post mortem debugging")
                print("Running 'cont' or 'step' will restart the program")
                debugger.interaction(None, e)
                if not debugger._user_requested_quit:
                    print(f"Post mortem debugger finished. The {program} will be restarted")
        except Restart:
            print("Restarting", program, "with arguments:")
            print("\t" + " ".join(sys.argv[1:]))
        except SystemExit as e:
            print("The program exited via sys.exit(). Exit status:", end=" ")
            print(e)


if __name__ == "__main__":
    import pdb  # that classes are those of the module

    pdb.main()
