# Data pipelines of generators and coroutines; lazy evaluation shown by a log.
log = []
def source(n):
    for i in range(n):
        log.append(f"make {i}")
        yield {"id": i, "value": (i * 7919) % 101, "tag": "abc"[i % 3]}
def where(pred, rows): return (r for r in rows if pred(r))
def take(n, rows):
    if n <= 0: return
    for r in rows:
        yield r
        n -= 1
        if n == 0: return
def chunk(n, rows):
    block = []
    for r in rows:
        block.append(r)
        if len(block) == n:
            yield block
            block = []
    if block: yield block
def tee(rows, sink):
    sink.send(None)
    for r in rows:
        sink.send(r)
        yield r
    sink.close()
def averager(result):
    total = n = 0
    try:
        while True:
            row = yield
            total += row["value"]; n += 1
    finally: result.append((total, n))
result = []
pipe = chunk(2, take(5, tee(where(lambda r: r["value"] > 30, source(1000)), averager(result))))
first = next(pipe)
print([r["id"] for r in first], log)
print([[r["id"] for r in b] for b in pipe], len(log))
import gc
del pipe
gc.collect()
print(result)
class Pipeline:
    def __init__(self, *stages): self.stages = stages
    def __or__(self, stage): return Pipeline(*self.stages, stage)
    def __call__(self, data):
        for s in self.stages: data = s(data)
        return data
    def __len__(self): return len(self.stages)
p = Pipeline() | (lambda xs: (x * x for x in xs)) | (lambda xs: (x for x in xs if x % 3)) | sorted | (lambda xs: xs[-3:])
print(p(range(20)), len(p))
def merge(*its):
    heads = [[next(it), i, it] for i, it in enumerate(map(iter, its))]
    while heads:
        low = min(heads, key=lambda h: (h[0], h[1]))
        yield low[0]
        try: low[0] = next(low[2])
        except StopIteration: heads.remove(low)
print(list(merge([1, 4, 9], range(2, 6), [3, 3])))
def scheduler(*tasks):
    queue, out = list(tasks), []
    while queue:
        name, t = queue.pop(0)
        try: out.append((name, next(t)))
        except StopIteration as e: out.append((name, "done", e.value)); continue
        queue.append((name, t))
    return out
def task(n):
    for i in range(n): yield i
    return n * 10
print(scheduler(("a", task(2)), ("b", task(3)), ("c", task(0))))
def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x: yield from flatten(y)
    else: yield x
print(list(flatten([1, [2, (3, [4, []], 5)], [[[6]]]])))
def permutations(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]): yield [x, *rest]
print(sum(1 for _ in permutations([1, 2, 3, 4, 5])), next(permutations("cab")), [*permutations([1, 2])])
