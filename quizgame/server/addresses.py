"""Where a room can be reached from."""

from __future__ import annotations

import socket
from contextlib import suppress

from quizgame.server.running import LOOPBACK


def room_addresses(port: int, code: str, *, lan: bool) -> tuple[str, ...]:
    """The addresses of a room's page, the likeliest first; of this computer in its network only with `lan`."""
    hosts = [*lan_hosts(), LOOPBACK] if lan else [LOOPBACK]
    return tuple(f"http://{host}:{port}/{code}" for host in hosts)


def lan_hosts() -> tuple[str, ...]:
    """The addresses (IPv4) of this computer in the networks it is in, the one that leads outside first."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):  # no way may lead outside
        probe.connect(("192.0.2.1", 9))  # nothing is sent: this only asks which way it would go
        found.append(str(probe.getsockname()[0]))
    with suppress(OSError):  # a computer may not know its own name
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(dict.fromkeys(host for host in found if not host.startswith("127.")))
