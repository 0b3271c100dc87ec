"""One WebSocket: what it may send, what waits to be sent to it, and how far away it is."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Generator, MutableMapping
from typing import Any

from quizgame.classroom.replies import bye_message, encode, ping_message
from quizgame.server.limits import Limits

Send = Callable[[MutableMapping[str, Any]], Coroutine[Any, Any, None]]
SAMPLES = 5
"""Round trips that the delay is the shortest of: a busy moment does not count."""
_CODES = {"kicked": 4001, "freed": 4001, "ended": 1000, "malformed": 1008, "rate": 1008, "slow": 1008, "busy": 1013}


class Connection:
    """A connection to a player, a host, or somebody who is neither yet. Only the loop's thread uses it."""

    __slots__ = tuple(
        "_allowance _counted_at _ending _limits _outbox _ping _pinged_at _send _trips _writing "
        "address faults heard_at is_host opened_at seat".split()
    )

    def __init__(self, address: str, send: Send, limits: Limits, now: float) -> None:
        self.address = address
        self.seat: int | None = None
        self.is_host = False
        self.faults = 0
        self.opened_at = self.heard_at = now
        self._ending: str | None = None
        self._send = send
        self._limits = limits
        self._outbox: deque[str] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._allowance = float(limits.burst)
        self._counted_at = now
        self._ping = 0
        self._pinged_at: float | None = None
        self._trips: deque[float] = deque(maxlen=SAMPLES)

    @property
    def is_ending(self) -> bool:
        """Whether the server has ended it; what it still says counts no more."""
        return self._ending is not None

    @property
    def delay(self) -> int | None:
        """The round trip in milliseconds; None before one was measured."""
        return round(min(self._trips) * 1_000) if self._trips else None

    def may_send(self, now: float) -> bool:
        """Whether another message is within the rate; it is counted."""
        limits = self._limits
        self._allowance = min(self._allowance + (now - self._counted_at) * limits.per_second, limits.burst)
        self._counted_at = now
        self._allowance -= 1.0
        return self._allowance >= 0.0

    def post(self, text: str) -> None:
        """Send a message as soon as it can be; who reads too slowly for what waits is let go."""
        if self.is_ending:
            return
        if len(self._outbox) >= self._limits.outbox:
            self._outbox.clear()
            self.end("slow", "This device does not keep up. Load the page again.")
            return
        self._outbox.append(text)
        self._write_soon()

    def end(self, code: str, text: str) -> None:
        """Say why, and close."""
        if self.is_ending:
            return
        self._outbox.append(encode(bye_message(code, text)))
        self._ending = code
        self._write_soon()

    def ping(self, now: float) -> None:
        """Begin to measure the round trip, unless the last measurement still goes on."""
        if self._pinged_at is None:
            self._ping += 1
            self._pinged_at = now
            self.post(encode(ping_message(self._ping, self.delay)))

    def pong(self, number: int, now: float) -> None:
        """End the measurement; a pong to another ping says nothing."""
        if self._pinged_at is not None and number == self._ping:
            self._trips.append(now - self._pinged_at)
            self._pinged_at = None
            self.heard_at = now

    async def finish(self, patience: float) -> None:
        """Wait until all is sent, but not longer than so many seconds."""
        if self._writing is not None:
            await asyncio.wait((self._writing,), timeout=patience)
            self._writing.cancel()

    def _write_soon(self) -> None:
        """Send what waits: at once, without a task, unless the network holds it up."""
        if self._writing is not None and not self._writing.done():
            return
        writing = self._write()
        try:
            waited_for = writing.send(None)
        except StopIteration:
            return
        self._writing = asyncio.get_running_loop().create_task(_go_on(_Begun(writing, waited_for)))

    async def _write(self) -> None:
        try:
            while self._outbox:
                await self._send({"type": "websocket.send", "text": self._outbox.popleft()})
            if self._ending is not None:
                code = _CODES.get(self._ending, 1001)
                await self._send({"type": "websocket.close", "code": code, "reason": self._ending})
        except (OSError, RuntimeError):
            # it is gone, or was closed by the stack for what it said; whoever reads from it is told
            self._outbox.clear()
            self._ending = self._ending or "gone"


class _Begun:
    """A coroutine that was begun by hand, and what it waits for; awaited, it goes on to its end. (What Python calls an
    eager task, from 3.12 on.)"""

    def __init__(self, coroutine: Coroutine[Any, None, None], waited_for: Any) -> None:
        self._coroutine = coroutine
        self._waited_for = waited_for

    def __await__(self) -> Generator[Any, None, None]:
        waited_for = self._waited_for
        try:
            while True:
                try:
                    yield waited_for
                except BaseException as error:  # noqa: BLE001  it is for the coroutine to say what comes of it
                    waited_for = self._coroutine.throw(error)
                else:
                    waited_for = self._coroutine.send(None)
        except StopIteration:
            return


async def _go_on(begun: _Begun) -> None:
    await begun
