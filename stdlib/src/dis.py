"""Disassembler of Python byte code into mnemonics."""

import collections
import io
import sys
import types

import _opcode
from opcode import *
from opcode import __all__ as _opcodes_all

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code', 'get_instructions',
           'Instruction', 'Bytecode'] + _opcodes_all

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE', 128: 'COROUTINE',
    256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING', 0x8000000: 'METHOD'}


def _try_compile(source, name):
    """Attempts to compile the given source, first as an expression and
    then as a statement if the first approach fails.

    Utility function to accept strings in functions that otherwise
    expect code objects
    """
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        pass
    return compile(source, name, 'exec')


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble classes, methods, functions, and other compiled objects.

    With no argument, disassemble the last traceback.

    Compiled objects currently include generator objects, async generator
    objects, and coroutine objects, all of which store their code object
    in a special attribute.
    """
    if x is None:
        distb(file=file, show_offsets=show_offsets, show_positions=show_positions)
        return
    if hasattr(x, '__func__'):
        x = x.__func__
    for attr in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, attr):
            x = getattr(x, attr)
            break
    options = dict(file=file, show_offsets=show_offsets, show_positions=show_positions)
    if hasattr(x, '__dict__'):
        for name, x1 in sorted(x.__dict__.items()):
            if isinstance(x1, _have_code):
                print('Disassembly of %s:' % name, file=file)
                try:
                    dis(x1, depth=depth, **options)
                except TypeError as msg:
                    print('Sorry:', msg, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, depth, options)
    elif isinstance(x, (bytes, bytearray)):
        raise TypeError('co_code by itself cannot be disassembled: its instructions name registers and constants of a code object')
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, '<dis>'), depth, options)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        try:
            if hasattr(sys, 'last_exc'):
                tb = sys.last_exc.__traceback__
            else:
                tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets, show_positions=show_positions)


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ', '.join(names)


def _get_code_object(x):
    """Helper to handle methods, compiled or raw code objects, and strings."""
    if hasattr(x, '__func__'):
        x = x.__func__
    for attr in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, attr):
            x = getattr(x, attr)
            break
    if isinstance(x, str):
        x = _try_compile(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def code_info(x):
    """Formatted details of methods, functions, or code."""
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    lines = []
    lines.append('Name:              %s' % co.co_name)
    lines.append('Filename:          %s' % co.co_filename)
    lines.append('Argument count:    %s' % co.co_argcount)
    lines.append('Positional-only arguments: %s' % co.co_posonlyargcount)
    lines.append('Kw-only arguments: %s' % co.co_kwonlyargcount)
    lines.append('Number of locals:  %s' % co.co_nlocals)
    lines.append('Stack size:        %s' % co.co_stacksize)
    lines.append('Flags:             %s' % pretty_flags(co.co_flags))
    for title, values, show in (('Constants', co.co_consts, repr), ('Names', co.co_names, str), ('Variable names', co.co_varnames, str),
                                ('Free variables', co.co_freevars, str), ('Cell variables', co.co_cellvars, str)):
        if values:
            lines.append(title + ':')
            lines.extend('%4d: %s' % (i, show(v)) for i, v in enumerate(values))
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file*.

    If *file* is not provided, the output is printed on stdout.
    """
    print(code_info(co), file=file)


Positions = collections.namedtuple('Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4)

_Instruction = collections.namedtuple(
    '_Instruction',
    ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line', 'line_number', 'label', 'positions',
     'cache_info'],
    defaults=[None, None, None])
_Instruction.opname.__doc__ = 'Human readable name for operation'
_Instruction.opcode.__doc__ = 'Numeric code for operation'
_Instruction.arg.__doc__ = 'Numeric argument to operation (if any), otherwise None'
_Instruction.argval.__doc__ = 'Resolved arg value (if known), otherwise same as arg'
_Instruction.argrepr.__doc__ = 'Human readable description of all operands'
_Instruction.offset.__doc__ = 'Start index of operation within bytecode sequence'
_Instruction.start_offset.__doc__ = 'The same as offset: no operation has a prefix'
_Instruction.starts_line.__doc__ = 'True if this opcode starts a source line, otherwise False'
_Instruction.line_number.__doc__ = 'source line number associated with this opcode (if any), otherwise None'
_Instruction.label.__doc__ = 'A label (int > 0) if this instruction is a jump target, otherwise None'
_Instruction.positions.__doc__ = 'dis.Positions object holding the span of source code covered by this instruction'
_Instruction.cache_info.__doc__ = 'None: caches are not among the instructions'


