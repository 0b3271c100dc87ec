"""YAML as text with positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Items, Node, Table, Text, read_document


def read(source: str | bytes) -> tuple[Node | None, list[tuple[int, int, str]]]:
    findings = Findings("f.yaml")
    node = read_document(source if isinstance(source, bytes) else source.encode(), findings)
    return node, [(found.line, found.column, found.code) for found in findings.all()]


def values(node: Node | None) -> object:
    match node:
        case Text(value=value):
            return value
        case Items(items=items):
            return [values(item) for item in items]
        case Table(entries=entries):
            return {key.value: values(value) for key, value in entries}
        case None:
            return None


@pytest.mark.parametrize(
    "typed", ["NO", "010", "1995", "12:30:45", "3.10", "1969-07-20", "2024-02-30", "~", "null", "0x1F", "1_000"]
)
def test_scalars_stay_what_was_typed(typed: str) -> None:
    node, findings = read(f"a: {typed}\n")
    assert values(node) == {"a": typed}
    assert findings == []


def test_every_node_knows_its_place() -> None:
    node, _ = read("title: T\ncards:\n  - q: Où?\n    a: 東京\n")
    assert isinstance(node, Table)
    (title, name), (cards, listed) = node.entries
    assert (title.line, title.column) == (1, 1)
    assert (name.line, name.column) == (1, 8)
    assert (cards.line, cards.column) == (2, 1)
    assert isinstance(listed, Items)
    card = listed.items[0]
    assert (card.line, card.column) == (3, 5)
    assert isinstance(card, Table)
    assert (card.entries[1][1].line, card.entries[1][1].column) == (4, 8)


@pytest.mark.parametrize("source", ["\ufeffa: 1\nb: &x 2\nc: *x\na: 3\n", "a: 1\r\nb: &x 2\r\nc: *x\r\na: 3\r\n"])
def test_positions_hold_after_a_byte_order_mark_crlf_and_anchors(source: str) -> None:
    node, findings = read(source)
    assert values(node) == {"a": "1", "b": "2", "c": "2"}
    assert findings == [(4, 1, "duplicate-key")]


@pytest.mark.parametrize(
    "source",
    [
        "a:\n\t- b\n",
        "title: T\ncards:\n- q: a\n\ta: b\n",
        "title: T\n\tid: x\n",
        "- \tq: a\n  a: b\n",
        "-\tq: a\n \ta: b\n",
    ],
)
def test_a_tab_that_indents_is_told_as_such(source: str) -> None:
    findings = Findings("x.yaml")
    assert read_document(source.encode(), findings) is None
    assert [found.hint for found in findings.all()] == ["indent with spaces, never with tabs"]


def test_a_tab_that_does_not_indent_is_not_blamed() -> None:
    findings = Findings("x.yaml")
    read_document(b"a: @b\tc\n", findings)
    assert [found.hint for found in findings.all()] == ['a text that starts with @ needs quotes: "@b\tc"']


def test_what_precedes_a_syntax_error_is_told_with_it() -> None:
    _, findings = read("a: 1\na: 2\nb: !x y\nc: [\n")
    codes = [code for _, _, code in findings]
    # keys of a table that never ends cannot be compared, what was read whole is
    assert "yaml-tag" in codes
    assert "yaml-syntax" in codes


def test_a_bomb_of_aliases_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    _, findings = read("\n".join(lines))
    assert "alias-expansion" in [code for _, _, code in findings]


def test_endless_nesting_is_refused() -> None:
    _, findings = read("a: " + "[" * 500)
    assert [code for _, _, code in findings] == ["too-deep"]


def test_a_line_of_ten_megabytes_is_refused_with_its_place() -> None:
    _, findings = read("title: " + "x" * 10_000_000 + "\n")
    assert findings == [(1, 8, "text-too-long")]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_tree_or_a_finding(data: bytes) -> None:
    node, findings = read(data)
    assert node is not None or findings or not data.strip() or values(node) is None


@given(st.text(alphabet="ab:-[]{}&*!'\"#|>\n \t,?%@`0\u0085\ufeff", max_size=60))
def test_any_text_gives_a_tree_or_a_finding(source: str) -> None:
    read(source)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn")), max_size=80))
def test_quoted_text_comes_back_as_written(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    node, findings = read(f'a: "{escaped}"\n')
    assert values(node) == {"a": text}
    assert findings == []
