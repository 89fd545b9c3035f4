import itertools
for x in itertools.filterfalse(None, itertools.repeat(1)): pass
