"""`quizgame backup`, `restore` and `journal`: copies of the journal, and journals from elsewhere."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizgame.app.keeping import Copy, Merged, Restored, back_up_now, export, merge, put_back
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import one_line, print_json, print_lines
from quizgame.cli.wiring import now
from quizgame.memory.day import Moment
from quizgame.store.backup import Content
from quizgame.store.home import find_home

_LATEST = 253_402_000_000_000
"""Milliseconds since 1970, at the end of the year 9999."""


def backup(options: Options) -> int:
    """Copy the journal."""
    at = now()
    copy = back_up_now(_journal(options), Path(options.file) if options.file else None, at)
    if options.json:
        print_json({"path": str(copy.path), "events": copy.content.events, "last": _iso(copy.content.last)})
    else:
        print_lines([f"Backed up: {one_line(str(copy.path))}", _told(copy.content, at)])
    return 0


def restore(options: Options) -> int:
    """Put a copy in the journal's place."""
    at = now()
    print_lines(_told_of_restored(put_back(Path(options.file), _journal(options), at), at))
    return 0


def journal(options: Options) -> int:
    """Write the journal out, or take over what another one holds."""
    at, file = now(), Path(options.file)
    if options.action == "export":
        print_lines(_told_of_export(export(_journal(options), file), at))
    else:
        print_lines(_told_of_merged(merge(file, _journal(options), at)))
    return 0


def _journal(options: Options) -> Path:
    return find_home(os.environ, options.profile).journal


def _told_of_restored(restored: Restored, at: Moment) -> list[str]:
    lines = ["Restored.", _told(restored.content, at)]
    if restored.aside is None:
        return lines
    aside = one_line(str(restored.aside))
    lines.append(f"What was there is kept: {aside}")
    if restored.lost:
        lines += [
            f"{count(restored.lost, 'event')} of it cannot be found in what was restored. To have them too:",
            f"  quizgame journal import {aside}",
        ]
    return lines


def _told_of_export(copy: Copy, at: Moment) -> list[str]:
    lines = [f"Written: {one_line(str(copy.path))}", _told(copy.content, at)]
    if copy.left_out:
        lines.append(f"{count(copy.left_out, 'damaged event')} left out; `quizgame doctor` tells more.")
    return lines


def _told_of_merged(merged: Merged) -> list[str]:
    if not merged.added:
        return [f"Nothing to take over: of {count(merged.events, 'event')}, none is new."]
    lines = [f"Taken over: {merged.added:,} of {count(merged.events, 'event')}."]
    if merged.before:
        lines.append(f"The journal as it was before is kept: {one_line(str(merged.before))}")
    return lines


def _told(content: Content, at: Moment) -> str:
    if not content.events:
        return "It holds no events yet."
    last = _local(content.last, at.offset)
    return f"It holds {count(content.events, 'event')}, the last of {last:%Y-%m-%d %H:%M}."


def _iso(utc: int) -> str | None:
    return _local(utc, 0).isoformat(timespec="seconds") if utc else None


def _local(utc: int, offset: int) -> datetime:
    """The wall clock's time; of a time beyond all calendars, the last there is."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=min(utc, _LATEST), minutes=offset)
