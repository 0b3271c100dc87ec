"""Answers taken back, given again and judged anew: all is as if only what stands had been done."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner import MINSK, RIGA, VILNIUS, Learner, right, wrong

from quizgame.app.application import Application
from quizgame.app.browsing import LEECH
from quizgame.app.sitting import Sitting
from quizgame.app.standing import Aside
from quizgame.errors import GameError, StoreError
from quizgame.memory.scheduler import Rating
from quizgame.questions.answer import Answer, Rate
from quizgame.questions.shown import Flip
from quizgame.store.journal import Journal

AGAIN, HARD, GOOD, EASY = Rating
WARSAW, KYIV = "{q: Capital of Poland?, a: Warsaw}", "{front: Київ, back: Kyiv, hint: It lies on the Dnipro.}"
Deed = tuple[str, int]
Done = tuple[Deed, datetime]


def prepare(learner: Learner) -> None:
    """A deck, some of it learned a while ago."""
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA)
    learner.learn("capitals")
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS, WARSAW, KYIV)
    learner.at += timedelta(days=9)


def do(sitting: Sitting, deed: Deed) -> None:
    """Do what was asked for, if it can be done."""
    word, number = deed
    shown, turns = sitting.shown, sitting.game.turns
    if word == "regrade" and turns and not turns[number % len(turns)].skipped:
        sitting.regrade(list(Rating)[number % 4], turns[number % len(turns)])
    if shown is None:
        return
    if word == "end":
        sitting.end()
    elif word == "aside" and sitting.may_set_aside():
        sitting.set_aside(list(Aside)[number % 3])
    elif word == "hint":
        sitting.hint()
    elif word == "skip":
        sitting.skip(number)
    elif word in ("right", "wrong"):
        if isinstance(shown, Flip):
            answer: Answer = Rate(GOOD if word == "right" else AGAIN)
        else:
            answer = right(shown) if word == "right" else wrong(shown)
        sitting.answer(answer, 1_000 * number)


def everything(app: Application, sitting: Sitting) -> dict[str, Any]:
    """All that can be seen of what was learned; names of rows and times of the clock are left out."""
    told = app.statistics()
    return {
        "memories": app.journal.memories(),
        "load": +Counter(app.journal.load()),
        "begun": [app.journal.begun_on(app.day - back) for back in range(12)],
        "today": app.today(),
        "deck": app.today("capitals"),
        "totals": [(one.due, one.new, one.learned, one.mastery) for one in app.decks()],
        "missed": app.journal.missed_since(app.day - 30),
        "streak": app.streak_days(),
        "resting": app.standing.resting(),
        "heard": app.journal.heard(),
        "told": (told.answers, told.reviews, told.practice, told.retention, told.minutes, told.days),
        "games": [(one.mode, one.right, one.asked, one.finished) for one in told.games],
        "sitting": (sitting.game, sitting.shown, sitting.result, sitting.due_days()),
    }


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "right",
                "right",
                "wrong",
                "wrong",
                "skip",
                "hint",
                "regrade",
                "end",
                "aside",
                "undo",
                "undo",
                "redo",
                "leave",
                "sleep",
            ]
        ),
        st.integers(0, 40),
    ),
    max_size=24,
)


@settings(deadline=None, max_examples=12)
@given(DEEDS, st.sampled_from(["study", "flashcards"]))
def test_it_is_as_if_only_what_stands_had_been_done(deeds: list[Deed], mode: str) -> None:
    compare_with_twin(deeds, mode)


@pytest.mark.slow
@settings(deadline=None, max_examples=300)
@given(DEEDS, st.sampled_from(["study", "flashcards"]))
def test_it_is_so_in_many_games(deeds: list[Deed], mode: str) -> None:
    compare_with_twin(deeds, mode)


def compare_with_twin(deeds: list[Deed], mode: str) -> None:
    """Do all of it, and beside it, from the same beginning, only what stands at the end: all is the same."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        learner = Learner(home)
        prepare(learner)
        shutil.copytree(learner.root, Path(folder, "twin"))
        begun, stands, now = learner.at, list[list[Done]]([[]]), None
        with learner.app() as app:
            sitting = app.begin(mode, "capitals", seed=5)
            undone: list[list[Done]] = []
            for deed in deeds:
                before = sitting.course
                match deed[0]:
                    case "sleep":
                        learner.at += timedelta(hours=9)
                    case "undo" if before.done:
                        sitting.undo()
                        undone.append(stands.pop())
                    case "redo" if before.undone:
                        sitting.redo()
                        stands.append(undone.pop())
                    case "leave" if (resumed := app.resume()) and resumed.id == sitting.id:
                        assert resumed.game == sitting.game
                        assert [step.rows for step in resumed.course.done] == [step.rows for step in before.done]
                        sitting = resumed
                        undone.clear()
                    case _:
                        done = (deed, learner.at)
                        do(sitting, deed)
                        if sitting.game.hinted and not before.game.hinted:
                            stands[-1].append(done)  # a hint goes with the step before it
                            undone.clear()
                        elif len(sitting.course.done) > len(before.done):
                            stands.append([done])
                            undone.clear()
                assert len(sitting.course.undone) == len(undone)
            live, now = everything(app, sitting), learner.at
            app.journal.rebuild()
            assert app.journal.memories() == live["memories"]
        with Learner(learner.root).app(writing=False) as reader:
            assert reader.journal.memories() == live["memories"]
        twin = Learner(Path(folder, "twin"))
        twin.at = begun
        with twin.app() as app:
            sitting = app.begin(mode, "capitals", seed=5)
            for deed, twin.at in (one for step in stands for one in step):
                do(sitting, deed)
            twin.at = now
            assert everything(app, sitting) == live


