"""A room on the network, on loopback, for as long as a test lasts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import sockets
from rooms import EVERY_KIND, opened

from quizgame.app.rooms import RoomKeeper, open_keeper
from quizgame.classroom.rules import RoomRules
from quizgame.questions.shown import Shown
from quizgame.server.limits import Limits
from quizgame.server.running import RoomServer
from quizgame.store.room_log import RoomLog, UnkeptRoomLog

Serve = Callable[..., RoomServer]


def clock() -> int:
    return time.time_ns() // 1_000_000


@pytest.fixture
async def connect() -> AsyncIterator[Callable[..., Awaitable[sockets.Socket]]]:
    """Connects to servers, and closes what is still open when the test ends."""
    made: list[sockets.Socket] = []

    async def begin(*arguments: Any, **more: Any) -> sockets.Socket:
        made.append(await sockets.connect(*arguments, **more))
        return made[-1]

    yield begin
    for one in made:
        one.drop()
    await asyncio.gather(*(one.closed.wait() for one in made))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves rooms, each with its keeper as `keeper`."""
    servers: list[RoomServer] = []

    def begin(
        rules: RoomRules | None = None,
        questions: tuple[Shown, ...] = EVERY_KIND,
        limits: Limits | None = None,
        log: RoomLog | None = None,
    ) -> RoomServer:
        keeper: RoomKeeper = open_keeper(opened(rules, questions), log or UnkeptRoomLog(), clock)
        server = RoomServer(keeper, 0, limits=limits)
        server.start()
        servers.append(server)
        return server

    yield begin
    for server in servers:
        server.stop()
        assert server.failure == ""
