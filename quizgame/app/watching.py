"""A file that is being written: looked at after every save, with the question under edit to try."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from quizgame.app.places import Place, places_in
from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import Reading, read_file
from quizgame.facts.model import Fact
from quizgame.generate.context import Context
from quizgame.generate.expand import expand
from quizgame.generate.forms import FORMS
from quizgame.questions.question import Question
from quizgame.reading.diagnostic import Diagnostic
from quizgame.store.files import read_beside, read_stamped, unreadable
from quizgame.values import dataclass, replace

VANISHED = 0.4
"""Seconds for which a file may be gone or empty before it is believed: many editors save by removing and renaming."""

_Mark = tuple[int, int] | None
"""Size and time of change by which a file is known; None while there is none."""
_SECTION = re.compile(rb"[^\s#-]")
"""How a key of the whole file begins."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a file is after a save.

    `findings` are those of the file as it stands; while `complete` is False, the slower remarks of a strict teacher are
    still to come. `questions` are those of the last state without errors, `places` tells where each of them is written,
    `at` is the index of the one under edit. `sound` tells whether they are of the file as it stands.
    """

    title: str
    findings: tuple[Diagnostic, ...]
    complete: bool
    questions: tuple[Question, ...]
    places: Mapping[str, Place]
    at: int
    sound: bool


class _OvertakenError(Exception):
    """The file was saved again: nobody waits for all of what it was before."""


class Watch:
    """Looks at one deck or facts file again and again; `clock` counts seconds."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self.path = path
        self._clock = clock
        self._marks: dict[Path, _Mark] = {path: None}
        self._last: dict[Path, _Mark] = {}
        self._since = 0.0
        self._looks = 0
        self._sound: dict[Path, bytes] = {}
        self._sight = Sight(path.name, (), False, (), {}, 0, False)

    def settled(self) -> bool:
        """Whether a file that this one rests on has changed since the last look, and its writer is done with it."""
        now = {path: _mark(path) for path in self._marks}
        if now == self._marks:
            self._last = {}
            return False
        if now != self._last:
            self._last, self._since = now, self._clock()
            return False
        vanished = any(not _has_content(mark) and _has_content(self._marks[path]) for path, mark in now.items())
        return not vanished or self._clock() - self._since >= VANISHED

    def look(self) -> tuple[Sight, Callable[[], Sight | None]]:
        """Read the file: what is seen at once, and a way to see all of it, with the findings that `check` tells.

        The way may be gone by another thread. Where that is overtaken by the next look, it breaks off and gives None:
        the next one needs the time.
        """
        self._looks += 1
        files: dict[Path, bytes] = {}
        marks: dict[Path, _Mark] = {}
        reading = self._read(files, marks)
        self._marks, self._last = marks, {}
        base = None if isinstance(reading, Diagnostic) else reading.base
        if isinstance(reading, Diagnostic) or (reading.deck is None and base is None):
            findings = (reading,) if isinstance(reading, Diagnostic) else reading.findings
            self._sight = seen = replace(self._sight, findings=findings, complete=True, sound=False)
            return seen, lambda: seen
        edited = {path: lines for path, data in files.items() if (lines := _changed(self._sound.get(path, data), data))}
        self._sound = files
        facts = base.facts if base else ()
        places = places_in(reading, self.path)
        if reading.deck is not None:
            title, questions = reading.deck.title, reading.deck.questions
        else:
            assert base is not None
            near = _last_among(facts, edited.get(self.path)) or next(iter(facts), None)
            title = base.title or base.id
            questions = expand(Context(base), [near] if near else [], (), FORMS).questions
        first = Sight(title, reading.findings, False, questions, _placed(questions, places), 0, True)
        shown = self._sight.questions[self._sight.at].id if self._sight.questions else ""
        self._sight = replace(first, at=_under_edit(first, places, edited, shown))
        return self._sight, partial(self._complete, self._sight, reading, places, self._looks)

    def _complete(self, seen: Sight, reading: Reading, places: Mapping[str, Place], look: int) -> Sight | None:
        def heed() -> None:
            if look != self._looks:
                raise _OvertakenError

        try:
            return _completed(seen, reading, places, str(self.path), heed)
        except _OvertakenError:
            return None

    def _read(self, files: dict[Path, bytes], marks: dict[Path, _Mark]) -> Reading | Diagnostic:
        def load(name: str) -> bytes:
            path = self.path.parent / name
            marks[path] = _mark(path)
            files[path] = read_beside(self.path.parent, name)[0]
            return files[path]

        marks[self.path] = _mark(self.path)
        try:
            files[self.path] = read_stamped(self.path)[0]
        except OSError as error:
            return unreadable(self.path, error)
        return read_file(files[self.path], str(self.path), load)


