"""Keeping a live room: what is asked of it is decided, put on disk, and only then told.

Whatever arrives between two ticks shares one transaction. The keeper itself has no thread and no clock: whoever runs it
calls `tick` when it is woken or when it said it wants to be called again. `ask`, `subscribe` and the views can be used
from any thread.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

from quizgame.classroom.commands import Code, Command, Give, Refusal
from quizgame.classroom.deciding import decide, due
from quizgame.classroom.events import Answered, RoomEvent, RoomOpened, RoomTakenUp
from quizgame.classroom.folding import after, after_answers, open_room, replay
from quizgame.classroom.room import Phase, Room
from quizgame.classroom.views import HostView, ProjectorView, host_view, projector_view
from quizgame.errors import StoreError
from quizgame.store.room_log import RoomLog
from quizgame.values import dataclass

Reply = tuple[RoomEvent, ...] | Refusal
"""What became of a command: the events it came to (none where all was so already), or why it was refused."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is told to subscribers: events that are on disk, with the room after them; or who is there has changed
    (`events` is empty)."""

    room: Room
    events: tuple[RoomEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What is decided and not yet on disk: the room as it will be, what happens in it, and who is to be told."""

    room: Room
    events: tuple[RoomEvent, ...]
    replies: list[tuple[Reply, Told | None]]


Listener = Callable[[Change], None]
Told = Callable[[Reply], None]
_AGAIN_MS = 1_000
"""After a failure, what the clock brings is tried again so much later."""


class RoomKeeper:
    """One room, its log, and who is there. Clocks give milliseconds since 1970."""

    def __init__(self, room: Room, log: RoomLog, clock: Callable[[], int]) -> None:
        self._room = room
        self._log = log
        self._clock = clock
        #: where this computer's clock was set back since the log ended, the room's runs on from there
        self._ahead = max(room.at - clock(), 0)
        self._asked: deque[tuple[int, Command, Told | None]] = deque()
        self._connections: Counter[int] = Counter()
        self._present: set[int] = set()
        self._presence_changed = False
        self._listeners: list[Listener] = []
        self._wake: Callable[[], None] = _nothing

    @property
    def room(self) -> Room:
        """The room as it is on disk."""
        return self._room

    @property
    def present(self) -> frozenset[int]:
        """The seats that have a connection."""
        return frozenset(self._present)

    @property
    def now(self) -> int:
        """The time in the room: that of the clock, and never before what has happened."""
        return max(self._clock() + self._ahead, self._room.at)

    def projector_view(self) -> ProjectorView:
        """What the big screen shows now."""
        return projector_view(self._room, self.present, self.now)

    def host_view(self) -> HostView:
        """What the host sees now."""
        return host_view(self._room, self.present, self.now)

    def ask(self, command: Command, told: Told | None = None) -> None:
        """Ask something of the room. `told` is called with what became of it, when that is on disk, in the thread that
        ticks. It counts from now, however long the disk still writes what came before."""
        self._asked.append((self.now, command, told))
        self._wake()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every change told, in the thread that ticks; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_wake(self, wake: Callable[[], None]) -> None:
        """Have this called, from whatever thread, when there is something to tick for."""
        self._wake = wake
        if self._asked or self._presence_changed:
            wake()

    def arrived(self, seat: int) -> None:
        """A connection now belongs to a seat. Called by the thread that ticks."""
        self._connections[seat] += 1
        self._notice(seat)

    def left(self, seat: int) -> None:
        """A seat lost one of its connections. Called by the thread that ticks."""
        self._connections[seat] -= 1
        self._notice(seat)

    def tick(self) -> int | None:
        """Decide all that was asked and all that the clock brings, put it on disk in one go, then tell it.

        Returns in how many milliseconds it wants to be called again, None if only when woken.
        """
        batch = self.gather()
        return self.settle(batch, self.keep(batch))

    def gather(self) -> Batch:
        """Decide what was asked and what the clock brings. Until the batch is settled, nothing of it has happened, and
        no other may be gathered."""
        work, now = _Work(self._room, self._room.at), self.now
        for _ in range(len(self._asked)):
            at, command, told = self._asked.popleft()
            work.now = max(work.now, at)
            work.replies.append((work.decide(command), told))
        work.now = max(work.now, now)
        work.fold()
        coming = due(work.room, self._present)
        if coming is not None and coming[0] <= work.now:
            work.decide(coming[1])
        return Batch(work.room, tuple(work.events), work.replies)

    def keep(self, batch: Batch) -> Refusal | None:
        """Put a batch on disk; may be called in a thread of its own. A refusal, where that fails."""
        if batch.events:
            try:
                self._log.append(batch.events)
            except StoreError as error:
                return Refusal(Code.NOT_KEPT, f"That could not be kept: {error.message}. Try again.")
        return None

    def settle(self, batch: Batch, failure: Refusal | None) -> int | None:
        """Let what is on disk have happened, and tell it; with a failure, none of it has. Returns as `tick` does."""
        if failure is None:
            self._room = batch.room
        for reply, told in batch.replies:
            if told is not None:
                told(reply if failure is None or isinstance(reply, Refusal) else failure)
        events = batch.events if failure is None else ()
        if events or self._presence_changed:
            self._presence_changed = False
            change = Change(self._room, events)
            for listener in tuple(self._listeners):
                listener(change)
        coming = due(self._room, self._present)
        return None if coming is None else max(coming[0] - self.now, 0 if failure is None else _AGAIN_MS)

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def _notice(self, seat: int) -> None:
        before = seat in self._present
        if self._connections[seat] > 0:
            self._present.add(seat)
        else:
            self._present.discard(seat)
            del self._connections[seat]
        if before != (seat in self._present):
            self._presence_changed = True
            self._wake()


def open_keeper(opened: RoomOpened, log: RoomLog, clock: Callable[[], int]) -> RoomKeeper:
    """Open a room, as its first event says.

    Raises:
        StoreError: the log could not be begun.
    """
    log.append((opened,))
    return RoomKeeper(open_room(opened), log, clock)


def take_up(log: RoomLog, clock: Callable[[], int]) -> RoomKeeper:
    """Go on with a room where its log ends; the time it was away counts for no clock.

    Raises:
        StoreError: the log cannot be read.
        GameError: it is no log of a room.
    """
    room = replay(log.events())
    if room.phase is not Phase.ENDED:
        event = RoomTakenUp(max(clock(), room.at))
        log.append((event,))
        room = after(room, event)
    return RoomKeeper(room, log, clock)


class _Work:
    """Commands decided one after the other. Answers of different seats do not bear on one another, so a run of them is
    folded at once."""

    def __init__(self, room: Room, now: int) -> None:
        self.room = room
        self.now = now
        self.events: list[RoomEvent] = []
        self.replies: list[tuple[Reply, Told | None]] = []
        self._run: dict[int, Answered] = {}

    def decide(self, command: Command) -> Reply:
        if not isinstance(command, Give) or command.seat in self._run:
            self.fold()
        reply = decide(self.room, command, self.now)
        if isinstance(reply, Refusal):
            return reply
        self.events += reply
        for event in reply:
            if isinstance(event, Answered):
                self._run[event.seat] = event
            else:
                self.room = after(self.room, event)
        return reply

    def fold(self) -> None:
        """Let the run of answers have happened."""
        if self._run:
            self.room = after_answers(self.room, tuple(self._run.values()))
            self._run = {}


def _nothing() -> None:
    """Nobody is to be woken."""