@pytest.fixture
def prepared(tmp_path: Path) -> Learner:
    learner = Learner(tmp_path)
    prepare(learner)
    return learner


def test_a_game_that_ended_goes_on_and_ends_again(prepared: Learner) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals", count=1)
        sitting.answer(right(sitting.shown), 10)
        assert sitting.game.finished
        assert app.unfinished() is None
        sitting.undo()
        assert not sitting.game.finished
        waiting = app.unfinished()
        assert waiting is not None
        assert (waiting.id, waiting.done) == (sitting.id, 0)
        assert [game.finished for game in app.statistics().games] == [True]
        sitting.redo()
        assert sitting.game.finished
        assert app.unfinished() is None
        assert [game.finished for game in app.statistics().games] == [True, True]


def test_the_last_answer_wrong_after_all_opens_the_game_again(prepared: Learner) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals", count=1)
        sitting.answer(right(sitting.shown), 10)
        sitting.regrade(AGAIN)
        assert not sitting.game.finished
        resumed = app.resume()
        assert resumed is not None
        assert resumed.game == sitting.game
        resumed.undo()
        assert resumed.game.finished
        assert app.unfinished() is None
        assert app.statistics().games[0].finished


def test_a_leech_is_none_when_the_miss_that_made_it_one_is_taken_back(prepared: Learner) -> None:
    with prepared.app() as app:
        lapses = 0
        while lapses < LEECH:
            prepared.at += timedelta(days=60)
            sitting = app.study("capitals", count=1, seed=5)
            card = sitting.game.waiting[0].id
            sitting.answer(wrong(sitting.shown), 10)
            lapses = app.journal.memories()[card].lapses
        sitting.undo()
        assert app.journal.memories()[card].lapses == LEECH - 1
        sitting.redo()
        assert app.journal.memories()[card].lapses == LEECH


