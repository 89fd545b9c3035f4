"""Prints, for each module named in the arguments, its public names: a line of the name, a tab, and the names.

A module that cannot be imported gives the name alone.
"""

import importlib
import sys
import warnings

warnings.simplefilter("ignore")


def public(module):
    names = getattr(module, "__all__", None)
    if names is None:
        kind = type(sys)
        names = [n for n in dir(module) if not n.startswith("_") and not isinstance(getattr(module, n, None), kind)]
    return sorted(set(names))


for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
    except BaseException:
        print(name)
        continue
    if sys.implementation.name == "cpython":
        print(name, " ".join(public(module)), sep="\t")
    else:
        print(name, " ".join(n for n in dir(module)) + " " + " ".join(getattr(module, "__all__", ())), sep="\t")
