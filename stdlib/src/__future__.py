"""The features that a "from __future__ import" statement turns on, and since when."""

_compiler = {
    "nested_scopes": 0x10, "generators": 0, "division": 0x20000, "absolute_import": 0x40000, "with_statement": 0x80000,
    "print_function": 0x100000, "unicode_literals": 0x200000, "barry_as_FLUFL": 0x400000, "generator_stop": 0x800000,
    "annotations": 0x1000000,
}

all_feature_names = list(_compiler)

__all__ = ["all_feature_names"] + all_feature_names

for _name, _flag in _compiler.items():
    globals()["CO_" + {"nested_scopes": "NESTED", "generators": "GENERATOR_ALLOWED", "division": "FUTURE_DIVISION",
                       "absolute_import": "FUTURE_ABSOLUTE_IMPORT", "with_statement": "FUTURE_WITH_STATEMENT",
                       "print_function": "FUTURE_PRINT_FUNCTION", "unicode_literals": "FUTURE_UNICODE_LITERALS",
                       "barry_as_FLUFL": "FUTURE_BARRY_AS_BDFL", "generator_stop": "FUTURE_GENERATOR_STOP",
                       "annotations": "FUTURE_ANNOTATIONS"}[_name]] = _flag


class _Feature:
    """A feature: the releases in which it came as an option and for good, and the
    flag that compile() takes for it."""

    def __init__(self, optionalRelease, mandatoryRelease, compiler_flag):
        self.optional, self.mandatory, self.compiler_flag = optionalRelease, mandatoryRelease, compiler_flag

    def getOptionalRelease(self):
        """Return the first release in which the feature could be turned on."""
        return self.optional

    def getMandatoryRelease(self):
        """Return the release in which it is always on; None: that is not known."""
        return self.mandatory

    def __repr__(self):
        return "_Feature" + repr((self.optional, self.mandatory, self.compiler_flag))


nested_scopes = _Feature((2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0), CO_NESTED)
generators = _Feature((2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0), CO_GENERATOR_ALLOWED)
division = _Feature((2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0), CO_FUTURE_DIVISION)
absolute_import = _Feature((2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0), CO_FUTURE_ABSOLUTE_IMPORT)
with_statement = _Feature((2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0), CO_FUTURE_WITH_STATEMENT)
print_function = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), CO_FUTURE_PRINT_FUNCTION)
unicode_literals = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), CO_FUTURE_UNICODE_LITERALS)
barry_as_FLUFL = _Feature((3, 1, 0, "alpha", 2), (4, 0, 0, "alpha", 0), CO_FUTURE_BARRY_AS_BDFL)
generator_stop = _Feature((3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0), CO_FUTURE_GENERATOR_STOP)
annotations = _Feature((3, 7, 0, "beta", 1), None, CO_FUTURE_ANNOTATIONS)

del _compiler, _name, _flag
