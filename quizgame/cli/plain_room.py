"""A live room as lines of text, for one player: nothing is drawn, moved or coloured."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any, TextIO

from quizgame.app.joining import Client, keep_misses, refusal
from quizgame.classroom.keyless import read_question
from quizgame.cli.asking import question_lines, wanted
from quizgame.cli.layout import count
from quizgame.cli.output import one_line
from quizgame.questions.codec import encode_answer
from quizgame.questions.entry import read_answer
from quizgame.questions.shown import Shown

Plain = dict[str, Any]
LONGEST_LINE = 1_000
HELP = (
    "Answer with a number, or in words; a later answer takes the place of the one before, until the question closes.",
    "At your own pace, a number and a colon before the answer name the question: 3: 2. :list shows them all.",
    "  :quit    leave; your seat is kept while the room is open",
    "  :help    these lines",
)


class PlainRoom:
    """One player's lines, read from `lines` and told to `out`. With `echo`, what is read is repeated; `decks` is the
    folder of the own decks, for what was missed."""

    def __init__(self, client: Client, decks: Path, lines: TextIO, out: TextIO, echo: bool = False) -> None:
        self._client = client
        self._decks = decks
        self._lines = lines
        self._out = out
        self._echo = echo
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._asked: dict[int, Shown] = {}
        self._told: tuple[object, ...] = ()
        self._was_connected: bool | None = None
        self._left = False
        self._known = 0

    async def play(self) -> int:
        """Play until the room is over, the player leaves or the input ends; gives the exit code."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, args=(loop,), name="lines", daemon=True).start()
        self._say(f"Joining the room at {one_line(self._client.address.host)} …")
        running = loop.create_task(self._client.run())
        typing = loop.create_task(self._typed.get())
        news = loop.create_task(self._client.news.wait())
        try:
            while not running.done() and not self._left:
                await asyncio.wait((running, typing, news), return_when=asyncio.FIRST_COMPLETED)
                if news.done():
                    self._client.news.clear()
                    self._tell()
                    news = loop.create_task(self._client.news.wait())
                if typing.done():
                    await self._take(typing.result())
                    typing = loop.create_task(self._typed.get())
            self._tell()
            await self._offer_misses(typing)
        finally:
            for task in (running, typing, news):
                task.cancel()
            await asyncio.gather(running, typing, news, return_exceptions=True)
        return 0 if self._client.seen.bye is None or self._client.seen.bye.get("code") not in ("kicked", "freed") else 1

    async def _offer_misses(self, typing: asyncio.Task[str | None]) -> None:
        """Ask whether what was missed is to be kept; `typing` waits for the next line."""
        misses = self._client.seen.misses
        if misses is None or not misses["cards"] or self._left:
            return
        self._say(f"Keep what you missed as a deck, {count(misses['cards'], 'card')}? y/N:")
        line = await typing
        if (line or "").strip().casefold() in ("y", "yes"):
            path = keep_misses(self._decks, self._client.address.code, str(misses["text"]))
            self._say(f"Kept: {one_line(str(path))}. `quizgame play` asks these cards when they are due.")

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        while line := self._lines.readline(LONGEST_LINE):
            loop.call_soon_threadsafe(self._typed.put_nowait, line)
        loop.call_soon_threadsafe(self._typed.put_nowait, None)

    async def _take(self, line: str | None) -> None:
        """Obey a line: a name, a command, or an answer."""
        text = (line or "").strip("\ufeff \t\r\n")
        if self._echo and line is not None:
            self._say(one_line(text))
        if line is None or text == ":quit":
            self._left = True
            self._say("You left. Come back with the same command while the room is open.")
        elif text.startswith(":"):
            self._say(*(self._listed() if text == ":list" else HELP))
        elif self._client.seen.you is None:
            if text:
                await self._client.join(text)
        elif text:
            await self._answer(text)

    async def _answer(self, text: str) -> None:
        question = self._first_open() if self._asked else None
        if len(self._asked) > 1:
            number, colon, rest = text.partition(":")
            if colon and number.strip().isdecimal() and int(number) - 1 in self._asked:
                question, text = int(number) - 1, rest.strip()
        room = self._client.seen.room or {}
        if question is None or room.get("phase") != "open":
            self._say("No question is open now.")
            return
        answer = read_answer(self._asked[question], text)
        if isinstance(answer, str):
            self._say(one_line(answer))
            return
        await self._client.answer(question, encode_answer(answer))

    def _first_open(self) -> int:
        """The first question without an answer of one's own, else the first."""
        return next((index for index in self._asked if index not in self._client.seen.given), next(iter(self._asked)))

    def _tell(self) -> None:
        seen = self._client.seen
        if seen.connected is not self._was_connected and self._was_connected is not None and not self._client.is_over:
            self._say("Connected again." if seen.connected else "The connection was lost. Trying again …")
        if seen.hello is not None:
            self._was_connected = seen.connected
        elif seen.tries == 1:
            self._say("Nobody answers. Is that what the big screen says? Trying again; :quit leaves.")
        for message in seen.told[self._known :]:
            self._tell_reply(message)
        self._known = len(seen.told)
        if seen.hello is not None and seen.you is None and not seen.told and self._told == ():
            self._told = ("door",)
            self._say(f"Room: {one_line(str(seen.hello['title']))}", *self._door())
        if seen.room is not None and seen.you is not None:
            self._tell_room(seen.room, seen.you)

    def _door(self) -> list[str]:
        listed = bool((self._client.seen.hello or {}).get("listed"))
        return ["Type your name as it stands on the class list:" if listed else "Type your name:"]

    def _tell_reply(self, message: Plain) -> None:
        match message["type"]:
            case "taken":
                self._say("Your answer is in. It can be changed until the question closes.")
            case "refused" | "bye":
                self._say(one_line(refusal(message)))

    def _tell_room(self, room: Plain, you: Plain) -> None:
        """Tell where the room stands, once for each step of it."""
        step = (room["phase"], room["current"], room["paused"], room["skipped"])
        if step == self._told:
            return
        began = self._told in ((), ("door",))
        self._told = step
        if began:
            self._say(f"You are in as {one_line(str(you['name']))}. :help tells what can be typed.")
        if room["paused"]:
            self._say("The game is paused.")
            return
        match room["phase"]:
            case "lobby":
                self._say("Waiting for the teacher to begin.")
            case "open":
                self._tell_open(room, you)
            case "closed":
                self._say("Closed.")
            case "revealed":
                self._tell_revealed(room, you)
            case "ended":
                self._say("The game is over.", *self._board(room, you))

    def _tell_open(self, room: Plain, you: Plain) -> None:
        self._asked = {one["index"]: shown for one in room["questions"] if (shown := read_question(one)) is not None}
        if room["ms_left"] is not None:
            seconds = (you["ms_left"] or room["ms_left"]) // 1_000
            self._say("", f"You have {count(seconds // 60, 'minute') if seconds > 180 else count(seconds, 'second')}.")
        for index, shown in self._asked.items():
            self._say("", f"Question {index + 1} of {room['count']}", *question_lines(shown))
            if len(self._asked) == 1:
                self._say("You play from the next question on." if you["since"] > index else wanted(shown))
        if len(self._asked) > 1:
            self._say("", "Answer in any order: the number of the question, a colon, and the answer.")

    def _tell_revealed(self, room: Plain, you: Plain) -> None:
        if room["skipped"]:
            self._say("The question was skipped. It counts for nobody.")
            return
        outcomes = {one["question"]: one for one in you["outcomes"]}
        for reveal in room["reveals"]:
            own = outcomes.get(reveal["index"])
            told = "No answer." if own is None else _told_outcome(own)
            self._say("", f"Question {reveal['index'] + 1}: {told}", f"The answer: {one_line(str(reveal['told']))}")
            if reveal["explanation"]:
                self._say(one_line(str(reveal["explanation"])))
            for source in reveal["sources"]:
                self._say(f"Source: {one_line(', '.join(str(part) for part in source.values()))}")
        self._say(*self._board(room, you))

    def _board(self, room: Plain, you: Plain) -> list[str]:
        lines = [f"You have {count(you['points'], 'point')}" + (f", rank {you['rank']}." if you["rank"] else ".")]
        lines += [f"  {row['rank']}. {one_line(str(row['name']))}  {row['points']:,}" for row in room["board"]]
        if room["team_board"]:
            lines.append("Teams:")
            lines += [f"  {row['rank']}. {one_line(str(row['name']))}  {row['points']:,}" for row in room["team_board"]]
        return lines

    def _listed(self) -> list[str]:
        given = self._client.seen.given
        return [
            f"{index + 1}. {one_line(shown.question.prompt)}{' (answered)' if index in given else ''}"
            for index, shown in self._asked.items()
        ] or ["No question is open now."]

    def _say(self, *lines: str) -> None:
        self._out.write("".join(f"{line}\n" for line in lines))
        self._out.flush()


def _told_outcome(own: Plain) -> str:
    word = "right" if own["credit"] >= 1 else "partly right" if own["credit"] > 0 else "wrong"
    brought = f", {own['points']:+,} points" if own["points"] else ""
    return f"{word}{brought}. {one_line(str(own['why']))}".rstrip()
