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
