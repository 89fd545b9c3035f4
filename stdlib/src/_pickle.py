"""The names of pickle under which other implementations have a faster one."""

from pickle import PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads

# As functions that are native these are no methods where a class takes them over.
dump, dumps, load, loads = map(staticmethod, (dump, dumps, load, loads))
