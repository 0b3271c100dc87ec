"""`generate`, `share`, `series` and `schema` over real files: what they write and print, and how they end."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgame.cli.main import main
from quizgame.decks.deck import Deck
from quizgame.decks.reading import read_file

Run = Callable[..., tuple[int, str, str]]
FACTS = """\
id: f
sources: {a: {title: An atlas}}
facts:
- {id: one, says: "One came[ in {when}].", when: 1901, sources: [a]}
- {id: two, says: "Two came[ in {when}].", when: 1950, sources: [a]}
- {id: three, says: "Three came[ in {when}].", when: 1999, sources: [a]}
"""
TABLE = "Country,Joined\nBelgium,1949\nSpain,1982\nPoland,1999\n"
SAYS = "Belgium joined NATO in 1949."


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path) -> Run:
    """Run a command in a folder with a deck of facts and a table; `lines` are typed by somebody at a terminal."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr("quizgame.cli.wiring.shipped_decks", lambda: tmp_path / "none")
    for name, text in (("facts.yaml", FACTS), ("deck.yaml", "title: D\nfrom: facts.yaml\n"), ("table.csv", TABLE)):
        Path(name).write_text(text, encoding="utf-8")

    def run(*words: str, lines: tuple[str, ...] = ()) -> tuple[int, str, str]:
        monkeypatch.setattr("quizgame.cli.series.is_answered", lambda: bool(lines))
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main(words)
        sys.stdout.flush()
        sys.stderr.flush()
        told = capfdbinary.readouterr()
        return code, told.out.decode(), told.err.decode()

    return run


def deck_in(path: str) -> Deck:
    reading = read_file(Path(path).read_bytes(), path, lambda name: Path(path).with_name(name).read_bytes())
    assert [str(finding) for finding in reading.findings] == []
    assert reading.deck is not None
    return reading.deck


def asked(run: Run, path: str) -> dict[str, Any]:
    """The questions of a deck by id, as `show --json` tells them."""
    code, out, _ = run("show", path, "--json")
    assert code == 0
    return {question["id"]: question for question in json.loads(out)["questions"]}


def test_generate_freezes_a_deck_or_all_of_a_facts_file(run: Run) -> None:
    before = asked(run, "./deck.yaml")
    code, out, err = run("generate", "deck.yaml", "-o", "frozen.yaml")
    assert (code, "Written: frozen.yaml" in out) == (0, True)
    assert err.startswith("left out: 3 questions (choice, place): where an event belongs among others.")
    Path("facts.yaml").unlink()
    after = asked(run, "./frozen.yaml")
    assert after == {id: question for id, question in before.items() if question["form"] != "place"}


def test_generate_prints_where_no_file_is_named(run: Run, home: Path) -> None:
    code, out, _ = run("generate", "facts.yaml")
    assert code == 0
    assert read_file(out.encode(), "deck.yaml", lambda name: b"").findings == ()
    (home / "decks" / "mine.yaml").write_text("title: Mine\ncards: [{q: Why?, a: because}]\n", encoding="utf-8")
    assert run("generate", "mine")[1].startswith("title: Mine\nid: mine-frozen\n")


def test_generate_brings_a_file_up_to_date(run: Run) -> None:
    run("generate", "deck.yaml", "-o", "frozen.yaml")
    before = Path("frozen.yaml").read_bytes()
    assert run("generate", "deck.yaml", "-o", "frozen.yaml")[1] == "frozen.yaml is up to date; nothing was written\n"
    assert Path("frozen.yaml").read_bytes() == before
    mine = before.decode().replace("“Two came.”", "“Two came!”").replace("title: D", "title: Mine  # remark")
    Path("frozen.yaml").write_text(mine, encoding="utf-8")
    Path("facts.yaml").write_text(FACTS.replace("1901", "1911").replace("1950", "1951"), encoding="utf-8")
    code, out, _ = run("generate", "deck.yaml", "-o", "frozen.yaml")
    assert (code, "changed" in out, "left as you edited them: f/two/when" in out) == (0, True, True)
    after = Path("frozen.yaml").read_text(encoding="utf-8")
    assert "title: Mine  # remark" in after
    assert "    a: 1950\n" in after
    assert "    a: 1911\n" in after


