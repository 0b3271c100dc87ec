"""Forms: what is asked of a fact, in which words, and what is not asked."""

from __future__ import annotations

import pytest
from asking import HEAD, expand_all, options_of, questions_of

from quizgame.decks.reading import read_file
from quizgame.generate.forms import CARD_FORMS
from quizgame.questions.question import Choice, Dated, Numeric, Several, Typed

MISSION = """
facts:
  - {id: mission, says: "Belarus opened its mission[ in {when}].", when: April 1998, sources: [page › 1998]}
"""


def test_a_date_is_asked_as_precisely_as_it_is_known() -> None:
    question = questions_of(MISSION)["mission/when"]
    assert isinstance(question, Dated)
    assert question.prompt == "In which month and year did this happen? “Belarus opened its mission.”"
    assert (question.answer, question.grain) == ("April 1998", "month")
    assert question.explanation == "Belarus opened its mission in April 1998."
    assert [(one.title, one.locator, one.date) for one in question.references] == [("A page", "1998", "as of 2011")]
    assert question.fact == "base/mission"
    assert all(len(text.split()) == 2 for text in options_of(question)), "a month and a year like the answer"
    assert any(wrong.position < question.position for wrong in question.wrong if wrong.position)
    assert any(wrong.position > question.position for wrong in question.wrong if wrong.position)


def test_no_date_is_offered_that_the_source_could_not_know() -> None:
    text = 'facts: [{id: a, says: "It ended[ in {when}].", when: 1998, sources: [book]}]'
    years = [int(year) for year in options_of(questions_of(text)["a/when"])]
    assert years
    assert max(years) <= 1999


def test_the_author_words_the_question_and_the_wh_phrase_fits_its_place() -> None:
    questions = questions_of("""
facts:
  - id: mines
    says: "{lead} led the work[, with {funders},] that destroyed {n} mines[ in {when}]."
    lead: canada
    funders: {all: [norway, poland]}
    n: about 700,000
    when: {some: autumn 2006}
    ask:
      n: "{n} mines did the work led by {lead} destroy?"
      when: "{when} did it end?"
    sources: [page]
""")
    lead = questions["mines/which/lead"]
    assert lead.prompt == "Which country led the work that destroyed about 700,000 mines in autumn 2006?"
    assert isinstance(lead, Typed)
    # an untold funder cannot have led, so the author's whole value makes it a fine wrong option
    assert set(options_of(lead)) == {"Norway", "Poland"}
    number = questions["mines/number/n"]
    assert number.prompt == "How many mines did the work led by Canada destroy?"
    assert isinstance(number, Numeric)
    assert (number.low, number.high) == (pytest.approx(630_000), pytest.approx(770_000))
    assert all(text.startswith("About ") for text in options_of(number))
    assert "mines/when" not in questions, "its date may not be the only one"


def test_a_series_is_asked_among_options_where_there_may_be_more() -> None:
    questions = questions_of("""
series:
  - id: joins
    says: "Belarus joined {what}[ in {when}]."
    columns: [what, when]
    ask: {what: "Which of these did Belarus join in {when}?"}
    rows: [[nacc, 1992], [pfp, 1995], [parp, 2004]]
    sources: [page]
""")
    first = questions["joins/nacc/which/what"]
    assert isinstance(first, Choice)
    assert first.answer == "North Atlantic Cooperation Council"
    assert options_of(first) == ["Partnership for Peace", "Planning and Review Process"] or options_of(first) == [
        "Planning and Review Process",
        "Partnership for Peace",
    ]
    assert any(wrong.why == "Belarus joined the Planning and Review Process in 2004." for wrong in first.wrong)
    assert questions["joins/nacc/when"].prompt.startswith("In which year did this happen?")


def test_numbers_that_are_over_something_are_only_typed() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "There were {n} grants.", n: over 75, ask: {n: "{n} grants were there?"}, sources: [page]}
  - {id: b, says: "There were {n} rooms.", n: 27, ask: {n: "{n} rooms were there?"}, sources: [page]}
""")
    over = questions["a/number/n"]
    assert isinstance(over, Numeric)
    assert over.wrong == ()
    assert "a/true-false/n" not in questions
    exact = questions["b/number/n"]
    assert options_of(exact)
    assert "27" not in options_of(exact)


def test_free_text_needs_wrong_answers_of_its_author() -> None:
    text = """
