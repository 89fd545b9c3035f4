"""Compile lines as they are typed: tell whether more is to come."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

_features = [getattr(__future__, name) for name in __future__.all_feature_names]
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _maybe_compile(compiler, source, filename, symbol, flags):
    for line in source.split("\n"):
        line = line.strip()
        if line and line[0] != "#":
            break  # there is a statement
    else:
        if symbol != "eval":
            source = "pass"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol, flags=flags)
        except SyntaxError:
            # With one more line it may be complete; if it is wrong all the same, it is wrong.
            if source.endswith("\n") and not _incomplete(compiler, source, filename, symbol, flags):
                pass
            elif _incomplete(compiler, source, filename, symbol, flags):
                return None
    return compiler(source, filename, symbol, flags=flags & ~PyCF_ALLOW_INCOMPLETE_INPUT)


def _incomplete(compiler, source, filename, symbol, flags):
    """Tell whether more lines could make the source right: the error is at its end and moves with it."""

    def error(text):
        try:
            compiler(text, filename, symbol, flags=flags & ~PyCF_ALLOW_INCOMPLETE_INPUT)
        except SyntaxError as e:
            return e
        return None

    first, second = error(source + "\n"), error(source + "\n\n")
    if first is None:
        return True
    if second is None:
        return True
    if "was never closed" in str(first) or "unterminated triple-quoted" in str(first):
        return True
    if "expected an indented block" in str(first) and "expected an indented block" in str(second):
        return first.lineno != second.lineno or first.lineno > source.count("\n") + 1 or first.lineno == source.count("\n") + 1
    if "unexpected EOF" in str(first) or "incomplete input" in str(first):
        return True
    return False


def compile_command(source, filename="<input>", symbol="single", flags=0):
    """Return code, or None if the source is not complete; SyntaxError if it is wrong."""
    return _maybe_compile(_compile, source, filename, symbol, flags | PyCF_DONT_IMPLY_DEDENT)


def _compile(source, filename, symbol, incomplete_input=True, *, flags=0):
    return compile(source, filename, symbol, flags | PyCF_DONT_IMPLY_DEDENT)


class Compile:
    """compile() that remembers the future features that were imported."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        flags |= self.flags
        codeob = compile(source, filename, symbol, flags & ~PyCF_ALLOW_INCOMPLETE_INPUT, True)
        if flags & PyCF_ONLY_AST:
            return codeob
        for feature in _features:
            if codeob.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return codeob


class CommandCompiler:
    """compile_command() that remembers the future features that were imported."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol, self.compiler.flags)
