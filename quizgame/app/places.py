"""Where questions are written: cards in their deck's file, questions about a fact where the fact stands."""

from __future__ import annotations

from pathlib import Path

from quizgame.decks.reading import Reading
from quizgame.reading.diagnostic import Spot
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a spot in it."""

    path: Path
    spot: Spot


def places_in(reading: Reading, path: Path) -> dict[str, Place]:
    """Where the cards of a file that was read begin, by the ids of their questions, and its facts by theirs."""
    beside = path.parent / reading.beside if reading.beside else path
    places = {id: Place(path, spot) for id, spot in reading.places.items()}
    base = reading.base
    for fact in base.facts if base else ():
        places[f"{base.id if base else ''}/{fact.id}"] = Place(beside, Spot(fact.line, fact.column))
    return places
