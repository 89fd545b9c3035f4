"""Prompts for Python that a program can build in: read, compile, run, print."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Runs source text in a namespace and reports what goes wrong; where text comes from is the subclass's business."""

    def __init__(self, locals=None):
        self.compile = CommandCompiler()
        self.locals = dict(__name__="__console__", __doc__=None) if locals is None else locals

    def runsource(self, source, filename="<input>", symbol="single"):
        """Compile and run source. Return whether more lines are wanted."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is not None:
            self.runcode(code)
        return code is None

    def runcode(self, code):
        """Run a code object. Exceptions are shown, but for SystemExit."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Show the error that was just raised by compiling, under another file name if one is given."""
        exc = sys.exception()
        try:
            if filename and isinstance(exc, SyntaxError):
                exc.filename = filename
            self._showtraceback(type(exc), exc, None, kwargs.pop("source", ""))
        finally:
            exc = None

    def showtraceback(self):
        """Show the exception that is being handled, without our own frame."""
        exc = sys.exception()
        try:
            self._showtraceback(type(exc), exc, exc.__traceback__.tb_next, "")
        finally:
            exc = None

    def _showtraceback(self, typ, value, tb, source):
        value = value.with_traceback(tb)
        if typ is SyntaxError and source and not value.text and value.lineno is not None:
            lines = source.splitlines()
            if value.lineno <= len(lines):
                value.text = lines[value.lineno - 1]
        sys.last_type, sys.last_traceback = typ, tb
        sys.last_exc = sys.last_value = value
        if sys.excepthook is sys.__excepthook__:
            self._excepthook(typ, value, tb)
            return
        try:
            sys.excepthook(typ, value, tb)
        except SystemExit:
            raise
        except BaseException as failure:
            failure.__context__ = None
            failure = failure.with_traceback(failure.__traceback__.tb_next)
            print("Error in sys.excepthook:", file=sys.stderr)
            sys.__excepthook__(type(failure), failure, failure.__traceback__)
            print("\nOriginal exception was:", file=sys.stderr)
            sys.__excepthook__(typ, value, tb)

    def _excepthook(self, typ, value, tb):
        self.write("".join(traceback.format_exception(typ, value, tb)))

    def write(self, data):
        """Write to sys.stderr; subclasses may write elsewhere."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """An interpreter that asks for lines."""

    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        super().__init__(locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines of an incomplete statement."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Prompt until the end of the input. A banner or exitmsg of "" is not shown."""
        made = [name for name, prompt in (("ps1", ">>> "), ("ps2", "... ")) if _default_prompt(name, prompt)]
        if banner is None:
            self.write(f'Python {sys.version} on {sys.platform}\nType "help", "copyright", "credits" or "license" for '
                       f"more information.\n({type(self).__name__})\n")
        elif banner:
            self.write(f"{banner}\n")
        replaced = self._leave_by_exception() if self.local_exit else {}
        try:
            self._prompt()
        finally:
            for name, value in replaced.items():
                setattr(builtins, name, value)
            for name in made:
                delattr(sys, name)
        if exitmsg is None:
            self.write(f"now exiting {type(self).__name__}...\n")
        elif exitmsg != "":
            self.write(f"{exitmsg}\n")

    def _leave_by_exception(self):
        """Let exit and quit end this prompt only: those of builtins close standard input."""
        replaced = {name: getattr(builtins, name) for name in ("exit", "quit") if hasattr(builtins, name)}
        for name in replaced:
            setattr(builtins, name, Quitter(name))
        return replaced

    def _prompt(self):
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write("\n")
                    return
                more = self.push(line)
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = False
            except SystemExit:
                if not self.local_exit:
                    raise
                self.write("\n")
                return

    def push(self, line, filename=None, _symbol="single"):
        """Add a line, and run what there is when it is complete. Return whether more is wanted."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), self.filename if filename is None else filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """Ask for a line, without its newline; EOFError at the end."""
        return input(prompt)


def _default_prompt(name, prompt):
    """Set a prompt of sys that is not there. Return whether it was not."""
    if hasattr(sys, name):
        return False
    setattr(sys, name, prompt)
    return True


class Quitter:
    """What exit and quit are while a console with local_exit runs."""

    def __init__(self, name):
        self.name = name
        self.eof = "Ctrl-Z plus Return" if sys.platform == "win32" else "Ctrl-D (i.e. EOF)"

    def __repr__(self):
        return f"Use {self.name} or {self.eof} to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Run a console; readfunc asks for lines instead of input()."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("-q", action="store_true", help="don't print version and copyright messages")
    interact("" if parser.parse_args().q or sys.flags.quiet else None)
