"""A native encoding of text. Each of them is a module made of this file, under its own name."""

from encodings import _native

globals().update(_native(__name__))
