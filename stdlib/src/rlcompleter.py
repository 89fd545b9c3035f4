"""Complete names as they are typed at a prompt: keywords, builtins, globals, attributes."""

import builtins
import inspect
import keyword
import re

import __main__

__all__ = ["Completer"]

_NO_SPACE = {"False", "None", "True", "break", "continue", "pass", "else", "_"}


class Completer:
    """Completes names of a namespace, that of __main__ if none is given."""

    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError("namespace must be a dictionary")
        self.use_main_ns = namespace is None
        self.namespace = {} if namespace is None else namespace

    def complete(self, text, state):
        """Return possibility number state for text, None after the last."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if not text.strip():
            return self._indent() if state == 0 else None
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def _indent(self):
        if not _readline_available:
            return "\t"
        readline.insert_text("\t")
        readline.redisplay()
        return ""

    def _callable_postfix(self, val, word):
        if not callable(val):
            return word
        try:
            return word + ("(" if inspect.signature(val).parameters else "()")
        except ValueError:
            return word + "("

    def global_matches(self, text):
        """Return the keywords and names that text may become."""
        found = {}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                ending = ":" if word in ("finally", "try") else "" if word in _NO_SPACE else " "
                found[word] = word + ending
        for names in self.namespace, builtins.__dict__:
            for word, value in names.items():
                if word.startswith(text) and word != "__builtins__" and word not in found:
                    found[word] = self._callable_postfix(value, word)
        return list(found.values())

    def attr_matches(self, text):
        """Return what a dotted name may become. The objects before the last dot are evaluated."""
        m = re.match(r"(\w+(?:\.\w+)*)\.(\w*)", text)
        if not m:
            return []
        expr, start = m.groups()
        try:
            obj = eval(expr, self.namespace)
        except Exception:
            return []
        words = set(dir(obj)) - {"__builtins__"}
        if hasattr(obj, "__class__"):
            words.add("__class__")
            words.update(get_class_members(obj.__class__))
        words = {word for word in words if word.startswith(start)}
        # Private names are offered when the others are none, or when asked for.
        for hidden in {"": ("_", "__"), "_": ("__",)}.get(start, ()):
            public = {word for word in words if not word.startswith(hidden)}
            if public:
                words = public
                break
        return sorted(self._attribute(obj, expr, word) for word in words)

    def _attribute(self, obj, expr, word):
        match = f"{expr}.{word}"
        if isinstance(getattr(type(obj), word, None), property):
            return match  # reading it might do something
        value = getattr(obj, word, None)
        return match if value is None else self._callable_postfix(value, match)


def get_class_members(klass):
    """Return the names of a class and its bases."""
    names = dir(klass)
    for base in getattr(klass, "__bases__", ()):
        names += get_class_members(base)
    return names


try:
    import readline
except ImportError:
    readline = None
_readline_available = readline is not None
if _readline_available:
    readline.set_completer(Completer().complete)
