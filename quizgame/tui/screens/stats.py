"""Statistics: what was done, what comes, what memory holds; a page for each, drawn with a few glyphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from quizgame.app.application import Application
from quizgame.app.forecasting import Forecast, foresee
from quizgame.app.overview import Overview, look_over
from quizgame.errors import QuizgameError
from quizgame.tui.design import LEAD_STRONG, POINTER, QUIET, ROOM, STRONG, date_of
from quizgame.tui.statistics import ahead, cards, days, decks, games, memory
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections

PAGES: dict[str, Callable[[Overview, int], list[Content]] | None] = {
    "Days": days.lines,
    "Ahead": None,
    "Memory": memory.lines,
    "Cards": cards.lines,
    "Decks": decks.lines,
    "Games": games.lines,
}
"""The pages by their names; what is ahead is told by the forecast, all else by the overview."""
_NAMES = tuple(PAGES)
_AHEAD = _NAMES.index("Ahead")
_DAYS_AHEAD = 90
_MOST_NEW = 100


class PageBar(Block):
    """The names of all pages with their keys; the one in sight stands out."""

    DEFAULT_CSS = """
    PageBar { height: 1; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._spots: list[tuple[int, int]] = []

    def lines(self, width: int) -> list[Content]:
        """One line; where it is too short, only the page in sight has its name."""
        told = [self._told(at, name, True) for at, name in enumerate(_NAMES)]
        if sum(one.cell_length + 2 for one in told) > width + 2:
            told = [self._told(at, name, at == self.at) for at, name in enumerate(_NAMES)]
        self._spots, start = [], 0
        for one in told:
            self._spots.append((start, start + one.cell_length))
            start += one.cell_length + 2
        return [Content("  ").join(told)]

    def _told(self, at: int, name: str, named: bool) -> Content:
        here = at == self.at
        sign = line((f"{POINTER} " if here else "  ", LEAD_STRONG), (str(at + 1), LEAD_STRONG))
        return sign + line((f" {name}", STRONG if here else QUIET)) if named else sign

    async def on_click(self, event: events.Click) -> None:
        """A click turns to a page."""
        offset = event.get_content_offset(self)
        for at, (start, end) in enumerate(self._spots):
            if offset is not None and start <= offset.x < end:
                event.stop()
                await self.run_action(f"screen.turn({at})")
                return


class Report(Block):
    """The page in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.overview: Overview | None = None
        self.forecast: Forecast | None = None

    def lines(self, width: int) -> list[Content]:
        """The page, or that it is being counted."""
        page = PAGES[_NAMES[self.at]]
        if page is None:
            return ahead.lines(self.forecast, width) if self.forecast else [line(("Looking ahead …", QUIET))]
        return page(self.overview, width) if self.overview else [line(("Counting …", QUIET))]


class StatsScreen(Screen[None]):
    """Shows the statistics. They are summed up aside, so that the screen is there at once."""

    CSS_PATH = "stats.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(at + 1), f"turn({at})", show=False) for at in range(len(_NAMES))),
        Binding("right,tab,l", "step(1)", show=False),
        Binding("left,shift+tab,h", "step(-1)", show=False),
        Binding("escape,enter,s,q", "home", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("home", "scroll(-100000)", show=False),
        Binding("end", "scroll(100000)", show=False),
        Binding("plus,equals_sign", "learn(1)", show=False),
        Binding("minus", "learn(-1)", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Words", (
            ("review", "a card's first answer of a day; memory learns from it"),
            ("practice", "every other answer"),
            ("remembered", "right answers among reviews of known cards"),
            ("foretold", "how many FSRS expected, from what came before each"),
            ("stability", "days until the chance to know a card is 90%"),
            ("difficulty", "how little a card gains by a review"),
            ("mastery", "the mean chance that you know a card of the deck now"),
            ("firm", "known for three weeks, with a chance of 90%"),
        )),
        ("Keys", (
            ("1–6  ← →", "turn to a page"),
            ("↑ ↓", "scroll"),
            ("+ −", "more or fewer new cards a day, on the page ahead"),
            ("Esc", "home"),
        )),
    )  # fmt: skip

    app: QuizgameApp

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application
        self._day = application.day
        self._new = application.limits.new
        self._bar, self._report = PageBar(), Report()
        self._body = VerticalScroll(self._report, id="body", can_focus=False)

    def compose(self) -> ComposeResult:
        """The frame, and in it the pages."""
        yield TitleLine(line(("Statistics", STRONG)), line((date_of(self._day), QUIET)))
        yield ThinLine()
        yield self._bar
        yield self._body
        yield KeyLine()

    def on_mount(self) -> None:
        """Sum up, aside."""
        self.action_turn(0)
        self.run_worker(self._sum_up, thread=True)

    # what is counted aside

    def _sum_up(self) -> None:
        """Runs in a thread of its own: first what the first page shows, then what is ahead."""
        self._count()
        self._foresee(self._new)

    def _count(self) -> None:
        """Runs in a thread of its own."""
        try:
            with self._application.beside() as application:
                overview = look_over(application)
        except QuizgameError as error:
            self.app.call_later(self._refused, error)
        else:
            self.app.call_later(self._show_overview, overview)

    def _look_ahead(self) -> None:
        new = self._new
        self.run_worker(lambda: self._foresee(new), thread=True)

    def _foresee(self, new: int) -> None:
        """Runs in a thread of its own."""
        try:
            with self._application.beside() as application:
                forecast = foresee(application, _DAYS_AHEAD, new=new)
        except QuizgameError as error:
            self.app.call_later(self._refused, error)
        else:
            self.app.call_later(self._show_forecast, forecast)

    def _show_overview(self, overview: Overview) -> None:
        self._report.overview = overview
        self._report.redraw()

    def _show_forecast(self, forecast: Forecast) -> None:
        if forecast.limits.new == self._new:  # else another one is on its way
            self._report.forecast = forecast
            self._report.redraw()

    def _refused(self, error: QuizgameError) -> None:
        if self.is_current:
            self.app.tell(error)

    # keys

    def action_turn(self, page: int) -> None:
        """Turn to a page."""
        self._bar.at = self._report.at = page
        self._bar.redraw(layout=False)
        self._report.redraw()
        self._body.scroll_home(animate=False)
        self.query_one(KeyLine).show(
            Key("1–6", "page", "step(1)"),
            Key("↑ ↓", "scroll", "scroll(1)"),
            Key("Esc", "home", "home"),
            *((Key("+", "more new cards", "learn(1)"), Key("−", "fewer", "learn(-1)")) if page == _AHEAD else ()),
            Key("?", "help", "help"),
        )

    def action_step(self, by: int) -> None:
        """Turn to the page beside this one."""
        self.action_turn((self._report.at + by) % len(_NAMES))

    def action_learn(self, by: int) -> None:
        """See what more or fewer new cards a day would bring."""
        new = min(max(self._new + by, 0), _MOST_NEW)
        if self._report.at == _AHEAD and new != self._new:
            self._new = new
            self._look_ahead()

    def action_home(self) -> None:
        """Back to home."""
        self.app.go_home()

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        self._body.scroll_relative(y=by, animate=False)

    def action_help(self) -> None:
        """Tell what the words mean."""
        self.app.show_help("Statistics", self.KEYS)
