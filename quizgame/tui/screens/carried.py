"""Cards that were edited and kept their progress: what each was and is, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from quizgame.app.carrying import Carried
from quizgame.app.progress import Progress
from quizgame.decks.identity import ANSWER, PROMPT
from quizgame.tui.design import INK, LEAD, LEAD_STRONG, MARK, PARTLY, POINTER, QUIET, ROOM, STRONG, counted, date_of
from quizgame.tui.typesetting import fitted, hanging, line
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections

_NONE = "No card with progress was edited so far."
_WHAT = {ANSWER: "answer edited", PROMPT: "question edited"}
_MOVED = "moved or renamed"
_DAY, _KIND = 12, 18
_BACK = "↕ taken back"


class CarriedList(RowList[Carried]):
    """A row for each card: when, what was edited, what it asks now."""

    def set_row(self, row: Carried, here: bool, width: int) -> Content:
        """One row."""
        back = line((f"  {_BACK} " if row.withdrawn else "", PARTLY))
        pointer = line((f" {POINTER} " if here else "   ", LEAD_STRONG))
        columns = line((date_of(row.day).ljust(_DAY), QUIET), (_WHAT.get(row.why, _MOVED).ljust(_KIND), QUIET))
        left = pointer + (columns if width >= 60 else Content(""))
        text = Content.styled(row.new.prompt[:width].replace("\n", " "), STRONG if here else INK)
        told = left + fitted(text, max(width - left.cell_length - back.cell_length, 0)) + back
        return told.stylize("on $chosen") if here else told


class BeforeAndNow(Block):
    """The card the cursor is on, as it was and as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._card: Carried | None = None

    def show(self, card: Carried | None) -> None:
        """Tell of another card."""
        self._card = card
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """What it was, what it is, and in which deck."""
        card = self._card
        if card is None:
            return []
        before, now = (f"{told.prompt} — {told.forms}" for told in (card.old, card.new))
        deck = card.new.deck if card.old.deck == card.new.deck else f"{card.old.deck} → {card.new.deck}"
        texts = [("Before", before), ("Now", now)] if before != now else [("Card", now)]
        lines = [
            one
            for name, text in (*texts, ("Deck", deck))
            for one in hanging(line((name.ljust(8), QUIET)), text, width, INK)[:2]
        ]
        if card.withdrawn:
            told = f"{_BACK}: the old card has its history again, and this one what you answered since"
            lines += hanging(Content(""), told, width, PARTLY)[:2]
        return lines


class CarriedScreen(Screen[None]):
    """Lists what was carried, the latest first."""

    CSS_PATH = "carried.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
        Binding("u", "turn_back", show=False),
        Binding("a", "turn_all_back", show=False),
        Binding("escape,p,q", "home", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Edited cards", (
            ("↑ ↓  PgUp PgDn", "through the cards, the latest first"),
            ("u", "this is another question: give the progress back to what the card was; again: carry it after all"),
            ("a", "the same for all that were carried together with it"),
            ("Esc", "home"),
        )),
    )  # fmt: skip

    app: QuizgameApp

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._title, self._keys = TitleLine(line((f"{MARK} ", LEAD), ("Edited cards", STRONG))), KeyLine()
        self._list, self._about = CarriedList(_NONE), BeforeAndNow()

    def compose(self) -> ComposeResult:
        """The frame, and in it the list, and below it the card the cursor is on."""
        yield self._title
        yield ThinLine()
        yield self._list
        yield self._about
        yield self._keys

    def on_mount(self) -> None:
        """Read what was carried."""
        self.app.clear_notifications()  # what led here would stand before it
        self._read()

    def _read(self) -> None:
        with self.app.telling():
            there = self._progress.carried()
            kept = sum(not one.withdrawn for one in there)
            told = f"{counted(kept, 'card')} kept {'its' if kept == 1 else 'their'} progress" if there else ""
            self._title.show(line((f"{MARK} ", LEAD), ("Edited cards", STRONG)), line((told, QUIET)))
            self._list.show(there)
            self._moved()

    @on(CarriedList.Moved)
    def _moved(self) -> None:
        card = self._list.row
        self._about.show(card)
        turn: tuple[Key, ...] = ()
        if card is not None:
            verb = "carry after all" if card.withdrawn else "take back"
            turn = Key("u", verb, "turn_back"), Key("a", "all of that time", "turn_all_back")
        self._keys.show(*turn, Key("↑ ↓", "choose", "move(1)"), Key("Esc", "home", "home"), Key("?", "help", "help"))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._list.move(by)
        self._moved()

    def action_turn(self, pages: int) -> None:
        """Turn pages."""
        self._list.turn(pages)
        self._moved()

    def action_turn_back(self) -> None:
        """Take back what was carried to this card, or carry it after all."""
        if self._list.row is not None:
            self._turn_back([self._list.row])

    def action_turn_all_back(self) -> None:
        """The same for all that was carried together with it."""
        card = self._list.row
        if card is not None:
            self._turn_back([one for one in self._list.rows if one.at == card.at and one.withdrawn == card.withdrawn])

    def _turn_back(self, cards: list[Carried]) -> None:
        with self.app.telling():
            self._progress.withdraw(cards, again=cards[0].withdrawn)
        self._read()

    def action_home(self) -> None:
        """Back to home."""
        self.app.go_home()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("Edited cards", self.KEYS)
