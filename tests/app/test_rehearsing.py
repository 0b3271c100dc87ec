"""A rehearsal plays as a class would."""

import random
import threading

from rooms import START, opened

from quizgame.app.rehearsing import Rehearsal
from quizgame.app.rooms import open_keeper
from quizgame.classroom.commands import GoOn
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.store.room_log import UnkeptRoomLog


def test_simulated_players_come_in_and_answer() -> None:
    for rules in (RoomRules(), RoomRules(pace=Pace.SELF, limit=3_600_000)):
        now, woken = [START], threading.Event()
        keeper = open_keeper(opened(rules), UnkeptRoomLog(), lambda now=now: now[0])
        keeper.on_wake(woken.set)
        rehearsal = Rehearsal(keeper, 12, random.Random(3))
        rehearsal.start()
        keeper.tick()
        assert len(keeper.present) == keeper.room.player_count == 12
        keeper.ask(GoOn())
        keeper.tick()
        now[0] += 3_000_000  # by then, all have made up their minds
        for _ in range(2_000):
            if len(keeper.room.rounds[0].answers) >= 8:
                break
            woken.wait(0.01)
            woken.clear()
            keeper.tick()
        rehearsal.stop()
        assert len(keeper.room.rounds[0].answers) >= 8


def test_a_class_list_plays_the_rehearsal() -> None:
    keeper = open_keeper(opened(RoomRules(names=("Ada L.", "Ben", "Cem"))), UnkeptRoomLog(), lambda: START)
    rehearsal = Rehearsal(keeper, 30, random.Random(3))
    rehearsal.start()
    keeper.tick()
    rehearsal.stop()
    assert [seat.name for seat in keeper.room.players()] == ["Ada L.", "Ben", "Cem"]


def test_at_their_own_pace_they_take_one_question_after_the_other() -> None:
    keeper = open_keeper(opened(RoomRules(pace=Pace.SELF, limit=3_600_000)), UnkeptRoomLog(), lambda: START)
    rehearsal = Rehearsal(keeper, 5, random.Random(3))
    rehearsal.start()
    keeper.tick()
    keeper.ask(GoOn())
    keeper.tick()
    rehearsal.stop()
    for seat in range(1, 6):
        own = sorted((when, give.question) for when, _, give in rehearsal._plan if give.seat == seat)
        assert [question for _, question in own] == sorted(question for _, question in own)
        assert len({question for _, question in own}) >= 5
