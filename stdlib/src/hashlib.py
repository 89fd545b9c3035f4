"""Hash functions: constructors by name, key derivation."""

import _blake2
import _hashes
import _md5
import _sha1
import _sha2
import _sha3

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256",
                         "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_available = algorithms_guaranteed | {"sha512_224", "sha512_256"}

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
           "sha3_512", "shake_128", "shake_256", "new", "algorithms_guaranteed", "algorithms_available", "file_digest",
           "pbkdf2_hmac", "scrypt")

md5 = _md5.md5
sha1 = _sha1.sha1
sha224 = _sha2.sha224
sha256 = _sha2.sha256
sha384 = _sha2.sha384
sha512 = _sha2.sha512
sha3_224 = _sha3.sha3_224
sha3_256 = _sha3.sha3_256
sha3_384 = _sha3.sha3_384
sha3_512 = _sha3.sha3_512
shake_128 = _sha3.shake_128
shake_256 = _sha3.shake_256
blake2b = _blake2.blake2b
blake2s = _blake2.blake2s
pbkdf2_hmac = _hashes.pbkdf2_hmac
scrypt = _hashes.scrypt

_constructors = {name: globals().get(name) or getattr(_hashes, name) for name in algorithms_available}
_aliases = {"sha512-224": "sha512_224", "sha512-256": "sha512_256", "sha512/224": "sha512_224", "sha512/256": "sha512_256",
            "sha3-224": "sha3_224", "sha3-256": "sha3_256", "sha3-384": "sha3_384", "sha3-512": "sha3_512",
            "shake128": "shake_128", "shake256": "shake_256", "sha-1": "sha1", "sha-224": "sha224", "sha-256": "sha256",
            "sha2-224": "sha224", "sha2-256": "sha256", "sha2-384": "sha384", "sha2-512": "sha512", "sha-384": "sha384",
            "sha-512": "sha512", "blake2b512": "blake2b", "blake2s256": "blake2s"}


def _find(name):
    constructor = _constructors.get(name)
    if constructor is None:
        lowered = name.lower()
        constructor = _constructors.get(_aliases.get(lowered, lowered))
        if constructor is None:
            raise ValueError("unsupported hash type " + name)
    return constructor


def new(name, data=b"", **kwargs):
    """Return a new hash object of the named function, fed with data."""
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    return _find(name)(data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Hash the contents of a file object; digest is a name, or a function that makes hash objects.

    fileobj must be open for reading in binary mode. It is read to its end.
    """
    digestobj = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        # A BytesIO: its memory can be read where it is.
        digestobj.update(fileobj.getbuffer())
        return digestobj
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buf = bytearray(_bufsize)
    view = memoryview(buf)
    while True:
        size = fileobj.readinto(buf)
        if size is None:
            raise BlockingIOError("I/O operation would block.")
        if size == 0:
            return digestobj
        digestobj.update(view[:size])
