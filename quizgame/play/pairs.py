"""Match: pairs to find, a handful at a time, against the clock."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.play.exclusion import in_rounds, pairable
from quizgame.play.game import Game
from quizgame.play.rules import Rules, running
from quizgame.play.scoring import Points, largest_score, score, to_read
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Match, Question
from quizgame.questions.shown import Shown
from quizgame.values import dataclass

ROUNDS = 5
PAIRS = 5
"""Pairs in a round that is made of cards."""
FEWEST = 3
LONGEST = 120
"""The most characters of a half, so that a round fits on a screen."""
_LOOKED_AT = 300
"""Cards that rounds are made of: enough for many, and few enough to hold each against each."""


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
    rng.shuffle(ready)
    drawn = tuple(islice(chain(ready, _rounds_of_cards(deck, rng, longest)), rounds))
    if not drawn:
        raise DeckError(
            f"the deck “{deck.title}” has nothing to pair: of no three of its cards is it certain which answer belongs "
            "to which question",
            "play a quiz of it instead",
        )
    return Game(Pairs(), deck.id, deck.title, seed, drawn)


def _rounds_of_cards(deck: Deck, rng: random.Random, longest: int) -> Iterator[Match]:
    cards = sorted(pairable(deck.cards, longest), key=lambda one: one.id)
    rng.shuffle(cards)
    for number, chosen in enumerate(in_rounds(cards[:_LOOKED_AT], PAIRS, FEWEST), 1):
        yield Match(
            id=f"{deck.id}/match/{number}",
            form="match",
            prompt="Which answer belongs to which question?",
            explanation="",
            references=tuple(dict.fromkeys(source for card in chosen for source in card.references)),
            pairs=tuple((card.prompt, card.answer) for card in chosen),
        )
