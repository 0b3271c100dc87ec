"""Text set in columns, and numbers and days in words."""

from __future__ import annotations

import io
import sys
from datetime import date, timedelta

import pytest

from quizgame.cli.layout import Column, cells, count, cut, day_in_words, table
from quizgame.cli.output import Ink, one_line, print_json

COLUMNS = (Column("NAME", gives=True), Column("N", right=True))


def test_columns_line_up() -> None:
    assert table(COLUMNS, [("tern", "7"), ("a longer bird", "1,200")]) == [
        "NAME                N",
        "tern                7",
        "a longer bird   1,200",
    ]


def test_wide_and_combining_characters_line_up_too() -> None:
    lines = table(COLUMNS, [("東京", "1"), ("Re\u0301my", "2"), ("plain", "3")])
    assert {cells(line) for line in lines} == {len("plain   N")}


@pytest.mark.parametrize("width", [17, 20, 30])
def test_a_table_fits_the_window_by_cutting_what_gives(width: int) -> None:
    lines = table(COLUMNS, [("a very long name of a bird of the northern coast", "1,200")], width=width)
    assert max(map(cells, lines)) == width
    assert lines[1].endswith("…   1,200")


def test_a_table_stops_giving_before_nothing_is_left() -> None:
    assert table(COLUMNS, [("a very long name", "1,200")], width=3)[1] == "a very…    1,200"


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [("tern", 4, "tern"), ("terns", 4, "ter…"), ("東京都", 4, "東…"), ("tern", 0, ""), ("tern", 1, "…")],
)
def test_text_is_cut_to_cells(text: str, room: int, shown: str) -> None:
    assert cut(text, room) == shown
    assert cells(cut(text, room)) <= room


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(number, "deck") for number in (0, 1, 2000)] == ["0 decks", "1 deck", "2,000 decks"]
    assert count(2, "child", "children") == "2 children"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(0, "today"), (1, "tomorrow"), (3, "on Tuesday"), (7, "on 28 November 2026")],
)
def test_coming_days_are_told_as_people_do(ahead: int, words: str) -> None:
    today = date(2026, 11, 21)
    assert day_in_words(today + timedelta(ahead), today) == words


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\rb", "a\x9bb", "a\u202eb", "a\nb", "a\u2028b", "a\x00b", "a\ud800b"])
def test_nothing_printed_steers_a_terminal(text: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    told = one_line(text)
    assert not any(letter < " " or "\x7f" <= letter <= "\x9f" for letter in told)
    assert not {"\u202e", "\u2028", "\ud800"} & set(told)
    print_json([text])
    printed = capsysbinary.readouterr().out.decode()
    assert not {"\x1b", "\r", "\x9b", "\u202e", "\x00", "\u2028"} & set(printed)
    import json

    assert json.loads(printed) == [text]


def test_json_is_utf_8_whatever_the_terminal_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    print_json({"title": "Łódź → 東京"})
    assert "Łódź → 東京" in raw.getvalue().decode()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Ink(Terminal()).red("x") == "\x1b[31mx\x1b[0m"
    assert Ink(io.StringIO()).red("x") == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Ink(Terminal()).red("x") == "x"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert Ink(Terminal()).red("x") == "x"
