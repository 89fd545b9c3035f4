"""What the compiler knows of the names of a program: which are local, global, free, and where."""

import os
import weakref
from enum import StrEnum

import _symtable
from _symtable import (CELL, DEF_ANNOT, DEF_BOUND, DEF_COMP_CELL, DEF_COMP_ITER, DEF_FREE_CLASS, DEF_GLOBAL, DEF_IMPORT,
                       DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM, FREE, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, LOCAL,
                       SCOPE_MASK, SCOPE_OFF, USE)

__all__ = ["symtable", "SymbolTableType", "SymbolTable", "Class", "Function", "Symbol"]

_scopes_value_to_name = {FREE: "FREE", LOCAL: "LOCAL", GLOBAL_IMPLICIT: "GLOBAL_IMPLICIT",
                         GLOBAL_EXPLICIT: "GLOBAL_EXPLICIT", CELL: "CELL"}
_flags = [(name, globals()[name]) for name in (
    "USE", "DEF_GLOBAL", "DEF_NONLOCAL", "DEF_LOCAL", "DEF_PARAM", "DEF_TYPE_PARAM", "DEF_FREE_CLASS", "DEF_IMPORT",
    "DEF_ANNOT", "DEF_COMP_ITER", "DEF_COMP_CELL")]


def symtable(code, filename, compile_type):
    """Return the table of a program; compile_type is "exec", "eval" or "single"."""
    return _table(_symtable.symtable(code, os.fsdecode(filename), compile_type), filename)


_known = weakref.WeakValueDictionary()  # that the same block has the same table, while it is in use


def _table(entry, filename):
    key = entry.id, filename
    table = _known.get(key)
    if table is None:
        kind = {_symtable.TYPE_FUNCTION: Function, _symtable.TYPE_CLASS: Class}.get(entry.type, SymbolTable)
        table = _known[key] = kind(entry, filename)
    return table


class SymbolTableType(StrEnum):
    """The kinds of blocks."""

    MODULE = "module"
    FUNCTION = "function"
    CLASS = "class"
    ANNOTATION = "annotation"
    TYPE_ALIAS = "type alias"
    TYPE_PARAMETERS = "type parameters"
    TYPE_VARIABLE = "type variable"


_KINDS = {getattr(_symtable, "TYPE_" + kind.name): kind for kind in SymbolTableType}


class SymbolTable:
    """The names of a block."""

    def __init__(self, raw_table, filename):
        self._table = raw_table
        self._filename = filename
        self._symbols = {}

    def __repr__(self):
        name = self._table.name
        what = f"{type(self).__name__} " if self.__class__ is not SymbolTable else ""
        if name == "top" and not what:
            return f"<{what}SymbolTable for module {self._filename}>"
        return f"<{what}SymbolTable for {name} in {self._filename}>"

    def get_type(self):
        """Return the kind of the block."""
        return _KINDS[self._table.type]

    def get_id(self):
        """Return a number that is the block's own."""
        return self._table.id

    def get_name(self):
        """Return the name of the function or class, "top" for the whole."""
        return self._table.name

    def get_lineno(self):
        """Return the line at which the block begins."""
        return self._table.lineno

    def is_optimized(self):
        """Tell whether its variables are those of a function."""
        return self._table.type == _symtable.TYPE_FUNCTION

    def is_nested(self):
        """Tell whether it is within a function."""
        return bool(self._table.nested)

    def has_children(self):
        """Tell whether there are blocks in it."""
        return bool(self._table.children)

    def get_identifiers(self):
        """Return a view of the names."""
        return self._table.symbols.keys()

    def lookup(self, name):
        """Return the symbol of a name; KeyError if there is none."""
        symbol = self._symbols.get(name)
        if symbol is None:
            flags = self._table.symbols[name]
            blocks = [_table(child, self._filename) for child in self._table.children if child.name == name]
            symbol = self._symbols[name] = Symbol(name, flags, blocks, module_scope=self._table.name == "top")
        return symbol

    def get_symbols(self):
        """Return the symbols of all names."""
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self):
        """Return the tables of the blocks in it."""
        return [_table(child, self._filename) for child in self._table.children]


def _place(flags):
    return flags >> SCOPE_OFF & SCOPE_MASK


class Function(SymbolTable):
    """The names of a function."""

    def _named(self, test):
        return tuple(name for name in self.get_identifiers() if test(self._table.symbols[name]))

    def get_parameters(self):
        """Return the names of the parameters."""
        return self._named(lambda flags: flags & DEF_PARAM)

    def get_locals(self):
        """Return the names of the local variables."""
        return self._named(lambda flags: _place(flags) in (LOCAL, CELL))

    def get_globals(self):
        """Return the names of global variables that are used."""
        return self._named(lambda flags: _place(flags) in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT))

    def get_nonlocals(self):
        """Return the names that are declared nonlocal."""
        return self._named(lambda flags: flags & DEF_NONLOCAL)

    def get_frees(self):
        """Return the names of variables of functions around."""
        return self._named(lambda flags: _place(flags) == FREE)