class Instruction(_Instruction):
    """Details for a bytecode operation.

    Defined fields:
      opname - human readable name for operation
      opcode - numeric code for operation
      arg - numeric argument to operation (if any), otherwise None
      argval - resolved arg value (if known), otherwise same as arg
      argrepr - human readable description of operation argument
      offset - start index of operation within bytecode sequence
      start_offset - the same as offset
      starts_line - True if this opcode starts a source line, otherwise False
      line_number - source line number associated with this opcode (if any), otherwise None
      label - A label if this instruction is a jump target, otherwise None
      positions - Optional dis.Positions object holding the span of source code
                  covered by this instruction
      cache_info - None
    """

    __slots__ = ()

    @staticmethod
    def make(opname, arg, argval, argrepr, offset, start_offset, starts_line, line_number, label=None, positions=None, cache_info=None):
        return Instruction(opname, opmap[opname], arg, argval, argrepr, offset, start_offset, starts_line, line_number, label, positions,
                           cache_info)

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopcode(self):
        """Numeric code for the base operation if operation is specialized. Otherwise equal to Instruction.opcode."""
        return self.opcode

    @property
    def baseopname(self):
        """Human readable name for the base operation if operation is specialized. Otherwise equal to Instruction.opname."""
        return self.opname

    @property
    def cache_offset(self):
        """Start index of the cache entries following the operation."""
        return self.offset + 2

    @property
    def end_offset(self):
        """End index of the cache entries following the operation."""
        return self.offset + 2

    @property
    def jump_target(self):
        """Bytecode index of the jump target if this is a jump operation. Otherwise return None."""
        return self.argval if self.opcode in _jumps else None

    @property
    def is_jump_target(self):
        """True if other code jumps to here, otherwise False"""
        return self.label is not None

    def __str__(self):
        output = io.StringIO()
        Formatter(file=output).print_instruction(self, False)
        return output.getvalue()


_jumps = frozenset(hasjump)


class Formatter:
    """Prints instructions, one a line."""

    def __init__(self, file=None, lineno_width=0, offset_width=0, label_width=0, line_offset=0, show_caches=False, *,
                 show_positions=False):
        self.file = file
        self.lineno_width = lineno_width
        self.offset_width = offset_width
        self.label_width = label_width
        self.line_offset = line_offset
        self.show_positions = show_positions

    def print_instruction(self, instr, mark_as_current=False):
        """Format instruction details for inclusion in disassembly output."""
        if instr.starts_line and self.lineno_width and instr.offset > 0:
            print(file=self.file)
        fields = []
        if self.lineno_width:
            if self.show_positions and instr.positions:
                p = instr.positions
                text = '{}:{}-{}:{}'.format(*('?' if x is None else x for x in (p.lineno, p.col_offset, p.end_lineno, p.end_col_offset)))
            elif instr.starts_line:
                text = '--' if instr.line_number is None else str(instr.line_number + self.line_offset)
            else:
                text = ''
            fields.append(text.rjust(self.lineno_width))
        if self.label_width:
            fields.append((f'L{instr.label}:' if instr.label is not None else '').rjust(self.label_width))
        fields.append('-->' if mark_as_current else '   ')
        if self.offset_width:
            fields.append(repr(instr.offset).rjust(self.offset_width))
        fields.append(instr.opname.ljust(24))
        if instr.argrepr:
            fields.append(instr.argrepr)
        print(' '.join(fields).rstrip(), file=self.file)

    def print_exception_table(self, exception_entries):
        if exception_entries:
            print('ExceptionTable:', file=self.file)
            for entry in exception_entries:
                print(f'  L{entry.start_label} to L{entry.end_label} -> L{entry.target_label} [r{entry.register}]', file=self.file)


_ExceptionTableEntry = collections.namedtuple('_ExceptionTableEntry', 'start end target register start_label end_label target_label',
                                              defaults=[None] * 3)


def _labels(co):
    """Return {offset: number} of what is jumped to, or where the range of a handler begins or ends."""
    places = set(findlabels(co))
    for start, end, target, register in _opcode.handlers(co):
        places.update((start, end, target))
    return {offset: i for i, offset in enumerate(sorted(places), 1)}


