"""The operations of the virtual machine, a register machine of its own kind, and what they work on.
"""

import _opcode
from _opcode import (
    get_executor, get_intrinsic1_descs, get_intrinsic2_descs, get_nb_ops, has_arg, has_const, has_exc, has_free, has_jump,
    has_local, has_name, stack_effect)

__all__ = ['cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg', 'hasconst',
           'hasname', 'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

opname = _opcode.opnames()
opmap = {name: op for op, name in enumerate(opname) if op}
_specialized_opmap = {}
_specializations = {}
_inline_cache_entries = {}

cmp_op = ('<', '<=', '==', '!=', '>', '>=')

# All operations may have operands, none needs a second instruction for them.
HAVE_ARGUMENT = 0
EXTENDED_ARG = len(opname)

hasarg = [op for op in opmap.values() if has_arg(op)]
hasconst = [op for op in opmap.values() if has_const(op)]
hasname = [op for op in opmap.values() if has_name(op)]
hasjump = [op for op in opmap.values() if has_jump(op)]
hasjrel = []
hasjabs = hasjump
hasfree = [op for op in opmap.values() if has_free(op)]
haslocal = [op for op in opmap.values() if has_local(op)]
hasexc = [op for op in opmap.values() if has_exc(op)]
hascompare = [opmap[name] for name in ('LT', 'LE', 'EQ', 'NE', 'GT', 'GE', 'JUMP_LT', 'JUMP_LE', 'JUMP_EQ', 'JUMP_NE', 'JUMP_GT', 'JUMP_GE')]

_intrinsic_1_descs = get_intrinsic1_descs()
_intrinsic_2_descs = get_intrinsic2_descs()
_special_method_names = _opcode.get_special_method_names()
_nb_ops = get_nb_ops()
