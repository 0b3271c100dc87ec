"""The cards of a deck, or of all decks, as they stand with their learner: to be looked through, searched, narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial
from typing import TYPE_CHECKING

from quizgame.app.standing import Aside, Rest
from quizgame.decks.told import told_of
from quizgame.memory.scheduler import Memory
from quizgame.questions.question import KINDS, Question
from quizgame.reading.folding import fold
from quizgame.store.journal import Event
from quizgame.store.library import DeckEntry
from quizgame.store.settings import LEECH
from quizgame.values import replace

if TYPE_CHECKING:
    from quizgame.app.application import Application


class Narrowing(Enum):
    """Which cards are wanted."""

    ALL = auto()
    DUE = auto()
    NEW = auto()
    LEECHES = auto()
    FLAGGED = auto()
    SUSPENDED = auto()


@dataclass(frozen=True, slots=True)
class BrowsedCard:
    """A card as it stands on a day; `flags` are the events that mark it as wrong or unclear, `rest` tells why it is set
    aside, if it is. Forgotten `leech` times, a card costs more than it brings (0: none does).

    `held` tells whether memory holds it: a question for games alone is listed only when it is flagged.
    """

    question: Question
    deck: DeckEntry
    day: int
    memory: Memory | None
    flags: tuple[Event, ...] = ()
    rest: Rest | None = None
    held: bool = True
    leech: int = LEECH

    @property
    def id(self) -> str:
        """The id of its question."""
        return self.question.id

    @property
    def kind(self) -> str:
        """What kind of question it is."""
        return KINDS[type(self.question)]

    @property
    def headline(self) -> str:
        """What it asks, on one line."""
        return " ".join(told_of(self.question).prompt.split())

    @property
    def answer(self) -> str:
        """The right answer, on one line."""
        return " ".join(told_of(self.question).answer.split())

    @property
    def suspended(self) -> bool:
        """Whether it is set aside."""
        return self.rest is not None

    @property
    def is_due(self) -> bool:
        """Whether it is to be studied today."""
        return self.memory is not None and self.memory.due <= self.day and not self.suspended

    @property
    def is_new(self) -> bool:
        """Whether it was never reviewed."""
        return self.memory is None and self.held and not self.suspended

    @property
    def is_leech(self) -> bool:
        """Whether it is forgotten again and again."""
        return self.memory is not None and 0 < self.leech <= self.memory.lapses

    def suits(self, narrowing: Narrowing) -> bool:
        """Whether it is one of those wanted."""
        match narrowing:
            case Narrowing.ALL:
                return True
            case Narrowing.DUE:
                return self.is_due
            case Narrowing.NEW:
                return self.is_new
            case Narrowing.LEECHES:
                return self.is_leech
            case Narrowing.FLAGGED:
                return bool(self.flags)
            case Narrowing.SUSPENDED:
                return self.suspended


@dataclass(frozen=True)
class Shelf:
    """Cards in the order of their deck; `deck` is None where they are those of all decks."""

    deck: DeckEntry | None
    cards: tuple[BrowsedCard, ...]

    @cached_property
    def counts(self) -> dict[Narrowing, int]:
        """How many cards there are of which sort."""
        return {sort: sum(1 for card in self.cards if card.suits(sort)) for sort in Narrowing}

    @cached_property
    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag with the number of its cards, by name."""
        return tuple(sorted(Counter(tag for card in self.cards for tag in card.question.tags).items()))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(_searched(card) for card in self.cards)

    def found(self, narrowing: Narrowing, wanted: str, tag: str = "") -> tuple[int, ...]:
        """The indices of cards of a sort, with a tag if one is given, and with every word that is wanted in their text.

        A text is the question, the answer, the tags and the id.
        """
        cards, texts = self.cards, self._texts
        found: Sequence[int] = range(len(cards))
        for word in fold(wanted).split():  # one after the other: of many cards, few are looked at twice
            found = [index for index in found if word in texts[index]]
        if tag:
            found = [index for index in found if tag in cards[index].question.tags]
        if narrowing is not Narrowing.ALL:
            found = [index for index in found if cards[index].suits(narrowing)]
        return tuple(found)


