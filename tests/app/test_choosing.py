"""What is studied is chosen without a look at all cards; it is what the day's queue says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.app.application import Application
from quizgame.app.choosing import choose_cards
from quizgame.app.preferences import Preferences
from quizgame.memory.cards import Cards, mark_of
from quizgame.memory.day import Moment
from quizgame.memory.queue import Card, Order, rank
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.store.home import Home
from quizgame.store.journal import Entry, Journal
from quizgame.store.library import Library
from quizgame.store.settings import DeckSettings, Settings

START, DAYS = 740_000, 12


def moment(day: int) -> Moment:
    return Moment((day - 719_163) * 86_400_000 + 43_200_000, 0)


def write_decks(folder: Path, rng: random.Random) -> None:
    """Decks by hand, and one over a facts file, so that some cards are siblings."""
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        cards = "".join(f"- {{id: c{n}, q: What is {n}?, a: a{n}}}\n" for n in range(rng.randrange(5, 25)))
        (folder / f"{name}.yaml").write_text(f"id: {name}\ntitle: {name}\ncards:\n{cards}", "utf-8")
    rows = "".join(
        f'- {{id: f{n}, says: "{{c}} joined the council[ in {{when}}].", c: e{n}, when: {1900 + n}, sources: [book]}}\n'
        for n in range(9)
    )
    entities = ", ".join(f"e{n}: {{name: Land {n}, type: country}}" for n in range(9))
    head = f"id: clubs\nsources: {{book: {{title: Book, publisher: P}}}}\nentities: {{{entities}}}\nfacts:\n"
    (folder / "clubs.yaml").write_text(head + rows, "utf-8")
    (folder / "asked.yaml").write_text("id: asked\ntitle: Asked\nfrom: clubs.yaml\n", "utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_the_cards_chosen_are_those_of_the_queue(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    home = Home(tmp_path)
    write_decks(home.decks, rng)
    settings = Settings(
        new_per_day=rng.randrange(0, 9),
        reviews_per_day=rng.randrange(0, 12),
        order=rng.choice(list(Order)),
        decks={"one": DeckSettings(new_per_day=rng.randrange(3), reviews_per_day=rng.randrange(4))},
    )
    today, told = START, set[bool]()
    with Journal.open(home.journal, writing=True) as journal:
        library = Library(home, tmp_path / "none")
        app = Application(library, journal, Scheduler(), lambda: moment(today), rng, settings)
        cards = [card.id for entry in library.entries() for card in entry.cards]
        facts = [card.fact for entry in library.entries() for card in entry.cards if card.fact]
        assert len(set(facts)) < len(facts)
        for today in range(START, START + DAYS):
            for card in rng.sample(cards, 6) if today < START + DAYS - 1 else cards:
                review(journal, card, today, rng)
            app.standing.suspend(rng.sample(cards, 1), rng.random() < 0.7)
            everything = library.entries()
            for reference in (None, "one", "asked"):
                entries = [library.entry(reference)] if reference else everything
                for more in (0, 3):
                    queue = app.today(reference, more=more).queue
                    chosen = choose_cards(
                        entries,
                        everything,
                        journal,
                        Preferences(library, settings),
                        today,
                        app.standing.suspended(),
                        lifted=reference,
                        more=more,
                    )
                    assert chosen == (queue.due, queue.new)
            known = journal.memories()
            for order in Order:
                due = ((memory, Card(card)) for card, memory in known.items() if memory.due <= today)
                ranked = [(card.id, today - late) for card, late in rank(due, order, today)]
                assert list(journal.due(today, order)) == ranked
            assert journal.reviewed_on(today) == {card for card, memory in known.items() if memory.last == today}
            assert journal.unlearned(cards) == set(cards) - known.keys()
            for entry in library.entries():
                whole = Cards(entry.cards.ids, entry.cards.facts, sum(map(mark_of, entry.cards.ids)))
                assert journal.has_learned_all(whole) == (known.keys() >= set(whole.ids))
                told.add(journal.has_learned_all(whole))
                assert not journal.has_learned_all(Cards(whole.ids))
        assert told == {True, False}


def review(journal: Journal, card: str, day: int, rng: random.Random) -> None:
    """An answer that memory hears."""
    before, rating = journal.memories([card]).get(card), rng.choice(list(Rating))
    if before is None or before.last < day:
        memory = Scheduler().review(before, rating, day, card)
        body = {"review": True, "rating": int(rating), "due": memory.due}
        journal.append(moment(day), [Entry("answered", None, card, body)], {card: memory})


def test_more_due_cards_are_read_than_at_first(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite", writing=True) as journal:
        memory = Scheduler().review(None, Rating.GOOD, START, "x")
        cards = {f"card-{number:04}": memory for number in range(1200)}
        journal.append(moment(START), [], cards)
        for order in Order:
            assert list(journal.due(memory.due, order)) == [(card, memory.due) for card in sorted(cards)]
            assert list(journal.due(memory.due - 1, order)) == []


DAYS_AROUND = st.integers(START - 3, START + 2)
MEMORIES = st.dictionaries(
    st.text("abé/", min_size=1, max_size=3),
    st.builds(
        Memory,
        st.sampled_from([0.5, 1.0, 1.0000001192092896, 2.0, 3.0, 700.0]),
        st.just(5.0),
        DAYS_AROUND,
        DAYS_AROUND,
        st.just(1),
        st.just(0),
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("due") / "journal.sqlite", writing=True) as opened:
        yield opened


@given(memories=MEMORIES, first=st.integers(1, 4))
def test_due_cards_come_as_they_are_ranked_also_where_clocks_went_wrong(
    kept: Journal, memories: dict[str, Memory], first: int
) -> None:
    kept.rebuild()  # nothing was answered, so nothing is known
    kept.append(moment(START), [], memories)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quizgame.store.memories._FIRST_DUE", first)
        for order in Order:
            due = ((memory, Card(card)) for card, memory in memories.items() if memory.due <= START)
            ranked = [(card.id, START - late) for card, late in rank(due, order, START)]
            assert list(kept.due(START, order)) == ranked
