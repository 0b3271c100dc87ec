"""Other days for cards: a backlog is spread and gathered again, an exam calls cards forward and lets go of them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from learner import Learner, study

from quizgame.app.application import Application
from quizgame.app.rescheduling import gather_again, look_at_backlog, spread_backlog
from quizgame.memory.scheduler import Memory
from quizgame.store.journal import Entry

CARDS = 100


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    """Somebody who has learned a hundred cards and then was away for a month."""
    learner = Learner(tmp_path)
    learner.write("numbers.yaml", "Numbers", *(f"{{id: c{n}, q: What is {n}?, a: number {n}}}" for n in range(CARDS)))
    with learner.app() as app:
        day = app.day
        for n in range(CARDS):
            due = day + n % 28 + 1
            body = {"review": True, "rating": 3, "due": due}
            memory = Memory(2.0 + n, 5.0, day, due, 1, 0)
            app.journal.append(
                learner.now(), [Entry("answered", "g", f"numbers/c{n}", body)], {f"numbers/c{n}": memory}
            )
        app.journal.rebuild()
    learner.at += timedelta(days=30)
    return learner


def due_days(app: Application) -> dict[str, int]:
    return {card: memory.due for card, memory in app.journal.memories().items()}


def test_a_backlog_is_spread_so_that_no_day_is_too_much_and_gathered_again(learner: Learner) -> None:
    with learner.app() as app:
        before, day = due_days(app), app.day
        backlog = look_at_backlog(app)
        assert (backlog.due, backlog.usual, backlog.grown) == (CARDS, 20, True)
        assert (backlog.plan.a_day, backlog.plan.last) == (40, day + 2)
        spread_backlog(app, backlog)
        assert app.today().due == 40
        after = due_days(app)
        assert Counter(max(due, day) - day for due in after.values()) == {0: 40, 1: 40, 2: 20}
        assert not look_at_backlog(app).grown
        # what is spread is derived from the journal alone
        app.journal.rebuild()
        assert due_days(app) == after
        assert app.journal.load() == Counter(after.values())
    with learner.app() as app:
        study(app, "numbers")
        reviewed = {card for card, memory in app.journal.memories().items() if memory.last == app.day}
        assert gather_again(app) == 60
        now = due_days(app)
        assert {card: now[card] for card in before if card not in reviewed} == {
            card: due for card, due in before.items() if card not in reviewed
        }
        assert all(now[card] > app.day for card in reviewed)
        assert gather_again(app) == 0


def test_the_pace_may_be_set_and_the_limit_of_a_day_holds(learner: Learner) -> None:
    with learner.app() as app:
        assert look_at_backlog(app, 10).plan.last == app.day + 9
        app.preferences.settings = app.preferences.settings.__class__(reviews_per_day=25)
        assert look_at_backlog(app).plan.a_day == 25


def test_nothing_is_scheduled_past_an_exam_and_all_is_as_before_without_one(learner: Learner) -> None:
    learner.at -= timedelta(days=30)  # on the day on which all was learned
    with learner.app() as app:
        before, day = due_days(app), app.day
        exam = date.fromordinal(day + 12)
        app.preferences.path = learner.root / "settings.json"
        app.prefer("exam", exam.isoformat(), "numbers")
        after = due_days(app)
        assert max(after.values()) <= day + 12
        assert {card: due for card, due in after.items() if before[card] <= day + 12} == {
            card: due for card, due in before.items() if due <= day + 12
        }
        forward = Counter(after[card] - day for card, due in before.items() if due > day + 12)
        assert min(forward) >= 8, "near to the exam"
        assert max(forward.values()) <= 20, "and not all on one day"
        app.journal.rebuild()
        assert due_days(app) == after

        learner.at += timedelta(days=8)
        study(app, "numbers")
        assert max(due_days(app).values()) <= day + 12, "what is reviewed meanwhile comes back before it, too"

        app.prefer("exam", None, "numbers")
        now = due_days(app)
        memories = app.journal.memories()
        assert all(now[card] == before[card] for card in before if memories[card].last == day)


def test_when_an_exam_is_over_cards_go_on_as_if_there_had_been_none(learner: Learner) -> None:
    learner.at -= timedelta(days=30)
    with learner.app() as app:
        app.preferences.path = learner.root / "settings.json"
        day = app.day
        app.prefer("exam", date.fromordinal(day + 3).isoformat(), "numbers")
        learner.at += timedelta(days=2)
        study(app, "numbers")
        memories = app.journal.memories()
        asked = {card for card, memory in memories.items() if memory.last == day + 2}
        assert {memories[card].due for card in asked} == {day + 3}
        app.carry()
        assert due_days(app) == {card: memory.due for card, memory in memories.items()}

        learner.at += timedelta(days=5)
        app.carry()
        now = due_days(app)
        assert all(now[card] > day + 7 for card in asked), "what was firm is not overdue for the exam's sake"
        assert all(now[card] <= day + 3 for card in now.keys() - asked), "what was due anyway still is"
        app.carry()
        assert due_days(app) == now
        app.journal.rebuild()
        assert due_days(app) == now


def test_after_its_day_an_exam_is_nothing_any_more(learner: Learner) -> None:
    with learner.app() as app:
        app.preferences.path = learner.root / "settings.json"
        app.prefer("exam", date.fromordinal(app.day - 1).isoformat(), "numbers")
        assert app.preferences.exams(app.day) == {}
        study(app, "numbers")
        assert max(due_days(app).values()) > app.day
    with learner.app() as app:
        app.preferences.path = learner.root / "settings.json"
        app.prefer("exam", date.fromordinal(app.day).isoformat(), "numbers")
        assert max(due_days(app).values()) > app.day, "on the day itself, what follows is normal"
