"""The search for garbage, and when to do without it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MUCH = 20_000
"""So many more things than before are worth it."""


@contextmanager
def nothing_collected() -> Iterator[None]:
    """While much is made of which nearly all is kept: looking for garbage in it takes up to a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            # where little was made the next look is short; what is frozen is counted one by one, and would thaw
            if gc.get_count()[0] > _MUCH and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # what was made counts as old, so that the next look at what is young passes it over
            gc.enable()
