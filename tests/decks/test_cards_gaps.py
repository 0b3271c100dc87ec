"""Texts with gaps: what is asked, what is accepted, which card is which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import cards_of, read_deck, told

from quizgame.decks.gaps import BLANK, Fault, Gap, Gapped, has_gap, read_gaps
from quizgame.questions.question import Choice, Dated, Numeric, Typed


def ids(card: str) -> list[str]:
    return [question.id for question in cards_of(card)]


def test_each_gap_is_a_question_and_the_text_is_what_they_share() -> None:
    river, country = cards_of('{id: minsk, q: "Minsk lies on the {{Svislach::a river}} in {{Belarus|White Russia}}."}')
    assert isinstance(river, Typed)
    assert isinstance(country, Typed)
    assert (river.id, country.id) == ("t/minsk/1", "t/minsk/2")
    assert river.fact == country.fact == "t/minsk"
    assert river.prompt == "Minsk lies on the ____ (a river) in Belarus."
    assert country.prompt == "Minsk lies on the Svislach in ____."
    assert country.accepted == ("Belarus", "White Russia")
    assert river.explanation == country.explanation == "Minsk lies on the Svislach in Belarus."


def test_a_gap_is_asked_as_what_fills_it() -> None:
    year, count, name, option = cards_of(
        "{q: 'In {{1949}}, {{12}} states signed it in {{Washington}}.', explain: So it was.}",
    ) + cards_of("{q: 'It was signed in {{Washington}}.', wrong: [London, Brussels]}")
    assert isinstance(year, Dated)
    assert isinstance(count, Numeric)
    assert isinstance(name, Typed)
    assert name.explanation == "So it was."
    assert isinstance(option, Choice)


def test_gaps_that_would_give_each_other_away_are_asked_together() -> None:
    (both,) = cards_of("{q: '{{Minsk}} is {{minsk}}.'}")
    assert both.prompt == "____ is ____."


def test_a_number_by_hand_stays_when_a_gap_comes_before_it() -> None:
    assert ids("{id: x, q: '{{c2::A}} and {{c1::B}}'}") == ["t/x/2", "t/x/1"]
    assert ids("{id: x, q: '{{new}}: {{c2::A}} and {{c1::B}}'}") == ["t/x/3", "t/x/2", "t/x/1"]
    assert ids("{id: x, q: '{{c3::A}}, {{B}}, {{C}}'}") == ["t/x/3", "t/x/1", "t/x/2"]


@pytest.mark.parametrize(
    "changed",
    ["{q: '{{Minsk::a city}} lies on the {{Svislach}}.'}", "{q: '{{Minsk|Miensk}} lies on the {{Svislach}}.'}",
     "{q: '{{c1::Minsk}} LIES on the {{Svislach}}.', hint: h, tags: [t]}"],
)  # fmt: skip
def test_clues_and_accepted_forms_make_no_other_card(changed: str) -> None:
    assert ids(changed) == ids("{q: '{{Minsk}} lies on the {{Svislach}}.'}")


def test_another_gap_makes_another_card() -> None:
    assert not set(ids("{q: '{{Minsk}} lies on the {{Svislach}}.'}")) & set(
        ids("{q: 'Minsk lies on the {{Svislach}}.'}")
    )


@pytest.mark.parametrize(
    "text, prompt, answer",
    [
        (r"{{std\::vector}} is a::b", "____ is a::b", "std::vector"),
        (r"{{a\|b|c}} d", "____ d", "a|b"),
        (r"{{a \}} b}} c", "____ c", "a }} b"),
        (r"\{{x}} and {{y}}", "{{x}} and ____", "y"),
        (r"{{\frac{1}{2}}} is half", "____ is half", r"\frac{1}{2}"),
        ("{{ spaced :: clue }}!", "____ (clue)!", "spaced"),
        ("{{a|b::c|d}}", "____ (c|d)", "a"),
    ],
)
def test_braces_bars_and_colons_can_be_meant(text: str, prompt: str, answer: str) -> None:
    gapped = read_gaps(text)
    assert isinstance(gapped, Gapped)
    ((number, gap),) = gapped.gaps.items()
    assert (gapped.asking(number), gap.forms[0]) == (prompt, answer)


@pytest.mark.parametrize(
    "text, at, code",
    [("A {{b {{c}}.", 6, "nested-gap"), ("A {{b", 2, "open-gap"), ("A {{b}", 2, "open-gap"),
     ("A {{}}", 2, "empty-text"), ("A {{b|}}", 2, "empty-text"), ("A {{::clue}}", 2, "empty-text"),
     ("A {{b::c::d}}", 2, "two-clues"), ("{{c1::A}} {{c1::B}}", 10, "gap-number"), ("{{\u200b}}", 0, "empty-text")],
)  # fmt: skip
def test_what_is_wrong_with_a_gap_is_told_with_its_beginning(text: str, at: int, code: str) -> None:
    (found,) = read_deck(f"title: T\ncards:\n  - q: '{text}'\n").findings
    assert (found.line, found.column, found.code) == (3, 9 + at, code)
    assert found.message.startswith("“{{")
    assert found.hint


def test_a_text_without_gaps_is_no_cloze() -> None:
    assert [code for code, _ in told("{q: A, kind: cloze}")] == ["no-gap"]


words = st.text(alphabet="ab {}|:\\", max_size=8)


@given(st.lists(words | st.sampled_from(["{{", "}}", "::", "c1::", "\\"]), max_size=8).map("".join))
def test_every_text_has_gaps_or_a_fault_or_neither(text: str) -> None:
    gapped = read_gaps(text)
    if isinstance(gapped, Fault):
        assert 0 <= gapped.offset < len(text)
        return
    assert bool(gapped.gaps) == has_gap(text)
    for number, gap in gapped.gaps.items():
        assert number > 0
        assert all(form == form.strip() != "" for form in gap.forms)
        assert BLANK in gapped.asking(number)
    if not gapped.gaps:
        assert gapped.whole == gapped.bare


plain = st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=6)
gaps = st.builds(Gap, st.lists(plain, min_size=1, max_size=3).map(tuple), st.just("") | plain)


@given(st.lists(st.tuples(plain, gaps), min_size=1, max_size=5))
def test_what_is_written_is_read(parts: list[tuple[str, Gap]]) -> None:
    def written(gap: Gap) -> str:
        return "{{" + "|".join(gap.forms) + (f"::{gap.clue}" if gap.clue else "") + "}}"

    gapped = read_gaps("".join(f"{word} {written(gap)} " for word, gap in parts))
    assert isinstance(gapped, Gapped)
    found = [part for part in gapped.parts if isinstance(part, Gap)]
    assert [(gap.forms, gap.clue) for gap in found] == [(gap.forms, gap.clue) for _, gap in parts]
    assert gapped.whole == "".join(f"{word} {gap.forms[0]} " for word, gap in parts)
    assert gapped.bare == "".join(f"{word} {BLANK} " for word, _ in parts)
