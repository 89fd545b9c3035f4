# Loops that are left early, beside a long list, while something with a finalizer is alive far away: quick, and the finalizer runs in time.
log = []


class Watched:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def hide(value, depth):
    for _ in range(depth):
        value = [value]
    return value


def first(items, want):
    for n, item in enumerate(items):
        if item == want:
            break
    return n


def work():
    far = hide(Watched("far"), 300)
    numbers = list(range(1_000_000))
    found = sum(first(numbers, n % 7) for n in range(100))
    assert not log
    return found, len(numbers), far is not None


print(work(), log)


def local():
    numbers = list(range(100_000))
    for _ in range(3):
        w = Watched(f"w{_}")
        first(numbers, 5)
        del w
        print(log[1:], end=" ")


local()
print()
