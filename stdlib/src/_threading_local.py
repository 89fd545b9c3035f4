"""Thread-local data, under the name of the module that had it before threading."""

from _thread import _local as local

__all__ = ['local']
