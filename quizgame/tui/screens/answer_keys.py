"""The keys that answer a question, wherever one is answered."""

from __future__ import annotations

from textual.binding import Binding, BindingType

ANSWERING: tuple[BindingType, ...] = (
    *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, 10)),
    Binding("t", "say(1)", show=False),
    Binding("f", "say(2)", show=False),
    Binding("up,k", "move(-1)", show=False),
    Binding("down,j", "move(1)", show=False),
    Binding("left", "step(-1)", show=False),
    Binding("right", "step(1)", show=False),
    Binding("shift+up,alt+up,K", "carry(-1)", show=False),
    Binding("shift+down,alt+down,J", "carry(1)", show=False),
    Binding("space", "grab", show=False),
)
"""Pick, say true or false, move, carry, grab: for screens that have these actions."""
