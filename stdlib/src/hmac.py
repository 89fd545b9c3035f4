"""Keyed hashing for message authentication (RFC 2104)."""

from _operator import _compare_digest as compare_digest
import _hashes

trans_5C = bytes(x ^ 0x5C for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))

# The size of digests is that of the hash function.
digest_size = None


def _constructor(digestmod):
    if not digestmod:
        raise TypeError("Missing required argument 'digestmod'.")
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        import hashlib
        if "shake" in digestmod.lower():
            raise ValueError("no digest size: " + digestmod)
        return lambda d=b"": hashlib.new(digestmod, d)
    return lambda d=b"": digestmod.new(d)


def _feed_key(inner, outer, key, blocksize, make):
    """Begin the two hashes, of the message and of its digest: each with a block made from the key."""
    block = (key if len(key) <= blocksize else make(key).digest()).ljust(blocksize, b"\0")
    inner.update(block.translate(trans_36))
    outer.update(block.translate(trans_5C))


class HMAC:
    """The hash of a message with a key."""

    blocksize = 64  # for hash functions that do not tell theirs

    __slots__ = ("_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        make = _constructor(digestmod)
        self._outer = make()
        self._inner = make()
        self.digest_size = self._inner.digest_size
        if hasattr(self._inner, "block_size"):
            blocksize = self._inner.block_size
            if blocksize < 16:
                from warnings import warn
                warn(f"block_size of {blocksize} seems too small; using our default of {self.blocksize}.",
                     RuntimeWarning, 2)
                blocksize = self.blocksize
        else:
            from warnings import warn
            warn("No block_size attribute on given digest object; Assuming %d." % self.blocksize, RuntimeWarning, 2)
            blocksize = self.blocksize
        self.block_size = blocksize
        _feed_key(self._inner, self._outer, key, blocksize, make)
        if msg is not None:
            self.update(msg)

    name = property(lambda self: f"hmac-{self._inner.name}")

    def update(self, msg):
        """Hash more of the message."""
        self._inner.update(msg)

    def copy(self):
        """Return a copy, which goes its own way."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def _finished(self):
        h = self._outer.copy()
        h.update(self._inner.digest())
        return h

    def digest(self):
        """Return the hash value of this hashing object, as bytes."""
        return self._finished().digest()

    def hexdigest(self):
        """Return the digest in hexadecimal digits."""
        return self._finished().hexdigest()


def new(key, msg=None, digestmod=""):
    """Return a new hashing object for the key, fed with msg; digestmod is a name, a constructor or a module."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """Return the digest of msg, in one step; digest is a name, a constructor or a module."""
    if isinstance(digest, str):
        fast = _hashes.hmac_digest(key, msg, digest)
        if fast is not None:
            return fast
    make = _constructor(digest)
    inner, outer = make(), make()
    _feed_key(inner, outer, key, getattr(inner, "block_size", 64), make)
    inner.update(msg)
    outer.update(inner.digest())
    return outer.digest()
