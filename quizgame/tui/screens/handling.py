"""What can be done with the card in sight, in the list as on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from quizgame.app.browsing import BrowsedCard, Browser
from quizgame.tui.widgets.frame import Key

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp

Result = TypeVar("Result")

HANDLING: tuple[BindingType, ...] = (
    Binding("s", "suspend", show=False),
    Binding("exclamation_mark", "flag", show=False),
)
HANDLING_KEYS: tuple[str, tuple[tuple[str, str], ...]] = ("Do", (
    ("s", "suspend: let a card rest; again to wake it"),
    ("!", "flag as wrong or unclear; again when it is settled"),
))  # fmt: skip


class HandlingScreen(Screen[Result]):
    """A screen with a card in sight."""

    app: QuizgameApp

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self._browser = browser

    @property
    def card(self) -> BrowsedCard | None:
        """The card in sight."""
        raise NotImplementedError

    def changed(self, card: BrowsedCard) -> None:
        """A card stands otherwise now."""
        raise NotImplementedError

    def handling_keys(self) -> tuple[Key, ...]:
        """The keys for the card in sight."""
        card = self.card
        if card is None:
            return ()
        suspend = (Key("s", "wake" if card.suspended else "suspend", "suspend"),) if card.held else ()
        return *suspend, Key("!", "unflag" if card.flags else "flag", "flag")

    def action_suspend(self) -> None:
        """Let the card rest, or wake it."""
        card = self.card
        if card is not None and card.held:
            with self.app.telling():
                self.changed(self._browser.suspend(card, not card.suspended))
                self.app.toast("It is asked again." if card.suspended else "It rests: it is not studied until woken.")

    def action_flag(self) -> None:
        """Mark the card as wrong or unclear, or take the mark away."""
        card = self.card
        if card is not None:
            with self.app.telling():
                self.changed(self._browser.flag(card, not card.flags))
                self.app.toast("Settled: the flag is gone." if card.flags else "Flagged as wrong or unclear.")
