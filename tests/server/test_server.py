"""A room over real sockets: coming in, playing, coming back, and what is refused."""

import asyncio
import http.client
import json
import random
from dataclasses import replace

import pytest
from rooms import SECRET, options, token
from sockets import Socket, frame, joining

from quizgame.app.joining import Client, read_address
from quizgame.classroom.commands import GoOn, Kick
from quizgame.classroom.rules import RoomRules
from quizgame.errors import QuizgameError, UsageError
from quizgame.server.limits import limits_for
from quizgame.server.running import RoomServer

PICK = {"type": "answer", "question": 0, "answer": {"pick": 1}, "id": 5}


async def player(connect, port: int, name: str) -> Socket:
    socket = await connect(port)
    socket.say(joining(name, token(name)))
    await socket.next("you")
    await socket.next("room")
    return socket


async def host(connect, port: int) -> Socket:
    socket = await connect(port)
    socket.say({"type": "host", "v": 1, "secret": SECRET})
    await socket.next("class")
    return socket


async def do(host: Socket, command: str, **values: int) -> None:
    host.say({"type": "command", "command": command, "id": 1, **values})
    assert (await host.next("taken", "refused"))["type"] == "taken"


async def test_a_question_is_played_from_the_door_to_the_board(serve, connect):
    port = serve().port
    teacher, ada, bob = (
        await host(connect, port),
        await player(connect, port, "Ada"),
        await player(connect, port, "Bob"),
    )
    await do(teacher, "next")
    assert (await ada.next("room"))["questions"][0]["choices"] == ["Canada", "Norway", "Germany"]
    ada.say(PICK)
    assert await ada.next("taken", "refused") == {"type": "taken", "id": 5}
    bob.say({**PICK, "answer": {"pick": 0}})
    await bob.next("taken")
    await do(teacher, "close")
    ada.say({**PICK, "answer": {"pick": 0}})
    assert (await ada.next("refused"))["code"] == "not-open"
    await do(teacher, "next")
    own = await ada.next("you")
    shown = await ada.next("room")
    assert shown["reveals"][0]["right"] == [1]
    assert [row["name"] for row in shown["board"]] == ["Ada", "Bob"]
    assert (own["right"], own["rank"], own["outcomes"][0]["credit"]) == (1, 1, 1.0)


async def test_extra_time_is_on_the_clock_of_its_player_alone(serve, connect):
    server = serve(RoomRules(limit=60_000))
    ada, teacher = await player(connect, server.port, "Ada"), await host(connect, server.port)
    bob = await player(connect, server.port, "Bob")
    await do(teacher, "extra", seat=1, percent=50)
    assert (await ada.next("you"))["extra"] == 50
    await do(teacher, "next")
    for extended in (0, 30_000):
        if extended:
            await do(teacher, "extend", ms=extended)
        own, room = await ada.next("you"), await bob.next("room")
        assert 0 <= (60_000 + extended) * 1.5 - own["ms_left"] < 20_000
        assert 0 <= 60_000 + extended - room["ms_left"] < 20_000
    await do(teacher, "pause")
    assert (await bob.next("room"))["paused"]


async def test_a_token_brings_a_player_back_with_the_answer_kept(serve, connect):
    server = serve()
    ada = await player(connect, server.port, "Ada")
    server.keeper.ask(GoOn())
    await ada.next("room")
    ada.say(PICK)
    await ada.next("taken")
    ada.drop()
    again = await connect(server.port)
    again.say(joining("Somebody else", token("Ada")))
    back = await again.next("you")
    assert (back["seat"], back["name"], back["answers"]) == (1, "Ada", [[0, {"pick": 1}]])
    assert (await again.next("room"))["phase"] == "open"
    assert len(server.keeper.room.seats) == 1


async def test_a_client_comes_back_by_itself_and_its_answer_is_not_lost(serve, connect):
    server = serve()
    address = read_address(f"http://127.0.0.1:{server.port}/{server.keeper.room.code.lower()}/")
    client = Client(address, token("Ada"), random.Random(1), "Ada")
    running = asyncio.create_task(client.run())
    await until(client, lambda: client.seen.room is not None)
    server.keeper.ask(GoOn())
    await until(client, lambda: client.seen.room["phase"] == "open")
    await client.answer(0, {"pick": 0})
    await client.drop()  # whatever was on its way may be lost
    await client.answer(0, {"pick": 1})
    await until(client, lambda: client.unacknowledged == 0)
    assert server.keeper.room.rounds[0].answers[1].answer.index == 1
    server.keeper.ask(Kick(1))
    await asyncio.wait_for(running, 20)
    assert client.seen.bye["code"] == "kicked"