@pytest.mark.parametrize("rating", Rating)
def test_judged_anew_is_as_if_judged_so_at_once(prepared: Learner, rating: Rating) -> None:
    """With other cards due on the days around, of which the emptiest is taken."""
    with prepared.app() as app:
        days = range(app.day, app.day + 40)
        load = {day: 1 + (day * 7919) % 5 for day in days}
        held = app.journal.load()
        list(held)  # from here on, all days are known
        for day, cards in load.items():
            for _ in range(cards):
                held.move(None, day)
        sitting = app.begin("flashcards", "capitals", seed=5)
        promised = sitting.outlook()
        sitting.answer(Rate(EASY if rating is AGAIN else AGAIN), 10)
        card = sitting.game.turns[0].question.id
        assert sitting.regrades() == promised
        sitting.regrade(rating)
        assert sitting.due_days() == {card: promised[rating]}
        assert app.journal.load()[promised[rating]] == load.get(promised[rating], 0) + 1


def test_what_was_judged_anew_is_told_so_everywhere(prepared: Learner) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals")
        card = sitting.game.waiting[0].id
        turn = sitting.answer(wrong(sitting.shown), 10)
        before = app.statistics()
        assert (before.retention, before.games[0].right) == (0.0, 0)
        anew = sitting.regrade(GOOD, turn)
        assert anew.verdict.why == "By your own word: good."
        after = app.statistics()
        assert (after.answers, after.retention, after.games[0].right) == (before.answers, 1.0, 1)
        assert app.journal.missed_since(app.day) == {}
        assert app.journal.reviews(card)[-1].body["rating"] == GOOD
        assert sitting.result.missed == ()


def test_practice_judged_anew_stays_practice(prepared: Learner) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals", count=1)
        sitting.answer(wrong(sitting.shown), 10)
        sitting.answer(wrong(sitting.shown), 10)
        before = app.journal.memories()
        assert sitting.regrades() == {}
        sitting.regrade(EASY)
        assert sitting.game.finished
        assert app.journal.memories() == before


def test_an_earlier_answer_can_be_judged_anew_after_the_end(prepared: Learner) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals", count=2)
        for _ in range(2):
            sitting.answer(wrong(sitting.shown), 10)
        sitting.end()
        first, second = sitting.result.missed
        sitting.regrade(GOOD, first)
        assert sitting.result.missed == (second,)
        assert sitting.game.finished
        with pytest.raises(GameError, match="no answer to judge"):
            sitting.regrade(GOOD, first)


def test_what_cannot_be_kept_leaves_all_as_it_stands(prepared: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals")
        sitting.answer(wrong(sitting.shown), 10)
        before = everything(app, sitting), sitting.course, list(app.journal.events())

        def fail(*_: object) -> None:
            raise StoreError("the disk is full")

        with monkeypatch.context() as patched:
            patched.setattr(Journal, "_derive", fail)
            for deed in (sitting.undo, lambda: sitting.regrade(GOOD)):
                with pytest.raises(StoreError, match="full"):
                    deed()
        assert (everything(app, sitting), sitting.course, list(app.journal.events())) == before
        sitting.undo()


def test_points_stand(prepared: Learner) -> None:
    with prepared.app() as app:
        sitting = app.quiz("capitals")
        sitting.answer(wrong(sitting.shown), 10)
        for deed in (sitting.undo, sitting.redo, lambda: sitting.regrade(GOOD)):
            with pytest.raises(GameError, match="given for points stand"):
                deed()
        assert [event.kind for event in app.journal.events_on(app.day, "undone", "redone", "regraded")] == []


def test_two_computers_come_to_the_same(prepared: Learner, tmp_path: Path) -> None:
    with prepared.app() as app:
        sitting = app.study("capitals")
        for deed in [("wrong", 1), ("regrade", 2), ("right", 3), ("undo", 0), ("wrong", 4)]:
            sitting.undo() if deed[0] == "undo" else do(sitting, deed)
        memories, events = app.journal.memories(), list(app.journal.events())
    with Journal.open(tmp_path / "other.sqlite", writing=True) as other:
        other.merge(events[::-1])
        assert other.memories() == memories
        assert [event.id for event in other.events()] == [event.id for event in events]
