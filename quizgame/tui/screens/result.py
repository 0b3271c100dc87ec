"""What a game came to, and what to look at again."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region

from quizgame.app.sitting import Sitting
from quizgame.app.totals import TODAY
from quizgame.play.modes import mode_named
from quizgame.play.result import Result
from quizgame.play.sharing import share_text
from quizgame.play.turn import Turn
from quizgame.questions.grading import right_answer, told_answer
from quizgame.questions.question import judged_by_program
from quizgame.questions.shown import Line, Shuffled, Statement
from quizgame.tui.design import (
    DOT,
    FAINT,
    INK,
    LEAD,
    LOOK_RIGHT,
    PARTLY,
    QUIET,
    REST,
    RIGHT,
    ROOM,
    RUN,
    STRONG,
    WRONG,
    bar,
    date_of,
    look_of,
    number,
)
from quizgame.tui.screens import revising
from quizgame.tui.screens.revising import RevisingScreen
from quizgame.tui.typesetting import fitted, hanging, line, wrapped
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.feedback import source_line
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections


_TOPIC_BAR = 20


class Summary(Block):
    """The numbers of a game, and every question that was missed; one may be chosen."""

    def __init__(self, sitting: Sitting, best: int | None, day: int) -> None:
        super().__init__()
        self._sitting = sitting
        self._day = day
        self._best = best
        self._places: list[int] = []
        self._rows: list[tuple[int, int]] = []
        self.at: int | None = None
        self._take()

    def _take(self) -> None:
        sitting = self._sitting
        self._result = sitting.result
        self._back = _coming_back(sitting, self._day)
        game = sitting.game
        # what is right after all stays in the list, so that it can be seen, and judged once more
        missed = {place for place, turn in enumerate(game.turns) if any(turn is one for one in self._result.missed)}
        self._places = sorted(missed | set(self._places))
        shared = game.rules.mode == "daily" and game.finished
        self._share = share_text(game, date.fromordinal(self._day)) if shared else ""

    @property
    def chosen(self) -> Turn | None:
        """The turn the cursor is on."""
        return None if self.at is None else self._sitting.game.turns[self._places[self.at]]

    def move(self, by: int) -> tuple[int, int] | None:
        """Move the cursor among what was missed; its first row, and how many it has. None without any."""
        if not self._places:
            return None
        first = 0 if by > 0 else len(self._places) - 1
        self.at = first if self.at is None else min(max(self.at + by, 0), len(self._places) - 1)
        self.redraw(layout=False)
        return self._rows[self.at] if self.at < len(self._rows) else None

    def revise(self) -> None:
        """Tell what stands now."""
        self._take()
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The numbers, a bar of right, partly and wrong, what comes back when, what was missed."""
        result = self._result
        lines = [line((_headline(result), STRONG)), _numbers(result, self._best), Content(""), _shares(result, width)]
        if self._back:
            lines += [Content(""), *hanging(line(("Coming back   ", QUIET)), self._back, width, INK)]
        if self._share:
            lines += [Content(""), *(line((row, QUIET)) for row in self._share.splitlines())]
        if result.passed is not None and len(result.topics) > 1:
            lines += [Content(""), line(("By topic", STRONG)), *_topics(result, width)]
        if self._places:
            lines += [Content(""), Content(""), line(("To look at again", STRONG))]
            self._rows = []
            for number, place in enumerate(self._places):
                told = _missed(self._sitting.game.turns[place], width)
                self._rows.append((len(lines) + 1, len(told)))
                chosen = number == self.at
                lines += [Content(""), *(fitted(one, width).stylize("on $chosen") if chosen else one for one in told)]
        elif result.asked:
            lines += [Content(""), line((f"{LOOK_RIGHT.sign} Nothing was missed.", RIGHT))]
        return lines


def _headline(result: Result) -> str:
    if not result.asked:
        return "Nothing was answered"
    passed = "" if result.passed is None else f"Passed{DOT}" if result.passed else f"Not passed{DOT}"
    return passed + f"{result.right} of {result.asked} right" + (f", {result.partial} partly" if result.partial else "")


