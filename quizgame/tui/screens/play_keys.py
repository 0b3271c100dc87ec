"""The keys of a game: all of them for the help, those of the moment for the line at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgame.play.turn import Turn
from quizgame.questions.shown import Blank, Flip, Line, Options, Shuffled, Statement, Ticks
from quizgame.tui.screens import revising
from quizgame.tui.widgets.frame import Key

if TYPE_CHECKING:
    from quizgame.app.sitting import Sitting
    from quizgame.tui.screens.help import Sections

KEYS: Sections = (
    ("Answer", (
        ("1–9  t  f", "pick, or rate a card; true, false"),
        ("↑ ↓ ← →  ⏎", "choose an option or a place, take it"),
        ("⇧↑ ⇧↓  space", "move an item; grab it, turn a card"),
        ("⏎", "hand in; go on"),
        ("PgUp PgDn", "scroll a long question"),
    )),
    ("Besides (F1 to F8 also while typing)", (
        ("h  F1", "a hint: the answer then counts half"),
        ("s  F2", "skip this question"),
        ("o", "all about the sources"),
        ("!  F4", "flag the question as wrong or unclear"),
        *revising.KEYS,
        ("c  F8", "the card: bury, suspend, learn anew"),
        ("Esc", "pause, leave or end the game"),
    )),
)  # fmt: skip

_HINT, _SKIP, _FLAG = Key("h", "hint", "hint"), Key("s", "skip", "skip"), Key("!", "flag", "flag")
_PAUSE, _HELP = Key("Esc", "pause", "pause"), Key("?", "help", "help")


def keys_of(sitting: Sitting, turn: Turn | None, turned: bool) -> tuple[Key, ...]:
    """The keys that matter now: while a question waits for its answer (a flashcard may be `turned`), or after one."""
    shown = sitting.shown
    undo = revising.keys_of(sitting, turn, isinstance(shown, Blank) and turn is None)
    if turn is not None:
        sources = (Key("o", "source", "sources"),) if turn.question.references else ()
        return Key("⏎", "result" if shown is None else "go on", "enter"), *undo, *sources, _FLAG, _PAUSE, _HELP
    rest = (_HINT, _SKIP, *undo, _FLAG, _PAUSE, _HELP)
    match shown:
        case Options(options=options):
            return Key(f"1–{len(options)}", "answer", "move(1)"), *rest
        case Flip(question=card):
            if not turned:
                return Key("⏎", "turn", "enter"), *(rest[:1] if card.hint else ()), *rest[1:]
            sources = (Key("o", "source", "sources"),) if card.references else ()
            return Key("1–4", "rate", "move(1)"), *sources, *rest[1:]
        case Ticks(options=options):
            return Key("⏎", "hand in", "enter"), Key(f"1–{len(options)}", "tick", "move(1)"), *rest
        case Statement():
            return Key("t", "true", "pick(1)"), Key("f", "false", "pick(2)"), *rest[1:]
        case Line():
            return Key("← →", "move", "move(1)"), Key("⏎", "place", "enter"), *rest
        case Shuffled():
            return Key("⏎", "hand in", "enter"), Key("⇧↑ ⇧↓", "move", "move(1)"), *rest
        case _:
            return (
                Key("⏎", "hand in", "enter"),
                Key("F1", "hint", "hint"),
                Key("F2", "skip", "skip"),
                *undo,
                Key("F4", "flag", "flag"),
                _PAUSE,
                Key("F3", "help", "help"),
            )
