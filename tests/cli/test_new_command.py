"""`quizgame new`: what it asks, what it writes, and that nothing is ever overwritten."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgame.cli.main import main
from quizgame.decks.deck import Deck
from quizgame.decks.reading import read_file

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path) -> Run:
    """Run a command line in an empty folder with a home; `lines` are typed by somebody at a terminal."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr("quizgame.cli.wiring.shipped_decks", lambda: tmp_path / "none")

    def run(line: str, *lines: str) -> tuple[int, str, str]:
        monkeypatch.setattr("quizgame.cli.new.is_answered", lambda: bool(lines))
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main(line.split())
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def deck_in(path: Path) -> Deck:
    reading = read_file(path.read_bytes(), str(path), lambda name: (path.parent / name).read_bytes())
    assert [str(finding) for finding in reading.findings] == []
    assert reading.deck is not None
    return reading.deck


def test_five_cards_are_typed_and_lie_in_the_library(run: Run, home: Path) -> None:
    cards = [
        "2 + 2 = 5",
        "false",
        "How many are a dozen?",
        "12",
        "13; 11",
        "Norway left in?",
        "1905",
        "",
        "Alps?",
        "Rhine; Po",
        "Don",
    ]
    code, out, err = run("new", "My rivers", "", "", "Which is longest?", "the Volga", "the Rhine; the Po", *cards, "")
    assert (code, err) == (0, "")
    path = home / "decks" / "my-rivers.yaml"
    deck = deck_in(path)
    assert (deck.id, deck.title) == ("my-rivers", "My rivers")
    assert [type(question).__name__ for question in deck.cards] == [
        "Choice",
        "TrueFalse",
        "Numeric",
        "Dated",
        "Several",
    ]
    assert "quizgame play my-rivers\n" in out
    assert f"quizgame watch {path}\n" in out
    assert run("check " + str(path))[:2] == (0, "1 file checked: nothing to complain about.\n")


@pytest.mark.parametrize("hard", ["# no comment", "a: b", "{curly}", "- dash", "'quoted'", '"', "NO", "*", "|", "x #y"])
def test_whatever_is_typed_is_read_back_as_it_is(run: Run, hard: str) -> None:
    assert (
        run("new deck.yaml", hard, "", f"{hard}?", hard, "", "Second", "plain", f"not {hard}; {hard} no more", "")[0]
        == 0
    )
    deck = deck_in(Path("deck.yaml"))
    assert deck.title == hard
    assert [question.prompt for question in deck.cards] == [f"{hard}?", "Second"]
    assert [option.text for option in deck.cards[1].wrong] == [f"not {hard}", f"{hard} no more"]  # type: ignore[union-attr]


def test_a_card_that_cannot_be_used_is_told_and_typed_again(run: Run) -> None:
    code, out, _ = run("new deck.yaml", "", "", "One?", "a", "A", "Two?", "", "One?", "a", "b", "One?", "a", "c", "")
    assert code == 0
    assert out.count("left out") == 3
    assert len(deck_in(Path("deck.yaml")).cards) == 1


def test_a_text_with_gaps_needs_no_answer(run: Run) -> None:
    assert run("new deck.yaml", "", "", "Minsk lies on the {{Svislach}}.", "", "")[0] == 0
    assert len(deck_in(Path("deck.yaml")).cards) == 1


def test_without_cards_there_are_examples(run: Run) -> None:
    code, out, _ = run("new rivers-of-europe", "", "", "")
    assert code == 0
    assert deck_in(Path("rivers-of-europe.yaml")).title == "Rivers of europe"
    assert "quizgame play rivers-of-europe.yaml" in out


def test_facts_are_begun_with_a_deck_of_them(run: Run) -> None:
    code, out, _ = run("new deck.yaml", "Rivers", "2")
    assert code == 0
    assert "rivers/straightening/when" in {question.id for question in deck_in(Path("deck.yaml")).cards}
    assert "quizgame watch deck-facts.yaml" in out
    assert run("check deck.yaml")[1] == "1 file checked: nothing to complain about.\n"
    code, out, _ = run("check .")
    assert (code, out) == (0, "2 files checked: nothing to complain about.\n")


def test_without_a_terminal_nothing_is_asked(run: Run, home: Path) -> None:
    assert run("new decks/one.yaml --level easy --language de")[0] == 0
    deck = deck_in(Path("decks/one.yaml"))
    assert (deck.title, deck.level, deck.language) == ("One", "easy", "de")
    assert run("new --title Two")[0] == 0
    assert deck_in(home / "decks" / "two.yaml").title == "Two"
    assert run("new both.yaml --facts")[0] == 0
    assert run("new again.yaml --from both-facts.yaml")[0] == 0
    assert deck_in(Path("again.yaml")).cards == deck_in(Path("both.yaml")).cards
    assert run("new --from both-facts.yaml")[0] == 0
    assert deck_in(Path("both-2.yaml")).title == "Both"


@pytest.mark.parametrize(
    "line, code, told",
    [
        ("new", 2, "needs a path or a title"),
        ("new taken.yaml", 2, "already"),
        ("new taken", 2, "already"),
        ("new deck.yaml --from ../facts.yaml", 2, "does not lie"),
        ("new deck.yaml --from none.yaml", 2, "nothing at none.yaml"),
        ("new deck.yaml --from ../deck.yaml", 1, "is a deck"),
        ("new deck.yaml --from taken.yaml", 1, "has errors"),
        ("new deck.yaml --facts --from facts.yaml", 2, "not allowed"),
        ("new taken.yaml/deck.yaml", 1, "cannot be written"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(run: Run, line: str, code: int, told: str) -> None:
    Path("taken.yaml").write_text("mine", encoding="utf-8")
    Path("../facts.yaml").write_text("facts: []", encoding="utf-8")
    Path("../deck.yaml").write_text("title: T\ncards: [{q: Why, a: because}]\n", encoding="utf-8")
    assert run(line)[0] == code
    assert told in run(line)[2]
    assert [path.name for path in Path().iterdir()] == ["taken.yaml"]
    assert Path("taken.yaml").read_text(encoding="utf-8") == "mine"


def test_a_deck_of_the_same_title_gets_another_id(run: Run, home: Path) -> None:
    for name in ("birds", "birds-2", "birds-3"):
        assert run("new --title Birds")[0] == 0
        assert deck_in(home / "decks" / f"{name}.yaml").id == name


def test_the_end_of_input_keeps_what_was_typed(run: Run) -> None:
    assert run("new deck.yaml", "T", "", "One?", "a", "b")[0] == 0
    assert len(deck_in(Path("deck.yaml")).cards) == 1


def test_an_interruption_keeps_what_was_typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["T", "", "One?", "a", "b", "Two?"])

    def answer(label: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", answer)
    code, out, _ = run("new deck.yaml", "")
    assert code == 130
    assert "with 1 card" in out
    assert len(deck_in(Path("deck.yaml")).cards) == 1


def test_an_interruption_before_any_card_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(label: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    assert run("new deck.yaml", "")[0] == 130
    assert not Path("deck.yaml").exists()


def test_editors_find_the_schema_beside_the_deck(run: Run) -> None:
    run("new decks/one.yaml --title One")
    first = Path("decks/one.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (Path("decks") / schema).is_file()
