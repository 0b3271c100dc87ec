"""What is offered beside the answer: what people confuse, then what is related, then what is merely near."""

from __future__ import annotations

import pytest
from asking import HEAD, options_of, questions_of
from hypothesis import given
from hypothesis import strategies as st

from quizgame.decks.reading import read_file
from quizgame.generate.context import Context
from quizgame.generate.expand import expand
from quizgame.generate.forms import FORMS

TOWNS = """
types: {town: {wh: which town, many: towns}}
"""
ENTITIES = "\n".join(f"  {name}: {{name: {name.title()}, type: town}}" for name in "abcdefgh")


def asked(text: str) -> dict[str, list[str]]:
    """The options of every question over a few towns, a to h."""
    source = f"id: base\nsources: {{page: {{title: A page, date: 2020}}}}\nentities:\n{ENTITIES}\n{TOWNS}{text}"
    reading = read_file(source.encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None, [str(found) for found in reading.findings]
    made = expand(Context(reading.base), reading.base.facts, (), ("which", "when")).questions
    return {question.id.removeprefix("base/"): options_of(question) for question in made}


FAIR = """
facts:
  - {id: fair, says: "{where} held the fair[ in {when}].", where: d, when: 1900, sources: [page]}
  - {id: show, says: "{where} held the show[ in {when}].", where: g, when: 1950, sources: [page]}
"""


def test_what_is_confused_is_offered_first_both_ways() -> None:
    options = asked("confused: [[d, g]]\n" + FAIR)
    assert options["fair/which/where"][0] == "G"
    assert options["show/which/where"][0] == "D"


def test_sets_may_run_in_a_circle() -> None:
    options = asked("confused: [[d, e], [e, g], [g, d]]\n" + FAIR)
    assert options["fair/which/where"][:2] == ["E", "G"]
    assert options["show/which/where"][:2] == ["D", "E"]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=4, unique=True), max_size=8))
def test_whatever_is_confused_the_same_is_right_and_the_first_are_confused(sets: list[list[str]]) -> None:
    options = asked(f"confused: {sets}\n".replace("'", "") + FAIR)
    plain = asked(FAIR)
    assert options.keys() == plain.keys()
    confused = {name.title() for one in sets if "d" in one for name in one} - {"D"}
    offered = options["fair/which/where"]
    assert set(offered[: len(confused)]) == confused
    assert set(offered) == set(plain["fair/which/where"])


def test_what_became_another_is_offered_only_where_the_two_are_told_apart() -> None:
    facts = """
facts:
  - {id: a, says: "Talks were in {what}.", what: new, ask: {what: "In {what} were talks?"}, sources: [page]}
"""
    entities = """
  old: {name: the Old Council, type: club, became: new}
  new: {name: the New Council, type: club}
  part: {name: the Committee, type: club, part_of: new}
  other: {name: the Other Council, type: club}
types: {club: {wh: which club, many: clubs}, """
    head = HEAD.replace("types: {", entities.lstrip("\n"))

    def options(sets: str) -> list[str]:
        base = read_file((head + sets + facts).encode(), "f.yaml", lambda name: b"").base
        assert base is not None
        return options_of(expand(Context(base), base.facts, (), FORMS).questions[0])

    assert options("") == ["Other Council"]
    assert options("confused: [[old, new, part]]\n") == ["Old Council", "Other Council"]


def test_dates_that_are_confused_come_first() -> None:
    text = """
confused: [[1992, 1995, 1997]]
facts:
  - {id: a, says: "It began[ in {when}].", when: 1992, sources: [page]}
  - {id: b, says: "It opened[ in {when}].", when: 1993, sources: [page]}
  - {id: c, says: "It closed[ in {when}].", when: 1994, sources: [page]}
"""
    questions = questions_of(text)
    assert options_of(questions["a/when"])[:2] == ["1995", "1997"]
    assert not {"1995", "1997"} & set(options_of(questions["b/when"])[:2])


