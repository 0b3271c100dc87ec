"""Waits for the app as long as it has something to do, and no longer.

Textual's pilot sleeps 20 ms, at least twice for a key, and looks at the processor's clock to tell whether the app is
idle: most of a test would be spent asleep, and on a busy machine what a key brings might not be there yet. Here the app
has settled when its event loop has nothing left to run, nothing is left to be painted, and no work goes on beside it.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.worker import WorkerState

from quizgame.tui.screens.room import LASTING

PATIENCE = 1.0
"""Seconds after which a test goes on all the same: as with Textual's own waiting, some work is meant to last."""


async def settle(*_: float) -> None:
    """Wait until the app whose test this is has done all that it has to do now."""
    app, loop = active_app.get(), asyncio.get_running_loop()
    until = monotonic() + PATIENCE
    while monotonic() < until:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]  # what runs next
            continue
        if _paint(app):
            continue
        if not any(worker.state is WorkerState.RUNNING and worker.group != LASTING for worker in app.workers):
            return
        await asyncio.sleep(0.001)  # work in a thread; it says in the loop that it has ended


def _paint(app: App[Any]) -> bool:
    """Whether anything had to be laid out or painted; it is done at once, not with the next frame."""
    if not app.screen_stack or not app.screen._update_timer._active.is_set():
        return False
    app.screen._on_timer_update()
    return True
