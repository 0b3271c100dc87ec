"""What the learner prefers: a line for each setting, of all decks together and of one; Enter changes it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from quizgame.app.application import Application
from quizgame.errors import QuizgameError
from quizgame.store.settings import ABOUT, KINDS, OF_A_DECK, OF_ALL, USUAL
from quizgame.tui.design import INK, LEAD_STRONG, MARK, POINTER, QUIET, ROOM, STRONG, WRONG
from quizgame.tui.typesetting import fitted, line, sentence
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.rows import RowList
from quizgame.values import dataclass

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections

_NAMES = {
    "retention": "Desired retention",
    "rollover_hour": "A day begins at",
    "new_per_day": "New cards a day",
    "reviews_per_day": "Due cards a day",
    "order": "Due cards first by",
    "leech": "Set aside after lapses",
    "exam": "Exam",
}
_HERE = {
    "retention": "of its cards alone",
    "new_per_day": "of this deck, within those of all",
    "reviews_per_day": "of this deck, within those of all",
}
"""What is different about a setting where it is that of a deck."""
_BRIEF = {
    "retention": "how likely a card is still recalled",
    "order": "which due cards come first",
    "leech": "when a forgotten card is set aside",
    "exam": "the day the deck is to be known by",
}
"""What a setting is in fewer words, where there is no room for more."""
_NAME, _VALUE = 24, 14
_FEW = 12
"""Cells in which nothing can be said; the setting under the cursor is told below."""


@dataclass(frozen=True, slots=True)
class Line:
    """A setting with its value (None: as usual), of a deck or of all; or, without a key, a heading."""

    key: str
    value: Any = None
    deck: str | None = None
    heading: str = ""


class SettingList(RowList[Line]):
    """A row for each setting: its name, its value, what it means."""

    def set_row(self, row: Line, here: bool, width: int) -> Content:
        """One row."""
        if not row.key:
            return fitted(line((f"   {row.heading}", STRONG)), width)
        pointer = line((f" {POINTER} " if here else "   ", LEAD_STRONG))
        value = _told(row)
        left = pointer + line(
            (_NAMES[row.key].ljust(_NAME), INK), (value.ljust(_VALUE), QUIET if row.value is None else LEAD_STRONG)
        )
        about = _HERE.get(row.key, ABOUT[row.key]) if row.deck else ABOUT[row.key]
        room = max(width - left.cell_length, 0)
        if cell_len(about) > room:
            about = _BRIEF.get(row.key, about) if room > _FEW else ""
        told = left + fitted(line((about, QUIET)), room)
        told = fitted(told, width)
        return told.stylize("on $chosen") if here else told


def _told(row: Line) -> str:
    """The value of a setting in words."""
    if row.value is None:
        return "none" if row.key == "exam" else USUAL
    return KINDS[row.key].told(row.value)


class SettingsScreen(Screen[None]):
    """All settings, and those of the deck that was chosen on home, if any was."""

    CSS_PATH = "settings.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("enter", "change", show=False),
        Binding("delete,backspace", "reset", show=False),
        Binding("escape,comma,q", "home", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Settings", (
            ("↑ ↓", "choose a setting"),
            ("⏎", "change it"),
            ("Del", "as usual again"),
            ("Esc", "home"),
        )),
    )  # fmt: skip
    app: QuizgameApp

    def __init__(self, application: Application, deck: str | None, title: str) -> None:
        super().__init__()
        self._application, self._deck, self._heading = application, deck, title
        self._list = SettingList("")
        self._about, self._keys = Static(id="about", markup=False), KeyLine()

    def compose(self) -> ComposeResult:
        """The frame, and in it the list, and what the setting under the cursor means."""
        yield TitleLine(line((f"{MARK} ", LEAD_STRONG), ("Settings", STRONG)))
        yield ThinLine()
        yield self._list
        yield self._about
        yield self._keys

    def on_mount(self) -> None:
        """Show what is set."""
        self._keys.show(
            Key("⏎", "change", "change"),
            Key("Del", "as usual", "reset"),
            Key("↑ ↓", "choose", "move(1)"),
            Key("Esc", "home", "home"),
            Key("?", "help", "help"),
        )
        self._show()
        self.call_after_refresh(self.action_move, 1)  # then it is known how many rows there is room for

    def _show(self) -> None:
        preferences = self._application.preferences
        rows = [Line("", heading="All decks together")]
        rows += [Line(key, getattr(preferences.settings, key)) for key in OF_ALL]
        if self._deck is not None:
            chosen = preferences.of_deck(self._deck)
            rows += [Line("", heading=""), Line("", heading=f"Only “{self._heading}”")]
            rows += [Line(key, getattr(chosen, key), self._deck) for key in OF_A_DECK]
        self._list.show(rows)

    @on(SettingList.Moved)
    def _moved(self) -> None:
        row = self._list.row
        told = f"{ABOUT[row.key]}; {KINDS[row.key].wanted}" if row and row.key else ""
        self._about.update(Content.styled(sentence(told) + "." if told else "", QUIET))

    def action_move(self, by: int) -> None:
        """Move the cursor, past headings."""
        at = self._list.at
        while 0 <= at + by < len(self._list.rows):
            at += by
            if self._list.rows[at].key:
                self._list.move(at - self._list.at)
                break
        self._moved()

    def action_jump(self, to: int) -> None:
        """Put the cursor on the first setting (0) or the last (-1)."""
        keyed = [index for index, row in enumerate(self._list.rows) if row.key]
        self._list.move(keyed[to] - self._list.at)
        self._moved()

    def action_change(self) -> None:
        """Ask for another value."""
        row = self._list.row
        if row is not None and row.key:
            value = "" if row.value is None else KINDS[row.key].told(row.value)
            about = f"{sentence(ABOUT[row.key])}: {KINDS[row.key].wanted}."
            self.app.push_screen(ValueModal(_NAMES[row.key], about, value, partial(self._keep, row)))

    def action_reset(self) -> None:
        """Let the setting be as usual."""
        row = self._list.row
        if row is not None and row.key:
            with self.app.telling():
                self._keep(row, None)

    def _keep(self, row: Line, text: str | None) -> None:
        self._application.prefer(row.key, text or None, row.deck)
        self._show()
        if row.key == "rollover_hour":
            self.app.toast("Days begin then from the next start on.")

    def action_home(self) -> None:
        """Back to home."""
        self.app.go_home()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("Settings", self.KEYS)


class ValueModal(ModalScreen[None]):
    """Asks for a value until `keep` takes it, or Esc is pressed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "settings.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, name: str, about: str, value: str, keep: partial[None]) -> None:
        super().__init__()
        self._wanted, self._about, self._value, self._keep = name, about, value, keep

    def compose(self) -> ComposeResult:
        """What is asked for, and a line to type it in."""
        with Vertical(classes="panel"):
            yield Static(line((self._wanted, STRONG)), markup=False)
            yield Static(line((self._about, QUIET)), classes="detail", markup=False)
            yield Input(self._value, max_length=40)
            yield Static(
                line(("Enter keeps it; left empty, it is as usual. Esc leaves it.", QUIET)), id="told", markup=False
            )

    def on_mount(self) -> None:
        """What is there is replaced by what is typed."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it, or say why it cannot be."""
        event.stop()
        try:
            self._keep(event.value.strip() or None)
        except QuizgameError as error:
            self.query_one("#told", Static).update(Content.styled(f"{sentence(error.message)}.", WRONG))
        else:
            self.dismiss(None)
