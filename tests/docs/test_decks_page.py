"""The page about decks: each kind with its example, every key as the code knows it, every trap as it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgame.decks.keys import CARD, DECK, KEYS_OF_KIND, KINDS, LEVELS
from quizgame.decks.reading import Reading, read_file
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
)

PAGE = (Path(__file__).parents[2] / "docs" / "decks.md").read_text("utf-8")
MADE: dict[str, set[type[Question]]] = {
    "text": {Typed}, "choice": {Choice}, "several": {Several}, "true-false": {TrueFalse}, "number": {Numeric},
    "date": {Dated}, "order": {Order}, "match": {Match}, "cloze": {Typed, Dated, Numeric}, "flashcard": {Flashcard},
}  # fmt: skip


def read(text: str) -> Reading:
    return read_file(text.encode(), "example.yaml", lambda name: b"")


def sections() -> dict[str, str]:
    parts = re.split(r"^### (.+)$", PAGE.partition("## Keys")[0], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_kind_has_a_section_in_order() -> None:
    assert tuple(sections()) == KINDS == tuple(MADE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_is_of_that_kind(kind: str) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", sections()[kind], re.DOTALL)
    deck = read(example).deck
    assert deck is not None
    assert {type(question) for question in deck.cards} == MADE[kind]


def test_every_key_that_makes_a_kind_stands_in_an_example() -> None:
    examples = " ".join(re.findall(r"```yaml\n(.*?)```", PAGE.partition("## Keys")[0], re.DOTALL))
    assert [key for keys in KEYS_OF_KIND.values() for key in keys if not re.search(rf"\b{key}:", examples)] == []


def test_every_key_is_told_as_the_code_knows_it() -> None:
    for key in CARD.keys:
        kinds = ", ".join(kind for kind in KINDS if key.name in KEYS_OF_KIND[kind]) or "all"
        assert f"\n| `{key.name}` | {kinds} | {key.about} |\n" in PAGE
    for key in DECK.keys:
        assert f"\n| `{key.name}` | {key.about} |\n" in PAGE
    assert all(level in PAGE for level in LEVELS)


TRAPS = re.findall(r"^\| `([aq]: .+?)` \| `([aq]: .+?)` \|", PAGE, re.MULTILINE)


def test_there_are_traps() -> None:
    assert len(TRAPS) >= 7


@pytest.mark.parametrize("trap, mended", TRAPS, ids=[trap for trap, _ in TRAPS])
def test_a_trap_is_found_and_mended_as_told(trap: str, mended: str) -> None:
    def findings(line: str) -> list[str]:
        other = "q: Q" if line.startswith("a:") else "" if "{{" in line else "a: A"
        lines = [one for one in (line, other) if one]
        return [found.hint for found in read("title: T\ncards:\n  - " + "\n    ".join(lines) + "\n").findings]

    assert findings(trap)
    assert all(findings(trap))
    assert findings(mended) == []


def test_defaults_count_as_the_page_says() -> None:
    (example,) = [one for one in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "defaults:" in one]
    deck = read(example).deck
    assert deck is not None
    dog, dog_back, cat, _, unicorn, bird = deck.cards
    assert [type(question) for question in deck.cards] == [Flashcard] * 5 + [Choice]
    assert (dog_back.id, dog_back.fact) == (f"{dog.id}/reversed", dog.id)
    assert (dog.tags, cat.tags) == (("animals",), ("animals", "pets"))
    assert [question.references[0].title for question in (dog, unicorn, bird)] == ["Duden", "a fairy tale", "Duden"]
