"""What the reader and the rules of writing items say of one card, before it is in its file.

The card is read in a deck of its own with what cards of its deck take from it, so that a large deck costs no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgame.decks.form import BY_ITSELF, Form, as_value, written
from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import read_file
from quizgame.questions.question import Question
from quizgame.reading.diagnostic import Diagnostic, Findings, Severity
from quizgame.reading.document import Items, Table, read_document
from quizgame.reading.editing import Value
from quizgame.reading.editing.notation import write_entry, write_item
from quizgame.values import dataclass

_TAKEN = ("id", "language", "sources", "defaults")
"""What cards take from their deck."""
_PATH = "card"
_NEEDED = re.compile(r"needs `(\w+)`")


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about what is typed into the box of a key; empty: about the whole card."""

    key: str
    finding: Diagnostic

    @property
    def is_error(self) -> bool:
        """Whether it keeps the card from being saved."""
        return self.finding.severity is Severity.ERROR

    @property
    def is_gap(self) -> bool:
        """Whether nothing is wrong but that something is still to be typed."""
        return self.finding.code == "missing-key"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a form comes to: the questions that the card asks (none while it has errors), and all remarks.

    `form` is what to write: without a kind where the card is of that kind by itself.
    """

    form: Form
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]

    @property
    def sound(self) -> bool:
        """Whether it can be saved."""
        return bool(self.questions)


def judge(form: Form, deck: Table, card: Table | None = None) -> Judgement:
    """Judge what is typed as a card of a deck, in place of `card` or as a new one."""
    had_kind = card is not None and card.get("kind") is not None
    if form.kind and not had_kind:
        plain, asked = (_judged(one, deck, card) for one in (form.of_kind(BY_ITSELF), form))
        return plain if plain.questions and plain.questions == asked.questions else asked
    return _judged(form, deck, card)


def _judged(form: Form, deck: Table, card: Table | None) -> Judgement:
    head: dict[str, Value] = {"title": "A deck"}
    head |= {key: as_value(node) for key in _TAKEN if (node := deck.get(key)) is not None}
    lines = [line for key, value in head.items() for line in write_entry(key, value)]
    value = written(form, card)
    lines += ["cards:", *(f"  {line}" for line in write_item(value))] if value else ["cards: [{}]"]
    data = ("\n".join(lines) + "\n").encode(errors="surrogatepass")
    reading = read_file(data, _PATH, _load_nothing)
    places = dict(_lines_of_keys(data))
    findings = (*reading.findings, *(lint(reading, _PATH) if reading.deck else ()))
    remarks = (Remark(_key_of(finding, places), finding) for finding in findings)
    return Judgement(form, reading.deck.questions if reading.deck else (), tuple(remarks))


def _lines_of_keys(data: bytes) -> Iterator[tuple[int, str]]:
    """Where each key of the card stands."""
    match read_document(data, Findings(_PATH)):
        case Table() as root:
            match root.get("cards"):
                case Items(items=(Table(entries=entries),)):
                    yield from ((key.line, key.value) for key, _ in reversed(entries))
                case _:
                    pass
        case _:
            pass


def _key_of(finding: Diagnostic, places: dict[int, str]) -> str:
    if finding.code == "missing-key" and (named := _NEEDED.search(finding.message)):
        return named[1]
    above = [place for place in places if place <= finding.line]
    return places[max(above)] if above else ""


def _load_nothing(name: str) -> bytes:
    raise FileNotFoundError(name)