def _mark(path: Path) -> _Mark:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _has_content(mark: _Mark) -> bool:
    return mark is not None and mark[0] > 0


def _placed(questions: Sequence[Question], places: Mapping[str, Place]) -> dict[str, Place]:
    """Where questions are written; those about a fact stand at the fact."""
    return {one.id: place for one in questions if (place := places.get(one.id) or places.get(one.fact or ""))}


def _last_among(facts: Sequence[Fact], lines: range | None) -> Fact | None:
    """The last fact that begins among these lines."""
    return max((fact for fact in facts if fact.line in (lines or ())), key=lambda fact: fact.line, default=None)


def _under_edit(sight: Sight, places: Mapping[str, Place], edited: Mapping[Path, range], shown: str) -> int:
    """The index of a question whose lines were changed; else of the one shown before, else of the first.

    `edited` holds the lines of each file among which what is under edit begins: the last that does is meant.
    """
    last: Place | None = None
    for path, lines in edited.items():
        among = [place for place in places.values() if place.path == path and place.spot.line in lines]
        last = max(among, key=lambda place: place.spot, default=last)
    ids = [one.id for one in sight.questions]
    before = ids.index(shown) if shown in ids else 0
    if last is None or sight.places.get(shown) == last:
        return before
    return next((index for index, id in enumerate(ids) if sight.places.get(id) == last), before)


def _completed(
    seen: Sight, reading: Reading, places: Mapping[str, Place], path: str, heed: Callable[[], None]
) -> Sight:
    """All of what is seen of a sound file: every question of its facts, and the remarks of a strict teacher."""
    base = reading.base
    if reading.deck is not None or base is None:
        return replace(seen, findings=(*reading.findings, *lint(reading, path, heed=heed)), complete=True)
    made = expand(Context(base), base.facts, base.entities.values(), FORMS, heed)
    findings = (*reading.findings, *lint(reading, path, made, heed))
    order = {fact: number for number, fact in enumerate(places)}
    questions = tuple(sorted(made.questions, key=lambda one: order.get(one.fact or "", len(order))))
    shown = seen.questions[seen.at].id if seen.questions else ""
    at = next((index for index, one in enumerate(questions) if one.id == shown), 0)
    return Sight(seen.title, findings, True, questions, _placed(questions, places), at, True)


def _changed(old: bytes, new: bytes) -> range | None:
    """The lines, from 1, from the beginning of the section that was changed to the last line changed in it.

    None if nothing was changed. Of what was removed, the line before it counts.
    """
    before, after = old.splitlines(), new.splitlines()
    if before == after:
        return None
    shorter = min(len(before), len(after))
    alike = next((count for count in range(shorter) if before[count] != after[count]), shorter)
    rest = shorter - alike
    same = next((count for count in range(rest) if before[-1 - count] != after[-1 - count]), rest)
    last = max(len(after) - same, 1)
    first = next((number for number in range(last, 0, -1) if _SECTION.match(after[number - 1])), 1)
    return range(first, last + 1)
