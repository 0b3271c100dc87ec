"""The parts put together, with a real journal and the shipped decks: what is heard, kept and taken up again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizgame.app.application import Application
from quizgame.app.forecasting import foresee
from quizgame.app.sitting import Sitting
from quizgame.errors import DeckError, GameError, NothingDueError, StoreError
from quizgame.memory.day import Moment, moment_of
from quizgame.memory.scheduler import Scheduler
from quizgame.questions.answer import Answer, Arrange, Pick, Say, Tick, Write
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement, Ticks
from quizgame.store.home import Home, shipped_decks
from quizgame.store.journal import Entry, Journal
from quizgame.store.library import Library
from quizgame.store.settings import Settings

pytestmark = pytest.mark.usefixtures("read_before")

START = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> Moment:
        return moment_of(self.at)

    def pass_days(self, days: int) -> None:
        self.at += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(tmp_path: Path, clock: Clock) -> Iterator[Application]:
    with open_app(tmp_path, clock) as journal:
        yield build(tmp_path, journal, clock)


def open_app(home: Path, clock: Clock) -> Journal:
    return Journal.open(Home(home).journal, writing=True, scheduler=Scheduler())


def build(home: Path, journal: Journal, clock: Clock, settings: Settings | None = None) -> Application:
    library = Library(Home(home), shipped_decks())
    return Application(library, journal, Scheduler(), clock, random.Random(7), settings)


def right(shown: Shown | None) -> Answer:
    match shown:
        case Options(right=index):
            return Pick(index)
        case Statement(true=true):
            return Say(true)
        case Blank(question=question):
            return Write(question.answer)
        case Shuffled(right=order):
            return Arrange(order)
        case Ticks(right=belonging):
            return Tick(belonging)
    raise AssertionError("nothing is shown")


def play_through(sitting: Sitting, ms: int = 3_000) -> None:
    while sitting.shown is not None:
        assert sitting.answer(right(sitting.shown), ms).verdict.right


def test_a_quiz_is_scored_kept_and_counted(app: Application) -> None:
    sitting = app.quiz("milestones", 10, seed=1)
    play_through(sitting)
    result = sitting.result
    assert (result.asked, result.right, result.missed) == (10, 10, ())
    assert result.score is not None
    assert 10_000 < result.score <= (result.best_possible or 0) < 11_000
    statistics = app.statistics()
    assert statistics.answers == statistics.reviews + statistics.practice == 10
    assert statistics.games[0].score == result.score
    assert statistics.games[0].finished
    assert statistics.streak_days == 1
    assert app.unfinished() is None
    with pytest.raises(GameError):
        sitting.answer(Pick(0), 1)


def test_only_cards_are_heard_by_memory(app: Application) -> None:
    sitting = app.quiz("milestones", 10, seed=1)
    play_through(sitting)
    cards = {card.id for card in app.library.entry("milestones").cards}
    heard = [turn.question.id for turn in sitting.game.turns if turn.question.id in cards]
    assert set(app.journal.memories()) == set(heard)
    assert app.statistics().reviews == len(heard) > 0


def test_a_cards_second_answer_of_the_day_is_practice(app: Application, clock: Clock) -> None:
    for _ in range(2):
        play_through(app.quiz("words-of-diplomacy", 12, seed=3))
    statistics = app.statistics()
    assert (statistics.reviews, statistics.practice) == (12, 12)
    clock.pass_days(1)
    play_through(app.quiz("words-of-diplomacy", 12, seed=3))
    assert app.statistics().reviews == 24


def test_study_begins_with_new_cards_and_comes_back_when_they_are_due(app: Application, clock: Clock) -> None:
    first = app.study("milestones")
    assert first.game.length == 10, "the day's new cards, one of each fact"
    facts = [question.fact for question in first.game.waiting]
    assert len(set(facts)) == len(facts)
    play_through(first)
    today = app.today("milestones")
    assert (today.due, today.learned) == (0, 10)
    assert today.queue.cards == ()
    with pytest.raises(NothingDueError, match="nothing more is due today, and today’s 10 new cards are begun"):
        app.study()
    more = app.study("milestones")
    assert more.game.length >= 5, "whoever picks a deck may go beyond the day's share"
    assert not {question.fact for question in more.game.waiting} & set(facts)
    more.end()
    assert today.next_due is not None
    clock.pass_days((today.next_due - date(2026, 11, 21)).days)
    again = app.today("milestones")
    assert again.due > 0
    due = app.study("milestones")
    assert isinstance(due.shown, Blank | Options)
    assert any(isinstance(due.shown, Blank) for _ in [0]) or due.game.rules.mode == "study"


def test_siblings_of_a_fact_reviewed_today_wait(app: Application) -> None:
    play_through(app.study("milestones", 3))
    reviewed = {memory_id.rpartition("/")[0] for memory_id in app.journal.memories()}
    waiting = app.today("milestones").queue.cards
    assert len(waiting) == 7
    groups = {card.id: card.fact for card in app.library.entry("milestones").cards}
    assert not {groups[card] for card in waiting} & {groups[card] for card in app.journal.memories()}
    assert reviewed


def test_a_missed_card_is_asked_again_and_due_tomorrow(app: Application) -> None:
    sitting = app.study("words-of-diplomacy", 2)
    missed = sitting.game.waiting[0]
    wrong = sitting.answer(Write("no idea at all") if isinstance(sitting.shown, Blank) else Pick(99), 10)
    assert wrong.verdict.credit == 0
    assert missed in sitting.game.waiting
    play_through(sitting)
    memory = app.journal.memories([missed.id])[missed.id]
    assert (memory.reviews, memory.due) == (1, memory.last + 1)


def test_a_hint_is_kept_and_halves_the_answer(app: Application) -> None:
    sitting = app.quiz("milestones", 5, seed=11)
    while sitting.hint() is None:
        sitting.skip(1)
    turn = sitting.answer(right(sitting.shown), 10)
    assert (turn.hints, turn.verdict.credit, turn.points.total) == (1, 0.5, 500)
    assert not app.statistics().games[0].finished


def test_a_game_is_taken_up_exactly_where_it_was_left(tmp_path: Path, clock: Clock) -> None:
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        left = app.quiz("milestones", 8, seed=5)
        for index in range(5):
            left.skip(5) if index == 2 else left.answer(right(left.shown), 2_000)
        shown, points = left.shown, left.game.points
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        unfinished = app.unfinished()
        assert unfinished is not None
        assert (unfinished.done, unfinished.length, unfinished.mode) == (5, 8, "quiz")
        again = app.resume()
        assert again is not None
        assert (again.shown, again.game.points) == (shown, points)
        assert again.game.turns == left.game.turns
        play_through(again)
        assert app.unfinished() is None
        assert app.statistics().games[0].asked == 8


def test_a_hint_taken_before_leaving_still_counts(app: Application) -> None:
    left = app.quiz("milestones", 5, seed=11)
    while left.hint() is None:
        left.skip(1)
    again = app.resume()
    assert again is not None
    turn = again.answer(right(again.shown), 10)
    assert (turn.hints, turn.verdict.credit) == (1, 0.5)
    following = app.resume()
    assert following is not None
    assert following.answer(right(following.shown), 10).hints == 0


def test_a_game_of_another_version_is_not_offered(app: Application) -> None:
    app.journal.append(app.clock(), [Entry("game-started", None, None, {"mode": "riddle", "questions": []})])
    assert app.unfinished() is None
    assert app.resume() is None


def test_a_game_left_is_still_offered_after_another_was_played(app: Application) -> None:
    left = app.quiz("milestones", 3, seed=2)
    left.answer(right(left.shown), 1)
    play_through(app.quiz("words-of-diplomacy", 2, seed=2))
    app.journal.append(app.clock(), [Entry("game-started", None, None, {"mode": "riddle", "questions": []})])
    unfinished, again = app.unfinished(), app.resume()
    assert unfinished is not None
    assert again is not None
    assert (unfinished.id, again.id, again.game) == (left.id, left.id, left.game)
    again.end()
    assert app.unfinished() is None


def test_skipped_in_study_and_answered_later_is_a_review(app: Application) -> None:
    sitting = app.study("words-of-diplomacy", 2)
    skipped = sitting.game.waiting[0].id
    sitting.skip(1)
    play_through(sitting)
    assert skipped in app.journal.memories()
    assert (sitting.result.asked, sitting.result.right) == (2, 2)
    assert (app.statistics().games[0].asked, app.statistics().games[0].right) == (2, 2)


def test_a_study_sitting_is_taken_up_too(app: Application) -> None:
    left = app.study("words-of-diplomacy", 4)
    left.answer(Write("nonsense") if isinstance(left.shown, Blank) else Pick(99), 10)
    again = app.resume()
    assert again is not None
    assert again.game == left.game


def test_a_game_given_up_is_not_offered_again(app: Application) -> None:
    sitting = app.quiz("milestones", 5, seed=2)
    sitting.answer(right(sitting.shown), 1)
    sitting.end()
    assert sitting.shown is None
    assert app.unfinished() is None
    assert app.statistics().games[0].asked == 1


def test_today_is_the_union_of_all_decks(app: Application) -> None:
    today = app.today()
    assert today.total == len({card.id for totals in app.decks() for card in totals.entry.cards}) == today.new
    sitting = app.study()
    assert sitting.game.length == 10
    play_through(sitting)
    totals = {deck.entry.id: deck for deck in app.decks()}
    learned = app.journal.memories()
    assert len(learned) == 10 == app.today().learned
    assert all(deck.learned == sum(1 for card in deck.entry.cards if card.id in learned) for deck in totals.values())
    assert max(deck.mastery for deck in totals.values()) > 0


def test_mastery_is_one_thing_on_home_and_in_the_forecast(app: Application, clock: Clock) -> None:
    play_through(app.study())
    clock.pass_days(30)
    app.standing.suspend(list(app.journal.memories())[:1])
    on_home = {deck.entry.id: deck.mastery for deck in app.decks()}
    assert on_home == {deck.id: deck.knowledge.mastery for deck in foresee(app, 1).decks}
    assert 0 < max(on_home.values()) < 1


def test_limits_hold(tmp_path: Path, clock: Clock) -> None:
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock, Settings(new_per_day=3, reviews_per_day=2))
        play_through(app.study())
        assert app.today().queue.cards == ()
        clock.pass_days(40)
        queue = app.today().queue
        assert (len(queue.due), len(queue.new)) == (2, 3)


def test_missed_questions_can_be_played_again(app: Application) -> None:
    sitting = app.quiz("words-of-diplomacy", 4, seed=4)
    sitting.skip(1)
    play_through(sitting)
    again = app.again(sitting)
    assert again.game.length == 1
    play_through(again)
    with pytest.raises(DeckError, match="nothing was missed"):
        app.again(again)


def test_flags_are_kept(app: Application) -> None:
    sitting = app.quiz("milestones", 2, seed=4)
    asked = sitting.game.waiting[0]
    sitting.flag()
    assert [event.card for event in app.journal.events("flagged")] == [asked.id]


def test_an_answer_that_cannot_be_kept_leaves_the_game_where_it_stood(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = app.quiz("milestones", 2, seed=4)
    before = sitting.game

    def fail(*args: object, **more: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(app.journal, "append", fail)
        with pytest.raises(StoreError):
            sitting.answer(right(sitting.shown), 1)
    assert sitting.game == before
    sitting.answer(right(sitting.shown), 1)
    assert len(sitting.game.turns) == 1


@pytest.mark.parametrize("reference", ["nosuch", "./nosuch.yaml"])
def test_unknown_decks_say_so(app: Application, reference: str) -> None:
    with pytest.raises(DeckError) as caught:
        app.quiz(reference)
    assert caught.value.message
