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

        code = run_join(client, home.decks)
    else:
        from quizgame.cli.plain_room import PlainRoom

        code = asyncio.run(PlainRoom(client, home.decks, sys.stdin, sys.stdout, echo=not sys.stdin.isatty()).play())
    if client.seen.bye is not None and client.seen.bye.get("code") == "freed":
        keep_token(seats, room, f"{chance.getrandbits(160):040x}")  # the next seat is another one
    return code
