"""Many players at once, and connections that break: nobody loses an answer or points."""

import asyncio
import random
import time

import pytest
from rooms import EVERY_KIND, RIGHT, WRONG, token
from sockets import Socket, joining

from quizgame.classroom.commands import GoOn, Refusal
from quizgame.classroom.events import Answered
from quizgame.classroom.folding import replay
from quizgame.classroom.rules import RoomRules
from quizgame.questions.codec import encode_answer
from quizgame.store.room_log import RoomFile, read_events

PLAYERS, QUESTIONS, DROPPED = 500, 20, 0.05


class Pupil:
    """A player whose connection breaks now and then, and who does what any client does: comes back, and repeats what
    was not acknowledged."""

    def __init__(self, number, connect, port, chance):
        self.name = f"Pupil {number}"
        self.number = number
        self._connect, self._port, self._chance = connect, port, chance
        self.socket: Socket | None = None
        self.acknowledged = {}
        self.you = None
        self.drops = 0

    async def enter(self):
        self.socket = await self._connect(self._port)
        self.socket.say(joining(self.name, token(self.name)))
        self.you = await self.socket.next("you")

    async def answer(self, question):
        """Answer, maybe change it, maybe lose the connection before, while or after."""
        chance = self._chance
        for _ in range(chance.choice((1, 1, 1, 2))):
            kind = question % len(EVERY_KIND)
            answer = encode_answer(chance.choice((RIGHT, WRONG))[kind])
            while True:
                try:
                    if chance.random() < DROPPED:
                        self._drop()
                    self.socket.say({"type": "answer", "question": question, "answer": answer, "id": question})
                    if chance.random() < DROPPED:
                        self._drop()  # what was said may have arrived or not
                    reply = await self.socket.next("taken", "refused")
                    assert reply["type"] == "taken", reply
                    self.acknowledged[question] = answer
                    break
                except ConnectionError:
                    await self.enter()
        if chance.random() < DROPPED:
            self._drop()
            await self.enter()

    def _drop(self):
        self.socket.drop()
        self.drops += 1


@pytest.mark.slow
async def test_nobody_loses_an_answer_or_points_though_connections_break(serve, connect, tmp_path):
    questions = tuple(EVERY_KIND[number % len(EVERY_KIND)] for number in range(QUESTIONS))
    path = tmp_path / "load.room"
    log = RoomFile(path)
    server = serve(RoomRules(seats=PLAYERS, speed=False), questions, log=log)
    pupils = [Pupil(number, connect, server.port, random.Random(number)) for number in range(PLAYERS)]
    for at in range(0, PLAYERS, 50):
        await asyncio.gather(*(pupil.enter() for pupil in pupils[at : at + 50]))
    for question in range(QUESTIONS):
        await told(server, GoOn())
        await asyncio.gather(*(pupil.answer(question) for pupil in pupils))
        await told(server, GoOn())
        await told(server, GoOn())
    assert sum(pupil.drops for pupil in pupils) > PLAYERS * QUESTIONS * DROPPED
    room = server.keeper.room
    assert room.player_count == PLAYERS
    by_name = {seat.name: seat for seat in room.players()}
    for pupil in pupils:
        seat = by_name[pupil.name]
        kept = {at: encode_answer(round.answers[seat.number].answer) for at, round in enumerate(room.rounds)}
        assert kept == pupil.acknowledged
        right = [encode_answer(RIGHT[at % len(RIGHT)]) == answer for at, answer in pupil.acknowledged.items()]
        assert seat.right == sum(right)
        assert 1_000 * sum(right) <= seat.points < 1_000 * sum(right) + 1_000
    events = read_events(path)
    assert replay(events) == room
    assert sum(isinstance(event, Answered) for event in events) >= PLAYERS * QUESTIONS
    log.close()


async def told(server, command):
    """Ask something of the room and wait until it has happened."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    replies = []

    def hear(reply):
        replies.append(reply)
        loop.call_soon_threadsafe(done.set)

    server.keeper.ask(command, hear)
    await asyncio.wait_for(done.wait(), 20)
    assert not isinstance(replies[0], Refusal), replies


@pytest.mark.slow
async def test_two_thousand_answer_at_once_and_all_of_it_is_on_disk(serve, connect, tmp_path):
    path = tmp_path / "load.room"
    log = RoomFile(path)
    server = serve(RoomRules(seats=2_000), log=log)
    sockets = []
    for at in range(0, 2_000, 100):
        batch = await asyncio.gather(*(connect(server.port) for _ in range(100)))
        for number, socket in enumerate(batch, at):
            socket.say(joining(f"P {number}", token(f"P {number}")))
        await asyncio.gather(*(socket.next("you") for socket in batch))
        sockets += batch
    await told(server, GoOn())
    for number, socket in enumerate(sockets):
        socket.say({"type": "answer", "question": 0, "answer": {"pick": number % 3}, "id": number})
    began = time.monotonic()
    replies = await asyncio.gather(*(socket.next("taken", "refused") for socket in sockets))
    assert time.monotonic() - began < 20
    assert [reply["id"] for reply in replies] == list(range(2_000))
    answered = [event for event in read_events(path) if isinstance(event, Answered)]
    assert sorted(event.seat for event in answered) == list(range(1, 2_001))
    log.close()
