"""Reports as files: nothing in them runs, whatever players call themselves and type."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lessons import guesses, record
from openpyxl import load_workbook
from rooms import number, options, order, statement, ticks, typed

from quizgame.classroom.course import report_course, report_pupil
from quizgame.classroom.record import Record
from quizgame.classroom.report import report_game
from quizgame.formats.reports.cells import defused
from quizgame.formats.reports.csv_file import write_csv
from quizgame.formats.reports.page import page_of_course, page_of_game, page_of_pupil
from quizgame.formats.reports.tables import Table, answers_table, tables_of_course, tables_of_game, tables_of_pupil
from quizgame.formats.reports.workbook import write_workbook
from quizgame.questions.answer import Write
from quizgame.questions.shown import Shown

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    '"><img src=x>',
)
SHOWN: tuple[Shown, ...] = (options(), ticks(), statement(), typed("KEY <b>Minsk</b>"), number(), order())
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "dl",
        "div",
        "dd",
        "dt",
    ),
    *("svg", "line", "text", "rect", "polyline", "circle", "article", "i", "b", "ul", "li", "span", "small", "footer"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def game(day: int = 0) -> Record:
    picks = guesses(SHOWN, [*HOSTILE, *(f"p{place}" for place in range(12))], 3 + day)
    picks = {name: (*given[:3], Write(HOSTILE[0]), *given[4:]) for name, given in picks.items()}
    return record(SHOWN, picks, f"r{day}", day, title="<i>Title</i> & “more”")


GAMES = (game(), game(7))


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.names: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.names |= {name for name, _ in attrs}


def pages() -> dict[str, str]:
    pupil = report_pupil(GAMES, "<script>alert(1)</script>")
    assert pupil is not None
    return {
        "game": page_of_game(report_game(GAMES[0])),
        "course": page_of_course(report_course(GAMES)),
        "pupil": page_of_pupil(pupil),
        "few": page_of_game(report_game(record(SHOWN, {"one": [None] * 6}))),
    }


@pytest.mark.parametrize("kind, page", pages().items())
def test_a_page_has_only_the_tags_it_needs_and_loads_nothing(kind: str, page: str) -> None:
    tags = Tags(page)
    assert tags.found <= TAGS
    assert not {name for name in tags.names if name.startswith("on") or name in ("src", "href", "style")}
    for word in ("http:", "https:", "url(", "@import", "javascript:"):
        assert word not in page
    assert "default-src" in page
    assert "NaN" not in page
    assert re.findall(r'="-?inf', page) == []


def test_a_page_tells_verdicts_and_marks() -> None:
    page = page_of_game(report_game(GAMES[0]))
    assert "&lt;i&gt;Title&lt;/i&gt; &amp; “more”" in page
    assert "Most wrote “=cmd|&#x27; /C calc&#x27;!A0”." in page or "All wrote “=cmd" in page
    assert page.count("<article>") == len(SHOWN)
    assert all(f'<td class="{kind}">' in page for kind in ("yes", "no", "half"))


CELL = re.compile(r"^[ \u00a0]*[=+\-@\t\r\n＝＋－＠]")


@given(st.text() | st.sampled_from(HOSTILE))
def test_no_text_is_left_a_formula(text: str) -> None:
    found = defused(text)
    assert isinstance(found, str)
    assert not CELL.match(found)
    data = write_csv(Table("t", ("a", "b"), ((text, 1),))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data, newline="")))[1:] == [[found, "1"]]


def test_csv_holds_every_answer() -> None:
    data = write_csv(answers_table(GAMES))
    assert data.startswith(b"\xef\xbb\xbfGame,Started,Name,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == sum(len(one.responses) for one in GAMES)
    assert {row["Answer"] for row in rows if row["No."] == "4"} == {"'" + HOSTILE[0]}
    assert not any(CELL.match(value) for row in rows for value in row.values())
    assert all(0 <= float(row["Credit"]) <= 1 and float(row["Seconds"]) > 0 for row in rows)


def test_a_workbook_holds_the_tables_as_texts_and_numbers() -> None:
    course, pupil = report_course(GAMES), report_pupil(GAMES, "p1")
    assert pupil is not None
    for tables in (tables_of_game(course.games[0]), tables_of_course(course), tables_of_pupil(pupil, GAMES, "p1")):
        book = load_workbook(io.BytesIO(write_workbook(tables)))
        assert book.sheetnames == [table.name for table in tables]
        for table in tables:
            sheet = book[table.name]
            assert [cell.value for cell in sheet[1]] == list(table.heading)
            rows = list(sheet.iter_rows(min_row=2))
            assert len(rows) == len(table.rows)
            for cells, row in zip(rows, table.rows, strict=True):
                for cell, value in zip(cells, row, strict=True):
                    assert cell.data_type != "f"
                    assert cell.value == (None if value == "" else defused(value))


def test_numbers_stay_numbers() -> None:
    assert [defused(value) for value in (-1, -0.5, None, True)] == [-1, -0.5, None, True]
    assert write_csv(Table("t", ("a",), ((-0.5,), (None,)))).split(b"\r\n")[1:3] == [b"-0.5", b'""']
