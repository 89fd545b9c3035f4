"""Shows the operations that functions and other code consist of."""

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
    """Compile the text of an expression, or else of statements."""
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _code_in(x):
    """Return the code of a method, function, generator or coroutine, anything else as it is."""
    x = getattr(x, '__func__', x)
    return next((getattr(x, name) for name in ('__code__', 'gi_code', 'ag_code', 'cr_code') if hasattr(x, name)), x)


def _unknown(x):
    return TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Print the operations of whatever has code: a function, a generator, source text, a class or module with all
    functions in it. Without an argument, of where the last exception was raised.
    """
    options = dict(file=file, show_offsets=show_offsets, show_positions=show_positions)
    if x is None:
        return distb(**options)
    x = _code_in(x)
    if isinstance(x, str):
        x = _try_compile(x, '<dis>')
    if hasattr(x, '__dict__'):
        for name, member in sorted(vars(x).items()):
            if isinstance(member, _have_code):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(member, depth=depth, **options)
                except TypeError as error:
                    print('Sorry:', error, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, depth, options)
    elif isinstance(x, (bytes, bytearray)):
        raise TypeError('co_code by itself cannot be disassembled: its instructions name registers and constants of a code object')
    else:
        raise _unknown(x)


def _innermost(tb):
    while tb.tb_next:
        tb = tb.tb_next
    return tb


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Print the operations of the innermost code of a traceback, by default the last one."""
    if tb is None:
        last = getattr(sys, 'last_exc', None)
        tb = getattr(sys, 'last_traceback', None) if last is None else last.__traceback__
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
        tb = _innermost(tb)
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets, show_positions=show_positions)


def pretty_flags(flags):
    """Return the names of the flags in a number, of those without a name the number."""
    bits = [1 << i for i in range(flags.bit_length()) if flags >> i & 1]
    return ', '.join([COMPILER_FLAG_NAMES.get(bit, hex(bit)) for bit in bits]) or '0x0'


def _get_code_object(x):
    """Return the code of what has some, or of source text."""
    x = _code_in(x)
    if isinstance(x, str):
        x = _try_compile(x, '<disassembly>')
    if not hasattr(x, 'co_code'):
        raise _unknown(x)
    return x


def code_info(x):
    """Return what there is to tell about a piece of code besides its operations."""
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    facts = (('Name:', co.co_name), ('Filename:', co.co_filename), ('Argument count:', co.co_argcount),
             ('Positional-only arguments:', co.co_posonlyargcount), ('Kw-only arguments:', co.co_kwonlyargcount),
             ('Number of locals:', co.co_nlocals), ('Stack size:', co.co_stacksize), ('Flags:', pretty_flags(co.co_flags)))
    lines = [f'{title:<18} {value}' for title, value in facts]
    for title, values, show in (('Constants', co.co_consts, repr), ('Names', co.co_names, str), ('Variable names', co.co_varnames, str),
                                ('Free variables', co.co_freevars, str), ('Cell variables', co.co_cellvars, str)):
        if values:
            lines.append(title + ':')
            lines.extend('%4d: %s' % (i, show(v)) for i, v in enumerate(values))
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print what code_info() returns."""
    print(code_info(co), file=file)


Positions = collections.namedtuple('Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4)

_Instruction = collections.namedtuple(
    '_Instruction',
    ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line', 'line_number', 'label', 'positions',
     'cache_info'],
    defaults=[None, None, None])
for _field, _text in {
        'opname': 'The name of the operation', 'opcode': 'Its number', 'arg': 'Its first operand, or None',
        'argval': 'What the operand stands for, if that is known', 'argrepr': 'All operands, as they are shown',
        'offset': 'Where the operation is in the code, in bytes', 'start_offset': 'The same: no operation has a prefix',
        'starts_line': 'Whether a line of the source begins here', 'line_number': 'The line of the source, or None',
        'label': 'The number of the place, from 1, if something jumps here', 'positions': 'The part of the source',
        'cache_info': 'None: caches are not among the instructions'}.items():
    getattr(_Instruction, _field).__doc__ = _text


class Instruction(_Instruction):
    """One operation: what it is, what it works on, where it is in the code and in the source."""

    __slots__ = ()

    @staticmethod
    def make(opname, arg, argval, argrepr, offset, start_offset, starts_line, line_number, label=None, positions=None, cache_info=None):
        return Instruction(opname, opmap[opname], arg, argval, argrepr, offset, start_offset, starts_line, line_number, label, positions,
                           cache_info)

    # There is one form of each operation, and nothing between two.
    oparg = property(lambda self: self.arg, doc='The same as arg')
    baseopcode = property(lambda self: self.opcode, doc='The same as opcode: operations are not specialized here')
    baseopname = property(lambda self: self.opname, doc='The same as opname: operations are not specialized here')
    cache_offset = property(lambda self: self.offset + 2, doc='Where the operation ends')
    end_offset = property(lambda self: self.offset + 2, doc='Where the next operation begins')

    @property
    def jump_target(self):
        """Where the operation jumps to, None if it does not jump."""
        return self.argval if self.opcode in _jumps else None

    @property
    def is_jump_target(self):
        """Whether something jumps here."""
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
        """Print one operation; an empty line comes before each line of the source."""
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
    """Return an iterator over the operations of a piece of code.

    first_line is the number to tell for its first line, by default the true one.
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
    """Print the operations of a code object, with an arrow at the offset lasti."""
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
    """Print the operations of code and, to a depth, of the functions and classes made in it."""
    disassemble(co, **options)
    if depth == 0:
        return
    for inner in co.co_consts:
        if isinstance(inner, types.CodeType):
            print(f'\nDisassembly of {inner!r}:', file=options['file'])
            _disassemble_recursive(inner, None if depth is None else depth - 1, options)


def findlabels(code):
    """Return the offsets of all places that something jumps to."""
    if not hasattr(code, 'co_code'):
        raise TypeError('a code object is needed, not its co_code')
    return sorted({index for op, arg, kind, index, text in _opcode.instructions(code) if kind == 'jump'})


def findlinestarts(code):
    """Yield (offset, line) of each place where another line of the source begins; its number may be None."""
    before = False  # which is no line, while None may be one
    for start, _, line in code.co_lines():
        if line is not before:
            yield start, line
        before = line


def _find_imports(co):
    """Yield (name, level, names) for each import in the code, as __import__() is given them."""
    loaded = []
    for instr in _instructions(co):
        if instr.opname == 'LOAD_CONST':
            loaded.append(instr.argval)
        elif instr.opname == 'IMPORT_NAME':
            fromlist, level = loaded[-2:]
            yield instr.argval, level, fromlist


def _find_store_names(co):
    """Yield the names of the global variables that the code sets."""
    for instr in _instructions(co):
        if instr.opname in ('STORE_NAME', 'STORE_GLOBAL'):
            yield instr.argval


class Bytecode:
    """A piece of code, given as for dis(): iteration gives its operations, dis() and info() texts about it."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
                 show_positions=False):
        self._original_object, self.current_offset = x, current_offset
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self.exception_entries = _exception_entries(co, _labels(co))
        self.show_caches, self.adaptive = show_caches, adaptive
        self.show_offsets, self.show_positions = show_offsets, show_positions

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Make one of the innermost code of a traceback, with an arrow at the operation that failed."""
        tb = _innermost(tb)
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def __iter__(self):
        return _instructions(self.codeobj, self._line_offset)

    def __repr__(self):
        return f'{type(self).__name__}({self._original_object!r})'

    def info(self):
        """Return what code_info() does."""
        return _format_code_info(self.codeobj)

    def dis(self):
        """Return what dis() would print."""
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