async def until(client, holds):
    while not holds():
        client.news.clear()
        await asyncio.wait_for(client.news.wait(), 20)


async def test_a_kick_sticks(serve, connect):
    server = serve()
    ada, teacher = await player(connect, server.port, "Ada"), await host(connect, server.port)
    await do(teacher, "kick", seat=1)
    assert (await ada.end())[-1]["code"] == "kicked"
    for name, own in (("Ada", token("Ada")), ("Eve", token("Ada")), ("ADA", token("x"))):
        socket = await connect(server.port)
        socket.say(joining(name, own))
        assert (await socket.end())[-1]["code"] == "kicked"


async def test_whoever_has_no_seat_and_no_code_is_told_nothing(serve, connect):
    server = serve()
    stranger = await connect(server.port)
    assert sorted(await stranger.next()) == ["listed", "locked", "teams", "title", "type", "v"]
    stranger.say(joining("Ada", token("Ada"), code="AAAAA"))
    assert (await stranger.next())["code"] == "code"
    stranger.say(PICK)
    assert (await stranger.next())["code"] == "no-seat"
    stranger.say({"type": "command", "command": "next", "id": 1})
    assert (await stranger.next())["code"] == "not-host"
    stranger.say({"type": "host", "v": 1, "secret": "guess"})
    assert (await stranger.next())["code"] == "not-host"
    server.keeper.ask(GoOn())
    ada = await player(connect, server.port, "Ada")
    assert stranger.messages.empty()
    ada.say(joining("Bob", token("Bob")))
    assert (await ada.next("refused"))["text"] == "This connection has a seat already."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"".join(frame(b"x") for _ in range(11)), "malformed"),
        (b"".join(frame(b"\x00\xff", opcode=2) for _ in range(11)), "malformed"),
        (b"".join(frame(json.dumps(PICK).encode()) for _ in range(40)), "rate"),
    ],
)
async def test_who_does_not_speak_as_it_should_is_let_go(serve, connect, data, code):
    port = serve().port
    socket = await connect(port)
    socket.write(data)
    assert (await socket.end())[-1]["code"] == code


@pytest.mark.parametrize(
    "data", [frame(b" " * 5_000), frame(b"\xff"), frame(b"{", fin=False) + frame(b"x" * 5_000, opcode=0), b"\xff" * 40]
)
async def test_what_is_no_frame_or_too_long_ends_its_connection_alone(serve, connect, data):
    port = serve().port
    ada, socket = await player(connect, port, "Ada"), await connect(port)
    socket.write(data)
    await socket.end()
    ada.say(PICK)
    assert (await ada.next("refused"))["code"] == "not-open"


async def test_there_is_an_end_to_connections(serve, connect):
    limits = replace(limits_for(10), connections=3, per_address=2)
    port = serve(limits=limits).port
    first, _, third = await connect(port), await connect(port), await connect(port)
    assert (await third.end())[-1]["code"] == "busy"
    first.drop()
    await first.end()
    fourth = await connect(port)
    assert (await fourth.next())["type"] in ("hello", "bye")


async def test_who_does_not_read_is_let_go_and_holds_up_nobody(serve, connect):
    long = replace(options(), question=replace(options().question, prompt="Which of them? " * 300))
    server = serve(RoomRules(), (long,), replace(limits_for(10), outbox=20, burst=10**6))
    slow = await connect(server.port, buffer=4_096)
    slow.say(joining("Slow", token("Slow")))
    await slow.next("room")
    ada, teacher = await player(connect, server.port, "Ada"), await host(connect, server.port)
    await do(teacher, "next")
    slow.transport.pause_reading()
    again = frame(json.dumps(joining("Slow", token("Slow"))).encode())
    slow.write(again * 5_000)  # each is answered by more than four thousand bytes
    while [seat["seat"] for seat in (await teacher.next("class"))["seats"] if seat["present"]] != [2]:
        pass
    ada.say(PICK)
    assert (await ada.next("taken", "refused"))["type"] == "taken"


