"""All questions of the shipped decks as one readable page each: run this file to write them anew, and read the diff."""

from __future__ import annotations

from pathlib import Path

from quizgame.cli.show import pick_statement
from quizgame.decks.reading import read_file
from quizgame.generate.context import Context
from quizgame.generate.expand import expand
from quizgame.generate.forms import FORMS
from quizgame.questions.question import Match, Question, Several, TrueFalse
from quizgame.questions.shown import default_options

DECKS = Path(__file__).parents[2] / "decks"
PAGES = Path(__file__).parent / "pages"
BASES = ("nato-belarus", "nato-members")


def questions_of(base: str) -> tuple[Question, ...]:
    """Every question of a shipped fact base, in every form."""
    reading = read_file((DECKS / base / "facts.yaml").read_bytes(), f"{base}/facts.yaml", lambda name: b"")
    assert reading.base is not None, reading.findings
    facts = reading.base
    return expand(Context(facts), facts.facts, facts.entities.values(), FORMS).questions


def page_of(base: str) -> str:
    """A page: each question with its answer (marked) and default options; what explains it and the ones that follow."""
    lines, explained = [], ""
    for question in questions_of(base):
        if question.explanation != explained:
            explained = question.explanation
            lines.append(f"[{explained}]")
        lines.append(f"{question.id.removeprefix(base + '/')}: {question.prompt}")
        match question:
            case TrueFalse():
                statement, true = pick_statement(question)
                lines.append(f"    {'true' if true else 'false'}: {statement}")
            case Match(pairs=pairs):
                lines += [f"    {left} = {right}" for left, right in pairs]
            case Several(answers=answers, wrong=wrong):
                lines.append(f"    * {' · '.join(answers)} | {' · '.join(option.text for option in wrong)}")
            case _:
                answer = " → ".join(question.items) if hasattr(question, "items") else question.answer
                others = [option for option in default_options(question) or () if option != answer]
                shown = "" if hasattr(question, "items") else " | ".join(others)
                lines.append(f"    * {answer}" + (f" | {shown}" if shown else ""))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for name in BASES:
        (PAGES / f"{name}.txt").write_text(page_of(name), encoding="utf-8")
