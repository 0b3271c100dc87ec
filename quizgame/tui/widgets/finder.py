"""A field to find things by what is typed; out of sight until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

if TYPE_CHECKING:
    from textual.widgets import Input


class Finder(Vertical):
    """One line to type into, which stays as it was left until it is closed."""

    DEFAULT_CSS = """
    Finder { height: auto; }
    Finder Input.-textual-compact { height: 1; padding: 0 3; border: none; background: $raised; color: $ink; }
    """

    class Changed(Message):
        """Something else is looked for."""

    class Left(Message):
        """Enter was pressed: what was found stays, and the keys are the screen's again."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._placeholder = placeholder
        self._field: Input | None = None  # made when first wanted: no screen is to wait for it

    @property
    def wanted(self) -> str:
        """What is looked for, without regard to case."""
        return self._field.value.strip().casefold() if self._field else ""

    @property
    def is_open(self) -> bool:
        """Whether the field is in sight."""
        return self._field is not None and self._field.display

    async def open(self) -> None:
        """Show the field, and type into it from now on."""
        from textual.widgets import Input

        if self._field is None:
            self._field = Input(placeholder=self._placeholder, compact=True)
            await self.mount(self._field)
        self._field.display = True
        self._field.focus()

    def close(self) -> None:
        """Empty it and put it away."""
        if self._field is not None:
            with self._field.prevent(self._field.Changed):
                self._field.value = ""
            self._field.display = False
        self.screen.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell it."""
        event.stop()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leave the field."""
        event.stop()
        self.screen.set_focus(None)
        self.post_message(self.Left())
