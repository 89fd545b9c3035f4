# Ordered maps by four balanced trees (treap, AVL, left-leaning red-black, skip list) behind one mapping interface, checked against a dict and a sorted list.
import random
import sys
from abc import abstractmethod
from bisect import bisect_left, insort
from collections.abc import MutableMapping
from itertools import islice, pairwise


class OrderedTree(MutableMapping):
    kinds = []

    def __init_subclass__(cls):
        OrderedTree.kinds.append(cls)

    def __init__(self, items=()):
        self.root, self.size = None, 0
        self.update(items)

    def __len__(self): return self.size

    def __getitem__(self, key):
        node = self.root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        if node is None:
            raise KeyError(key)
        return node.value

    def __setitem__(self, key, value): self.root = self._insert(self.root, key, value)

    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key
            node = node.right

    def __reversed__(self):
        def walk(node):
            if node:
                yield from walk(node.right)
                yield node.key
                yield from walk(node.left)
        return walk(self.root)

    def between(self, low, high):
        def walk(node):
            if node is None:
                return
            if low <= node.key:
                yield from walk(node.left)
            if low <= node.key < high:
                yield node.key, node.value
            if node.key < high:
                yield from walk(node.right)
        return walk(self.root)

    @property
    def height(self):
        depth, level = 0, [self.root] if self.root else []
        while level:
            depth, level = depth + 1, [c for n in level for c in (n.left, n.right) if c]
        return depth

    def __repr__(self):
        inside = ", ".join(f"{k!r}: {v!r}" for k, v in islice(self.items(), 4))
        return f"{type(self).__name__}({{{inside}{', ...' if len(self) > 4 else ''}}})"

    @abstractmethod
    def _insert(self, node, key, value): ...


class Node:
    __slots__ = "key", "value", "left", "right", "extra"

    def __init__(self, key, value, extra):
        self.key, self.value, self.extra = key, value, extra
        self.left = self.right = None


def rotate_right(n):
    l = n.left
    n.left, l.right = l.right, n
    return l


def rotate_left(n):
    r = n.right
    n.right, r.left = r.left, n
    return r


class Treap(OrderedTree):
    dice = random.Random(6)

    def _insert(self, n, key, value):
        if n is None:
            self.size += 1
            return Node(key, value, self.dice.random())
        if key == n.key:
            n.value = value
        elif key < n.key:
            n.left = self._insert(n.left, key, value)
            if n.left.extra > n.extra:
                n = rotate_right(n)
        else:
            n.right = self._insert(n.right, key, value)
            if n.right.extra > n.extra:
                n = rotate_left(n)
        return n

    def __delitem__(self, key):
        def merge(a, b):
            if not a or not b:
                return a or b
            if a.extra > b.extra:
                a.right = merge(a.right, b)
                return a
            b.left = merge(a, b.left)
            return b

        def remove(n):
            if n is None:
                raise KeyError(key)
            if key == n.key:
                return merge(n.left, n.right)
            if key < n.key:
                n.left = remove(n.left)
            else:
                n.right = remove(n.right)
            return n
        self.root = remove(self.root)
        self.size -= 1

    def check(self):
        def walk(n):
            for child in (n.left, n.right):
                if child:
                    assert child.extra <= n.extra
                    walk(child)
        self.root and walk(self.root)


class Avl(OrderedTree):
    @staticmethod
    def _height(n): return n.extra if n else 0

    def _fix(self, n):
        h, turn = self._height, rotate_right
        balance = h(n.left) - h(n.right)
        if balance > 1:
            if h(n.left.left) < h(n.left.right):
                n.left = self._update(rotate_left(n.left))
            n = rotate_right(n)
        elif balance < -1:
            if h(n.right.right) < h(n.right.left):
                n.right = self._update(rotate_right(n.right))
            n = rotate_left(n)
        return self._update(n)

    def _update(self, n):
        for m in filter(None, (n.left, n.right, n)):
            m.extra = 1 + max(self._height(m.left), self._height(m.right))
        return n

    def _insert(self, n, key, value):
        if n is None:
            self.size += 1
            return Node(key, value, 1)
        if key == n.key:
            n.value = value
            return n
        if key < n.key:
            n.left = self._insert(n.left, key, value)
        else:
            n.right = self._insert(n.right, key, value)
        return self._fix(n)

    def __delitem__(self, key):
        def remove(n, key):
            if n is None:
                raise KeyError(key)
            if key < n.key:
                n.left = remove(n.left, key)
            elif key > n.key:
                n.right = remove(n.right, key)
            elif n.left and n.right:
                after = n.right
                while after.left:
                    after = after.left
                n.key, n.value = after.key, after.value
                n.right = remove(n.right, after.key)
            else:
                return n.left or n.right
            return self._fix(n)
        self.root = remove(self.root, key)
        self.size -= 1

    def check(self):
        def depth(n):
            if n is None:
                return 0
            l, r = depth(n.left), depth(n.right)
            assert abs(l - r) <= 1 and n.extra == 1 + max(l, r)
            return n.extra
        depth(self.root)


