"""Questions as JSON: the shape that is promised, and answers that are really accepted."""

from __future__ import annotations

from datetime import date

import pytest
from birds import BIRDS, QUESTIONS

from quizgame.cli.show import describe, describe_question, pick_statement
from quizgame.questions.answer import Write
from quizgame.questions.grading import grade
from quizgame.questions.question import Dated, Numeric, Question, TrueFalse, Typed, Wrong
from quizgame.questions.shown import Blank

PROMISED = {
    "id", "kind", "form", "prompt", "options", "answer", "answers", "explanation", "fact", "tags", "sources",
}  # fmt: skip


def by_kind(kind: str) -> dict[str, object]:
    return next(plain for plain in describe(BIRDS)["questions"] if plain["kind"] == kind)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_has_the_promised_shape(question: Question) -> None:
    plain = describe_question(question)
    assert set(plain) == PROMISED
    for source in plain["sources"]:
        assert list(source) == ["id", "title", "publisher", "kind", "date", "locator"]


def test_a_deck_tells_what_it_is() -> None:
    about = describe(BIRDS)["deck"]
    assert (about["id"], about["title"], about["language"], about["cards"]) == ("birds", "Birds", "en", 5)
    assert len(describe(BIRDS)["questions"]) == 6


def test_choices_show_their_options_sorted() -> None:
    choice = by_kind("choice")
    assert choice["options"] == ["the owl", "the tern", "the wren"]
    assert (choice["answer"], choice["answers"]) == ("the tern", ["the tern"])


def test_orders_answer_with_the_one_right_arrangement() -> None:
    order = by_kind("order")
    assert order["options"] == ["chick", "egg", "fledgling"]
    assert order["answers"] == ["egg", "chick", "fledgling"]
    assert order["answer"] == "egg → chick → fledgling"


def test_numbers_and_dates_give_plain_forms() -> None:
    assert by_kind("number")["answers"] == ["about 700,000", "700,000", "700000"]
    assert by_kind("date")["answers"] == ["April 1998", "1998-04"]
    day = Dated(id="d", form="card", prompt="?", answer="31 March 2006", first=date(2006, 3, 31),
                last=date(2006, 3, 31), grain="day")  # fmt: skip
    assert describe_question(day)["answers"] == ["31 March 2006", "2006-03-31"]
    half = Numeric(id="n", form="card", prompt="?", answer="2.5 km", low=2.5, high=2.5, unit="km", position=2.5)
    assert describe_question(half)["answers"] == ["2.5 km", "2.5"]


def test_every_accepted_form_is_accepted() -> None:
    for question in QUESTIONS:
        if isinstance(question, Typed | Numeric | Dated):
            for form in describe_question(question)["answers"]:
                assert grade(Blank(question), Write(form)).right, form


def statement(number: int) -> TrueFalse:
    return TrueFalse(
        id=f"owl/{number}", form="true-false", prompt="True or false?",
        truths=("Owls fly.",), falsehoods=(Wrong("Owls swim."),),
    )  # fmt: skip


def test_a_true_false_question_always_shows_the_same_statement() -> None:
    shown = describe_question(statement(1))
    assert shown["options"] == ["False", "True"]
    assert shown["prompt"] == "True or false? “Owls swim.”"
    assert (shown["answer"], shown["answers"]) == ("False", ["False"])


def test_about_half_of_the_statements_are_true() -> None:
    true = sum(pick_statement(statement(number))[1] for number in range(200))
    assert 70 <= true <= 130


def test_a_question_with_one_side_only_shows_that() -> None:
    for number in range(10):
        id_ = f"owl/{number}"
        truth = TrueFalse(id=id_, form="f", prompt="True or false?", truths=("Owls fly.",))
        falsehood = TrueFalse(id=id_, form="f", prompt="True or false?", falsehoods=(Wrong("Owls swim."),))
        assert pick_statement(truth) == ("Owls fly.", True)
        assert pick_statement(falsehood) == ("Owls swim.", False)


def test_as_of_and_attribution_are_there_when_they_are_told() -> None:
    question = Typed(id="t", form="card", prompt="?", answer="a", accepted=("a",), as_of="2011", attribution="Ada")
    plain = describe_question(question)
    assert set(plain) - PROMISED == {"as_of", "attribution"}
    assert (plain["as_of"], plain["attribution"]) == ("2011", "Ada")
