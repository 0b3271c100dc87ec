"""A live room under load: 2,000 players answer one question at the same moment, beside a bare echo server.

Both servers are processes of their own on one core, on the same stack (Starlette, uvicorn, uvloop, httptools); all
clients are in this process, on the other core. The room is `quizgame host --headless` as it is: every answer is on disk
before it is acknowledged, and printed as a line. The echo sends back what it gets. Rounds alternate.

    python benchmarks/room.py [PLAYERS [ROUNDS]]
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/server"))

from sockets import Socket, connect, frame, joining

from quizgame.classroom.events import Answered
from quizgame.store.room_log import read_events

PLAYERS = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 8
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

ECHO = """
import socket
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

async def echo(websocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)

bound = socket.socket()
bound.bind(("127.0.0.1", 0))
print(bound.getsockname()[1], flush=True)
config = uvicorn.Config(
    Starlette(routes=[WebSocketRoute("/ws", echo)]), ws="websockets-sansio", ws_per_message_deflate=False,
    ws_ping_interval=None, log_config=None, access_log=False, lifespan="off", backlog=4096,
)
uvicorn.Server(config).run(sockets=[bound])
"""

CARD = "  - {{id: q{0}, q: What is {0} and {0}?, a: '{1}', wrong: ['{2}', '{3}']}}\n"
DECK = "format: 1\ntitle: Load\ncards:\n" + "".join(
    CARD.format(number, 2 * number, 3 * number, 4 * number) for number in range(1, ROUNDS + 1)
)


class Player(Socket):
    """A client that times its own round trip: from the sending to the acknowledgement."""

    seen = 0
    sent_at = 0.0
    took = 0.0
    waiting: asyncio.Future[None] | None = None
    is_echo = False

    def hear(self, text: bytes) -> None:
        if self.is_echo or text.startswith(b'{"type":"taken"'):
            self.took = time.perf_counter() - self.sent_at
            self._done()
        elif text.startswith(b'{"type":"ping"'):
            super().hear(text)
        elif text.startswith(b'{"type":"room"'):
            self.seen += 1
            self._done()
        elif text.startswith((b'{"type":"refused"', b'{"type":"bye"')):
            raise RuntimeError(text)

    def wait(self) -> asyncio.Future[None]:
        self.waiting = asyncio.get_running_loop().create_future()
        return self.waiting

    def _done(self) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(None)


def pinned(words: list[str], **more: Any) -> subprocess.Popen[bytes]:
    """A process on the first core alone, where that can be had."""
    process = subprocess.Popen(words, **more)
    if len(CORES) > 1:
        os.sched_setaffinity(process.pid, {CORES[0]})
    return process


def kilobytes(pid: int) -> int:
    """The memory a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def seconds(pid: int) -> float:
    """The time a process has had of its core, in the kernel and outside."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def crowd(port: int, *, is_echo: bool) -> list[Player]:
    made: list[Player] = []
    for at in range(0, PLAYERS, 50):
        batch = await asyncio.gather(*(connect(port, kind=Player) for _ in range(at, min(at + 50, PLAYERS))))
        for player in batch:
            player.is_echo = is_echo
        made += batch
    return made


async def burst(players: list[Player], payloads: list[bytes]) -> list[float]:
    """All send at once; each one's milliseconds until it is acknowledged."""
    waits = [player.wait() for player in players]
    for player, payload in zip(players, payloads, strict=True):
        player.sent_at = time.perf_counter()
        player.write(payload)
    await asyncio.wait_for(asyncio.gather(*waits), 60)
    return [player.took * 1_000 for player in players]


def told(name: str, rounds: list[list[float]]) -> tuple[float, float]:
    """The best round's p50 and p99, and those of all."""
    figures = []
    for one in rounds:
        ordered = sorted(one)
        figures.append((ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]))
    best = min(figures, key=lambda pair: pair[1])
    every = "  ".join(f"{p50:.0f}/{p99:.0f}" for p50, p99 in figures)
    median = statistics.median(p99 for _, p99 in figures)
    print(f"{name:<6} p50/p99 ms: best {best[0]:.0f}/{best[1]:.0f}, median p99 {median:.0f}   (rounds: {every})")
    return best[1], median


