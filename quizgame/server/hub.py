"""Between a room's keeper and its connections: who is who, what is asked, and who is told what."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import assert_never

from quizgame.app.rooms import Change, Reply, RoomKeeper
from quizgame.classroom.commands import Code, Give, Join, Refusal
from quizgame.classroom.deciding import FREED, KICKED
from quizgame.classroom.events import (
    Answered,
    ExtraGranted,
    QuestionExtended,
    QuestionOpened,
    QuestionRevealed,
    RoomContinued,
    RoomPaused,
    RoomServed,
    SeatRemoved,
    SeatTaken,
)
from quizgame.classroom.messages import AskMisses, Enter, EnterHost, Given, Malformed, Order, Pong, decode
from quizgame.classroom.replies import (
    encode,
    hello_message,
    host_message,
    misses_message,
    refused_message,
    room_message,
    seat_message,
    taken_text,
)
from quizgame.classroom.room import Phase, Room
from quizgame.classroom.standings import Standings
from quizgame.classroom.takeaway import name_of_file, take_home_now
from quizgame.classroom.tokens import digest_of, is_secret, same_code
from quizgame.classroom.views import room_view, seat_view, standings_in_sight
from quizgame.server.connection import Connection
from quizgame.server.limits import Limits

HOSTS_EVERY = 0.25
"""Seconds between two looks of a host at the class, at least."""
_QUIET = (SeatTaken, SeatRemoved, Answered, ExtraGranted, RoomServed)
"""Events that change nothing that all see."""
_CLOCKED = (QuestionOpened, QuestionExtended, RoomPaused, RoomContinued)
"""Events after which a clock is another one."""


class Hub:
    """All connections to one room. Its methods belong to the loop's thread; only `wake` can be called from any."""

    def __init__(self, keeper: RoomKeeper, limits: Limits) -> None:
        self.keeper = keeper
        self.limits = limits
        self.connections: set[Connection] = set()
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._addresses: Counter[str] = Counter()
        self._seated: dict[int, list[Connection]] = {}
        self._hosts: set[Connection] = set()
        self._woken = asyncio.Event()
        self._hosts_due: asyncio.TimerHandle | None = None
        self._stand: Standings | None = standings_in_sight(keeper.room)
        keeper.subscribe(self._changed)
        keeper.on_wake(self.wake)

    def wake(self) -> None:
        """Have the keeper work before long."""
        if threading.get_ident() == self._thread:
            self._woken.set()
        else:
            self._loop.call_soon_threadsafe(self._woken.set)

    def enter(self, connection: Connection) -> None:
        """Take a connection in, and greet it; where there are too many, say so and let it go."""
        self.connections.add(connection)
        self._addresses[connection.address] += 1
        if (
            len(self.connections) > self.limits.connections
            or self._addresses[connection.address] > self.limits.per_address
        ):
            connection.end("busy", "There are too many connections to this room. Try again in a while.")
            return
        connection.post(encode(hello_message(self.keeper.room)))

    def leave(self, connection: Connection) -> None:
        """Forget a connection that is gone."""
        self.connections.discard(connection)
        self._hosts.discard(connection)
        self._addresses[connection.address] -= 1
        if self._addresses[connection.address] <= 0:
            del self._addresses[connection.address]
        if connection.seat is not None:
            here = self._seated[connection.seat]
            here.remove(connection)
            if not here:
                del self._seated[connection.seat]
            self.keeper.left(connection.seat)

    def hear(self, connection: Connection, text: str | None) -> None:
        """Take what a connection says; None is what is no text."""
        now = self._loop.time()
        if connection.is_ending:
            return
        if not connection.may_send(now):
            connection.end("rate", "That was too much at once.")
            return
        message = Malformed("only text is read") if text is None else decode(text)
        match message:
            case Given():
                self._answer(connection, message)
            case AskMisses(id):
                self._show_misses(connection, id)
            case Pong(number):
                connection.pong(number, now)
            case Enter():
                self._join(connection, message)
            case EnterHost(secret):
                self._join_as_host(connection, secret)
            case Order():
                self._order(connection, message)
            case Malformed(why):
                connection.post(encode(refused_message(Code.MALFORMED, f"{why[:1].upper()}{why[1:]}.")))
                self._fault(connection)
            case _:
                assert_never(message)

    def look_round(self) -> None:
        """Measure delays, and let go of connections that are silent or take no seat. To be called once a second."""
        now = self._loop.time()
        for connection in tuple(self.connections):
            if connection.seat is None and not connection.is_host:
                if now - connection.opened_at > self.limits.idle:
                    connection.end("silent", "Nobody came in here. Load the page again.")
            elif now - connection.heard_at > self.limits.silent:
                connection.end("silent", "The connection fell silent.")
            elif now - connection.heard_at > self.limits.ping:
                connection.ping(now)

    def close(self) -> None:
        """Say good-bye to all."""
        for connection in tuple(self.connections):
            connection.end("away", "The teacher closed the room. It may go on later.")

    def _answer(self, connection: Connection, message: Given) -> None:
        if connection.seat is None:
            connection.post(encode(refused_message(Code.NO_SEAT, "Join first.", message.id)))
            return
        command = Give(connection.seat, message.question, message.answer, connection.delay or 0)
        self.keeper.ask(command, partial(_told, connection, message.id))

    def _show_misses(self, connection: Connection, id: int) -> None:
        room = self.keeper.room
        if connection.seat is None:
            connection.post(encode(refused_message(Code.NO_SEAT, "Join first.", id)))
            return
        seat = room.seats[connection.seat]
        taken = take_home_now(room, seat)
        name = f"cards-{name_of_file(seat.name)}.yaml"
        connection.post(encode(misses_message(id, name, taken.cards if taken else 0, taken.text if taken else "")))

    def _join(self, connection: Connection, message: Enter) -> None:
        room = self.keeper.room
        if not same_code(message.code, room.code):
            connection.post(encode(refused_message(Code.CODE, "That is not the code of this room.")))
            self._fault(connection)
            return
        digest = digest_of(message.token)
        if connection.seat is not None and room.tokens.get(digest) != connection.seat:
            connection.post(encode(refused_message(Code.MALFORMED, "This connection has a seat already.")))
            return
        self.keeper.ask(Join(message.name, message.team, digest), partial(self._joined, connection, digest))

    def _joined(self, connection: Connection, digest: str, reply: Reply) -> None:
        if isinstance(reply, Refusal):
            if reply.code in (Code.KICKED, Code.FREED):
                connection.end(reply.code, reply.text)
            else:
                connection.post(encode(refused_message(reply.code, reply.text)))
            return
        room = self.keeper.room
        seat = room.seats[room.tokens[digest]]
        if connection not in self.connections or seat.removed:
            return
        if connection.seat is None:
            connection.seat = seat.number
            self._seated.setdefault(seat.number, []).append(connection)
            self.keeper.arrived(seat.number)
            connection.heard_at = self._loop.time()
            connection.ping(connection.heard_at)
        self._show_seat(room, seat.number)
        connection.post(self._room_text(room))

    def _join_as_host(self, connection: Connection, secret: str) -> None:
        room = self.keeper.room
        if not is_secret(secret, room.host):
            connection.post(encode(refused_message(Code.NOT_HOST, "That is not the host's secret.")))
            self._fault(connection)
            return
        connection.is_host = True
        self._hosts.add(connection)
        connection.heard_at = self._loop.time()
        connection.ping(connection.heard_at)
        connection.post(self._room_text(room))
        connection.post(encode(host_message(self.keeper.host_view())))

    def _order(self, connection: Connection, message: Order) -> None:
        if not connection.is_host:
            text = "Only the host of this room can do that."
            connection.post(encode(refused_message(Code.NOT_HOST, text, message.id)))
            self._fault(connection)
            return
        self.keeper.ask(message.command, partial(_told, connection, message.id))

    def _fault(self, connection: Connection) -> None:
        connection.faults += 1
        if connection.faults > self.limits.faults:
            connection.end("malformed", "This program does not speak as it should. Load the page again.")

    def _changed(self, change: Change) -> None:
        room, events = change.room, change.events
        if any(isinstance(event, QuestionRevealed) for event in events):
            self._stand = standings_in_sight(room)
        for event in events:
            if isinstance(event, SeatRemoved):
                self._stand = standings_in_sight(room)
                for connection in self._seated.get(event.seat, ()):
                    code, text = (Code.KICKED, KICKED) if event.barred else (Code.FREED, FREED)
                    connection.end(code, text)
            elif isinstance(event, ExtraGranted):
                self._show_seat(room, event.seat)
        if any(not isinstance(event, _QUIET) for event in events):
            self._broadcast(room, events)
        if self._hosts and self._hosts_due is None:
            self._hosts_due = self._loop.call_later(HOSTS_EVERY, self._show_hosts)

    def _broadcast(self, room: Room, events: tuple[object, ...]) -> None:
        if any(isinstance(event, QuestionOpened) for event in events):
            gc.freeze()  # while a class answers, nobody looks for garbage in what was there before
        elif room.phase is not Phase.OPEN:
            gc.unfreeze()
        if any(isinstance(event, QuestionRevealed) for event in events):
            own = tuple(self._seated)
        elif any(isinstance(event, _CLOCKED) for event in events):
            own = tuple(room.extras)  # all others are told by the room's own clock
        else:
            own = ()
        for seat in own:  # before the room, so that whoever shows a reveal knows the own part of it
            self._show_seat(room, seat)
        text = self._room_text(room)
        for connections in self._seated.values():
            for connection in connections:
                connection.post(text)
        for connection in self._hosts:
            connection.post(text)

    def _show_seat(self, room: Room, seat: int) -> None:
        here = self._seated.get(seat, ())
        if here:
            text = encode(seat_message(seat_view(room, room.seats[seat], self.keeper.now, self._stand_of(room))))
            for connection in here:
                connection.post(text)

    def _room_text(self, room: Room) -> str:
        return encode(room_message(room_view(room, self.keeper.now, self._stand_of(room))))

    def _stand_of(self, room: Room) -> Standings | None:
        """The standings that may be seen; they change with reveals alone."""
        return self._stand if room.phase in (Phase.REVEALED, Phase.ENDED) else None

    def _show_hosts(self) -> None:
        self._hosts_due = None
        text = encode(host_message(self.keeper.host_view()))
        for connection in self._hosts:
            connection.post(text)

    async def run(self) -> None:
        """Have the keeper work whenever there is something to do. What arrives while the disk writes comes next."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "log") as disk:
            wait: float | None = None
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), wait)
                self._woken.clear()
                batch = self.keeper.gather()
                failure = await loop.run_in_executor(disk, self.keeper.keep, batch) if batch.events else None
                again = self.keeper.settle(batch, failure)
                wait = None if again is None else again / 1_000


def _told(connection: Connection, id: int, reply: Reply) -> None:
    if isinstance(reply, Refusal):
        connection.post(encode(refused_message(reply.code, reply.text, id)))
    else:
        connection.post(taken_text(id))
