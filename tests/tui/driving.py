"""Drives the app as a player does, and reads what stands on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot
from world import World

from quizgame.app.sitting import Sitting
from quizgame.questions.grading import right_answer
from quizgame.questions.shown import Blank, Flip, Options, Shuffled, Statement, Ticks
from quizgame.tui.app import QuizgameApp
from quizgame.tui.screens.match import MatchScreen
from quizgame.tui.screens.play import PlayScreen


class Clock:
    """The time that games are played by: it stands while keys are pressed in one go, and a second passes after them."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


CLOCK = Clock()


@dataclass
class Player:
    """Hands and eyes."""

    app: QuizgameApp
    pilot: Pilot[Any]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        CLOCK.now += 1

    async def type(self, text: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def paste(self, text: str) -> None:
        """Put a text where it is typed, at once: every key takes its time."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.pilot.pause()

    async def click(self, text: str, times: int = 1) -> None:
        """Click on the first place where a text stands."""
        for y, line in enumerate(self.lines):
            if text in line:
                await self.pilot.click(offset=(line.index(text), y), times=times)
                await self.pilot.pause()
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips(self.app.size)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def where(self) -> str:
        return type(self.app.screen).__name__

    @property
    def sitting(self) -> Sitting:
        assert isinstance(self.app.screen, PlayScreen | MatchScreen)
        return self.app.screen.sitting

    @property
    def toasts(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]

    async def answer(self, right: bool = True) -> None:
        """Answer the question in sight by keys."""
        shown = self.sitting.shown
        match shown:
            case Options():
                wrong = next(index for index in range(len(shown.options)) if index != shown.right)
                await self.press(str((shown.right if right else wrong) + 1))
            case Ticks():
                belong = [str(index + 1) for index in shown.right]
                await self.press(*(belong if right else belong[:1]), "enter")
            case Statement():
                await self.press("t" if shown.true == right else "f")
            case Blank():
                await self.type(right_answer(shown) if right else "1066")
                await self.press("enter")
            case Flip():
                await self.press("space", "3" if right else "1")
            case Shuffled():
                await self.arrange(shown.right if right else shown.right[::-1])
                await self.press("enter")
            case None:
                raise AssertionError("nothing is asked")

    async def arrange(self, order: Sequence[int]) -> None:
        """Carry each item to its place, from the top, once the first one was carried to and fro."""
        await self.press("shift+down", "shift+up")
        now = list(range(len(order)))
        at = 0
        for place, item in enumerate(order):
            here = now.index(item)
            await self.press(*["down"] * (here - at) if here >= at else ["up"] * (at - here))
            await self.press(*["shift+up"] * (here - place))
            now.insert(place, now.pop(here))
            at = place


@asynccontextmanager
async def playing(
    world: World, deck: str | None = None, mode: str = "quiz", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Player]:
    """The app, open at home, or in a game of a deck."""
    application = world.application()
    start = None
    if deck is not None:
        start = application.quiz(deck) if mode == "quiz" else application.study(deck)
    app = QuizgameApp(application, start)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Player(app, pilot)
    finally:
        application.journal.close()
