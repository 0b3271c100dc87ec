"""`quizgame join`: a player's end of a live room, in a terminal."""

from __future__ import annotations

import asyncio
import os
import sys
from random import SystemRandom
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgame.cli.arguments import Options


def join(options: Options) -> int:
    """Play in a room until it is over."""
    from quizgame.app.joining import Client, read_address

    address, chance = read_address(options.address), SystemRandom()
    if not options.plain:
        from quizgame.cli.play import need_terminal

        need_terminal("`--plain` plays in a room as lines of text")
    from quizgame.store.home import find_home
    from quizgame.store.seats import keep_token, read_token

    home, room = find_home(os.environ, options.profile), f"{address.host}/{address.code}"
    seats = home.seats
    token = read_token(seats, room)
    if token is None:
        token = f"{chance.getrandbits(160):040x}"
        keep_token(seats, room, token)
    client = Client(address, token, chance, options.name or "", options.team or "")
    if not options.plain:
        from quizgame.tui.run import run_join

        return run_join(client, home.decks)
    from quizgame.cli.plain_room import PlainRoom

    return asyncio.run(PlainRoom(client, home.decks, sys.stdin, sys.stdout, echo=not sys.stdin.isatty()).play())
