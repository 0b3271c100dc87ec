"""How much a room takes from the network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what anybody can make a server do. Times are seconds.

    `connections` are open at a time, `per_address` of them from one address: a class behind one router shares it. A
    connection may send `burst` messages at once and `per_second` after that; `faults` of them may be none of the
    protocol or a wrong secret. Up to `outbox` messages wait for one that reads slowly. One that takes no seat is closed
    after `idle`, one that answers no ping after `silent`.
    """

    connections: int
    per_address: int
    burst: int = 30
    per_second: float = 10.0
    faults: int = 10
    outbox: int = 100
    idle: float = 300.0
    ping: float = 10.0
    silent: float = 35.0


def limits_for(seats: int) -> Limits:
    """The limits of a room with so many seats: everybody may have an old and a new connection at a time."""
    return Limits(connections=2 * seats + 50, per_address=2 * seats + 20)
