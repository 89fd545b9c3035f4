# issuperset looks only as far as it must; a subclass is shown by what it iterates over.
def items():
    yield 1
    yield 2
    print("not reached")


print({1}.issuperset(items()), {1}.issuperset([2, []]), {1}.issuperset(frozenset()), set().issuperset(""))


class S(set):
    def __iter__(self):
        return iter(["own"])


print(S({1, 2}), S(), str(S([3])))