async def test_silent_connections_are_let_go_and_delays_are_measured(serve, connect):
    limits = replace(limits_for(10), idle=1.0, silent=2.0, ping=0.5)
    server = serve(limits=limits)
    idle, ada, mute = (
        await connect(server.port),
        await player(connect, server.port, "Ada"),
        await player(connect, server.port, "Mute"),
    )
    mute.hear = lambda text: mute.messages.put_nowait(json.loads(text))
    assert (await idle.end())[-1]["code"] == "silent"
    assert (await mute.end())[-1]["code"] == "silent"
    await mute.closed.wait()
    ada.say(PICK)
    assert (await ada.next("refused"))["code"] == "not-open"
    assert server.keeper.present == {1}


async def test_another_sites_page_cannot_use_the_socket(serve, connect):
    port = serve().port
    own = await connect(port, more=f"Origin: http://127.0.0.1:{port}\r\n")
    assert own.status.startswith("HTTP/1.1 101")
    other = await connect(port, more="Origin: http://evil.example\r\n")
    assert other.status.startswith("HTTP/1.1 403")


async def test_stopping_says_good_bye(serve, connect):
    server = serve()
    ada = await player(connect, server.port, "Ada")
    await asyncio.to_thread(server.stop)
    assert (await ada.end())[-1]["code"] == "away"


def get(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    response = connection.getresponse()
    response.body = response.read()
    connection.close()
    return response


def test_the_page_and_its_files_come_with_strict_headers(serve):
    port = serve().port
    for path, kind in (("/", "html"), ("/K7PMX", "html"), ("/page/page.js", "javascript"), ("/page/page.css", "css")):
        response = get(port, path)
        assert response.status == 200
        assert kind in response.headers["content-type"]
        policy = response.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert f"connect-src 'self' ws://127.0.0.1:{port}" in policy
        assert "unsafe" not in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "server" not in response.headers


@pytest.mark.parametrize(
    "path", ["/page/none.js", "/page/../site.py", "/page/%2e%2e/site.py", "/favicon.ico", "/a/b", "/page/", "/ws"]
)
def test_nothing_else_is_there(serve, path):
    response = get(serve().port, path)
    assert response.status == 404
    assert b"import" not in response.body


def test_the_page_asks_for_nothing_from_elsewhere_and_runs_nothing_inline(serve):
    port = serve().port
    html = get(port, "/").body.decode()
    assert "http://" not in html
    assert "https://" not in html
    assert "<style" not in html
    assert "style=" not in html
    assert " on" not in html.replace(" one", "")
    script = get(port, "/page/page.js").body.decode()
    assert "innerHTML" not in script
    assert "eval(" not in script


def test_a_port_in_use_is_told(serve):
    server = serve()
    with pytest.raises(QuizgameError, match="in use"):
        RoomServer(server.keeper, server.port)


@pytest.mark.parametrize(
    "text", ["", "K7PMX", "host/K7PMX", "1.2.3.4:8000", "1.2.3.4:99999/K7PMX", "h:1/a/b", "[::1/x"]
)
def test_what_is_no_address_is_told(text):
    with pytest.raises(UsageError):
        read_address(text)


def test_addresses_are_read_as_they_are_typed():
    assert read_address("192.168.1.5:8000/k7pmx").url == "ws://192.168.1.5:8000/ws"
    assert read_address("http://[::1]:80/K7PMX/").url == "ws://[::1]:80/ws"


async def test_misses_are_taken_home_as_cards_and_never_before_their_reveal(serve, connect):
    port = serve().port
    teacher, ada, stranger = await host(connect, port), await player(connect, port, "Ada"), await connect(port)
    stranger.say({"type": "misses", "id": 1})
    assert (await stranger.next("refused"))["code"] == "no-seat"
    await do(teacher, "next")
    ada.say({"type": "misses", "id": 2})
    assert (await ada.next("misses")) == {"type": "misses", "id": 2, "name": "cards-ada.yaml", "cards": 0, "text": ""}
    await do(teacher, "close")
    await do(teacher, "next")
    ada.say({"type": "misses", "id": 3})
    taken = await ada.next("misses")
    assert taken["cards"] == 1
    assert "Which country led?" in taken["text"]
