"""Clients that mean harm: whatever they say, the game goes on as if they were not there, and the key stays here."""

import asyncio
import json
import random
import re

import pytest
from rooms import EVERY_KIND, KEY, OTHER_KEYS, RIGHT, SECRET, WRONG, token
from sockets import frame, joining

from quizgame.classroom.commands import GoOn
from quizgame.classroom.rules import RoomRules
from quizgame.questions.codec import encode_answer

MESSAGES = 10_000
COMMANDS = ("next", "close", "skip", "end", "lock", "pause", "kick", "free", "extra", "extend")


def text(value) -> bytes:
    return frame(json.dumps(value).encode("utf-8", "surrogatepass"))


def harm(chance: random.Random) -> bytes:
    """Something no honest client says now: question 0 is open, and the attackers have no seat that could answer."""
    answer = encode_answer(chance.choice((RIGHT, WRONG))[chance.randrange(8)])
    seat, question = chance.randrange(-2, 9), chance.randrange(-3, 12)
    junk = bytes(chance.randrange(256) for _ in range(chance.randrange(60)))
    kind = chance.randrange(16)
    return (
        frame(junk, opcode=2),
        frame(bytes(32 + byte % 90 for byte in junk)),
        frame(b'{"type":' + b"[" * chance.randrange(3_000)),
        frame(b"x" * chance.choice((4_096, 4_097, 70_000))),
        text({"type": "answer", "question": question, "answer": answer, "id": 1}),
        text({"type": "answer", "question": 0, "answer": {"pick": 1}, "id": 1, "seat": seat}),
        text({"type": "answer", "question": 0, "answer": {"pick": 10 ** chance.randrange(30)}, "id": 1}),
        text({"type": "answer", "question": True, "answer": {"write": "\ud800"}, "id": None}),
        text(joining("Ada", "forged-token-" + "0" * chance.randrange(8, 40))),
        text(joining("Eve", token("Ada"), code="AAAAA")),
        text(joining("\u202e" * 30, "0" * 24)),
        text({"type": "host", "v": 1, "secret": chance.choice(("", "admin", SECRET[:-1], SECRET.upper(), "é"))}),
        text({"type": "command", "command": chance.choice(COMMANDS), "seat": 1, "percent": 300, "ms": 9, "id": 1}),
        text({"type": "command", "command": "kick", "seat": seat, "id": 1, "secret": SECRET[:20], "host": True}),
        text({"type": chance.choice(("room", "you", "taken", "bye", "__proto__")), "v": 1}),
        text({"type": "pong", "ping": chance.randrange(-5, 10**9)}),
    )[kind]


async def attack(connect, port: int, seed: int, count: int) -> list[bytes]:
    """So many hostile messages over as many connections as it takes; all bytes that came back."""
    chance, heard, said = random.Random(seed), [], 0
    while said < count:
        socket = await connect(port, keep=True)
        for _ in range(min(chance.randrange(1, 25), count - said)):
            if socket.closed.is_set():
                break
            socket.write(harm(chance))
            said += 1
            if chance.random() < 0.2:
                await asyncio.sleep(0)
        try:
            while True:
                await asyncio.wait_for(socket.messages.get(), 0.05)
                if socket.closed.is_set():
                    break
        except TimeoutError:
            pass
        heard.append(bytes(socket.received))
        socket.drop()
    return heard


@pytest.mark.slow
async def test_ten_thousand_hostile_messages_change_nothing_and_learn_nothing(serve, connect):
    server = serve(RoomRules(seats=20))
    ada = await connect(server.port, keep=True)
    ada.say(joining("Ada", token("Ada")))
    await ada.next("room")
    server.keeper.ask(GoOn())
    assert (await ada.next("room"))["phase"] == "open"
    before = server.keeper.room
    parts = await asyncio.gather(*(attack(connect, server.port, seed, MESSAGES // 20) for seed in range(20)))
    heard = [received for part in parts for received in part]
    room = server.keeper.room
    assert (room.phase, room.current, room.locked, room.paused) == (before.phase, before.current, False, False)
    assert room.rounds == before.rounds
    assert [seat.name for seat in room.players()] == ["Ada"]
    ada.say({"type": "answer", "question": 0, "answer": {"pick": 1}, "id": 5})
    assert await ada.next("taken", "refused") == {"type": "taken", "id": 5}
    assert len(heard) > 100
    assert not [received for received in heard if b"Norway" in received]  # the question itself is for players alone
    for received in (*heard, bytes(ada.received)):
        assert KEY.encode() not in received


@pytest.mark.slow
async def test_a_player_who_means_harm_plays_like_any_other(serve, connect):
    """With a seat, early, late, duplicate and forged messages come to one answer, the last one in time."""
    server = serve()
    mallory, ada = await connect(server.port), await connect(server.port)
    mallory.say(joining("Mallory", token("Mallory")))
    await mallory.next("room")
    ada.say(joining("Ada", token("Ada")))
    await ada.next("room")
    chance = random.Random(5)
    for question in range(len(EVERY_KIND)):
        for phase in ("closed", "open"):
            for _ in range(4):
                at, right = chance.randrange(len(EVERY_KIND)), chance.choice((RIGHT, WRONG))
                forged = {"seat": 2, "token": token("Ada"), "points": 9_999, "at": 0, "ms": -5}
                mallory.say({"type": "answer", "question": at, "answer": encode_answer(right[at]), "id": at, **forged})
                reply = await mallory.next("taken", "refused")
                assert (reply["type"] == "taken") == (phase == "open" and at == question)
            if phase == "closed":
                server.keeper.ask(GoOn())
                while (await mallory.next("room"))["phase"] != "open":
                    pass
        await asyncio.sleep(1.0)  # within the rate of an honest client
        server.keeper.ask(GoOn())
        server.keeper.ask(GoOn())
    while (await mallory.next("room"))["phase"] != "revealed":
        pass
    assert not [round for round in server.keeper.room.rounds if 2 in round.answers]


async def sent_to_a_player(serve, connect, questions) -> bytes:
    """All bytes that a player is sent from the door to the closing of every question, without any reveal."""
    server = serve(RoomRules(seats=5), questions)
    ada = await connect(server.port, keep=True)
    ada.say(joining("Ada", token("Ada")))
    await ada.next("room")
    for question in range(len(questions)):
        server.keeper.ask(GoOn())
        await ada.next("room")
        ada.say({"type": "answer", "question": question, "answer": encode_answer(WRONG[question]), "id": 1})
        await ada.next("taken", "refused")
        server.keeper.ask(GoOn())
        assert (await ada.next("room"))["phase"] == "closed"
        heard = bytes(ada.received)
        server.keeper.ask(GoOn())
        await ada.next("room")
        assert KEY.encode() in bytes(ada.received)[len(heard) :]
        yield heard
        ada.received.clear()


@pytest.mark.slow
async def test_the_bytes_before_a_reveal_are_the_same_whatever_the_key_is(serve, connect):
    ours = [heard async for heard in sent_to_a_player(serve, connect, EVERY_KIND)]
    others = [heard async for heard in sent_to_a_player(serve, connect, OTHER_KEYS)]
    assert len(ours) == len(EVERY_KIND)
    assert [blurred(heard) for heard in ours] == [blurred(heard) for heard in others]
    assert not [heard for heard in ours if KEY.encode() in heard]


def blurred(heard: bytes) -> bytes:
    """Without what differs from run to run: the head of the handshake and what pings measured."""
    return re.sub(rb'"delay":(\d+|null)|.{0,4}\{"type":"ping"[^}]*\}', b"", heard.rpartition(b"\r\n\r\n")[2])
