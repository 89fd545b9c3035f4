"""Compile lines as they are typed: tell whether more is to come."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

_features = [getattr(__future__, name) for name in __future__.all_feature_names]
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000
_TYPED = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT


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
        if _incomplete(compiler, source, filename, symbol, flags):
            return None
    return compiler(source, filename, symbol, incomplete_input=False, flags=flags)


def _incomplete(compiler, source, filename, symbol, flags):
    """Tell whether source is wrong, but may be right with another line."""
    for text in source, source + "\n":
        try:
            compiler(text, filename, symbol, flags=flags)
        except _IncompleteInputError:
            if text is not source:
                return True
        except SyntaxError:
            if text is not source:
                return False
        else:
            return text is not source


def compile_command(source, filename="<input>", symbol="single", flags=0):
    """Return code, or None if the source is not complete; SyntaxError if it is wrong."""
    return _maybe_compile(_compile, source, filename, symbol, flags | _TYPED)


def _compile(source, filename, symbol, incomplete_input=True, *, flags=0):
    return compile(source, filename, symbol, flags if incomplete_input else flags & ~_TYPED)


class Compile:
    """compile() that remembers the future features that were imported."""

    def __init__(self):
        self.flags = _TYPED

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        flags |= self.flags
        if not kwargs.get("incomplete_input", True):
            flags &= ~_TYPED
        codeob = compile(source, filename, symbol, flags, True)
        if flags & PyCF_ONLY_AST:
            return codeob
        for flag in [feature.compiler_flag for feature in _features]:
            self.flags |= codeob.co_flags & flag
        return codeob


class CommandCompiler:
    """compile_command() that remembers the future features that were imported."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol, self.compiler.flags)
