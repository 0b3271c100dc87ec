"""Rooms for the tests: every kind of question that a room can play, each with a key that is easy to look for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from quizgame.classroom.commands import Command, GoOn, Join, Refusal
from quizgame.classroom.deciding import decide
from quizgame.classroom.events import RoomEvent, RoomOpened
from quizgame.classroom.folding import after, open_room
from quizgame.classroom.room import Room
from quizgame.classroom.rules import RoomRules
from quizgame.classroom.tokens import digest_of
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Say, Tick, Write
from quizgame.questions.question import Choice, Dated, Numeric, Order, Reference, Several, TrueFalse, Typed, Wrong
from quizgame.questions.shown import Blank, Line, Mark, Options, Shown, Shuffled, Statement, Ticks

START = 1_800_000_000_000
SECRET = "the host's own secret, 22 characters and more"
KEY = "KEY"
"""Stands in every text that must not leave before the reveal."""
SOURCE = Reference("r", f"{KEY} paper", "A house", "press", "2001", f"{KEY} page 4")
SHARED = {"form": "card", "explanation": f"{KEY}: because.", "hint": f"{KEY} hint", "references": (SOURCE,)}


def options(right: int = 1, id: str = f"d/{KEY}-options") -> Options:
    texts = ("Canada", "Norway", "Germany")
    whys = tuple("" if index == right else f"{KEY}: {text} only paid." for index, text in enumerate(texts))
    wrong = tuple(Wrong(text, why) for text, why in zip(texts, whys, strict=True) if why)
    question = Choice(id=id, prompt="Which country led?", answer=texts[right], wrong=wrong, **SHARED)
    return Options(question, texts, right, whys)


def ticks(right: tuple[int, ...] = (0, 2)) -> Ticks:
    texts = ("Ulm", "Bonn", "Jena", "Köln")
    answers = tuple(texts[index] for index in right)
    wrong = tuple(Wrong(text, f"{KEY}: {text} is not.") for text in texts if text not in answers)
    question = Several(id=f"d/{KEY}-ticks", prompt="Which of them?", answers=answers, wrong=wrong, **SHARED)
    return Ticks(question, texts, right, tuple(f"{KEY} {text}" for text in texts))


def statement(true: bool = False) -> Statement:
    question = TrueFalse(id=f"d/{KEY}-statement", prompt="True or false?", truths=(f"{KEY} truth",), **SHARED)
    return Statement(question, "The moon is a star.", true, f"{KEY}: it is not.")


def typed(answer: str = f"{KEY} Minsk") -> Blank:
    return Blank(Typed(id=f"d/{KEY}-typed", prompt="Which capital?", answer=answer, accepted=(answer,), **SHARED))


def number(answer: str = "700", low: float = 650, high: float = 750) -> Blank:
    shared = {**SHARED, "position": 700.0, "unit": "mines"}
    return Blank(
        Numeric(id=f"d/{KEY}-number", prompt="How many?", answer=f"{KEY} {answer}", low=low, high=high, **shared)
    )


def day() -> Blank:
    first, last = date(1998, 4, 1), date(1998, 4, 30)
    asked = Dated(
        id=f"d/{KEY}-date",
        prompt="When was it?",
        answer=f"{KEY} April",
        first=first,
        last=last,
        grain="month",
        **SHARED,
    )
    return Blank(asked)


def order(right: tuple[int, ...] = (2, 0, 1)) -> Shuffled:
    items = ("the war", "the peace", "the cause")
    ordered = tuple(items[index] for index in right)
    question = Order(
        id=f"d/{KEY}-order", prompt="Earliest first.", items=ordered, marks=(f"{KEY}1", "x", "y"), **SHARED
    )
    return Shuffled(question, items, right)


def line(right: int = 1) -> Line:
    marks = (Mark("the first", "1990", 1.0), Mark("the second", "2000", 2.0))
    first = (date(1985, 1, 1), date(1995, 1, 1), date(2005, 1, 1))[right]
    question = Dated(
        id=f"d/{KEY}-line",
        prompt="When did it open?",
        answer=f"{KEY} {first.year}",
        first=first,
        last=first,
        grain="year",
        event="it opened",
        **SHARED,
    )
    return Line(question, marks, right)


EVERY_KIND: tuple[Shown, ...] = (options(), ticks(), statement(), typed(), number(), day(), order(), line())
OTHER_KEYS: tuple[Shown, ...] = (
    options(0),
    ticks((1,)),
    statement(True),
    typed(f"{KEY} Riga"),
    number("10", 9, 11),
    replace(day(), question=replace(day().question, first=date(1990, 1, 1), last=date(1990, 1, 31))),
    order((0, 1, 2)),
    line(2),
)
"""The same questions to look at, with other answers."""

RIGHT: tuple[Answer, ...] = (
    Pick(1),
    Tick((0, 2)),
    Say(False),
    Write(f"{KEY} Minsk"),
    Write("700"),
    Write("April 1998"),
    Arrange((2, 0, 1)),
    Place(1),
)
WRONG: tuple[Answer, ...] = (
    Pick(0),
    Tick((1,)),
    Say(True),
    Write("Riga"),
    Write("12"),
    Write("May 1812"),
    Arrange((1, 0, 2)),
    Place(0),
)


def opened(rules: RoomRules | None = None, questions: tuple[Shown, ...] = EVERY_KIND) -> RoomOpened:
    rules = rules or RoomRules()
    return RoomOpened(START, "r1", "K7PMX", "d", "A deck", rules, questions, digest_of(SECRET))


def token(name: str) -> str:
    return f"token-of-{name}".ljust(24, ".")


class Played:
    """A room played by hand: a clock, and every event there was."""

    def __init__(self, rules: RoomRules | None = None, questions: tuple[Shown, ...] = EVERY_KIND) -> None:
        first = opened(rules, questions)
        self.events: list[RoomEvent] = [first]
        self.room: Room = open_room(first)
        self.now = START

    def do(self, *commands: Command, later: int = 0) -> tuple[RoomEvent, ...] | Refusal:
        """What the last of these comes to, so many milliseconds later."""
        self.now += later
        reply: tuple[RoomEvent, ...] | Refusal = ()
        for command in commands:
            reply = decide(self.room, command, self.now)
            if not isinstance(reply, Refusal):
                for event in reply:
                    self.room = after(self.room, event)
                self.events += reply
        return reply

    def join(self, *names: str, team: str = "") -> None:
        for name in names:
            reply = self.do(Join(name, team, digest_of(token(name))))
            assert not isinstance(reply, Refusal), reply

    def points(self) -> list[int]:
        return [seat.points for seat in sorted(self.room.seats.values(), key=lambda seat: seat.number)]

    def go_on(self, times: int = 1) -> None:
        for _ in range(times):
            assert not isinstance(self.do(GoOn()), Refusal)


def kinds(events: Iterable[RoomEvent]) -> list[str]:
    return [type(event).__name__ for event in events]
