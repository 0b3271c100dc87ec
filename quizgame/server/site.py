"""What a browser can ask for: the page, its script and style, and the socket. Nothing comes from anywhere else."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from quizgame.classroom.tokens import CODE_LENGTH
from quizgame.server.connection import Connection
from quizgame.server.hub import Hub

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]

PAGE = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_ENDS_AFTER = 5.0
"""Seconds that a connection has to take the last message."""


def make_site(hub: Hub) -> Starlette:
    """The application that serves a room. Its files are read once."""
    files = {path.name: path.read_bytes() for path in sorted(PAGE.iterdir()) if path.suffix in _TYPES}

    def nothing(request: Request) -> Response:
        return _with_headers(request, PlainTextResponse("There is nothing here.", status_code=404))

    async def page(request: Request) -> Response:
        if len(request.path_params.get("code", " " * CODE_LENGTH)) != CODE_LENGTH:
            return nothing(request)
        return _answer(request, files["index.html"], ".html")

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in files:
            return nothing(request)
        return _answer(request, files[name], Path(name).suffix)

    site = Starlette(
        routes=[
            Route("/", page),
            Route("/page/{name}", file),
            WebSocketRoute("/ws", _Socket(hub)),
            Route("/{code:str}", page),  # the room's code may stand in the address
        ]
    )
    site.router.redirect_slashes = False
    return site


def _answer(request: Request, body: bytes, suffix: str) -> Response:
    return _with_headers(request, Response(body, media_type=_TYPES[suffix]))


def _with_headers(request: Request, response: Response) -> Response:
    """Only what this server sends runs in the page, and it talks to this server alone."""
    host = request.headers.get("host", "")
    socket = f" ws://{host}" if _HOST.fullmatch(host) else ""  # older browsers do not count it as 'self'
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'{socket}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    response.headers["Cache-Control"] = "no-cache"
    return response


class _Socket:
    """The end of the sockets, as a bare ASGI application: a connection costs as little as it can."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        if not _same_origin(scope):
            await send({"type": "websocket.close", "code": 1008, "reason": "another site's page"})
            return
        await send({"type": "websocket.accept"})
        loop = asyncio.get_running_loop()
        client = scope.get("client")
        connection = Connection(client[0] if client else "", send, self._hub.limits, loop.time())
        self._hub.enter(connection)
        try:
            while (message := await receive())["type"] == "websocket.receive":
                self._hub.hear(connection, message.get("text"))
                if connection.is_ending:
                    return
        finally:
            self._hub.leave(connection)
            await connection.finish(_ENDS_AFTER)


def _same_origin(scope: Scope) -> bool:
    """Whether a browser was sent here by this server's own page; programs that are none say nothing of it."""
    headers = dict(scope["headers"])
    origin, host = headers.get(b"origin"), headers.get(b"host", b"")
    return origin is None or origin.rpartition(b"//")[2] == host