@pytest.mark.parametrize(
    "words, code, told",
    [
        (("generate", "none.yaml"), 2, "nothing at none.yaml"),
        (("generate", "none"), 1, "there is no deck"),
        (("generate", "broken.yaml"), 1, "broken.yaml:1:1: the deck needs"),
        (("generate", "deck.yaml", "-o", "deck.yaml"), 1, "made from facts itself"),
        (("generate", "deck.yaml", "-o", "broken.yaml"), 1, "has errors"),
        (("generate", "deck.yaml", "-o", "table.csv/x"), 1, "cannot be"),
        (("share", "none.yaml"), 2, "nothing at none.yaml"),
        (("share", "facts.yaml"), 1, "holds facts"),
        (("share", "deck.yaml", "-o", "facts.yaml"), 1, "already"),
        (("series", "none.csv"), 2, "nothing at none.csv"),
        (("series", "."), 1, "cannot be read"),
        (("series", "table.csv"), 2, "the sentence is missing"),
        (("series", "table.csv", "--says", SAYS, "-o", "facts.yaml"), 1, "already"),
        (("series", "table.csv", "--says", SAYS, "--day-first", "--month-first"), 2, "not allowed"),
        (("schema", "cards"), 2, "there is no schema"),
        (("schema",), 2, "required"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(run: Run, words: tuple[str, ...], code: int, told: str) -> None:
    Path("broken.yaml").write_text("title: B\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    ended, out, err = run(*words)
    assert (ended, out) == (code, "")
    assert told in err
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_a_shared_deck_needs_nothing_else(run: Run, tmp_path: Path) -> None:
    before = asked(run, "./deck.yaml")
    (tmp_path / "empty").mkdir()
    shared = tmp_path / "empty" / "shared.yaml"
    code, out, err = run("share", "deck.yaml", "-o", str(shared))
    assert (code, err) == (0, "")
    assert "Written: " in out
    assert asked(run, str(shared)) == before
    assert run("check", str(shared))[0] == 0
    assert run("share", "deck.yaml")[1] == shared.read_text(encoding="utf-8")


def test_a_shared_deck_is_as_untrusted_as_any_other(run: Run) -> None:
    Path("bad.yaml").write_text("title: T\nfrom:\n  facts:\n  - {id: a\x1b[31m, says: x}\n", encoding="utf-8")
    code, out, _ = run("check", "bad.yaml")
    assert code == 1
    assert "bad.yaml:4:11: error control-character" in out
    assert "\x1b" not in out


def test_a_table_becomes_facts_in_one_step(run: Run) -> None:
    code, out, err = run("series", "table.csv", "--says", SAYS, "--complete", "-o", "members.yaml")
    assert (code, err) == (0, "")
    assert "Written: members.yaml, with 3 facts" in out
    assert run("check", "members.yaml")[0] == 0
    assert run("new", "members-deck.yaml", "--from", "members.yaml")[0] == 0
    assert "table/rows/spain/which/country" in {question.id for question in deck_in("members-deck.yaml").cards}


def test_the_headings_of_a_table_name_its_columns(run: Run) -> None:
    for says in ("{Country} came[ in {Joined}].", "{country} came in {date}", "{country} came[ in {when}]"):
        code, out, _ = run("series", "table.csv", "--says", says)
        assert (code, 'says: "{country} came[ in {when}]."' in out) == (0, True)


def test_what_is_not_given_is_asked(run: Run) -> None:
    code, out, _ = run("series", "table.csv", "-o", "m.yaml", lines=(SAYS, "A list of members", "y"))
    assert code == 0
    assert "Every row is asked about as: {country} joined NATO[ in {when}]." in out
    text = Path("m.yaml").read_text(encoding="utf-8")
    assert "title: A list of members" in text
    assert "complete: true" in text


def test_findings_in_a_table_are_told_on_standard_error(run: Run) -> None:
    Path("bad.csv").write_text("Country,Joined\nBelgium,1949\nSpain,31/31/1982\nPoland,\n", encoding="utf-8")
    code, out, err = run("series", "bad.csv", "--says", SAYS, "-o", "bad.yaml")
    assert (code, out, Path("bad.yaml").exists()) == (1, "", False)
    assert "bad.csv:3:7: error impossible-value" in err
    assert "bad.csv:4:8: warning empty-cell" in err


@pytest.mark.parametrize("kind", ["deck", "facts"])
def test_schemas_are_printed(run: Run, kind: str) -> None:
    code, out, _ = run("schema", kind)
    assert (code, json.loads(out)["title"].startswith("quizgame")) == (0, True)
