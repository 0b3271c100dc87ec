"""Somebody who writes decks and edits them, and knows what each card really asks.

The questions come in families that differ by a name, a number, a negation or a letter or two, and have the same answer.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field

from hypothesis import strategies as st
from learner import Learner

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
        "give_or_take_an_id reorder rename rename move move delete add_a_question replace_by_another_question "
        "replace_by_another_question replace_by_another_question replace_by_another_question".split()
    ),
    st.integers(0, 99),
    st.integers(0, 99),
)
"""A method of `Author`, and which cards, files and texts it is about."""


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


class Author:
    """Decks by the names of their files, as they are to be saved."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.decks: dict[str, list[Card]] = {}
        self.titles: dict[str, str] = {}
        self._saves = 0
        self._names = 0

    def begin(self, asked: list[int]) -> None:
        self.decks[FILES[0]] = [new(one) for one in asked]
        self.titles[FILES[0]] = TITLES[0]

    def save(self, broken: str = "") -> None:
        """Write all files, and none else; the one that is `broken` so that it cannot be read."""
        for path in self.learner.decks.iterdir():
            if path.name not in self.decks:
                path.unlink()
        for file, cards in self.decks.items():
            path = self.learner.write(file, self.titles[file], *(card.written() for card in cards))
            if file == broken:
                path.write_text(path.read_text("utf-8") + "]", encoding="utf-8")
            self._saves += 1  # two saves within a tick of the clock are two saves all the same
            os.utime(path, ns=(self._saves * 10**9, self._saves * 10**9))

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
        self._names += 1
        self.pick(number).id = f"name-{self._names}" if named % 2 else ""

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
        """The treacherous edit: in the same place stands another question, often the one most like it."""
        old = self.pick(number)
        asks = old.asks ^ 1 if asks % 4 else asks
        if self.is_free(asks):
            cards = next(cards for cards in self.decks.values() if old in cards)
            cards[cards.index(old)] = new(asks % len(QUESTIONS))

    def cards(self) -> list[Card]:
        return [card for cards in self.decks.values() for card in cards]

    def pick(self, number: int) -> Card:
        return self.cards()[number % len(self.cards())]

    def title(self, file: int) -> str:
        return list(self.titles.values())[file % len(self.titles)]

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
