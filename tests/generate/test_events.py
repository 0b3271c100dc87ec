"""Events: what happened when, what came first, what belongs where."""

from __future__ import annotations

from asking import options_of, questions_of

from quizgame.questions.question import Choice, Match, Order, TrueFalse


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
        line = {option.position: option.text for option in question.wrong} | {question.position: question.answer}
        texts = [line[place] for place in (0.0, 1.0, 2.0)]
        assert texts[0].startswith("Before “")
        assert texts[1] == "Between the two"
        assert texts[2].startswith("After “")
    asked = [question.prompt for question in placed]
    assert asked == [f"Where on the line of time does this belong? “{letter} happened”" for letter in "ABCD"]
    assert earlier.explanation == "1990: A happened; 1992: B happened."
    matched = [question for id, question in questions.items() if id.startswith("match/") and "PfP" not in str(question)]
    assert [question.pairs for question in matched if isinstance(question, Match)] == [
        (("1990", "A happened"), ("1992", "B happened"), ("1999", "D happened"))
    ]


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
