"""Compile source files to the cache that imports read."""

import enum
import importlib.machinery
import importlib.util
import os
import sys
import traceback

__all__ = ["compile", "main", "PyCompileError", "PycInvalidationMode"]


class PyCompileError(Exception):
    """A file that does not compile. msg is the report, exc_value the exception."""

    def __init__(self, exc_type, exc_value, file, msg=""):
        name = exc_type.__name__
        if not msg:
            if exc_type is SyntaxError:
                lines = traceback.format_exception_only(exc_type, exc_value)
                msg = "".join(lines).replace('File "<string>"', f'File "{file}"')
            else:
                msg = f"Sorry: {name}: {exc_value}"
        super().__init__(msg, name, exc_value, file)
        self.exc_type_name, self.exc_value, self.file, self.msg = name, exc_value, file, msg

    def __str__(self):
        return self.msg


class PycInvalidationMode(enum.Enum):
    """How an import tells that a cache is out of date."""

    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


def _default_mode():
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return PycInvalidationMode.CHECKED_HASH
    return PycInvalidationMode.TIMESTAMP


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    """Compile a file and write the cache, by default where an import looks for it; return its name.

    dfile is the name in tracebacks. What goes wrong is printed, unless quiet is 2, or raised with doraise.
    """
    mode = _default_mode() if invalidation_mode is None else invalidation_mode
    if cfile is None:
        level = "" if optimize == 0 else optimize if optimize > 0 else None
        cfile = importlib.util.cache_from_source(file, optimization=level)
    for unfit, what in ((os.path.islink, "a symlink"), (lambda name: os.path.exists(name) and not os.path.isfile(name), "a non-regular file")):
        if unfit(cfile):
            raise FileExistsError(f"{cfile} is {what} and will be changed into a regular file if import writes a byte-compiled file to it")
    loader = importlib.machinery.SourceFileLoader("<py_compile>", file)
    source = loader.get_data(file)
    try:
        code = loader.source_to_code(source, dfile or file, _optimize=optimize)
    except Exception as error:
        report = PyCompileError(type(error), error, dfile or file)
        if doraise:
            raise report
        if quiet < 2:
            sys.stderr.write(report.msg + "\n")
        return None
    folder = os.path.dirname(cfile)
    if folder:
        os.makedirs(folder, exist_ok=True)
    from importlib import _bootstrap_external as external
    if mode is PycInvalidationMode.TIMESTAMP:
        stats = loader.path_stats(file)
        data = external._code_to_timestamp_pyc(code, stats["mtime"], stats["size"])
    else:
        data = external._code_to_hash_pyc(code, importlib.util.source_hash(source), mode is PycInvalidationMode.CHECKED_HASH)
    external._write_atomic(cfile, data, external._calc_mode(file))
    return cfile


def main():
    """Compile the files that the command line names; '-' reads their names from standard input."""
    import argparse

    parser = argparse.ArgumentParser(description="A simple command-line interface for py_compile module.")
    parser.add_argument("-q", "--quiet", action="store_true", help="Suppress error output")
    parser.add_argument("filenames", nargs="+", help="Files to compile")
    args = parser.parse_args()
    names = [line.rstrip("\n") for line in sys.stdin] if args.filenames == ["-"] else args.filenames
    for name in names:
        try:
            compile(name, doraise=True)
        except (PyCompileError, OSError) as error:
            parser.exit(1, None if args.quiet else str(getattr(error, "msg", error)))


if __name__ == "__main__":
    main()