class Browser:
    """Looks through the cards of an application, and changes how they stand."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._standing = application.standing

    def shelf(self, reference: str | None) -> Shelf:
        """The cards of a deck, or of all sound decks, each once.

        Raises:
            DeckError: the deck is unknown or broken.
            StoreError: the journal cannot be read.
        """
        library = self._application.library
        if reference is None:
            entries = [entry for entry in library.entries() if not entry.errors]
        else:
            entries = [library.entry(reference)]
        asked: dict[str, tuple[Question, DeckEntry, bool]] = {}
        for entry in entries:
            deck = library.deck(reference or str(entry.path))
            for held, questions in ((True, deck.cards), (False, deck.extras)):
                for question in questions:
                    asked.setdefault(question.id, (question, entry, held))
        cards = self._as_today(asked.values())
        return Shelf(entries[0] if reference else None, tuple(card for card in cards if card.held or card.flags))

    def siblings(self, card: BrowsedCard) -> tuple[BrowsedCard, ...]:
        """The other cards that rest on the same fact, deck by deck; a card that two decks share is there twice."""
        fact, library = card.question.fact, self._application.library
        if fact is None:
            return ()
        found: list[tuple[Question, DeckEntry, bool]] = []
        for entry in library.entries():
            ids = [one.id for one in entry.cards if one.fact == fact and (one.id, entry.id) != (card.id, card.deck.id)]
            if ids:
                found += [(question, entry, True) for question in library.questions(str(entry.path), ids)]
        return tuple(self._as_today(found))

    def reviews(self, card: BrowsedCard) -> tuple[Event, ...]:
        """What memory heard of a card, in order.

        Raises:
            StoreError: the journal cannot be read.
        """
        return self._application.journal.reviews(card.id)

    def suspend(self, card: BrowsedCard, suspended: bool) -> BrowsedCard:
        """Let a card rest, or wake it; the card as it stands now.

        Raises:
            StoreError: it could not be committed.
        """
        self._standing.suspend([card.id], suspended)
        return self._now(card)

    def set_aside(self, card: BrowsedCard, aside: Aside) -> tuple[BrowsedCard, Callable[[], BrowsedCard]]:
        """Let a card rest; the card as it stands now, and how to undo it.

        Raises:
            StoreError: it could not be committed.
        """
        rows = self._standing.set_aside([card.id], aside)
        return self._now(card), partial(self._withdraw, card, rows)

    def flag(self, card: BrowsedCard, flagged: bool) -> BrowsedCard:
        """Mark a card as wrong or unclear, or take its marks away; the card as it stands now.

        Raises:
            StoreError: it could not be committed.
        """
        if flagged:
            return replace(card, flags=self._standing.flag(card.question))
        self._standing.withdraw(card.flags)
        return replace(card, flags=())

    def reset(self, card: BrowsedCard) -> tuple[BrowsedCard, Callable[[], BrowsedCard]]:
        """Let a card begin anew, as if it had never been reviewed; the card as it stands now, and how to undo it.

        Raises:
            StoreError: it could not be committed.
        """
        rows = self._standing.reset([card.id])
        return self._now(card), partial(self._withdraw, card, rows)

    def _withdraw(self, card: BrowsedCard, rows: Sequence[Event]) -> BrowsedCard:
        self._standing.withdraw(rows)
        return self._now(card)

    def _now(self, card: BrowsedCard) -> BrowsedCard:
        """The card as it stands now."""
        (now,) = self._as_today([(card.question, card.deck, card.held)])
        return now

    def _as_today(self, asked: Iterable[tuple[Question, DeckEntry, bool]]) -> Sequence[BrowsedCard]:
        day, several = self._application.day, list(asked)
        decks = {entry.path for _, entry, _ in several}
        memories = self._application.progress.memories(self._application.library.entries(), decks)
        resting, flags = self._standing.resting(), self._standing.flags()
        leech = self._application.preferences.settings.leech
        return [
            BrowsedCard(
                question=question,
                deck=entry,
                day=day,
                memory=memories.get(question.id),
                flags=flags.get(question.id, ()),
                rest=resting.get(question.id),
                held=held,
                leech=leech,
            )
            for question, entry, held in several
        ]


def _searched(card: BrowsedCard) -> str:
    told = told_of(card.question)
    return fold("\n".join((told.prompt, *told.answers, *card.question.tags, card.id)))
