"""A deck as it is listed, sound or broken."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgame.memory.cards import Cards
from quizgame.reading.diagnostic import Diagnostic, Severity, printable
from quizgame.values import dataclass, replace

_LISTED = 50


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck as it is listed; a broken one has no cards, and its id and title may be no more than its file's name.

    `extras` counts the questions that are no cards. `findings` are all there are, warnings included. Where the file was
    saved with errors since it was read, the deck is what it was before, and `behind` are the findings of the file.
    """

    id: str
    title: str
    description: str
    level: str
    path: Path
    shipped: bool
    cards: Cards
    extras: int
    findings: tuple[Diagnostic, ...]
    behind: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that keep it from being used."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def error(self) -> str | None:
        """The first of the errors on one line, as "deck.yaml:3:5 message"; None for a sound deck."""
        return first_error(self.findings) or None

    @property
    def lag(self) -> str | None:
        """The first error of the file, as for `error`, where the deck is what it was before; else None."""
        return first_error(self.behind) or None


def first_error(findings: Iterable[Diagnostic]) -> str:
    """The first error on one line, as "deck.yaml:3:5 message"; empty without any."""
    first = next((finding for finding in findings if finding.severity is Severity.ERROR), None)
    return f"{printable(Path(first.path).name)}:{first.line}:{first.column} {first.message}" if first else ""


def each_once(entries: Iterable[DeckEntry]) -> list[DeckEntry]:
    """The entries, of which no two sound ones share an id: the later is told where the first is."""
    first: dict[str, DeckEntry] = {}
    once: list[DeckEntry] = []
    for entry in entries:
        taken = None if entry.errors else first.setdefault(entry.id, entry)
        if taken is None or taken is entry:
            once.append(entry)
            continue
        twice = Diagnostic(
            str(entry.path),
            1,
            1,
            Severity.ERROR,
            "deck-id-twice",
            f"the id `{entry.id}` belongs to another deck: {printable(str(taken.path))}",
            "give one of them another `id:`",
        )
        once.append(replace(entry, cards=Cards(), extras=0, findings=(twice, *entry.findings)))
    return once


def list_errors(entry: DeckEntry) -> str:
    """What keeps a deck from being used, each error on lines of its own, as many as somebody may want to read."""
    lines = [f"the deck “{printable(entry.title)}” cannot be used:"]
    for finding in entry.errors[:_LISTED]:
        lines.append(f"  {printable(finding.path)}:{finding.line}:{finding.column}: {finding.message}")
        if finding.hint:
            lines.append(f"      {finding.hint}")
    more = len(entry.errors) - _LISTED
    return "\n".join([*lines, f"  … and {more:,} more"] if more > 0 else lines)
