"""Cards written in a form, opened in an editor, deleted; shipped decks copied first."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import BIRDS, FACTS, STORKS, Desk
from driving import Player, playing

from quizgame.decks.keys import KINDS
from quizgame.tui.screens.editor import _WORDS, EditorScreen
from quizgame.tui.widgets.form_box import FormBox


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def birds(desk: Desk) -> Path:
    return desk.write("birds.yaml", BIRDS)


def labels(player: Player) -> list[str]:
    return [box.box.label for box in player.app.screen.query(FormBox) if box.display]


async def test_a_card_is_changed_in_a_form_and_nothing_else(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "f")
        assert player.where == "EditorScreen"
        assert "Birds · edit a card" in player.lines[0]
        assert "Which bird flies farthest?" in player.text
        assert "by itself (asked as choice)" in player.text
        await player.press("tab", "end")
        await player.paste(" of the ice")
        await player.press("tab", "down", "end", "enter")
        await player.paste("the auk")
        await player.press("ctrl+s")
        assert player.where == "BrowseScreen"
        assert player.toasts == ["Saved."]
        await player.press("v")
        assert "the tern of the ice" in player.text
    wanted = BIRDS.replace("a: the tern", "a: the tern of the ice").replace("the owl]", "the owl, the auk]")
    assert birds.read_text() == wanted


async def test_remarks_come_as_it_is_typed_and_errors_are_not_saved(desk: Desk, birds: Path) -> None:
    async with playing(desk, size=(100, 40)) as player:
        await player.press("down", "b", "f")
        assert "✓ can be saved" in player.lines[0]
        await player.press("tab", "tab", "down", "end", "enter")
        await player.paste("the tern")
        assert "✗ 1 error" in player.lines[0]
        assert "✗ a wrong option is also an answer" in player.text
        await player.press("ctrl+s")
        assert player.where == "EditorScreen"
        assert player.toasts[-1].startswith("Not yet")
        await player.press(*["backspace"] * 9)
        assert "✓ can be saved" in player.lines[0]
        await player.press("escape")
        assert player.where == "BrowseScreen", "nothing is typed any more"
    assert birds.read_text() == BIRDS


async def test_a_card_is_added(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "a")
        assert "Birds · add a card" in player.lines[0]
        assert "nothing typed yet" in player.lines[0]
        await player.paste("How many eggs?")
        await player.press("enter")
        await player.paste("12")
        assert "asked as number" in player.text
        await player.press("ctrl+s")
        assert "3 cards" in player.lines[0]
        assert "▸   How many eggs?" in player.text
    assert birds.read_text() == BIRDS + "  - q: How many eggs?\n    a: 12\n"


async def test_the_kind_brings_its_boxes(desk: Desk, birds: Path) -> None:
    async with playing(desk, size=(100, 40)) as player:
        await player.press("down", "b", "a")
        assert labels(player)[:3] == ["Question", "Answer", "Wrong options"]
        await player.paste("Match them")
        await player.press("up", *["right"] * 8)
        assert "match · what belongs together   ← →" in player.text
        assert labels(player)[:2] == ["Question", "Pairs"]
        await player.press("tab", "tab")
        await player.paste("a = 1")
        await player.press("enter")
        await player.paste("b = 2")
        await player.press("enter")
        await player.paste("c = 3")
        await player.press("ctrl+t")
        assert player.where == "TryModal"
        assert "Match them" in player.text
        await player.press("escape", "ctrl+s")
        assert player.where == "BrowseScreen"
    assert birds.read_text().endswith("  - q: Match them\n    match:\n      a: 1\n      b: 2\n      c: 3\n")


async def test_what_was_typed_is_not_lost_by_mistake(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "f")
        await player.paste("So: ")
        await player.press("escape")
        assert player.where == "DecisionModal"
        assert "Leave without saving?" in player.text
        await player.press("escape")
        assert player.where == "EditorScreen"
        await player.press("escape", "s")
        assert player.where == "BrowseScreen"
        assert 'q: "So: Which bird flies farthest?"' in birds.read_text()
        await player.press("f")
        await player.paste("x")
        await player.press("escape", "l")
        assert player.where == "BrowseScreen"
        assert "xSo" not in birds.read_text()


async def test_a_file_changed_meanwhile_is_merged(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "f", "tab", "end")
        await player.paste("!")
        desk.edit(birds, "Which bird flies farthest?", "Who flies farthest?")
        now = birds.read_text()
        await player.press("ctrl+s")
        assert player.where == "DecisionModal"
        assert "birds.yaml was changed elsewhere meanwhile" in player.text
        assert birds.read_text() == now
        await player.press("m")
        assert player.toasts[-1] == "Merged: look it over, then save."
        assert "Who flies farthest?" in player.text
        assert "the tern!" in player.text
        await player.press("ctrl+s")
        assert player.where == "BrowseScreen"
    assert birds.read_text() == now.replace("a: the tern", "a: the tern!")


async def test_a_file_changed_meanwhile_is_reloaded_or_what_was_typed_copied(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "f", "tab", "end")
        await player.paste("!")
        desk.edit(birds, "the tern", "a tern")
        await player.press("ctrl+s", "c")
        assert "  a: the tern!\n" in player.app.clipboard
        await player.press("ctrl+s", "r")
        assert "a tern" in player.text
        assert "the tern!" not in player.text
        desk.edit(
            birds, "  - id: tern\n    q: Which bird flies farthest?   # of all\n    a: a", "  - q: New\n    a: one"
        )
        await player.paste("x")
        await player.press("ctrl+s")
        assert "The card is not in it any more" in player.text
        await player.press("escape")
        assert player.where == "EditorScreen"


async def test_a_card_is_deleted_once_more_asked(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "down", "x", "escape")
        assert birds.read_text() == BIRDS
        await player.press("x")
        assert "Delete this card?" in player.text
        await player.press("x")
        assert player.toasts[-1] == "Deleted."
        assert "1 card" in player.lines[0]
    assert birds.read_text() == BIRDS.replace("  - {id: gull, q: 'Which bird follows ploughs?', a: the gull}\n", "")


async def test_the_editor_opens_the_file_at_the_card(desk: Desk, birds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "p = pathlib.Path(sys.argv[-1]); p.write_text(p.read_text().replace('the gull', 'a gull'))"
    told = desk.editor(monkeypatch, script)
    async with playing(desk) as player:
        await player.press("down", "b", "down", "e", "v")
        assert "a gull" in player.text
        assert player.toasts == []
    assert told.read_text() == repr([str(birds)])


async def test_a_question_made_from_a_fact_opens_the_fact(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = desk.write("facts.yaml", FACTS)
    desk.write("storks.yaml", STORKS)
    told = desk.editor(monkeypatch, "")
    async with playing(desk) as player:
        await player.press("down", "b", "f")
        assert player.toasts[-1].startswith("This card is made from a fact")
        await player.press("x")
        assert player.where == "BrowseScreen"
        await player.press("e")
    assert told.read_text() == repr([str(facts)])


@pytest.mark.parametrize(
    "editor, message", [("nosuchprogram -w", "was not found"), ("false", "ended with an error"), ("'", "understood")]
)
async def test_a_missing_editor_is_told(
    desk: Desk, birds: Path, monkeypatch: pytest.MonkeyPatch, editor: str, message: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    async with playing(desk) as player:
        await player.press("down", "b", "e")
        assert player.where == "NoticeModal"
        assert message in player.text
        assert "VISUAL" in player.text
        await player.press("escape")
        assert player.where == "BrowseScreen"


async def test_a_shipped_deck_is_copied_first_and_keeps_its_progress(desk: Desk) -> None:
    desk.write("facts.yaml", FACTS, "shipped/storks")
    shipped = desk.write("storks.yaml", STORKS, "shipped/storks")
    async with playing(desk, "storks", "study") as player:
        await player.answer()
        await player.press("escape", "l", "down", "b", "end", "f")
        assert "“Storks” came with quizgame" in player.text
        await player.press("escape")
        assert not (desk.root / "decks").exists()
        await player.press("f", "c")
        assert player.where == "EditorScreen"
        await player.press("tab", "end")
        await player.paste("s")
        await player.press("ctrl+s")
        assert player.where == "BrowseScreen"
        learned = [line for line in player.lines if " date " in line]
        assert "new" not in learned[0]
    copy = desk.root / "decks" / "storks" / "storks.yaml"
    assert copy.read_text() == STORKS.replace("the stork}", "the storks}")
    assert shipped.read_text() == STORKS
    assert (copy.parent / "facts.yaml").read_text() == FACTS


async def test_a_shipped_deck_is_not_copied_for_nothing(desk: Desk) -> None:
    desk.write("facts.yaml", FACTS, "shipped/storks")
    desk.write("storks.yaml", STORKS, "shipped/storks")
    async with playing(desk) as player:
        await player.press("down", "b", "f")
        assert player.where == "BrowseScreen"
        assert player.toasts[-1].startswith("This card is made from a fact")


async def test_nothing_is_deleted_from_a_file_changed_meanwhile(desk: Desk, birds: Path) -> None:
    async with playing(desk) as player:
        await player.press("down", "b", "x")
        desk.edit(birds, "the gull", "a gull")
        await player.press("x")
        assert player.toasts[-1].startswith("Its file was changed elsewhere")
        await player.press("down", "v")
        assert "a gull" in player.text
    assert "farthest" in birds.read_text()


async def test_a_card_is_learned_anew(desk: Desk, birds: Path) -> None:
    async with playing(desk, "birds", "study") as player:
        await player.answer()
        await player.press("escape", "l", "down", "b", "home")
        assert "3 new 1" in player.text
        await player.press("r")
        assert "Learn this card anew?" in player.text
        await player.press("r")
        assert "3 new 2" in player.text
        await player.press("u")
        assert "3 new 1" in player.text
        assert player.toasts[-1] == "Taken back: it is as it was."
        await player.press("u", "r", "r", "r")
        assert "3 new 2" in player.text
        assert player.where == "BrowseScreen", "a new card has nothing to forget"


async def test_markup_in_cards_is_text_in_the_form(desk: Desk) -> None:
    desk.write("odd.yaml", "title: Odd\ncards:\n  - {q: '[b]who[/p]?', a: '[red]x'}\n")
    async with playing(desk) as player:
        await player.press("down", "b", "f")
        assert "[b]who[/p]?" in player.text
        assert "[red]x" in player.text
        await player.press("ctrl+t")
        assert "[b]who[/p]?" in player.text


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_every_size_is_survived(desk: Desk, birds: Path, size: tuple[int, int]) -> None:
    async with playing(desk, size=size) as player:
        await player.press("down", "b", "f", *["tab"] * 3, "ctrl+t", "escape", "f3", "escape")
        assert isinstance(player.app.screen, EditorScreen)
        assert all(len(line) <= size[0] for line in player.lines)


def test_every_kind_is_told_in_a_few_words() -> None:
    assert _WORDS.keys() == set(KINDS)
