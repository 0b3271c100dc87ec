"""What can be done with the card in sight, in the list as on its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from quizgame.app.browsing import BrowsedCard, Browser
from quizgame.app.standing import Aside
from quizgame.store.entry import DeckEntry
from quizgame.tui.widgets.frame import Key
from quizgame.values import replace

if TYPE_CHECKING:
    from quizgame.app.editing import OpenCard
    from quizgame.tui.app import QuizgameApp

Result = TypeVar("Result")

HANDLING: tuple[BindingType, ...] = (
    Binding("s", "suspend", show=False),
    Binding("b", "bury", show=False),
    Binding("i", "known", show=False),
    Binding("exclamation_mark", "flag", show=False),
    Binding("r", "reset", show=False),
    Binding("u", "undo", show=False),
    Binding("f", "form", show=False),
    Binding("a", "add", show=False),
    Binding("e", "editor", show=False),
    Binding("x,delete", "delete", show=False),
)
HANDLING_KEYS: tuple[str, tuple[tuple[str, str], ...]] = ("Do", (
    ("f", "change the card in a form"),
    ("a", "add a card to the deck"),
    ("e", "open the file at the card, in your own editor"),
    ("x", "delete the card; what was learned of it stays in the journal"),
    ("s", "suspend: let a card rest; again to wake it"),
    ("b", "bury: let it rest until tomorrow"),
    ("i", "I know it already: not asked for half a year"),
    ("!", "flag as wrong or unclear; again when it is settled"),
    ("r", "reset: learn a card anew, from the beginning"),
    ("u", "take the last of these back"),
))  # fmt: skip
_OF_A_FACT = "This card is made from a fact and has no text of its own. e opens the fact; s lets the card rest."


class HandlingScreen(Screen[Result]):
    """A screen with a card in sight."""

    app: QuizgameApp

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self._browser = browser
        self._undo: Callable[[], BrowsedCard] | None = None

    @property
    def card(self) -> BrowsedCard | None:
        """The card in sight."""
        raise NotImplementedError

    @property
    def deck(self) -> DeckEntry | None:
        """The deck that a card can be added to."""
        return self.card.deck if self.card else None

    def changed(self, card: BrowsedCard) -> None:
        """A card stands otherwise now."""
        raise NotImplementedError

    def rewritten(self, on: str) -> None:
        """A file was written; `on` is the card to show then."""
        raise NotImplementedError

    def handling_keys(self) -> tuple[Key, ...]:
        """The keys for the card in sight."""
        card, add = self.card, Key("a", "add", "add")
        if card is None:
            return (add,) if self.deck else ()
        suspend = (Key("s", "wake" if card.suspended else "suspend", "suspend"),) if card.held else ()
        flag = Key("!", "unflag" if card.flags else "flag", "flag")
        return Key("f", "form", "form"), *suspend, Key("e", "editor", "editor"), add, flag

    # how it stands

    def action_suspend(self) -> None:
        """Let the card rest, or wake it."""
        card = self.card
        if card is not None and card.held:
            with self.app.telling():
                self.changed(self._browser.suspend(card, not card.suspended))
                self.app.toast("It is asked again." if card.suspended else "It rests: it is not studied until woken.")

    def action_bury(self) -> None:
        """Let the card rest until tomorrow."""
        self._set_aside(Aside.BURIED, "Buried: it comes back tomorrow. u takes that back.")

    def action_known(self) -> None:
        """Ask the card no more for a long time: it is known already."""
        self._set_aside(Aside.KNOWN, "Known already: it is not asked for about half a year. u takes that back.")

    def _set_aside(self, aside: Aside, told: str) -> None:
        card = self.card
        if card is not None and card.held:
            with self.app.telling():
                now, self._undo = self._browser.set_aside(card, aside)
                self.changed(now)
                self.app.toast(told)

    def action_flag(self) -> None:
        """Mark the card as wrong or unclear, or take the mark away."""
        card = self.card
        if card is not None:
            with self.app.telling():
                self.changed(self._browser.flag(card, not card.flags))
                self.app.toast("Settled: the flag is gone." if card.flags else "Flagged as wrong or unclear.")

    def action_reset(self) -> None:
        """Learn the card anew, once more asked."""
        from quizgame.tui.screens.decision import DecisionModal, Way

        card = self.card
        if card is not None and card.memory is not None:
            ways = (Way("r", "reset", "it is new again; past answers stay in the statistics"),)
            self.app.push_screen(
                DecisionModal("Learn this card anew?", card.headline, *ways), partial(self._reset, card)
            )

    def _reset(self, card: BrowsedCard, way: str | None) -> None:
        if way == "r":
            with self.app.telling():
                now, self._undo = self._browser.reset(card)
                self.changed(now)
                self.app.toast("It is new again. u takes that back.")

    def action_undo(self) -> None:
        """Take back that a card was set aside, or begun anew."""
        if self._undo is not None:
            with self.app.telling():
                undo, self._undo = self._undo, None
                self.changed(undo())
                self.app.toast("Taken back: it is as it was.")

    # what it says

    def action_form(self) -> None:
        """Change the card in a form."""
        card = self.card
        if card is not None:
            self._with_card(card, partial(self._open_form, card))

    def _open_form(self, card: BrowsedCard, opened: OpenCard) -> None:
        from quizgame.tui.screens.editor import EditorScreen

        self.app.push_screen(EditorScreen(opened, card.deck.title), self._written)

    def action_add(self) -> None:
        """Add a card to the deck."""
        deck = self.deck
        if deck is None:
            self.app.toast("Choose a deck first: cards are added to one.")
        else:
            self._with_own(deck, partial(self._open_empty, deck))

    def _open_empty(self, deck: DeckEntry, path: Path) -> None:
        from quizgame.app.editing import open_deck
        from quizgame.tui.screens.editor import EditorScreen

        with self.app.telling():
            self.app.push_screen(EditorScreen(open_deck(path), deck.title), self._written)

    def _written(self, id: str | None) -> None:
        if id is not None:
            self.app.toast("Saved.")
            self.rewritten(id)

    def action_delete(self) -> None:
        """Take the card out of its file, once more asked."""
        card = self.card
        if card is not None:
            self._with_card(card, partial(self._ask_delete, card))

    def _ask_delete(self, card: BrowsedCard, opened: OpenCard) -> None:
        from quizgame.app.editing import questions_of
        from quizgame.tui.screens.decision import DecisionModal, Way

        several = questions_of(opened)
        told = f" With it go all {several} questions it asks." if several > 1 else ""
        way = Way("x", "delete", "from its file; its history stays in the journal")
        question = DecisionModal("Delete this card?", f"{card.headline}{told}", way)
        self.app.push_screen(question, partial(self._delete, opened))

    def _delete(self, opened: OpenCard, way: str | None) -> None:
        from quizgame.app.editing import Saved, remove

        if way == "x":
            with self.app.telling():
                if isinstance(remove(opened), Saved):
                    self.app.toast("Deleted.")
                    self.rewritten("")
                else:
                    self.app.toast("Its file was changed elsewhere meanwhile; nothing was deleted.")
                    self.rewritten(self.card.id if self.card else "")

    def action_editor(self) -> None:
        """Open the file at the card, in the learner's own editor."""
        card = self.card
        if card is not None:
            self._with_own(card.deck, partial(self._open_editor, card))

    def _open_editor(self, card: BrowsedCard, path: Path) -> None:
        from quizgame.app.editing import place_of

        with self.app.telling():
            place = place_of(replace(card.deck, path=path), card.question)
            self.app.edit_file(place.path, place.spot.line)
            self.rewritten(card.id)

    def _with_card(self, card: BrowsedCard, go_on: Callable[[OpenCard], None]) -> None:
        """Go on with a card of the learner's own, if it is one that has text."""
        from quizgame.app.editing import open_card
        from quizgame.errors import EditError

        def opened(path: Path) -> None:
            with self.app.telling():
                go_on(open_card(path, card.id))

        with self.app.telling():
            try:
                open_card(card.deck.path, card.id)
            except EditError:
                self.app.toast(_OF_A_FACT)
            else:
                self._with_own(card.deck, opened)

    def _with_own(self, deck: DeckEntry, go_on: Callable[[Path], None]) -> None:
        """Go on with the file of a deck; of a shipped one, with a copy that the learner wants."""
        from quizgame.app.editing import copy_to_own
        from quizgame.tui.screens.decision import DecisionModal, Way

        if not deck.shipped:
            go_on(deck.path)
            return

        def copied(way: str | None) -> None:
            if way == "c":
                with self.app.telling():
                    path = copy_to_own(self.app.application.library, deck)
                    self.rewritten(self.card.id if self.card else "")
                    go_on(path)

        detail = (
            "Your copy takes its place, and what you have learned stays. The cards of other decks stay as they are."
        )
        way = Way("c", "copy", "and change the copy, among your own decks")
        self.app.push_screen(DecisionModal(f"“{deck.title}” came with quizgame", detail, way), copied)
