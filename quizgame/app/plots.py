"""Numbers as pictures of text, for terminals that know block signs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_BLOCKS = " ▁▂▃▄▅▆▇█"


def columns(values: Sequence[float], height: int, width: int = 1) -> list[str]:
    """Columns of so many cells' width side by side, as lines from top to bottom; the highest value fills the height.

    What is more than nothing shows as something.
    """
    most = max(values, default=0)
    steps = len(_BLOCKS) - 1
    eighths = [0 if value <= 0 else max(1, round(value / most * height * steps)) for value in values]
    return [
        "".join(_BLOCKS[min(max(eighth - level * steps, 0), steps)] * width for eighth in eighths).rstrip()
        for level in reversed(range(height))
    ]


def in_groups(values: Sequence[float], size: int) -> list[float]:
    """The means of values, so many at a time."""
    starts = [*range(0, len(values), size), len(values)]
    return [sum(values[start:end]) / (end - start) for start, end in pairwise(starts) if end > start]
