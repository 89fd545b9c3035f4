# Unpacking with a star does not ask for a length before it needs one.


class Items:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("length")
        return -1

    def __getitem__(self, i):
        if i == self.n:
            raise IndexError
        return i


for n in 0, 1, 2:
    for f in "a, *b = x", "a, b, *c = x", "*a, b = x":
        try:
            names = {"x": Items(n)}
            exec(f, names)
            print(f, n)
        except ValueError as e:
            print(f, n, e)
