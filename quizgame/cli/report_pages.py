"""Reports as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgame.classroom.course import CourseReport, PupilReport
from quizgame.classroom.report import FEWEST, GameReport, PlayerReport, QuestionReport
from quizgame.cli.layout import Column, count, cut, table, window
from quizgame.cli.output import Ink, one_line

BAR = 20
"""Cells of a bar."""
PLAYERS_SHOWN = 40


def list_games(reports: Sequence[GameReport], ink: Ink) -> Iterator[str]:
    """The games there are, with what to type next."""
    columns = (
        Column("", right=True),
        Column("STARTED"),
        Column("GAME", gives=True),
        Column("KIND"),
        Column("PLAYERS", right=True),
        Column("QUESTIONS", right=True),
        Column("RIGHT", right=True),
    )
    rows = [
        (
            str(number),
            f"{one.record.started:%Y-%m-%d %H:%M}",
            one.record.title,
            one.record.kind,
            str(len(one.players)),
            str(len(one.questions)),
            _percent(one.share),
        )
        for number, one in enumerate(reports, 1)
    ]
    yield from table(columns, rows, ink.bold, window())
    yield ""
    yield "`quizgame report 1` tells about the first of them, `quizgame report --class`"
    yield "about all live games together."


def tell_game(report: GameReport, ink: Ink) -> Iterator[str]:
    """One game."""
    record = report.record
    players = count(len(report.players), "team" if record.kind == "drill" else "player")
    yield ink.bold(one_line(record.title))
    yield ink.dim(f"{record.started:%Y-%m-%d %H:%M} · {players} · {count(len(report.questions), 'question')}")
    yield ""
    yield from _figures(report, ink)
    yield from _questions(report.questions, ink)
    yield from _players(report.players, ink)
    yield from _note(report, ink)


def tell_course(report: CourseReport, ink: Ink) -> Iterator[str]:
    """A class over time."""
    yield ink.bold(one_line(report.title))
    yield ink.dim(f"{count(len(report.games), 'game')} · {count(len(report.whole.players), 'player')}")
    yield ""
    for game in report.games:
        share = game.share or 0.0
        title = cut(one_line(game.record.title), 40)
        yield f"{game.record.started:%Y-%m-%d}   {_bar(share, ink)} {_percent(game.share):>5}   {title}"
    yield ""
    yield ink.dim("First attempts only:")
    yield from _figures(report.whole, ink)
    if report.learned:
        columns = (
            Column("ASKED AGAIN", gives=True),
            Column("PLAYERS", True),
            Column("FIRST", True),
            Column("LATEST", True),
        )
        rows = [(one.prompt, str(one.players), _percent(one.first), _percent(one.latest)) for one in report.learned]
        yield from table(columns, rows, ink.bold, window())
        yield ""
    yield from _questions(report.whole.questions, ink)
    yield from _players(report.whole.players, ink)
    yield from _note(report.whole, ink)


def tell_pupil(report: PupilReport, ink: Ink) -> Iterator[str]:
    """One pupil."""
    yield ink.bold(one_line(report.name))
    yield ink.dim(f"{count(len(report.games), 'game')} · {_percent(report.first)} of first answers right")
    yield ""
    for game in report.games:
        result = game.result
        told = f"{result.right} of {result.could} right, all together {_percent(game.share_of_all)}"
        yield f"{game.started:%Y-%m-%d}   {_bar(result.share or 0.0, ink)} {_percent(result.share):>5}   {told}"
        yield ink.dim(f"             {one_line(game.title)}")
    yield ""
    if not report.missed:
        yield "All that was asked is known."
        return
    yield ink.bold("Not known yet")
    for one in report.missed:
        yield from _hung(one.prompt, "  ")
        yield from map(ink.red, _hung(one.answered or "no answer", "      ✗ "))
        yield from map(ink.green, _hung(one.answer, "      ✓ "))


def _figures(report: GameReport, ink: Ink) -> Iterator[str]:
    yield f"{_percent(report.share)} of all answers were right; {count(len(report.again), 'question')} to teach again."
    if report.alpha is not None and report.error is not None:
        yield f"Reliability (Cronbach’s α) {report.alpha:.2f}; a score is sure to ± {report.error:.1f} questions."
    yield ""


def _questions(questions: Sequence[QuestionReport], ink: Ink) -> Iterator[str]:
    """The least known first; those that nobody answered last."""
    ordered = sorted(questions, key=lambda one: (one.facility is None, one.facility or 0.0, one.number))
    for one in ordered:
        mark = ink.yellow("  teach again") if one.again else ""
        yield f"{one.number:>3}  {_bar(one.facility or 0.0, ink)} {_percent(one.facility):>5}  {_answered(one)}{mark}"
        yield from map(ink.bold, _hung(one.prompt, "     "))
        yield from _hung(one.answer, "     ✓ ")
        for sentence in one.verdict:
            yield from _hung(sentence, "     ")
        if one.discrimination is not None:
            yield ink.dim(f"     agreement with the rest: r = {one.discrimination:.2f}".replace("-", "−"))
        yield ""


def _answered(one: QuestionReport) -> str:
    partly = f", {one.partial} in part" if one.partial else ""
    return f"{one.right} of {one.answered} right{partly}"


def _players(players: Sequence[PlayerReport], ink: Ink) -> Iterator[str]:
    columns = (
        Column("", right=True),
        Column("NAME", gives=True),
        Column("RIGHT", right=True),
        Column("SHARE", right=True),
        Column("ANSWERS"),
    )
    rows = [
        (
            str(one.rank),
            one.player.name + (f" ({one.player.team})" if one.player.team else ""),
            f"{one.right} of {one.could}",
            _percent(one.share),
            "".join(map(_sign, one.credits[:PLAYERS_SHOWN])),
        )
        for one in players
    ]
    if rows:
        yield from table(columns, rows, ink.bold, window())


def _note(report: GameReport, ink: Ink) -> Iterator[str]:
    yield ""
    yield from _hung(
        "-o FILE writes this, --again FILE what to teach again as a deck, --cards FOLDER what each missed", ""
    )
    signs = "✓ right  ◐ partly right  ✗ wrong  · no answer, which is not counted against a question"
    yield from map(ink.dim, _hung(signs, ""))
    if report.record.kind == "live" and report.complete < FEWEST:
        yield ink.dim(
            f"Reliability and agreement need {FEWEST} players who answered everything; {report.complete} did."
        )


def _hung(text: str, before: str) -> Iterator[str]:
    """A text after a mark, over as many lines as the terminal needs; what is printed elsewhere stays on one."""
    room, shown = window(), one_line(text)
    if room is None:
        yield before + shown
        return
    from textwrap import wrap

    yield from wrap(shown, max(room, 40), initial_indent=before, subsequent_indent=" " * len(before))


def _bar(share: float, ink: Ink) -> str:
    full = round(share * BAR)
    paint = ink.green if share >= 0.8 else ink.yellow if share >= 0.6 else ink.red
    return paint("█" * full) + ink.dim("░" * (BAR - full))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(100 * share)} %"


def _sign(credit: float | None) -> str:
    if credit is None:
        return "·"
    return "✓" if credit >= 1 else "✗" if credit <= 0 else "◐"
