"""A card's page, and from there to the cards beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from quizgame.app.browsing import BrowsedCard, Browser
from quizgame.tui.design import QUIET, ROOM, STRONG, number
from quizgame.tui.screens.handling import HANDLING, HANDLING_KEYS, HandlingScreen
from quizgame.tui.screens.help import Sections
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.card_page import CardPage
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine


class CardScreen(HandlingScreen[tuple[str, bool]]):
    """All about a card. It ends with the id of the card last shown, and whether any card was changed."""

    CSS_PATH = "card.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n,l", "turn(1)", show=False),
        Binding("left,p,h", "turn(-1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("escape,enter,q", "back", show=False),
        Binding("question_mark,f3", "help", show=False),
        *HANDLING,
    ]
    KEYS: ClassVar[Sections] = (
        ("Look", (
            ("→ ←", "the next card, the one before"),
            ("↑ ↓", "scroll"),
            ("Esc", "back to the list"),
        )),
        HANDLING_KEYS,
    )  # fmt: skip

    def __init__(self, browser: Browser, cards: Sequence[BrowsedCard], at: int) -> None:
        super().__init__(browser)
        self._cards, self._at, self._changed = list(cards), at, False
        self._title, self._keys, self._page = TitleLine(), KeyLine(), CardPage()
        self._body = VerticalScroll(id="body", can_focus=False)

    def compose(self) -> ComposeResult:
        """The frame, and in it the page."""
        yield self._title
        yield ThinLine()
        with self._body:
            yield self._page
        yield self._keys

    def on_mount(self) -> None:
        """Show the card."""
        self._show()

    @property
    def card(self) -> BrowsedCard | None:
        """The card on the page."""
        return self._cards[self._at]

    def _show(self) -> None:
        card = self._cards[self._at]
        with self.app.telling(), self.app.batch_update():
            self._page.show(card, self._browser.reviews(card), self._browser.siblings(card))
            told = f"{number(self._at + 1)} of {number(len(self._cards))}"
            self._title.show(line((card.deck.title, STRONG)), line((told, QUIET)))
            turn = (Key("→ ←", "turn", "turn(1)"),) if len(self._cards) > 1 else ()
            self._keys.show(*turn, Key("Esc", "back", "back"), *self.handling_keys(), Key("?", "help", "help"))

    def changed(self, card: BrowsedCard) -> None:
        """Show how the card stands now."""
        self._at = next((at for at, one in enumerate(self._cards) if one.id == card.id), self._at)
        self._cards[self._at], self._changed = card, True
        self._show()

    def on_decks_saved(self) -> None:
        """Decks were saved outside: show the card as it is now."""
        self.rewritten(self._cards[self._at].id)

    def rewritten(self, on: str) -> None:
        """Show the card as it is written now; back to the list where it is gone."""
        self.app.take_over()
        self._changed = True
        deck = self._cards[self._at].deck
        with self.app.telling():
            now = {one.id: one for one in self._browser.shelf(deck.id).cards}
            if on in now:
                self._cards[self._at] = now[on]
                self._show()
            else:
                self.action_back()

    def action_turn(self, by: int) -> None:
        """Go to the card beside, around the ends."""
        self._at = (self._at + by) % len(self._cards)
        self._body.scroll_home(animate=False)
        self._show()

    def action_scroll(self, by: int) -> None:
        """Scroll a long page."""
        self._body.scroll_relative(y=by, animate=False)

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss((self._cards[self._at].id, self._changed))

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("A card", self.KEYS)
