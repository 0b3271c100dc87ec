"""A player's end of a room by keys, over a real connection: in, every kind of question, a lost connection, out."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import rooms
from textual.pilot import Pilot

from quizgame.app.joining import Client, read_address
from quizgame.app.rooms import open_keeper
from quizgame.classroom.commands import GoOn, HostCommand
from quizgame.classroom.room import Phase
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.decks.reading import read_file
from quizgame.questions.answer import Pick, Say, Write
from quizgame.server.running import RoomServer
from quizgame.store.room_log import UnkeptRoomLog
from quizgame.tui.joining import JoinApp


class Party:
    """A room that is served, and one player at a terminal."""

    def __init__(self, rules: RoomRules | None, decks: Path) -> None:
        opened = replace(rooms.opened(rules), at=time.time_ns() // 1_000_000)
        self.keeper = open_keeper(opened, UnkeptRoomLog(), lambda: time.time_ns() // 1_000_000)
        self.server = RoomServer(self.keeper, 0)
        self.server.start()
        address = read_address(f"127.0.0.1:{self.server.port}/{opened.code}")
        self.client = Client(address, "t" * 32, random.Random(1))
        self.app = JoinApp(self.client, decks)
        self.pilot: Pilot[None] | None = None

    def do(self, command: HostCommand) -> None:
        self.keeper.ask(command)

    def text(self) -> str:
        """All that stands there, on one line."""
        rows = (strip.text.replace("▎", " ") for strip in self.app.screen._compositor.render_strips())
        return " ".join(" ".join(rows).split())

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so, for some seconds at most."""
        assert self.pilot is not None
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.005)  # the room answers from another thread
                await self.pilot.pause()

    async def see(self, *words: str) -> str:
        try:
            await self.until(lambda: all(word in self.text() for word in words))
        except TimeoutError:
            raise AssertionError(f"{words} not in: {self.text()} {self.client.seen}") from None
        return self.text()


@asynccontextmanager
async def party(
    rules: RoomRules | None = None, size: tuple[int, int] = (80, 30), decks: Path = Path("nowhere")
) -> AsyncIterator[Party]:
    made = Party(rules, decks)
    try:
        async with made.app.run_test(size=size) as made.pilot:
            yield made
    finally:
        made.server.stop()


async def test_a_game_by_keys(tmp_path: Path) -> None:
    async with party(RoomRules(limit=60_000), decks=tmp_path / "decks") as here:
        pilot = here.pilot
        assert pilot is not None
        await here.until(lambda: here.app.focused is not None)
        await pilot.press(*"Ada", "enter")
        await here.see("Hello, Ada!")
        here.do(GoOn())
        await here.see("Which country led?", "0:5")
        await pilot.press("1")
        await here.see("Your answer is in.")
        await pilot.press("2")
        await here.until(lambda: here.keeper.room.rounds[0].answers[1].answer == Pick(1))
        here.do(GoOn())
        told = await here.see("Closed.")
        assert rooms.KEY not in told
        here.do(GoOn())
        told = await here.see("✓ Right", "+1,")
        assert "✓ 2 Norway your answer" in told
        assert f"{rooms.KEY}: because." in told
        here.do(GoOn())
        await here.see("Which of them?")
        await pilot.press("1", "3", "enter")
        await here.see("Your answer is in.")
        for command in (GoOn(), GoOn(), GoOn()):
            here.do(command)
        await here.see("The moon is a star.")
        await pilot.press("t")
        await here.until(lambda: 1 in here.keeper.room.rounds[2].answers)
        assert here.keeper.room.rounds[2].answers[1].answer == Say(True)
        await here.client.drop()
        await here.see("No connection")
        await here.see("Your answer is in.")
        for command in (GoOn(), GoOn()):
            here.do(command)
        await here.see("✗ Not this time")
        here.do(GoOn())
        await here.see("Which capital?")
        await pilot.press(*"Riga", "enter")
        await here.until(lambda: 1 in here.keeper.room.rounds[3].answers)
        assert here.keeper.room.rounds[3].answers[1].answer == Write("Riga")
        while here.keeper.room.phase is not Phase.ENDED:
            phase = (here.keeper.room.current, here.keeper.room.phase)
            here.do(GoOn())
            await here.until(lambda: phase != (here.keeper.room.current, here.keeper.room.phase))  # noqa: B023
        await here.see("That was it, Ada!", "place 1", "s keep")
        await pilot.press("s")
        (kept,) = (tmp_path / "decks").iterdir()
        deck = read_file(kept.read_bytes(), str(kept), lambda path: b"")
        assert not deck.findings
        assert "Which country led?" not in {card.prompt for card in deck.deck.cards}, "it was right"
        assert "Which capital?" in {card.prompt for card in deck.deck.cards}


async def test_at_ones_own_pace() -> None:
    async with party(RoomRules(pace=Pace.SELF, limit=600_000)) as here:
        pilot = here.pilot
        assert pilot is not None
        await here.until(lambda: here.app.focused is not None)
        await pilot.press(*"Ada", "enter")
        await here.see("Hello, Ada!")
        here.do(GoOn())
        await here.see("Question 1 of 8")
        await pilot.press("pagedown", "pagedown")
        await here.see("Question 3 of 8")
        await pilot.press("f")
        await here.see("Your answer is in.")
        await pilot.press("pageup")
        told = await here.see("Question 2 of 8")
        assert "Your answer is in." not in told


async def test_a_name_that_is_refused_is_asked_again() -> None:
    async with party(RoomRules(names=("Ada Lovelace",)), size=(40, 12)) as here:
        pilot = here.pilot
        assert pilot is not None
        await here.until(lambda: here.app.focused is not None)
        await pilot.press(*"Bob", "enter")
        await here.see("not on the class list")
        await pilot.press("backspace", "backspace", "backspace", *"ada lovelace", "enter")
        await here.see("Hello, Ada Lovelace!")
