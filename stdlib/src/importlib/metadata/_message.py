"""The metadata of a package: headers as in mail, and a body."""

import re
from typing import Protocol


class PackageMetadata(Protocol):
    """What metadata() gives: a mapping in which a key may come more than once."""

    def __len__(self): ...

    def __contains__(self, item): ...

    def __getitem__(self, key): ...

    def __iter__(self): ...

    def get(self, name, failobj=None): ...

    def get_all(self, name, failobj=None):
        """Return the values of a key in a list."""

    @property
    def json(self):
        """The metadata as a dict of strings and lists."""


class SimplePath(Protocol):
    """What a path must have of pathlib.Path to be that of a package's metadata."""

    def joinpath(self, other): ...

    def __truediv__(self, other): ...

    @property
    def parent(self): ...

    def read_text(self, encoding=None): ...

    def read_bytes(self): ...

    def exists(self): ...


class Message:
    """Headers, in their order, that are found by their name in any case; those that may
    be there several times have several values."""

    multiple_use_keys = {'classifier', 'obsoletes-dist', 'platform', 'project-url', 'provides-dist', 'provides-extra',
                         'requires-dist', 'requires-external', 'supported-platform', 'dynamic', 'license-file'}

    def __init__(self, headers=(), payload=''):
        self._headers = list(headers)
        self._payload = payload

    @classmethod
    def parse(cls, text):
        lines = text.split('\n')
        headers = []
        at = 0
        while at < len(lines):
            line = lines[at].rstrip('\r')
            if line[:1] in (' ', '\t') and headers:
                headers[-1][1] += '\n' + line
            else:
                name, colon, value = line.partition(':')
                if not colon or not name or ' ' in name:
                    break
                headers.append([name, value.lstrip(' \t')])
            at += 1
        if at < len(lines) and not lines[at].strip():
            at += 1
        payload = '\n'.join(lines[at:])
        pairs = [(name, cls._clean(name, value)) for name, value in headers]
        if payload:
            pairs.append(('Description', payload))
        return cls(pairs, payload)

    @staticmethod
    def _clean(name, value):
        """Take away the margin of a value of several lines."""
        if '\n' not in value:
            return value
        first, _, rest = value.partition('\n')
        return first + '\n' + re.sub(r'(?m)^(?: {8}\||\t|[ ]+)', '', rest)

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        name = name.lower()
        return any(k.lower() == name for k, v in self._headers)

    def __iter__(self):
        return iter([k for k, v in self._headers])

    def keys(self):
        return [k for k, v in self._headers]

    def values(self):
        return [v for k, v in self._headers]

    def items(self):
        return list(self._headers)

    def __getitem__(self, name):
        """Return the first value; of a name that is not there None, with a warning in future versions a KeyError."""
        missing = object()
        value = self.get(name, missing)
        if value is missing:
            import warnings
            warnings.warn('Implicit None on return values is deprecated and will raise KeyErrors.', DeprecationWarning,
                          stacklevel=2)
            return None
        return value

    def get(self, name, failobj=None):
        name = name.lower()
        for k, v in self._headers:
            if k.lower() == name:
                return v
        return failobj

    def get_all(self, name, failobj=None):
        name = name.lower()
        values = [v for k, v in self._headers if k.lower() == name]
        return values or failobj

    def get_payload(self, i=None, decode=False):
        return self._payload.encode() if decode else self._payload

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        head = ''.join(f'{k}: {v}\n' for k, v in self._headers if not (k == 'Description' and self._payload))
        return head + '\n' + self._payload

    __str__ = as_string

    @property
    def json(self):
        """The metadata as a dict of strings and lists, with the keys that PEP 566 says."""
        out = {}
        for key in self.keys():
            name = key.lower().replace('-', '_')
            if key.lower() in self.multiple_use_keys:
                out[name] = self.get_all(key)
            elif key.lower() == 'keywords':
                out[name] = re.split(r'\s+', self[key])
            else:
                out[name] = self[key]
        return out
