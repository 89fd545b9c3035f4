"""Abstract syntax trees: parse, look at, change, write out and compile Python code."""

import sys
from _ast import *
from _ast import AST, _unparse
import _ast

PyCF_ONLY_AST = _ast.PyCF_ONLY_AST
PyCF_TYPE_COMMENTS = _ast.PyCF_TYPE_COMMENTS
PyCF_ALLOW_TOP_LEVEL_AWAIT = _ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
PyCF_OPTIMIZED_AST = _ast.PyCF_OPTIMIZED_AST


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """Parse source text into a tree."""
    minor = -1 if feature_version is None else feature_version
    if isinstance(minor, tuple):
        major, minor = minor
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
    flags = (PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST) | (PyCF_TYPE_COMMENTS if type_comments else 0)
    return compile(source, filename, mode, flags | PyCF_ONLY_AST, _feature_version=minor, optimize=optimize)


def literal_eval(node_or_string):
    """Evaluate an expression made of literals and containers only; text or a node."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval").body
    elif isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = "malformed node or string"
    lno = getattr(node, "lineno", None)
    if lno:
        message += f" on line {lno}"
    raise ValueError(message + f": {node!r}")


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if (isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set"
            and node.args == node.keywords == []):
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return the text of a tree."""
    absent = object()

    def told(node, name):
        """Return an attribute if it is there, and is not None where that is the default."""
        value = getattr(node, name, absent)
        return absent if value is None and getattr(type(node), name, ...) is None else value

    def show(node, level):
        """Return the text of a value, and whether it fits on its line."""
        if indent is not None:
            level += 1
            prefix = "\n" + indent * level
            sep = ",\n" + indent * level
        else:
            prefix, sep = "", ", "
        if isinstance(node, AST):
            cls = type(node)
            args, buffer = [], []
            simple = True
            keywords = annotate_fields
            for name in node._fields:
                value = told(node, name)
                if value is absent:
                    keywords = True
                    continue
                if not show_empty:
                    if value == []:
                        if not keywords:
                            buffer.append(repr(value))
                        continue
                    if not keywords:
                        args.extend(buffer)
                        buffer = []
                text, one = show(value, level)
                simple = simple and one
                args.append(f"{name}={text}" if keywords else text)
            for name in node._attributes if include_attributes else ():
                value = told(node, name)
                if value is not absent:
                    text, one = show(value, level)
                    simple = simple and one
                    args.append(f"{name}={text}")
            name = node.__class__.__name__
            if simple and len(args) <= 3:
                return f"{name}({', '.join(args)})", not args
            return f"{name}({prefix}{sep.join(args)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{sep.join([show(x, level)[0] for x in node])}]", False
        return repr(node), True

    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return show(node, 0)[0]


def copy_location(new_node, old_node):
    """Give a node the position of another, where both can have one; returns the node."""
    for attr in "lineno", "col_offset", "end_lineno", "end_col_offset":
        if attr in old_node._attributes and attr in new_node._attributes:
            value = getattr(old_node, attr, None)
            if value is not None or (hasattr(old_node, attr) and attr.startswith("end_")):
                setattr(new_node, attr, value)
    return new_node


def fix_missing_locations(node):
    """Give nodes without positions those of their parents; returns the node."""
    root = node
    todo = [(node, 1, 0, 1, 0)]
    while todo:
        node, lineno, col_offset, end_lineno, end_col_offset = todo.pop()
        attributes = node._attributes
        if "lineno" in attributes:
            if not hasattr(node, "lineno"):
                node.lineno = lineno
            else:
                lineno = node.lineno
        if "end_lineno" in attributes:
            if getattr(node, "end_lineno", None) is None:
                node.end_lineno = end_lineno
            else:
                end_lineno = node.end_lineno
        if "col_offset" in attributes:
            if not hasattr(node, "col_offset"):
                node.col_offset = col_offset
            else:
                col_offset = node.col_offset
        if "end_col_offset" in attributes:
            if getattr(node, "end_col_offset", None) is None:
                node.end_col_offset = end_col_offset
            else:
                end_col_offset = node.end_col_offset
        for child in iter_child_nodes(node):
            todo.append((child, lineno, col_offset, end_lineno, end_col_offset))
    return root


