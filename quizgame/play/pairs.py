"""Match: pairs to find, a handful at a time, against the clock."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.play.game import Game
from quizgame.play.rules import Rules, running
from quizgame.play.scoring import Points, largest_score, score, to_read
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Match, Question, Typed
from quizgame.questions.shown import Shown
from quizgame.reading.folding import fold

ROUNDS = 5
PAIRS = 5
"""Pairs in a round that is made of cards."""
LONGEST = 60
"""The most characters of a half, so that a row of a terminal holds a pair."""


@dataclass(frozen=True, slots=True)
class Pairs(Rules):
    """The rules of match: rounds of pairs, with a bonus for speed."""

    mode = "match"
    heard = False

    def size(self, length: int) -> int | None:
        """As long as this one."""
        return length

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 × credit a round, and a bonus for a round without a miss."""
        return score(verdict.credit, ms, to_read(shown), running(turns, verdict), length)

    def best(self, length: int) -> int | None:
        """All found, at once."""
        return largest_score(length)


def start_pairs(deck: Deck, rounds: int, seed: int, longest: int = LONGEST) -> Game:
    """Rounds of pairs: those a deck has, and pairs of question and answer made of its short cards.

    `longest` is the most characters of a half that is made of a card.

    Raises:
        DeckError: there are none.
    """
    rng = random.Random(f"match/{seed}")
    ready: list[Question] = sorted((one for one in deck.questions if isinstance(one, Match)), key=lambda one: one.id)
    made = list(_rounds_of_cards(deck, rng, longest))
    rng.shuffle(ready)
    drawn = [*ready, *made][:rounds]
    if not drawn:
        raise DeckError(f"the deck “{deck.title}” has nothing to pair", "play a quiz of it instead")
    return Game(Pairs(), deck.id, deck.title, seed, tuple(drawn))


def _rounds_of_cards(deck: Deck, rng: random.Random, longest: int) -> Iterator[Match]:
    cards = sorted(_short(deck.cards, longest), key=lambda one: one.id)
    rng.shuffle(cards)
    waiting = cards
    number = 0
    while len(waiting) >= 3:
        chosen, waiting = _distinct(waiting)
        if len(chosen) < 3:
            return
        number += 1
        yield Match(
            id=f"{deck.id}/match/{number}",
            form="match",
            prompt="Which answer belongs to which question?",
            explanation="",
            references=tuple(dict.fromkeys(source for card in chosen for source in card.references)),
            pairs=tuple((card.prompt, card.answer) for card in chosen),
        )


def _short(questions: Iterable[Question], longest: int) -> list[Typed]:
    return [one for one in questions if isinstance(one, Typed) and max(len(one.prompt), len(one.answer)) <= longest]


def _distinct(cards: list[Typed]) -> tuple[list[Typed], list[Typed]]:
    """Up to five cards of which no two share a question or any accepted answer, and the others."""
    chosen: list[Typed] = []
    left: list[Typed] = []
    prompts: set[str] = set()
    answers: set[str] = set()
    for card in cards:
        own = {fold(form) for form in card.accepted}
        if len(chosen) < PAIRS and fold(card.prompt) not in prompts and not own & answers:
            chosen.append(card)
            prompts.add(fold(card.prompt))
            answers |= own
        else:
            left.append(card)
    return chosen, left
