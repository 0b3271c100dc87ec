"""Which card is which after edits: what is carried, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from quizgame.decks.identity import ANSWER, PROMPT, SAME, Refusal, pair
from quizgame.decks.told import Told, told_of
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)


def told(prompt: str, *answers: str, card: str = "d/c-1", listed: bool = False, written: bool = True) -> Told:
    return Told(card, prompt, answers, written, listed)


def read(text: str, card: str = "d/c-1") -> Told:
    """A card in short: its prompt, then its answers after `=` with `/` between them, or `>` in an order."""
    prompt, _, answers = text.partition(" = ")
    listed = ">" in answers
    generated = card.startswith("f/")
    return told(prompt, *answers.split(" > " if listed else " / "), card=card, listed=listed, written=not generated)


CARRIED = [
    (SAME, "Capital of Belarus? = Minsk", "capital of  BELARUS = minsk"),
    (SAME, "Capital of Belarus? = Minsk / Miensk", "Capital of Belarus? = Miensk / Minsk"),
    (ANSWER, "Capital of Belarus? = Minsk", "Capital of Belarus? = Minsk / Miensk"),
    (ANSWER, "Capital of Belarus? = Misnk", "Capital of Belarus? = Minsk"),
    (ANSWER, "When did Latvia join NATO? = 2003", "When did Latvia join NATO? = 2004"),
    (ANSWER, "Order the rivers = a > b > c", "Order the rivers = a > b > d"),
    (PROMPT, "Captial of Belarus? = Minsk", "Capital of Belarus? = Minsk"),
    (PROMPT, "Captial of Belarus? = Misnk", "Capital of Belarus? = Minsk"),
    (PROMPT, "Capital of Belarus? = Minsk", "What is the capital city of Belarus? = Minsk"),
    (PROMPT, "When did Latvia join NATO? = 2004", "In which year did Latvia join NATO? = 2004"),
    (PROMPT, "The Danbue flows east. = true", "The Danube flows east. = true"),
]
NOT_CARRIED = [
    ("another subject", "When did Latvia join? = 2004", "When did Lithuania join? = 2004"),
    ("the same short answer", "Capital of Belarus? = Minsk", "Where is the CIS's seat? = Minsk"),
    ("the same year", "When did Belarus join the PfP? = 1995", "When was Srebrenica? = 1995"),
    ("another superlative", "Largest city of Belarus? = Minsk", "Oldest city of Belarus? = Minsk"),
    ("another number", "Who won in 1994? = Lukashenko", "Who won in 2001? = Lukashenko"),
    ("a negation", "Is it in Europe? = yes", "Is it not in Europe? = yes"),
    ("both edited", "Captial of Belarus? = Minsk", "Capital of Belarus? = Brest"),
    ("a longer statement", "Minsk is a capital. = true", "Minsk is a capital city. = true"),
    ("a prompt that points", "Which of these is true? = Water is wet", "Which of these is true? = Fire is hot"),
    ("a prompt that says nothing", "Translate. = Hund", "Translate. = Katze"),
    ("another list", "Order the rivers. = a > b > c", "Order the river. = x > y > z"),
]


@pytest.mark.parametrize("why, old, new", CARRIED)
@pytest.mark.parametrize("card", ["d/c-2", "d/named", "renamed/c-1"])
def test_carried(why: str, old: str, new: str, card: str) -> None:
    was, now = read(old), read(new, card)
    assert [(one.old, one.new, one.why) for one in pair([was], [now])] == [(was, now, why)]


@pytest.mark.parametrize("old, new", [row[1:] for row in NOT_CARRIED], ids=[row[0] for row in NOT_CARRIED])
@pytest.mark.parametrize("card", ["d/c-2", "renamed/c-1"])
def test_not_carried(old: str, new: str, card: str) -> None:
    assert pair([read(old)], [read(new, card)]) == ()


@pytest.mark.parametrize("old, new", [row[1:] for row in CARRIED if row[0] != SAME])
def test_what_facts_made_is_not_edited_by_hand(old: str, new: str) -> None:
    assert pair([read(old, "f/a/when")], [read(new, "f/b/when")]) == ()


def test_a_fact_renamed_is_the_same_if_nothing_else_changed() -> None:
    old = told("When did it join?", "1995", card="f/a/when", written=False)
    new = told("When did it join?", "1995", card="f/b/when", written=False)
    frozen = told("When did it join?", "1995", card="frozen/when")
    assert [one.new for one in pair([old], [new])] == [new]
    assert [one.new for one in pair([old], [frozen])] == [frozen]


def matched(*args: object, **more: object) -> dict[str, str]:
    return {one.old.card: one.new.card for one in pair(*args, **more)}  # type: ignore[arg-type]


def test_what_could_be_two_is_none() -> None:
    old = told("Captial of Belarus?", "Minsk")
    two = [told("Capital of Belarus?", "Minsk", card=f"{deck}/b") for deck in ("e", "f")]
    assert matched([old], two) == {}
    assert matched([told("Capital of Belarus?", "Minsk", card=f"{deck}/b") for deck in "xy"], two[:1]) == {}


def test_of_two_the_one_in_the_same_deck_is_meant() -> None:
    old = told("Capital of Belarus?", "Minsk")
    here, there = (told("Capital of Belarus?", "Minsk", "Miensk", card=card) for card in ("d/b", "e/b"))
    assert matched([old], [there, here]) == {"d/c-1": "d/b"}


def test_of_two_the_one_where_the_others_went_is_meant() -> None:
    def deck(name: str, *countries: str) -> list[Told]:
        return [told(f"Capital of {country}?", country[::-1], card=f"{name}/{country}") for country in countries]

    gone = [*deck("a", "Latvia", "Belarus"), *deck("b", "Norway", "Belarus")]
    fresh = [*deck("x", "Belarus", "Norway"), *deck("y", "Belarus", "Latvia")]
    assert matched(gone, fresh) == {
        "a/Latvia": "y/Latvia",
        "a/Belarus": "y/Belarus",
        "b/Norway": "x/Norway",
        "b/Belarus": "x/Belarus",
    }


def test_of_two_the_one_with_the_same_name_is_meant() -> None:
    gone = [told("Capital?", "Minsk", card=f"a/{name}") for name in "xy"]
    fresh = [told("Capital?", "Minsk", card=f"b/{name}") for name in "yx"]
    assert matched(gone, fresh) == {"a/x": "b/x", "a/y": "b/y"}


def test_the_same_answer_says_more_than_the_prompt_alone() -> None:
    old = told("Capital of Belarus?", "Minsk")
    near, other = told("Capital of Belarus?", "Misnk", card="e/x"), told("Capital of Belarus?", "Brest", card="f/x")
    assert matched([old], [other, near]) == {"d/c-1": "e/x"}


def test_what_is_the_same_goes_before_what_was_edited() -> None:
    gone = [told("When was it founded?", "1949", card="d/a"), told("When was it founded?", "1994", card="d/b")]
    fresh = [told("When was it founded?", "1994", card="d/y"), told("When was it founded?", "1949, April", card="d/x")]
    assert matched(gone, fresh) == {"d/b": "d/y"}, "the prompt stands twice, so it does not tell alone which is meant"


def test_answers_swapped_leave_each_prompt_its_card() -> None:
    gone = [told("Capital of Latvia?", "Vilnius", card="d/a"), told("Capital of Lithuania?", "Riga", card="d/b")]
    fresh = [told("Capital of Lithuania?", "Vilnius", card="d/y"), told("Capital of Latvia?", "Riga", card="d/x")]
    assert matched(gone, fresh) == {"d/a": "d/x", "d/b": "d/y"}


def test_a_prompt_that_another_card_of_the_deck_has_does_not_tell_alone() -> None:
    old, new = told("Longest river?", "Danube"), told("Longest river?", "Volga", card="d/b")
    beside = told("Longest river?", "Rhine", card="d/c")
    assert matched([old], [new]) == {"d/c-1": "d/b"}
    assert matched([old], [new], standing=lambda: [beside]) == {}
    assert matched([old], [new], standing=lambda: [told("Longest river?", "Rhine", card="other/c")]) == {"d/c-1": "d/b"}


def test_cards_long_gone_are_paired_only_when_nothing_was_edited() -> None:
    old, new = told("Captial of Belarus?", "Minsk"), told("Capital of Belarus?", "Minsk", card="d/b")
    same = told("Captial of Belarus?", "Minsk", card="d/s")
    assert matched([old], [new], exactly={"d/c-1"}) == {}
    assert matched([old], [new], exactly={"d/b"}) == {}
    assert matched([old], [same], exactly={"d/c-1"}) == {"d/c-1": "d/s"}


def test_what_was_refused_is_not_paired_again_nor_what_was_made_of_it() -> None:
    old, new = told("Captial of Belarus?", "Minsk"), told("Capital of Belarus?", "Minsk", card="d/b")
    refusal = Refusal(old, new)
    assert matched([old], [new], refusals=[refusal]) == {}
    again = told("What is the capital of Belarus?", "Minsk", card="d/c")
    assert matched([old], [again], refusals=[refusal]) == {}
    moved = told("Captial of Belarus?", "Minsk", card="e/b")
    assert matched([old], [moved], refusals=[refusal]) == {"d/c-1": "e/b"}, "it is the old card itself"
    assert matched([told("Captial of Belarus?", "Minsk", card="d/z")], [new], refusals=[refusal]) == {"d/z": "d/b"}


def test_a_refused_renaming_is_not_paired_again() -> None:
    old, new = told("Capital of Belarus?", "Minsk"), told("Capital of Belarus?", "Minsk", card="e/b")
    third = told("Capital of Belarus?", "Minsk", card="f/b")
    assert matched([old], [third], refusals=[Refusal(old, new)]) == {}


DAY = date(1995, 1, 1)
SHARED = {"id": "d/c", "form": "card"}
QUESTIONS: list[tuple[Question, tuple[str, tuple[str, ...], bool]]] = [
    (Typed(**SHARED, prompt="Q?", answer="a", accepted=("a", "b")), ("Q?", ("a", "b"), False)),
    (Choice(**SHARED, prompt="Q?", answer="a", wrong=(Wrong("w"),)), ("Q?", ("a",), False)),
    (Several(**SHARED, prompt="Q?", answers=("a", "b"), wrong=()), ("Q?", ("a", "b"), True)),
    (TrueFalse(**SHARED, prompt="True or false?", truths=("It is.",)), ("It is.", ("true",), False)),
    (TrueFalse(**SHARED, prompt="True or false?", falsehoods=(Wrong("It is."),)), ("It is.", ("false",), False)),
    (Numeric(**SHARED, prompt="Q?", answer="7", low=7, high=7, position=7), ("Q?", ("7",), False)),
    (Dated(**SHARED, prompt="Q?", answer="1995", first=DAY, last=DAY, grain="year"), ("Q?", ("1995",), False)),
    (Order(**SHARED, prompt="Q?", items=("a", "b", "c")), ("Q?", ("a", "b", "c"), True)),
    (Match(**SHARED, prompt="Q?", pairs=(("a", "b"),)), ("Q?", ("a: b",), True)),
    (Flashcard(**SHARED, prompt="Q?", back="a"), ("Q?", ("a",), False)),
]  # fmt: skip


@pytest.mark.parametrize("question, expected", QUESTIONS, ids=lambda value: type(value).__name__)
def test_every_kind_tells_what_it_asks(question: Question, expected: tuple[str, tuple[str, ...], bool]) -> None:
    one = told_of(question)
    assert (one.prompt, one.answers, one.listed) == expected
    assert (one.card, one.deck, one.name, one.written) == ("d/c", "d", "c", True)


def test_many_cards_of_one_template_are_told_apart_in_no_time() -> None:
    names = [f"{left}{right}" for left in ("Alber", "Bormin", "Cald") for right in map(str, range(400))]
    gone = [told(f"When did {name} recieve it?", "1995", card=f"d/{name}") for name in names]
    fresh = [told(f"When did {name} receive it?", "1995", card=f"e/{name}") for name in reversed(names)]
    assert matched(gone, fresh) == {f"d/{name}": f"e/{name}" for name in names}
