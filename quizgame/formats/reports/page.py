"""A report as one page of HTML with charts: nothing is loaded, nothing runs, and it can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape

from quizgame.classroom.course import CourseReport, PupilReport
from quizgame.classroom.report import FEWEST, GameReport, PlayerReport, QuestionReport
from quizgame.formats.reports.charts import draw_choices, draw_columns, draw_course, draw_shares
from quizgame.formats.reports.style import STYLE
from quizgame.reading.dates import MONTHS

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
TYPED_SHOWN = 6
"""So many different answers that were typed are listed."""
FEWEST_SPREAD = 8
"""With fewer players their table is as good as a picture of how they are spread."""
TABLE_SHOWN = 60
"""Beyond so many questions the table of marks would be wider than any page."""


def page_of_game(report: GameReport) -> str:
    """The page of one game."""
    record = report.record
    teams = "teams" if record.kind == "drill" else "players"
    parts = [
        _head(record.title, when(record.started)),
        _figures(_figures_of(report, teams)),
        *_of_questions(report.questions),
        *_of_players(report.players, report.questions, teams.capitalize()),
        _notes(report),
    ]
    return _page(record.title, parts)


def page_of_course(report: CourseReport) -> str:
    """The page of a class over time."""
    whole = report.whole
    points = [(_short(game.record.started), game.share, None) for game in report.games]
    parts = [
        _head(report.title, f"{when(report.games[0].record.started)} to {when(report.games[-1].record.started)}"),
        _figures([(str(len(report.games)), "games"), *_figures_of(whole, "players")]),
        '<h2>From game to game</h2><p class="told">The share of answers that were right.</p>',
        draw_course(points, "The share of right answers in each game"),
        _learned(report),
        *_of_questions(whole.questions, "first attempts only"),
        *_of_players(whole.players, (), "Players"),
        _notes(whole),
    ]
    return _page(report.title, parts)


def page_of_pupil(report: PupilReport) -> str:
    """The page of one pupil."""
    points = [(_short(game.started), game.result.share, game.share_of_all) for game in report.games]
    rows = [
        (when(game.started), game.title, f"{game.result.right} of {game.result.could}", _percent(game.result.share))
        for game in report.games
    ]
    missed = [(one.prompt, one.answered or "–", one.answer) for one in report.missed]
    parts = [
        _head(report.name, ", ".join(dict.fromkeys(game.title for game in report.games))),
        _figures([(str(len(report.games)), "games"), (_percent(report.first), "of first answers right")]),
        "<h2>From game to game</h2>",
        draw_course(points, "The share of right answers in each game", "all who played"),
        _table(("Game", "", "Right", "Share"), rows),
        "<h2>Not known yet</h2>" if missed else '<p class="told">All that was asked is known.</p>',
        _table(("Question", "Latest answer", "Right answer"), missed) if missed else "",
    ]
    return _page(report.name, parts)


def when(moment: datetime) -> str:
    """A moment as people write it: "27 November 2026, 10:15"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _short(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1][:3]}"


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body><main>",
            *parts,
            "</main></body>",
            "</html>",
            "",
        ]
    )


def _head(title: str, below: str) -> str:
    return f"<header><h1>{escape(title)}</h1><p>{escape(below)}</p></header>"


def _figures(figures: Sequence[tuple[str, str]]) -> str:
    boxes = "".join(f"<div><dd>{escape(figure)}</dd><dt>{escape(told)}</dt></div>" for figure, told in figures)
    return f'<dl class="figures">{boxes}</dl>'


def _figures_of(report: GameReport, players: str) -> list[tuple[str, str]]:
    figures = [
        (str(len(report.players)), players),
        (str(len(report.questions)), "questions"),
        (_percent(report.share), "of all answers right"),
        (str(len(report.again)), "to teach again"),
    ]
    if report.alpha is not None and report.error is not None:
        figures.append((f"{report.alpha:.2f}", f"reliability (α), ± {report.error:.1f} questions"))
    return figures


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(100 * share)}\u00a0%"


def _of_questions(questions: Sequence[QuestionReport], told: str = "") -> Iterator[str]:
    yield f"<h2>Questions{f' <small>{told}</small>' if told else ''}</h2>"
    yield draw_shares([(str(one.number), one.facility) for one in questions], "How many had each question right")
    for one in sorted(questions, key=lambda one: (one.facility is None, one.facility or 0, one.number)):
        mark = '<b class="again">teach again</b>' if one.again else ""
        yield f"<article><h3><i>{one.number}</i>{escape(one.prompt)}{mark}</h3>"
        yield "".join(f'<p class="verdict">{escape(sentence)}</p>' for sentence in one.verdict)
        if one.choices:
            yield draw_choices(
                [(choice.text, choice.count, choice.share, choice.right) for choice in one.choices[:TYPED_SHOWN]]
            )
        details = [f"Right: {one.answer}", f"{one.answered} of {one.could} answered"]
        if one.seconds is not None:
            details.append(f"in {one.seconds:.0f} s (median)")
        if one.discrimination is not None:
            details.append(f"agreement with the rest: r = {one.discrimination:.2f}".replace("-", "−"))
        yield f'<p class="details">{escape(" · ".join(details))}</p></article>'


def _of_players(players: Sequence[PlayerReport], questions: Sequence[QuestionReport], name: str) -> Iterator[str]:
    shares = [one.share for one in players if one.share is not None]
    yield f"<h2>{name}</h2>"
    if len(shares) >= FEWEST_SPREAD:
        tens = [min(int(share * 10), 9) for share in shares]
        counts = [(f"{10 * ten}–{10 * ten + 10} %", tens.count(ten)) for ten in range(10)]
        yield draw_columns(counts, "How many players had which share right")
    marks = questions if len(questions) <= TABLE_SHOWN else ()
    heading = ("", "", *(str(one.number) for one in marks), "Right", "Share")
    yield '<div class="wide">'
    yield _table(heading, [_row(one, bool(marks)) for one in players], "marks")
    yield "</div>"


def _row(one: PlayerReport, marks: bool) -> tuple[str, ...]:
    team = f" ({one.player.team})" if one.player.team else ""
    signs = [_sign(credit) for credit in one.credits] if marks else []
    return (str(one.rank), one.player.name + team, *signs, f"{one.right} of {one.could}", _percent(one.share))


def _sign(credit: float | None) -> str:
    if credit is None:
        return "–"
    return "✓" if credit >= 1 else "✗" if credit <= 0 else "◐"


def _learned(report: CourseReport) -> str:
    if not report.learned:
        return ""
    rows = [(one.prompt, str(one.players), _percent(one.first), _percent(one.latest)) for one in report.learned]
    return f"<h2>Asked again</h2>{_table(('Question', 'Players', 'First', 'Latest'), rows)}"


def _notes(report: GameReport) -> str:
    told = [
        "✓ right, ◐ partly right, ✗ wrong, – no answer. What nobody answered is not counted as wrong in a question."
    ]
    if report.record.kind == "live" and report.complete < FEWEST:
        told.append(
            f"Reliability, and how a question agrees with the rest, need {FEWEST} players who answered everything; "
            f"{report.complete} did."
        )
    return f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in told)}</footer>"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heading)
    body = "".join(f"<tr>{''.join(_cell(text) for text in row)}</tr>" for row in rows)
    opening = f'<table class="{kind}">' if kind else "<table>"
    return f"{opening}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    kind = {"✓": "yes", "✗": "no", "◐": "half", "–": "none"}.get(text)
    return f'<td class="{kind}">{text}</td>' if kind else f"<td>{escape(text)}</td>"
