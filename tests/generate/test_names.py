"""Names, abbreviations and definitions."""

from __future__ import annotations

from asking import HEAD, expand_all, options_of, questions_of

from quizgame.decks.reading import read_file
from quizgame.generate.context import Context
from quizgame.generate.expand import expand
from quizgame.questions.question import Typed
from quizgame.questions.shown import default_options


def test_names_that_stand_within_other_names_give_nothing_away() -> None:
    expansion = expand_all("""
facts:
  - {id: a, says: "{what} rests on {doc}.", what: pfp, doc: pfpfd, sources: [page]}
""")
    ids = [question.id for question in expansion.questions]
    assert "base/a/which/what" not in ids
    assert ("which/what", "the prompt names the answer") in [(drop.form, drop.reason) for drop in expansion.dropped]


def test_abbreviations_are_typed_and_explained() -> None:
    questions = questions_of("facts: []")
    stands = questions["parp/stands-for"]
    assert isinstance(stands, Typed)
    assert stands.prompt == "What does “PARP” stand for?"
    assert stands.answer == "Planning and Review Process"
    assert default_options(stands) is None, "initials among options give the answer away"
    nato = questions["nato/stands-for"]
    assert isinstance(nato, Typed)
    assert nato.answer == "North Atlantic Treaty Organization"
    short = questions["pfp/abbreviation"]
    assert isinstance(short, Typed)
    assert (short.prompt, short.answer, short.exact) == (
        "What is the abbreviation of the Partnership for Peace?",
        "PfP",
        True,
    )
    definition = questions["parp/definition"]
    assert definition.prompt == "Which programme is this? “The way to set targets”"
    assert options_of(definition) == [], "what lies within the answer is no wrong option"


def test_an_abbreviation_of_two_things_is_not_asked() -> None:
    text = (
        HEAD.replace("  osce:", "  other: {name: the Past and Present, abbr: pfp, type: book}\n  osce:") + "facts: []\n"
    )
    reading = read_file(text.encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None
    made = expand(Context(reading.base), (), reading.base.entities.values(), ("stands-for",)).questions
    assert "base/pfp/stands-for" not in [question.id for question in made]


def test_only_what_spells_an_abbreviation_out_is_accepted() -> None:
    stands = questions_of("facts: []")["nato/stands-for"]
    assert isinstance(stands, Typed)
    assert stands.accepted == ("the North Atlantic Treaty Organization",)


def test_one_definition_of_two_things_is_not_asked() -> None:
    text = HEAD.replace("is: the way to set targets", "is: the plan of cooperation") + "facts: []\n"
    reading = read_file(text.encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None
    made = expand(Context(reading.base), (), reading.base.entities.values(), ("definition",)).questions
    assert made == ()
