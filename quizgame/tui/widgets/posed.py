"""A question on the big screen: as it is asked, how the answers are spread, and what is told at the reveal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from quizgame.classroom.question_views import QuestionView, RevealView
from quizgame.classroom.tally import Bar
from quizgame.classroom.views import ProjectorView
from quizgame.tui.design import FAINT, INK, LEAD, LEAD_STRONG, LOOK_RIGHT, QUIET, RIGHT, STRONG, bar
from quizgame.tui.typesetting import fitted, hanging, line, wrapped
from quizgame.tui.widgets.feedback import source_line

_BAR = 24
_SHARE = "{:>5}  {:>3}%"
_HOW = {
    "options": "Choose one",
    "ticks": "Choose all that belong",
    "statement": "True or false?",
    "text": "Type your answer",
    "number": "Type a number",
    "date": "Type a date",
    "order": "Put these in order",
    "line": "Where on the line of time does this belong?",
}


def question_lines(view: ProjectorView, width: int, *, roomy: bool) -> list[Content]:
    """The open question: what is asked and what there is to choose from."""
    if view.room.own_pace:
        return wrapped("Everybody answers at their own pace, on their own screen.", width, STRONG)
    lines: list[Content] = []
    for question in view.room.questions:
        lines += [*_asked(question, width), *_choices(question, width, roomy=roomy)]
    return lines


def closed_lines(view: ProjectorView, width: int, *, roomy: bool) -> list[Content]:
    """The closed question with how its answers are spread, without a word on which is right."""
    lines: list[Content] = []
    for question in view.room.questions:
        lines += _asked(question, width)
        lines += _bars(view.bars, width, roomy=roomy) or _choices(question, width, roomy=roomy)
    return lines


def revealed_lines(view: ProjectorView, width: int, *, roomy: bool) -> list[Content]:
    """The right answer, how the answers are spread, why it is so, and who says so."""
    lines: list[Content] = []
    reveals = {reveal.index: reveal for reveal in view.room.reveals}
    for question in view.room.questions:
        reveal = reveals.get(question.index)
        lines += _asked(question, width)
        if reveal is None:
            lines.append(line(("This question was skipped; it counts for nobody.", QUIET)))
            continue
        lines += _told(question, reveal, width)
        lines += [*_bars(view.bars, width, roomy=roomy), Content(""), *_grounds(reveal, width)]
    return lines


def _asked(question: QuestionView, width: int) -> list[Content]:
    told = _HOW[question.kind]
    if question.kind == "number" and question.unit:
        told += f" ({question.unit})"
    if question.kind == "date":
        told = {"year": "Type a year", "month": "Type a month and year"}.get(question.grain, told)
    prompt = question.text or question.prompt
    return [line((told, QUIET)), Content(""), *wrapped(prompt, width, STRONG), Content("")]


def _choices(question: QuestionView, width: int, *, roomy: bool) -> list[Content]:
    if question.kind == "line":
        return _places(question.marks, width)
    if question.kind == "statement":
        return [line(("  T  ", LEAD_STRONG), ("True", INK)), line(("  F  ", LEAD_STRONG), ("False", INK))]
    lines: list[Content] = []
    for place, choice in enumerate(question.choices, 1):
        lines += [Content("")] if roomy and place > 1 else []
        lines += hanging(line((f"  {place}  ", LEAD_STRONG)), choice, width, INK)
    return lines


def _places(marks: Sequence[tuple[str, str]], width: int) -> list[Content]:
    lines = [line(("  1", LEAD_STRONG))]
    for place, (text, date) in enumerate(marks, 2):
        lines += hanging(line(("  │  ", FAINT), (f"{date}  ", LEAD)), text, width, INK)
        lines.append(line((f"  {place}", LEAD_STRONG)))
    return lines


def _told(question: QuestionView, reveal: RevealView, width: int) -> list[Content]:
    """The answer in words, where the bars do not name it; an order is told item by item."""
    if question.kind == "order":
        lines = []
        for place, index in enumerate(reveal.right):
            mark = f"{reveal.marks[place]}  " if place < len(reveal.marks) else ""
            head = line((f"{LOOK_RIGHT.sign} {place + 1}  ", RIGHT), (mark, LEAD))
            lines += hanging(head, question.choices[index], width, INK)
        return [*lines, Content("")]
    if question.kind in ("text", "number", "date"):
        told = hanging(line((f"{LOOK_RIGHT.sign} ", f"{RIGHT} bold")), reveal.told, width, f"{RIGHT} bold")
        return [*told, Content("")]
    return []


def _bars(bars: Sequence[Bar], width: int, *, roomy: bool) -> list[Content]:
    """A bar for each option: its sign at the reveal, its words, how many, and their share."""
    total = max(sum(one.count for one in bars), 1)
    most = max((one.count for one in bars), default=0)
    length = min(_BAR, max(width // 3, 6))
    label = min(max((cell_len(one.label) for one in bars), default=0), width - length - len(_SHARE.format(0, 0)) - 6)
    lines: list[Content] = []
    for place, one in enumerate(bars):
        style = f"{RIGHT} bold" if one.right else INK if one.right is None else QUIET
        sign = LOOK_RIGHT.sign if one.right else " "
        reached, rest = bar(one.count / most if most else 0.0, length)
        texts = wrapped(one.label, label, style) or [Content("")]
        drawn = line("  ", (reached, RIGHT if one.right else LEAD), (rest, FAINT))
        share = line((_SHARE.format(one.count, round(100 * one.count / total)), style))
        lines += [Content("")] if roomy and place else []
        lines.append(line((f"  {sign} ", style)) + fitted(texts[0], label) + drawn + share)
        lines += [Content("    ") + text for text in texts[1:]]
    return lines


def _grounds(reveal: RevealView, width: int) -> list[Content]:
    lines = wrapped(reveal.explanation, width, INK)
    for source in reveal.sources[:1]:
        lines += wrapped(source_line(source), width, QUIET)
    return lines
