"""Fitting in a process beside this one, and what the journal keeps of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import answer, noon
from learners import UNLIKE_MOST, reviews_of

from quizgame.app.fitting import fit_beside, keep_fit
from quizgame.app.rebuilding import Changes, rebuild
from quizgame.errors import FittingError
from quizgame.memory.fitting import Fit, Measure, fit
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Rating, Scheduler
from quizgame.store.journal import Entry, Journal

FOUND = Fit(1_000, 200, Measure(0.4, 0.05), Measure(0.3, 0.02), UNLIKE_MOST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.open(path, writing=True) as journal:
        answer(journal, "a", Rating.GOOD, noon())
        answer(journal, "b", Rating.AGAIN, noon())
        answer(journal, "a", Rating.GOOD, noon(4))
        yield journal


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes begun meanwhile."""
    processes: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def note(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        processes.append(begin(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", note)
    return processes


def test_another_process_finds_what_this_one_would() -> None:
    reviews, told = reviews_of(UNLIKE_MOST, 150, 1_500), list[str]()
    there, here = fit_beside(reviews, Scheduler(), told.append), fit(reviews, Scheduler())
    assert (there.parameters, there.after.log_loss) == (here.parameters, here.after.log_loss)
    assert (there.reviews, there.held_out, there.before.log_loss) == (1_350, 270, here.before.log_loss)
    assert told[0] == "reading the reviews"


def test_too_few_reviews_are_refused_in_words() -> None:
    with pytest.raises(FittingError, match="240 reviews of cards met before") as caught:
        fit_beside(reviews_of(UNLIKE_MOST, 60, 300), Scheduler(), lambda step: None)
    assert "go on learning" in caught.value.hint


def test_whatever_ends_the_fit_ends_the_other_process(begun: list[subprocess.Popen[bytes]]) -> None:
    def give_up(step: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit_beside(reviews_of(UNLIKE_MOST, 150, 1_500), Scheduler(), give_up)
    assert [process.returncode is not None for process in begun] == [True]


def test_a_process_that_ends_too_early_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgame.app.fitting.json.dumps", lambda value: "no JSON")
    with pytest.raises(FittingError, match="ended with code 1"):
        fit_beside(reviews_of(UNLIKE_MOST, 150, 1_500), Scheduler(), lambda step: None)


def test_memory_follows_the_fit_and_no_due_day_moves(journal: Journal, path: Path) -> None:
    before = journal.memories()
    keep_fit(journal, noon(5), FOUND)
    after = journal.memories()
    assert journal.scheduler.parameters == UNLIKE_MOST
    assert {card: memory.due for card, memory in after.items()} == {card: memory.due for card, memory in before.items()}
    assert all(after[card].stability != before[card].stability for card in before)
    (event,) = journal.events("fitted")
    assert (event.body["model"], event.body["reviews"], event.body["log_loss"]) == ("FSRS-6", 1_000, [0.4, 0.3])
    journal.close()
    for writing in (False, True):
        with Journal.open(path, writing=writing) as again:
            assert (again.scheduler.parameters, again.memories()) == (UNLIKE_MOST, after)


def test_the_latest_fit_that_is_understood_holds(journal: Journal, path: Path) -> None:
    keep_fit(journal, noon(5), FOUND)
    for body in (
        {"model": "FSRS-9", "parameters": [1.0]},
        {"model": "FSRS-6", "parameters": list(DEFAULT_PARAMETERS[1:])},
        {"model": "FSRS-6", "parameters": ["much", *DEFAULT_PARAMETERS[1:]]},
        {"model": "FSRS-6", "parameters": [-1.0, *DEFAULT_PARAMETERS[1:]]},
        {"parameters": None},
    ):
        journal.append(noon(6), [Entry("fitted", None, None, body)])
    memories = journal.memories()
    journal.close()
    with Journal.open(path, writing=True) as again:
        assert (again.scheduler.parameters, again.memories()) == (UNLIKE_MOST, memories)


def test_a_fit_that_came_from_elsewhere_changes_the_memories_at_the_next_opening(journal: Journal, path: Path) -> None:
    keep_fit(journal, noon(5), FOUND)
    fitted = journal.memories()
    # as if the row had been written, and the power had failed before the memories were derived by it
    journal.rebuild(Scheduler())
    journal._connection.execute("UPDATE about SET value = '' WHERE key = 'fit'")
    assert journal.memories() != fitted
    journal.close()
    for writing in (False, True):
        with Journal.open(path, writing=writing) as again:
            assert again.memories() == fitted


def test_nothing_is_kept_of_a_fit_that_is_no_better(journal: Journal) -> None:
    with pytest.raises(FittingError, match="nothing better"):
        keep_fit(journal, noon(5), Fit(1_000, 200, Measure(0.3, 0.02), Measure(0.4, 0.05), None))
    assert list(journal.events("fitted")) == []


def test_a_rebuild_says_what_was_different(journal: Journal) -> None:
    assert rebuild(journal) == Changes(2, 3, 0, 0, 0, 0)
    assert not rebuild(journal)
    execute = journal._connection.execute
    execute("UPDATE memory SET stability = 99 WHERE card = 'a'")
    execute("UPDATE memory SET card = 'c', due = 7 WHERE card = 'b'")
    changes = rebuild(journal)
    assert changes == Changes(2, 3, found=1, gone=1, states=1, due=0)
    assert changes
    execute("UPDATE memory SET due = 7")
    assert rebuild(journal) == Changes(2, 3, 0, 0, 0, due=2)
