"""The shipped fact bases: what is asked of them stands on pages that a person can read through, and holds together."""

from __future__ import annotations

import pytest
from golden import BASES, DECKS, PAGES, page_of, questions_of

from quizgame.decks.reading import read_file
from quizgame.generate.forms import FORMS
from quizgame.questions.question import Choice, TrueFalse


@pytest.mark.parametrize("base", BASES)
def test_what_is_asked_is_what_was_read_through(base: str) -> None:
    """After a change that is meant: `python tests/generate/golden.py`, and read the difference."""
    assert page_of(base) == (PAGES / f"{base}.txt").read_text("utf-8")


@pytest.mark.parametrize("base", BASES)
def test_every_fact_is_asked_in_some_form_and_with_its_sources(base: str) -> None:
    reading = read_file((DECKS / base / "facts.yaml").read_bytes(), "facts.yaml", lambda name: b"")
    assert reading.base is not None
    questions = questions_of(base)
    asked = {question.fact for question in questions}
    assert [fact.id for fact in reading.base.facts if f"{base}/{fact.id}" not in asked] == []
    assert [question.id for question in questions if not question.references] == []


def test_there_is_enough_to_learn() -> None:
    questions = [question for base in BASES for question in questions_of(base)]
    assert len(questions) > 400
    assert {question.form for question in questions} == set(FORMS)


def test_claims_are_never_asked_as_plain_facts() -> None:
    reading = read_file((DECKS / "nato-belarus" / "facts.yaml").read_bytes(), "facts.yaml", lambda name: b"")
    assert reading.base is not None
    claims = {f"nato-belarus/{fact.id}" for fact in reading.base.facts if fact.statement.said_by}
    views = {f"nato-belarus/{fact.id}" for fact in reading.base.facts if fact.statement.view}
    for question in questions_of("nato-belarus"):
        if question.fact in claims and question.form != "who-says":
            assert question.attribution is not None
            assert question.attribution in question.prompt
        if question.fact in views:
            assert not isinstance(question, TrueFalse)
    assert len(claims) >= 40


def test_no_prompt_reads_like_a_machine() -> None:
    for base in BASES:
        for question in questions_of(base):
            prompt = question.prompt
            assert prompt == " ".join(prompt.split())
            assert prompt[0].isupper()
            assert prompt[-1] in "?.”"
            for slip in ("the the ", "which which", " in in ", "..", "?.", ".?", " ,", "to who ", "in 1 ", "{", "}"):
                assert slip not in prompt.casefold(), prompt


def test_the_key_is_seldom_the_longest() -> None:
    choices = [question for base in BASES for question in questions_of(base) if isinstance(question, Choice)]
    longest = [
        question for question in choices if all(len(question.answer) > len(wrong.text) for wrong in question.wrong[:2])
    ]
    assert len(longest) < 0.5 * len(choices), "of three options one is the longest; chance is a third"