class SkipList(OrderedTree):
    def __init__(self, items=()):
        self.dice = random.Random(9)
        self.head = [None, None, [None] * 10]
        super().__init__(items)

    def _before(self, key):
        node, path = self.head, [None] * 10
        for level in reversed(range(10)):
            while (after := node[2][level]) and after[0] < key:
                node = after
            path[level] = node
        return path

    def _find(self, key):
        node = self._before(key)[0][2][0]
        if node is None or node[0] != key:
            raise KeyError(key)
        return node

    def __getitem__(self, key): return self._find(key)[1]
    _insert = None

    def __setitem__(self, key, value):
        path = self._before(key)
        if (node := path[0][2][0]) and node[0] == key:
            node[1] = value
            return
        tall = 1
        while tall < 10 and self.dice.random() < 0.4:
            tall += 1
        node = [key, value, [path[l][2][l] for l in range(tall)]]
        for l in range(tall):
            path[l][2][l] = node
        self.size += 1

    def __delitem__(self, key):
        node = self._find(key)
        for l, before in enumerate(self._before(key)[:len(node[2])]):
            before[2][l] = node[2][l]
        self.size -= 1

    def __iter__(self):
        node = self.head[2][0]
        while node:
            yield node[0]
            node = node[2][0]

    def __reversed__(self): return reversed(list(self))

    def between(self, low, high):
        node = self._before(low)[0][2][0]
        while node and node[0] < high:
            yield tuple(node[:2])
            node = node[2][0]

    @property
    def height(self): return max((len(n[2]) for n in self._nodes()), default=0)

    def _nodes(self):
        node = self.head[2][0]
        while node:
            yield node
            node = node[2][0]

    def check(self):
        for level in range(10):
            node = self.head
            while after := node[2][level]:
                assert node is self.head or node[0] < after[0]
                node = after


for kind in OrderedTree.kinds:
    tree, model, keys, dice = kind(), {}, [], random.Random(31)
    for step in range(500):
        key = dice.randrange(150)
        match dice.choices(("set", "del", "get", "range", "pop"), (8, 4, 2, 1, 0.3))[0]:
            case "set":
                if key not in model:
                    insort(keys, key)
                tree[key] = model[key] = step
            case "del":
                try:
                    del tree[key]
                except KeyError as e:
                    assert key not in model and e.args == (key,)
                else:
                    del model[key], keys[bisect_left(keys, key)]
            case "get":
                assert tree.get(key, "none") == model.get(key, "none") and (key in tree) == (key in model)
            case "range":
                high = key + dice.randrange(40)
                assert [k for k, _ in tree.between(key, high)] == keys[bisect_left(keys, key):bisect_left(keys, high)]
            case "pop" if model:
                k, v = tree.popitem()
                assert model.pop(k) == v and keys.pop(0) == k
        if step % 20 == 0:
            tree.check()
            assert list(tree) == keys and list(reversed(tree)) == keys[::-1] and len(tree) == len(keys) and tree == model
    print(f"{tree!r:60} {len(tree)} {sum(tree.values())} height {tree.height}")
    rising = kind((n, n * n) for n in range(400))
    print("  rising", rising.height, list(rising.between(100, 103)), all(a < b for a, b in pairwise(rising)), rising.setdefault(5, 0), rising.pop(399), len(rising), next(reversed(rising)))
    words = kind(zip("the quick brown fox jumps over the lazy dog".split(), range(9)))
    print(" ", dict(words), words == dict(words), words.keys() & {"fox", "cat"}, list(words.between("d", "k")), words.keys() >= {"the"}, ("dog", 8) in words.items())
    words.clear()
    print(" ", words, bool(words), words.get("fox"))
    try:
        words.popitem()
    except KeyError as e:
        print("  empty", repr(e))
