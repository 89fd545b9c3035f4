"""Topological sorting of graphs."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_OUT = -1   # handed out by get_ready()
_DONE = -2


class _Node:
    __slots__ = ("node", "waits", "successors")

    def __init__(self, node):
        self.node = node
        self.waits = 0  # predecessors that are not done; or _OUT, _DONE
        self.successors = []


class CycleError(ValueError):
    """The graph has a cycle: the second argument is a list of its nodes, the first one repeated at the end."""


class TopologicalSorter:
    """Sorts the nodes of a graph so that each comes after those it depends on."""

    def __init__(self, graph=None):
        self._node2info, self._ready_nodes = {}, None
        self._npassedout = self._nfinished = 0
        for node, predecessors in () if graph is None else graph.items():
            self.add(node, *predecessors)

    def _info(self, node):
        info = self._node2info.get(node)
        if info is None:
            info = self._node2info[node] = _Node(node)
        return info

    def add(self, node, *predecessors):
        """Add a node and those it depends on; may be called again for the same node."""
        if self._ready_nodes is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._info(node)
        info.waits += len(predecessors)
        for pred in predecessors:
            self._info(pred).successors.append(node)

    def prepare(self):
        """Mark the graph as finished and check for cycles; then get_ready() may be called."""
        if self._npassedout > 0:
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready_nodes is None:
            self._ready_nodes = [i.node for i in self._node2info.values() if i.waits == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """Return the nodes whose predecessors are all done, each once."""
        self._check_prepared()
        result = tuple(self._ready_nodes)
        for node in result:
            self._node2info[node].waits = _OUT
        self._ready_nodes.clear()
        self._npassedout += len(result)
        return result

    def is_active(self):
        """Return whether there are nodes that are not done and not waiting for one another."""
        self._check_prepared()
        return bool(self._ready_nodes) or self._npassedout > self._nfinished

    def __bool__(self):
        return self.is_active()  # which a subclass may answer in its own way

    def _check_prepared(self):
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")

    def done(self, *nodes):
        """Mark nodes that get_ready() returned as done."""
        self._check_prepared()
        table = self._node2info
        for node in nodes:
            info = table.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.waits != _OUT:
                if info.waits >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            info.waits = _DONE
            for successor in info.successors:
                other = table[successor]
                other.waits -= 1
                if other.waits == 0:
                    self._ready_nodes.append(successor)
            self._nfinished += 1

    def _find_cycle(self):
        table = self._node2info
        seen = set()
        for start in table:
            if start in seen:
                continue
            path = []          # from start to the current node
            position = {}      # node -> its place in path
            iterators = []
            node = start
            while True:
                if node in seen:
                    if node in position:
                        return path[position[node]:] + [node]
                else:
                    seen.add(node)
                    position[node] = len(path)
                    path.append(node)
                    iterators.append(iter(table[node].successors))
                while path:
                    try:
                        node = next(iterators[-1])
                        break
                    except StopIteration:
                        del position[path.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """Iterate over all nodes in an order; nothing else may be called then."""
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
