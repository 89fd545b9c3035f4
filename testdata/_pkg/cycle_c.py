from .cycle_d import D
C = 1
