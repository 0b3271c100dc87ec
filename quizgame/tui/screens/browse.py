"""The cards of a deck: to look through, search and narrow, and to change how they stand."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from quizgame.app.browsing import BrowsedCard, Browser, Narrowing, Shelf
from quizgame.store.entry import DeckEntry
from quizgame.tui.design import DOT, INK, LEAD, MARK, QUIET, ROOM, STRONG, number
from quizgame.tui.screens.handling import HANDLING, HANDLING_KEYS, HandlingScreen
from quizgame.tui.screens.help import Sections
from quizgame.tui.typesetting import fitted, line, wrapped
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.cards import CardList, heading
from quizgame.tui.widgets.finder import Finder
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.sorts import SORTS, SortBar

_NONE = "No card here. Esc shows all again."


class BrowseScreen(HandlingScreen[None]):
    """A list of cards, and below it the one the cursor is on."""

    CSS_PATH = "browse.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
        Binding("enter", "look", show=False),
        Binding("v", "answers", show=False),
        Binding("slash", "find", show=False),
        Binding("t", "tag", show=False),
        *(Binding(key, f"narrow('{sort.name}')", show=False) for sort, key, _ in SORTS),
        Binding("escape", "back", show=False),
        Binding("question_mark,f3", "help", show=False),
        *HANDLING,
    ]
    KEYS: ClassVar[Sections] = (
        ("Look", (
            ("↑ ↓  PgUp PgDn", "through the cards"),
            ("⏎", "all about a card, its history and its siblings"),
            ("v", "answers: show or hide them"),
            ("/", "search questions, answers, tags and ids"),
            ("1–6", "all, due, new, leeches, flagged, resting"),
            ("t", "only cards with a tag"),
            ("Esc", "all cards again; home"),
        )),
        HANDLING_KEYS,
    )  # fmt: skip

    def __init__(self, browser: Browser, reference: str | None, title: str) -> None:
        super().__init__(browser)
        self._reference, self._heading = reference, title
        self._shelf = Shelf(None, ())
        self._cards: list[BrowsedCard] = []
        self._sort, self._tag = Narrowing.ALL, ""
        self._title = TitleLine(line((f"{MARK} ", LEAD), (title, STRONG)), line(("reading", QUIET)))
        self._bar, self._list, self._finder = SortBar(), CardList(_NONE), Finder("search questions, answers and tags")
        self._heads, self._about, self._keys = Static(id="heads", markup=False), About(), KeyLine()

    def compose(self) -> ComposeResult:
        """The frame, and in it what can be narrowed, the list, a word about the card the cursor is on."""
        yield self._title
        yield ThinLine()
        yield self._bar
        yield self._finder
        yield self._heads
        yield self._list
        yield self._about
        yield self._keys

    def on_mount(self) -> None:
        """Show the frame first: many cards take a moment."""
        self._keys.show(*self._moment())
        self.call_after_refresh(self.reload)

    def on_resize(self) -> None:
        """Set the heads of the columns for the new width."""
        self._heads.update(heading(self.app.size.width - 1), layout=False)

    @property
    def card(self) -> BrowsedCard | None:
        """The card the cursor is on."""
        return self._list.card

    def reload(self, on: str = "") -> None:
        """Read all cards anew; the cursor goes to the one with the id `on`, or stays at the same one."""
        on = on or (self.card.id if self.card else "")
        with self.app.telling():
            self._shelf = self._browser.shelf(self._reference)
            self._show(on)

    def _show(self, on: str = "") -> None:
        shelf = self._shelf
        found = shelf.found(self._sort, self._finder.wanted, self._tag)
        count = number(len(shelf.cards))
        told = f"{count} cards" if len(found) == len(shelf.cards) else f"{number(len(found))} of {count} cards"
        with self.app.batch_update():
            self._title.show(line((f"{MARK} ", LEAD), (self._heading, STRONG)), line((told, QUIET)))
            self._bar.show(shelf.counts, self._sort, self._tag)
            self._list.show(shelf.cards, found, on)
            self._moved()

    def on_decks_saved(self) -> None:
        """Decks were saved outside: read the cards anew."""
        with self.app.telling():
            self.app.application.carry()
        self.reload()

    def rewritten(self, on: str) -> None:
        """Read the cards anew."""
        self.app.take_over()
        self.reload(on)

    @property
    def deck(self) -> DeckEntry | None:
        """The deck that is browsed, or that of the card the cursor is on."""
        return self._shelf.deck or super().deck

    def changed(self, card: BrowsedCard) -> None:
        """Put a card in place of what it was."""
        cards = tuple(card if one.id == card.id else one for one in self._shelf.cards)
        self._shelf = Shelf(self._shelf.deck, cards)
        self._show(card.id)

    @on(CardList.Moved)
    def _moved(self) -> None:
        self._about.show(self.card)
        self._keys.show(*self._moment())

    def _moment(self) -> tuple[Key, ...]:
        look = (Key("⏎", "look", "look"), Key("v", "answers", "answers")) if self.card else ()
        find = (Key("/", "search", "find"), Key("Esc", "back", "back"))
        return *look, *find, *self.handling_keys(), Key("?", "help", "help")

    # keys

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._list.move(by)
        self._moved()

    def action_turn(self, pages: int) -> None:
        """Turn pages."""
        self._list.turn(pages)
        self._moved()

    @on(CardList.Chosen)
    def action_look(self) -> None:
        """Show all about the card."""
        from quizgame.tui.screens.card import CardScreen

        if self.card is not None:
            found = self._shelf.found(self._sort, self._finder.wanted, self._tag)
            cards = [self._shelf.cards[index] for index in found]
            self.app.push_screen(CardScreen(self._browser, cards, self._list.at), self._looked)

    def _looked(self, looked: tuple[str, bool] | None) -> None:
        if looked is not None:
            card, changed = looked
            if changed:
                self.reload(card)
            else:
                self._show(card)

    def action_answers(self) -> None:
        """Show the answers of the cards the cursor comes to, or hide them."""
        self._about.toggle()

    async def action_find(self) -> None:
        """Search as it is typed."""
        await self._finder.open()

    @on(Finder.Changed)
    def _find(self) -> None:
        self._show()

    def action_narrow(self, name: str) -> None:
        """Show one sort of cards; the same again shows all."""
        wanted = Narrowing[name]
        self._sort = Narrowing.ALL if wanted is self._sort else wanted
        self._show(self.card.id if self.card else "")

    def action_tag(self) -> None:
        """Show only cards with a tag; all, when it is shown already."""
        from quizgame.tui.screens.tags import TagModal

        if self._tag:
            self._tagged("")
        elif self._shelf.tags:
            self.app.push_screen(TagModal(self._shelf.tags), self._tagged)
        else:
            self.app.toast("No card has a tag.")

    def _tagged(self, tag: str | None) -> None:
        if tag is not None:
            self._tag = tag
            self._show(self.card.id if self.card else "")

    def action_back(self) -> None:
        """All cards again; home when they are all there."""
        if self._finder.wanted or self._finder.is_open or self._tag or self._sort is not Narrowing.ALL:
            card = self.card
            self._finder.close()
            self._sort, self._tag = Narrowing.ALL, ""
            self._show(card.id if card else "")
        else:
            self.app.go_home()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("Cards", self.KEYS)


class About(Block):
    """The card the cursor is on: all of its question, and its answer if that is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._card: BrowsedCard | None = None
        self._told = False

    def show(self, card: BrowsedCard | None) -> None:
        """Another card."""
        self._card = card
        self.redraw(layout=False)

    def toggle(self) -> None:
        """Show answers, or hide them."""
        self._told = not self._told
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """Two lines for the question, one for the answer, one for what it belongs to."""
        card = self._card
        if card is None:
            return []
        asked = wrapped(card.headline, width, INK)
        asked = [asked[0], fitted(Content("").join(asked[1:]), width)] if len(asked) > 2 else asked
        answer = line((card.answer, STRONG)) if self._told else line(("v shows the answer", QUIET))
        about = DOT.join(part for part in (card.deck.title, card.question.form, *card.question.tags) if part)
        return [*asked, fitted(answer, width), fitted(line((about, QUIET)), width)]
