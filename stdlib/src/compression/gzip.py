"""The module gzip, by its place in this package."""

from gzip import *
from gzip import __all__, __doc__
