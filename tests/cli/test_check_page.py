"""What `quizgame check` prints: place, line, mark, mend and sum, safe in any terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizgame.cli.check_page import Sources, page
from quizgame.cli.main import main
from quizgame.cli.output import Ink
from quizgame.reading.diagnostic import Diagnostic, Severity


def told(text: str | bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: int = 1) -> list[str]:
    """The lines that `check` prints about a file, with its folder left out."""
    path = tmp_path / "deck.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["check", str(path)]) == code
    out, err = capsys.readouterr()
    assert err == ""
    return out.replace(f"{tmp_path}{os.sep}", "").splitlines()


def test_every_finding_has_place_line_mark_and_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "title: Birds\ncards:\n  - {q: Who, a: Ann, wrnog: [Bob]}\n  - q: What\n    a: [this, that]\n    kind: choice\n"
    )
    assert told(text, tmp_path, capsys) == [
        "deck.yaml:3:22: error unknown-key the card has no key `wrnog`",
        "   3 |   - {q: Who, a: Ann, wrnog: [Bob]}",
        "     |                      ^~~~~",
        "    did you mean `wrong`?",
        "deck.yaml:4:5: error missing-key a choice needs `wrong`",
        "   4 |   - q: What",
        "     |     ^",
        "    add wrong: [..., ...]",
        "1 file checked: 2 errors.",
    ]


@pytest.mark.parametrize(
    "before, line, mark",
    [
        ("", "cards: [{q: Q, a: A, hnit: h}]", "                     ^~~~"),
        ("\ufeff", "cards: [{q: Q, a: A, hnit: h}]", "                     ^~~~"),
        ("東京", "cards: [{q: 東京, a: A, hnit: h}]", "                        ^~~~"),
        ("e\u0301", "cards: [{q: e\u0301, a: A, hnit: h}]", "                     ^~~~"),
        ("😀 a", "cards: [{q: 😀 a, a: A, hnit: h}]", "                        ^~~~"),
        ('"a\tb"', 'cards: [{q: "a  b", a: A, hnit: h}]', "                          ^~~~"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_mark_is_under_the_column(
    before: str, line: str, mark: str, newline: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bom, question = ("\ufeff", "Q") if before == "\ufeff" else ("", before or "Q")
    text = f"{bom}title: T{newline}cards: [{{q: {question}, a: A, hnit: h}}]{newline}"
    lines = told(text, tmp_path, capsys)
    assert lines[1:3] == [f"   2 | {line}", f"     | {mark}"]
    column = line.index("hnit") + 1 - (1 if "\t" in before else 0)
    assert lines[0].startswith(f"deck.yaml:2:{column}: ")


def test_a_byte_that_is_no_text_is_marked_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(b"\xef\xbb\xbftitle: T\ncards: [{q: caf\xe9, a: b}]\n", tmp_path, capsys)
    assert lines[0].startswith("deck.yaml:2:16: error not-utf8 byte 0xE9")
    assert lines[1:3] == ["   2 | cards: [{q: caf\ufffd, a: b}]", "     |                ^"]


def test_of_a_line_of_a_million_characters_a_window_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told("title: T\ncards: [{q: Q, " + "a: A, " * 200_000 + "}]\n", tmp_path, capsys)
    assert max(len(line) for line in lines) < 140
    assert all("a: A" in line for line in lines if line.startswith("   2 |"))


HOSTILE = "x\x1b[2J\x1b]0;evil\x07\u202e\u200b\u2028\x85\x00\ufeff[red]b[/red]\udc80"


@pytest.mark.parametrize("place", ["title: T\n{}: x\n", "title: T\ncards: [{{q: {}, a: b}}]\n", "title: [\n# {}\n{}"])
def test_nothing_in_a_file_steers_the_terminal(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = place.replace("{}", HOSTILE).replace("{{", "{").replace("}}", "}")
    out = "\n".join(told(text.encode("utf-8", "surrogatepass"), tmp_path, capsys))
    assert not any(letter in out for letter in "\x1b\x07\u202e\u2028\x85\x00\ufeff\r")


def test_what_can_be_seen_of_a_hostile_text_is_shown_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told("title: T\ncards: [{q: '[b]bold[/b] $(rm) %s', a: b, z: 1}]\n", tmp_path, capsys)
    assert "'[b]bold[/b] $(rm) %s'" in lines[1]


class Terminal:
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


FINDING = Diagnostic("d.yaml", 1, 8, Severity.ERROR, "some-code", "what is wrong", "how to mend it")


def painted(monkeypatch: pytest.MonkeyPatch, no_color: bool = False) -> list[str]:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    sources = Sources()
    sources.keep("d.yaml", b"title: Birds\n")
    return page([FINDING], 1, Ink(Terminal()), sources)  # type: ignore[arg-type]


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    first, line, mark, hint, closing = painted(monkeypatch)
    assert "\x1b[31merror\x1b[0m" in first
    assert line.endswith("title: Birds")
    assert "\x1b[31m^~~~~\x1b[0m" in mark
    assert hint == "    how to mend it"
    assert closing == "1 file checked: 1 error."


def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in "".join(painted(monkeypatch, no_color=True))


def test_a_file_that_is_gone_is_told_without_its_line(tmp_path: Path) -> None:
    finding = Diagnostic(str(tmp_path / "gone.yaml"), 3, 1, Severity.WARNING, "some-code", "what is wrong")
    assert len(page([finding], 1, Ink())) == 2