facts:
  - id: a
    says: "It stopped because of {cause}."
    cause: {text: a quarrel about bread}
    %s
    ask: {cause: "Why did it stop?"}
    sources: [page]
"""
    expansion = expand_all(text % "note: x")
    assert ("which/cause", "it has no two wrong options that are certainly wrong") in [
        (drop.form, drop.reason) for drop in expansion.dropped
    ]
    chosen = questions_of(text % "wrong: {cause: [a storm, a lost key]}")["a/which/cause"]
    assert isinstance(chosen, Choice)
    assert options_of(chosen) == ["Storm", "Lost key"]


def test_forms_can_be_forbidden() -> None:
    questions = questions_of(MISSION.replace("when: April", "forms: [happened, cloze], when: April"))
    assert [id for id in questions if id.startswith("mission/")] == ["mission/cloze/when"]


def test_a_fact_makes_few_cards() -> None:
    assert set(questions_of(MISSION, CARD_FORMS)) & {"mission/when"} == {"mission/when"}
    assert not {"true-false", "happened", "cloze", "order"} & set(CARD_FORMS)


def test_question_words_are_put_only_where_they_make_a_question() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "{who}’s speech opened it.", who: kuzio, sources: [page]}
  - {id: b, says: "{who} and Dan signed it.", who: kuzio, sources: [page]}
  - {id: c, says: "{who}, a lawyer, wrote it.", who: kuzio, sources: [page]}
  - {id: d, says: "{who} came; {who} went.", who: kuzio, sources: [page]}
  - {id: e, says: "{who} opened an embassy in the U.S.", who: kuzio, sources: [page]}
  - {id: f, says: "“We are free!” said {who}.", who: kuzio, sources: [page]}
""")
    assert [id for id in questions if "/which/" in id] == ["e/which/who"]
    assert questions["e/which/who"].prompt == "Who opened an embassy in the U.S.?"
    assert questions["f/cloze/who"].prompt == "Fill the gap: “‘We are free!’ said ____.”"


def test_a_preposition_that_does_not_fit_is_told() -> None:
    text = (
        HEAD
        + """facts:
  - {id: a, says: "It ended[ in {when}].", when: 31 March 2004, sources: [page]}
  - {id: b, says: "It began[ on {when}].", when: March 2004, sources: [page]}
  - {id: c, says: "It slept[ in {when}].", when: March 2004, sources: [page]}
"""
    )
    found = read_file(text.encode(), "f.yaml", lambda name: b"").findings
    assert [(finding.line, finding.column, finding.code, finding.severity) for finding in found] == [
        (19, 50, "preposition", "warning"),
        (20, 50, "preposition", "warning"),
    ]


def test_lists_that_are_complete_are_asked_whole_and_by_what_is_missing() -> None:
    questions = questions_of("""
facts:
  - id: a
    says: "The money came from {who}."
    who: {all: [canada, norway]}
    wrong: {who: [the moon]}
    sources: [page]
  - {id: b, says: "The goods came from {who}.", who: {some: [canada, norway]}, sources: [page]}
  - {id: c, says: "Canada and {who} paid.", who: {all: [canada, norway]}, sources: [page]}
""")
    whole = questions["a/list/who"]
    assert isinstance(whole, Several)
    assert whole.prompt == "Which of these belong in the gap? “The money came from ____.”"
    assert whole.answers == ("Canada", "Norway")
    assert {wrong.text for wrong in whole.wrong} == {"Moon", "Poland"}
    one_out = questions["a/not/who"]
    assert isinstance(one_out, Choice)
    assert one_out.answer in {"Moon", "Poland"}
    assert set(options_of(one_out)) == {"Canada", "Norway"}
    assert not [id for id in questions if id.startswith(("b/list", "b/not", "c/list", "c/not"))]


def test_what_two_facts_answer_alike_in_the_same_words_is_asked_once() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "At first {who} came.", who: canada, ask: {who: "{who} came?"}, sources: [page]}
  - {id: b, says: "Later {who} came.", who: canada, ask: {who: "{who} came?"}, sources: [page]}
""")
    assert [id for id in questions if "/which/" in id] == ["a/which/who"]
