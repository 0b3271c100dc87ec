"""A game as lines of text, for screen readers, pipes and tests: nothing is drawn, moved or coloured."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TextIO

from quizgame.app.sitting import Sitting
from quizgame.cli.asides import ASIDES, obey_aside
from quizgame.cli.asking import back_lines, ground_lines, question_lines, wanted
from quizgame.cli.output import one_line
from quizgame.cli.sources import told_source
from quizgame.cli.telling import heading, opening_lines, result_lines, verdict_lines
from quizgame.errors import GameError, StoreError
from quizgame.memory.scheduler import Rating
from quizgame.play.turn import Turn
from quizgame.questions.answer import Answer
from quizgame.questions.entry import read_answer
from quizgame.questions.shown import Flip, Shown

LONGEST_LINE = 2_000
_NO_TEXT = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ufffd]")
"""What keys and broken input leave in a line, and what stands for bytes that cannot be read; nobody means it."""
_REVISING = (
    "  :undo    take the last answer back; :redo gives it again",
    "  :regrade again, hard, good or easy: judge the last answer yourself",
)
HELP = (
    "Answer with an option's number, or in words. A line that starts with a colon is a command:",
    "  :hint    a hint; a right answer then counts half",
    "  :skip    pass this question over",
    "  :source  what the answer rests on",
    "  :flag    mark this question as wrong or unclear; :flag last marks the one before",
    *_REVISING,
    *ASIDES,
    "  :quit    stop; everything answered is kept, and `quizgame play --resume` goes on",
    "  :end     end the game now, for its result: an exam is handed in",
    "  :help    these lines",
)


_HOW_TO_REGRADE = "Type :regrade again, :regrade hard, :regrade good or :regrade easy."


class PlainGame:
    """One sitting, read line by line from `lines` and told to `out`.

    `tick` gives milliseconds that never go back. With `echo`, what is read is repeated, since no terminal shows it. One
    that `lingers` offers after the result to take answers back.
    """

    def __init__(
        self,
        sitting: Sitting,
        lines: TextIO,
        out: TextIO,
        tick: Callable[[], int],
        echo: bool = False,
        lingers: bool = False,
    ) -> None:
        self._sitting = sitting
        self._lines = lines
        self._out = out
        self._tick = tick
        self._echo = echo
        self._lingers = lingers
        self._began: int | None = None

    def play(self) -> None:
        """Ask until the game is finished, the input ends or the player quits; then tell the result.

        Raises:
            StoreError: an answer could not be committed; those before it are kept.
            KeyboardInterrupt: the player pressed Ctrl-C; everything answered is kept, and said to be.
        """
        self._say(*opening_lines(self._sitting.game))
        try:
            while True:
                while (shown := self._sitting.shown) is not None and self._ask(shown):
                    pass
                self._tell_result()
                if not self._is_revised():
                    break
        except KeyboardInterrupt:
            with suppress(StoreError):
                self._leave()
            self._say("", "Interrupted. Everything answered is kept.")
            raise

    def _ask(self, shown: Shown) -> bool:
        """Ask one question until it is answered or skipped; False if the player stops instead."""
        game = self._sitting.game
        again = any(turn.question.id == shown.question.id for turn in game.turns)
        self._say("", heading(game, again), *question_lines(shown))
        self._began, turned = self._tick(), False
        while True:
            line = self._read(wanted(shown, turned))
            if line is None or line == ":quit":
                self._leave()
                return False
            if line == ":end":
                self._sitting.end()
                return False
            if line == ":skip":
                self._tell(self._sitting.skip(self._open_for()))
                return True
            if line.startswith(":"):
                turns = self._sitting.game.turns
                self._say(*self._obey(line, shown))
                if self._sitting.game.turns is not turns or self._sitting.game.waiting[:1] != (shown.question,):
                    return True
                continue
            if isinstance(shown, Flip) and not turned:
                turned = True
                self._say(*back_lines(shown))
                continue
            answer = _answer(shown, line)
            if isinstance(answer, str):
                self._say(one_line(answer))
                continue
            self._tell(self._sitting.answer(answer, self._open_for()))
            return True

    def _open_for(self) -> int:
        """The milliseconds since the question was shown."""
        return 0 if self._began is None else self._tick() - self._began

    def _leave(self) -> None:
        """Keep how long the question was open: leaving buys no time."""
        self._sitting.leave(self._open_for())
        self._began = None

    def _obey(self, line: str, shown: Shown) -> list[str]:
        """What a command answers."""
        match line.split():
            case [":help"]:
                return self._help()
            case [":hint"]:
                hint = self._sitting.hint()
                return [f"Hint: {one_line(hint.text)}" if hint else "There is no hint for this question."]
            case [":source"]:
                # the place in a source may name the very year that is asked for; it is told after the answer
                told = [told_source(reference, place=False) for reference in shown.question.references]
                return [f"Source: {line}" for line in told] or ["No source is given for this question."]
            case [":flag"]:
                self._sitting.flag()
                return ["Flagged: this question is marked for its author."]
            case [":flag", "last"]:
                if not self._sitting.game.turns:
                    return ["Nothing was asked before this question."]
                self._sitting.flag(self._sitting.game.turns[-1])
                return ["Flagged: the question before this one is marked for its author."]
            case [":undo" | ":redo" | ":regrade", *_]:
                return self._revise(line.split())
            case [":bury" | ":suspend" | ":known" | ":reset", *_]:
                return obey_aside(self._sitting, line.split())
            case _:
                return [f"There is no command {one_line(line)[:40]} here.", *self._help()[1:]]

    def _help(self) -> list[str]:
        scored = self._sitting.game.rules.scored
        return [line for line in HELP if not (scored and line in _REVISING + ASIDES)]

    def _revise(self, words: list[str]) -> list[str]:
        """Take back, do again, or judge anew; what is told of it."""
        try:
            match words:
                case [":undo"]:
                    return [one_line(f"Taken back: {self._sitting.undo().told}.")]
                case [":redo"]:
                    return [one_line(f"Done again: {self._sitting.redo().told}.")]
                case [":regrade", word, *row] if word.upper() in Rating.__members__ and len(row) <= 1:
                    return self._regrade(Rating[word.upper()], row)
                case _:
                    return [f"Type {words[0]} and no more." if words[0] != ":regrade" else _HOW_TO_REGRADE]
        except GameError as error:
            return [f"That cannot be done: {error.message}{f'; {error.hint}' if error.hint else ''}."]

    def _regrade(self, rating: Rating, row: list[str]) -> list[str]:
        turn: Turn | None = None
        if row:
            missed = self._sitting.result.missed
            if not (row[0].isdecimal() and 1 <= int(row[0][:4]) <= len(missed)):
                return [f"There is no number {one_line(row[0])[:20]} among those to look at again."]
            turn = missed[int(row[0][:4]) - 1]
        days = self._sitting.regrades(turn)
        self._sitting.regrade(rating, turn)
        if rating not in days:
            return [f"Judged by you: {rating.name.lower()}. It was practice, so no day changes."]
        return [f"Judged by you: {rating.name.lower()}. It comes back on {date.fromordinal(days[rating]):%d %B %Y}."]

    def _is_revised(self) -> bool:
        """Offer to take back how the game ended; whether that was done."""
        game = self._sitting.game
        if not self._lingers or game.rules.scored or not game.finished:
            return False
        judge = ", `:regrade good 1` judges the first" if self._sitting.result.missed else ""
        self._say("", f"Enter ends, `:undo` takes back the last answer{judge}.")
        line = self._read(">")
        if not line or not line.startswith((":undo", ":redo", ":regrade")):
            return False
        self._say(*self._revise(line.split()))
        return True

    def _tell(self, turn: Turn) -> None:
        """Tell what an answer brought; it is committed already."""
        if not self._sitting.game.rules.told:
            self._say("Skipped." if turn.skipped else "Noted.")
            return
        # a card that was turned has told them already
        told = isinstance(turn.shown, Flip) and not turn.skipped
        self._say(*verdict_lines(turn, self._sign), *([] if told else ground_lines(turn.question)))
        if self._sitting.leech:
            self._say("It was forgotten too often, and is set aside: reword or split it, or wake it in the app.")

    def _tell_result(self) -> None:
        game = self._sitting.game
        if not game.finished:
            self._say("", "Stopped before the end; everything answered is kept. `quizgame play --resume` goes on.")
        self._say("", *result_lines(game, date.fromordinal(self._sitting.day)))

    def _read(self, prompt: str) -> str | None:
        """The next line without its end and outer spaces; None at the end of the input."""
        self._out.write(f"{prompt} ")
        self._out.flush()
        line = self._lines.readline(LONGEST_LINE + 1)
        if not line:
            self._say("")
            return None
        rest = line
        while rest and not rest.endswith("\n"):
            rest = self._lines.readline(LONGEST_LINE + 1)
        text = line.strip("\ufeff \t\r\n")
        if self._echo:
            self._say(one_line(text))
        return text

    def _say(self, *lines: str) -> None:
        self._out.write("".join(f"{line}\n" for line in lines))
        self._out.flush()

    def _sign(self, sign: str, plain: str) -> str:
        """A sign, or its plainer form where the output's encoding has no such character."""
        try:
            sign.encode(self._out.encoding or "utf-8")
        except UnicodeEncodeError:
            return plain
        return sign


def _answer(shown: Shown, line: str) -> Answer | str:
    if len(line) >= LONGEST_LINE:
        return f"That is too long; an answer has at most {LONGEST_LINE:,} characters."
    if _NO_TEXT.search(line):
        return "That line holds bytes that are no text, so it was not taken for an answer."
    return read_answer(shown, line)
