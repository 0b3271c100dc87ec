"""A rehearsal: simulated players in a room that is served like any other, so that the teacher can try it alone."""

from __future__ import annotations

import heapq
import random
import threading
from collections.abc import Callable

from quizgame.app.rooms import Change, Reply, RoomKeeper
from quizgame.classroom.commands import Give, Join, Refusal
from quizgame.classroom.events import QuestionOpened, SeatTaken
from quizgame.classroom.rehearsal import Simulated, plan_answers, simulated_players
from quizgame.classroom.tokens import digest_of

_PATIENCE = 0.2
"""Seconds between two looks at the clock while nobody is about to answer."""


class Rehearsal:
    """So many players in a room."""

    def __init__(self, keeper: RoomKeeper, count: int, chance: random.Random) -> None:
        self._keeper = keeper
        self._chance = chance
        self._players: dict[int, Simulated] = {}
        self._waiting = simulated_players(count, chance, keeper.room.rules.names)
        self._plan: list[tuple[int, int, Give]] = []
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rehearsal", daemon=True)

    def start(self) -> None:
        """Have them come in, and answer from then on."""
        self._keeper.subscribe(self._changed)
        for player in self._waiting:
            digest = digest_of(f"{self._chance.getrandbits(160):040x}")
            self._keeper.ask(Join(player.name, "", digest), self._seat_for(player))
        self._thread.start()

    def stop(self) -> None:
        """Let them be. Calling it again does nothing."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _seat_for(self, player: Simulated) -> Callable[[Reply], None]:
        def told(reply: Reply) -> None:
            if not isinstance(reply, Refusal):
                for event in reply:
                    if isinstance(event, SeatTaken):
                        self._players[event.seat] = player
                        self._keeper.arrived(event.seat)

        return told

    def _changed(self, change: Change) -> None:
        """Plan what is answered to questions that were opened."""
        room = change.room
        for event in change.events:
            if not isinstance(event, QuestionOpened):
                continue
            with self._lock:
                self._plan.clear()
                for seat, player in self._players.items():
                    begun = at = event.at
                    for question in range(len(room.rounds)) if event.question is None else (event.question,):
                        for ms, answer in plan_answers(player, room.rounds[question].shown, self._chance):
                            at = begun + ms
                            heapq.heappush(self._plan, (at, len(self._plan), Give(seat, question, answer)))
                        begun = at

    def _run(self) -> None:
        while not self._over.is_set():
            with self._lock:
                now = self._keeper.now
                while self._plan and self._plan[0][0] <= now:
                    self._keeper.ask(heapq.heappop(self._plan)[2])
                wait = _PATIENCE if not self._plan else min((self._plan[0][0] - now) / 1_000, _PATIENCE)
            self._over.wait(max(wait, 0.001))
