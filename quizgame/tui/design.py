"""The design language: colours by role, glyphs, how verdicts look, how numbers and dates are written.

Right, partly right and wrong are told by a sign and a word; colour only repeats it. Every colour on a screen is one of
the roles below, so a theme is a table of roles, and a style in code is a role's name ("$quiet", "$ink bold").
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from quizgame.questions.answer import Verdict

# Roles. Text: what is read, what stands back, what leads the eye. Verdicts. Surfaces are named in the style sheets.
INK = "$ink"
STRONG = "$ink bold"
QUIET = "$quiet"
FAINT = "$faint"
LEAD = "$lead"
LEAD_STRONG = "$lead bold"
RIGHT = "$right"
PARTLY = "$partly"
WRONG = "$wrong"

HIGH_FROM = 32
"""The height of a screen, in rows, from which things get more space between them."""
LOW_FROM = 16
"""The height from which there is space for more than what is needed."""
ROOM = [(0, "-tiny"), (LOW_FROM, "-low"), (HIGH_FROM, "-high")]

MARK = "◆"
POINTER = "▸"
TICKED, UNTICKED = "■", "□"
RUN = "━"
RUN_HALF = "╸"
REST = "─"
COLUMNS_UP = "▁▂▃▄▅▆▇█"
WARNING = "⚠"
HEART = "♥"
DOT = " · "
PLAIN = str.maketrans(
    "✓✗◐○◆▸↕⏎⇧↑↓→←▲▼›⚠♥━╸─│╭╮╰╯▎▔·–—−…“”‘’≈▀▁▂▃▄▅▆▇█░▒▓■□",
    "+x~o*>!=^^v><^v>!*==-|++++|-.---.\"\"''~^.....:##:*%#_",
)
"""ASCII signs in place of ours, each one cell wide, for terminals whose encoding knows no others."""


def speaks_unicode(encoding: str | None) -> bool:
    """Whether an encoding has a code for every sign."""
    return (encoding or "").lower().replace("_", "-").startswith("utf")


ENTER = "⏎" if speaks_unicode(getattr(sys.__stderr__, "encoding", None)) else "Enter"
"""The key as it is told; Textual writes to standard error."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict looks: its sign, its word, and the role of its colour."""

    sign: str
    word: str
    role: str


LOOK_RIGHT = Look("✓", "Right", RIGHT)
LOOK_PARTLY = Look("◐", "Partly", PARTLY)
LOOK_WRONG = Look("✗", "Not this time", WRONG)
LOOK_SKIPPED = Look("○", "Skipped", QUIET)
LOOK_LATE = Look("○", "The time is up", QUIET)


def look_of(verdict: Verdict, skipped: bool = False) -> Look:
    """How a verdict looks."""
    if skipped:
        return LOOK_SKIPPED
    return LOOK_RIGHT if verdict.right else LOOK_PARTLY if verdict.partial else LOOK_WRONG


def bar(share: float, width: int) -> tuple[str, str]:
    """A thin bar: the part that is reached (in half cells) and the part that is not, together `width` cells."""
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    reached = RUN * (halves // 2) + RUN_HALF * (halves % 2)
    return reached, REST * (width - len(reached))


def number(value: int) -> str:
    """A whole number in groups of three: 3,172."""
    return f"{value:,}"


def percent(share: float) -> str:
    """A share from 0 to 1 as a percentage; what is not quite all is never shown as all."""
    return f"{min(round(share * 100), 99 if share < 1 else 100)}%"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 card, 3 cards."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_of(day: int, today: int | None = None) -> str:
    """A local day as Sat 21 Nov; with its year when that is not today's."""
    at = date.fromordinal(day)
    told = f"{_WEEKDAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}"
    return told if today is None or date.fromordinal(today).year == at.year else f"{told} {at.year}"


def away(days: int) -> str:
    """How far a day is from today: today, tomorrow, in 3 days, in 2 months, in 3 years."""
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 60:
        return f"in {days} days"
    if days < 730:
        return f"in {round(days / 30.4)} months"
    return f"in {round(days / 365.25)} years"


def _theme(name: str, dark: bool, roles: dict[str, str]) -> Theme:
    """A theme from its roles; Textual's own parts (palette, scroll bars, toasts) are coloured from the same table."""
    return Theme(
        name=name,
        dark=dark,
        primary=roles["lead"],
        secondary=roles["lead"],
        accent=roles["lead"],
        success=roles["right"],
        warning=roles["partly"],
        error=roles["wrong"],
        foreground=roles["ink"],
        background=roles["ground"],
        surface=roles["raised"],
        panel=roles["raised"],
        boost=roles["raised"],
        variables={
            **roles,
            "block-cursor-background": roles["chosen"],
            "block-cursor-foreground": roles["ink"],
            "block-cursor-blurred-background": roles["chosen"],
            "block-cursor-blurred-foreground": roles["ink"],
            "block-cursor-text-style": "bold",
            "block-hover-background": roles["raised"],
            "border": roles["lead"],
            "border-blurred": roles["faint"],
            "input-cursor-background": roles["lead"],
            "input-cursor-foreground": roles["ground"],
            "input-selection-background": roles["chosen"],
            "scrollbar": roles["faint"],
            "scrollbar-hover": roles["quiet"],
            "scrollbar-active": roles["lead"],
            "scrollbar-background": roles["ground"],
            "scrollbar-background-hover": roles["ground"],
            "scrollbar-background-active": roles["ground"],
            "scrollbar-corner-color": roles["ground"],
        },
    )


DARK = _theme(
    "quizgame",
    True,
    {
        "ground": "#14161c",  # what everything lies on
        "raised": "#1d2029",  # a panel
        "chosen": "#2b3145",  # where the cursor is
        "ink": "#e9e6df",
        "quiet": "#979cab",
        "faint": "#3b4150",  # lines and empty bars, never words
        "lead": "#9db2ff",
        "right": "#8ccf9b",
        "partly": "#e6c07b",
        "wrong": "#f0958b",
    },
)
LIGHT = _theme(
    "quizgame-light",
    False,
    {
        "ground": "#faf8f3",
        "raised": "#f0ede5",
        "chosen": "#dfe3f3",
        "ink": "#22252d",
        "quiet": "#5d6270",
        "faint": "#cbc8bf",
        "lead": "#3a4fb0",
        "right": "#1c6b3a",
        "partly": "#7d5600",
        "wrong": "#a92f26",
    },
)
CONTRAST = _theme(
    "quizgame-contrast",
    True,
    {
        "ground": "#000000",
        "raised": "#161616",
        "chosen": "#18254f",
        "ink": "#ffffff",
        "quiet": "#d2d2d2",
        "faint": "#8a8a8a",
        "lead": "#ffdf5d",
        "right": "#6dff9c",
        "partly": "#ffb65c",
        "wrong": "#ff9a94",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
"""All themes, the default first."""
