"""The names of pickle under which other implementations have a faster one."""

from pickle import PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads
