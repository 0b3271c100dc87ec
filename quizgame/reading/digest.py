"""Short digests of texts and files."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib gives, without OpenSSL, which takes 3 ms to load
except ImportError:
    from hashlib import blake2b


def digest(data: bytes, size: int) -> str:
    """BLAKE2b of `data` in `size` bytes, as twice as many hexadecimal digits."""
    return blake2b(data, digest_size=size).hexdigest()
