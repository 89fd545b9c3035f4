"""The files that lie in packages, wherever these are: in folders, in archives or in a loader of its own kind."""

from ._common import Anchor, Package, as_file, files
from ._functional import contents, is_resource, open_binary, open_text, path, read_binary, read_text
from .abc import ResourceReader

__all__ = ['Anchor', 'Package', 'ResourceReader', 'as_file', 'contents', 'files', 'is_resource', 'open_binary', 'open_text',
           'path', 'read_binary', 'read_text']