def increment_lineno(node, n=1):
    """Add n to all line numbers; returns the node."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end_lineno := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end_lineno + n
    return node


def iter_fields(node):
    """Iterate over the (name, value) of a node's fields that are there."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Iterate over the nodes directly below a node."""
    for name, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def get_docstring(node, clean=True):
    """Return the docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    text = value.value
    if clean:
        import inspect
        text = inspect.cleandoc(text)
    return text


def _lines(source, maxlines=None):
    """Split source text into lines as the tokenizer does: not at form feeds and the like."""
    import re
    lines = []
    for m in re.finditer(r"(.*?(?:\r\n|\n|\r|$))", source, re.S):
        if maxlines is not None and len(lines) + 1 > maxlines:
            break
        lines.append(m[0])
    return lines


_splitlines_no_ff = _lines


def get_source_segment(source, node, *, padded=False):
    """Return the text of a node, or None if its position is not known."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        lineno, end_lineno = node.lineno - 1, node.end_lineno - 1
        col_offset, end_col_offset = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _lines(source, maxlines=end_lineno + 1)
    if end_lineno == lineno:
        return lines[lineno].encode()[col_offset:end_col_offset].decode()
    padding = ""
    if padded:
        head = lines[lineno].encode()[:col_offset].decode()
        padding = "".join([c if c in "\f\t" else " " for c in head])
    first = padding + lines[lineno].encode()[col_offset:].decode()
    last = lines[end_lineno].encode()[:end_col_offset].decode()
    return "".join([first, *lines[lineno + 1:end_lineno], last])


def walk(node):
    """Iterate over a node and all nodes below it, in no particular order."""
    todo = [node]
    i = 0
    while i < len(todo):
        node = todo[i]
        i += 1
        todo.extend(iter_child_nodes(node))
        yield node
        if i > 1000:
            del todo[:i]
            i = 0


def compare(a, b, /, *, compare_attributes=False):
    """Tell whether two trees are the same."""
    missing = object()

    def same(a, b):
        if type(a) is not type(b):
            return False
        if isinstance(a, AST):
            if a._fields != b._fields:
                return False
            for field in a._fields:
                x, y = getattr(a, field, missing), getattr(b, field, missing)
                if x is missing and y is missing:
                    continue
                if x is missing or y is missing or not same(x, y):
                    return False
            if compare_attributes:
                if a._attributes != b._attributes:
                    return False
                for name in a._attributes:
                    if getattr(a, name, missing) != getattr(b, name, missing):
                        return False
            return True
        if isinstance(a, list):
            return len(a) == len(b) and all([same(x, y) for x, y in zip(a, b)])
        return a == b

    return same(a, b)


class NodeVisitor:
    """Calls visit_CLASS for the nodes of a tree; override these methods."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit the nodes below a node."""
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what a node is replaced by; None removes it."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for value in old:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new.extend(value)
                            continue
                    new.append(value)
                old[:] = new
            elif isinstance(old, AST):
                value = self.visit(old)
                if value is None:
                    delattr(node, field)
                else:
                    setattr(node, field, value)
        return node


# Classes of old versions that are still there.


class slice(AST):
    """Old class, not made by the parser any more."""


class Index(slice):
    """Old class, not made by the parser any more: an Index is its value now."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Old class, not made by the parser any more: an ExtSlice is a Tuple now."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


def _set_dims(self, value):
    self.elts = value


Tuple.dims = property(lambda self: self.elts, _set_dims)


class Suite(mod):
    """Old class, not made by the parser any more."""


class AugLoad(expr_context):
    """Old class, not made by the parser any more."""


class AugStore(expr_context):
    """Old class, not made by the parser any more."""


class Param(expr_context):
    """Old class, not made by the parser any more."""


def unparse(ast_obj):
    """Return source text whose tree is the given one."""
    if isinstance(ast_obj, list):
        return "\n".join([_unparse(node) for node in ast_obj])
    return _unparse(ast_obj)


def main(args=None):
    """The command: python -m ast [-m MODE] [--no-type-comments] [-a] [-i INDENT] [FILE]."""
    import argparse
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument("infile", nargs="?", default="-", help="the file to parse; defaults to stdin")
    parser.add_argument("-m", "--mode", default="exec", choices=("exec", "single", "eval", "func_type"),
                        help="specify what kind of code must be parsed")
    parser.add_argument("--no-type-comments", default=True, action="store_false",
                        help="don't add information about type comments")
    parser.add_argument("-a", "--include-attributes", action="store_true",
                        help="include attributes such as line numbers and column offsets")
    parser.add_argument("-i", "--indent", type=int, default=3, help="indentation of nodes (number of spaces)")
    parser.add_argument("--feature-version", type=str, default=None, metavar="VERSION",
                        help="Python version in the format 3.x (for example, 3.10)")
    parser.add_argument("-O", "--optimize", type=int, default=-1, metavar="LEVEL", help="optimization level for parser")
    parser.add_argument("--show-empty", default=False, action="store_true",
                        help="show empty lists and fields in dump output")
    args = parser.parse_args(args)
    if args.infile == "-":
        name = "<stdin>"
        source = sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(args.infile, "rb") as infile:
            source = infile.read()
    feature_version = None
    if args.feature_version:
        try:
            major, minor = map(int, args.feature_version.split(".", 1))
        except ValueError:
            parser.error("Invalid format for --feature-version; expected format 3.x (for example, 3.10)")
        feature_version = (major, minor)
    tree = parse(source, name, args.mode, type_comments=args.no_type_comments, feature_version=feature_version,
                 optimize=args.optimize)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent, show_empty=args.show_empty))


if __name__ == "__main__":
    main()
