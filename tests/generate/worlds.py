"""Random worlds: what is true in full, and the part of it that an author wrote down.

The author is honest: what the file declares (a row a key, a whole value, a complete series) holds in the whole world.
But much is left out, dates tie and overlap, entities nest, and several things happen at once.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from quizgame.facts.model import Citation, Entity, Extent, Fact, FactBase, Item, Source, Statement, Value
from quizgame.facts.sentence import parse_sentence
from quizgame.reading.dates import Date, of_day, of_month, of_year, parse_date
from quizgame.reading.numbers import Quantity, parse_quantity

SOURCE = Source("s", "A source", date=of_year(2030))
HIDDEN = 0.45


@dataclass(frozen=True, slots=True)
class World:
    """All rows of the one relation that are true, and the base that knows some of them."""

    rows: tuple[dict[str, Item], ...]
    base: FactBase


def build_world(seed: int) -> World:
    """A world of up to 14 rows "{who} joined {what}[ in {when}][ with {n} votes]."."""
    rng = random.Random(f"world/{seed}")
    people, clubs = entities("p", "Person", rng), entities("c", "Club", rng)
    key = rng.choice([("who",), ("what",), ("who", "what")])
    rows: dict[tuple[str, ...], dict[str, Item]] = {}
    for _ in range(rng.randint(1, 14)):
        row: dict[str, Item] = {
            "who": rng.choice(people),
            "what": rng.choice(clubs),
            "when": some_date(rng),
            "n": some_number(rng),
        }
        rows.setdefault(tuple(identity(row[name]) for name in key), row)
    true = tuple(rows.values())
    complete = rng.random() < 0.2
    known = [row for row in true if complete or rng.random() > HIDDEN] or list(true[:1])
    sentence = parse_sentence("{who} joined {what}[ in {when}][ with {n} votes].")
    ask = {
        "what": parse_sentence(rng.choice(["Which of these did {who} join in {when}?", "{what} did {who} join?"])),
        "n": parse_sentence(rng.choice(["With {n} votes did {who} join {what}?", "With {n} votes did {who} join?"])),
        "when": parse_sentence(rng.choice(["{when} did {who} join {what}?", "{when} did {who} join?"])),
    }
    statement = Statement(
        sentence,
        (Citation(SOURCE),),
        ask={slot: wording for slot, wording in ask.items() if rng.random() < 0.7},
        series="r",
        key=frozenset(key),
        complete=complete,
    )
    facts = tuple(
        Fact(f"r/{index}", statement, {slot: open_sometimes(item, slot, key, rng) for slot, item in row.items()})
        for index, row in enumerate(known)
    )
    names = {entity.id: entity for entity in (*people, *clubs)}
    confused = some_confusions(people, clubs, rng)
    return World(true, FactBase("w", "World", "en", {"s": SOURCE}, names, facts, {}, confused))


def some_confusions(people: list[Entity], clubs: list[Entity], rng: random.Random) -> tuple[tuple[Item, ...], ...]:
    """Sets that overlap and run in circles, of people, clubs and dates."""
    sets: list[tuple[Item, ...]] = []
    for _ in range(rng.randint(0, 6)):
        pool: list[Item] = rng.choice([[*people], [*clubs], [of_year(year) for year in range(1990, 1997)]])
        sets.append(tuple(rng.sample(pool, min(len(pool), rng.randint(2, 3)))))
    if len(clubs) > 2:
        sets += [tuple(clubs[:2]), tuple(clubs[1:3]), (clubs[2], clubs[0])]
    return tuple(sets)


def entities(prefix: str, name: str, rng: random.Random) -> list[Entity]:
    """A few entities of a type, some within others, some with tags. Their names are words of their own."""
    made: list[Entity] = []
    for index in range(rng.randint(2, 7)):
        parent = rng.choice(made) if made and rng.random() < 0.25 else None
        tags = frozenset(rng.sample(["red", "blue"], rng.randint(0, 2)))
        renamed = rng.random() < 0.5
        inside, later = (None, parent) if renamed else (parent, None)
        made.append(
            Entity(f"{prefix}{index}", f"{name}{index}x", name.lower(), part_of=inside, became=later, tags=tags)
        )
    return made


def some_date(rng: random.Random) -> Date:
    """A date within a few years, at any grain."""
    year, month, day = rng.randint(1990, 1996), rng.randint(1, 12), rng.randint(1, 28)
    vague = parse_date(rng.choice([f"autumn {year}", f"{year}–{year + 1}", f"about {year}"]))
    assert vague is not None
    return rng.choice([of_year(year), of_year(year), of_month(year, month), of_day(date(year, month, day)), vague])


def some_number(rng: random.Random) -> Quantity:
    """A number with or without a hedge."""
    quantity = parse_quantity(
        rng.choice(["", "", "about ", "over ", "nearly "]) + str(rng.choice([5, 12, 40, 75, 300]))
    )
    assert quantity is not None
    return quantity


def open_sometimes(item: Item, slot: str, key: tuple[str, ...], rng: random.Random) -> Value:
    """A value, now and then one that may not be the whole answer."""
    extent = Extent.SOME if slot not in key and rng.random() < 0.1 else Extent.WHOLE
    return Value((item,), extent)


def identity(item: Item) -> str:
    """What tells items apart."""
    return item.id if isinstance(item, Entity) else item.text
