"""How well cards are remembered, and how firm and how hard they are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizgame.app.overview import Overview
from quizgame.memory.hindsight import DIFFICULTIES, FEW, Foretold
from quizgame.tui.design import FAINT, INK, LEAD, LEAD_STRONG, MARK, QUIET, bar, counted, number, percent
from quizgame.tui.statistics.drawing import beside, half, headed, histogram, said, stacked
from quizgame.tui.typesetting import line

AGE_NAMES = ("1–2 days", "3–7 days", "1–2 weeks", "2–4 weeks", "1–3 months", "3–6 months", "6–12 months", "over a year")
STABILITY_NAMES = (
    "under 1 day", "1–3 days", "3–7 days", "1–2 weeks", "2–4 weeks", "1–3 months", "3–6 months", "6–12 months",
    "over a year",
)  # fmt: skip
_SIDE_BY_SIDE = 70


def lines(overview: Overview, width: int) -> list[Content]:
    """The retention by age, then stability and difficulty side by side where there is room."""
    learned = sum(overview.stabilities)
    if not learned:
        return said("Nothing is remembered yet", "It begins with the first review of a card.", width)
    side = width >= _SIDE_BY_SIDE
    room = half(width) if side else width
    stability = headed(
        "Stability", "days until a 90% chance", histogram(STABILITY_NAMES, overview.stabilities, room), room
    )
    names = [str(step) for step in DIFFICULTIES]
    difficulty = headed("Difficulty", "from 1 to 10", histogram(names, overview.difficulties, room), room)
    distributions = beside(stability, difficulty, width) if side else stacked(stability, difficulty)
    return stacked(_retention(overview.ages, width), distributions)


def _retention(ages: Sequence[Foretold], width: int) -> list[Content]:
    reviews = sum(group.reviews for group in ages)
    if reviews < FEW:
        told = f"told from {FEW} reviews of cards met on an earlier day on; there are {number(reviews)}"
        return headed("Remembered", told, [], width)
    widest, room = max(map(len, AGE_NAMES)), max(width - 50, 10)
    heads = f"{'age of the card':<{widest + 2 + room + 2}}{'you':>5}   {'foretold':>8}   {'reviews':>9}"
    rows = [line((heads, QUIET))]
    for name, group in zip(AGE_NAMES, ages, strict=True):
        rows.append(_group(name.ljust(widest + 2), group, room))
    about = f"{counted(reviews, 'review')} of cards met on an earlier day; {MARK} what FSRS foretold"
    return headed("Remembered", about, rows, width)


def _group(name: str, group: Foretold, room: int) -> Content:
    if group.reviews < FEW:
        told = f"{'few' if group.reviews else '–':>5}   {'':>8}   {number(group.reviews) if group.reviews else '':>9}"
        return line((name, QUIET), (" " * (room + 2), QUIET), (told, QUIET))
    share, foretold = group.right / group.reviews, group.expected / group.reviews
    reached, rest = bar(share, room)
    drawn, at = reached + rest, min(round(foretold * room), room - 1)
    parts = [
        (sign, LEAD_STRONG if place == at else LEAD if place < len(reached) else FAINT)
        for place, sign in enumerate(drawn[:at] + MARK + drawn[at + 1 :])
    ]
    told = f"  {percent(share):>5}   {percent(foretold):>8}   {number(group.reviews):>9}"
    return line((name, QUIET), *parts, (told[:7], INK), (told[7:], QUIET))
