"""Secrets of seats and hosts. Only their digests are ever kept: who reads a room's log can sit on nobody's seat."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What room codes are made of: nothing that is read for something else."""
CODE_LENGTH = 5


def digest_of(secret: str) -> str:
    """The digest by which a secret is known again. Secrets are long and drawn at random, so it needs no salt."""
    return sha256(secret.encode()).hexdigest()


def is_secret(secret: str, digest: str) -> bool:
    """Whether a digest is that of this secret; the time it takes tells nothing."""
    return compare_digest(digest_of(secret), digest)


def same_code(given: str, code: str) -> bool:
    """Whether a typed code is a room's: case and spaces make no difference."""
    return "".join(given.split()).upper() == code