def _numbers(result: Result, best: int | None) -> Content:
    minutes, seconds = divmod(round(result.ms / 1000), 60)
    took = f"{minutes} min {seconds:02d} s" if minutes else f"{seconds} s"
    told = [f"{result.longest_run} in a row"] if result.longest_run > 1 else []
    told.append(took)
    if result.score is None:
        return line((DOT.join(told), QUIET))
    if best is None:
        told.insert(0, "your first score here")
    elif result.score > best:
        told.insert(0, f"a new best, before {number(best)}")
    else:
        told.insert(0, f"best so far {number(best)}")
    return line((f"{number(result.score)} points", LEAD), (DOT + DOT.join(told), QUIET))


def _shares(result: Result, width: int) -> Content:
    """A bar of what was right, partly right and wrong."""
    if not result.asked:
        return line((REST * width, FAINT))
    right = width * result.right // result.asked
    partly = width * (result.right + result.partial) // result.asked - right
    return line((RUN * right, RIGHT), (RUN * partly, PARTLY), (REST * (width - right - partly), WRONG))


def _topics(result: Result, width: int) -> list[Content]:
    """How each topic went, the weakest first."""
    widest = min(max(cell_len(topic.name) for topic in result.topics), width // 2)
    lines = []
    for topic in result.topics:
        reached, rest = bar(topic.right / topic.asked, _TOPIC_BAR)
        told = f"  {topic.right} of {topic.asked}"
        lines.append(line((fitted(topic.name, widest)), "  ", (reached, LEAD), (rest, FAINT), (told, QUIET)))
    return lines


def _missed(turn: Turn, width: int) -> list[Content]:
    look = look_of(turn.verdict, turn.skipped)
    prompt = turn.shown.text if isinstance(turn.shown, Statement | Line) else turn.question.prompt
    lines = hanging(line((f"{look.sign} ", look.role)), prompt, width, INK)
    if isinstance(turn.shown, Shuffled):
        lines += hanging(line(("  you    ", QUIET)), "skipped" if turn.skipped else turn.verdict.why, width, QUIET)
        marks = turn.shown.question.marks
        for place, item in enumerate(turn.shown.question.items):
            head, mark = (
                line(("         " if place else "  right  ", QUIET)),
                marks[place] if place < len(marks) else "",
            )
            if cell_len(mark) > width // 3:
                lines += hanging(head, f"{mark}  {item}", width, RIGHT)
            else:
                lines += hanging(head + line((f"{mark}  " if mark else "", RIGHT)), item, width, RIGHT)
    else:
        given = told_answer(turn.shown, turn.answer) if turn.answer is not None else "skipped"
        lines += hanging(line(("  you    ", QUIET)), given, width, QUIET)
        lines += hanging(line(("  right  ", QUIET)), right_answer(turn.shown), width, RIGHT)
    if turn.verdict.right and turn.verdict.why:
        lines += hanging(line(("         ", QUIET)), turn.verdict.why, width, RIGHT)
    if turn.question.references:
        lines += [
            Content("         ") + one for one in wrapped(source_line(turn.question.references[0]), width - 9, QUIET)
        ]
    return lines


def _quizzed(sitting: Sitting) -> list[Turn]:
    """What was missed that a quiz can ask."""
    return [turn for turn in sitting.result.missed if judged_by_program(turn.question)]


def _coming_back(sitting: Sitting, day: int) -> str:
    """When the cards of a study come back: "tomorrow 3, in 2–7 days 5, later 2"."""
    if sitting.game.rules.scored:
        return ""
    spans = Counter(_span(due - day) for due in sitting.due_days().values())
    return DOT.join(f"{span}: {spans[span]}" for span in _SPANS if spans[span])


_SPANS = ("tomorrow", "in 2–4 days", "within 2 weeks", "later")


def _span(days: int) -> str:
    return _SPANS[0] if days <= 1 else _SPANS[1] if days <= 4 else _SPANS[2] if days <= 14 else _SPANS[3]


class ResultScreen(RevisingScreen):
    """Shows a result; what to do next matters more than the number."""

    CSS_PATH = "result.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "missed", show=False),
        Binding("a", "again", show=False),
        Binding("s", "statistics", show=False),
        Binding("enter,escape", "home", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Next", (
            ("m", "a quiz over the questions that were missed"),
            ("a", "the same again, drawn anew"),
            ("⏎  Esc", "home"),
            ("s", "statistics"),
        )),
        ("Look", (
            ("↑ ↓", "scroll; choose a question that was missed"),
        )),
        ("Study and flashcards", revising.KEYS),
    )  # fmt: skip

    def compose(self) -> ComposeResult:
        """The frame, and in it the summary."""
        game, day = self.sitting.game, self.app.application.day
        title = line((game.title, STRONG), (f"{DOT}{mode_named(game.rules.mode).title.lower()}{DOT}result", QUIET))
        yield TitleLine(title, line((date_of(day), QUIET)))
        yield ThinLine()
        with VerticalScroll(id="body", can_focus=False):
            yield Summary(self.sitting, self._best(), day)
        yield KeyLine(*self._keys())

    def _keys(self) -> list[Key]:
        missed = _quizzed(self.sitting)
        those = f"{len(missed)} missed ones" if len(missed) > 1 else "missed one"
        again = (Key("m", f"play the {those}", "missed"),) if missed else ()
        revise = revising.keys_of(self.sitting, self.at_hand() if self.is_mounted else None)
        return [*again, Key("a", "again", "again"), *revise, Key("Esc", "home", "home"), Key("?", "help", "help")]

    def _best(self) -> int | None:
        """The best score of this deck, mode and length before this game."""
        best = None
        if self.sitting.game.rules.scored:
            with self.app.telling():
                best = self.app.application.journal.best_score(self.sitting.id)
        return best

    def action_missed(self) -> None:
        """Play the questions that were missed."""
        if _quizzed(self.sitting):
            with self.app.telling():
                self.app.play(self.app.application.again(self.sitting))

    def action_again(self) -> None:
        """Play the same again, drawn anew."""
        game = self.sitting.game
        self.app.begin(game.rules.mode, None if game.deck == TODAY else game.deck, game.rules.size(game.length))

    def action_statistics(self) -> None:
        """Show all that was kept."""
        self.app.show_statistics()

    def action_home(self) -> None:
        """Back to home."""
        self.app.go_home()

    # going back

    def at_hand(self) -> Turn | None:
        """The turn that is chosen."""
        return self.query_one(Summary).chosen

    def revised(self, place: int | None) -> None:
        """Go on with a game that has not ended after all; else tell what stands."""
        if not self.sitting.game.finished:
            self.app.play(self.sitting)
            return
        self.query_one(Summary).revise()
        self.query_one(KeyLine).show(*self._keys())

    def action_regrade(self) -> None:
        """Judge the answer that is chosen; choose the first, where none is."""
        if self.at_hand() is None and not self.sitting.game.rules.scored and self.sitting.result.missed:
            self.action_move(1)
        else:
            super().action_regrade()

    def action_move(self, by: int) -> None:
        """Choose a question that was missed, where answers can be judged anew; else scroll."""
        body = self.query_one("#body")
        rows = None if self.sitting.game.rules.scored else self.query_one(Summary).move(by)
        if rows is None:
            body.scroll_relative(y=by, animate=False)
            return
        top, height = rows
        if self.query_one(Summary).at == 0 and top + height <= body.size.height:
            top, height = 0, top + height  # with the first one, as much as fits of what stands above it
        body.scroll_to_region(Region(0, top, 1, height), animate=False)
        self.query_one(KeyLine).show(*self._keys())

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("After a game", self.KEYS)
