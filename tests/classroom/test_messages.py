"""The wire protocol: what is read, what is refused, and that its page tells it as it is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rooms import EVERY_KIND, KEY, OTHER_KEYS, RIGHT, Played

from quizgame.classroom.answering import misfit
from quizgame.classroom.commands import Code, Extend, Give, GoOn, GrantExtra, Kick
from quizgame.classroom.messages import (
    LONGEST_MESSAGE,
    AskMisses,
    Enter,
    EnterHost,
    Given,
    Malformed,
    Order,
    Pong,
    decode,
)
from quizgame.classroom.replies import (
    bye_message,
    encode,
    hello_message,
    host_message,
    ping_message,
    refused_message,
    room_message,
    seat_message,
    taken_text,
)
from quizgame.classroom.room import Phase
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.classroom.views import host_view, projector_view, room_view, seat_view
from quizgame.questions.answer import Arrange, Pick, Place, Say, Tick, Write
from quizgame.questions.codec import encode_answer

PAGE = Path(__file__).parents[2] / "docs/protocol.md"
TOKEN = "t" * 22


@pytest.mark.parametrize(
    ("message", "read"),
    [
        (
            {"type": "join", "v": 1, "code": "k7pmx", "token": TOKEN, "name": "Ada", "team": "Red"},
            Enter("k7pmx", TOKEN, "Ada", "Red"),
        ),
        ({"type": "join", "v": 1, "code": "K7PMX", "token": TOKEN}, Enter("K7PMX", TOKEN)),
        ({"type": "answer", "question": 0, "answer": {"pick": 2}, "id": 7}, Given(0, Pick(2), 7)),
        ({"type": "answer", "question": 1, "answer": {"tick": [2, 0, 2]}, "id": 7}, Given(1, Tick((0, 2)), 7)),
        ({"type": "answer", "question": 1, "answer": {"say": False}, "id": 7}, Given(1, Say(False), 7)),
        ({"type": "answer", "question": 1, "answer": {"write": "é\n"}, "id": 7}, Given(1, Write("é\n"), 7)),
        ({"type": "answer", "question": 1, "answer": {"arrange": [1, 0]}, "id": 7}, Given(1, Arrange((1, 0)), 7)),
        ({"type": "answer", "question": 1, "answer": {"place": 0}, "id": 7}, Given(1, Place(0), 7)),
        ({"type": "misses", "id": 4}, AskMisses(4)),
        ({"type": "pong", "ping": 3}, Pong(3)),
        ({"type": "host", "v": 1, "secret": "s"}, EnterHost("s")),
        ({"type": "command", "command": "next", "id": 1}, Order(GoOn(), 1)),
        ({"type": "command", "command": "extend", "ms": 30_000, "id": 1}, Order(Extend(30_000), 1)),
        ({"type": "command", "command": "kick", "seat": 3, "id": 1}, Order(Kick(3), 1)),
        ({"type": "command", "command": "extra", "seat": 3, "percent": 50, "id": 1}, Order(GrantExtra(3, 50), 1)),
    ],
)
def test_messages_are_read(message: dict[str, Any], read: object) -> None:
    assert decode(json.dumps(message)) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        "[" * 2_000,
        '{"type":"answer"' + "," * 100,
        '{"type":"join","v":2,"code":"K7PMX","token":"' + TOKEN + '"}',
        '{"type":"join","v":1,"code":"K7PMX","token":"short"}',
        '{"type":"join","v":1,"code":5,"token":"' + TOKEN + '"}',
        '{"type":"join","v":1,"code":"K7PMX","token":"' + TOKEN + '","name":"\\ud800"}',
        '{"type":"answer","question":true,"answer":{"pick":1},"id":1}',
        '{"type":"answer","question":1,"answer":{"pick":true},"id":1}',
        '{"type":"answer","question":1,"answer":{"pick":1.0},"id":1}',
        '{"type":"answer","question":1,"answer":{"pick":-1},"id":1}',
        '{"type":"answer","question":1,"answer":{"pick":1,"say":true},"id":1}',
        '{"type":"answer","question":1,"answer":{"tick":[[]]},"id":1}',
        '{"type":"answer","question":1,"answer":{"arrange":' + json.dumps(list(range(51))) + '},"id":1}',
        '{"type":"answer","question":1,"answer":{"write":"\\u001b[2J"},"id":1}',
        '{"type":"answer","question":1,"answer":{"rate":4},"id":1}',
        '{"type":"answer","question":NaN,"answer":{"pick":1},"id":1}',
        '{"type":"answer","question":1,"answer":{"pick":1},"id":1e400}',
        '{"type":"pong"}',
        '{"type":"command","command":["next"],"id":1}',
        '{"type":"command","command":"kick","id":1}',
        '{"type":"command","command":"join","id":1}',
        '{"type":["join"]}',
        " " * (LONGEST_MESSAGE + 1),
    ],
)
def test_what_is_no_message_is_told_and_does_no_harm(text: str) -> None:
    assert isinstance(decode(text), Malformed)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
NEAR = st.fixed_dictionaries(
    {"type": st.sampled_from(["join", "answer", "pong", "host", "command"])},
    optional={
        "v": st.just(1) | JSON,
        "question": st.integers(0, 9) | JSON,
        "id": st.integers(0, 9) | JSON,
        "answer": st.dictionaries(st.sampled_from(["pick", "tick", "say", "write", "arrange", "place"]), JSON) | JSON,
        "token": st.text(min_size=22) | JSON,
        "command": st.sampled_from(["next", "kick", "extend", "extra"]) | JSON,
        "seat": JSON,
        "ms": JSON,
    },
)


@given(st.text() | JSON.map(json.dumps) | NEAR.map(json.dumps))
def test_whatever_comes_is_read_or_refused(text: str) -> None:
    message = decode(text)
    if isinstance(message, Given):
        for shown in EVERY_KIND:
            assert isinstance(misfit(shown, message.answer), str)
        json.dumps(encode_answer(message.answer), ensure_ascii=False).encode()
    elif isinstance(message, Enter):
        message.name.encode()
        message.token.encode("ascii")


def all_that_is_sent(played: Played) -> list[str]:
    """Every message that anybody could be sent now, and the view that the big screen is drawn from."""
    room, here, now = played.room, frozenset({1}), played.now
    sent = [encode(hello_message(room)), encode(room_message(room_view(room, now)))]
    sent += [encode(seat_message(seat_view(room, seat, now))) for seat in room.players()]
    return [*sent, encode(host_message(host_view(room, here, now))), repr(projector_view(room, here, now))]


@pytest.mark.parametrize("question", range(len(EVERY_KIND)))
def test_nothing_of_the_key_is_sent_before_the_reveal(question: int) -> None:
    """Rooms with other keys send the same bytes, and none of the texts that only the key holds."""
    rooms = [Played(RoomRules(limit=9_000), (shown[question],)) for shown in (EVERY_KIND, OTHER_KEYS)]
    for step in range(3):
        sent = [all_that_is_sent(played) for played in rooms]
        assert sent[0] == sent[1]
        assert not [text for text in sent[0] if KEY in text and f'write":"{KEY}' not in text]
        for played in rooms:
            if step == 0:
                played.join("Ada", "Bob")
            played.go_on()
            if step == 0:
                played.do(Give(1, 0, RIGHT[question]))
    revealed = [all_that_is_sent(played) for played in rooms]
    assert rooms[0].room.phase is Phase.REVEALED
    assert revealed[0] != revealed[1]
    assert f"{KEY}: because." in revealed[0][1]


def test_nothing_of_any_key_is_sent_before_the_deadline() -> None:
    rules = RoomRules(pace=Pace.SELF, limit=9_000)
    rooms = [Played(rules, shown) for shown in (EVERY_KIND, OTHER_KEYS)]
    for played in rooms:
        played.join("Ada", "Bob")
        played.go_on()
        for question, answer in enumerate(RIGHT):
            if question != 3:  # the answer typed there is itself a text of the key
                played.do(Give(1, question, answer))
    for _ in range(2):
        sent = [all_that_is_sent(played) for played in rooms]
        assert sent[0] == sent[1]
        assert not [text for text in sent[0] if KEY in text]
        for played in rooms:
            played.go_on()
    assert all(f"{KEY}: because." in all_that_is_sent(played)[1] for played in rooms)


def examples() -> list[dict[str, Any]]:
    blocks = re.findall(r"^```json\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [json.loads(block) for block in blocks]


def test_the_page_shows_every_message_with_an_example_of_its_shape() -> None:
    by_type: dict[str, list[dict[str, Any]]] = {}
    for example in examples():
        by_type.setdefault(example["type"], []).append(example)
    for name in ("join", "answer", "pong", "host", "command"):
        assert by_type[name]
        for example in by_type[name]:
            assert not isinstance(decode(json.dumps(example)), Malformed), example
    played = Played(RoomRules(teams=("Red", "Blue"), limit=20_000))
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 0, RIGHT[0]))
    played.go_on(2)
    room, now = played.room, played.now
    seat = room.seats[1]
    real = [
        hello_message(room),
        room_message(room_view(room, now)),
        seat_message(seat_view(room, seat, now)),
        host_message(host_view(room, frozenset({1}), now)),
        json.loads(taken_text(1)),
        refused_message("late", "The time is up.", 1),
        ping_message(1, 2),
        bye_message("kicked", "You were taken out of this game."),
    ]
    for message in real:
        for example in by_type[message["type"]]:
            assert sorted(example) == sorted(message)


def test_the_page_names_every_refusal() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert not [code for code in Code if f"`{code}`" not in text]
