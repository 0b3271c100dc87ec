"""`quizgame fit`: fits the parameters of memory to the learner, and says what that is worth."""

from __future__ import annotations

import sys
from typing import Any

from quizgame.cli.arguments import Options
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.wiring import open_application
from quizgame.memory.fitting import Fit


def fit(options: Options) -> int:
    """Fit, report, and let memory follow what was found if it is better."""
    from quizgame.app.fitting import fit_beside, keep_fit

    with open_application(options, writing=not options.dry_run) as application:
        journal = application.journal
        with _Progress() as progress:
            found = fit_beside(journal.heard(), journal.scheduler, progress.tell)
        applied = found.parameters is not None and not options.dry_run
        if applied:
            keep_fit(journal, application.clock(), found)
    if options.json:
        print_json(_describe(found, applied))
    else:
        print_lines(_page(found, applied, Ink()))
    return 0


class _Progress:
    """One line on standard error that tells what is being done, where somebody watches; gone at the end."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._write("")

    def tell(self, step: str) -> None:
        """Tell what is being done now."""
        self._write(f"{one_line(step)} …")

    def _write(self, text: str) -> None:
        if self._watched:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()


def _describe(found: Fit, applied: bool) -> dict[str, Any]:
    return {
        "reviews": found.reviews,
        "held_out": found.held_out,
        "log_loss": {"before": found.before.log_loss, "after": found.after.log_loss},
        "rmse_bins": {"before": found.before.rmse_bins, "after": found.after.rmse_bins},
        "better": found.parameters is not None,
        "applied": applied,
        "parameters": found.parameters,
    }


def _page(found: Fit, applied: bool, ink: Ink) -> list[str]:
    before, after = found.before, found.after
    lines = [
        f"Fitted to {found.reviews - found.held_out:,} reviews, and judged by the {found.held_out:,} after them:",
        "",
        ink.dim("               BEFORE    AFTER"),
        f"log loss       {before.log_loss:6.4f}   {after.log_loss:6.4f}   how surprising the answers were",
        f"calibration    {before.rmse_bins:6.2%}   {after.rmse_bins:6.2%}   how far off the chances were (RMSE, bins)",
        "",
    ]
    if found.parameters is None:
        return [*lines, "That is no better, so nothing has changed."]
    if not applied:
        return [
            *lines,
            f"{ink.green('That is better.')} Nothing has changed yet: `quizgame fit` lets memory follow it.",
        ]
    return [
        *lines,
        f"{ink.green('That is better,')} so from now on memory follows what fits all {found.reviews:,} reviews.",
        "The days on which cards are due stay as they were given.",
    ]
