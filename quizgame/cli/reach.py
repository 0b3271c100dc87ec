"""What to look at when phones cannot get into a room: told to its host, from the likeliest cause on."""

from __future__ import annotations

from collections.abc import Sequence

Step = tuple[str, str]
Sections = tuple[tuple[str, tuple[Step, ...]], ...]


def reach_sections(addresses: Sequence[str], port: int, *, lan: bool) -> Sections:
    """Steps to find out what is in the way, and what to do; `addresses` are the room's, the likeliest first."""
    if not lan:
        return (
            (
                "This room answers on this computer alone",
                (
                    ("1", "leave it (Esc, l), and start it again with --lan"),
                    ("2", "--lan opens it to everybody in the same network, without a password: the code is all"),
                ),
            ),
        )
    return (
        (
            "Find out",
            (
                ("1", f"open {addresses[0]} in a browser on this computer: does the page come?"),
                ("2", "are the phones in the same Wi-Fi? Mobile data off; guest networks are other networks"),
                ("3", "does one phone get in? Then the others have a wrong address or Wi-Fi"),
            ),
        ),
        (
            "What to do",
            (
                ("page, no phone", f"the firewall here: let Python take connections on port {port}"),
                ("still no phone", "the Wi-Fi keeps its devices apart, as in many schools: make a hotspot"),
                ("hotspot", "of a phone or this computer; let all join it, then quizgame host --resume"),
                ("another address", ", ".join(addresses[1:-1]) or "this computer has no other one"),
            ),
        ),
        ("What --lan means", (("", "everybody in this network can reach the page; without the code nobody gets in"),)),
    )
