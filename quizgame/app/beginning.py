"""Beginning a game of any mode: what is asked, drawn from decks and from what memory holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgame.app.totals import TODAY
from quizgame.errors import DeckError, NothingDueError, UsageError
from quizgame.memory.weakness import RECENT_DAYS, weakest
from quizgame.play.exam import start_exam
from quizgame.play.game import Game
from quizgame.play.modes import mode_named
from quizgame.play.pairs import start_pairs
from quizgame.play.quiz import LENGTH, start_daily, start_quiz, start_weak
from quizgame.play.sprint import start_sprint
from quizgame.play.study import start_flashcards
from quizgame.play.survival import start_survival
from quizgame.play.timeline import start_timeline

if TYPE_CHECKING:
    from quizgame.app.application import Application
    from quizgame.decks.deck import Deck
    from quizgame.store.library import DeckEntry

TURNED = 20
"""Cards turned in one sitting where nothing is due."""


def draw_game(
    application: Application, mode: str, reference: str, length: int | None, seed: int
) -> tuple[Game, frozenset[str]]:
    """A game over a deck, in one of the modes that need nothing else, and the cards of the deck; `length` is in the
    mode's unit.

    Raises:
        DeckError: the deck is unknown, broken, or has nothing for this mode.
    """
    deck = application.library.deck(reference)
    game = _drawn(deck, mode, length or mode_named(mode).length or 0, seed, application.day)
    if game.finished:
        raise nothing_to_ask(deck)
    return game, frozenset(question.id for question in deck.cards)


def _drawn(deck: Deck, mode: str, length: int, seed: int, day: int) -> Game:
    match mode:
        case "quiz":
            return start_quiz(deck, length, seed)
        case "exam":
            return start_exam(deck, length, seed)
        case "sprint":
            return start_sprint(deck, length, seed)
        case "survival":
            return start_survival(deck, seed)
        case "timeline":
            return start_timeline(deck, length, seed)
        case "match":
            return start_pairs(deck, length, seed)
        case "daily":
            return start_daily(deck, day)
        case _:
            raise UsageError(f"there is no mode {mode}")


def nothing_to_ask(deck: Deck) -> DeckError:
    """Why a deck cannot be played for points."""
    if deck.questions:
        return DeckError(
            f"the deck “{deck.title}” holds flashcards only, which nobody can win points with",
            "study it, or turn its cards as flashcards",
        )
    return DeckError(f"the deck “{deck.title}” has no questions", "`quizgame check` says why")


def turn_cards(
    application: Application, reference: str | None, length: int | None, seed: int
) -> tuple[Game, frozenset[str]]:
    """The cards that are due and new to be turned, at most `length`, and all of those; in a deck where none is, others
    of it.

    Raises:
        DeckError: the deck is unknown or broken.
        NothingDueError: there is nothing to turn.
    """
    entries, deck, title = _chosen(application, reference)
    wanted = application.today(reference).queue.cards
    if not wanted and reference:
        wanted = tuple(card.id for card in entries[0].cards[:TURNED])
    game = start_flashcards(deck, title, application.questions_of(wanted[:length], entries), seed)
    if game.finished:
        raise NothingDueError("there is nothing to turn today", "play a quiz instead")
    return game, frozenset(wanted)


def draw_weak(
    application: Application, reference: str | None, length: int | None, seed: int
) -> tuple[Game, frozenset[str]]:
    """A quiz over the weakest cards, and these.

    Raises:
        DeckError: the deck is unknown or broken.
        NothingDueError: none is weak, or all that are so are flashcards.
    """
    entries, deck, title = _chosen(application, reference)
    cards = list(dict.fromkeys(card.id for entry in entries for card in entry.cards))
    weak = _weakest(application, cards, length or LENGTH)
    game = start_weak(deck, title, application.questions_of(weak, entries), seed)
    if game.finished:
        raise NothingDueError("only flashcards are weak here", "study them, or turn them as flashcards")
    return game, frozenset(weak)


def _chosen(application: Application, reference: str | None) -> tuple[list[DeckEntry], str, str]:
    """The deck that is named, or all of them; and what a game over it is called by, as an id and as a title."""
    if not reference:
        return application.library.entries(), TODAY, "All decks"
    entry = application.library.entry(reference)
    return [entry], entry.id, entry.title


def _weakest(application: Application, cards: list[str], count: int) -> list[str]:
    journal, day, scheduler = application.journal, application.day, application.scheduler
    memories, misses = journal.memories(cards), journal.missed_since(day - RECENT_DAYS)
    weak = weakest(cards, memories, misses, lambda memory: scheduler.recall(memory, day))
    if not weak:
        raise NothingDueError("nothing here is weak", "what you miss, or are about to forget, is asked here")
    return weak[:count]
