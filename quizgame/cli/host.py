"""`quizgame host`: a live room."""

from __future__ import annotations

import os
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from quizgame.cli.arguments import Options
from quizgame.errors import QuizgameError, UsageError

if TYPE_CHECKING:
    from quizgame.app.hosting import Hosted
    from quizgame.app.rehearsing import Rehearsal
    from quizgame.classroom.rules import RoomRules
    from quizgame.server.running import RoomServer

PORT = 8_000
"""Where a room is served if no port is named and this one is free."""
_LARGEST_LIST = 1_000_000
_OF_NEW_ROOMS = (
    "rehearse", "seconds", "deadline", "speed", "early", "team_names", "team_count", "class_list", "seats", "recall",
    "count", "seed",
)  # fmt: skip
"""What is asked for when a room is opened, and stays as it is when it is taken up again."""


def host(options: Options) -> int:
    """Open a room, or go on with one, until it is over or left."""
    if not options.headless:
        from quizgame.cli.play import need_terminal

        need_terminal("`--headless` runs a room by lines of text")
    hosted, server = open_room(options)
    rehearsal = _rehearsal(hosted, options.rehearse) if options.rehearse else None
    try:
        return _run_headless(hosted, server) if options.headless else _run_on_screen(hosted, server, rehearsal)
    finally:
        if rehearsal is not None:
            rehearsal.stop()
        server.stop()
        hosted.keeper.close()


def _rehearsal(hosted: Hosted, players: int) -> Rehearsal:
    """Simulated players in the room, who come in as soon as it is served."""
    from quizgame.app.rehearsing import Rehearsal

    rehearsal = Rehearsal(hosted.keeper, min(players, hosted.keeper.room.rules.seats), SystemRandom())
    rehearsal.start()
    return rehearsal


def _run_headless(hosted: Hosted, server: RoomServer) -> int:
    from quizgame.cli.headless import Headless

    return Headless(hosted, server).run()


def _run_on_screen(hosted: Hosted, server: RoomServer, rehearsal: Rehearsal | None) -> int:
    from quizgame.cli.reach import reach_sections
    from quizgame.server.addresses import room_addresses
    from quizgame.tui.run import run_projector

    server.start()
    addresses = room_addresses(server.port, hosted.keeper.room.code, lan=server.lan)
    reach = reach_sections(addresses, server.port, lan=server.lan)
    return run_projector(hosted.keeper, addresses, reach, rehearsal=rehearsal is not None)


def open_room(options: Options) -> tuple[Hosted, RoomServer]:
    """The room asked for, and its server, which is not started. Whoever called closes both.

    Raises:
        UsageError: what was asked for does not go together.
        QuizgameError: the deck, the log or the port cannot be had.
    """
    from quizgame.server.running import RoomServer

    hosted = _taken_up(options) if options.resume else _begun(options)
    room = hosted.keeper.room
    lan = options.lan or (options.resume and room.lan)
    try:
        if options.port is not None or (options.resume and room.port):
            return hosted, RoomServer(hosted.keeper, room.port if options.port is None else options.port, lan=lan)
        try:
            return hosted, RoomServer(hosted.keeper, PORT, lan=lan)
        except QuizgameError:
            return hosted, RoomServer(hosted.keeper, 0, lan=lan)
    except BaseException:
        hosted.keeper.close()
        raise


def _begun(options: Options) -> Hosted:
    from quizgame.app.hosting import begin_room
    from quizgame.cli.wiring import deck_named, open_library, room_clock
    from quizgame.questions.shown import Style
    from quizgame.store.home import find_home

    deck = open_library(options).deck(deck_named(options))
    folder = None if options.rehearse else find_home(os.environ, options.profile).rooms
    return begin_room(
        deck,
        _rules(options),
        folder,
        room_clock(),
        SystemRandom(),
        count=options.count,
        style=Style.RECALL if options.recall else Style.OPTIONS,
        seed=options.seed,
    )


def _taken_up(options: Options) -> Hosted:
    from quizgame.app.hosting import take_up_room
    from quizgame.cli.wiring import room_clock
    from quizgame.store.home import find_home

    if options.deck is not None or any(getattr(options, name) != getattr(Options, name) for name in _OF_NEW_ROOMS):
        raise UsageError("--resume goes on with the room that was left last, as it was", "leave the rest out")
    return take_up_room(find_home(os.environ, options.profile).rooms, room_clock())


def _rules(options: Options) -> RoomRules:
    from quizgame.classroom.rules import DEFAULT_SEATS, Pace, RoomRules
    from quizgame.cli.teams import checked_teams, given_teams

    if options.seconds and options.deadline:
        raise UsageError("--seconds is for the teacher's pace, --deadline for the players' own", "use one of them")
    limit = options.deadline * 60_000 if options.deadline else options.seconds * 1_000 if options.seconds else None
    try:
        return RoomRules(
            pace=Pace.SELF if options.deadline else Pace.TEACHER,
            limit=limit,
            speed=options.speed,
            early=options.early,
            teams=checked_teams(given_teams(options)),
            names=_class_list(options.class_list) if options.class_list else (),
            seats=options.seats or DEFAULT_SEATS,
        )
    except ValueError as error:
        raise UsageError(str(error)) from error


def _class_list(path: str) -> tuple[str, ...]:
    """The names in a file, one a line.

    Raises:
        UsageError: there is no such file, or something in it is no name, or stands twice.
    """
    from quizgame.classroom.names import read_name

    try:
        data = Path(path).read_bytes()[:_LARGEST_LIST]
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        told = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise UsageError(f"{path} cannot be read as a class list: {told}", "write one name a line") from error
    names: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = read_name(line)
        if isinstance(name, str):
            raise UsageError(f"{path}:{number}: “{line.strip()[:40]}” cannot be a name: {name}")
        if name.folded in names:
            raise UsageError(
                f"{path}:{number}: “{name.shown}” stands there twice", "tell them apart, as Ada L., Ada M."
            )
        names[name.folded] = name.shown
    if not names:
        raise UsageError(f"{path} has no names", "write one name a line")
    return tuple(names.values())
