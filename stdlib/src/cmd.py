"""A base for line-oriented command interpreters."""

import contextlib
import sys

__all__ = ["Cmd"]

PROMPT = "(Cmd) "
IDENTCHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"


def _readline():
    try:
        import readline
        return readline
    except ImportError:
        return None


class Cmd:
    """Reads lines and calls do_COMMAND() for each."""

    prompt, identchars = PROMPT, IDENTCHARS
    intro, lastcmd = None, ""
    use_rawinput = 1  # whether lines come from input(), and not from stdin
    # What help looks like.
    doc_header = "Documented commands (type help <topic>):"
    undoc_header = "Undocumented commands:"
    misc_header = "Miscellaneous help topics:"
    nohelp = "*** No help on %s"
    doc_leader, ruler = "", "="

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.completekey, self.cmdqueue = completekey, []
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout

    def cmdloop(self, intro=None):
        """Read and run commands until one of them returns a true value."""
        self.preloop()
        with self._completion():
            self.intro = self.intro if intro is None else intro
            if self.intro:
                self.stdout.write(f"{self.intro}\n")
            stop = None
            while not stop:
                line = self.precmd(self.cmdqueue.pop(0) if self.cmdqueue else self._read_line())
                stop = self.postcmd(self.onecmd(line), line)
            self.postloop()

    @contextlib.contextmanager
    def _completion(self):
        """A block in which readline, if it is there, completes commands."""
        readline = _readline() if self.use_rawinput and self.completekey else None
        if readline is None:
            yield
            return
        self.old_completer = readline.get_completer()
        readline.set_completer(self.complete)
        readline.parse_and_bind(f"{self.completekey}: complete")
        try:
            yield
        finally:
            readline.set_completer(self.old_completer)

    def _read_line(self):
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return "EOF"
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip("\r\n") if line else "EOF"

    def precmd(self, line):
        return line

    def postcmd(self, stop, line):
        return stop

    def preloop(self):
        """Called when the loop begins."""

    def postloop(self):
        """Called when the loop has ended."""

    def parseline(self, line):
        """Return (command, arguments, line)."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        i = 0
        while i < len(line) and line[i] in self.identchars:
            i += 1
        return line[:i], line[i:].strip(), line

    def onecmd(self, line):
        """Run one line."""
        name, arguments, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if name is not None:
            self.lastcmd = "" if line == "EOF" else line
        command = getattr(self, f"do_{name}", None) if name else None
        return self.default(line) if command is None else command(arguments)

    def emptyline(self):
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        self.stdout.write("*** Unknown syntax: %s\n" % line)

    def completedefault(self, *ignored):
        return []

    def completenames(self, text, *ignored):
        dotext = "do_" + text
        return [a[3:] for a in self.get_names() if a.startswith(dotext)]

    def complete(self, text, state):
        """Return the next completion, for readline."""
        if state == 0:
            import readline
            typed = readline.get_line_buffer()
            line = typed.lstrip()
            begin, end = (place - (len(typed) - len(line)) for place in (readline.get_begidx(), readline.get_endidx()))
            complete = self.completenames
            if begin > 0:  # the command is there: its arguments
                name = self.parseline(line)[0]
                complete = getattr(self, f"complete_{name}", self.completedefault) if name else self.completedefault
            self.completion_matches = complete(text, line, begin, end)
        found = self.completion_matches[state:state + 1]
        return found[0] if found else None

    def get_names(self):
        return dir(self.__class__)

    def complete_help(self, *args):
        commands = set(self.completenames(*args))
        topics = set(a[5:] for a in self.get_names() if a.startswith("help_" + args[0]))
        return list(commands | topics)

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            func = getattr(self, "help_" + arg, None)
            if func is None:
                import inspect
                try:
                    doc = getattr(self, "do_" + arg).__doc__
                    doc = inspect.cleandoc(doc) if doc else doc
                    if doc:
                        self.stdout.write("%s\n" % str(doc))
                        return
                except AttributeError:
                    pass
                self.stdout.write("%s\n" % str(self.nohelp % (arg,)))
                return
            func()
            return
        names = sorted(set(self.get_names()))
        topics = {name[5:] for name in names if name[:5] == "help_"}
        documented, undocumented = [], []
        for name in names:
            if name[:3] != "do_":
                continue
            cmd = name[3:]
            if cmd in topics:
                documented.append(cmd)
                topics.remove(cmd)
            elif getattr(self, name).__doc__:
                documented.append(cmd)
            else:
                undocumented.append(cmd)
        self.stdout.write("%s\n" % str(self.doc_leader))
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        if cmds:
            self.stdout.write("%s\n" % str(header))
            if self.ruler:
                self.stdout.write("%s\n" % str(self.ruler * len(header)))
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Write strings in as few rows as fit, column by column."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        nonstrings = [i for i in range(len(list)) if not isinstance(list[i], str)]
        if nonstrings:
            raise TypeError("list[i] not a string for i in %s" % ", ".join(map(str, nonstrings)))
        size = len(list)
        if size == 1:
            self.stdout.write("%s\n" % str(list[0]))
            return
        for nrows in range(1, size):
            ncols = (size + nrows - 1) // nrows
            colwidths = [max(map(len, list[c * nrows:(c + 1) * nrows]), default=0) for c in range(ncols)]
            if sum(colwidths) + 2 * (ncols - 1) <= displaywidth:
                break
        else:
            nrows, ncols = size, 1
            colwidths = [max(map(len, list))]
        for row in range(nrows):
            texts = [list[row + nrows * col] for col in range(ncols) if row + nrows * col < size]
            while texts and not texts[-1]:
                del texts[-1]
            texts = [text.ljust(width) for text, width in zip(texts, colwidths)]
            self.stdout.write("%s\n" % str("  ".join(texts)))