def _exception_entries(co, labels):
    return [_ExceptionTableEntry(start, end, target, register, labels[start], labels[end], labels[target])
            for start, end, target, register in _opcode.handlers(co)]


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator for the opcodes in methods, functions or code

    Generates a series of Instruction named tuples giving the details of
    each operations in the supplied code.

    If *first_line* is not None, it indicates the line number that should
    be reported for the first source line in the disassembled code.
    Otherwise, the source line information (if any) is taken directly from
    the disassembled code object.
    """
    co = _get_code_object(x)
    return _instructions(co, first_line - co.co_firstlineno if first_line is not None else 0)


def _instructions(co, line_offset=0):
    labels = _labels(co)
    variables = None
    last = object()
    for i, ((op, arg, kind, index, text), position) in enumerate(zip(_opcode.instructions(co), co.co_positions())):
        argval = arg
        if kind == 'const':
            argval = co.co_consts[index]
        elif kind == 'name':
            argval = co.co_names[index]
        elif kind == 'local':
            argval = co._varname_from_oparg(index)
        elif kind == 'jump':
            argval = index
            text = text.replace(f'to {index // 2}', f'to L{labels[index]}')
        line = position[0]
        starts = line != last
        last = line
        offset = 2 * i
        yield Instruction(opname[op], op, arg, argval, text, offset, offset, starts, None if line is None else line + line_offset,
                          labels.get(offset), Positions(*position))


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble a code object."""
    labels = _labels(co)
    lines = [line for start, line in findlinestarts(co) if line is not None]
    count = max((end for start, end, line in co.co_lines()), default=0)
    formatter = Formatter(file=file, lineno_width=max(3, len(str(max(lines, default=0)))) if lines or show_positions else 0,
                          offset_width=len(str(count)) if show_offsets else 0,
                          label_width=4 + len(str(len(labels))) if labels else 0, show_positions=show_positions)
    for instr in _instructions(co):
        formatter.print_instruction(instr, lasti >= 0 and instr.offset == lasti)
    formatter.print_exception_table(_exception_entries(co, labels))


disco = disassemble


def _disassemble_recursive(co, depth, options):
    disassemble(co, **options)
    if depth is None or depth > 0:
        if depth is not None:
            depth -= 1
        for x in co.co_consts:
            if hasattr(x, 'co_code'):
                print(file=options['file'])
                print('Disassembly of %r:' % (x,), file=options['file'])
                _disassemble_recursive(x, depth, options)


def findlabels(code):
    """Detect all offsets in a code object which are jump targets.

    Return the list of offsets.
    """
    if not hasattr(code, 'co_code'):
        raise TypeError('a code object is needed, not its co_code')
    return sorted({index for op, arg, kind, index, text in _opcode.instructions(code) if kind == 'jump'})


def findlinestarts(code):
    """Find the offsets in a byte code which are start of lines in the source.

    Generate pairs (offset, lineno)
    lineno will be an integer or None the offset does not have a source line.
    """
    lastline = False    # None is a valid line
    for start, end, line in code.co_lines():
        if line is not lastline:
            lastline = line
            yield start, line


def _find_imports(co):
    """Find import statements in the code

    Generate triplets (name, level, fromlist) where
    name is the imported module and level, fromlist are
    the corresponding args to __import__.
    """
    loaded = []
    for instr in _instructions(co):
        if instr.opname == 'LOAD_CONST':
            loaded.append(instr.argval)
        elif instr.opname == 'IMPORT_NAME':
            fromlist, level = loaded[-2:]
            yield instr.argval, level, fromlist


def _find_store_names(co):
    """Find names of variables which are written in the code

    Generate sequence of strings
    """
    for instr in _instructions(co):
        if instr.opname in ('STORE_NAME', 'STORE_GLOBAL'):
            yield instr.argval


class Bytecode:
    """The bytecode operations of a piece of code

    Instantiate this with a function, method, other compiled object, string of
    code, or a code object (as returned by compile()).

    Iterating over this yields the bytecode operations as Instruction instances.
    """

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
                 show_positions=False):
        self.codeobj = co = _get_code_object(x)
        if first_line is None:
            self.first_line = co.co_firstlineno
            self._line_offset = 0
        else:
            self.first_line = first_line
            self._line_offset = first_line - co.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = _exception_entries(co, _labels(co))
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets
        self.show_positions = show_positions

    def __iter__(self):
        return _instructions(self.codeobj, self._line_offset)

    def __repr__(self):
        return '{}({!r})'.format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """ Construct a Bytecode from the given traceback """
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """Return formatted information about the code object."""
        return _format_code_info(self.codeobj)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        with io.StringIO() as output:
            disassemble(self.codeobj, -1 if self.current_offset is None else self.current_offset, file=output,
                        show_offsets=self.show_offsets, show_positions=self.show_positions)
            return output.getvalue()


def main(args=None):
    import argparse
    parser = argparse.ArgumentParser(color=True) if sys.version_info >= (3, 15) else argparse.ArgumentParser()
    parser.add_argument('-C', '--show-caches', action='store_true', help='show inline caches')
    parser.add_argument('-O', '--show-offsets', action='store_true', help='show instruction offsets')
    parser.add_argument('-P', '--show-positions', action='store_true', help='show instruction positions')
    parser.add_argument('-S', '--specialized', action='store_true', help='show specialized bytecode')
    parser.add_argument('infile', nargs='?', default='-')
    args = parser.parse_args(args=args)
    if args.infile == '-':
        name = '<stdin>'
        source = sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(args.infile, 'rb') as infile:
            source = infile.read()
    dis(compile(source, name, 'exec'), show_offsets=args.show_offsets, show_positions=args.show_positions)


if __name__ == '__main__':
    main()
