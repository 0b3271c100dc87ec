"""A file that is being written: looked at after every save, with the question under edit to try."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import Reading, read_file
from quizgame.facts.model import Fact, FactBase
from quizgame.generate.context import Context
from quizgame.generate.expand import FORMS, expand
from quizgame.questions.question import Question
from quizgame.reading.diagnostic import Diagnostic, Spot
from quizgame.store.files import read_beside, read_stamped, unreadable

VANISHED = 0.4
"""Seconds for which a file may be gone or empty before it is believed: many editors save by removing and renaming."""

_Mark = tuple[int, int] | None
"""Size and time of change by which a file is known; None while there is none."""
_Edited = Mapping[Path, range]
"""The lines of each file among which the question under edit begins: the last one that does is meant."""
_SECTION = re.compile(rb"[^\s#-]")
"""How a key of the whole file begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file and a spot in it."""

    path: Path
    spot: Spot


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


class Watch:
    """Looks at one deck or facts file again and again; `clock` counts seconds."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self.path = path
        self._clock = clock
        self._marks: dict[Path, _Mark] = {path: None}
        self._last: dict[Path, _Mark] = {}
        self._since = 0.0
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

    def look(self) -> Iterator[Sight]:
        """Read the file: first what is read at once, then the same with all findings, as `check` tells them."""
        files: dict[Path, bytes] = {}
        marks: dict[Path, _Mark] = {}
        reading = self._read(files, marks)
        self._marks, self._last = marks, {}
        if isinstance(reading, Diagnostic):
            self._sight = replace(self._sight, findings=(reading,), complete=True, sound=False)
            yield self._sight
            return
        if reading.deck is None and reading.base is None:
            self._sight = replace(self._sight, findings=reading.findings, complete=True, sound=False)
            yield self._sight
            return
        edited = self._edited(files)
        self._sound = files
        if reading.deck is not None:
            places = _places_in_deck(reading, files, self.path)
            self._see(reading, reading.deck.title, reading.deck.questions, places, edited)
            yield self._sight
        else:
            assert reading.base is not None
            yield from self._look_at_facts(reading, reading.base, edited)
        self._sight = replace(self._sight, findings=(*reading.findings, *lint(reading, str(self.path))), complete=True)
        yield self._sight

    def _look_at_facts(self, reading: Reading, base: FactBase, edited: _Edited) -> Iterator[Sight]:
        """The questions of the fact under edit come first; those of all take some time."""
        context = Context(base)
        near = _fact_among(base.facts, edited.get(self.path)) or next(iter(base.facts), None)
        places = {f"{base.id}/{fact.id}": Place(self.path, Spot(fact.line, fact.column)) for fact in base.facts}
        few = expand(context, [near] if near else [], (), FORMS).questions
        self._see(reading, base.title or base.id, few, places, edited)
        yield self._sight
        made = expand(context, base.facts, base.entities.values(), FORMS).questions
        order = {fact: number for number, fact in enumerate(places)}
        questions = sorted(made, key=lambda one: order.get(one.fact or "", len(order)))
        self._see(reading, base.title or base.id, questions, places, edited)

    def _see(
        self,
        reading: Reading,
        title: str,
        questions: Sequence[Question],
        places: Mapping[str, Place],
        edited: _Edited,
    ) -> None:
        """Take over what was read; places of facts become those of their questions."""
        placed = {one.id: place for one in questions if (place := places.get(one.id) or places.get(one.fact or ""))}
        seen = self._sight.questions[self._sight.at].id if self._sight.questions else None
        at = _under_edit(questions, places, edited, seen)
        self._sight = Sight(title, reading.findings, False, tuple(questions), placed, at, True)

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

    def _edited(self, files: Mapping[Path, bytes]) -> _Edited:
        """The lines that were changed in each file since it was sound."""
        lines = {path: _changed(self._sound[path], data) for path, data in files.items() if path in self._sound}
        return {path: changed for path, changed in lines.items() if changed}


def _mark(path: Path) -> _Mark:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _has_content(mark: _Mark) -> bool:
    return mark is not None and mark[0] > 0


def _places_in_deck(reading: Reading, files: Mapping[Path, bytes], path: Path) -> dict[str, Place]:
    """Where the cards of a deck begin, and by their ids the facts below it."""
    places = {id: Place(path, spot) for id, spot in reading.places.items()}
    for beside, data in files.items():
        if beside == path:
            continue
        base = read_file(data, str(beside), _load_nothing).base
        for fact in base.facts if base else ():
            places[f"{base.id if base else ''}/{fact.id}"] = Place(beside, Spot(fact.line, fact.column))
    return places


def _load_nothing(name: str) -> bytes:
    raise FileNotFoundError(name)


def _fact_among(facts: Sequence[Fact], lines: range | None) -> Fact | None:
    """The last fact that begins among these lines."""
    return max((fact for fact in facts if fact.line in (lines or ())), key=lambda fact: fact.line, default=None)


def _under_edit(questions: Sequence[Question], places: Mapping[str, Place], edited: _Edited, seen: str | None) -> int:
    """The index of the question whose lines were changed; else of the one seen before, else of the first."""
    placed = {one.id: places.get(one.id) or places.get(one.fact or "") for one in questions}
    before = next((index for index, one in enumerate(questions) if one.id == seen), 0)
    nearest: Place | None = None
    for path, lines in edited.items():
        among = [place for place in places.values() if place.path == path and place.spot.line in lines]
        nearest = max(among, key=lambda place: place.spot, default=nearest)
    if nearest is None or placed.get(seen or "") == nearest:
        return before
    return next((index for index, place in enumerate(placed.values()) if place == nearest), before)


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