def _is_function(entry):
    # A generator expression is one too, whose parameter no function can have.
    return entry.type == _symtable.TYPE_FUNCTION and ".0" not in entry.symbols


class Class(SymbolTable):
    """The names of a class."""

    def get_methods(self):
        """Return the names of the methods. Deprecated."""
        import warnings

        typename = f"{type(self).__module__}.{type(self).__name__}"
        warnings.warn(f"{typename}.get_methods() is deprecated and will be removed in Python 3.16.", DeprecationWarning, stacklevel=2)
        return tuple(dict.fromkeys(
            child.name for child in self._table.children
            if _place(self._table.symbols.get(child.name, 0)) == LOCAL and self._defines(child)))

    @staticmethod
    def _defines(child):
        """Tell whether a block is a function, or the type parameters of one."""
        if child.type == _symtable.TYPE_TYPE_PARAMETERS:
            return any(_is_function(c) and c.name == child.name for c in child.children)
        return _is_function(child)


class Symbol:
    """A name in a block."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self.__name = name
        self.__flags = flags
        self.__scope = _place(flags)
        self.__namespaces = namespaces or ()
        self.__module_scope = module_scope

    def __repr__(self):
        return f"<symbol {self.__name!r}: {self._scope_str()}, {self._flags_str()}>"

    def _scope_str(self):
        return _scopes_value_to_name.get(self.__scope) or str(self.__scope)

    def _flags_str(self):
        return "|".join(name for name, flag in _flags if self.__flags & flag == flag)

    def get_name(self):
        """Return the name."""
        return self.__name

    def is_referenced(self):
        """Tell whether it is used."""
        return bool(self.__flags & USE)

    def is_parameter(self):
        """Tell whether it is a parameter."""
        return bool(self.__flags & DEF_PARAM)

    def is_type_parameter(self):
        """Tell whether it is a type parameter."""
        return bool(self.__flags & DEF_TYPE_PARAM)

    def is_global(self):
        """Tell whether it is a global variable."""
        return self.__scope in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT) or self.__module_scope and bool(self.__flags & DEF_BOUND)

    def is_nonlocal(self):
        """Tell whether it is declared nonlocal."""
        return bool(self.__flags & DEF_NONLOCAL)

    def is_declared_global(self):
        """Tell whether it is declared global."""
        return self.__scope == GLOBAL_EXPLICIT

    def is_local(self):
        """Tell whether it is a local variable, or a global one of the module's block."""
        return self.__scope in (LOCAL, CELL) or self.__module_scope and bool(self.__flags & DEF_BOUND)

    def is_annotated(self):
        """Tell whether it has an annotation."""
        return bool(self.__flags & DEF_ANNOT)

    def is_free(self):
        """Tell whether it is a variable of a function around."""
        return self.__scope == FREE

    def is_free_class(self):
        """Tell whether a method of the class uses a variable of that name from around the class."""
        return bool(self.__flags & DEF_FREE_CLASS)

    def is_imported(self):
        """Tell whether an import statement binds it."""
        return bool(self.__flags & DEF_IMPORT)

    def is_assigned(self):
        """Tell whether it is bound in the block."""
        return bool(self.__flags & DEF_LOCAL)

    def is_comp_iter(self):
        """Tell whether it is the variable of a comprehension."""
        return bool(self.__flags & DEF_COMP_ITER)

    def is_comp_cell(self):
        """Tell whether it is a cell of a comprehension that is inlined."""
        return bool(self.__flags & DEF_COMP_CELL)

    def is_namespace(self):
        """Tell whether a function or class of that name is defined, among others perhaps."""
        return bool(self.__namespaces)

    def get_namespaces(self):
        """Return the tables of the functions and classes of that name."""
        return self.__namespaces

    def get_namespace(self):
        """Return the table of the only function or class of that name."""
        if not self.__namespaces:
            raise ValueError("name is not bound to any namespaces")
        if len(self.__namespaces) > 1:
            raise ValueError("name is bound to multiple namespaces")
        return self.__namespaces[0]


def main(args):
    """Print the table of a file, or of standard input."""
    import sys

    def show(table, level=0):
        indent = "    " * level
        nested = "nested " if table.is_nested() else ""
        print(f"{indent}symbol table for {nested}{table.get_type()} {table.get_name()!r}:"
              if table.get_type() != "module" else
              f"{indent}symbol table for {nested}module from file {table._filename!r}:")
        for name in table.get_identifiers():
            symbol = table.lookup(name)
            flags, scope = symbol._flags_str().lower(), symbol._scope_str().lower()
            print(f"{indent}    {scope + ' ' if scope not in ('0',) else ''}symbol {symbol.get_name()!r}: {flags}")
        print()
        for child in table.get_children():
            show(child, level + 1)

    for name in args or ["-"]:
        if name == "-":
            src, name = sys.stdin.read(), "<stdin>"
        else:
            with open(name, "rb") as f:
                src = f.read()
        show(symtable(src, name, "exec"))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
