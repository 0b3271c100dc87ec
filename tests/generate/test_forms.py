"""Forms: what is asked of a fact, in which words, and what is not asked."""

from __future__ import annotations

import textwrap

import pytest

from quizgame.decks.reading import read_file
from quizgame.generate.context import Context
from quizgame.generate.expand import CARD_FORMS, FORMS, Expansion, expand
from quizgame.questions.question import (
    Choice,
    Dated,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
)
from quizgame.questions.shown import default_options

HEAD = """\
id: base
sources:
  page: {title: A page, as_of: 2011}
  book: {title: A book, date: 1999}
entities:
  pfp: {name: the Partnership for Peace, abbr: PfP, type: programme, is: the plan of cooperation}
  pfpfd: {name: the Partnership for Peace Framework Document, type: document}
  parp: {name: the Planning and Review Process, abbr: PARP, type: programme, part_of: pfp, is: the way to set targets}
  nacc: {name: the North Atlantic Cooperation Council, abbr: NACC, type: forum}
  nato: {name: NATO, full: the North Atlantic Treaty Organization, type: organisation}
  canada: {name: Canada, type: country}
  norway: {name: Norway, type: country}
  poland: {name: Poland, type: country, aka: [the Republic of Poland]}
  osce: {name: the OSCE, type: organisation}
  kuzio: {name: Taras Kuzio, role: the analyst, type: person}
types: {forum: {wh: Which forum, many: forums}}
"""


def expand_all(text: str, forms: tuple[str, ...] = FORMS) -> Expansion:
    reading = read_file((HEAD + textwrap.dedent(text)).encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None, [str(found) for found in reading.findings]
    base = reading.base
    return expand(Context(base), base.facts, base.entities.values(), forms)


def questions_of(text: str, forms: tuple[str, ...] = FORMS) -> dict[str, Question]:
    return {question.id.removeprefix("base/"): question for question in expand_all(text, forms).questions}


def options_of(question: Question) -> list[str]:
    assert not isinstance(question, TrueFalse | Order)
    return [wrong.text for wrong in question.wrong]


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


def test_two_rows_of_one_year_are_not_asked_by_their_year() -> None:
    questions = questions_of("""
series:
  - id: joins
    says: "{who} joined[ in {when}]."
    columns: [who, when]
    rows: [[canada, 1999], [norway, 1999], [poland, 2004], [osce, 2009]]
    sources: [page]
""")
    assert "joins/canada/which/who" not in questions
    happened = questions["joins/canada/happened"]
    assert "Norway joined" not in options_of(happened)
    assert set(options_of(happened)) == {"Poland joined", "The OSCE joined"}
    poland = questions["joins/poland/which/who"]
    assert poland.prompt == "Which of these countries joined in 2004?"


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


def test_events_are_put_in_order_only_where_the_dates_are_apart() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "A happened[ in {when}].", when: 1995, sources: [page]}
  - {id: b, says: "B happened[ in {when}].", when: May 1995, sources: [page]}
  - {id: c, says: "C happened[ in {when}].", when: 1997, sources: [page]}
  - {id: d, says: "D happened[ in {when}].", when: 1999–2003, sources: [page]}
  - {id: e, says: "E of 2006 happened[ in {when}].", when: 2006, sources: [page]}
""")
    orders = [question for question in questions.values() if isinstance(question, Order)]
    assert [order.marks for order in orders] == [("1995", "1997", "1999–2003")], "A and B are tied, E tells its date"


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


def test_facts_that_say_the_same_in_other_words_are_rivals() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "An exercise was held[ in {when}].", when: 2002, sources: [page]}
  - {id: b, says: "An exercise was held[ in {city}][ in {when}].", city: canada, when: 2004, sources: [page]}
  - {id: c, says: "{who} led the first part.", who: canada, ask: {who: "{who} led it?"}, sources: [page]}
  - {id: d, says: "{who} led the second part.", who: norway, ask: {who: "{who} led it?"}, sources: [page]}
  - {id: e, says: "A summit was held[ in {when}].", when: {some: 2002}, sources: [page]}
  - {id: f, says: "Alpha opened[ in {when}].", when: 2003, sources: [page]}
  - {id: g, says: "Beta closed[ in {when}].", when: 2006, sources: [page]}
  - {id: h, says: "Gamma began[ in {when}].", when: 2008, sources: [page]}
""")
    assert not {"a/when", "a/happened", "b/happened", "c/which/who", "d/which/who", "e/happened"} & set(questions)
    for id in ("f/happened", "g/happened", "h/happened"):
        assert not {"A summit was held", "An exercise was held"} & set(options_of(questions[id]))
    everything_false = [
        wrong.text
        for question in questions.values()
        if isinstance(question, TrueFalse)
        for wrong in question.falsehoods
    ]
    assert "An exercise was held in 2004." not in everything_false


def test_the_attribution_gives_no_answer_away() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "{who} welcomed the reform.", who: nato, said_by: nato, sources: [page]}
  - {id: b, says: "It opened[ in {when}].", when: 2011, as_of: 2011, sources: [page]}
""")
    assert not {"a/which/who", "b/when"} & set(questions)


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
    assert [(finding.line, finding.code, finding.severity) for finding in found] == [
        (18, "preposition", "warning"),
        (19, "preposition", "warning"),
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


def test_events_are_compared_placed_and_matched() -> None:
    questions = questions_of("""
facts:
  - {id: a, says: "A happened[ in {when}].", when: 1990, sources: [page]}
  - {id: b, says: "B happened[ in {when}].", when: 1992, sources: [page]}
  - {id: c, says: "C happened[ in {when}].", when: May 1992, sources: [page]}
  - {id: d, says: "D happened[ in {when}].", when: 1999, sources: [page]}
""")
    earlier = questions["earlier/a+b"]
    assert isinstance(earlier, Choice)
    assert (earlier.answer, options_of(earlier)) == ("A happened", ["B happened"])
    assert not {"earlier/b+c", "earlier/c+b"} & set(questions), "they may be the same day"
    placed = [question for id, question in questions.items() if id.startswith("place/")]
    assert placed
    for question in placed:
        assert isinstance(question, Choice)
        assert sorted([question.answer, *options_of(question)]) == ["After both", "Before both", "Between the two"]
    matched = [question for id, question in questions.items() if id.startswith("match/") and "PfP" not in str(question)]
    assert [question.pairs for question in matched if isinstance(question, Match)] == [
        (("1990", "A happened"), ("1992", "B happened"), ("1999", "D happened"))
    ]
