"""How a learner is doing: what was done, how well memory foretells, how firm and how hard cards are, deck by deck."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quizgame.app.application import Application
from quizgame.app.statistics import GameRecord, Statistics
from quizgame.decks.told import told_of
from quizgame.memory.forecast import Knowledge, knowledge_of
from quizgame.memory.hindsight import DIFFICULTIES, STABILITIES, Foretold, hardest, retention_by_age, spread
from quizgame.memory.scheduler import Memory
from quizgame.values import dataclass

HARDEST = 20
"""How many of the hardest cards are told."""
FIRM_DAYS = 21
"""A card is firm when it would be remembered for three weeks with a chance of 90 %."""


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that was forgotten: what it asks, what memory holds of it, and the chance to recall it now
    (tomorrow, where it was reviewed today)."""

    id: str
    prompt: str
    answer: str
    memory: Memory
    recall: float


@dataclass(frozen=True, slots=True)
class DeckStanding:
    """A deck: how much of it is known, how many of its cards are firm, and how many are due."""

    id: str
    title: str
    knowledge: Knowledge
    firm: int
    due: int


@dataclass(frozen=True, slots=True)
class Best:
    """The best game of a deck in a mode, of those of one length, and how many such games there were."""

    game: GameRecord
    played: int


@dataclass(frozen=True, slots=True)
class Spent:
    """How often a mode was played, and the time from showing to answering, in milliseconds."""

    mode: str
    games: int
    ms: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it on the local day `day`. `ages`, `stabilities` and `difficulties` are groups as `memory/hindsight.py`
    has them."""

    day: int
    statistics: Statistics
    ages: tuple[Foretold, ...]
    stabilities: tuple[int, ...]
    difficulties: tuple[int, ...]
    hardest: tuple[HardCard, ...]
    decks: tuple[DeckStanding, ...]
    bests: tuple[Best, ...]
    spent: tuple[Spent, ...]


def look_over(application: Application) -> Overview:
    """Sum up all that is known of the learner.

    Raises:
        StoreError: the journal cannot be read.
    """
    entries, day, scheduler = application.library.entries(), application.day, application.scheduler
    suspended = application.standing.suspended()
    cards = {card.id for entry in entries for card in entry.cards}
    memories = {card: memory for card, memory in application.progress.memories(entries).items() if card in cards}
    statistics = application.statistics()

    def standing(ids: list[str], id: str, title: str) -> DeckStanding:
        known = [memory for card in ids if (memory := memories.get(card))]
        return DeckStanding(
            id,
            title,
            knowledge_of(ids, memories, scheduler, day),
            firm=sum(memory.stability >= FIRM_DAYS for memory in known),
            due=sum(memory.due <= day for memory in known),
        )

    return Overview(
        day=day,
        statistics=statistics,
        ages=retention_by_age(application.journal.heard(), scheduler),
        stabilities=spread((memory.stability for memory in memories.values()), STABILITIES),
        difficulties=spread((memory.difficulty for memory in memories.values()), DIFFICULTIES),
        hardest=_hardest(application, memories, day),
        decks=tuple(
            standing([card.id for card in entry.cards if card.id not in suspended], entry.id, entry.title)
            for entry in entries
            if not entry.error
        ),
        bests=best_games(statistics.games),
        spent=_spent(statistics.games),
    )


def best_games(games: Iterable[GameRecord]) -> tuple[Best, ...]:
    """The best game of each deck and mode with points, among those of one length; what was played last comes first.

    Games of other lengths are not compared: more questions bring more points.
    """
    found: dict[tuple[str, str, int | None], list[GameRecord]] = defaultdict(list)
    for game in games:
        if game.score is not None:
            found[game.deck, game.mode, game.size].append(game)
    return tuple(
        Best(max(alike, key=lambda one: (one.score or 0, one.started)), len(alike)) for alike in found.values()
    )


def _spent(games: Iterable[GameRecord]) -> tuple[Spent, ...]:
    """The time by mode, the most first."""
    ms: dict[str, list[int]] = defaultdict(list)
    for game in games:
        ms[game.mode].append(game.ms)
    return tuple(sorted((Spent(mode, len(each), sum(each)) for mode, each in ms.items()), key=lambda one: -one.ms))


def _hardest(application: Application, memories: dict[str, Memory], day: int) -> tuple[HardCard, ...]:
    cards = dict(hardest(memories.items(), HARDEST))
    scheduler, found = application.scheduler, []
    for question in application.questions(cards):
        told, memory = told_of(question), cards[question.id]
        prompt, answer = (" ".join(text.split()) for text in (told.prompt, told.answer))
        recall = scheduler.recall(memory, max(day, memory.last + 1))
        found.append(HardCard(question.id, prompt, answer, memory, recall))
    return tuple(found)
