"""Faults of notation: every finding in its line and column, and what was read before the fault."""

from __future__ import annotations

import pytest
from marking import marked

from quizgame.reading.composing import MAX_DEPTH
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Table, Text, read_document

NOTATION = {
    "a key twice": "a: 1\n‹duplicate-key›a: 2\n",
    "a key three times": "a: 1\n‹duplicate-key›a: 2\n‹duplicate-key›'a': 3\n",
    "a key twice between braces": "x: {a: 1, ‹duplicate-key›a: 2}\n",
    "a key twice after wide characters": '{"東京 😀": 1, ‹duplicate-key›"東京 😀": 2}\n',
    "an open list": "a: ‹yaml-syntax›[1, 2\n",
    "a second colon": "q: a‹yaml-syntax›: b\n",
    "a second colon after wide characters": "東: 京😀e\u0301‹yaml-syntax›: b\n",
    "a tab that indents": "a:\n‹yaml-syntax›\t- b\n",
    "a tag": "a: ‹yaml-tag›!!python/object:os.system x\n",
    "two tags": "a: ‹yaml-tag›!x\nb: [‹yaml-tag›!y z, 1]\n",
    "a tagged list": "a: ‹yaml-tag›!x [1]\n",
    "a key that is a list": "? ‹key-not-text›[a, b]\n: c\n",
    "braces in braces": "q: ‹key-not-text›{{Minsk}}\n",
    "a second document": "a: 1\n‹second-document›---\nb: 2\n",
    "an unknown alias": "a: ‹unknown-alias›*nobody\n",
    "an unknown alias among known ones": "a: &x 1\nb: [*x, ‹unknown-alias›*y, *x]\n",
    "an alias of what is not finished": "a: &me [‹unknown-alias›*me]\n",
    "an unused anchor": "a: ‹unused-anchor›&x 1\n",
    "a control character": "a: x‹control-character›\x07y\n",
    "control characters on many lines": "a: x‹control-character›\x07y\n\nb:\n  - ‹control-character›\x00\n",
    "an escaped control character": 'a: ‹control-character›"x\\e[31m"\n',
    "escaped control characters": 'a: ["\\t\\n", ‹control-character›"\\0", ‹control-character›"\\u202E"]\n',
    "a bidirectional override": "a: x‹control-character›\u202ey\n",
    "a next line": "a: x‹control-character›\u0085y\n",
    "line and paragraph separators": "a: x‹control-character›\u2028y‹control-character›\u2029z\n",
    "a byte order mark within": "a: ‹control-character›\ufeffy\n",
    "a noncharacter": "a: ‹control-character›\uffffy\n",
    "a delete": "a: ‹control-character›\x7fy\n",
    "too deep": "a: " + "[" * (MAX_DEPTH - 1) + "‹too-deep›" + "[" * 500,
    "too long": "a: 1\nb: ‹text-too-long›" + "x" * 20_001 + "\nc: ‹text-too-long›'" + "y" * 20_001 + "'\n",
    "faults of many sorts": (
        "a: 1\n‹duplicate-key›a: &x 2\nb: {c: *x, ‹duplicate-key›c: ‹yaml-tag›!t 1}\n"
        'd: |\n  a: 1\n  a: 2\ne: ‹unknown-alias›*y\nf: "é ‹control-character›\x0b"\n'
    ),
}
SHIFTS = ["", "# 東京 😀\n\n", "p: &p |\n  two\n  lines\nr: *p\n", "p:\t'a\n\n  b' # \t\n"]


def found(data: bytes) -> list[tuple[int, int, str]]:
    findings = Findings("f.yaml")
    read_document(data, findings)
    return [(one.line, one.column, one.code) for one in findings.all()]


@pytest.mark.parametrize("case", NOTATION)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_fault_has_its_finding_in_its_place(case: str, newline: str) -> None:
    for before in SHIFTS:
        if before.startswith("p") and NOTATION[case].startswith("{"):
            continue  # only one table may stand there
        text, expected = marked((before + NOTATION[case]).replace("\n", newline))
        assert found(text.encode()) == expected
        assert found(b"\xef\xbb\xbf" + text.encode()) == expected


@pytest.mark.parametrize(
    "data, place",
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7)),
        (b"\xef\xbb\xbfa: 1\r\nb: \xf0\x9f\x98\x80\xff\n", (2, 5)),
        (b"\xff\xfea\x00:\x00", (1, 1)),
        (b"a: \xed\xa0\x80\n", (1, 4)),  # half of a surrogate pair
        (b"a: \xc0\xaf\n", (1, 4)),  # a slash in disguise
        (b"a\rb\r\xff", (3, 1)),
    ],
)
def test_a_byte_that_is_no_text_is_told_in_its_place(data: bytes, place: tuple[int, int]) -> None:
    assert found(data) == [(*place, "not-utf8")]


def test_what_has_an_anchor_stands_where_it_begins_and_an_alias_where_it_is() -> None:
    node = read_document(
        b"a: &x one\nb: &y\n  # c\n  k: v\nc: [*x, *y]\nd: &z\n- 1\ne: &e [*z]\nf: *e\n", Findings("f")
    )
    assert isinstance(node, Table)
    places = {key.value: (value.line, value.column) for key, value in node.entries}
    assert places == {"a": (1, 7), "b": (4, 3), "c": (5, 4), "d": (7, 1), "e": (8, 7), "f": (9, 4)}
    assert [(one.line, one.column) for one in node.get("c").items] == [(5, 5), (5, 9)]  # type: ignore[union-attr]


def test_what_a_tag_stood_before_is_the_text_that_was_typed() -> None:
    node = read_document(b"a: !important now\n", Findings("f"))
    assert isinstance(node, Table)
    assert node.get("a") == Text("!important now", 1, 4, True)
