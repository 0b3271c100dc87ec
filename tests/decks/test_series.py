"""A table of dates becomes a facts file that has no findings and asks its questions."""

from __future__ import annotations

import pytest

from quizgame.decks.columns import read_table
from quizgame.decks.deck import Deck
from quizgame.decks.reading import read_file
from quizgame.decks.series import Wishes, write_series
from quizgame.reading.diagnostic import Diagnostic, Findings

MEMBERS = """\
Country;Joined;Capital
Belgium;1949;Brussels
Greece;1952;Athens
Spain;30 May 1982;Madrid
Poland;1999;Warsaw
"""


def write(
    table: str, says: str, when: str = "", name: str = "", **wishes: object
) -> tuple[str, tuple[Diagnostic, ...]]:
    findings = Findings("table.csv")
    read = read_table(table.encode(), findings, when, name)
    wanted = Wishes(says=says, title="Members of NATO", source="A list", **wishes)  # type: ignore[arg-type]
    return (write_series(read, wanted, findings) if read else ""), findings.all()


def facts(table: str, says: str, **more: object) -> str:
    text, findings = write(table, says, **more)  # type: ignore[arg-type]
    assert [str(finding) for finding in findings] == []
    assert read_file(text.encode(), "facts.yaml", no_files).findings == ()
    return text


def deck(text: str) -> Deck:
    reading = read_file(b"title: T\nfrom: facts.yaml\n", "deck.yaml", lambda name: text.encode())
    assert reading.findings == ()
    assert reading.deck is not None
    return reading.deck


def no_files(name: str) -> bytes:
    raise AssertionError(name)


@pytest.mark.parametrize("says", ["{country} joined NATO[ in {when}].", "{country} joined NATO in {when}"])
def test_a_sentence_with_slots_asks_for_dates_and_names(says: str) -> None:
    asked = {question.id: question.prompt for question in deck(facts(MEMBERS, says, complete=True)).cards}
    assert asked["members-of-nato/rows/belgium/when"] == "In which year did this happen? “Belgium joined NATO.”"
    assert asked["members-of-nato/rows/poland/which/country"] == "Which country joined NATO in 1999?"


@pytest.mark.parametrize(
    "says, made",
    [
        ("Belgium joined NATO in 1949.", '"{country} joined NATO[ in {when}]."'),
        ("In 1999 Poland joined NATO", "In {when} {country} joined NATO."),
        ("Spain joined NATO on 30 May 1982!", '"{country} joined NATO[ on {when}]!"'),
        ("Belgium (Brussels) joined in 1949", '"{country} ({capital}) joined[ in {when}]."'),
    ],
)
def test_a_sentence_about_one_row_is_understood(says: str, made: str) -> None:
    assert made.strip('"').replace(" on ", " in ") in write(MEMBERS, says)[0].replace(" on ", " in ")


def test_days_and_years_stand_in_series_of_their_own_so_that_prepositions_fit() -> None:
    text = facts(MEMBERS, "Belgium joined NATO in 1949")
    assert 'says: "{country} joined NATO[ in {when}]."' in text
    assert 'says: "{country} joined NATO[ on {when}]."' in text
    assert "[spain, 30 May 1982]" in text.partition("id: days")[2]


@pytest.mark.parametrize(
    "dates, read",
    [
        (["2006-03-31", "1999-12-01"], "31 March 2006"),
        (["31.3.2006", "1.2.1999"], "31 March 2006"),
        (["3/31/2006", "1/2/1999"], "31 March 2006"),
        (["1/2/1999", "31/3/2006"], "1 February 1999"),
        (["March 31, 2006", "1999"], "31 March 2006"),
        (["c. 1905", "1910"], "c. 1905"),
        (["1990s", "1985"], "1990s"),
    ],
)
def test_dates_are_read_as_spreadsheets_write_them(dates: list[str], read: str) -> None:
    table = "What;When\n" + "".join(f"thing {number};{date}\n" for number, date in enumerate(dates))
    assert f"[thing-0, {read}]" in write(table, "{what} happened in {when}")[0]


def test_a_word_from_the_author_tells_the_day_from_the_month() -> None:
    table = "What,When\none,3/4/2006\ntwo,5/6/2006\n"
    assert "4 March 2006" in facts(table, "{what} came in {when}", day_first=False)
    assert "3 April 2006" in facts(table, "{what} came in {when}", day_first=True)
    assert [finding.code for finding in write(table, "{what} came in {when}")[1]] == ["impossible-value"] * 2


