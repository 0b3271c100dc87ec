"""The big screen: one game by the host's keys, from the lobby to the podium; nothing is told before the reveal."""

from __future__ import annotations

import rooms
from textual.pilot import Pilot

from quizgame.app.rooms import RoomKeeper, open_keeper
from quizgame.classroom.commands import Command, Give, Join
from quizgame.classroom.room import Phase
from quizgame.classroom.rules import RoomRules
from quizgame.classroom.tokens import digest_of
from quizgame.questions.answer import Pick
from quizgame.store.room_log import UnkeptRoomLog
from quizgame.tui.projecting import ProjectorApp
from quizgame.tui.screens.projector import ProjectorScreen
from quizgame.tui.screens.seats import SeatsModal

PLAYERS = ("Ada", "Ben [b]", "Cleo")


class Hall:
    """A room whose clock is set by hand and which ticks when it is told to."""

    def __init__(self, rules: RoomRules | None = None, *, rehearsal: bool = False) -> None:
        self.now = rooms.START
        self.keeper: RoomKeeper = open_keeper(rooms.opened(rules), UnkeptRoomLog(), lambda: self.now)
        reach = (("Look", (("1", "the same Wi-Fi?"),)),)
        self.app = ProjectorApp(self.keeper, ["http://10.0.0.2:8080/K7PMX"], reach, rehearsal=rehearsal)

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.keeper.ask(command)
        self.keeper.tick()

    def come(self, *names: str) -> None:
        self.do(*(Join(name, "", digest_of(rooms.token(name))) for name in names))
        for seat in range(1, len(names) + 1):
            self.keeper.arrived(seat)
        self.keeper.tick()

    async def press(self, pilot: Pilot[None], *keys: str) -> str:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            self.keeper.tick()
        if isinstance(self.app.screen, ProjectorScreen | SeatsModal):
            self.app.screen._show()  # as its timer does
        await pilot.pause()
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())


async def test_a_game_by_keys() -> None:
    hall = Hall(RoomRules(limit=20_000))
    async with hall.app.run_test(size=(110, 36)) as pilot:
        assert "http://10.0.0.2:8080" in await hall.press(pilot)
        await hall.press(pilot, "enter")
        assert [told.message for told in hall.app._notifications] == ["Nobody is in the room yet."]
        assert hall.keeper.room.phase is Phase.LOBBY
        hall.come(*PLAYERS)
        told = await hall.press(pilot)
        assert "3 players in the room" in told
        assert "Cleo   Ben [b]   Ada" in told
        told = await hall.press(pilot, "l")
        assert "The room is locked" in told
        told = await hall.press(pilot, "l", "enter")
        assert "Which country led?" in told
        hall.do(Give(1, 0, Pick(1)), Give(2, 0, Pick(0)))
        told = await hall.press(pilot, "e")
        assert hall.keeper.room.extended == 30_000
        assert "have answered, of those here" in told
        assert rooms.KEY not in told
        told = await hall.press(pilot, "p")
        assert "paused" in told
        told = await hall.press(pilot, "p", "enter")
        assert hall.keeper.room.phase is Phase.CLOSED
        assert "50%" in told
        assert "✓" not in told
        assert rooms.KEY not in told
        told = await hall.press(pilot, "enter")
        assert "✓ Norway" in told
        assert f"{rooms.KEY}: because." in told
        told = await hall.press(pilot, "enter")
        assert hall.keeper.room.phase is Phase.REVEALED
        assert "Leaderboard" in told
        assert told.index("Ada") < told.index("Ben [b]")
        assert "✓ Norway" in await hall.press(pilot, "b")
        await hall.press(pilot, "b", "enter")
        assert hall.keeper.room.current == 1
        assert "Stop here?" in await hall.press(pilot, "escape")
        told = await hall.press(pilot, "e")
        assert hall.keeper.room.phase is Phase.ENDED
        assert "1st" in told


async def test_who_is_in() -> None:
    hall = Hall()
    hall.come(*PLAYERS)
    async with hall.app.run_test(size=(80, 24)) as pilot:
        told = await hall.press(pilot, "w")
        assert isinstance(hall.app.screen, SeatsModal)
        assert "Ben [b]" in told
        await hall.press(pilot, "t")
        await hall.press(pilot, "t")
        assert hall.keeper.room.seats[1].extra == 50
        await hall.press(pilot, "down", "x")
        assert len(hall.keeper.room.players()) == 3, "the key is asked for twice"
        await hall.press(pilot, "x")
        assert [seat.name for seat in hall.keeper.room.players()] == ["Ada", "Cleo"]
        assert "free" in await hall.press(pilot, "down", "f")
        assert len(hall.keeper.room.players()) == 1


async def test_every_size_and_every_kind_of_question() -> None:
    for size in ((40, 12), (80, 24)):
        hall = Hall()
        hall.come(*PLAYERS)
        async with hall.app.run_test(size=size) as pilot:
            for _ in range(1 + 4 * len(hall.keeper.room.rounds)):
                told = await hall.press(pilot, "enter")
                assert max(map(len, told.splitlines())) <= size[0]
            assert hall.keeper.room.phase is Phase.ENDED


async def test_a_rehearsal_is_called_one_and_promises_nothing() -> None:
    hall = Hall(rehearsal=True)
    async with hall.app.run_test(size=(80, 24)) as pilot:
        hall.come(*PLAYERS)
        assert "Rehearsal" in (await hall.press(pilot, "enter")).splitlines()[0]
        told = await hall.press(pilot, "escape")
        assert "Nothing of a rehearsal is kept." in told
        assert "resume" not in told
