"""A player's end of a room, without a face: it comes back by itself, and what it saw last is there to be shown."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from quizgame.classroom.messages import VERSION
from quizgame.errors import UsageError
from quizgame.store.saving import create_file

Plain = dict[str, Any]
FIRST_WAIT, LONGEST_WAIT = 0.3, 8.0
"""Seconds before the first and between later attempts to come back; chance makes each of them up to half longer."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a room is: a host with its port, and the room's code."""

    host: str
    code: str

    @property
    def url(self) -> str:
        """The address of its socket."""
        return f"ws://{self.host}/ws"


def read_address(text: str) -> Address:
    """The address that a player typed: `192.168.1.5:8000/K7PMX`, with or without http://.

    Raises:
        UsageError: it is none.
    """
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        name, port, code = parts.hostname, parts.port, parts.path.strip("/")
    except ValueError:
        name, port, code = None, None, ""
    if not name or port is None or not code.isalnum():
        raise UsageError(
            f"“{text[:60]}” is not the address of a room",
            "it is what the big screen shows: the address, a slash and the code, as 192.168.1.5:8000/K7PMX",
        )
    return Address(f"[{name}]:{port}" if ":" in name else f"{name}:{port}", code.upper())


@dataclass
class Seen:
    """What a client was told last: its messages as the protocol has them. `given` are the own answers that are on the
    server's disk, by question; `told` what was said to it alone; `tries` how often nobody answered so far."""

    hello: Plain | None = None
    room: Plain | None = None
    you: Plain | None = None
    bye: Plain | None = None
    misses: Plain | None = None
    connected: bool = False
    tries: int = 0
    given: dict[int, Plain] = field(default_factory=dict)
    told: list[Plain] = field(default_factory=list)


class Client:
    """One player. `run` keeps it connected; `news` is set whenever something was told.

    Nothing is lost on the way: an answer that was not acknowledged is sent again after coming back.
    """

    def __init__(self, address: Address, token: str, chance: random.Random, name: str = "", team: str = "") -> None:
        self.address = address
        self.seen = Seen()
        self.news = asyncio.Event()
        self._token = token
        self._chance = chance
        self._name, self._team = name, team
        self._number = 0
        self._waiting: dict[int, Plain] = {}
        self._socket: Any = None
        self._room_at = self._you_at = 0.0

    @property
    def unacknowledged(self) -> int:
        """How many answers wait for their acknowledgement."""
        return len(self._waiting)

    async def run(self) -> None:
        """Play until the room is over or the seat is taken away; connections that break are made again."""
        wait = FIRST_WAIT
        while True:
            with suppress(OSError, TimeoutError, *_broken()):
                async with self._connected():
                    wait = FIRST_WAIT
                    await self._listen()
            self.seen.connected = False
            self.seen.tries += 1
            self.news.set()
            if self.is_over:
                return
            await asyncio.sleep(wait * (1 + self._chance.random() / 2))
            wait = min(2 * wait, LONGEST_WAIT)

    def ms_left(self) -> int | None:
        """The milliseconds that are left to answer; None without a clock."""
        room, you = self.seen.room, self.seen.you
        if room is None or you is None or room["phase"] != "open":
            return None
        left, since = (you["ms_left"], self._you_at) if you["extra"] else (room["ms_left"], self._room_at)
        if left is None:
            return None
        gone = 0 if room["paused"] else round((asyncio.get_running_loop().time() - since) * 1_000)
        return max(int(left) - gone, 0)

    async def join(self, name: str, team: str = "") -> None:
        """Take a seat under a name."""
        self._name, self._team = name, team
        await self._say(self._joining())

    async def answer(self, question: int, answer: Plain) -> int:
        """Give an answer; returns the number by which it will be acknowledged or refused."""
        self._number += 1
        message = {"type": "answer", "question": question, "answer": answer, "id": self._number}
        for number, earlier in tuple(self._waiting.items()):
            if earlier["question"] == question:
                del self._waiting[number]  # only the last one counts
        self._waiting[self._number] = message
        await self._say(message)
        return self._number

    async def ask_misses(self) -> None:
        """Ask for what was missed, as a deck to take home; it comes as `seen.misses`."""
        self._number += 1
        await self._say({"type": "misses", "id": self._number})

    async def drop(self) -> None:
        """Break the connection, as a lost network would; `run` comes back."""
        if self._socket is not None:
            self._socket.transport.abort()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[None]:
        from websockets.asyncio.client import connect

        async with connect(
            self.address.url, compression=None, ping_interval=None, max_size=2**22, open_timeout=10, proxy=None
        ) as socket:
            self._socket = socket
            try:
                yield
            finally:
                self._socket = None

    async def _listen(self) -> None:
        async for text in self._socket:
            message = json.loads(text)
            await self._hear(message)
            self.news.set()
            if self.is_over:
                return

    async def _hear(self, message: Plain) -> None:
        seen = self.seen
        match message.get("type"):
            case "ping":
                await self._say({"type": "pong", "ping": message["ping"]})
            case "hello":
                seen.hello, seen.connected, seen.tries = message, True, 0
                await self._say(self._joining())  # the token alone brings back to a seat that is there
            case "room":
                seen.room = message
                self._room_at = asyncio.get_running_loop().time()
                if message.get("phase") == "ended" and seen.you is not None:
                    await self.ask_misses()
            case "you":
                came_back = seen.you is None or self._waiting
                seen.you = message
                self._you_at = asyncio.get_running_loop().time()
                seen.given.update((index, answer) for index, answer in message["answers"])
                if came_back:
                    for waiting in tuple(self._waiting.values()):
                        await self._say(waiting)
            case "misses":
                seen.misses = message
            case "taken" | "refused" | "bye" as kind:
                if message.get("code") != "name" or self._name:
                    seen.told.append(message)  # without a name, it was only asked whether a seat is there
                answered = self._waiting.pop(message.get("id") or 0, None)
                if kind == "taken" and answered is not None:
                    seen.given[answered["question"]] = answered["answer"]
                if kind == "bye":
                    seen.bye = message
            case _:
                pass  # a later server may say more

    def _joining(self) -> Plain:
        return {
            "type": "join",
            "v": VERSION,
            "code": self.address.code,
            "token": self._token,
            "name": self._name,
            "team": self._team,
        }

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to come back to."""
        kicked = self.seen.bye is not None and self.seen.bye.get("code") in ("kicked", "freed")
        ended = self.seen.room is not None and self.seen.room.get("phase") == "ended"
        return kicked or (ended and (self.seen.misses is not None or not self.seen.connected))

    async def _say(self, message: Plain) -> None:
        if self._socket is not None:
            with suppress(OSError, *_broken()):
                await self._socket.send(json.dumps(message))


def refusal(message: Plain) -> str:
    """Why something was refused, in words; of a code that is wrong also what can be done, which no name mends."""
    text = str(message.get("text", ""))
    return f"{text} Leave, and join with the one on the big screen." if message.get("code") == "code" else text


def keep_misses(decks: Path, code: str, text: str) -> Path:
    """Put a deck of misses among the own decks, under a name of our own: that of the server is anybody's.

    Raises:
        StoreError: it could not be written.
    """
    names = (f"missed-{code.lower()}{'' if number == 1 else f'-{number}'}.yaml" for number in count(1))
    path = next(decks / name for name in names if not (decks / name).exists())
    create_file(path, text)
    return path


def _broken() -> tuple[type[Exception], ...]:
    from websockets.exceptions import WebSocketException

    return (WebSocketException,)
