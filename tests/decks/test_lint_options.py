"""Options: what a strict teacher strikes out of them, beside what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[..., list[str]]


@pytest.mark.parametrize(
    "code, flawed, sound",
    [
        (
            "few-options",
            "{q: Which bird sings, a: a wren, wrong: [an owl]}",
            "{q: Which bird sings, a: a wren, wrong: [an owl, a hen]}",
        ),
        ("few-options", "{q: When was it, a: 1995, wrong: [1997]}", "{q: When was it, a: 1995, wrong: [1997, 1999]}"),
        ("few-options", "{q: Is it, a: Anna, wrong: [Bob]}", "{q: Is it, a: 'yes', wrong: ['no']}"),
        (
            "few-options",
            "{q: Who, a: Ann, wrong: [Bob], kind: text}",
            "{q: Who, a: Ann, wrong: [Bob, Eve], kind: text}",
        ),
        (
            "few-options",
            "{q: Which river is longer, a: the Rhine, wrong: [the Danube]}",
            "{q: 'Which is longer, the Rhine or the Danube', a: the Danube, wrong: [the Rhine]}",
        ),
        (
            "few-options",
            "{q: Which tax is a duty, a: income tax, wrong: [wealth tax]}",
            "{q: Which tax is a duty, a: an indirect one, wrong: [a direct one]}".replace(" one", ""),
        ),
        (
            "all-of-the-above",
            "{q: What is alive, a: all of the above, wrong: [a wren, an owl]}",
            "{q: What is alive, a: all of Wales, wrong: [all of Cornwall, both of its islands]}",
        ),
        (
            "all-of-the-above",
            "{q: What is alive, a: a wren, wrong: [an owl, None of these]}",
            "{q: How many are alive, a: none, wrong: [one, two]}",
        ),
        (
            "all-of-the-above",
            "{q: What is alive, a: both A and B, wrong: [a wren, an owl]}",
            "{q: Who sang, a: Simon and Garfunkel, wrong: [Sonny and Cher, Ike and Tina]}",
        ),
        (
            "odd-option",
            "{q: What is it, a: twelve, wrong: [a wren, an owl]}",
            "{q: What is it, a: 12 Monkeys, wrong: [Stalker, Alien, 7 Samurai]}",
        ),
        (
            "overlapping-options",
            "{q: How many, a: 10–20, wrong: [15–30, 40–50]}",
            "{q: How many, a: 10–20, wrong: [21–30, 40–50]}",
        ),
        (
            "overlapping-options",
            "{q: How many, a: over 50, wrong: [over 75, over 100], kind: choice}",
            "{q: How many, a: over 50, wrong: [under 20, 30], kind: choice}",
        ),
        (
            "overlapping-options",
            "{q: When, a: 1990s, wrong: ['1995', 1970s], kind: choice}",
            "{q: When, a: 1939–1945, wrong: [1936–1939, 1914–1918], kind: choice}",
        ),
        (
            "overlapping-options",
            "{q: When, a: summer 1990, wrong: [July 1990, May 1991], kind: choice}",
            "{q: When, a: summer 1990, wrong: [autumn 1990, spring 1990], kind: choice}",
        ),
        (
            "mixed-units",
            "{q: How long is it, a: 5 km, wrong: [700 m, 20 m], kind: choice}",
            "{q: How long is it, a: 5 km, wrong: [7 kilometres, 8 km], kind: choice}",
        ),
        (
            "mixed-units",
            "{q: How many, a: 5%, wrong: [7, 8], kind: choice}",
            "{q: How long does it last, a: 2 weeks, wrong: [3 days, 1 month], kind: choice}",
        ),
        (
            "mixed-units",
            "{q: How far, a: 5 miles, wrong: [9 km, 12 km], kind: choice}",
            "{q: Which film, a: 12 Monkeys, wrong: [8 Women, 7 Samurai], kind: choice}",
        ),
        (
            "mixed-precision",
            "{q: When, a: May 1990, wrong: [1992, 1994]}",
            "{q: When, a: May 1990, wrong: [June 1992, April 1994]}",
        ),
        (
            "mixed-precision",
            "{q: 'How long is it, in km', a: '1,233', wrong: ['1,000', '2,000'], kind: number}",
            "{q: 'How long is it, in km', a: '1,233', wrong: ['1,000', '2,150'], kind: number}",
        ),
        ("mixed-precision", "{q: How many, a: 3.14, wrong: [3, 4]}", "{q: How many, a: 3.14, wrong: [3.5, 4]}"),
        (
            "mixed-precision",
            "{q: How many, a: about 300, wrong: [200, 400]}",
            "{q: How many, a: about 300, wrong: [about 200, about 500]}",
        ),
        (
            "mixed-precision",
            "{q: How many, a: 3000000, wrong: [3100, 4150]}",
            "{q: How old, a: 4.5 billion years, wrong: [9 million years, 600 years], kind: choice}",
        ),
        (
            "mixed-capitals",
            "{q: Who was it, a: Anna, wrong: [a queen, a nun]}",
            "{q: Which river is it, a: the Rhine, wrong: [Elbe, the Danube]}",
        ),
        (
            "mixed-capitals",
            "{q: Which is it, a: wren, wrong: [Owl, Hen]}",
            "{q: Which is it, a: de Gaulle, wrong: [Adenauer, Churchill]}",
        ),
        (
            "mixed-capitals",
            "{q: Which is it, a: Mercury, wrong: [iron, zinc]}",
            "{q: Which is it, a: The Hague, wrong: [A Coruña, iPhone]}",
        ),
        (
            "absolute-option",
            "{q: What do they do, a: they sing at dawn, wrong: [they never sing, they sing at noon]}",
            "{q: What do they sing, a: Never Gonna Give You Up, wrong: [Yesterday, Dancing Queen]}",
        ),
        (
            "absolute-option",
            "{q: How do they sing, a: at dawn, wrong: [always in the evening, at noon]}",
            "{q: How often do they sing, a: always, wrong: [never, sometimes]}",
        ),
        (
            "vague-option",
            "{q: Where do they sing, a: usually on roofs, wrong: [in caves, under bridges]}",
            "{q: Where do they sing, a: usually on roofs, wrong: [often in caves, usually on bridges]}",
        ),
        (
            "vague-option",
            "{q: Who sings, a: many birds, wrong: [fish, cats]}",
            "{q: Who sings, a: birds of Germany, wrong: [birds of Norway, birds of Malta]}",
        ),
    ],
)
def test_options(codes_of: Codes, code: str, flawed: str, sound: str) -> None:
    assert codes_of(flawed) == [code]
    assert codes_of(sound) == []


def test_options_that_say_the_same_are_told_where_the_reader_lets_them_pass(codes_of: Codes) -> None:
    """Of hand-written cards the reader refuses them; the rule looks after generated ones."""
    from quizgame.decks.lint.item import Item
    from quizgame.decks.lint.options import find_duplicates
    from quizgame.questions.question import Several, Wrong

    def duplicates(*wrong: str) -> list[str]:
        question = Several(
            id="d/x/list", form="list", prompt="Which", answers=("1,000",), wrong=tuple(map(Wrong, wrong))
        )
        return [flaw.code for flaw in find_duplicates(Item(question))]

    assert duplicates("1000", "7") == ["duplicate-option"]
    assert duplicates("The wren", "a wren") == ["duplicate-option"]
    assert duplicates("1001", "7") == []
