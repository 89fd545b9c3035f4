"""Measure how long small pieces of code take.

The command, which prints this for -h:

    python -m timeit [-n N] [-r N] [-s S] [-p] [-h] [--] [statement]

    -n N, --number N    how many times to execute 'statement' (default: found automatically)
    -r N, --repeat N    how many times to repeat the timer (default 5)
    -s S, --setup S     statement to be executed once initially (default 'pass')
    -p, --process       use time.process_time() (default is time.perf_counter())
    -t T, --target-time T  if --number is 0 the code will run until it takes at least this many seconds (default 0.2)
    -v, --verbose       print raw timing results
    -u U, --unit U      set the output time unit (nsec, usec, msec, or sec)
    -h, --help          print this help
"""

import gc
import itertools
import sys
import time

default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5
dummy_src_name = "<timeit-src>"  # the file of what is timed, in tracebacks
_globals = globals

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

template = """
def inner(_it, _timer{init}):
    {setup}
    _begin = _timer()
    for _round in _it:
        {stmt}
        pass
    return _timer() - _begin
"""


def reindent(src, indent):
    """Indent all lines but the first."""
    return ("\n" + " " * indent).join(src.split("\n"))


class Timer:
    """Times a statement, or a callable."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace, before = {}, ""
        parts = {}
        for name, code, indent in (("setup", setup, 4), ("stmt", stmt, 8)):
            if isinstance(code, str):
                compile(before + code, dummy_src_name, "exec")  # it must be complete by itself
                parts[name], before = reindent(code, indent), code + "\n"
            elif callable(code):
                parts[name] = f"_{name}()"
                namespace[f"_{name}"] = code
            else:
                raise ValueError(f"{name} is neither a string nor callable")
        # The callables become local variables, which are found faster.
        self.src = template.format(init="".join([f", {name}={name}" for name in namespace]), **parts)
        exec(compile(self.src, dummy_src_name, "exec"), _globals() if globals is None else globals, namespace)
        self.inner = namespace["inner"]

    def print_exc(self, file=None):
        """Print the exception that the timed code raised, with its source."""
        import linecache
        import traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = len(self.src), None, self.src.split("\n"), dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Return the seconds that number runs take; nothing is collected meanwhile."""
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if collecting:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Return a list of what timeit() gives several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None, target_time=0.2):
        """Find a number, of 1, 2, 5, 10, 20, ..., that takes long enough; returns (number, seconds)."""
        for number in (step * 10 ** power for power in itertools.count() for step in (1, 2, 5)):
            seconds = self.timeit(number)
            if callback:
                callback(number, seconds)
            if seconds >= target_time:
                return number, seconds


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Make a Timer and run its timeit()."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    """Make a Timer and run its repeat()."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def main(args=None, *, _wrap_timer=None):
    """The command."""
    import getopt
    import os
    long = "number=", "unit=", "setup=", "repeat=", "target-time=", "process", "verbose", "help"
    short = "".join([name[0] + ":" * name.endswith("=") for name in long])
    try:
        opts, args = getopt.getopt(sys.argv[1:] if args is None else args, short, long)
    except getopt.error as err:
        print(err, "use -h/--help for command line help", sep="\n")
        return 2
    given = {name.rstrip("="): [] for name in long}
    for option, value in opts:
        name = option.lstrip("-")
        given[name if name in given else next(n for n in given if n[0] == name)].append(value)

    def last(name, kind, default):
        return kind(given[name][-1]) if given[name] else default

    units = {"sec": 1.0, "msec": 1e-3, "usec": 1e-6, "nsec": 1e-9}
    time_unit = last("unit", str, None)
    if not units.keys() >= set(given["unit"]):
        print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
        return 2
    if given["help"]:
        print(__doc__, end=" ")
        return 0
    number, repeat = last("number", int, 0), max(last("repeat", int, default_repeat), 1)
    target_time = last("target-time", float, 0.2)
    verbose = len(given["verbose"])
    precision = 3 + max(verbose - 1, 0)
    timer = time.process_time if given["process"] else default_timer
    sys.path.insert(0, os.curdir)
    t = Timer("\n".join(args) or "pass", "\n".join(given["setup"]) or "pass",
              timer if _wrap_timer is None else _wrap_timer(timer))

    def report(number, seconds):
        print(f"{number} loop{'s' * (number != 1)} -> {seconds:.{precision}g} secs")

    try:
        if number == 0:
            number, _ = t.autorange(report if verbose else None, target_time)
            print(end="\n" if verbose else "")
        results = t.repeat(repeat, number)
    except:
        t.print_exc()
        return 1

    def format_time(dt):
        # The largest unit of which it is at least one, or the smallest.
        unit = time_unit or next((unit for unit, scale in units.items() if dt >= scale), "nsec")
        return "%.*g %s" % (precision, dt / units[unit], unit)

    if verbose:
        print("raw times:", ", ".join(map(format_time, results)), end="\n\n")
    best, worst = min(results) / number, max(results) / number
    print(f"{number} loop{'s' * (number != 1)}, best of {repeat}: {format_time(best)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(
            f"The test results are likely unreliable. The worst time ({format_time(worst)}) was more than four times "
            f"slower than the best time ({format_time(best)}).", UserWarning, "", 0)


if __name__ == "__main__":
    sys.exit(main())
