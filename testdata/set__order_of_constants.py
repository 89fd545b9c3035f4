# A set of constants that is written out has the order of a copied frozenset; one of variables that of its items.
zero = 0
print({0, 1, 2, 3, 16, 8, 24}, {zero, 1, 2, 3, 16, 8, 24}, {0, 8, 16, 24, 1, 2, 3}, {24, 16, 8, 0}, {8, 0}, {*[0, 1, 2, 3, 16, 8, 24]})
for text in "{-9, 3, 18, 21, 23, 31}", "{34, 4, 2, 20, 37, 36, 5, 21, 13}", "{16, 8, 0}", "{32, 0, 16, 8, 64}", "{-1, -2, 7, 15, 23}":
    print(eval(text), eval(text.replace("{", "{*(").replace("}", ",)}")), [eval(text)], eval(text) | {1})
