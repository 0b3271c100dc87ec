"""A room on the network: its server in a thread of its own, from the first connection to the last."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from quizgame.app.rooms import RoomKeeper
from quizgame.classroom.commands import Serve
from quizgame.errors import QuizgameError
from quizgame.server.hub import Hub
from quizgame.server.limits import Limits, limits_for
from quizgame.server.site import make_site

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104  only where the teacher asks for it
_STARTING = 30.0
_ENDING = 10.0
_BACKLOG = 2_048


class RoomServer:
    """Serves one room, from `start` to `stop`. With port 0 the system gives one that is free.

    Raises:
        QuizgameError: the port is in use, or may not be used.
    """

    def __init__(self, keeper: RoomKeeper, port: int, *, lan: bool = False, limits: Limits | None = None) -> None:
        self.keeper = keeper
        self.lan = lan
        self._limits = limits or limits_for(keeper.room.rules.seats)
        self._socket = _bind(EVERYWHERE if lan else LOOPBACK, port)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="room", daemon=True)
        self._started = threading.Event()
        self._stopping: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._failure: BaseException | None = None
        self._on_end: Callable[[], None] = _nothing

    @property
    def failure(self) -> str:
        """Why it ended without being told to; "" while it runs and where it was."""
        return "" if self._failure is None else f"{type(self._failure).__name__}: {self._failure}"

    def on_end(self, told: Callable[[], None]) -> None:
        """Have this called, from its thread, when it ends."""
        self._on_end = told

    def start(self) -> None:
        """Begin to serve; when this returns, connections are taken.

        Raises:
            QuizgameError: it could not begin.
        """
        self._thread.start()
        if not self._started.wait(_STARTING) or self._failure is not None:
            raise QuizgameError(f"the room's server could not begin: {self._failure or 'it took too long'}")
        self.keeper.ask(Serve(self.port, self.lan))

    def stop(self) -> None:
        """Say good-bye to all and end. Calling it again does nothing."""
        loop, stopping = self._loop, self._stopping
        if loop is not None and stopping is not None:
            with suppress(RuntimeError):  # it has ended already
                loop.call_soon_threadsafe(stopping.set)
        if self._thread.is_alive():
            self._thread.join(_ENDING)
        self._socket.close()

    def _run(self) -> None:
        _quiet()
        config = uvicorn.Config(
            _none,
            ws="websockets-sansio",
            ws_max_size=4_096,
            ws_ping_interval=None,  # the protocol has pings of its own, which measure what a player notices
            ws_per_message_deflate=False,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            proxy_headers=False,
            backlog=_BACKLOG,
            limit_concurrency=2 * self._limits.connections,
            timeout_graceful_shutdown=2,
        )
        try:
            with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
                runner.run(self._serve(config))
        except BaseException as failure:  # noqa: BLE001  told in the thread that started this one
            self._failure = failure
        finally:
            self._started.set()
            self._on_end()

    async def _serve(self, config: uvicorn.Config) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        hub = Hub(self.keeper, self._limits)
        config.app = make_site(hub)
        server = _Server(config)
        serving = self._loop.create_task(server.serve(sockets=[self._socket]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        self._started.set()
        looking = self._loop.create_task(_look_round(hub))
        working = self._loop.create_task(hub.run())
        stopped = self._loop.create_task(self._stopping.wait())
        await asyncio.wait((serving, stopped, working), return_when=asyncio.FIRST_COMPLETED)
        looking.cancel()
        stopped.cancel()
        hub.close()
        await asyncio.sleep(0.05)  # good-byes are on their way
        server.should_exit = True
        await serving
        if working.done():
            await working  # it never ends by itself: this raises what went wrong
        working.cancel()


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever started its thread."""

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until told to end."""
        await self._serve(sockets)


def _nothing() -> None:
    """Nobody wants to know."""


async def _look_round(hub: Hub) -> None:
    while True:
        await asyncio.sleep(1.0)
        hub.look_round()


async def _none(scope: object, receive: object, send: object) -> None:
    """Stands where the site will be, which can only be made inside the loop."""


def _bind(host: str, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows, reuse would mean sharing
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise QuizgameError(
                f"port {port} is in use", "name another with --port, or 0 for any that is free"
            ) from error
        raise QuizgameError(
            f"port {port} cannot be used: {error.strerror or error}", "name one from 1024 on with --port"
        ) from error
    return bound


def _quiet() -> None:
    """The web stack's log goes nowhere: a room's own events tell what happens."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "websockets"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
