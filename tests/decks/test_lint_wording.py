"""English words and grammar: what misleads or gives away, beside what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[..., list[str]]


@pytest.mark.parametrize(
    "code, flawed, sound",
    [
        (
            "hidden-negative",
            "{q: Which of these is not a bird, a: a hen, wrong: [an owl, a wren]}",
            "{q: Which of these is NOT a bird, a: a hen, wrong: [an owl, a wren]}",
        ),
        (
            "hidden-negative",
            "{q: Which of these birds did never sing, a: a hen, wrong: [an owl, a wren]}",
            "{q: Which of these is a bird that never sings, a: a hen, wrong: [an owl, a wren]}",
        ),
        (
            "hidden-negative",
            "{q: 'All of these sing except', a: a hen, wrong: [an owl, a wren]}",
            "{q: 'All of these sing EXCEPT', a: a hen, wrong: [an owl, a wren]}",
        ),
        (
            "hidden-negative",
            "{q: Which of these birds doesn’t sing, a: a hen, wrong: [an owl, a wren]}",
            "{q: Who said “I do not sing”, a: Anna, wrong: [Bob, Clara]}",
        ),
        (
            "hidden-negative",
            "{q: 'In 1995, which of these could not fly', a: a hen, wrong: [an owl, a wren]}",
            "{q: Which knot is a reef knot, a: the first, wrong: [the second, the third]}",
        ),
        (
            "hidden-negative",
            "{q: Which of these cannot fly, a: a hen, wrong: [an owl, a wren]}",
            "{q: What do birds eat when they cannot fly, a: seeds, wrong: [stones, ice]}",
        ),
        (
            "hidden-negative",
            "{q: Which of these has not been seen, a: a hen, wrong: [an owl, a wren]}",
            "{q: Which birds does the law not protect, a: [hens, chickens]}",
        ),
        ("soon-stale", "{q: Who leads the country currently, a: Ann}", "{q: Who led the country in 1995, a: Ann}"),
        (
            "soon-stale",
            "{q: Who is the current king, a: Ann}",
            "{q: What is measured by the current in a wire, a: amperes}",
        ),
        (
            "soon-stale",
            "{q: Which is the country’s latest law, a: the Fish Act}",
            "{q: By what hour must one rise at the latest, a: five}",
        ),
        (
            "soon-stale",
            "{q: What is the country called today, a: Benin}",
            "{q: 'As of 2024: Who is the current king', a: Ann}",
        ),
        (
            "soon-stale",
            "{q: The current king is Ann., a: true}",
            "{q: Warm ocean currents cool the coast., a: false}",
        ),
        (
            "article-clue",
            "{q: Fill in a ____ of the sea, a: wave, wrong: [island, ebb]}",
            "{q: Fill in a/an ____ of the sea, a: wave, wrong: [island, ebb]}",
        ),
        (
            "article-clue",
            "{q: A bird that hoots is an, a: owl, wrong: [hen, wren]}",
            "{q: A bird that hoots is an, a: owl, wrong: [eagle, auk]}",
        ),
        (
            "article-clue",
            "{q: What hoots is a, a: owl, wrong: [hen, wren]}",
            "{q: What teaches is a, a: university, wrong: [school, UN mission]}",
        ),
        (
            "article-clue",
            "{q: It lasts an ____ and ends, a: hour, wrong: [year, day]}",
            "{q: 'Vitamin A ____ the eye', a: helps, wrong: [opens, dries]}".replace("A ____", "A: it ____"),
        ),
        (
            "number-clue",
            "{q: What are these in the sky, a: stars, wrong: [a comet, a cloud]}",
            "{q: What are these in the sky, a: stars, wrong: [comets, clouds]}",
        ),
        (
            "number-clue",
            "{q: 'Three ____ sang', a: wrens, wrong: [owl, hen]}",
            "{q: 'Three ____ sang', a: wrens, wrong: [people, sheep]}",
        ),
        (
            "number-clue",
            "{q: '____ is a country', a: ghana, wrong: [alps, andes, urals]}",
            "{q: '____ is a country', a: Ghana, wrong: [Athens, Honduras, Naples]}",
        ),
        (
            "number-clue",
            "{q: 'Each ____ has a nest', a: wren, wrong: [cats, dogs]}",
            "{q: 'The leaders of ____ were seen', a: Ghana, wrong: [Malta, Wales]}",
        ),
    ],
)
def test_wording(codes_of: Codes, code: str, flawed: str, sound: str) -> None:
    assert codes_of(flawed) == [code]
    assert codes_of(sound) == []


@pytest.mark.parametrize(
    "card",
    [
        "{q: Which of these is not a bird, a: a hen, wrong: [an owl, a wren]}",
        "{q: Who is the current king, a: Ann}",
        "{q: A bird that hoots is an, a: owl, wrong: [hen, wren]}",
        "{q: Each ____ has a nest, a: wren, wrong: [cats, dogs]}",
        "{q: Where, a: usually on roofs, wrong: [in caves, under bridges]}",
        "{q: Was ist es, a: schwarz, wrong: [Eule, Henne]}",
    ],
)
def test_english_is_looked_for_in_english_decks_only(codes_of: Codes, card: str) -> None:
    assert len(codes_of(card)) == 1
    assert codes_of(card, language="de-AT") == []
    assert len(codes_of(card, language="en-GB")) == 1
