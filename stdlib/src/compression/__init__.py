"""The compression formats of the library, each in a module."""
