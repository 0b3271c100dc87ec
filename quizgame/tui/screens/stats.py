"""Statistics: what was kept, day by day, game by game, deck by deck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from quizgame.app.application import DeckTotals
from quizgame.app.statistics import GameRecord, Statistics
from quizgame.tui.design import (
    COLUMNS_UP,
    DOT,
    FAINT,
    INK,
    LEAD,
    QUIET,
    ROOM,
    STRONG,
    bar,
    date_of,
    number,
    percent,
)
from quizgame.tui.typesetting import fitted, line, spread
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections

_ROWS = 4
_WEEKS = 5
_GAMES = 8


class Report(Block):
    """All of it, in one text."""

    def __init__(self, statistics: Statistics, decks: Sequence[DeckTotals], day: int) -> None:
        super().__init__()
        self._statistics = statistics
        self._decks = [totals for totals in decks if not totals.entry.error]
        self._day = day

    def lines(self, width: int) -> list[Content]:
        """Numbers, days, games, decks."""
        statistics = self._statistics
        if not statistics.answers:
            return [
                line(("Nothing yet", STRONG)),
                line(("Play a quiz or study a deck: every answer will be counted here.", QUIET)),
            ]
        lines = _figures(statistics, width)
        lines += [Content(""), line(("Answers a day", STRONG), (f"{DOT}the last {_WEEKS} weeks", QUIET))]
        lines += plot(statistics.answers_by_day, self._day, width)
        if statistics.games:
            lines += [Content(""), line(("Last games", STRONG))]
            lines += [_game(record, width) for record in statistics.games[:_GAMES]]
        if self._decks:
            lines += [Content(""), line(("Decks", STRONG))]
            lines += [_deck(totals, width) for totals in self._decks]
        return lines


def _figures(statistics: Statistics, width: int) -> list[Content]:
    retention = "–" if statistics.retention is None else percent(statistics.retention)
    figures = [
        (f"{statistics.streak_days}", "day streak" if statistics.streak_days == 1 else "days streak"),
        (number(statistics.answers), "answer" if statistics.answers == 1 else "answers"),
        (number(statistics.reviews), "review" if statistics.reviews == 1 else "reviews"),
        (number(statistics.practice), "practice"),
        (retention, "remembered"),
        (number(statistics.minutes), "minute" if statistics.minutes == 1 else "minutes"),
    ]
    cell = min(width // len(figures), 16)
    return [
        Content("").join(line((value.ljust(cell), STRONG)) for value, _ in figures),
        Content("").join(line((name.ljust(cell), QUIET)) for _, name in figures),
    ]


def plot(answers: dict[int, int], day: int, width: int) -> list[Content]:
    """A column for each day of the last weeks, today's on the right; the highest day fills the height."""
    days = range(day - _WEEKS * 7 + 1, day + 1)
    cell = 2 if width >= _WEEKS * 7 * 2 + 6 else 1
    top = max((answers.get(one, 0) for one in days), default=0) or 1
    rows = []
    for row in range(_ROWS, 0, -1):
        label = str(top) if row == _ROWS else ""
        parts = [(f"{label:>5} ", QUIET)]
        for one in days:
            eighths = -(-answers.get(one, 0) * _ROWS * 8 // top) - (row - 1) * 8
            glyph = COLUMNS_UP[min(eighths, 8) - 1] if eighths > 0 else " "
            parts.append((glyph.ljust(cell), LEAD))
        rows.append(line(*parts))
    labels = Content("")
    for week in range(_WEEKS):
        told = date_of(day - (_WEEKS - week) * 7 + 1).split(" ", 1)[1]
        labels += fitted(told, 7 * cell)
    rows.append(line("      ", ("▔" * (len(days) * cell), FAINT)))
    rows.append(line("      ") + labels.stylize(QUIET))
    return rows


def _game(record: GameRecord, width: int) -> Content:
    score = f"{number(record.score)} points" if record.score is not None else ""
    told = f"{score:>14}   {record.right:>3} of {record.asked:<3}"
    when = date_of(record.day)
    left = line((when.ljust(12), QUIET), (record.title, INK), (f"{DOT}{record.mode}", QUIET))
    if not record.finished:
        left += line((f"{DOT}not finished", QUIET))
    return spread(left, line((told, INK)), width)


def _deck(totals: DeckTotals, width: int) -> Content:
    reached, rest = bar(totals.mastery, 20)
    told = (
        f"{percent(totals.mastery) if totals.learned else '–':>6}  {totals.learned:>4} of {len(totals.entry.cards):<4}"
    )
    return spread(line((totals.entry.title, INK)), line((reached, LEAD), (rest, FAINT), (told, QUIET)), width)


class StatsScreen(Screen[None]):
    """Shows the statistics."""

    CSS_PATH = "stats.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,s,q", "home", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Words", (
            ("review", "a card's first answer of a day; memory learns from it"),
            ("practice", "every other answer"),
            ("remembered", "right answers among reviews of known cards"),
        )),
        ("Keys", (
            ("↑ ↓", "scroll"),
            ("Esc", "home"),
        )),
    )  # fmt: skip

    app: QuizgameApp

    def __init__(self, statistics: Statistics, decks: Sequence[DeckTotals], day: int) -> None:
        super().__init__()
        self._report = Report(statistics, decks, day)
        self._statistics, self._day = statistics, day

    def compose(self) -> ComposeResult:
        """The frame, and in it the report."""
        yield TitleLine(line(("Statistics", STRONG)), line((date_of(self._day), QUIET)))
        yield ThinLine()
        with VerticalScroll(id="body", can_focus=False):
            yield self._report
        yield KeyLine(Key("↑ ↓", "scroll", "scroll(1)"), Key("Esc", "home", "home"), Key("?", "help", "help"))

    def action_home(self) -> None:
        """Back to home."""
        self.app.go_home()

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_help(self) -> None:
        """Tell what the words mean."""
        self.app.show_help("Statistics", self.KEYS)
