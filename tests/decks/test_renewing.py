"""A frozen deck brought up to date: what the author did stays, byte for byte; only what was generated changes."""

from __future__ import annotations

from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.decks.deck import Deck
from quizgame.decks.freezing import freeze
from quizgame.decks.frozen import Renewal, renew, write_frozen
from quizgame.decks.reading import read_file

SOURCES = "sources: {a: {title: An atlas}}\n"
FACTS = [
    '- {id: one, says: "One came[ in {when}].", when: 1901, sources: [a], tags: [t]}\n',
    '- {id: two, says: "Two came[ in {when}].", when: 1950, sources: [a]}\n',
    '- {id: three, says: "Three came[ in {when}].", when: 1999, sources: [a]}\n',
]
HEADING = {"title": "Frozen", "id": "frozen"}


def deck(facts: list[str] = FACTS, sources: str = SOURCES, forms: str = "[when]") -> Deck:
    text = f"id: f\n{sources}facts:\n{''.join(facts)}"
    reading = read_file(
        f"title: T\nfrom: facts.yaml\nforms: {forms}\n".encode(), "deck.yaml", lambda name: text.encode()
    )
    assert reading.deck is not None
    return reading.deck


def written(made: Deck) -> str:
    return write_frozen(freeze(made), HEADING)


def again(text: str, made: Deck) -> Renewal:
    renewal = renew(text.encode(), freeze(made))
    reading = read_file(renewal.data, "frozen.yaml", lambda name: b"")
    assert [str(finding) for finding in reading.findings] == []
    return renewal


def changed_lines(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


def dated(number: int, year: str) -> list[str]:
    return [
        fact.replace(fact.partition("when: ")[2][:4], year) if n == number else fact for n, fact in enumerate(FACTS)
    ]


def test_nothing_is_written_where_nothing_has_changed() -> None:
    text = written(deck())
    renewal = again(text, deck())
    assert (renewal.data.decode(), renewal.changed, renewal.added) == (text, [], [])


def test_what_has_changed_is_what_it_would_be_when_written_for_the_first_time() -> None:
    for other in (
        deck(dated(0, "1911")),
        deck(FACTS[1:]),
        deck([*FACTS[:1], FACTS[2], FACTS[1]]),
        deck(forms="[cloze]"),
    ):
        renewal = again(written(deck()), other)
        fresh, mine = (
            read_file(text, "d.yaml", lambda name: b"").deck for text in (written(other).encode(), renewal.data)
        )
        assert fresh is not None
        assert mine is not None
        assert {question.id: question for question in mine.cards} == {question.id: question for question in fresh.cards}
        assert {question.id: question for question in mine.extras} == {q.id: q for q in fresh.extras}


def test_comments_order_and_notation_of_a_card_that_changes_stay() -> None:
    text = (
        written(deck())
        .replace("    a: 1901\n", "    a: 1901  # sure?\n")
        .replace("  - q: In which", "  # a remark\n  - q: In which", 1)
    )
    after = again(text, deck(dated(0, "1911"))).data.decode()
    assert "    a: 1911  # sure?\n" in after
    assert "  # a remark\n" in after


def test_edits_of_the_author_stay_and_are_told_where_the_facts_have_changed() -> None:
    text = written(deck()).replace("“One came.”", "“One came!”")
    assert again(text, deck()).data.decode() == text
    renewal = again(text, deck(dated(0, "1911")))
    assert "f/one/when" in renewal.edited
    assert "“One came!”" in renewal.data.decode()
    assert "    a: 1901\n" in renewal.data.decode()


def test_cards_of_the_author_stay_where_they_are() -> None:
    own = "  - {q: Mine?,   a: yes indeed}   # my own\n"
    text = written(deck()).replace("\nextras:", f"{own}\nextras:")
    after = again(text, deck([*FACTS[:2], FACTS[2].replace("1999", "1989")])).data.decode()
    assert own in after


def test_what_the_author_removed_does_not_come_back() -> None:
    text = written(deck())
    start = text.index("  - q: In which year did this happen? “Two")
    without = text[:start] + text[text.index("  - q: In which year did this happen? “Three") :]
    renewal = again(without, deck())
    assert renewal.data.decode() == without
    assert renewal.removed == ["f/two/when"]


def test_a_fact_that_is_gone_takes_its_cards_along_unless_they_were_edited() -> None:
    text = written(deck()).replace("“Two came.”", "“Two came!”")
    renewal = again(text, deck(FACTS[:1]))
    assert "f/three/when" in renewal.dropped
    assert "f/two/when" in renewal.edited
    assert "Three" not in renewal.data.decode()


def test_new_cards_come_after_those_they_follow() -> None:
    text = written(deck([FACTS[0], FACTS[2]]))
    after = again(text, deck()).data.decode()
    assert after.index("id: f/one/when") < after.index("id: f/two/when") < after.index("id: f/three/when")
    assert "f/two/when: " in after.partition("generated:")[2]


def test_a_card_that_becomes_an_extra_moves_there() -> None:
    text = written(deck())
    reading = read_file(again(text, deck(forms="[cloze]")).data, "d.yaml", lambda name: b"")
    assert reading.deck is not None
    assert {question.form for question in reading.deck.cards} == {"cloze"}
    assert "when" in {question.form for question in reading.deck.extras}


def test_sources_are_added_and_changed_unless_they_were_edited() -> None:
    wider = deck(sources="sources: {a: {title: The atlas}}\n")
    text = written(deck())
    assert "    title: The atlas\n" in again(text, wider).data.decode()
    mine = text.replace("    title: An atlas\n", "    title: My atlas\n")
    assert "    title: My atlas\n" in again(mine, wider).data.decode()


def test_cards_are_added_to_a_deck_of_the_authors_own() -> None:
    text = "title: Mine\ncards:\n- {q: Mine?, a: yes indeed}\n"
    renewal = again(text, deck())
    assert renewal.data.decode().startswith(text)
    assert renewal.added == [*freeze(deck()).cards, *freeze(deck()).extras]
    assert again(renewal.data.decode(), deck()).data == renewal.data


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_stay(end: str) -> None:
    text = "\ufeff" + written(deck()).replace("\n", end)
    after = again(text, deck(dated(0, "1911"))).data.decode()
    assert after.startswith("\ufeff")
    assert after.count("\n") == after.count(end)


@given(st.sets(st.sampled_from(range(40)), max_size=4), st.integers(0, 2), st.sampled_from(["1911", "1960", "2001"]))
def test_only_lines_of_generated_cards_ever_change(places: set[int], number: int, year: str) -> None:
    """Whatever stands between the lines: remarks and blank lines of the author."""
    lines = written(deck()).splitlines()
    for place in sorted(places, reverse=True):
        if place < len(lines):
            lines.insert(place, ["# a remark", "", "   # another"][place % 3])
    text = "\n".join(lines) + "\n"
    after = again(text, deck(dated(number, year))).data.decode()
    touched = changed_lines(text, after)
    assert not [line for line in touched if line[1:].strip().startswith("#") or not line[1:].strip()]
    assert [line for line in after.splitlines() if "remark" in line] == [line for line in lines if "remark" in line]
