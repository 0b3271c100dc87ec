"""The page, played by real phones: a whole game, a reload, a lost connection, a late guest; what it must not do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import rooms
from phones import Hall, Phone
from playwright.sync_api import expect

from quizgame.classroom.commands import Extend, GoOn, GrantExtra, Kick, Lock, Pause
from quizgame.classroom.events import Answered
from quizgame.classroom.room import Phase
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.decks.reading import read_file
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Say, Tick, Write
from quizgame.server import site

pytestmark = pytest.mark.slow
PAGE = Path(site.__file__).parent / "page"
MakeHall = Callable[..., Hall]
MakePhone = Callable[[str], Phone]


def give(phone: Phone, answer: Answer) -> None:
    """Answer as a thumb does."""
    choices = phone.page.locator(".choices button")
    match answer:
        case Pick(index) | Place(index):
            choices.nth(index).tap()
        case Say(true):
            choices.nth(0 if true else 1).tap()
        case Tick(indices):
            for index in indices:
                choices.nth(index).tap()
            phone.tap("Hand in")
        case Write(text):
            phone.page.fill("#answer", text)
            phone.page.press("#answer", "Enter")
        case Arrange(order):
            shown = list(range(len(order)))
            for place, item in enumerate(order):
                for row in range(shown.index(item), place, -1):
                    phone.page.locator(".order li").nth(row).locator(".up").tap()
                    shown[row - 1], shown[row] = shown[row], shown[row - 1]
            phone.tap("Hand in")
        case _:
            raise AssertionError(answer)
    phone.see("Your answer is in")


def test_a_whole_game_of_three_phones(hall: MakeHall, phone: MakePhone) -> None:
    """Ada plays all; Ben reloads in mid-question and goes offline in another; Cleo comes late."""
    room = hall(RoomRules(limit=120_000))
    ada, ben = phone(room.address), phone(room.address)
    ada.come("Ada")
    ben.come("Ben")
    cleo = None
    for index, (right, wrong) in enumerate(zip(rooms.RIGHT, rooms.WRONG, strict=True)):
        room.do(GoOn())
        ada.see(f"Question {index + 1} of 8")
        ben.see(f"Question {index + 1} of 8")
        assert rooms.KEY not in ada.page.content()
        give(ada, right)
        if index == 1:
            give(ben, wrong)
            ben.page.reload()
            ben.see("Question 2 of 8")
            assert ben.page.locator("[aria-pressed=true]").count() == 1, "the answer is shown again"
            ben.see("Your answer is in")
        elif index == 2:
            cleo = phone(room.address)
            cleo.come("Cleo")
            cleo.see("You play from the next question on.")
            give(ben, wrong)
        elif index == 3:
            ben.context.set_offline(True)
            ben.see("No connection")
            ben.page.fill("#answer", "Riga")
            ben.tap("Hand in")
            ben.see("is sent when the connection is back")
            ben.context.set_offline(False)
            ben.see("Your answer is in")
        else:
            give(ben, wrong)
        if cleo is not None and index > 2:
            cleo.see(f"Question {index + 1} of 8")
            give(cleo, right)
        room.do(GoOn())
        ada.see("Closed.")
        assert rooms.KEY not in ada.page.content().replace("KEY Minsk", "")
        room.do(GoOn())
        ada.see("✓ Right")
        ada.see(f"{rooms.KEY}: because.")
        ben.see("✗ Not this time")
    room.do(GoOn())
    assert room.keeper.room.phase is Phase.ENDED
    ada.see("That was it, Ada!")
    seats = {seat.name: seat for seat in room.keeper.room.players()}
    assert (seats["Ada"].right, seats["Ben"].right, seats["Cleo"].right) == (8, 0, 5)
    assert f"{seats['Ada'].points:,}" in ada.text
    given = [event for event in room.log.events() if isinstance(event, Answered)]
    assert sum(1 for event in given if event.seat == 2) == 8, "an answer sent again is one answer"


def test_misses_go_home_as_a_deck(hall: MakeHall, phone: MakePhone, tmp_path: Path) -> None:
    room = hall()
    ada = phone(room.address)
    ada.come("Ada")
    for index, wrong in enumerate(rooms.WRONG):
        room.do(GoOn())
        ada.see(f"Question {index + 1} of 8")
        give(ada, wrong if index != 4 else rooms.RIGHT[4])
        room.do(GoOn())
        room.do(GoOn())
        ada.see("✓ Right" if index == 4 else "✗ Not this time")
    room.do(GoOn())
    ada.see(" cards to learn")
    ada.page.reload()
    ada.see(" cards to learn")
    with ada.page.expect_download() as download:
        ada.tap("Save what I missed")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    deck = read_file(saved.read_bytes(), str(saved), lambda path: b"")
    assert not deck.findings
    cards = {card.id for card in deck.deck.cards}
    missed = {shown.question.id for index, shown in enumerate(rooms.EVERY_KIND) if index != 4}
    assert cards <= missed
    assert len(cards) > 4
    assert f"with {len(cards)} cards to learn" in ada.text


def test_answers_can_be_changed_by_touch_and_by_key_until_it_closes(hall: MakeHall, phone: MakePhone) -> None:
    room = hall()
    ada = phone(room.address)
    ada.come("Ada")
    room.do(GoOn())
    ada.see("Question 1 of 8")
    give(ada, Pick(0))
    ada.page.keyboard.press("2")
    ada.page.wait_for_selector(".choices button:nth-child(2)[aria-pressed=true]")
    ada.see("Your answer is in")
    room.do(Pause())
    ada.see("Paused")
    assert ada.page.locator(".choices button").first.is_disabled()
    room.do(GoOn())
    given = room.keeper.room.rounds[0].answers[1].answer
    assert given == Pick(1)


def test_clocks_count_down_and_extra_time_counts_for_its_seat(hall: MakeHall, phone: MakePhone) -> None:
    room = hall(RoomRules(limit=60_000))
    ada, ben = phone(room.address), phone(room.address)
    ada.come("Ada")
    ben.come("Ben")
    room.do(GrantExtra(2, 100))
    room.do(GoOn())
    expect(ada.page.locator("#clock")).to_have_text(re.compile(r"^0:5\d$"))
    expect(ben.page.locator("#clock")).to_have_text(re.compile(r"^1:5\d$"))
    room.do(Extend(60_000))
    expect(ada.page.locator("#clock")).to_have_text(re.compile(r"^1:5\d$"))
    expect(ben.page.locator("#clock")).to_have_text(re.compile(r"^3:5\d$"))


def test_at_their_own_pace(hall: MakeHall, phone: MakePhone) -> None:
    room = hall(RoomRules(pace=Pace.SELF, limit=600_000, teams=("Reds", "Blues")))
    ada = phone(room.address)
    ada.page.goto(room.address)
    ada.page.fill("#code", " k7 pmx ")
    ada.page.fill("#name", "Ada")
    ada.page.select_option("#team", "Blues")
    ada.page.press("#name", "Enter")
    ada.see("You play for Blues.")
    room.do(GoOn())
    for index, right in enumerate(rooms.RIGHT):
        ada.see(f"Question {index + 1} of 8")
        give(ada, right)
        if index < 7:
            ada.tap("Next")
    ada.see("All answered.")
    ada.tap("Before")
    ada.see("Question 7 of 8")
    room.do(GoOn())
    room.do(GoOn())
    ada.see("✓ Right")
    room.do(GoOn())
    ada.see("That was it, Ada!")
    assert room.keeper.room.players()[0].right == 8


def test_the_door_says_what_is_wrong_and_a_kick_sticks(hall: MakeHall, phone: MakePhone) -> None:
    room = hall()
    ada, other = phone(room.address), phone(room.address)
    ada.come("Ada")
    other.page.goto(f"{room.address}/{'X' * 5}")
    other.page.fill("#name", "Ben")
    other.tap("Join")
    other.see("That is not the code of this room.")
    other.page.goto(f"{room.address}/K7PMX")
    other.page.fill("#name", "ＡＤＡ")
    other.tap("Join")
    other.see("That name is taken.")
    room.do(Lock())
    other.page.fill("#name", "Ben")
    other.tap("Join")
    other.see("The room is locked.")
    room.do(Kick(1))
    ada.see("You were taken out of this game.")
    ada.page.reload()
    ada.page.fill("#name", "Ada")
    ada.tap("Join")
    ada.see("You were taken out of this game.")


def test_names_are_text_and_nothing_else(hall: MakeHall, phone: MakePhone) -> None:
    room = hall()
    ada = phone(room.address)
    ada.come("<b>x</b><img src=q>"[:24])
    room.do(GoOn())
    ada.see("Question 1 of 8")
    room.do(GoOn())
    room.do(GoOn())
    for _ in range(7):
        for _ in range(3):
            room.do(GoOn())
    room.do(GoOn())
    ada.see("Leaderboard")
    assert ada.page.locator("img").count() == 0
    assert ada.page.locator("main b").count() == 0
    assert "<b>x</b><img src=q>" in ada.text


def test_everything_has_a_name_and_fits(hall: MakeHall, phone: MakePhone) -> None:
    """What a screen reader needs: buttons and fields have names, one heading; nothing is wider than a small phone."""
    room = hall()
    ada = phone(room.address)
    ada.page.set_viewport_size({"width": 320, "height": 480})
    ada.come("Ada")
    for index in range(8):
        room.do(GoOn())
        ada.see(f"Question {index + 1} of 8")
        assert ada.page.locator("h1").count() == 1
        assert ada.page.evaluate("document.activeElement.tagName") == "H1", "a reader reads the question first"
        names = ada.page.evaluate(
            "Array.from(document.querySelectorAll('button, input')).map("
            "(one) => one.getAttribute('aria-label') || one.textContent || (one.labels[0] || {}).textContent)"
        )
        assert names
        assert all(names)
        assert ada.page.evaluate("document.documentElement.scrollWidth") <= 320
        room.do(GoOn())
        room.do(GoOn())
        ada.see("The answer:")
        assert ada.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_text_is_used_and_stands_in_one_place() -> None:
    """So that translating one file translates the page."""
    texts = set(re.findall(r"^  (\w+): ", (PAGE / "texts.js").read_text("utf-8"), re.MULTILINE))
    scripts = {path.name: path.read_text("utf-8") for path in PAGE.glob("*.js") if path.name != "texts.js"}
    named = {key for script in scripts.values() for key in re.findall(r'say\("(\w+)"', script)}
    assert named <= texts
    words = {key for script in scripts.values() for key in re.findall(r'"(\w+)"', script)}
    assert texts - words <= {"day", "month", "options", "ticks", "statement"}, "named by what a question is"
    for name, script in scripts.items():
        spoken = re.findall(r'"[A-Z][a-z]+ [^"]*"', script)
        assert spoken == [], name
