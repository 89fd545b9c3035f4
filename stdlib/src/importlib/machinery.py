"""The finders and loaders of the import system, and the suffixes of the files they know."""

from importlib._bootstrap import BuiltinImporter, FrozenImporter, ModuleSpec
from importlib._bootstrap_external import (
    AppleFrameworkLoader, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder, NamespaceLoader,
    PathFinder, SOURCE_SUFFIXES, SourceFileLoader, SourcelessFileLoader, WindowsRegistryFinder)


def all_suffixes():
    """Return the suffixes of all files that can be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


__all__ = ['AppleFrameworkLoader', 'BYTECODE_SUFFIXES', 'BuiltinImporter', 'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES',
           'ExtensionFileLoader', 'FileFinder', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader',
           'OPTIMIZED_BYTECODE_SUFFIXES', 'PathFinder', 'SOURCE_SUFFIXES', 'SourceFileLoader', 'SourcelessFileLoader',
           'WindowsRegistryFinder', 'all_suffixes']


def __getattr__(name):
    if name in ('DEBUG_BYTECODE_SUFFIXES', 'OPTIMIZED_BYTECODE_SUFFIXES'):
        import warnings
        warnings.warn(f'importlib.machinery.{name} is deprecated and will be removed in Python 3.15; '
                      'use importlib.machinery.BYTECODE_SUFFIXES instead.', DeprecationWarning, stacklevel=2)
        return BYTECODE_SUFFIXES
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