async def main() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(20_000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    if len(CORES) > 1:
        os.sched_setaffinity(0, set(CORES[1:]))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "load.yaml").write_text(DECK)
        echo = pinned([sys.executable, "-c", ECHO], stdout=subprocess.PIPE)
        assert echo.stdout is not None
        echo_port = int(echo.stdout.readline())
        words = [sys.executable, "-m", "quizgame", "host", str(home / "load.yaml"), "--headless", "--port", "0"]
        with (home / "lines").open("wb") as lines:
            room = pinned(
                [*words, "--seats", str(PLAYERS), "-n", str(ROUNDS)],
                stdin=subprocess.PIPE,
                stdout=lines,
                env={**os.environ, "QUIZGAME_HOME": str(home)},
            )
        try:
            await measure(home, echo, echo_port, room)
        finally:
            for process in (echo, room):
                process.kill()
                process.wait()


async def measure(home: Path, echo: subprocess.Popen[bytes], echo_port: int, room: subprocess.Popen[bytes]) -> None:
    while not (ready := (home / "lines").read_bytes().partition(b"\n"))[1]:
        await asyncio.sleep(0.1)
    told_ready = json.loads(ready[0])
    port, code = int(told_ready["addresses"][0].split(":")[2].split("/")[0]), told_ready["code"]
    assert room.stdin is not None

    before = kilobytes(echo.pid)
    echoing = await crowd(echo_port, is_echo=True)
    await burst(echoing, [frame(b"x" * 62)] * PLAYERS)
    echo_seat = (kilobytes(echo.pid) - before) / PLAYERS

    before = kilobytes(room.pid)
    players = await crowd(port, is_echo=False)
    began = time.perf_counter()
    for at in range(0, PLAYERS, 100):
        batch = players[at : at + 100]
        waits = [player.wait() for player in batch]
        for number, player in enumerate(batch, at):
            player.say(joining(f"Player {number}", f"token-{number:016d}", code))
        await asyncio.wait_for(asyncio.gather(*waits), 60)
    joined = time.perf_counter() - began
    seat = (kilobytes(room.pid) - before) / PLAYERS
    print(f"{PLAYERS:,} players; all have joined within {joined:.1f} s")

    echo_rounds, room_rounds, echo_core, room_core, after_one = [], [], 0.0, 0.0, 0.0
    for number in range(ROUNDS):
        payload = frame(json.dumps({"type": "answer", "question": number, "answer": {"pick": 1}, "id": 1}).encode())
        echo_core -= seconds(echo.pid)
        echo_rounds.append(await burst(echoing, [payload] * PLAYERS))
        echo_core += seconds(echo.pid)
        for _ in range(1 if number == 0 else 3):  # close and reveal the one before, open the next one
            waits = [player.wait() for player in players]
            room.stdin.write(b"next\n")
            room.stdin.flush()
            await asyncio.wait_for(asyncio.gather(*waits), 60)
        await asyncio.sleep(0.5)
        room_core -= seconds(room.pid)
        room_rounds.append(await burst(players, [payload] * PLAYERS))
        room_core += seconds(room.pid)
        if number == 0:
            after_one = (kilobytes(room.pid) - before) / PLAYERS
    after_all = (kilobytes(room.pid) - before) / PLAYERS

    kept = [event for path in home.glob("rooms/*.room") for event in read_events(path) if isinstance(event, Answered)]
    assert len(kept) == PLAYERS * ROUNDS, f"{len(kept)} answers are in the log"
    print(f"every one of {len(kept):,} acknowledged answers is in the log")
    (echo_best, echo_median), (room_best, room_median) = told("echo", echo_rounds), told("room", room_rounds)
    print(f"p99, room / echo: best {room_best / echo_best:.2f}, median {room_median / echo_median:.2f}   (budget 1.5)")
    each = [core * 1e6 / PLAYERS / ROUNDS for core in (room_core, echo_core)]
    print(
        f"time of the core for each answer, µs: room {each[0]:.0f}, echo {each[1]:.0f}, ratio {each[0] / each[1]:.2f}"
    )
    print(
        f"memory per seat, KB: {seat:.1f} seated, {after_one:.1f} after a question (budget 30), "
        f"{after_all:.1f} after {ROUNDS}; echo {echo_seat:.1f}"
    )


if sys.platform == "linux":
    try:
        import uvloop

        uvloop.run(main())
    except ImportError:
        asyncio.run(main())
else:
    print("this needs Linux: it reads memory from /proc and pins processes to cores")
