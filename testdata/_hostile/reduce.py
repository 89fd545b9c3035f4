import functools, itertools
functools.reduce(lambda a, b: a, itertools.count())
