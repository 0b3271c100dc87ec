"""What a room decides, and what its events make of it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rooms import EVERY_KIND, OTHER_KEYS, RIGHT, START, WRONG, Played, kinds, opened, options, token

from quizgame.classroom.codec import decode_event, encode_event, tell_event
from quizgame.classroom.commands import (
    Close,
    Code,
    Command,
    Continue,
    End,
    Extend,
    Free,
    Give,
    GoOn,
    GrantExtra,
    Join,
    Kick,
    Lock,
    Pause,
    Refusal,
    Skip,
    Unlock,
)
from quizgame.classroom.deciding import due
from quizgame.classroom.events import (
    Answered,
    QuestionClosed,
    QuestionOpened,
    QuestionRevealed,
    RoomEvent,
    RoomTakenUp,
    SeatTaken,
    Why,
)
from quizgame.classroom.folding import after, replay
from quizgame.classroom.room import Phase, Room
from quizgame.classroom.rules import FAIR_MOST_MS, SETTLE_MS, Pace, RoomRules
from quizgame.classroom.standings import standings
from quizgame.classroom.tokens import digest_of
from quizgame.errors import GameError
from quizgame.questions.answer import Pick, Write

CLOCK = RoomRules(limit=10_000)
OWN = RoomRules(pace=Pace.SELF, limit=60_000)


def refused(reply: tuple[RoomEvent, ...] | Refusal) -> Code:
    assert isinstance(reply, Refusal), reply
    assert reply.text.endswith(".")
    return reply.code


def test_a_game_goes_through_its_questions() -> None:
    played = Played()
    played.join("Ada", "Bob")
    for question in range(len(EVERY_KIND)):
        played.go_on()
        assert kinds(played.do(Give(1, question, RIGHT[question]))) == ["Answered"]
        assert kinds(played.do(Give(2, question, WRONG[question]))) == ["Answered"]
        played.go_on(2)
    played.go_on()
    assert played.room.phase is Phase.ENDED
    ada, bob = played.room.players()
    assert (ada.right, bob.right) == (8, 0)
    assert 8_000 < ada.points < 9_000
    assert standings(played.room).places == {1: 1, 2: 2}


def test_the_last_answer_before_the_closing_counts_and_the_same_again_is_no_event() -> None:
    played = Played()
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 0, Pick(0)))
    assert played.do(Give(1, 0, Pick(0))) == ()
    played.do(Give(1, 0, Pick(1)))
    played.do(Close())
    assert refused(played.do(Give(1, 0, Pick(0)))) is Code.NOT_OPEN
    played.go_on()
    assert played.room.seats[1].right == 1


def test_a_question_closes_once() -> None:
    played = Played()
    played.go_on()
    assert kinds(played.do(Close())) == ["QuestionClosed"]
    assert refused(played.do(Close(Why.CLOCK))) is Code.NOT_NOW


def test_answers_to_other_questions_are_refused() -> None:
    played = Played()
    played.join("Ada")
    assert refused(played.do(Give(1, 0, Pick(1)))) is Code.NOT_OPEN
    played.go_on()
    for question in (1, 7, 8, -1, 10**9):
        assert refused(played.do(Give(1, question, Pick(1)))) is Code.NOT_OPEN
    assert refused(played.do(Give(2, 0, Pick(1)))) is Code.NO_SEAT
    assert refused(played.do(Give(1, 0, Pick(3)))) is Code.UNFIT
    assert refused(played.do(Give(1, 0, Write("Norway")))) is Code.UNFIT


def test_the_clock_is_the_servers_and_a_delay_is_made_good_within_a_bound() -> None:
    played = Played(CLOCK)
    played.join("Ada")
    played.go_on()
    played.now = START + 10_000
    assert kinds(played.do(Give(1, 0, Pick(0)))) == ["Answered"]
    assert refused(played.do(Give(1, 0, Pick(1)), later=1)) is Code.LATE
    (answered,) = played.do(Give(1, 0, Pick(1), delay=400), later=350)
    assert isinstance(answered, Answered)
    assert answered.ms == 9_951
    assert refused(played.do(Give(1, 0, Pick(0), delay=60_000), later=FAIR_MOST_MS)) is Code.LATE


def test_the_clock_closes_after_the_last_delay_that_is_made_good() -> None:
    played = Played(CLOCK)
    assert due(played.room, {1}) is None
    played.go_on()
    assert due(played.room, {1}) == (START + 10_000 + FAIR_MOST_MS, Close(Why.CLOCK))
    assert kinds(played.do(Extend(5_000))) == ["QuestionExtended"]
    assert due(played.room, {1}) == (START + 15_000 + FAIR_MOST_MS, Close(Why.CLOCK))
    played.do(Pause())
    assert due(played.room, {1}) is None
    played.do(Continue(), later=7_000)
    assert due(played.room, {1}) == (START + 22_000 + FAIR_MOST_MS, Close(Why.CLOCK))


def test_extra_time_is_one_seats_own_and_holds_the_clock_up_only_while_it_is_there() -> None:
    played = Played(CLOCK)
    played.join("Ada", "Bob")
    played.do(GrantExtra(1, 50))
    played.go_on()
    played.now = START + 14_999
    (answered,) = played.do(Give(1, 0, Pick(1)))
    assert isinstance(answered, Answered)
    assert answered.ms == 9_999
    assert refused(played.do(Give(2, 0, Pick(1)))) is Code.LATE
    assert due(played.room, {1, 2}) == (START + 15_000 + FAIR_MOST_MS, Close(Why.CLOCK))
    assert due(played.room, {2}) == (START + 10_000 + FAIR_MOST_MS, Close(Why.CLOCK))
    assert refused(played.do(GrantExtra(1, 301))) is Code.AMOUNT
    assert refused(played.do(GrantExtra(9, 50))) is Code.NO_SUCH_SEAT


def test_who_is_not_there_does_not_hold_up_that_everyone_answered() -> None:
    played = Played(RoomRules(early=True))
    played.join("Ada", "Bob", "Cy")
    played.go_on()
    played.join("Late")
    played.do(Give(1, 0, Pick(1)), later=100)
    played.do(Give(2, 0, Pick(1)), later=100)
    assert not played.room.everyone_answered({1, 2, 3, 4})
    assert played.room.everyone_answered({1, 2, 4})
    assert not played.room.everyone_answered(set())
    assert due(played.room, {1, 2, 3}) is None
    assert due(played.room, {1, 2}) == (played.now + SETTLE_MS, Close(Why.EVERYONE))


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_late_joiners_come_in_at_the_next_question(steps: int) -> None:
    played = Played()
    played.join("Ada")
    played.go_on(steps)
    played.join("Bob")
    if steps == 1:
        assert refused(played.do(Give(2, 0, Pick(1)))) is Code.NEXT_QUESTION
    played.go_on(4 - steps)
    assert kinds(played.do(Give(2, 1, RIGHT[1]))) == ["Answered"]


def test_names_are_taken_once_and_a_kick_sticks() -> None:
    played = Played()
    played.join("Ada", "Bob")
    assert refused(played.do(Join("a\u200bdA", "", digest_of(token("x"))))) is Code.NAME_TAKEN
    assert kinds(played.do(Kick(1))) == ["SeatRemoved"]
    assert played.do(Kick(1)) == ()
    assert refused(played.do(Join("Eve", "", digest_of(token("Ada"))))) is Code.KICKED
    assert refused(played.do(Join("ADA", "", digest_of(token("y"))))) is Code.KICKED
    assert kinds(played.do(Free(2))) == ["SeatRemoved"]
    assert kinds(played.do(Join("Bob", "", digest_of(token("z"))))) == ["SeatTaken"]
    played.go_on()
    assert refused(played.do(Give(1, 0, Pick(1)))) is Code.NO_SEAT
    assert [seat.number for seat in played.room.players()] == [3]


def test_whoever_had_a_name_that_was_freed_is_told_so_and_can_come_in_under_another() -> None:
    played = Played()
    played.join("Ada")
    played.do(Free(1))
    again = played.do(Join("Ada", "", digest_of(token("Ada"))))
    assert isinstance(again, Refusal)
    assert again.code is Code.FREED
    played.do(
        Join("Ada", "", digest_of(token("the real Ada"))), Join("Ben", "", digest_of(token("with another token")))
    )
    assert [seat.name for seat in played.room.players()] == ["Ada", "Ben"]
    played.do(Kick(3))
    gone = played.do(Join("Cem", "", digest_of(token("with another token"))))
    assert isinstance(gone, Refusal)
    assert gone.code is Code.KICKED


def test_a_class_list_lets_in_those_on_it_as_they_are_written_there() -> None:
    played = Played(RoomRules(names=("Ada Lovelace", "Zoë")))
    assert refused(played.do(Join("Mallory", "", digest_of(token("m"))))) is Code.NAME_UNKNOWN
    (taken,) = played.do(Join(" ada  LOVELACE", "", digest_of(token("a"))))
    assert isinstance(taken, SeatTaken)
    assert taken.name == "Ada Lovelace"


def test_doors() -> None:
    played = Played(RoomRules(seats=2))
    played.join("Ada")
    played.do(Lock())
    assert refused(played.do(Join("Bob", "", digest_of(token("b"))))) is Code.LOCKED
    played.do(Unlock())
    played.join("Bob")
    assert refused(played.do(Join("Cy", "", digest_of(token("c"))))) is Code.FULL
    played.do(End())
    assert refused(played.do(Join("Cy", "", digest_of(token("c"))))) is Code.ENDED


def test_teams_fill_evenly_and_count_by_their_mean() -> None:
    played = Played(RoomRules(teams=("Red", "Blue"), speed=False), (options(),))
    played.join("Ada", "Bob", "Cy")
    played.join("Dan", team=" blue ")
    assert [seat.team for seat in played.room.players()] == [0, 1, 0, 1]
    assert refused(played.do(Join("Eve", "Green", digest_of(token("e"))))) is Code.TEAM
    played.go_on()
    for seat, pick in ((1, 1), (2, 1), (3, 0), (4, 1)):
        played.do(Give(seat, 0, Pick(pick)))
    played.go_on(2)
    assert [(row.rank, row.name, row.points) for row in standings(played.room).teams] == [
        (1, "Blue", 1_000),
        (2, "Red", 500),
    ]
    assert [(row.rank, row.name) for row in standings(played.room).players] == [
        (1, "Ada"),
        (1, "Bob"),
        (1, "Dan"),
        (4, "Cy"),
    ]


def test_a_skipped_question_counts_for_nobody() -> None:
    played = Played()
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 0, Pick(1)))
    assert kinds(played.do(Skip())) == ["QuestionSkipped"]
    assert played.points() == [0]
    played.go_on()
    assert played.room.current == 1


def test_paused_rooms_take_no_answers() -> None:
    played = Played()
    played.join("Ada")
    assert refused(played.do(Pause())) is Code.NOT_NOW
    played.go_on()
    played.do(Pause())
    assert refused(played.do(Give(1, 0, Pick(1)))) is Code.PAUSED
    played.do(Continue())
    assert kinds(played.do(Give(1, 0, Pick(1)))) == ["Answered"]


def test_an_end_in_the_middle_counts_what_was_answered() -> None:
    played = Played()
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 0, Pick(1)))
    assert kinds(played.do(End())) == ["QuestionClosed", "QuestionRevealed", "RoomEnded"]
    assert played.room.seats[1].right == 1


def test_at_their_own_pace_all_questions_are_open_until_the_deadline() -> None:
    played = Played(OWN)
    played.join("Ada", "Bob")
    assert played.do(GoOn()) == (QuestionOpened(START, None),)
    for question in (7, 0, 3):
        assert kinds(played.do(Give(1, question, RIGHT[question]), later=1_000)) == ["Answered"]
    played.join("Late")
    assert kinds(played.do(Give(3, 2, RIGHT[2]))) == ["Answered"]
    assert due(played.room, {1}) == (START + 60_000 + FAIR_MOST_MS, Close(Why.CLOCK))
    played.do(Close(Why.CLOCK), later=60_000)
    assert refused(played.do(Give(2, 1, RIGHT[1]))) is Code.NOT_OPEN
    assert refused(played.do(Skip())) is Code.NOT_NOW
    played.go_on(2)
    assert played.room.phase is Phase.ENDED
    assert [seat.right for seat in played.room.players()] == [3, 0, 1]
    assert played.points() == [3_000, 0, 1_000]


def test_time_that_the_server_was_away_counts_for_no_clock() -> None:
    played = Played(CLOCK)
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 0, Pick(0)), later=4_000)
    room = after(played.room, RoomTakenUp(START + 100_000))
    assert due(room, {1}) == (START + 106_000 + FAIR_MOST_MS, Close(Why.CLOCK))


def test_a_log_that_cannot_be_is_told() -> None:
    with pytest.raises(GameError, match="does not begin"):
        replay([QuestionOpened(START, 0)])
    for event in (
        opened(),
        Answered(START, 1, 0, Pick(0), 5),
        QuestionOpened(START, 99),
        SeatTaken(START, 7, "Ada", None, "d"),
        QuestionRevealed(START, -1),
    ):
        with pytest.raises(GameError, match="damaged"):
            replay([opened(), event])


@pytest.mark.parametrize(
    "rules",
    [
        {"limit": 0},
        {"limit": 3_600_001},
        {"pace": Pace.SELF},
        {"seats": 0},
        {"seats": 5_001},
        {"teams": ("one",)},
    ],
)
def test_rules_that_make_no_room(rules: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        RoomRules(**rules)  # type: ignore[arg-type]


NAMES = st.sampled_from(["Ada", "ADA", "Bob", "Cy", "Dan", "Eve", "!"])
COMMANDS = st.one_of(
    st.builds(lambda name, who: Join(name, "", digest_of(token(who))), NAMES, NAMES),
    st.builds(
        lambda seat, question, right, delay: Give(seat, question, (RIGHT if right else WRONG)[question % 8], delay),
        st.integers(0, 5),
        st.integers(0, 4),
        st.booleans(),
        st.integers(-10, 900),
    ),
    st.sampled_from([GoOn(), GoOn(), GoOn(), Close(), Skip(), Lock(), Unlock(), Pause(), Continue(), End()]),
    st.builds(Extend, st.integers(-5, 9_000)),
    st.builds(Kick, st.integers(0, 5)),
    st.builds(Free, st.integers(0, 5)),
    st.builds(GrantExtra, st.integers(0, 5), st.integers(-1, 320)),
)
STEPS = st.lists(st.tuples(st.integers(0, 4_000), COMMANDS), max_size=60)
RULES = st.sampled_from([RoomRules(), CLOCK, OWN, RoomRules(speed=False, teams=("Red", "Blue"), early=True)])


def play(rules: RoomRules, steps: list[tuple[int, Command]], questions: tuple = EVERY_KIND) -> Played:
    played = Played(rules, questions)
    for later, command in steps:
        played.do(command, later=later)
    return played


@settings(max_examples=150)
@given(RULES, STEPS)
def test_whatever_is_asked_of_a_room_its_log_holds_all_of_it(
    rules: RoomRules, steps: list[tuple[int, Command]]
) -> None:
    played = play(rules, steps)
    kept = [json.loads(json.dumps(encode_event(event))) for event in played.events]
    assert [decode_event(plain) for plain in kept] == played.events
    assert replay(played.events) == played.room
    times = [event.at for event in played.events]
    assert times == sorted(times)
    told = json.dumps([tell_event(event) for event in played.events])
    assert not [seat for seat in played.room.seats.values() if seat.digest in told]


@settings(max_examples=150)
@given(RULES, STEPS)
def test_whatever_is_asked_of_a_room_its_rules_hold(rules: RoomRules, steps: list[tuple[int, Command]]) -> None:
    played = play(rules, steps)
    room, events = played.room, played.events
    closed = [event.question for event in events if isinstance(event, QuestionClosed)]
    assert len(closed) == len(set(closed))
    names = [seat.folded for seat in room.players()]
    assert len(names) == len(set(names))
    assert not room.barred & set(names)
    assert len(room.tokens) == len(room.seats)
    revealed = {event.question for event in events if isinstance(event, QuestionRevealed)}
    for seat in room.seats.values():
        last = {event.question: event for event in events if isinstance(event, Answered) and event.seat == seat.number}
        counted = [event for question, event in last.items() if question in revealed or None in revealed]
        base = sum(1_000 for event in counted if event.answer == RIGHT[event.question])
        assert base <= seat.points < base + 1_000
        assert seat.right == base // 1_000
        assert all(event.question >= seat.since for event in last.values())
    check_answers_came_in_time(room, events)


def check_answers_came_in_time(room: Room, events: list[RoomEvent]) -> None:
    """No answer stands in the log before its question opened or after it closed."""
    at: int | str | None = "nothing"
    for event in events:
        match event:
            case QuestionOpened(question=question):
                at = question
            case Answered(question=question):
                assert at is None or at == question
            case QuestionClosed():
                at = "nothing"
            case _:
                pass


@given(RULES, STEPS)
def test_other_keys_make_the_same_decisions(rules: RoomRules, steps: list[tuple[int, Command]]) -> None:
    """What happens in a room tells nothing of its key: only points do, from the reveal on."""
    one, other = play(rules, steps), play(rules, steps, OTHER_KEYS)
    assert kinds(one.events) == kinds(other.events)
    assert one.events[1:] == other.events[1:]
