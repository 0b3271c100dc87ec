"""Abbreviations are explained where they first help, and never where that gives the answer away."""

from __future__ import annotations

import pytest
from asking import HEAD, questions_of

from quizgame.decks.reading import read_file
from quizgame.generate.glossary import Glossary
from quizgame.generate.language import ENGLISH

NAMES = """
title: %s
entities:
  pfp: {name: the Partnership for Peace, abbr: PfP, type: programme}
  osce: {name: the OSCE, full: the Organization for Security and Co-operation in Europe, type: organisation}
  nato: {name: NATO, full: the North Atlantic Treaty Organization, type: organisation}
  un: {name: the United Nations, abbr: UN, type: organisation}
  unity: {name: the Unity Now, abbr: UN, type: party}
  belarus: {name: Belarus, type: country}
facts: []
"""


def glossary(title: str = "NATO and Belarus") -> Glossary:
    reading = read_file((NAMES % title).encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None, [str(found) for found in reading.findings]
    return Glossary(reading.base, ENGLISH)


@pytest.mark.parametrize(
    "text, told",
    [
        ("It joined the Partnership for Peace in 1995.", "It joined the Partnership for Peace (PfP) in 1995."),
        (
            "The OSCE came. The OSCE went.",
            "The OSCE (Organization for Security and Co-operation in Europe) came. The OSCE went.",
        ),
        ("The Partnership for Peace, the PfP, began.", "The Partnership for Peace, the PfP, began."),
        ("Under the Partnership for Peace Belarus came.", "Under the Partnership for Peace (PfP) Belarus came."),
        ("the Partnership for Peace Framework Document", "the Partnership for Peace Framework Document"),
        (
            "the OSCE’s observers",
            "the OSCE’s observers OSCE stands for the Organization for Security and Co-operation in Europe.",
        ),
        ("NATO, the UN and the OSCEANS", "NATO, the UN and the OSCEANS"),
    ],
)
def test_an_explanation_gives_both_names_once(text: str, told: str) -> None:
    assert glossary().explain(text) == told


def test_what_stands_in_the_title_is_known() -> None:
    assert glossary().explain("NATO came.") == "NATO came."
    assert glossary("Belarus").explain("NATO came.") == "NATO (North Atlantic Treaty Organization) came."


def test_abbreviations_of_the_prompt_and_the_answer_are_explained_too() -> None:
    told = "OSCE stands for the Organization for Security and Co-operation in Europe."
    assert glossary().explain("They came.", ("Who sent the OSCE?",)) == f"They came. {told}"
    assert glossary().explain("They came.", ("OSCE, the Organization for Security and Co-operation in Europe",)) == (
        "They came."
    )


@pytest.mark.parametrize(
    "hidden, explained",
    [
        (["Canada", "Norway"], True),
        (["OSCE", "NATO"], False),
        (["The Council of Europe", "NATO"], False),
        (["The European Union"], False),
        (["A secure border"], False),
    ],
)
def test_a_prompt_explains_unless_that_names_an_option(hidden: list[str], explained: bool) -> None:
    prompt = "Who led the OSCE in 2010?"
    spelt = "Who led the OSCE (Organization for Security and Co-operation in Europe) in 2010?"
    assert glossary().introduce(prompt, hidden) == (spelt if explained else prompt)


def test_long_names_in_a_prompt_need_no_abbreviation() -> None:
    prompt = "When did Belarus join the Partnership for Peace?"
    assert glossary().introduce(prompt, ["1995"]) == prompt


def test_questions_explain_their_abbreviations() -> None:
    head = HEAD.replace("{name: the OSCE,", "{name: the OSCE, full: the Organization for Security in Europe,")
    facts = """
facts:
  - {id: a, says: "{who} led the mission of the OSCE[ in {when}].", who: canada, when: 2010, sources: [page]}
  - {id: b, says: "{what} watched the vote.", what: osce, sources: [page]}
  - {id: c, says: "{who} joined {what}.", who: canada, what: parp, ask: {what: "What did {who} join?"}, sources: [page]}
"""
    questions = questions_of(facts.replace("\n\n", "\n"), head=head)
    assert questions["a/which/who"].prompt == (
        "Which country led the mission of the OSCE (Organization for Security in Europe) in 2010?"
    )
    assert questions["b/which/what"].prompt == "Which organisation watched the vote?"
    assert questions["b/which/what"].explanation == "The OSCE (Organization for Security in Europe) watched the vote."
    assert questions["c/which/what"].explanation == "Canada joined the Planning and Review Process (PARP)."
    assert questions["parp/stands-for"].explanation == "PARP stands for the Planning and Review Process."
    assert questions["osce/stands-for"].prompt == "What does “OSCE” stand for?"
    assert "parp/definition" in questions
    assert questions["parp/definition"].explanation == "The Planning and Review Process (PARP): the way to set targets."
