"""A room that is kept: what is told is on disk, and nothing else is."""

import random
from collections.abc import Sequence

import pytest
from rooms import RIGHT, START, WRONG, opened, token

from quizgame.app.rooms import Change, Reply, RoomKeeper, open_keeper, take_up
from quizgame.classroom.commands import Close, Code, Command, End, Give, GoOn, GrantExtra, Join, Kick, Refusal
from quizgame.classroom.events import Answered, QuestionClosed, RoomEvent, RoomTakenUp, Why
from quizgame.classroom.folding import replay
from quizgame.classroom.room import Phase
from quizgame.classroom.rules import FAIR_MOST_MS, SETTLE_MS, RoomRules
from quizgame.classroom.tokens import digest_of
from quizgame.errors import StoreError
from quizgame.questions.answer import Pick
from quizgame.store.room_log import UnkeptRoomLog


class Log(UnkeptRoomLog):
    """A log that counts transactions, and fails when told to."""

    full = False
    transactions = 0

    def append(self, events: Sequence[RoomEvent]) -> None:
        if self.full:
            raise StoreError("the disk is full")
        self.transactions += 1
        super().append(events)


class Desk:
    """A keeper with a clock that is set by hand."""

    def __init__(self, rules: RoomRules | None = None) -> None:
        self.now = START
        self.log = Log()
        self.keeper: RoomKeeper = open_keeper(opened(rules), self.log, lambda: self.now)
        self.replies: list[Reply] = []
        self.changes: list[Change] = []
        self.keeper.subscribe(self.changes.append)

    def ask(self, *commands: Command) -> None:
        for command in commands:
            self.keeper.ask(command, self.replies.append)

    def join(self, *names: str) -> None:
        self.ask(*(Join(name, "", digest_of(token(name))) for name in names))
        self.keeper.tick()
        for seat in range(1, len(names) + 1):
            self.keeper.arrived(seat)
        self.keeper.tick()
        self.replies.clear()
        self.changes.clear()


def test_all_that_arrives_between_two_ticks_is_one_transaction() -> None:
    desk = Desk()
    desk.join(*(f"Player {number}" for number in range(50)))
    desk.ask(GoOn(), *(Give(seat, 0, Pick(seat % 3)) for seat in range(1, 51)))
    assert desk.replies == []
    before = desk.log.transactions
    assert desk.keeper.tick() is None
    assert desk.log.transactions == before + 1
    assert len(desk.replies) == 51
    assert not [reply for reply in desk.replies if isinstance(reply, Refusal)]
    (change,) = desk.changes
    assert change.room is desk.keeper.room
    assert change.events == tuple(list(desk.log.events())[-51:])


def test_nothing_is_told_or_changed_that_could_not_be_kept() -> None:
    desk = Desk()
    desk.join("Ada")
    desk.ask(GoOn())
    desk.keeper.tick()
    room = desk.keeper.room
    desk.replies.clear()
    desk.changes.clear()
    desk.log.full = True
    desk.ask(Give(1, 0, Pick(1)), Give(9, 0, Pick(1)))
    desk.keeper.tick()
    first, second = desk.replies
    assert isinstance(first, Refusal)
    assert isinstance(second, Refusal)
    assert (first.code, second.code) == (Code.NOT_KEPT, Code.NO_SEAT)
    assert "the disk is full" in first.text
    assert desk.keeper.room is room
    assert desk.changes == []
    desk.log.full = False
    desk.ask(Give(1, 0, Pick(1)))
    desk.keeper.tick()
    assert isinstance(desk.replies[-1], tuple)


