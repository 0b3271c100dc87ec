"""What a phone shows and sends when an answer meets a lost connection, a refusal, a pause or a reload."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import rooms
from phones import Hall, Phone
from playwright.sync_api import WebSocketRoute, expect

from quizgame.classroom.commands import Continue, Free, GoOn, Pause
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.questions.answer import Pick, Say

pytestmark = pytest.mark.slow
MakeHall = Callable[..., Hall]
MakePhone = Callable[[str], Phone]
INSIDE = "Array.from(document.querySelectorAll('.choices button')).every((one) => one.scrollWidth <= one.clientWidth)"
OWN = RoomRules(pace=Pace.SELF, limit=600_000)


def between(phone: Phone, heard: Callable[[WebSocketRoute, WebSocketRoute, str], None]) -> None:
    """Put something between the phone and the room, which is given all that the phone says."""

    def begin(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        route.on_message(lambda text: heard(route, server, str(text)))

    phone.page.route_web_socket("**/ws", begin)


def test_a_change_that_was_lost_after_its_answer_was_taken_is_sent_again(hall: MakeHall, phone: MakePhone) -> None:
    room = hall()
    ada = phone(room.address)
    answers: list[str] = []

    def heard(route: WebSocketRoute, server: WebSocketRoute, text: str) -> None:
        if json.loads(text)["type"] != "answer":
            server.send(text)
            return
        answers.append(text)
        if len(answers) == 2:  # the change is lost; that the first was taken is told before the connection breaks
            server.send(answers[0])
            ada.page.wait_for_timeout(300)
            route.close()
        elif len(answers) > 2:
            server.send(text)

    between(ada, heard)
    ada.come("Ada")
    room.do(GoOn())
    ada.see("Question 1 of 8")
    ada.page.keyboard.press("1")
    ada.page.keyboard.press("2")
    ada.see("Your answer is in")
    assert room.keeper.room.rounds[0].answers[1].answer == Pick(1)


def test_what_was_refused_is_not_shown_as_the_own_answer(hall: MakeHall, phone: MakePhone) -> None:
    room = hall()
    ada = phone(room.address)

    def heard(route: WebSocketRoute, server: WebSocketRoute, text: str) -> None:
        message = json.loads(text)
        if message["type"] == "answer":
            late = {"type": "refused", "code": "late", "text": "The time is up.", "id": message["id"]}
            route.send(json.dumps(late))
        else:
            server.send(text)

    between(ada, heard)
    ada.come("Ada")
    room.do(GoOn())
    ada.see("Question 1 of 8")
    ada.page.keyboard.press("1")
    ada.see("The time is up.")
    assert ada.page.locator("[aria-pressed=true]").count() == 0
    room.do(GoOn())
    room.do(GoOn())
    ada.see("○ Not answered")


def test_answers_of_a_lost_connection_wait_for_the_end_of_a_pause(hall: MakeHall, phone: MakePhone) -> None:
    """They are tried again, but not each of them for each of them: that would be too much at once, and be cut off."""
    room = hall(OWN)
    ada = phone(room.address)
    tries: list[str] = []

    def heard(route: WebSocketRoute, server: WebSocketRoute, text: str) -> None:
        tries.extend([text] if json.loads(text)["type"] == "answer" else [])
        server.send(text)

    between(ada, heard)
    ada.come("Ada")
    room.do(GoOn())
    ada.see("Question 1 of 8")
    ada.page.evaluate("page.line.room.paused = true")
    room.do(Pause())
    for question, answer in ((0, {"pick": 1}), (2, {"say": False}), (7, {"place": 1})):
        ada.page.evaluate("([question, answer]) => page.line.answer(question, answer)", [question, answer])
    ada.page.wait_for_timeout(4_000)
    assert len(tries) <= 9
    room.do(Continue())
    expect(ada.page.locator("nav span")).to_have_text("3 of 8 answered")
    ada.page.wait_for_timeout(1_800)
    assert {at for at, round in enumerate(room.keeper.room.rounds) if round.answers} == {0, 2, 7}


def test_a_pause_takes_nobody_out_of_the_field_that_was_typed_in(hall: MakeHall, phone: MakePhone) -> None:
    room = hall(questions=(rooms.typed(),))
    ada = phone(room.address)
    ada.come("Ada")
    room.do(GoOn())
    ada.see("Question 1 of 1")
    ada.page.fill("#answer", "Min")
    field = ada.page.query_selector("#answer")
    room.do(Pause())
    ada.see("Paused")
    room.do(Continue())
    expect(ada.page.locator("#answer")).to_be_enabled()
    assert ada.page.input_value("#answer") == "Min"
    assert field is not None
    assert field.evaluate("(one) => one.isConnected"), "the same field, not a new one"


def test_whoever_comes_back_at_the_own_pace_goes_on_where_it_was_left(hall: MakeHall, phone: MakePhone) -> None:
    room = hall(OWN, (rooms.options(), rooms.statement(), rooms.statement(), rooms.options()))
    ada = phone(room.address)
    ada.come("Ada")
    room.do(GoOn())
    for index in range(2):
        ada.see(f"Question {index + 1} of 4")
        ada.page.keyboard.press("1")
        ada.see("Your answer is in")
        ada.tap("Next")
    ada.page.reload()
    ada.see("Question 3 of 4")
    assert room.keeper.room.rounds[1].answers[1].answer == Say(True)


def test_long_words_and_what_is_right_fit_on_a_small_phone(hall: MakeHall, phone: MakePhone) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 5
    asked = rooms.options()
    long = replace(asked, options=(word, f"Short {word}", "Germany"), right=0)
    room = hall(questions=(asked, long))
    ada = phone(room.address)
    ada.page.set_viewport_size({"width": 320, "height": 480})
    ada.come("W" * 24)
    for index in range(2):
        room.do(GoOn())
        ada.see(f"Question {index + 1} of 2")
        ada.page.keyboard.press("2" if index == 0 else "1")
        ada.see("Your answer is in")
        room.do(GoOn())
        room.do(GoOn())
        ada.see("✓ right, your answer")
        assert ada.page.evaluate(INSIDE)
        assert ada.page.evaluate("document.documentElement.scrollWidth") <= 320
    room.do(GoOn())
    ada.see("That was it")
    assert ada.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_letters_of_twice_the_size_fit_on_a_small_phone(hall: MakeHall, phone: MakePhone) -> None:
    room = hall(OWN)
    ada = phone(room.address)
    ada.page.set_viewport_size({"width": 320, "height": 480})
    ada.come("Ada Lovelace the First")
    ada.page.evaluate("document.styleSheets[0].insertRule('html { font-size: 225% !important }', 0)")
    room.do(GoOn())
    for index in range(8):
        ada.see(f"Question {index + 1} of 8")
        assert ada.page.evaluate("document.documentElement.scrollWidth") <= 320
        widths = "Array.from(document.querySelectorAll('.label, #title')).map((one) => one.offsetWidth)"
        assert min(ada.page.evaluate(widths), default=100) >= 80, "words, not letters under one another"
        if index < 7:
            ada.tap("Next")


def test_whoever_took_the_name_of_somebody_else_comes_in_under_the_own_one(hall: MakeHall, phone: MakePhone) -> None:
    room = hall(RoomRules(names=("Ada", "Ben")))
    ben, ada = phone(room.address), phone(room.address)
    ben.come("Ada")
    room.do(Free(1))
    ben.see("Come in again under your own.")
    ada.come("Ada")
    ben.page.reload()
    ben.come("Ben")
    ben.see("Hello, Ben!")
    assert [seat.name for seat in room.keeper.room.players()] == ["Ada", "Ben"]


def test_many_answers_given_without_a_connection_come_in_a_few_at_a_time(hall: MakeHall, phone: MakePhone) -> None:
    """Who says too much at once is cut off, and would be again after each return."""
    room = hall(OWN, (rooms.statement(),) * 50)
    ada = phone(room.address)
    ada.come("Ada")
    room.do(GoOn())
    ada.see("Question 1 of 50")
    ada.context.set_offline(True)
    ada.see("No connection.")
    ada.page.evaluate("for (var at = 0; at < 40; at += 1) { page.line.answer(at, { say: false }); }")
    ada.context.set_offline(False)
    expect(ada.page.locator("#note")).to_contain_text("Your answer is in", timeout=15_000)
    ada.page.wait_for_function("() => !Array(40).fill(0).some((_, at) => page.line.isPending(at))", timeout=20_000)
    assert sum(1 for round in room.keeper.room.rounds if round.answers) == 40