def test_dates_of_related_facts_come_before_those_of_others_and_those_before_merely_near_ones() -> None:
    text = """
facts:
  - {id: a, says: "It began[ in {when}].", when: 1992, tags: [start], sources: [page]}
  - {id: b, says: "It opened[ in {when}].", when: 1997, tags: [start], sources: [page]}
  - {id: c, says: "It closed[ in {when}].", when: 1995, tags: [end], sources: [page]}
"""
    above = [year for year in options_of(questions_of(text)["a/when"]) if int(year) > 1992]
    assert above[:3] == ["1997", "1995", "1994"]


def test_the_dates_of_the_same_series_come_before_all() -> None:
    text = """
facts:
  - {id: a, says: "It rained[ in {when}].", when: 1951, sources: [page]}
series:
  - id: joins
    says: "{who} joined[ in {when}]."
    columns: [who, when]
    rows: [[canada, 1949], [norway, 1952], [poland, 1960]]
    sources: [page]
"""
    assert options_of(questions_of(text)["joins/norway/when"])[:3] == ["1949", "1960", "1951"]


BOUNDS = """
{file}
facts:
  - {{id: a, says: "It began[ in {{when}}].", when: 1950, {fact} sources: [page]}}
"""


@pytest.mark.parametrize(
    "file, fact, first, last",
    [
        ("", "", 1940, 2011),
        ("not_before: 1949", "", 1949, 2011),
        ("not_before: 1949\nnot_after: 1952", "", 1949, 1952),
        ("not_before: 1949", "not_before: 1947,", 1947, 2011),
        ("", "not_before: 1950, not_after: 1953,", 1950, 1953),
        ("not_before: 1960", "", 1940, 2011),
    ],
)
def test_no_date_is_offered_that_nobody_would_believe(file: str, fact: str, first: int, last: int) -> None:
    years = [int(year) for year in options_of(questions_of(BOUNDS.format(file=file, fact=fact))["a/when"])]
    assert len(years) >= 2
    assert first <= min(years)
    assert max(years) <= last


def test_before_the_first_row_of_a_complete_series_there_was_nothing() -> None:
    text = """
series:
  - id: joins
    says: "{who} joined[ in {when}]."
    columns: [who, when]
    complete: %s
    rows: [[canada, 1949], [norway, 1949], [poland, 1952]]
    sources: [page]
"""
    complete = options_of(questions_of(text % "true")["joins/canada/when"])
    assert min(map(int, complete)) > 1949
    assert min(map(int, options_of(questions_of(text % "false")["joins/canada/when"]))) < 1949


def test_rows_that_share_tags_or_are_near_in_time_tempt_most() -> None:
    text = """
series:
  - id: joins
    says: "{where} joined[ in {when}]."
    columns: [where, when]
    complete: true
    rows: [[a, 1900], [b, 1990], [c, 1930], [d, 1931], [e, 1960]]
    sources: [page]
"""
    assert asked(text)["joins/d/which/where"] == ["C", "E", "A", "B", *asked(text)["joins/d/which/where"][4:]]


def test_two_wrong_answers_of_the_author_take_the_place_of_all_others() -> None:
    text = """
facts:
  - {id: a, says: "It began[ in {when}].", when: 1992, wrong: {when: [%s]}, sources: [page]}
"""
    assert options_of(questions_of(text % "1988, 1999")["a/when"]) == ["1988", "1999"]
    assert len(options_of(questions_of(text % "1988")["a/when"])) > 2


@pytest.mark.parametrize(
    "number, some",
    [("nearly 100", {"Nearly 50", "Nearly 150"}), ("about 20", {"About 10", "About 30"}), ("700,000", {"400,000"})],
)
def test_round_numbers_have_wrong_ones_above_and_below(number: str, some: set[str]) -> None:
    text = f"""
facts:
  - {{id: a, says: "There were {{n}} grants.", n: "{number}", ask: {{n: "{{n}} grants?"}}, sources: [page]}}
"""
    assert some <= set(options_of(questions_of(text)["a/number/n"]))
