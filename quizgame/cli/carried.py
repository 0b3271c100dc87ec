"""`quizgame carried`: the cards that were edited and kept their progress; it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from quizgame.app.carrying import Carried
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.wiring import open_application
from quizgame.decks.identity import ANSWER, PROMPT
from quizgame.decks.told import Told
from quizgame.errors import UsageError

LAST, ALL = "last", "all"
"""What `--undo` takes besides an id: what was carried together the last time, and everything."""
_SHOWN = 5
_WHAT = {ANSWER: "answer edited", PROMPT: "question edited"}


def carried(options: Options) -> int:
    """List what was carried, after taking back or carrying after all what was asked for."""
    with open_application(options, writing=bool(options.undo or options.redo)) as application:
        progress = application.progress
        there = progress.carried()
        for names, again in ((options.undo, False), (options.redo, True)):
            chosen = _chosen(names, there)
            if chosen:
                progress.withdraw(chosen, again=again)
        there = progress.carried()
        if options.json:
            print_json([_describe(one) for one in there])
        else:
            print_lines(_page(there, Ink()))
    return 0


def told_now(carried: Sequence[Carried]) -> list[str]:
    """What was carried just now, for whoever is about to play; no lines if nothing was."""
    if not carried:
        return []
    lines = [f"{count(len(carried), 'card was', 'cards were')} edited; the progress was kept:"]
    lines += [f"  {_in_short(one)}" for one in carried[:_SHOWN]]
    if len(carried) > _SHOWN:
        lines.append(f"  … and {len(carried) - _SHOWN:,} more")
    return [*lines, "`quizgame carried` lists them, and takes it back where it is wrong."]


def _in_short(one: Carried) -> str:
    if one.why == PROMPT:
        return f"{one_line(one.old.prompt)} → {one_line(one.new.prompt)}"
    if one.why == ANSWER:
        return f"{one_line(one.new.prompt)} {one_line(one.old.forms)} → {one_line(one.new.forms)}"
    return one_line(one.new.prompt)


def _chosen(names: Sequence[str], there: Sequence[Carried]) -> list[Carried]:
    """What is named: by id, by its number alone, or all at once.

    Raises:
        UsageError: nothing, or several, are named so.
    """
    chosen: dict[str, Carried] = {}
    for name in names:
        if name == ALL:
            found = list(there)
        elif name == LAST:
            found = [one for one in there if one.at == there[0].at]
        else:
            found = [one for one in there if one.id == name] or [one for one in there if _number(one) == name]
            if len(found) > 1:
                raise UsageError(f"several have the number {name[:40]}", "give the whole id")
        if not found and name in (ALL, LAST):
            raise UsageError("nothing was carried so far")
        if not found:
            raise UsageError(f"nothing was carried as “{name[:60]}”", "`quizgame carried` lists the ids")
        chosen.update((one.id, one) for one in found)
    return list(chosen.values())


def _number(one: Carried) -> str:
    return one.id.rpartition("-")[2].lstrip("0")


def _describe(one: Carried) -> dict[str, Any]:
    return {
        "id": one.id,
        "day": date.fromordinal(one.day).isoformat(),
        "why": one.why,
        "withdrawn": one.withdrawn,
        "from": one.old.card,
        "to": one.new.card,
        "prompt_before": one.old.prompt,
        "prompt_now": one.new.prompt,
        "answers_before": list(one.old.answers),
        "answers_now": list(one.new.answers),
    }


def _page(there: Sequence[Carried], ink: Ink) -> list[str]:
    if not there:
        return ["No card with progress was edited so far."]
    lines = []
    for day, some in groupby(there, key=lambda one: one.day):
        lines += ["", ink.bold(f"{date.fromordinal(day):%d %B %Y}".lstrip("0"))]
        for one in some:
            lines += _lines(one, ink)
    return [*lines[1:], "", "`quizgame carried --undo ID` gives a card's progress back to what it was before."]


def _lines(one: Carried, ink: Ink) -> list[str]:
    what = _WHAT.get(one.why, "moved or renamed")
    back = ink.yellow("  taken back") if one.withdrawn else ""
    lines = [f"  {ink.dim(one.id)}  {one_line(one.new.deck)}  {what}{back}"]
    before, now = _text(one.old), _text(one.new)
    if before == now:
        return [*lines, f"    {now}"]
    return [*lines, f"    {ink.dim('before')}  {before}", f"    {ink.dim('now')}     {now}"]


def _text(told: Told) -> str:
    return f"{one_line(told.prompt)}  ({one_line(told.forms)})"
