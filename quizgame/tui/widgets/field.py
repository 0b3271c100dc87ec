"""A field to type an answer into; it says what is wanted."""

from __future__ import annotations

from typing import assert_never

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import Blank
from quizgame.tui.design import LOOK_PARTLY, LOOK_RIGHT, LOOK_SKIPPED, Look

LONGEST = 2_000
"""Characters an answer has at most."""

# no examples: in a deck about 1995, "as 1995" would give answers away
_PLACEHOLDERS = {"year": "a year", "month": "a month and a year", "day": "a day, with month and year"}


def wanted(blank: Blank) -> str:
    """What is to be typed, in a few words."""
    match blank.question:
        case Typed():
            return "your answer"
        case Numeric():
            return "a number"
        case Dated(grain=grain):
            return _PLACEHOLDERS.get(grain, f"a {grain}")
        case _:
            assert_never(blank.question)


class Field(Horizontal):
    """A line to type in, its unit beside it."""

    DEFAULT_CSS = """
    Field { height: 3; width: 1fr; }
    Field Input, Field Input:focus {
        width: 1fr; max-width: 48; height: 3; padding: 0 1;
        color: $ink; background: $ground; background-tint: $ground 0%; border: round $faint;
    }
    Field Input:focus { border: round $lead; }
    Field Input:disabled { opacity: 100%; text-opacity: 100%; }
    Field Input > .input--placeholder { color: $quiet; }
    Field.-right Input { border: round $right; color: $right; }
    Field.-partly Input { border: round $partly; color: $partly; }
    Field.-wrong Input { border: round $wrong; color: $wrong; }
    Field Static { width: auto; height: 3; padding: 1 2; color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """A field and a unit."""
        yield Input(select_on_focus=False, max_length=LONGEST)
        yield Static(markup=False)

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self.query_one(Input).value

    def ask(self, blank: Blank) -> None:
        """Empty the field and wait for an answer."""
        field = self.query_one(Input)
        self.remove_class("-right", "-partly", "-wrong")
        with field.prevent(Input.Changed):
            field.value = ""
        field.disabled = False
        field.placeholder = wanted(blank)
        unit = blank.question.unit if isinstance(blank.question, Numeric) else ""
        self.query_one(Static).update(Content(unit))
        field.focus()

    def tell(self, look: Look) -> None:
        """Close the field, coloured as its verdict."""
        field = self.query_one(Input)
        field.disabled = True
        self.remove_class("-right", "-partly", "-wrong")
        names = {LOOK_RIGHT: "-right", LOOK_PARTLY: "-partly", LOOK_SKIPPED: ""}
        name = names.get(look, "-wrong")
        if name:
            self.add_class(name)
        self.screen.set_focus(None)
