"""The place of the right option is chance, as the game really shows it: neither favoured nor balanced out (χ²)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from quizgame.decks.reading import read_file
from quizgame.questions.question import Choice, Dated, Numeric, Question, Several, TrueFalse, Typed, Wrong
from quizgame.questions.shown import Options, Statement, Ticks, present

DRAWS = 3_000
LIMITS = {2: 10.8, 3: 13.8, 4: 16.3}
"""Values of χ² that chance exceeds once in a thousand times, by the count of places."""

WORDS = ("owl", "hen", "rook", "kite", "swan", "crow")
QUESTIONS: dict[str, Question] = {
    "choice": Choice(id="d/a", form="card", prompt="Q", answer="wren", wrong=tuple(map(Wrong, WORDS))),
    "choice of two": Choice(id="d/b", form="card", prompt="Q", answer="yes", wrong=(Wrong("no"),)),
    "typed": Typed(
        id="d/c", form="card", prompt="Q", answer="wren", accepted=("wren",), wrong=tuple(map(Wrong, WORDS))
    ),
    "number": Numeric(
        id="d/d",
        form="card",
        prompt="Q",
        answer="50",
        low=50,
        high=50,
        position=50,
        wrong=tuple(Wrong(str(value), position=value) for value in (10, 20, 30, 70, 80, 90)),
    ),
    "date": Dated(
        id="d/e",
        form="card",
        prompt="Q",
        answer="1950",
        first=date(1950, 1, 1),
        last=date(1950, 12, 31),
        grain="year",
        wrong=tuple(Wrong(str(year), position=date(year, 1, 1).toordinal()) for year in (1946, 1948, 1952, 1954)),
    ),
    "several": Several(id="d/f", form="list", prompt="Q", answers=("wren",), wrong=tuple(map(Wrong, WORDS[:3]))),
    "statement": TrueFalse(id="d/g", form="true-false", prompt="Q", truths=("T",), falsehoods=(Wrong("F"),)),
}


def place_of(question: Question, rng: random.Random) -> tuple[int, int]:
    """Where the right option stands in one draw, and among how many."""
    shown = present(question, rng)
    match shown:
        case Options(options=options, right=right):
            return right, len(options)
        case Ticks(options=options, right=(right,)):
            return right, len(options)
        case Statement(true=true):
            return int(true), 2
        case _:
            raise AssertionError(shown)


def chi_square(places: Iterable[int], count: int) -> float:
    """How far the places are from even: the sum of (seen − expected)² / expected."""
    seen = Counter(places)
    expected = seen.total() / count
    return sum((seen[place] - expected) ** 2 / expected for place in range(count))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_right_options_stand_anywhere(question: Question) -> None:
    drawn = [place_of(question, random.Random(f"game/{seed}")) for seed in range(DRAWS)]
    (count,) = {count for _, count in drawn}
    assert chi_square((place for place, _ in drawn), count) < LIMITS[count]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_place_before_does_not_tell_the_next_one(question: Question) -> None:
    """Places that are dealt out in turn would be even as well, but whoever counts could guess."""
    game = random.Random("game")
    drawn = [place_of(question, game) for _ in range(DRAWS)]
    count = drawn[0][1]
    repeated = [one == other for (one, _), (other, _) in zip(drawn[::2], drawn[1::2], strict=True)]
    share = sum(repeated) / len(repeated)
    assert abs(share - 1 / count) < 3.3 * (1 / count * (1 - 1 / count) / len(repeated)) ** 0.5


def test_a_favoured_place_would_be_noticed() -> None:
    rng = random.Random(1)
    favoured = [rng.choice((0, 1, 1, 2)) for _ in range(DRAWS)]
    assert chi_square(favoured, 3) > LIMITS[3]


@pytest.mark.parametrize(
    "options, sorted_",
    [
        (["4–5", "2–3", "10–11"], ["2–3", "4–5", "10–11"]),
        (["about 700 km", "90 km", "1,200 km"], ["90 km", "about 700 km", "1,200 km"]),
        (["summer 1990", "May 1989", "1995"], ["May 1989", "summer 1990", "1995"]),
    ],
)
def test_numbers_and_dates_are_shown_in_their_order(options: list[str], sorted_: list[str]) -> None:
    assert shown_options(options) == {tuple(sorted_)}


@pytest.mark.parametrize(
    "options", [["5 km", "2 m", "10 km"], ["5–7", "5–8", "5–9"], ["12 Monkeys", "Alien", "8 Women"]]
)
def test_other_options_are_shuffled(options: list[str]) -> None:
    assert len(shown_options(options)) == 6


def shown_options(options: list[str]) -> set[tuple[str, ...]]:
    """The orders in which a choice of these shows them in thirty games."""
    answer, *wrong = (f'"{text}"' for text in options)
    text = f"title: T\ncards: [{{q: Which, a: {answer}, wrong: [{', '.join(wrong)}], kind: choice}}]\n"
    reading = read_file(text.encode(), "d.yaml", lambda name: b"")
    assert reading.deck is not None, reading.findings
    shown = (present(reading.deck.cards[0], random.Random(f"game/{seed}")) for seed in range(30))
    return {one.options for one in shown if isinstance(one, Options)}
