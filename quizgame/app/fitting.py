"""Fitting beside the program: in a process that can be ended at any moment, for the optimizer lets go of nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import quizgame
from quizgame.errors import FittingError
from quizgame.memory.day import Moment
from quizgame.memory.fitting import FEWEST, Fit, Measure
from quizgame.memory.replay import Reviewed
from quizgame.memory.scheduler import Scheduler
from quizgame.store.fits import FITTED, encode_fit
from quizgame.store.journal import Entry, Journal

_AT_ONCE = 10_000
"""Reviews made ready together: many, yet not as many as fill the memory."""


def fit_beside(reviews: Iterable[Reviewed], former: Scheduler, told: Callable[[str], None]) -> Fit:
    """Fit parameters to reviews, given card by card; `told` hears in a few words what is being done.

    Whatever ends this call, KeyboardInterrupt too, ends the process beside it.

    Raises:
        FittingError: there are too few reviews, or the optimizer failed.
    """
    command = [sys.executable, "-m", "quizgame.app.fitter"]
    with subprocess.Popen(  # noqa: S603 - it is this very program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    ) as process:
        try:
            for answer in _ask(process, reviews, former):
                match answer:
                    case {"told": str(step)}:
                        told(step)
                    case {"fit": dict(found)}:
                        return _decode(found)
                    case {"few": int(known)}:
                        raise _too_few(known)
                    case {"failed": str(why)}:
                        raise FittingError(f"the parameters cannot be fitted: {why}", "`quizgame doctor` tells more")
            code = process.wait()
        finally:
            process.kill()
            process.wait()  # until it is gone, also where Ctrl+C would have nobody wait for it
    raise FittingError(f"the parameters cannot be fitted: the process that does so ended with code {code}")


def keep_fit(journal: Journal, moment: Moment, found: Fit) -> None:
    """Let memory follow the parameters found, from now on; due days that were given stay.

    Raises:
        FittingError: nothing better was found.
        StoreError: it could not be kept; then nothing has changed.
    """
    if found.parameters is None:
        raise FittingError("nothing better was found than what there is")
    told = {
        "reviews": found.reviews,
        "held_out": found.held_out,
        "log_loss": [found.before.log_loss, found.after.log_loss],
        "rmse_bins": [found.before.rmse_bins, found.after.rmse_bins],
    }
    journal.adopt(moment, Entry(FITTED, None, None, encode_fit(found.parameters, told)))


def _ask(process: subprocess.Popen[bytes], reviews: Iterable[Reviewed], former: Scheduler) -> Iterator[Any]:
    """Give the process what it needs, and read its answers."""
    assert process.stdin is not None
    assert process.stdout is not None
    columns = _columns(reviews)
    try:
        process.stdin.write(json.dumps({"parameters": former.parameters}).encode() + b"\n")
        for column in columns:
            process.stdin.write(column)
        process.stdin.close()
    except BrokenPipeError:
        return  # it has ended; its code is told
    for line in process.stdout:
        yield json.loads(line)


def _columns(reviews: Iterable[Reviewed]) -> tuple[array[int], array[int], array[int]]:
    """A number for the card, the day and the packed review of each, in parts: a loop over all takes twice as long."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    cards, days, packed = array("q"), array("q"), array("q")
    rest = iter(reviews)
    while part := tuple(islice(rest, _AT_ONCE)):
        names, part_days, part_packed = zip(*part, strict=True)
        cards.extend(map(numbers.__getitem__, names))
        days.extend(part_days)
        packed.extend(part_packed)
    return cards, days, packed


def _environment() -> dict[str, str]:
    """This process's environment, in which the other one finds the same quizgame, and nothing in the current folder."""
    paths = [str(Path(quizgame.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONSAFEPATH": "1"}


def _decode(found: dict[str, Any]) -> Fit:
    parameters = tuple(found["parameters"]) if found["parameters"] else None
    before, after = Measure(**found["before"]), Measure(**found["after"])
    return Fit(found["reviews"], found["held_out"], before, after, parameters)


def _too_few(known: int) -> FittingError:
    return FittingError(
        f"there are {known:,} reviews of cards met before, and fewer than {FEWEST} tell more of chance than of you",
        "go on learning: until then the parameters serve well that fit most people",
    )
