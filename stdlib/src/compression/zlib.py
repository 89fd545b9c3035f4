"""The module zlib, by its place in this package."""

from zlib import *
from zlib import __doc__
