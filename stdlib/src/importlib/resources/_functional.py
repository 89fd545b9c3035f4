"""The functions from before files(), in their new form: an anchor and path names."""

import warnings

from ._common import as_file, files

_MISSING = object()


def _resource(anchor, path_names):
    if anchor is None:
        raise TypeError('anchor must be module or string, got None')
    return files(anchor).joinpath(*path_names)


def _open_text(anchor, path_names, encoding, errors):
    if encoding is _MISSING:
        # With more than one path name, a positional encoding would look like one.
        if len(path_names) > 1:
            raise TypeError("'encoding' argument required with multiple path names")
        encoding = 'utf-8'
    return _resource(anchor, path_names).open('r', encoding=encoding, errors=errors)


def open_text(anchor, *path_names, encoding=_MISSING, errors='strict'):
    """Open a resource as a text file."""
    return _open_text(anchor, path_names, encoding, errors)


def read_text(anchor, *path_names, encoding=_MISSING, errors='strict'):
    """Return a resource's text."""
    with _open_text(anchor, path_names, encoding, errors) as file:
        return file.read()


def open_binary(anchor, *path_names):
    """Open a resource as a file of bytes."""
    return _resource(anchor, path_names).open('rb')


def read_binary(anchor, *path_names):
    """Return a resource's bytes."""
    return _resource(anchor, path_names).read_bytes()


def is_resource(anchor, *path_names):
    """Tell whether there is such a resource: a file, no folder."""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """Return the names of what is in a package or a folder of it."""
    warnings.warn('importlib.resources.contents is deprecated. Use files(anchor).iterdir() instead.', DeprecationWarning,
                  stacklevel=1)
    return (item.name for item in _resource(anchor, path_names).iterdir())


def path(anchor, *path_names):
    """Return a context manager for the path of a real file with the resource."""
    return as_file(_resource(anchor, path_names))
