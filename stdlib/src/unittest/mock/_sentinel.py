"""Named objects that are equal to nothing else."""


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return repr(self)


class _Sentinel:
    """Its attributes are made when they are asked for, each once."""

    def __getattr__(self, name):
        if name == "__bases__":  # inspect and help() ask for it to find classes
            raise AttributeError
        return self.__dict__.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
MISSING = sentinel.MISSING
DELETED = sentinel.DELETED

for _kind in _SentinelObject, _Sentinel:
    _kind.__module__ = "unittest.mock"  # where pickle looks for them