def test_batches_come_to_what_their_events_come_to_one_by_one() -> None:
    chance = random.Random(3)
    desk = Desk(RoomRules(limit=20_000, early=True))
    desk.join(*(f"Player {number}" for number in range(12)))
    for step in range(120):
        desk.ask(*[GoOn()] * (step % 9 == 0), *[Kick(step // 9)] * (step % 30 == 29))
        for _ in range(chance.randrange(12)):
            question = desk.keeper.room.current or 0
            answers = (RIGHT[question], WRONG[question], Pick(9))
            desk.ask(Give(chance.randrange(14), question, chance.choice(answers), chance.randrange(300)))
        desk.now += chance.randrange(4_000)
        desk.keeper.tick()
        assert replay(desk.log.events()) == desk.keeper.room
    assert sum(isinstance(event, Answered) for event in desk.log.events()) > 50


def test_the_clock_closes_a_question_once_even_with_the_host_at_the_same_time() -> None:
    desk = Desk(RoomRules(limit=10_000))
    desk.join("Ada", "Bob")
    desk.ask(GoOn())
    assert desk.keeper.tick() == 10_000 + FAIR_MOST_MS
    desk.now += 10_000 + FAIR_MOST_MS
    desk.ask(Close())
    assert desk.keeper.tick() is None
    closed = [event for event in desk.log.events() if isinstance(event, QuestionClosed)]
    assert [event.why for event in closed] == [Why.HOST]
    desk.ask(GoOn(), GoOn())
    desk.keeper.tick()
    desk.now += 20_000
    desk.keeper.tick()
    desk.keeper.tick()
    closed = [event for event in desk.log.events() if isinstance(event, QuestionClosed)]
    assert [(event.question, event.why) for event in closed] == [(0, Why.HOST), (1, Why.CLOCK)]


def test_a_question_closes_early_when_the_last_one_who_has_not_answered_goes() -> None:
    desk = Desk(RoomRules(early=True))
    desk.join("Ada", "Bob")
    desk.ask(GoOn(), Give(1, 0, Pick(1)))
    assert desk.keeper.tick() is None
    desk.keeper.left(2)
    assert desk.keeper.tick() == SETTLE_MS
    desk.now += SETTLE_MS
    desk.keeper.tick()
    assert desk.keeper.room.phase is Phase.CLOSED


def test_a_seat_is_there_as_long_as_it_has_a_connection() -> None:
    desk = Desk()
    desk.join("Ada")
    desk.keeper.arrived(1)
    desk.keeper.left(1)
    desk.keeper.tick()
    assert desk.keeper.present == {1}
    assert desk.changes == []
    desk.keeper.left(1)
    desk.keeper.tick()
    assert desk.keeper.present == set()
    (change,) = desk.changes
    assert change.events == ()
    assert desk.keeper.projector_view().here == 0


def test_whoever_runs_it_is_woken_and_listeners_can_go() -> None:
    desk = Desk()
    woken: list[str] = []
    desk.keeper.on_wake(lambda: woken.append("!"))
    assert woken == []
    stop = desk.keeper.subscribe(desk.changes.append)
    stop()
    desk.ask(GoOn())
    assert woken == ["!"]
    desk.keeper.tick()
    assert len(desk.changes) == 1


def test_a_room_goes_on_where_its_log_ends() -> None:
    desk = Desk(RoomRules(limit=10_000))
    desk.join("Ada", "Bob")
    desk.ask(GoOn(), Give(1, 0, RIGHT[0]), GrantExtra(2, 50))
    desk.keeper.tick()
    desk.now += 60_000
    again = take_up(desk.log, lambda: desk.now)
    assert isinstance(list(desk.log.events())[-1], RoomTakenUp)
    assert again.room.rounds == desk.keeper.room.rounds
    assert again.present == set()
    assert again.tick() == 10_000 + FAIR_MOST_MS
    again.arrived(2)
    assert again.tick() == 15_000 + FAIR_MOST_MS
    again.ask(Give(2, 0, RIGHT[0]))
    again.tick()
    answered = [event for event in desk.log.events() if isinstance(event, Answered)]
    assert [event.seat for event in answered] == [1, 2]
    assert answered[1].ms == 0


def test_a_clock_that_was_set_back_meanwhile_does_not_stand_still() -> None:
    desk = Desk(RoomRules(limit=10_000))
    desk.ask(GoOn())
    desk.keeper.tick()
    desk.now -= 3_600_000
    again = take_up(desk.log, lambda: desk.now)
    assert again.tick() == 10_000 + FAIR_MOST_MS
    desk.now += 10_000 + FAIR_MOST_MS
    again.tick()
    assert again.room.phase is Phase.CLOSED


def test_a_room_that_is_over_is_only_looked_at() -> None:
    desk = Desk()
    desk.ask(End())
    desk.keeper.tick()
    before = list(desk.log.events())
    assert take_up(desk.log, lambda: desk.now).room == desk.keeper.room
    assert list(desk.log.events()) == before


def test_time_never_goes_back() -> None:
    desk = Desk()
    desk.now += 5_000
    desk.ask(GoOn())
    desk.keeper.tick()
    desk.now -= 60_000
    desk.join("Ada")
    times = [event.at for event in desk.log.events()]
    assert times == sorted(times)


@pytest.mark.parametrize("damage", ["first", "twice"])
def test_what_is_no_log_of_a_room_cannot_be_taken_up(damage: str) -> None:
    from quizgame.errors import GameError

    log = UnkeptRoomLog()
    if damage == "twice":
        log.append((opened(), opened()))
    with pytest.raises(GameError):
        take_up(log, lambda: START)


def test_an_answer_counts_from_when_it_came_though_the_disk_was_slow() -> None:
    desk = Desk(RoomRules(limit=10_000))
    desk.join("Ada", "Ben")
    desk.ask(GoOn())
    desk.keeper.tick()
    desk.now += 10_000
    desk.ask(Give(1, 0, RIGHT[0]))
    desk.now += 1
    desk.ask(Give(2, 0, RIGHT[0]))
    desk.now += FAIR_MOST_MS  # so long the disk wrote what came before
    desk.keeper.tick()
    _, in_time, late = desk.replies
    assert isinstance(in_time, tuple)
    assert isinstance(in_time[0], Answered)
    assert in_time[0].ms == 10_000
    assert isinstance(late, Refusal)
    assert late.code is Code.LATE
    assert desk.keeper.room.phase is Phase.CLOSED
