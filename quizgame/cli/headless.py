"""A room without a screen: its events as lines of JSON, its host's commands as lines of text."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterable
from dataclasses import asdict
from queue import SimpleQueue
from typing import Any

from quizgame.app.hosting import Hosted
from quizgame.app.rooms import Change, Reply
from quizgame.classroom.codec import tell_event
from quizgame.classroom.commands import HostCommand, Refusal
from quizgame.classroom.orders import read_order
from quizgame.classroom.replies import encode
from quizgame.classroom.room import Phase
from quizgame.errors import QuizgameError
from quizgame.reading.diagnostic import REFUSED
from quizgame.server.addresses import room_addresses
from quizgame.server.running import RoomServer

LONGEST_LINE = 400
Plain = dict[str, Any]


class Headless:
    """Runs one room until a line says `quit`, it is interrupted, or it is over and the input has ended.

    What is to be printed goes through a queue, so that nobody who reads slowly holds the room up.
    """

    def __init__(self, hosted: Hosted, server: RoomServer) -> None:
        self._hosted = hosted
        self._keeper = hosted.keeper
        self._server = server
        self._lines: SimpleQueue[Plain | None] = SimpleQueue()
        self._input_ended = threading.Event()

    def run(self) -> int:
        """Serve the room; gives the exit code.

        Raises:
            QuizgameError: the server could not begin.
            KeyboardInterrupt: it was interrupted.
        """
        if hasattr(signal, "SIGTERM"):
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        room = self._keeper.room
        self._keeper.subscribe(self._changed)
        self._server.on_end(lambda: self._lines.put(None))
        self._server.start()
        ready = {"event": "ready", "room": room.id, "code": room.code, "phase": str(room.phase)}
        addresses = room_addresses(self._server.port, room.code, lan=self._server.lan)
        self._say({**ready, **_secret(self._hosted), "addresses": list(addresses)})
        threading.Thread(target=self._read, name="commands", daemon=True).start()
        while True:
            waiting = [self._lines.get()]
            while not self._lines.empty():
                waiting.append(self._lines.get())
            _print(line for line in waiting if line is not None)
            if self._server.failure:
                raise QuizgameError(
                    f"the room's server failed: {self._server.failure}",
                    "`quizgame host --resume` goes on where it stood",
                )
            if None in waiting:
                return 0

    def _read(self) -> None:
        for line in sys.stdin:
            text = line.strip()
            if text == "quit":
                self._lines.put(None)
                return
            if text:
                self._obey(text[:LONGEST_LINE])
        self._input_ended.set()
        if self._keeper.room.phase is Phase.ENDED:
            self._lines.put(None)

    def _obey(self, text: str) -> None:
        if text == "status":
            self._say({"event": "status", "at": self._keeper.now, **_plain(asdict(self._keeper.host_view()))})
            return
        command = read_order(self._keeper.room, text)
        if isinstance(command, str):
            self._say({"event": "refused", "command": text, "code": "unknown", "text": command})
        else:
            self._ask(command, text)

    def _ask(self, command: HostCommand, text: str) -> None:
        def told(reply: Reply) -> None:
            if isinstance(reply, Refusal):
                self._say({"event": "refused", "command": text, "code": str(reply.code), "text": reply.text})

        self._keeper.ask(command, told)

    def _changed(self, change: Change) -> None:
        for event in change.events:
            self._say(tell_event(event))
        if change.room.phase is Phase.ENDED and self._input_ended.is_set():
            self._lines.put(None)

    def _say(self, line: Plain) -> None:
        self._lines.put(line)


def _print(lines: Iterable[Plain]) -> None:
    """Print lines of JSON in UTF-8, in one go; control characters as JSON spells them."""
    text = "".join(f"{encode(line)}\n" for line in lines)
    sys.stdout.buffer.write(REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode())
    sys.stdout.buffer.flush()


def _secret(hosted: Hosted) -> Plain:
    return {"secret": hosted.secret} if hosted.secret is not None else {}


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))
