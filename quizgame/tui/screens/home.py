"""Home: what today holds, the game that was left, and the decks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quizgame.app.totals import DeckTotals
from quizgame.errors import QuizgameError
from quizgame.memory.backlog import FEW_DAYS, LEAST_A_DAY
from quizgame.tui.design import DOT, LEAD, MARK, QUIET, ROOM, STRONG, counted, date_of, number
from quizgame.tui.screens.home_keys import BINDINGS, KEYS, keys_of
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.decks import DeckList, about, heading
from quizgame.tui.widgets.finder import Finder
from quizgame.tui.widgets.frame import KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.today import TodayPanel, UnfinishedLine

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp

_EMPTY = (
    "There are no decks yet.\n\n"
    "A deck is a small text file that ends in .yaml: a title, and cards with q: and a:. "
    "`quizgame new` begins one. Put it into this folder, and it appears here:\n{folder}"
)

_NONE_FOUND = "No title holds this."

_NAME = line((f"{MARK} ", LEAD), ("quizgame", STRONG))


class _Room(VerticalScroll):
    """What the decks have, which is less below a game that was left."""

    class Changed(Message):
        """It is higher or lower now."""

    def on_resize(self) -> None:
        """Tell the screen, which keeps the cursor in sight."""
        self.post_message(self.Changed())


class HomeScreen(Screen[None]):
    """The decks of the library, and what one key starts."""

    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    app: QuizgameApp

    def __init__(self) -> None:
        super().__init__()
        self._decks: list[DeckTotals] = []
        self._shown: list[DeckTotals] = []
        self._at: int | None = None
        self._left = self._due = 0
        self._edited = self._refused = False
        self._fresh = True
        self._trouble: QuizgameError | None = None
        self._title, self._keys = TitleLine(_NAME), KeyLine()
        self._today, self._unfinished, self._list = TodayPanel(), UnfinishedLine(), DeckList()
        self._finder = Finder("find a deck")
        self._scroll = _Room(id="list", can_focus=False)
        self._about = Static(id="about", markup=False)

    def compose(self) -> ComposeResult:
        """The frame, and in it: today, the decks, a word about the one the cursor is on."""
        try:
            self._read()  # before the first layout, so that there is only one
        except QuizgameError as error:
            self._trouble = error
        yield self._title
        yield ThinLine()
        with Vertical(id="column"):
            with Vertical(id="top"):
                yield self._unfinished
                yield self._today
            yield Static(id="heading", markup=False)
            yield self._finder
            with self._scroll:
                yield self._list
            yield self._about
        yield self._keys

    def on_screen_resume(self) -> None:
        """Read everything anew: a game may have been played."""
        if self._trouble is not None:
            self.app.tell(self._trouble)
            self._trouble = None
        elif not self._fresh:
            with self.app.telling(), self.app.batch_update():
                self._read()
        self._fresh = False
        self.call_after_refresh(self._tell_streak)
        self.call_after_refresh(self._look_back)
        self.call_after_refresh(self.see_edits)

    def on_decks_saved(self) -> None:
        """Decks were saved outside: read everything anew."""
        with self.app.telling(), self.app.batch_update():
            self._read()
        self.see_edits()

    def see_edits(self) -> None:
        """Let progress follow the cards that were edited since the last look, and say so once."""
        if not self.is_current:
            return  # when it is, it looks again
        try:
            self.app.application.carry()
            if edited := self.app.application.progress.untold():
                self._edited = True
                self._read()
                told = counted(len(edited), "edited card kept its", "edited cards kept their")
                self.app.toast(f"{told} progress: p shows it.")
        except QuizgameError as error:
            if not self._refused:  # home looks again when the notice is closed, and would tell it for ever
                self._refused = True
                self.app.tell(error)

    def on_resize(self) -> None:
        """Set the heads of the columns for the new width."""
        width = self.app.size.width - 5  # the list keeps a column for its scroll bar
        self.query_one("#heading", Static).update(heading(width), layout=False)

    def _read(self) -> None:
        application = self.app.application
        today, left, day = application.today(), application.unfinished(), application.day
        # own before shipped, as the library lists them; broken ones are told last
        self._decks = sorted(application.decks(), key=lambda one: (one.entry.shipped, bool(one.entry.error)))
        self._left = application.journal.count_unfinished() if left else 0
        self._due = today.due
        if self._fresh:
            self._at = None if today.queue.cards else self._first_sound()
            self._title.show(_NAME, line((date_of(day), QUIET)))
        self._today.show(today, day)
        self._unfinished.show(left, self._left)
        self._list_decks()

    def _tell_streak(self) -> None:
        """The streak is told after the first frame: it is not what anybody waits for."""
        with self.app.telling():
            application = self.app.application
            days = application.streak_days()
            told = date_of(application.day)
            streak = f"{told}{DOT}{days}-day streak" if days else told
            self._title.show(_NAME, line((streak, QUIET)))

    def _look_back(self) -> None:
        """Offer to spread what has piled up; most days nothing has, and no more is looked at."""
        if self._due <= FEW_DAYS * LEAST_A_DAY or not self.is_current:
            return
        from quizgame.app.rescheduling import look_at_backlog
        from quizgame.tui.screens.backlog import days_of

        with self.app.telling():
            application = self.app.application
            backlog = look_at_backlog(application)
            if backlog.grown:
                days = days_of(backlog, application.day)
                self._today.offer(f"{number(backlog.due)} have piled up: w spreads them over {days}")

    def action_spread(self) -> None:
        """Ask how to work off what has piled up, or whether to take that back."""
        from quizgame.app.rescheduling import Backlog, look_at_backlog
        from quizgame.tui.screens.backlog import backlog_modal, take_way

        def decided(backlog: Backlog, way: str | None) -> None:
            if way is not None:
                with self.app.telling(), self.app.batch_update():
                    self.app.toast(take_way(self.app.application, backlog, way))
                    self._read()
                self._look_back()

        with self.app.telling():
            backlog = look_at_backlog(self.app.application)
            modal = backlog_modal(self.app.application, backlog)
            if modal is None:
                self.app.toast("Nothing has piled up.")
            else:
                self.app.push_screen(modal, partial(decided, backlog))

    # the list and its cursor

    def _list_decks(self) -> None:
        wanted = self._finder.wanted
        self._shown = [one for one in self._decks if wanted in one.entry.title.casefold()]
        if self._at is not None:
            self._at = min(self._at, len(self._shown) - 1) if self._shown else None
        empty = "" if self._shown else _NONE_FOUND if self._decks else _EMPTY
        self._list.show(self._shown, self._at, empty.format(folder=self.app.application.library.folder))
        self._cursor_moved()

    def _first_sound(self) -> int | None:
        sound = (index for index, totals in enumerate(self._decks) if not totals.entry.error)
        return next(sound, None)

    @property
    def _deck(self) -> DeckTotals | None:
        """The deck the cursor is on."""
        return self._shown[self._at] if self._at is not None and self._at < len(self._shown) else None

    def action_move(self, by: int) -> None:
        """Move the cursor between today and the decks."""
        at = min(max((-1 if self._at is None else self._at) + by, -1), len(self._shown) - 1)
        self._at = None if at < 0 else at
        self._cursor_moved()

    def _cursor_moved(self) -> None:
        self._today.put_cursor(self._at is None)
        self._follow()
        self._about.update(about(self._deck) if self._deck else Content(""), layout=False)
        playable = bool(self._decks) and (self._deck is None or not self._deck.entry.error)
        self._keys.show(*keys_of(playable=playable, left=self._left > 0, edited=self._edited))

    @on(_Room.Changed)
    def _follow(self) -> None:
        """Keep the cursor in sight."""
        row = self._list.put_cursor(self._at)
        if row is not None:
            # the first deck brings its heading into view
            region = Region(0, 0, 1, row + 1) if self._at == 0 else Region(0, row, 1, 1)
            self._scroll.scroll_to_region(region, animate=False)

    @on(DeckList.Chosen)
    def _deck_chosen(self, event: DeckList.Chosen) -> None:
        self._at = event.index
        self._cursor_moved()
        if event.twice:
            self.action_study()

    @on(TodayPanel.Chosen)
    def _today_chosen(self, event: TodayPanel.Chosen) -> None:
        self._at = None
        self._cursor_moved()
        if event.twice:
            self.action_study()

    # playing

    def action_study(self) -> None:
        """Study the deck the cursor is on, or what today holds."""
        deck = self._deck
        if self._decks:
            self.app.begin("study", deck.entry.id if deck else None)

    def action_quiz(self) -> None:
        """Play a quiz of the deck the cursor is on, or of the first."""
        deck = self._deck
        first = self._first_sound()
        if deck is None and first is not None:
            deck = self._decks[first]
        if deck is not None:
            self.app.begin("quiz", deck.entry.id)

    def action_timeline(self) -> None:
        """Play a timeline of the deck the cursor is on."""
        if self._deck is not None:
            self.app.begin("timeline", self._deck.entry.id)

    def action_modes(self) -> None:
        """Choose among all modes for the deck the cursor is on, or for all decks."""
        deck = self._deck
        if deck is None or not deck.entry.error:
            self.app.choose_mode(deck.entry.title if deck else None, deck.entry.id if deck else None)

    @on(UnfinishedLine.Clicked)
    def action_go_on(self) -> None:
        """Go on with the game that was left; of several, ask with which."""
        if self._left > 1:
            self._list_paused()
        else:
            self._resume(None)

    def _list_paused(self) -> None:
        from quizgame.tui.screens.paused import PausedModal

        with self.app.telling():
            self.app.push_screen(PausedModal(), lambda chosen: self._resume(chosen) if chosen else None)

    def _resume(self, id: str | None) -> None:
        with self.app.telling():
            sitting = self.app.application.resume(id)
            if sitting is not None:
                self.app.play(sitting)

    def action_discard(self) -> None:
        """Close the game that was left; what was answered stays. Of several, ask which."""
        if self._left > 1:
            self._list_paused()
            return
        with self.app.telling():
            sitting = self.app.application.resume()
            if sitting is not None:
                sitting.end()
                self.app.forget_played()
                self.app.toast("Closed. What was answered is kept.")
                self._read()

    def action_take_back(self) -> None:
        """Take back the last answer of the game played last."""
        self.app.take_back()

    # looking

    def action_edited(self) -> None:
        """Show the cards that were edited and kept their progress."""
        self._edited = False
        self.app.show_edited()

    def action_settings(self) -> None:
        """Show what is preferred, of all decks and of the one the cursor is on."""
        deck = self._deck
        if deck is None or deck.entry.error:
            self.app.show_settings()
        else:
            self.app.show_settings(deck.entry.id, deck.entry.title)

    def action_statistics(self) -> None:
        """Show all that was kept."""
        self.app.show_statistics()

    def action_browse(self) -> None:
        """Look through the cards of the deck the cursor is on, or of all."""
        deck = self._deck
        if deck is None:
            self.app.browse()
        elif not deck.entry.error:
            self.app.browse(deck.entry.id, deck.entry.title)

    async def action_filter(self) -> None:
        """Find a deck by its title."""
        await self._finder.open()

    def action_unfilter(self) -> None:
        """All decks again."""
        deck = self._deck
        self._finder.close()
        self._at = self._decks.index(deck) if deck is not None else None
        self._list_decks()

    @on(Finder.Changed)
    def _find(self) -> None:
        self._at = 0
        self._list_decks()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("Home", KEYS)
