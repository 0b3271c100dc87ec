"""Reports of games: who answered what, in plain words and with figures only where the answers carry them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lessons import NAMES, START, Picks, guesses, lesson, record
from rooms import number, options, order, statement, ticks, typed

from quizgame.classroom.course import pool, report_course, report_pupil
from quizgame.classroom.drill import Call, DrillRules, start_drill
from quizgame.classroom.events import (
    Answered,
    QuestionClosed,
    QuestionOpened,
    QuestionRevealed,
    QuestionSkipped,
    RoomEvent,
    RoomOpened,
    SeatRemoved,
    SeatTaken,
    Why,
)
from quizgame.classroom.record import Player, Record, Response, record_of_drill, record_of_room
from quizgame.classroom.report import FEWEST, report_game
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.classroom.takeaway import misses_of, name_of_file, take_again, take_home
from quizgame.decks.deck import Deck
from quizgame.decks.reading import read_file
from quizgame.questions.answer import Answer, Arrange, Pick, Say, Tick, Write
from quizgame.questions.shown import present

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SHOWN = (options(), ticks(), statement(), typed(), number(), order())
RIGHT: tuple[Answer, ...] = (
    Pick(1), Tick((0, 2)), Say(False), Write("KEY Minsk"), Write("700 mines"), Arrange((2, 0, 1)),
)  # fmt: skip


def class_of(answers: dict[Answer | None, int], at: int = 0) -> Picks:
    """A class that answered all rightly, but for one question: so many gave each answer."""
    given = [answer for answer, count in answers.items() for _ in range(count)]
    return {f"p{place}": (*RIGHT[:at], answer, *RIGHT[at + 1 :]) for place, answer in enumerate(given)}


def verdict(answers: dict[Answer | None, int], at: int = 0) -> str:
    return " ".join(report_game(record(SHOWN, class_of(answers, at))).questions[at].verdict)


@pytest.mark.parametrize(
    "at, answers, told",
    [
        (0, {Pick(1): 9}, "All had it right."),
        (0, {Pick(1): 19, Pick(0): 1}, "Known: 19 of 20 had it right."),
        (0, {Pick(1): 8, Pick(0): 1, Pick(2): 1}, "Mostly known: 8 of 10 had it right."),
        (0, {Pick(1): 3, Pick(2): 7}, "Most chose “Germany”, confused with: KEY: Germany only paid."),
        (0, {Pick(1): 5, Pick(2): 3, Pick(0): 2}, "3 of 10 chose “Germany”, confused with: KEY: Germany only paid."),
        (0, {Pick(2): 6}, "All chose “Germany”, confused with: KEY: Germany only paid."),
        (0, {None: 6}, "Nobody answered."),
        (0, {Pick(1): 1, Pick(2): 1, None: 9}, "1 of 2 had it: too few answers to say more."),
        (1, {Tick((0, 2)): 4, Tick((0,)): 6}, "Most did not tick “Jena”, which belongs."),
        (1, {Tick((0, 2)): 6, Tick((0, 1, 2)): 4}, "4 of 10 ticked “Bonn”, which does not belong: KEY Bonn"),
        (2, {Say(False): 2, Say(True): 8}, "Most took it for true: KEY: it is not."),
        (3, {Write("KEY Minsk"): 2, Write("Warsaw"): 4, Write("warsaw "): 3, Write("x"): 1}, "Most wrote “Warsaw”."),
        (3, {Write("a"): 1, Write("b"): 1, Write("c"): 1, Write("d"): 1, Write("e"): 1},
         "Nobody had it right, and no wrong answer stands out."),
        (3, {Write("KEY Minsk"): 1, Write("b"): 1, Write("c"): 1, Write("d"): 1, Write("e"): 1},
         "1 of 5 had it right, and no wrong answer stands out: it was guessed."),
        (5, {Arrange((2, 0, 1)): 3, Arrange((0, 2, 1)): 3},
         "3 of 6 had all of it right; on average 67 % of it stood right."),
    ],
)  # fmt: skip
def test_a_verdict_says_what_happened(at: int, answers: dict[Answer | None, int], told: str) -> None:
    assert verdict(answers, at) == told


def test_who_knows_the_rest_and_fails_here_points_at_the_question() -> None:
    """Twenty of whom the better half misses the first question, which the other half has."""
    wrong: tuple[Answer, ...] = (Pick(0), Tick((1,)), Say(True), Write("x"), Write("1"), Arrange((0, 1, 2)))
    picks: dict[str, Sequence[Answer | None]] = {}
    for place in range(20):
        knows = 1 + place // 4
        picks[f"p{place}"] = (Pick(0 if place >= 10 else 1), *RIGHT[1 : 1 + knows], *wrong[1 + knows :])
    first = report_game(record(SHOWN, picks)).questions[0]
    assert first.discrimination is not None
    assert first.discrimination < -0.5
    assert "look at the wording" in first.verdict[-1]


def test_few_players_get_no_figures_that_compare() -> None:
    few = report_game(record(SHOWN, guesses(SHOWN, NAMES[: FEWEST - 1], 1)))
    assert {few.alpha, few.error, *(one.discrimination for one in few.questions)} == {None}
    assert {choice.point_biserial for one in few.questions for choice in one.choices} == {None}
    assert few.share is not None
    picks = class_of({Pick(1): FEWEST})
    same = report_game(record(SHOWN, picks))
    assert same.complete == FEWEST
    assert {same.alpha, same.error, *(one.discrimination for one in same.questions)} == {None}


def test_a_game_without_players_has_a_report() -> None:
    report = report_game(record(SHOWN, {}))
    assert [one.verdict for one in report.questions] == [("Nobody answered.",)] * 6
    assert (report.share, report.players, report.again) == (None, (), ())


def test_late_joiners_removed_players_and_skipped_questions() -> None:
    events: list[RoomEvent] = lesson(SHOWN[:3], {"ann": RIGHT[:3], "bob": (None, None, None)})[:3]
    at = START
    events += [QuestionOpened(at, 0), Answered(at, 1, 0, Pick(0), 900), Answered(at, 1, 0, Pick(1), 1_000)]
    events += [SeatTaken(at, 3, "late", None, "d3"), QuestionClosed(at, 0, Why.HOST), QuestionRevealed(at, 0)]
    events += [QuestionOpened(at, 1), Answered(at, 1, 1, Tick((0,)), 1_000), QuestionSkipped(at, 1)]
    events += [QuestionOpened(at, 2), Answered(at, 3, 2, Say(False), 1_000), Answered(at, 2, 2, Say(True), 1)]
    events += [SeatRemoved(at, 2, True)]
    found = record_of_room(events, NOON)
    assert [one.question.id for one in found.asked] == [SHOWN[0].question.id, SHOWN[2].question.id]
    assert {player.name: player.could for player in found.players} == {"ann": {0, 1}, "late": {1}}
    assert [(one.player, one.question, one.told, one.credit) for one in found.responses] == [
        ("ann", 0, "Norway", 1.0),  # the last answer counts
        ("late", 1, "False", 1.0),
    ]
    report = report_game(found)
    assert [(one.could, one.answered, one.right) for one in report.questions] == [(1, 1, 1), (2, 1, 1)]
    assert {one.player.name: (one.right, one.could, one.share) for one in report.players} == {
        "ann": (1, 2, 0.5), "late": (1, 1, 1.0),
    }  # fmt: skip


def test_a_room_at_everybodys_own_pace_asked_all_of_its_questions() -> None:
    rules = RoomRules(Pace.SELF, 60_000, teams=("Red", "Blue"))
    opened = RoomOpened(START, "r", "C", "deck", "T", rules, SHOWN, "h")
    seats = [SeatTaken(START, 1, "ann", 1, "d1"), SeatTaken(START, 2, "bob", 0, "d2")]
    events: list[RoomEvent] = [opened, *seats, QuestionOpened(START, None), Answered(START, 2, 4, RIGHT[4], 5_000)]
    found = record_of_room(events, NOON)
    assert len(found.asked) == len(SHOWN)
    assert [(player.name, player.team, len(player.could)) for player in found.players] == [
        ("ann", "Blue", 6), ("bob", "Red", 6),
    ]  # fmt: skip
    assert [(one.player, one.question, one.chosen, one.ms) for one in found.responses] == [
        ("bob", 4, ("700 mines",), 5_000)
    ]


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(1, 18))
def test_what_is_counted_adds_up(seed: int, players: int) -> None:
    names = [f"p{place}" for place in range(players)]
    found = record(SHOWN, guesses(SHOWN, names, seed))
    report = report_game(found)
    assert sum(one.answered for one in report.questions) == len(found.responses)
    assert sum(one.right for one in report.players) == sum(one.right for one in report.questions)
    for one in report.questions:
        assert one.again == (one.answered >= 3 and (one.facility or 0) < 0.6)
        if one.shown in (SHOWN[0], SHOWN[2], SHOWN[3]):
            assert sum(choice.count for choice in one.choices) == one.answered
    for player in report.players:
        missed = misses_of(found, player.player.key)
        assert len(missed) == player.could - player.right


def test_a_class_over_time_counts_first_attempts_and_tells_what_was_learned() -> None:
    first = record(SHOWN[:2], {"ann": (Pick(0), RIGHT[1]), "Bob": (Pick(0), None), "cem": (Pick(0), RIGHT[1])}, "r1")
    second = record(
        (SHOWN[0], SHOWN[3]),
        {"ANN": (Pick(1), RIGHT[3]), "bob": (Pick(1), Write("x")), "cem": (Pick(0), None), "dan": (Pick(1), None)},
        "r2",
        day=7,
    )
    course = report_course([second, first])
    assert [game.record.id for game in course.games] == ["r1", "r2"]
    by_prompt = {one.prompt: one for one in course.whole.questions}
    led = by_prompt["Which country led?"]
    assert (led.could, led.answered, led.right) == (4, 4, 1)  # only dan's first attempt was right
    assert [(one.prompt, one.players, one.first, one.latest) for one in course.learned] == [
        ("Which country led?", 3, 0.0, pytest.approx(2 / 3))
    ]
    assert {player.player.key for player in course.whole.players} == {"ann", "bob", "cem", "dan"}
    pupil = report_pupil([second, first], "bob")
    assert pupil is not None
    assert (pupil.name, len(pupil.games), pupil.first) == ("bob", 2, 0.0)
    assert [(one.prompt, one.answered) for one in pupil.missed] == [("Which of them?", ""), ("Which capital?", "x")]
    assert report_pupil([first], "dan") is None


def test_options_of_several_games_are_put_together() -> None:
    shown = options()
    other = replace(shown, options=("Norway", "Denmark"), right=0, whys=("", "Denmark came later."))
    games = [record([shown], {"a": [Pick(0)]}, "1"), record([other], {"b": [Pick(1)], "c": [Pick(0)]}, "2", 1)]
    (question,) = report_game(pool(games)).questions
    counts = {choice.text: (choice.count, choice.right) for choice in question.choices}
    assert counts == {"Canada": (1, False), "Norway": (1, True), "Germany": (0, False), "Denmark": (1, False)}


def test_a_drill_tells_each_teams_try() -> None:
    deck = Deck("d", "Drill", tuple(one.question for one in (options(), statement(), typed(), number())))
    drill = start_drill(deck, ("Reds", "Blues"), DrillRules(), 3, 1)
    for call in (Call.WRONG, Call.HALF, Call.NEXT, Call.RIGHT, Call.NEXT, Call.WRONG, Call.WRONG, Call.ENDED):
        drill = drill.take(call)
    report = report_game(record_of_drill(drill, "x", NOON))
    assert [one.verdict for one in report.questions] == [
        ("Reds missed it, Blues had half of it.",), ("Blues had it.",), ("Reds missed it, Blues missed it.",),
    ]  # fmt: skip
    assert [one.again for one in report.questions] == [True, False, True]
    assert {one.choices for one in report.questions} == {()}
    assert {one.player.name: (one.right, one.could) for one in report.players} == {"Reds": (0, 2), "Blues": (1, 3)}
    with pytest.raises(ValueError, match="no games"):
        report_course([report.record])


def test_what_is_taken_away_is_a_deck_with_the_same_cards() -> None:
    deck = read_file(CARDS.encode(), "d.yaml", lambda name: b"").deck
    assert deck is not None
    shown = tuple(present(card, random.Random(1)) for card in deck.cards)
    players = tuple(Player(name, name, frozenset(range(len(shown)))) for name in ("ann", "bob", "cem"))
    responses = tuple(
        Response(player.key, at, "", (), float(player.key == "ann")) for player in players for at in range(len(shown))
    )
    played = Record("r", "live", deck.id, deck.title, NOON, shown, players, responses)
    again, home = take_again(report_game(played)), take_home(played, "bob")
    assert take_home(played, "ann") is None
    for taken in (again, home):
        assert taken is not None
        assert (taken.cards, taken.left_out) == (len(deck.cards), 0)
        reading = read_file(taken.text.encode(), "taken.yaml", lambda name: b"")
        assert reading.findings == ()
        assert reading.deck is not None
        assert {card.id: card.prompt for card in reading.deck.cards} == {card.id: card.prompt for card in deck.cards}


CARDS = """\
title: "Rivers: a & b"
id: rivers
cards:
  - {q: "Longest?", a: Nile, wrong: [Rhine, Spree]}
  - {q: "Where?", a: Ulm, id: where}
  - {q: "True?", a: true}
  - {q: "Order.", order: [a, b, c]}
"""


@pytest.mark.parametrize(
    "name, file",
    [("Ada", "ada"), ("../../etc", "etc"), ("..", "player"), ("a/b\\c:d*e", "a-b-c-d-e"), ("💥", "player"),
     ("Łucja Ż", "lucja-ż"), ("x" * 99, "x" * 40)],
)  # fmt: skip
def test_names_become_names_of_files(name: str, file: str) -> None:
    found = name_of_file(name)
    assert not set(found) & set('/\\:*?"<>|. ')
    assert len(found) <= 40
    assert found == file or name.startswith("Ł")
