"""Worksheets as values: the same seed draws the same paper, versions are fair, and the key is right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import EVERY_KIND, deck_of

from quizgame.errors import DeckError
from quizgame.formats.paper.drawing import draw_worksheet
from quizgame.formats.paper.worksheet import (
    Boxes,
    Cards,
    Circles,
    Joining,
    Layout,
    Numbering,
    Pairs,
    Strip,
    Tasks,
    TrueOrFalse,
    Writing,
)
from quizgame.questions.shown import Style

DECK = deck_of(EVERY_KIND)
DATES = {"The first came": 1901, "The second came": 1950, "The third came": 1999, "The fourth came": 2004}
PAIRS = {"A": "first", "B": "second", "C": "third"}
SEEDS = st.integers(0, 10**6)


def joined(key: str, joining: Joining) -> dict[str, str]:
    """What a line of the key such as "1 c · 2 a" puts together."""
    found = (part.split() for part in key.split(" · "))
    return {joining.left[int(number) - 1]: joining.right["abcdefghij".index(letter)] for number, letter in found}


@pytest.mark.parametrize("layout", Layout)
def test_the_same_seed_draws_the_same_paper_and_another_one_another(layout: Layout) -> None:
    first = draw_worksheet(DECK, layout, 1, versions=3)
    assert draw_worksheet(DECK, layout, 1, versions=3) == first
    if layout is not Layout.FLASHCARDS:
        assert [sheet.version for sheet in first.sheets] == ["A", "B", "C"]
        assert any(draw_worksheet(DECK, layout, seed, versions=3).sheets != first.sheets for seed in range(2, 9))


@given(SEEDS)
def test_versions_ask_the_same_in_another_order_and_another_number_of_versions_changes_none(seed: int) -> None:
    sheets = draw_worksheet(DECK, Layout.TEST, seed, 11, 4).sheets
    bodies = [sheet.body for sheet in sheets]
    asked = [[task.prompt for task in body.tasks] for body in bodies if isinstance(body, Tasks)]
    assert all(sorted(one) == sorted(asked[0]) for one in asked)
    assert len(set(map(tuple, asked))) == 4
    assert draw_worksheet(DECK, Layout.TEST, seed, 11, 2).sheets == sheets[:2]


@given(SEEDS, st.sampled_from(Style))
def test_the_key_of_a_test_is_right(seed: int, style: Style) -> None:
    sheet = draw_worksheet(DECK, Layout.TEST, seed, 50, style=style).sheets[0]
    assert isinstance(sheet.body, Tasks)
    assert sheet.points == len(sheet.body.tasks) == len(DECK.questions) - 1  # nobody but the learner judges a flashcard
    answers = {card.prompt: getattr(card, "answer", "") for card in DECK.questions}
    for task, answer in zip(sheet.body.tasks, sheet.key, strict=True):
        letters, _, words = answer.text.partition(" · ")
        match task.way:
            case Circles(options=options):
                assert options["abcdef".index(letters)] == words == answers[task.prompt]
            case Boxes(options=options):
                assert {options["abcdef".index(one)] for one in letters.split(", ")} == {"Bug", "Neman"}
            case Numbering(items=items):
                places = dict(zip(letters.split(" – "), items, strict=True))
                assert [places[str(place)] for place in (1, 2, 3)] == ["one", "two", "three"]
            case Joining():
                assert joined(answer.text, task.way) == PAIRS
            case TrueOrFalse(statement=statement):
                assert (statement, answer.text) == ("Minsk is a city ✓.", "True")
            case Writing():
                assert answer.text == answers[task.prompt]


@given(SEEDS, st.integers(3, 4))
def test_the_line_of_time_gives_one_event_and_its_key_is_in_the_order_of_time(seed: int, count: int) -> None:
    sheet = draw_worksheet(DECK, Layout.TIMELINE, seed, count).sheets[0]
    assert isinstance(sheet.body, Strip)
    assert sheet.body.places == count == len(sheet.body.events) + 1
    assert {*sheet.body.events, sheet.body.event} <= set(DATES)
    order = [answer.note for answer in sheet.key]
    assert order == sorted(order, key=DATES.__getitem__)
    assert order[sheet.body.given] == sheet.body.event
    for answer in sheet.key:
        letter, _, date = answer.text.partition(" · ")
        if answer.note != sheet.body.event:
            assert sheet.body.events["ABCDEF".index(letter)] == answer.note
        assert str(DATES[answer.note]) in (date or letter)


@given(SEEDS)
def test_the_key_of_a_matching_sheet_is_right_and_never_plain_to_see(seed: int) -> None:
    sheet = draw_worksheet(DECK, Layout.MATCH, seed).sheets[0]
    assert isinstance(sheet.body, Pairs)
    found: dict[str, str] = {}
    for (_, joining), answer in zip(sheet.body.blocks, sheet.key, strict=True):
        found |= joined(answer.text, joining)
        assert not re.fullmatch(r"1 a( · 2 b)( · 3 c)( · 4 d)?", answer.text)
    ready = (
        PAIRS
        | {"The first came": "1901", "The second came": "1950", "The third came": "1999"}
        | {"The fourth came": "May 2004"}
    )
    made = {card.prompt: getattr(card, "answer", "") for card in DECK.cards}
    assert ready.items() <= found.items() <= (ready | made).items()
    assert sheet.points == len(found)


def test_flashcards_show_every_card_with_its_answer_on_the_back() -> None:
    body = draw_worksheet(DECK, Layout.FLASHCARDS, 1).sheets[0].body
    assert isinstance(body, Cards)
    by_front = {card.front: card for card in body.cards}
    assert len(body.cards) == len(DECK.cards)
    assert by_front["dom"].back == "house"
    assert by_front["Столица Беларуси?"].note == "Минск — столица."
    assert "Warszawa" in by_front["Stolica Polski, „po polsku”?"].options
    assert by_front["Столица Беларуси?"].options == ()
    assert len(by_front["Which are rivers?"].options) == 3
    assert len(draw_worksheet(DECK, Layout.FLASHCARDS, 1, 2).sheets[0].body.cards) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "layout, told",
    [(Layout.TEST, "no questions"), (Layout.TIMELINE, "too few dates"), (Layout.MATCH, "nothing to pair")],
)
def test_a_deck_that_a_layout_cannot_show_is_told(layout: Layout, told: str) -> None:
    with pytest.raises(DeckError, match=told):
        draw_worksheet(deck_of("title: T\ncards: [{front: dom, back: house}]\n"), layout, 1)
