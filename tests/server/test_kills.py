"""The host is killed again and again, without warning, in the middle of a game with real clients."""

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest
from talking import Process

from quizgame.app.joining import Client, read_address
from quizgame.classroom.folding import replay
from quizgame.classroom.room import Phase, Room
from quizgame.questions.codec import encode_answer
from quizgame.questions.shown import Options
from quizgame.store.room_log import read_events

KILLS, PLAYERS, QUESTIONS = 100, 6, 120
DECK = "format: 1\ntitle: Sums\ncards:\n" + "".join(
    f"  - {{id: c{number}, q: What is {number} and one?, a: '{number + 1}', wrong: ['{number + 7}', '{number + 8}']}}\n"
    for number in range(QUESTIONS)
)


class Pupil:
    """A real client that answers at random, and remembers all that it said, in order, with its number."""

    def __init__(self, address: str, number: int) -> None:
        self.chance = random.Random(number)
        self.name = f"Pupil {number}"
        self.client = Client(read_address(address), f"token-{number:030d}", self.chance, self.name)
        self.said: dict[int, list[tuple[int, object]]] = {}

    async def answer(self) -> None:
        room = self.client.seen.room
        if room is not None and room["phase"] == "open" and self.client.seen.connected:
            answer, question = {"pick": self.chance.randrange(3)}, room["current"]
            self.said.setdefault(question, [])
            self.said[question].append((await self.client.answer(question, answer), answer))

    async def wait(self, holds) -> None:
        while not holds(self.client.seen):
            self.client.news.clear()
            await asyncio.wait_for(self.client.news.wait(), 30)

    def check(self, room: Room) -> None:
        """The log holds the last acknowledged answer to each question, or one that was said after it; and the points
        are those of the answers in the log."""
        acknowledged = {message["id"] for message in self.client.seen.told if message["type"] == "taken"}
        (seat,) = (one for one in room.seats.values() if one.name == self.name)
        points = 0
        for question, round in enumerate(room.rounds):
            said = self.said.get(question, [])
            last = max((at for at, (id, _) in enumerate(said) if id in acknowledged), default=None)
            given = round.answers.get(seat.number)
            kept = None if given is None else encode_answer(given.answer)
            possible = [answer for _, answer in said[last or 0 :]]
            assert kept in (possible if last is not None else [None, *possible]), (self.name, question)
            assert isinstance(round.shown, Options)
            if round.outcomes and kept == {"pick": round.shown.right}:
                points += 1_000
        assert points <= seat.points < points + 1_000


@pytest.mark.slow
async def test_whatever_was_acknowledged_survives_a_hundred_kills(tmp_path: Path) -> None:
    (tmp_path / "sums.yaml").write_text(DECK, encoding="utf-8")
    chance = random.Random(7)
    host = Process(tmp_path, "host", "sums.yaml", "--headless", "--port", "0", "-n", str(QUESTIONS), "--no-speed")
    ready = await asyncio.to_thread(host.event, "ready")
    (path,) = (tmp_path / "home/rooms").glob("*.room")
    pupils = [Pupil(ready["addresses"][0], number) for number in range(PLAYERS)]
    running = [asyncio.create_task(pupil.client.run()) for pupil in pupils]
    phases: Counter[Phase] = Counter()
    try:
        for pupil in pupils:
            await pupil.wait(lambda seen: seen.you is not None and seen.room is not None)
        for _ in range(KILLS):
            game = asyncio.create_task(play(host, pupils, chance))
            await asyncio.sleep(chance.uniform(0.0, 0.25))
            host.kill()
            game.cancel()
            await asyncio.sleep(0.05)  # what had left the host arrives
            room = replay(read_events(path))
            phases[room.phase] += 1
            for pupil in pupils:
                pupil.check(room)
            host.close()
            host = Process(tmp_path, "host", "--resume", "--headless")
            again = await asyncio.to_thread(host.event, "ready")
            assert (again["code"], again["addresses"]) == (ready["code"], ready["addresses"])
            assert again["phase"] == str(room.phase)
            points = {seat.name: seat.points for seat in room.players()}
            for pupil in pupils:
                await pupil.wait(lambda seen: seen.connected and seen.you is not None)
                await pupil.wait(lambda seen, now=room: seen.room["current"] == now.current)
            while any(pupil.client.seen.you["points"] != points[pupil.client.seen.you["name"]] for pupil in pupils):
                await asyncio.sleep(0.02)
        assert min(phases[phase] for phase in (Phase.OPEN, Phase.CLOSED, Phase.REVEALED)) > 5
        assert sum(len(said) for pupil in pupils for said in pupil.said.values()) > KILLS
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        host.close()


async def play(host: Process, pupils: list[Pupil], chance: random.Random) -> None:
    while True:
        if chance.random() < 0.3:
            host.say("next")
        await asyncio.gather(*(pupil.answer() for pupil in pupils if chance.random() < 0.7))
        await asyncio.sleep(chance.uniform(0.0, 0.05))
