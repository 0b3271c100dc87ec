"""The keys of home: all of them for the help, those of the moment for the line at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from quizgame.tui.widgets.frame import Key

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections

BINDINGS: list[BindingType] = [
    Binding("up,k", "move(-1)", show=False),
    Binding("down,j", "move(1)", show=False),
    Binding("pageup", "move(-10)", show=False),
    Binding("pagedown", "move(10)", show=False),
    Binding("home", "move(-100000)", show=False),
    Binding("end", "move(100000)", show=False),
    Binding("enter", "study", show=False),
    Binding("q", "quiz", show=False),
    Binding("t", "timeline", show=False),
    Binding("m", "modes", show=False),
    Binding("c", "go_on", show=False),
    Binding("x", "discard", show=False),
    Binding("u", "take_back", show=False),
    Binding("s", "statistics", show=False),
    Binding("b", "browse", show=False),
    Binding("p", "edited", show=False),
    Binding("comma", "settings", show=False),
    Binding("w", "spread", show=False),
    Binding("slash", "filter", show=False),
    Binding("escape", "unfilter", show=False),
    Binding("question_mark,f3", "help", show=False),
]
KEYS: Sections = (
    ("Choose", (
        ("↑ ↓", "today, or a deck"),
        ("/  Esc", "find a deck by its title; all again"),
    )),
    ("Play", (
        ("⏎", "study: what is due, then what is new"),
        ("q  t  m", "quiz, with points; timeline; all modes"),
        ("c  x", "go on with a game left; discard one"),
        ("u  w", "take back an answer; work off a backlog"),
    )),
    ("Look", (
        ("b  s  ,", "browse the cards; statistics; settings"),
        ("p", "edited cards that kept their progress"),
    )),
    ("Words", (
        ("mastery", "the mean chance to know a card now"),
    )),
)  # fmt: skip


def keys_of(*, playable: bool, left: bool, edited: bool) -> tuple[Key, ...]:
    """The keys of a moment: whether the cursor is on something that can be played, a game was left, and cards that were
    edited are to be told of."""
    play = (Key("⏎", "study", "study"), Key("q", "quiz", "quiz"), Key("m", "modes", "modes")) if playable else ()
    return (
        *play,
        *((Key("c", "go on", "go_on"),) if left else ()),
        *((Key("p", "edited cards", "edited"),) if edited else ()),
        *((Key("b", "browse", "browse"),) if playable else ()),
        Key("Ctrl+Q", "quit", "app.quit"),
        Key("/", "find", "filter"),
        Key("s", "stats", "statistics"),
        Key("?", "help", "help"),
    )
