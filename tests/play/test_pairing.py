"""Match: a round as it is played, how it is judged, and what can stand beside each other."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.errors import GameError
from quizgame.play.exclusion import Half, in_rounds, pairable
from quizgame.play.game import Game
from quizgame.play.pairing import Pairing
from quizgame.play.pairs import Pairs
from quizgame.questions.answer import Arrange, Join
from quizgame.questions.grading import grade, told_answer
from quizgame.questions.question import Choice, Dated, Match, Numeric, Typed, Wrong
from quizgame.questions.shown import Shuffled, present


def shown_round(pairs: int = 4, seed: int = 1) -> Shuffled:
    question = Match(id="m", form="match", prompt="?", pairs=tuple((f"q{n}", f"a{n}") for n in range(pairs)))
    shown = present(question, random.Random(seed))
    assert isinstance(shown, Shuffled)
    return shown


tries = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30)


@given(st.integers(0, 50), tries)
def test_counts_hold_whatever_is_tried(seed: int, steps: list[tuple[int, int]]) -> None:
    pairing = Pairing(shown_round(seed=seed))
    for left, item in steps:
        if left in pairing.found or item in pairing.gone:
            with pytest.raises(GameError):
                pairing.join(left, item)
            continue
        pairing = pairing.join(left, item)
        assert len(pairing.found) + pairing.misses == len(pairing.tries)
        assert len(pairing.found) == len(pairing.gone)
        assert pairing.solved == (len(pairing.found) == 4)
    credit = grade(pairing.shown, pairing.answer).credit
    assert credit == max(len(pairing.found) - pairing.misses, 0) / 4
    assert (credit == 1) == (pairing.solved and not pairing.misses)


@given(st.integers(0, 50), st.integers(0, 6), st.integers(0, 6))
def test_fewer_misses_never_rank_lower(seed: int, one: int, other: int) -> None:
    def credit(misses: int) -> float:
        shown = shown_round(seed=seed)
        wrong = [(0, item) for item in range(4) if item != shown.right[0]] * 2
        return grade(shown, Join((*wrong[:misses], *enumerate(shown.right)))).credit

    assert one > other or credit(one) >= credit(other)
    assert one >= other or credit(one) > credit(other) or credit(one) == 0


def test_trying_until_it_fits_earns_nothing() -> None:
    shown = shown_round()
    every = [(left, item) for left in range(4) for item in range(4) if item != shown.right[left]]
    assert grade(shown, Join((*every, *enumerate(shown.right)))).credit == 0
    assert grade(shown, Join(())).credit == 0
    assert grade(shown, Join(((9, 9), (-1, 0)))).credit == 0


def test_clicked_and_typed_answers_are_worth_the_same_when_nothing_is_missed() -> None:
    shown = shown_round()
    assert grade(shown, Join(tuple(enumerate(shown.right)))) == grade(shown, Arrange(shown.right))
    missed = Join(((0, shown.right[1]), *enumerate(shown.right)))
    assert told_answer(shown, missed).startswith("q0: a1 · q1: a1")
    assert "1 miss" in grade(shown, missed).why


def typed(name: str, *accepted: str) -> Typed:
    return Typed(id=name, form="card", prompt=f"{name}?", answer=name, accepted=(name, *accepted))


def choice(name: str, *wrong: str) -> Choice:
    return Choice(id=name, form="card", prompt=f"{name}?", answer=name, wrong=tuple(map(Wrong, wrong)))


def year(name: int) -> Dated:
    return Dated(id=f"y{name}", form="when", prompt=f"y{name}?", answer=str(name), first=date(name, 1, 1),
                 last=date(name, 12, 31), grain="year")  # fmt: skip


def number(name: str, low: float, high: float) -> Numeric:
    return Numeric(id=name, form="number", prompt=f"{name}?", answer=name, low=low, high=high, position=low)


@pytest.mark.parametrize(
    "one, other, fits",
    [
        (typed("Minsk"), typed("Riga"), True),
        (typed("Minsk"), typed("MINSK"), False),
        (typed("NATO", "the Alliance"), typed("Alliance", "the alliance"), False),
        (choice("Canada", "Norway"), choice("Norway", "Canada"), True),
        (choice("Canada", "Norway"), choice("Norway", "Sweden"), False),
        (choice("Canada", "Norway"), typed("Norway"), True),
        (choice("Canada", "Sweden"), typed("Norway"), False),
        (year(1995), year(1996), True),
        (year(1995), typed("Minsk"), True),
        (number("7", 6, 8), number("9", 8.5, 9), True),
        (number("7", 6, 8), number("8", 7.5, 9), False),
    ],
)
def test_cards_stand_beside_each_other_only_where_both_answers_are_certain(one, other, fits) -> None:
    assert Half(one).fits_beside(Half(other)) == Half(other).fits_beside(Half(one)) == fits


def test_rounds_hold_nothing_that_could_be_taken_for_another() -> None:
    cards = [
        *map(typed, "abcdefg"),
        *map(year, range(1990, 1999)),
        choice("a", "b"),
        choice("x", "a", "b", "c", "1990"),
    ]
    rounds = list(in_rounds(cards, 5, 3))
    assert sum(map(len, rounds)) >= 15
    for chosen in rounds:
        assert 3 <= len(chosen) <= 5
        assert all(Half(one).fits_beside(Half(other)) for one in chosen for other in chosen if one is not other)
    assert len({card.id + card.answer for chosen in rounds for card in chosen}) == sum(map(len, rounds))
    assert list(in_rounds([choice("a", "b"), choice("b", "a"), choice("c", "d")], 5, 3)) == []
    assert [card.id for card in pairable([typed("a"), typed("b" * 50)], 20)] == ["a"]


@given(st.integers(0, 20), tries)
def test_a_game_counts_what_its_rounds_came_to(seed: int, steps: list[tuple[int, int]]) -> None:
    pairs = tuple((f"q{n}", f"a{n}") for n in range(4))
    questions = tuple(Match(id=f"m{n}", form="match", prompt="?", pairs=pairs) for n in range(2))
    game = Game(Pairs(), "d", "Deck", seed, questions)
    for left, item in steps:
        before, pairing = game, game.pairing
        if pairing is None or left in pairing.found or item in pairing.gone:
            with pytest.raises(GameError):
                game.join(left, item)
            continue
        game = game.join(left, item, 1_000)
        assert game.points >= before.points
        assert (len(game.turns) > len(before.turns)) == (len(pairing.found) == 3 and pairing.fits(left, item))
        assert game.tries == (() if len(game.turns) > len(before.turns) else (*before.tries, (left, item)))
    assert game.finished == (game.pairing is None)
    assert game.give_up().tries == ()
