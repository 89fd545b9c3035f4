from .cycle_c import C
D = 1
