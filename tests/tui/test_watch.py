"""A file under edit in the terminal: what is seen after a save, and how soon."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest
from driving import Player
from textual.message import Message

from quizgame.app.watching import Sight, Watch
from quizgame.tui.screens.watch import WatchScreen
from quizgame.tui.watching import WatchApp

CARDS = """\
title: Birds
cards:
  - q: Which bird flies farthest?
    a: the tern
    wrong: [the wren, the owl]
    hint: It is white.
  - q: Which bird follows ploughs?
    a: the gull
id: birds
"""
FACTS = """\
format: 1
id: birds
sources:
  atlas: {title: Atlas of birds}
facts:
  - id: stork
    says: "The white stork was counted for the first time[ in {when}]."
    when: "1998"
    ask: {when: When were storks counted?}
    sources: [atlas]
"""
SOON = 0.2
PATIENCE = 20


class Author(Player):
    """Hands and eyes, and a file to write."""

    path: Path
    seen: asyncio.Queue[Sight]

    async def look(self) -> Sight:
        """Wait until all of a save is shown."""
        async with asyncio.timeout(PATIENCE):
            while not (sight := await self.seen.get()).complete:
                pass
        await self.pilot.pause()
        return sight

    async def save(self, old: str, new: str) -> Sight:
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), encoding="utf-8")
        return await self.look()


@asynccontextmanager
async def watching(path: Path, text: str = CARDS, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Author]:
    path.write_text(text, encoding="utf-8")
    seen: asyncio.Queue[Sight] = asyncio.Queue()

    def hear(message: Message) -> None:
        if isinstance(message, WatchScreen.Seen):
            seen.put_nowait(message.sight)

    app = WatchApp(Watch(path, monotonic))
    async with app.run_test(size=size, notifications=True, message_hook=hear) as pilot:
        author = Author(app, pilot)  # type: ignore[arg-type]
        author.path, author.seen = path, seen
        await author.look()
        yield author


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "birds.yaml"


async def test_the_card_under_edit_is_asked_and_can_be_tried(path: Path) -> None:
    async with watching(path) as author:
        assert "birds.yaml" in author.lines[0]
        assert "Birds · 2 questions" in author.lines[0]
        assert "1 of 2 · line 3 · Choose one" in author.text
        assert "✓ nothing to complain about" in author.text
        await author.press("h")
        assert "It is white." in author.text
        await author.save("the gull", "the seagull")
        assert "2 of 2 · line 7 · Type your answer" in author.text
        await author.paste("the seagull")
        await author.press("enter")
        assert "✓ Right" in author.text
        await author.press("p", "1")
        assert "1 of 2" in author.text
        assert "your answer" in author.text
        await author.press("enter", "n")
        assert "2 of 2" in author.text
        await author.press("pageup")
        assert "1 of 2" in author.text
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name], "nothing is kept"


async def test_what_is_tried_stays_while_other_things_change(path: Path) -> None:
    async with watching(path) as author:
        await author.press("1")
        await author.save("title: Birds", "title: Birds of the coast")
        assert "Birds of the coast · 2 questions" in author.lines[0]
        assert "your answer" in author.text


async def test_a_broken_save_shows_what_is_wrong_and_keeps_the_card(path: Path) -> None:
    async with watching(path) as author:
        await author.save("the gull", "the seagull")
        await author.save("    a: the seagull", "    answre: the seagull")
        assert "as it was before the last save" in author.text
        assert "Which bird follows ploughs?" in author.text
        assert "✗ 2 errors" in author.text
        assert "8:5  the card has no key `answre`" in author.text
        await author.save("    answre: the seagull", "    a: the gull")
        assert "as it was" not in author.text
        assert "✓ nothing to complain about" in author.text


async def test_a_file_that_was_never_sound_says_how_to_go_on(path: Path) -> None:
    async with watching(path, "title: Birds\n") as author:
        assert "Nothing to try yet." in author.text
        assert "the deck needs `cards` or `from`" in author.text
        await author.save("title: Birds\n", CARDS)
        assert "Which bird flies farthest?" in author.text
        assert "Nothing to try yet." not in author.text


async def test_help_and_the_end(path: Path) -> None:
    async with watching(path) as author:
        await author.press("question_mark")
        assert "Ctrl+P" not in author.text
        await author.press("escape", "q")
    assert author.app.return_code == 0


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_every_size_is_survived(path: Path, size: tuple[int, int]) -> None:
    async with watching(path, size=size) as author:
        await author.save("the gull", "")
        await author.press("1", "n", "p", "ctrl+down", "ctrl+up")
        assert all(len(line) <= size[0] for line in author.lines)


async def test_a_save_is_shown_soon(path: Path) -> None:
    """The best of several tries counts: this machine may have other things to do."""
    async with watching(path) as author:
        took = []
        for number in range(5):
            before = monotonic()
            await author.save("the gull" if number == 0 else f"gull {number - 1}", f"gull {number}")
            took.append(monotonic() - before)
            assert "line 7" in author.text
        assert min(took) <= SOON


async def test_of_a_fact_the_form_that_changed_is_asked(tmp_path: Path) -> None:
    async with watching(tmp_path / "facts.yaml", FACTS) as author:
        await author.press("end")
        assert "3 of 3 · cloze · line 6" in author.text
        await author.save("1998", "1999")
        assert "3 of 3" in author.text, "all have changed, and this is one of them"
        await author.save("ask: {when: When were storks counted?}", "ask: {when: When were storks first counted?}")
        assert "1 of 3 · when" in author.text
        assert "When were storks first counted?" in author.text


async def test_a_flashcard_is_turned_and_judged(path: Path) -> None:
    async with watching(path, "title: Birds\ncards:\n  - {front: owl, back: Eule}\n") as author:
        assert "Eule" not in author.text
        await author.press("enter")
        assert "Eule" in author.text
        await author.press("3")
        assert "r ask again" in author.lines[-1]
        await author.press("r")
        assert "Eule" not in author.text
