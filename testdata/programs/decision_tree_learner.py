# Learning from small tables: a decision tree by information gain, naive Bayes, nearest neighbours, k-means, a perceptron, cross-validation.
import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import fmean, mode, pstdev

WEATHER = """
outlook  temp  humid  wind | play
sunny    hot   high   weak   | no
sunny    hot   high   strong | no
overcast hot   high   weak   | yes
rain     mild  high   weak   | yes
rain     cool  normal weak   | yes
rain     cool  normal strong | no
overcast cool  normal strong | yes
sunny    mild  high   weak   | no
sunny    cool  normal weak   | yes
rain     mild  normal weak   | yes
sunny    mild  normal strong | yes
overcast mild  high   strong | yes
overcast hot   normal weak   | yes
rain     mild  high   strong | no
"""


def load(text):
    lines = [line.replace("|", " ").split() for line in text.strip().splitlines()]
    heads, *rows = lines
    return [(dict(zip(heads[:-1], row)), row[-1]) for row in rows]


def entropy(labels):
    counts = Counter(labels)
    return -sum(n / counts.total() * math.log2(n / counts.total()) for n in counts.values())


@dataclass
class Node:
    label: str
    feature: str | None = None
    branches: dict = field(default_factory=dict)

    def __call__(self, row):
        branch = self.branches.get(row.get(self.feature))
        return branch(row) if branch else self.label

    def show(self, indent=0):
        if not self.branches:
            return f" -> {self.label}"
        return "".join(f"\n{'  ' * indent}{self.feature} is {value}{branch.show(indent + 1)}"
                       for value, branch in sorted(self.branches.items()))

    def size(self):
        return 1 + sum(b.size() for b in self.branches.values())


def gain(rows, feature):
    parts = defaultdict(list)
    for row, label in rows:
        parts[row[feature]].append(label)
    return entropy([l for _, l in rows]) - sum(len(p) / len(rows) * entropy(p) for p in parts.values())


def learn(rows, features=None, depth=9):
    features = sorted(rows[0][0]) if features is None else features
    labels = [label for _, label in rows]
    node = Node(mode(labels))
    if len(set(labels)) == 1 or not features or depth == 0:
        return node
    node.feature = max(features, key=lambda f: gain(rows, f))
    parts = defaultdict(list)
    for row in rows:
        parts[row[0][node.feature]].append(row)
    rest = [f for f in features if f != node.feature]
    node.branches = {value: learn(part, rest, depth - 1) for value, part in parts.items()}
    return node


def naive_bayes(rows):
    labels = Counter(label for _, label in rows)
    counts = Counter((f, v, label) for row, label in rows for f, v in row.items())
    kinds = {f: len({row[f] for row, _ in rows}) for f in rows[0][0]}

    def chances(row):
        logs = {label: math.log(n / labels.total()) + sum(math.log((counts[f, v, label] + 1) / (n + kinds[f])) for f, v in row.items())
                for label, n in labels.items()}
        top = max(logs.values())
        scale = sum(math.exp(x - top) for x in logs.values())
        return {label: math.exp(x - top) / scale for label, x in logs.items()}

    return chances


def nearest(rows, k):
    def predict(row):
        return Counter(label for _, _, label in sorted(
            (sum(row[f] != other[f] for f in row), i, label) for i, (other, label) in enumerate(rows))[:k]).most_common(1)[0][0]
    return predict


def leave_one_out(rows, trainer):
    return sum(trainer(rows[:i] + rows[i + 1:])(row) == label for i, (row, label) in enumerate(rows))


def kmeans(points, k, rng):
    centres = rng.sample(points, k)
    for rounds in range(1, 100):
        groups = [[] for _ in centres]
        for p in points:
            groups[min(range(k), key=lambda i: math.dist(p, centres[i]))].append(p)
        moved = [tuple(map(fmean, zip(*g))) if g else c for g, c in zip(groups, centres)]
        if moved == centres:
            return rounds, sorted(zip(centres, map(len, groups)))
        centres = moved


def perceptron(samples, rounds=50):
    weights = [0.0] * (len(samples[0][0]) + 1)
    for turn in range(rounds):
        errors = 0
        for x, target in samples:
            guess = sum(w * v for w, v in zip(weights, (1, *x))) > 0
            if guess != target:
                errors += 1
                weights = [w + (target - guess) * v for w, v in zip(weights, (1, *x))]
        if not errors:
            return turn, weights
    return None, weights


rows = load(WEATHER)
print(len(rows), "rows, entropy", round(entropy(l for _, l in rows), 4))
print({f: round(gain(rows, f), 4) for f in rows[0][0]})
tree = learn(rows)
print("tree of", tree.size(), "nodes:", tree.show())
print("stump:", learn(rows, depth=1).show(1))
bayes = naive_bayes(rows)
for text in ("rain hot high strong", "overcast cool high weak", "snow mild normal weak"):
    row = dict(zip(rows[0][0], text.split()))
    print(f"{text}: tree {tree(row)}, neighbours {nearest(rows, 3)(row)}, bayes", {k: f"{v:.3f}" for k, v in sorted(bayes(row).items())})
trainers = {"tree": learn, "stump": lambda r: learn(r, depth=1), "1-nearest": lambda r: nearest(r, 1), "5-nearest": lambda r: nearest(r, 5),
            "bayes": lambda r: (lambda row, c=naive_bayes(r): max(c(row), key=c(row).get)), "always": lambda r: lambda row: "yes"}
for name, trainer in trainers.items():
    right = leave_one_out(rows, trainer)
    print(f"  {name:<10}{right:>3} of {len(rows)} {'#' * right}")

rng = random.Random(31)
points = [(round(rng.gauss(x, 0.8), 3), round(rng.gauss(y, 0.8), 3)) for x, y in ((0, 0), (6, 1), (3, 7)) for _ in range(25)]
rounds, centres = kmeans(points, 3, rng)
print("k-means:", rounds, "rounds", [(f"{x:.3f}", f"{y:.3f}", n) for (x, y), n in centres])
spread = [pstdev(c) for c in zip(*points)]
print("spread:", *(f"{s:.4f}" for s in spread))
gates = {"and": lambda a, b: a and b, "or": lambda a, b: a or b, "nand": lambda a, b: not (a and b), "xor": lambda a, b: a != b}
for name, gate in gates.items():
    turn, weights = perceptron([((a, b), int(gate(a, b))) for a in (0, 1) for b in (0, 1)])
    print(f"{name:<5}", "never learned" if turn is None else f"learned in {turn} rounds: {weights}")
