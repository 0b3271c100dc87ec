"""Claims and opinions: whose word something is, and what is asked of it."""

from __future__ import annotations

from asking import HEAD, options_of, questions_of

from quizgame.questions.question import Choice

CLAIM = """
facts:
  - id: least
    says: "{who} had shown the least interest in NATO[ by {when}]."
    who: poland
    when: 2001
    said_by: kuzio
    as_of: 2002
    %s
    sources: [book]
"""


def test_claims_are_asked_on_whose_word_they_are() -> None:
    questions = questions_of(CLAIM % "note: Others disagree.")
    which = questions["least/which/who"]
    assert which.prompt == (
        "According to the analyst Taras Kuzio, as of 2002: Which country had shown the least interest in NATO by 2001?"
    )
    assert (which.as_of, which.attribution) == ("2002", "the analyst Taras Kuzio")
    assert which.explanation.endswith("Others disagree.")
    truth = questions["least/true-false/who"]
    assert truth.prompt == "As of 2002: True or false, according to the analyst Taras Kuzio?"
    assert "least/happened" not in questions, "a claim is no event"


def test_opinions_are_neither_true_nor_false_nor_events() -> None:
    questions = questions_of(CLAIM % "view: true")
    assert "least/which/who" in questions
    assert not [id for id in questions if "true-false" in id or "happened" in id or "cloze" in id]


def test_what_two_claim_differently_is_asked_of_each() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "It began[ in {when}].", when: 1995, said_by: kuzio, sources: [page]}
  - {id: b, says: "It began[ in {when}].", when: 1992, said_by: osce, sources: [page]}
  - {id: c, says: "It ended[ in {when}].", when: 1999, sources: [page]}
  - {id: d, says: "It ended[ in {when}].", when: 2000, said_by: osce, sources: [page]}
""")
    assert questions["a/when"].prompt.startswith("According to the analyst Taras Kuzio: In which year")
    assert "b/when" in questions
    assert "c/when" not in questions, "a plain question has two answers while a source disagrees"
    assert "d/when" in questions


def test_the_attribution_gives_no_answer_away() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "{who} welcomed the reform.", who: nato, said_by: nato, sources: [page]}
  - {id: b, says: "It opened[ in {when}].", when: 2011, as_of: 2011, sources: [page]}
""")
    assert not {"a/which/who", "b/when"} & set(questions)


def test_who_says_so_is_asked_where_one_says_so() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "It will rain.", said_by: kuzio, as_of: 2002, view: true, sources: [page]}
  - {id: b, says: "It will snow.", said_by: osce, sources: [page]}
  - {id: c, says: "NATO will grow.", said_by: nato, sources: [page]}
  - {id: d, says: "It will thaw.", said_by: canada, sources: [page]}
  - {id: e, says: "It will freeze[ in {when}].", when: 1999, said_by: kuzio, sources: [page]}
  - {id: f, says: "It will freeze[ in {when}].", when: 2000, said_by: osce, sources: [page]}
""")
    said = questions["a/who-says"]
    assert isinstance(said, Choice)
    assert said.prompt == "As of 2002: According to whom? “It will rain.”"
    assert said.answer == "Taras Kuzio"
    assert set(options_of(said)) == {"OSCE", "NATO", "Canada"}
    assert said.attribution is None, "the attribution is the answer"
    assert "b/who-says" in questions
    assert not {"c/who-says", "e/who-says", "f/who-says"} & set(questions)


def test_who_speaks_for_the_same_body_or_tells_the_claim_as_well_is_not_offered() -> None:
    head = HEAD.replace("kuzio: {name", "page-author: {name: Paige, type: person}\n  kuzio: {name").replace(
        "title: A page,", "title: A page, author: Paige,"
    )
    spokesmen = "spokesman: {name: Jo, type: person, part_of: nato}\n  envoy: {name: Al, type: person, part_of: nato}"
    head = head.replace("kuzio: {name", f"{spokesmen}\n  kuzio: {{name")
    questions = questions_of(
        """
facts:
  - {id: a, says: "It will rain.", said_by: spokesman, sources: [page]}
  - {id: b, says: "It will snow.", said_by: envoy, sources: [book]}
  - {id: c, says: "It will thaw.", said_by: nato, sources: [book]}
  - {id: d, says: "It will hail.", said_by: page-author, sources: [book]}
  - {id: e, says: "It will clear up.", said_by: kuzio, sources: [book]}
  - {id: f, says: "It will freeze.", said_by: osce, sources: [book]}
""",
        head=head,
    )
    assert set(options_of(questions["a/who-says"])) == {"Taras Kuzio", "OSCE"}, "Paige wrote the page it stands in"
    assert set(options_of(questions["b/who-says"])) == {"Taras Kuzio", "OSCE", "Paige"}
    assert options_of(questions["b/who-says"])[-1] == "OSCE", "persons first"


def test_an_author_says_who_did_not_say_it() -> None:
    text = """
facts:
  - {id: a, says: "It will rain.", said_by: kuzio, wrong: {said_by: [canada, norway]}, sources: [page]}
  - {id: b, says: "It will snow.", said_by: osce, sources: [page]}
  - {id: c, says: "It will thaw.", said_by: nato, sources: [page]}
"""
    assert options_of(questions_of(text)["a/who-says"]) == ["Canada", "Norway"]
