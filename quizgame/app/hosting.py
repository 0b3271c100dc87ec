"""Opening live rooms, and going on with those that were left: their logs in a folder, the newest last."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from quizgame.app.rooms import RoomKeeper, open_keeper, take_up
from quizgame.classroom.events import RoomOpened
from quizgame.classroom.folding import replay
from quizgame.classroom.room import Phase, Room
from quizgame.classroom.rules import RoomRules
from quizgame.classroom.staging import stage
from quizgame.classroom.tokens import CODE_LENGTH, CODE_LETTERS, digest_of
from quizgame.decks.deck import Deck
from quizgame.errors import QuizgameError, StoreError
from quizgame.questions.shown import Style
from quizgame.reading.diagnostic import printable
from quizgame.store.room_log import RoomFile, UnkeptRoomLog, read_events
from quizgame.values import dataclass

ENDING = ".room"
LENGTH = 10


@dataclass(frozen=True, slots=True)
class Hosted:
    """A room that is kept. `secret` makes whoever knows it a host over the network; it is known only to whoever opened
    the room, None where it was taken up again."""

    keeper: RoomKeeper
    secret: str | None


def begin_room(
    deck: Deck,
    rules: RoomRules,
    folder: Path | None,
    clock: Callable[[], int],
    chance: random.Random,
    *,
    count: int | None = None,
    style: Style = Style.OPTIONS,
    seed: int | None = None,
) -> Hosted:
    """Open a room over a deck, with its log in a folder; without one, for a rehearsal, nothing is kept.

    `chance` draws its code and the host's secret, and has to be one that nobody can foresee.

    Raises:
        DeckError: the deck has nothing that a room can play.
        StoreError: the log could not be made.
    """
    at = clock()
    questions = stage(deck, count or LENGTH, chance if seed is None else random.Random(f"room/{seed}"), style)
    code = "".join(chance.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    secret = f"{chance.getrandbits(160):040x}"
    began = datetime.fromtimestamp(at // 1_000, UTC)
    name = f"{began:%Y-%m-%dT%H%M%SZ}-{code}"
    opened = RoomOpened(at, name, code, deck.id, deck.title, rules, questions, digest_of(secret))
    log = UnkeptRoomLog() if folder is None else RoomFile(folder / f"{name}{ENDING}")
    try:
        return Hosted(open_keeper(opened, log, clock), secret)
    except BaseException:
        log.close()
        raise


def take_up_room(folder: Path, clock: Callable[[], int]) -> Hosted:
    """The latest room of a folder that was left before its end, where it stood. One that was never served (its port was
    in use) is none: nobody can have come in, and it must not stand before the one that a class plays in.

    Raises:
        JournalBusyError: it is still held by another quizgame.
        StoreError: there is none, or the latest is damaged.
    """
    for path in sorted(folder.glob(f"*{ENDING}"), reverse=True):
        with suppress(_BlankError):
            room = _read(path)
            if room.phase is Phase.ENDED or not room.port:
                continue
            log = RoomFile(path)
            try:
                return Hosted(take_up(log, clock), None)
            except BaseException:
                log.close()
                raise
    raise StoreError(f"no room in {printable(str(folder))} was left before its end", "`quizgame host DECK` opens one")


class _BlankError(Exception):
    """The room was never opened: its server ended in the very moment."""


def _read(path: Path) -> Room:
    events = read_events(path)
    if not events:
        raise _BlankError
    try:
        return replay(events)
    except QuizgameError as error:
        raise StoreError(
            f"{printable(str(path))} cannot be taken up: {error.message}", "move that file away"
        ) from error
