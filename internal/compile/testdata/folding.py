a = 1 + 2 * 3
b = (1, 2, (3, -4))
c = 'a' 'b'
d = 2 ** 10
e = 2 ** 100000
f = 1 / 0
g = -5
h = x in [1, 2, 3]
i = x in {1, 2}
if 0: print(1)
if __debug__: print(2)
assert x, 'no'
