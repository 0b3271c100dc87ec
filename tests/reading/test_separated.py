"""Tables of separated values: what parts them and how letters are kept is found out, and every value has its place."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.reading.diagnostic import Findings
from quizgame.reading.separated import SEPARATORS, read_separated


def values(data: bytes) -> list[list[str]]:
    findings = Findings("table.csv")
    rows = read_separated(data, findings)
    assert not findings.failed
    return [[cell.value for cell in row] for row in rows]


@pytest.mark.parametrize("sign", SEPARATORS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_found_out(sign: str, end: str) -> None:
    text = end.join([f"City{sign}Year", f"Riga{sign}1201", f"Oslo{sign}1040", ""])
    assert values(text.encode()) == [["City", "Year"], ["Riga", "1201"], ["Oslo", "1040"]]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Name;Long\nRhine;1,233\nElbe;1,094\n", [["Name", "Long"], ["Rhine", "1,233"], ["Elbe", "1,094"]]),
        ('a,b\n"x, y",2\n', [["a", "b"], ["x, y", "2"]]),
        ('a,b\n"say ""hi""",2\n', [["a", "b"], ['say "hi"', "2"]]),
        ('a,b\n"",2\n', [["a", "b"], ["", "2"]]),
        ('a,b\n"two\nlines",2\n', [["a", "b"], ["two lines", "2"]]),
        ("a,b\n,\n \n1,2", [["a", "b"], ["1", "2"]]),
        ("a\tb\n1\t", [["a", "b"], ["1", ""]]),
        ("", []),
    ],
)
def test_values_are_trimmed_and_quotation_marks_taken_off(text: str, expected: list[list[str]]) -> None:
    assert values(text.encode()) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_as_they_were_saved(encoding: str) -> None:
    assert values("Größe;Jahr\nLübeck;1226\n".encode(encoding)) == [["Größe", "Jahr"], ["Lübeck", "1226"]]


def test_a_guess_at_the_encoding_is_told() -> None:
    findings = Findings("table.csv")
    read_separated("Lübeck;1226\n".encode("cp1252"), findings)
    assert [(found.severity, found.code) for found in findings.all()] == [("info", "not-utf8")]


def test_every_value_knows_where_it_begins() -> None:
    rows = read_separated(b'a;"b\nb";c\r\n\r\n1;2;3\r\n', Findings("table.csv"))
    assert [(cell.line, cell.column) for row in rows for cell in row] == [
        (1, 1),
        (1, 3),
        (2, 4),
        (4, 1),
        (4, 3),
        (4, 5),
    ]


@pytest.mark.parametrize(
    "data, expected",
    [
        (b'a;b\n1;"2\n', (2, 3, "open-quotation")),
        (b"a;b\n1;\x1b[31m\n", (2, 3, "control-character")),
        (b"a;b\n" * (3 * 1024 * 1024), (1, 1, "too-large")),
    ],
)
def test_what_is_no_table_is_a_finding(data: bytes, expected: tuple[int, int, str]) -> None:
    findings = Findings("table.csv")
    read_separated(data, findings)
    assert [(found.line, found.column, found.code) for found in findings.all()] == [expected]


TEXTS = st.text(st.sampled_from('ab1 ,;|"\n'), max_size=6)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=4), st.sampled_from(",;"))
def test_what_python_writes_is_read_back(rows: list[list[str]], sign: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([["one", "two"], *rows])
    expected = [[" ".join(value.split()) for value in row] for row in rows]
    assert values(stream.getvalue().encode())[1:] == [row for row in expected if any(row)]
