"""Whether all of a deck was learned is told at a glance, whatever became of its cards."""

from __future__ import annotations

import tempfile
from pathlib import Path

from answers import SCHEDULER, answer, noon
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.memory.cards import Cards, mark_of
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Journal

CARDS = ("a/1", "a/2", "ab/1", "b", "b/1", "é/x")


def counted(journal: Journal) -> dict[str, tuple[int, int]]:
    """What the table of the learned says, without those that are forgotten."""
    rows = journal._connection.execute("SELECT root, cards, marks FROM learned")
    return {root: (cards, marks) for root, cards, marks in rows if (cards, marks) != (0, 0)}


def learned(journal: Journal) -> dict[str, tuple[int, int]]:
    """The same from what memory holds."""
    found: dict[str, tuple[int, int]] = {}
    for card in journal.memories():
        cards, marks = found.get(root := card.partition("/")[0], (0, 0))
        found[root] = cards + 1, marks + mark_of(card)
    return found


DEEDS = st.tuples(
    st.sampled_from(["answer", "reset", "carry", "withdraw", "rebuild"]), st.sampled_from(CARDS), st.sampled_from(CARDS)
)


@settings(deadline=None, max_examples=settings().max_examples // 2)
@given(st.lists(DEEDS, max_size=12))
def test_the_learned_are_counted_whatever_becomes_of_cards(deeds: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder, "j.sqlite"), writing=True) as journal:
        for what, card, other in deeds:
            match what:
                case "answer":
                    answer(journal, card, Rating.GOOD, noon())
                case "reset":
                    journal.reset(noon(), [card])
                case "carry" if card != other:
                    journal.carry(noon(), [Entry("carried", None, card, {"from": card, "to": other})])
                case "withdraw":
                    answered = [event.id for event in journal.events("answered") if event.card == card]
                    journal.withdraw(noon(), answered[-1:])
                case "rebuild":
                    journal.rebuild(SCHEDULER)
            assert counted(journal) == learned(journal)


def test_a_deck_was_learned_when_all_its_cards_were_and_no_others(tmp_path: Path) -> None:
    def deck(*ids: str) -> Cards:
        return Cards(ids, (), sum(map(mark_of, ids)))

    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        for card in ("a/1", "a/2", "ab/1"):
            answer(journal, card, Rating.GOOD, noon())
        assert journal.has_learned_all(deck("a/2", "a/1"))
        assert journal.has_learned_all(deck("ab/1"))
        for other in (deck("a/1"), deck("a/1", "a/3"), deck("a/1", "a/2", "a/3"), deck("a/1", "ab/1"), deck()):
            assert not journal.has_learned_all(other)
        assert not journal.has_learned_all(Cards(["a/1", "a/2"]))
    with Journal.open(path, writing=False) as reader:
        reader.rebuild()
        assert counted(reader) == learned(reader)
        assert reader.has_learned_all(deck("a/1", "a/2"))
