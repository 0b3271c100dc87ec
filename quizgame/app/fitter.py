"""Fits in a process of its own: `python -m quizgame.app.fitter`.

On standard input it takes a line of JSON, {"parameters": [21 numbers]}, and then reviews as whole numbers of 64 bits,
in three columns: a number for the card, the local day, and the due day and rating as packed in the journal. On standard
output it writes lines of JSON: {"told": what is being done}, and at the end {"fit": ...}, {"few": how many reviews
there are} or {"failed": why}.
"""

from __future__ import annotations

import gc
import json
import signal
import sys
from array import array
from dataclasses import asdict
from typing import Any

from quizgame.memory.fitting import TooFewReviewsError, fit
from quizgame.memory.scheduler import Scheduler


def main() -> None:
    """Read, fit, write."""
    # Ctrl+C is for the process that began this one; it will end this one too
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what is made is kept until the end, so there is nothing to collect
    given = json.loads(sys.stdin.buffer.readline())
    numbers = array("q", sys.stdin.buffer.read())
    count = len(numbers) // 3
    reviews = zip(map(str, numbers[:count]), numbers[count : 2 * count], numbers[2 * count :], strict=True)
    try:
        found = fit(reviews, Scheduler(given["parameters"]), lambda step: _write({"told": step}))
        _write({"fit": asdict(found)})
    except TooFewReviewsError as few:
        _write({"few": few.known})
    except ValueError as error:
        _write({"failed": str(error)})


def _write(value: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
