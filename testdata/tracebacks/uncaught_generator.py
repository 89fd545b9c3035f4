# exit: 1
# stderr: stored
def leaf():
    yield 1
    raise LookupError("leaf")
def branch(): yield from leaf()
def tree():
    for x in branch(): yield x
print(list(map(lambda v: v, tree())))
