"""Random sequences of edits, reviews and takings back: progress follows its card and goes to no other question.

The machine knows what each card really asks. Its questions come in families that differ by a name, a number, a negation
or a letter or two, and have the same answer.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from learner import Learner, right, wrong

from quizgame.app.carrying import Carried
from quizgame.decks.told import told_of
from quizgame.errors import NothingDueError
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.store.journal import Event

COUNTRIES = ("Latvia", "Lithuania", "Iceland", "Ireland", "Austria", "Australia", "Niger", "Nigeria", "Iran", "Iraq")
#: What each question asks, in wordings that are edits of each other, and its answer.
QUESTIONS: list[tuple[tuple[str, ...], str]] = [
    *(
        (
            (
                f"When did {country} join the union?",
                f"When did {country} jion the union?",
                f"When did {country} join the unoin?",
                f"In which year did {country} join the union?",
            ),
            "1995",
        )
        for country in COUNTRIES
    ),
    *(
        (
            (
                f"Who won the election of {year}?",
                f"Who won the electoin of {year}?",
                f"Who won election of {year}",
            ),
            "Minsk",
        )
        for year in (1994, 2001, 2010)
    ),
    *(
        ((f"What is {what} of Belarus?", f"What was {what} of Belarus?!", f"What is {what} of Belraus?"), "Minsk")
        for what in ("the capital", "the largest city", "not the capital", "the former capital", "the second capital")
    ),
    *(
        ((f"{country} is {verb} member.", f"{country} is {verb} memebr."), "true")
        for country in ("Latvia", "Lithuania")
        for verb in ("a", "no", "not a", "the first")
    ),
]
TITLES = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]
FILES = ["one.yaml", "two.yaml", "three.yaml"]
Edit = tuple[str, int, int]
EDITS = st.tuples(
    st.sampled_from(
        "edit_prompt edit_prompt edit_prompt accept_another_answer change_wrong_options swap_answers swap_answers "
        "give_or_take_an_id reorder rename rename move move delete add_a_question "
        "replace_by_another_question replace_by_another_question".split()
    ),
    st.integers(0, 99),
    st.integers(0, 99),
)


@dataclass(eq=False)
class Card:
    """A card in a deck file. `asks` is the index of its question, `before` its id at the last look, `edited` what was
    edited since its text was last known: because it was asked, or carried."""

    asks: int
    wording: int = 0
    id: str = ""
    answer: str = ""
    accepted: bool = False
    wrong: bool = False
    before: str = ""
    edited: set[str] = field(default_factory=set)

    @property
    def prompt(self) -> str:
        return QUESTIONS[self.asks][0][self.wording]

    def written(self) -> str:
        parts = [f'q: "{self.prompt}"']
        if self.answer == "true":
            parts.append("a: true")
        else:
            parts.append(f"a: [{self.answer}, {self.answer} too]" if self.accepted else f"a: {self.answer}")
            parts += ["wrong: [Something, Anything]"] * self.wrong
        return "{" + ", ".join([f"id: {self.id}"] * bool(self.id) + parts) + "}"


def new(asks: int) -> Card:
    return Card(asks, answer=QUESTIONS[asks][1])


class Edits(RuleBasedStateMachine):
    """A home with decks that are edited while they are learned."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.learner = Learner(self.folder)
        self.stack = self.learner.app()
        self.app = self.stack.__enter__()
        self.app.journal._connection.execute("PRAGMA synchronous = OFF")  # nothing is to outlast this
        self.decks: dict[str, list[Card]] = {}
        self.titles: dict[str, str] = {}
        self.asked: dict[str, int] = {}
        """What each review asked, by the id of its event."""
        self.withdrawn: set[tuple[str, str]] = set()
        self.saves = 0
        self.names = 0

    def teardown(self) -> None:
        self.stack.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    @initialize(asked=st.lists(st.integers(0, len(QUESTIONS) - 1), min_size=3, max_size=8, unique=True))
    def begin(self, asked: list[int]) -> None:
        self.decks[FILES[0]] = [new(one) for one in asked]
        self.titles[FILES[0]] = TITLES[0]
        self.study(0, 1, [True, True, False, True] * 3)

    # what authors do

    @rule(edits=st.lists(EDITS, min_size=1, max_size=4), back=st.integers(0, 5))
    def edit(self, edits: list[Edit], back: int) -> None:
        """Some edits, and then the app is opened; now and then what it carried is taken back."""
        for name, number, other in edits:
            getattr(self, name)(number, other)
        self.look() if back else self.look_and_take_it_back()

    def edit_prompt(self, number: int, wording: int) -> None:
        card = self.pick(number)
        card.wording = wording % len(QUESTIONS[card.asks][0])
        card.edited.add("prompt")

    def accept_another_answer(self, number: int, _: int) -> None:
        card = self.pick(number)
        card.accepted = not card.accepted
        card.edited.add("accepted")

    def change_wrong_options(self, number: int, _: int) -> None:
        self.pick(number).wrong ^= True

    def swap_answers(self, number: int, other: int) -> None:
        left, right = self.pick(number), self.pick(other)
        if "true" not in (left.answer, right.answer):
            left.answer, right.answer = right.answer, left.answer
            left.edited.add("answer")
            right.edited.add("answer")

    def give_or_take_an_id(self, number: int, named: int) -> None:
        self.names += 1
        self.pick(number).id = f"name-{self.names}" if named % 2 else ""

    def reorder(self, file: int, seed: int) -> None:
        random.Random(seed).shuffle(self.deck(file))

    def rename(self, file: int, title: int) -> None:
        if TITLES[title % len(TITLES)] not in self.titles.values():
            self.titles[list(self.decks)[file % len(self.decks)]] = TITLES[title % len(TITLES)]

    def move(self, number: int, file: int) -> None:
        """To another deck, which may be new: so decks are split, and joined."""
        card, name = self.pick(number), FILES[file % len(FILES)]
        self.remove(card)
        self.decks.setdefault(name, []).append(card)
        if name not in self.titles:
            self.titles[name] = next(title for title in TITLES if title not in self.titles.values())

    def delete(self, number: int, _: int) -> None:
        if len(self.cards()) > 1:
            self.remove(self.pick(number))

    def add_a_question(self, asks: int, file: int) -> None:
        if self.is_free(asks):
            self.deck(file).append(new(asks % len(QUESTIONS)))

    def replace_by_another_question(self, number: int, asks: int) -> None:
        """The treacherous edit: in the same place stands another question, of the same family perhaps."""
        old = self.pick(number)
        asks = old.asks + asks % 5 - 2 if asks % 2 else asks
        if self.is_free(asks):
            cards = next(cards for cards in self.decks.values() if old in cards)
            cards[cards.index(old)] = new(asks % len(QUESTIONS))

    def cards(self) -> list[Card]:
        return [card for cards in self.decks.values() for card in cards]

    def pick(self, number: int) -> Card:
        return self.cards()[number % len(self.cards())]

    def deck(self, file: int) -> list[Card]:
        return list(self.decks.values())[file % len(self.decks)]

    def is_free(self, asks: int) -> bool:
        """Whether nobody asks this now."""
        return asks % len(QUESTIONS) not in {card.asks for card in self.cards()}

    def remove(self, card: Card) -> None:
        for file, cards in list(self.decks.items()):
            if card in cards:
                cards.remove(card)
                if not cards:
                    del self.decks[file], self.titles[file]

    # what the program does

    def look(self) -> None:
        self.save()
        now, had, asked = self.ids(), self.histories(), self.questions()
        carried = self.app.carry()
        pairs = {one.old.card: one.new.card for one in carried}
        assert len(set(pairs.values())) == len(pairs) == len(carried), "one goes to one"
        assert self.withdrawn.isdisjoint(pairs.items()), "what was taken back is not carried again"
        assert not pairs.keys() & set(now.values()), "nothing is taken from a card that is there"
        for card, id in now.items():
            gone = [one for one, what in asked.items() if what == card.asks and one not in now.values()]
            once = len(card.edited - {"accepted"}) < 2
            if once and gone == [card.before] and id not in had and not self.was_refused(card.before):
                assert pairs.get(card.before) == id, f"progress is lost: {card}"
        for card, id in now.items():
            if id in pairs.values():
                card.edited.clear()
            card.before = id
        assert self.app.carry() == (), "told once"

    def look_and_take_it_back(self) -> None:
        self.save()
        before = self.app.journal.memories()
        carried = self.app.carry()
        self.take_back(carried, again=False)
        assert self.app.journal.memories() == before
        for card, id in self.ids().items():
            card.before = id

    @rule(number=st.integers(0, 99), again=st.booleans())
    def take_one_back_or_carry_it_after_all(self, number: int, again: bool) -> None:
        there = [one for one in self.app.progress.carried() if one.withdrawn == again]
        if there:
            self.take_back([there[number % len(there)]], again)

    def take_back(self, carried: Sequence[Carried], again: bool) -> None:
        self.app.progress.withdraw(carried, again=again)
        self.withdrawn = {(one.old.card, one.new.card) for one in self.app.progress.carried() if one.withdrawn}

    def was_refused(self, card: str) -> bool:
        return any(card == old for old, _ in self.withdrawn)

    @rule(file=st.integers(0, 9), days=st.integers(1, 30), answers=st.lists(st.booleans(), min_size=1, max_size=6))
    def study(self, file: int, days: int, answers: list[bool]) -> None:
        self.look()
        self.learner.at += timedelta(days=days)
        try:
            sitting = self.app.study(list(self.titles.values())[file % len(self.titles)].lower(), len(answers))
        except NothingDueError:
            return
        for rightly in answers:
            if sitting.shown is not None:
                sitting.answer((right if rightly else wrong)(sitting.shown), 10)
        sitting.end()
        cards = {id: card for card, id in self.ids().items()}
        for event in self.app.journal.events("answered"):
            if event.id not in self.asked:
                self.asked[event.id] = cards[event.card].asks
                cards[event.card].edited.clear()

    def save(self) -> None:
        for path in self.learner.decks.iterdir():
            if path.name not in self.decks:
                path.unlink()
        for file, cards in self.decks.items():
            path = self.learner.write(file, self.titles[file], *(card.written() for card in cards))
            self.saves += 1  # two saves within a tick of the clock are two saves all the same
            os.utime(path, ns=(self.saves * 10**9, self.saves * 10**9))

    def ids(self) -> dict[Card, str]:
        """The id of each card as it is saved; no two ask in the same words."""
        found = {
            (entry.path.name, told_of(question).prompt): question.id
            for entry in self.app.library.entries()
            for question in self.app.library.deck(str(entry.path)).cards
        }
        return {card: found[file, card.prompt] for file, cards in self.decks.items() for card in cards}

    # what must hold

    def histories(self) -> dict[str, list[Event]]:
        """The reviews of each card in the plain way: every event in its turn, those withdrawn left out."""
        events, withdrawn = list(self.app.journal.events()), set()
        for event in events:
            if event.kind in ("undone", "redone"):
                (withdrawn.add if event.kind == "undone" else withdrawn.discard)(event.body["event"])
        histories: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            if event.kind == "answered" and event.body["review"]:
                histories[event.card or ""].append(event)
            elif event.kind == "carried" and event.id not in withdrawn:
                both = histories[event.body["to"]] + histories.pop(event.body["from"], [])
                histories[event.body["to"]] = sorted(both, key=lambda one: (one.utc, one.id))
        return {card: reviews for card, reviews in histories.items() if reviews}

    def questions(self) -> dict[str, int]:
        """What each card with a history was asked."""
        return {card: self.asked[reviews[0].id] for card, reviews in self.histories().items()}

    @invariant()
    def no_history_is_of_another_question(self) -> None:
        for card, reviews in self.histories().items():
            assert len({self.asked[review.id] for review in reviews}) == 1, card

    @invariant()
    def nobody_has_the_history_of_another(self) -> None:
        asked = self.questions()
        for card in self.cards():
            assert asked.get(card.before, card.asks) == card.asks, card

    @invariant()
    def memories_are_what_the_histories_come_to(self) -> None:
        assert self.app.journal.memories() == {card: remembered(reviews) for card, reviews in self.histories().items()}


def remembered(reviews: list[Event]) -> Memory:
    memory = None
    for review in reviews:
        memory = Scheduler().review(memory, Rating(review.body["rating"]), review.day, "")
    assert memory is not None
    due = reviews[-1].body["due"]
    return Memory(
        pytest.approx(memory.stability, rel=1e-5),
        pytest.approx(memory.difficulty, rel=1e-5),
        memory.last,
        due,
        memory.reviews,
        memory.lapses,
    )


SOAKED = settings.get_current_profile_name() == "soak"
TestProgress = Edits.TestCase
TestProgress.settings = settings(
    max_examples=2_000 if SOAKED else 60,
    stateful_step_count=30 if SOAKED else 12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
