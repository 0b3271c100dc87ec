"""Random sequences of edits, reviews and takings back: progress follows its card and goes to no other question."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence, Set
from datetime import timedelta
from pathlib import Path

import pytest
from author import EDITS, QUESTIONS, Author, Card, Edit
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from learner import Learner, right, wrong

from quizgame.app.carrying import Carried
from quizgame.decks.told import told_of
from quizgame.errors import NothingDueError
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.store.journal import Event


class Edits(RuleBasedStateMachine):
    """A home with decks that are edited while they are learned."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.learner = Learner(self.folder)
        self.stack = self.learner.app()
        self.app = self.stack.__enter__()
        self.app.journal._connection.execute("PRAGMA synchronous = OFF")  # nothing is to outlast this
        self.author = Author(self.learner)
        self.asked: dict[str, int] = {}
        """What each review asked, by the id of its event."""
        self.withdrawn: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        self.stack.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    @initialize(asked=st.lists(st.integers(0, len(QUESTIONS) - 1), min_size=4, max_size=8, unique=True))
    def begin(self, asked: list[int]) -> None:
        self.author.begin(asked)
        self.study(0, 1, [True, True, False, True] * 3)

    @rule(edits=st.lists(EDITS, min_size=2, max_size=5), then=st.integers(0, 11), number=st.integers(0, 99))
    def edit(self, edits: list[Edit], then: int, number: int) -> None:
        """Some edits, and then the app is opened; now and then a file is broken, or what was carried is taken back."""
        for name, one, other in edits:
            getattr(self.author, name)(one, other)
        if then == 9:
            self.look_and_take_it_back()
        if then == 10:
            self.look_while_broken(list(self.author.decks)[number % len(self.author.decks)])
        self.look()
        if then == 11:
            self.take_one_back_or_carry_it_after_all(number)

    def look(self) -> None:
        self.author.save()
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
        self.looked(carried)
        assert self.app.carry() == (), "told once"

    def look_and_take_it_back(self) -> None:
        self.author.save()
        before = self.app.journal.memories()
        carried = self.app.carry()
        self.take_back(carried, again=False)
        assert self.app.journal.memories() == before
        self.looked(())

    def look_while_broken(self, file: str) -> None:
        """Nothing is taken from a file that cannot be read, nor from cards that were in it."""
        self.author.save(broken=file)
        noted = self.app.journal.seen().get(str(self.learner.decks / file), "")
        held = {card for card in self.app.journal.memories() if card in noted}
        carried = self.app.carry()
        assert held <= self.app.journal.memories().keys()
        for card, id in self.ids().items():
            if card.before in held and (card.edited or card.before.partition("/")[2] != id.partition("/")[2]):
                card.edited |= {"prompt", "answer"}  # it stands beside the old card, so only by its name it is known
        self.looked(carried, held)

    def looked(self, carried: Sequence[Carried], held: Set[str] = frozenset()) -> None:
        """Remember the ids that cards have now; what was carried is known by its present text."""
        now = {one.new.card for one in carried}
        for card, id in self.ids().items():
            if id in now:
                card.edited.clear()
            if card.before not in held:
                card.before = id

    def take_one_back_or_carry_it_after_all(self, number: int) -> None:
        if there := self.app.progress.carried():
            one = there[number % len(there)]
            self.take_back([one], one.withdrawn)

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
            sitting = self.app.study(
                list(self.author.titles.values())[file % len(self.author.decks)].lower(), len(answers)
            )
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

    def ids(self) -> dict[Card, str]:
        """The id of each card as it is saved; no two ask in the same words."""
        found = {
            (entry.path.name, told_of(question).prompt): question.id
            for entry in self.app.library.entries()
            if not entry.errors
            for question in self.app.library.deck(str(entry.path)).cards
        }
        return {
            card: found[file, card.prompt]
            for file, cards in self.author.decks.items()
            for card in cards
            if (file, card.prompt) in found
        }

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
        for card in self.author.cards():
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


PROFILE = settings.get_current_profile_name()
EXAMPLES = {"fast": 20, "thorough": 100, "soak": 2_000}
TestProgress = Edits.TestCase
TestProgress.settings = settings(
    max_examples=EXAMPLES[PROFILE],
    stateful_step_count=30 if PROFILE == "soak" else 12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