def test_columns_that_the_sentence_does_not_name_are_left_out() -> None:
    assert "Brussels" not in facts(MEMBERS, "{country} joined[ in {when}].")
    text = facts(MEMBERS, "{country}, whose capital is {capital}, joined[ in {when}].")
    assert "brussels: {name: Brussels, type: capital}" in text


def test_columns_may_be_named_where_a_guess_would_be_another() -> None:
    table = "City,Founded,Burnt,Mayor\nRiga,1201,1215,Ada\nOslo,1040,1624,Bo\n"
    text = facts(table, "{mayor} saw it burn[ in {when}].", when="Burnt", name="mayor")
    assert "[1215, ada]" in text


def test_a_table_without_headings_does_too() -> None:
    assert "[norway-parts, 1905]" in facts("Norway parts,1905\nFinland parts,1917\n", "{name}[ in {when}].")


def test_names_that_look_like_dates_or_have_other_letters_get_ids_of_their_own() -> None:
    text = facts(
        "Book,Year\n1984,1949\nВойна и мир,1869\nC++,1985\n", "{book} appeared[ in {when}].", name="Book", when="Year"
    )
    assert [question.prompt for question in deck(text).cards if question.form == "when"] == [
        "In which year did this happen? “1984 appeared.”",
        "In which year did this happen? “Война и мир appeared.”",
        "In which year did this happen? “C++ appeared.”",
    ]
    turned = facts(
        "Book,Year\nC++,1985\nВойна и мир,1869\n1984,1949\n", "{book} appeared[ in {when}].", name="Book", when="Year"
    )
    assert {question.id for question in deck(turned).cards} == {question.id for question in deck(text).cards}


def test_types_that_the_language_does_not_know_are_worded() -> None:
    text = facts("Battle,Year\nHastings,1066\nPoitiers,1356\n", "{battle} was fought[ in {when}].")
    assert "battle: {wh: which battle, many: battles}" in text
    assert "types:" not in facts(MEMBERS, "{country} joined[ in {when}].")


@pytest.mark.parametrize(
    "table, says, expected",
    [
        ("A,B\nx,1999\ny,30/2/1999\n", "{a} came in {when}", [(3, 3, "error", "impossible-value")]),
        ("A,B\nv,1999\nw,1998\nx,1997\ny,1996\nz,soon\n", "{a} came in {when}", [(6, 3, "error", "not-a-date")]),
        (
            "A,B\nx,1999\ny,\nz\n",
            "{a} came in {when}",
            [(3, 3, "warning", "empty-cell"), (4, 1, "warning", "empty-cell")],
        ),
        ("A,B\nx,1999\nx,2001\n", "{a} came in {when}", [(3, 1, "error", "duplicate-row")]),
        ("A,B\nx,1999\nx,1999\n", "{a} came in {when}", [(3, 1, "warning", "duplicate-row")]),
        ("A,B\nx,1999\ny,2001\n", "{a} came", [(1, 1, "error", "missing-slot")]),
        (
            "A,B\nx,1999\ny,2001\n",
            "{c} came in {when}",
            [(1, 1, "error", "missing-slot"), (1, 1, "error", "unknown-slot")],
        ),
        ("A,B\nx,1999\ny,2001\n", "nobody came in {when", [(1, 1, "error", "bad-sentence")]),
        ("A,B\nx,y\nz,w\n", "{a}", [(1, 1, "error", "no-dates")]),
        ("A,B\n1999,2001\n1998,2002\n", "{a}", [(1, 1, "error", "no-names")]),
        ("1999\n2001\n", "{a}", [(1, 1, "error", "not-a-table")]),
        ("A,B\n,1999\n", "{a} came in {when}", [(1, 1, "error", "no-rows"), (2, 1, "warning", "empty-cell")]),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place_in_the_table(
    table: str, says: str, expected: list[tuple[int, int, str, str]]
) -> None:
    assert [(one.line, one.column, one.severity, one.code) for one in write(table, says)[1]] == expected


def test_an_unknown_column_is_told_with_those_there_are() -> None:
    findings = write(MEMBERS, "{country}", when="Yoined")[1]
    assert [(finding.code, finding.hint) for finding in findings] == [("no-column", "did you mean `Joined`?")]
