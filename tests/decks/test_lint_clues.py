"""What gives an answer away, in an item and over a deck, beside what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[..., list[str]]


@pytest.mark.parametrize(
    "code, flawed, sound",
    [
        (
            "longest-option",
            "{q: Why did it stop, a: because the engineers who built it were called home, wrong: [rain, war]}",
            "{q: Why did it stop, a: because they left, wrong: [rain, war]}",
        ),
        (
            "longest-option",
            "{q: Which is it, a: the Collective Security Treaty Organization, wrong: [the Council, the Pact]}",
            "{q: Which, a: the Collective Security Treaty Organization, wrong: [the Shanghai Cooperation Forum, A]}",
        ),
        (
            "answer-in-stem",
            "{q: What does the Rhine commission call the Rhine, a: the Rhine}",
            "{q: What does the Rhine commission call the Main, a: the Main stream}",
        ),
        (
            "answer-in-stem",
            "{q: What does the UN stand for in law, a: [United Nations, UN]}",
            "{q: What does the law call an undertaking, a: [United Nations, UN]}",
        ),
        (
            "answer-in-stem",
            "{q: Which year was it in 1995, a: 1995}",
            "{q: Which river is longer and which shorter than the Rhine, a: the Danube, wrong: [the Rhine, the Main]}",
        ),
        (
            "clue-word",
            "{q: Who founded the Bavarian brewery, a: a Bavarian duke, wrong: [a Saxon king, a Roman pope]}",
            "{q: Who founded the Bavarian brewery, a: a Bavarian duke, wrong: [a Bavarian king, a Roman pope]}",
        ),
        (
            "clue-word",
            "{q: What do treaties need to bind, a: the treaty’s signature, wrong: [a stamp, a witness, a seal]}",
            "{q: What do treaties need to bind, a: the signature, wrong: [a stamp, a witness, a seal]}",
        ),
        (
            "convergence",
            "{q: What is it, a: green glass, wrong: [green stone, brown glass]}",
            "{q: What is it, a: green glass, wrong: [green stone, brown stone]}",
        ),
        (
            "convergence",
            "{q: When was it, a: 12 May 1949, wrong: [12 May 1951, 3 May 1949]}",
            "{q: When was it, a: 12 May 1949, wrong: [14 May 1949, 3 May 1949]}",
        ),
        (
            "convergence",
            "{q: Who met, a: Anna and Bob, wrong: [Anna and Clara, David and Bob]}",
            "{q: Who met, a: Anna and Bob, wrong: [Anna and Clara, David and Eve]}",
        ),
    ],
)
def test_clues(codes_of: Codes, code: str, flawed: str, sound: str) -> None:
    assert codes_of(flawed) == [code]
    assert codes_of(sound) == []


def test_a_word_is_a_clue_only_while_it_is_rare_in_the_deck(codes_of: Codes) -> None:
    clued = "{q: Who founded the Bavarian brewery, a: a Bavarian duke, wrong: [a Saxon king, a Roman pope]}"
    others = [f"{{q: 'What is the Bavarian word for {thing}', a: word{thing}}}" for thing in ("bread", "beer", "fish")]
    assert codes_of(clued, *others[:2]) == ["clue-word"]
    assert codes_of(clued, *others) == []


@pytest.mark.parametrize(
    "code, flawed, sound",
    [
        (
            "same-question",
            ["{q: Who was it, a: Ann}", "{q: 'Who was it?', a: Bob}"],
            ["{q: Who was it, a: Ann}", "{q: Who is it, a: Bob}"],
        ),
        (
            "same-question",
            ["{q: Which, a: 12}", "{q: which, a: Bob}"],
            ["{q: Which, a: 12, wrong: [16, 18], kind: choice}", "{q: which, a: 14, wrong: [7, 9], kind: choice}"],
        ),
        (
            "duplicate-item",
            [
                "{q: Which town is the seat of the court, a: Hague, wrong: [Rome, Bonn]}",
                "{q: In which town does the court have its seat now, a: Hague, wrong: [Bonn, Rome]}",
            ],
            [
                "{q: Which town is the seat of the court, a: Hague, wrong: [Rome, Bonn]}",
                "{q: In which town does the court have its seat now, a: Hague, wrong: [Bonn, Metz]}",
            ],
        ),
        (
            "duplicate-item",
            ["{q: What is the capital of France, a: Paris}", "{q: Which city is France’s capital, a: paris}"],
            ["{q: What is the capital of France, a: Paris}", "{q: Which city of France is on the Seine, a: Paris}"],
        ),
        (
            "duplicate-item",
            ["{q: When was peace in Trianon signed, a: 1920}", "{q: When did they sign peace in Trianon, a: 1920}"],
            ["{q: When was peace in Trianon signed, a: 1920}", "{q: When was peace in Tartu signed, a: 1920}"],
        ),
        (
            "duplicate-item",
            [f"{{q: In {one} year was this? “Oslo joined the league.”, a: 1999}}" for one in ("which", "what")],
            [f"{{q: In which year was this? “{one} joined the league.”, a: 1999}}" for one in ("Oslo", "Bonn")],
        ),
        (
            "duplicate-item",
            ["{q: Birds that sing at dawn sleep., a: true}", "{q: 'They sleep: birds that sing at dawn.', a: true}"],
            ["{q: Birds that sing at dawn sleep., a: true}", "{q: 'They sleep: birds that sing at night.', a: true}"],
        ),
        (
            "answer-in-another",
            [
                "{q: In which town was the congress of princes held, a: Vienna}",
                "{q: 'Who chaired the congress of princes, held in Vienna', a: Metternich}",
            ],
            [
                "{q: In which town was the congress of princes held, a: Vienna}",
                "{q: Which river flows through Vienna, a: Danube}",
            ],
        ),
        (
            "answer-in-another",
            ["{q: Which paper do envoys bring, a: credentials}", "{q: Envoys bring credentials on paper., a: true}"],
            ["{q: Which paper do envoys bring, a: credentials}", "{q: Envoys bring credentials on paper., a: false}"],
        ),
    ],
)  # fmt: skip
def test_cards_beside_each_other(codes_of: Codes, code: str, flawed: list[str], sound: list[str]) -> None:
    assert codes_of(*flawed) == [code]
    assert codes_of(*sound) == []


def choice(number: int, longest: bool) -> str:
    """A card whose right option is one of three fair ones, the longest or the shortest by a letter."""
    right, wrong = ("abcd", "abc") if longest else ("abc", "abcd")
    others = f"x{wrong[1:]}{number:02}, y{right[1:-1]}{number:02}"
    return f"{{q: Which is word{number}, a: {right}{number:02}, wrong: [{others}]}}"


def test_right_options_that_are_the_longest_too_often_are_told_once(codes_of: Codes) -> None:
    assert codes_of(*(choice(number, longest=True) for number in range(12))) == ["longest-keys"]
    assert codes_of(*(choice(number, longest=number % 3 == 0) for number in range(12))) == []
    assert codes_of(*(choice(number, longest=True) for number in range(6))) == []
