"""Read resources contained within a package.

This codebase is shared between importlib.resources in the stdlib
and importlib_resources in PyPI. See
https://docs.python.org/3/library/importlib.resources.html
for more detail.
"""

from ._common import Anchor, Package, as_file, files
from ._functional import contents, is_resource, open_binary, open_text, path, read_binary, read_text
from .abc import ResourceReader

__all__ = ['Anchor', 'Package', 'ResourceReader', 'as_file', 'contents', 'files', 'is_resource', 'open_binary', 'open_text',
           'path', 'read_binary', 'read_text']
