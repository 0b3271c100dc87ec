"""The traps of plain YAML, each with its own hint where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import read_document

TRAPS = {
    "a comment in a text": ("a: The #1 hit", 1, 8, "cut-by-comment", '"The #1 hit"'),
    "a comment instead of a text": ("a: #1", 1, 4, "cut-by-comment", '"#1"'),
    "a comment in a text of two lines": ("a: The\n  C #1 hit", 2, 5, "cut-by-comment", "needs quotes"),
    "a comment in a list": ("- no\n- C #is", 2, 5, "cut-by-comment", '"C #is"'),
    "a comment after a tab": ("a: The\t#1", 1, 8, "cut-by-comment", '"The #1"'),
    "a comment inside braces": ("a: {q: C #1, a: x}\nb: c", 1, 10, "yaml-syntax", "needs quotes"),
    "a second colon": ("q: Note: what", 1, 8, "yaml-syntax", '"Note: what"'),
    "a second colon in a list": ("- q: Note: what", 1, 10, "yaml-syntax", '"Note: what"'),
    "braces": ("q: {{Minsk}}", 1, 4, "key-not-text", '"{{Minsk}}"'),
    "braces and more": ("q: {{Minsk}} is it", 1, 4, "key-not-text", '"{{Minsk}} is it"'),
    "braces in braces": ("a: [{q: {{Minsk}} is, a: x}]", 1, 9, "key-not-text", '"{{Minsk}} is"'),
    "a list and more": ("a: [Minsk] is", 1, 4, "yaml-syntax", '"[Minsk] is"'),
    "a table and more": ("a: {Minsk} is", 1, 4, "yaml-syntax", '"{Minsk} is"'),
    "an open list": ("a: [Minsk\nb: c", 1, 4, "yaml-syntax", "close it with ]"),
    "an open list at the end": ("a: [", 1, 4, "yaml-syntax", "close it with ]"),
    "a missing comma": ("a: [{b: c}\n  {b: c}]", 2, 3, "yaml-syntax", "by commas"),
    "a dash": ("a: - what", 1, 4, "yaml-syntax", '"- what"'),
    "a star": ("a: *star*", 1, 4, "yaml-syntax", '"*star*"'),
    "a star that might be an alias": ("a: *star", 1, 4, "unknown-alias", "starts with * needs quotes"),
    "an ampersand": ("a: &c and d", 1, 4, "unused-anchor", "starts with & needs quotes"),
    "an exclamation mark": ("a: !important", 1, 4, "yaml-tag", "starts with ! needs quotes"),
    "an exclamation mark alone": ("a: ! wow", 1, 4, "yaml-tag", "starts with ! needs quotes"),
    "a percent sign": ("a: %d", 1, 4, "yaml-syntax", '"%d"'),
    "an at sign": ("a: @me", 1, 4, "yaml-syntax", '"@me"'),
    "a backtick": ("a: `x`", 1, 4, "yaml-syntax", '"`x`"'),
    "a greater-than sign": ("a: > 5", 1, 4, "yaml-syntax", '"> 5"'),
    "a bar": ("a: | x", 1, 4, "yaml-syntax", '"| x"'),
    "a question mark": ("a: ? what", 1, 4, "yaml-syntax", '"? what"'),
    "a comma": ("a: , x", 1, 4, "yaml-syntax", '", x"'),
    "a closing bracket": ("a: ] x", 1, 4, "yaml-syntax", '"] x"'),
    "a quoted beginning": ('a: "Minsk" is', 1, 4, "yaml-syntax", "'\"Minsk\" is'"),
    "an open quotation mark": ('a: "Minsk\nb: c', 1, 4, "yaml-syntax", "close it, or write '\"Minsk'"),
    "an apostrophe": ("a: 'tis", 1, 4, "yaml-syntax", '"\'tis"'),
    "a mark that closes a line later": ('a: "x\nb: "y"', 1, 4, "yaml-syntax", 'close it on its own line: "x"'),
    "a backslash": (r'a: "a\mb"', 1, 6, "yaml-syntax", "two backslashes"),
    "no space after a colon": ("a:x\nb: c", 1, 1, "yaml-syntax", "write a: x"),
    "a hard space after a colon": ("a:\u00a0x\nb: c", 1, 1, "yaml-syntax", "write a: x"),
    "no colon": ("- q\n  a: y", 1, 3, "yaml-syntax", "as q: ..."),
    "a line without key": ("q: x\nis it\na: y", 2, 1, "yaml-syntax", "begin it with its key"),
    "indented too far": ("q: x\n  a: y", 2, 4, "yaml-syntax", "align its key"),
    "a tab": ("a: 1\n\tb: 2", 2, 1, "yaml-syntax", "indent with spaces"),
    "a dash out of line": ("a:\n  - q: x\n - q: y", 3, 2, "yaml-syntax", "align its dash"),
    "a dash left out": ("a:\n  - q: x\n  q: y", 3, 3, "yaml-syntax", "begin it with a dash"),
    "a key twice": ("- q: x\n  q: y", 2, 3, "duplicate-key", "a dash is missing"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_told_where_it_is_with_its_mend(trap: str) -> None:
    text, line, column, code, hint = TRAPS[trap]
    findings = Findings("x.yaml")
    read_document(f"{text}\n".encode(), findings)
    (found,) = findings.all()
    assert (found.line, found.column, found.code) == (line, column, code)
    assert hint in found.hint


@pytest.mark.parametrize(
    "text",
    ["a: The # 1 hit", "a: 'The #1 hit'", 'a: "The #1"', "a: C#1", "#a: b\na: b", "a: b\n  #c: d", "a: |\n  The #1 hit",
     "a: b ## c", "a: #", "a:  # 1\n  b", "a: #b\n  c: d", "- #b\n  c", "a: &x b\nc: *x",
     "a: x\n\n\n#y"],
)  # fmt: skip
def test_what_is_meant_is_no_trap(text: str) -> None:
    findings = Findings("x.yaml")
    read_document(f"{text}\n".encode(), findings)
    assert findings.all() == ()


WORDS = ["a", "b: ", "- ", " ", '"', "'", "{", "}", "{{", "}}", "[", "]", ",", ": ", "#x", " #x", "# x", "|", ">", "&x"]
SIGNS = ["*x", "!", "!x", "%", "@", "`", "?", "? ", "\\", "…", "---", "<<: ", "é", "😀", "\u00a0", "\t"]
ENDS = ["\n", "\n  ", "\n    ", "\r\n"]
parts = st.sampled_from(WORDS + SIGNS + ENDS)


@settings(max_examples=10 * settings().max_examples)
@given(st.lists(parts, max_size=14).map("".join))
def test_every_text_is_read_or_told_of(text: str) -> None:
    findings = Findings("x.yaml")
    read_document(text.encode(), findings)
    lines = text.replace("\r\n", "\n").split("\n")
    for found in findings.all():
        assert found.hint or found.message
        assert 1 <= found.line <= len(lines) + 1
        assert found.column <= len(lines[found.line - 1]) + 2 if found.line <= len(lines) else found.column == 1
