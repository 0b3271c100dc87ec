"""A WebSocket client of few lines, which costs little and can say what no library would."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any, TypeVar

HANDSHAKE = (
    "GET /ws HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n{more}\r\n"
)


def frame(payload: bytes, opcode: int = 1, fin: bool = True) -> bytes:
    """A client's frame; masked, as it must be, with zeros."""
    head = bytes([(0x80 if fin else 0) | opcode])
    size = len(payload)
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 65_536:
        head += bytes([0x80 | 126]) + struct.pack("!H", size)
    else:
        head += bytes([0x80 | 127]) + struct.pack("!Q", size)
    return head + b"\0\0\0\0" + payload


class Socket(asyncio.Protocol):
    """One connection. All bytes ever received are in `received` where they are to be kept."""

    def __init__(self, port: int, keep: bool = False, more: str = "") -> None:
        self._hello = HANDSHAKE.format(host=f"127.0.0.1:{port}", more=more).encode()
        self._buffer = b""
        self._opened = False
        self._keep = keep
        self.received = bytearray()
        self.status = ""
        self.open = asyncio.Event()
        self.closed = asyncio.Event()
        self.transport: asyncio.Transport | None = None
        self.messages: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # that of uvloop is no asyncio.Transport by name
        self.write(self._hello)

    def connection_lost(self, exc: Exception | None) -> None:
        self.open.set()
        self.closed.set()
        self.messages.put_nowait(None)

    def data_received(self, data: bytes) -> None:
        if self._keep:
            self.received += data
        self._buffer += data
        if not self._opened:
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            self.status = head.split(b"\r\n")[0].decode()
            self.open.set()
            self._opened, self._buffer = True, rest
        while (text := self._next()) is not None:
            self.hear(text)

    def hear(self, text: bytes) -> None:
        message = json.loads(text)
        if message["type"] == "ping":
            self.say({"type": "pong", "ping": message["ping"]})
        else:
            self.messages.put_nowait(message)

    def say(self, message: dict[str, Any]) -> None:
        self.write(frame(json.dumps(message).encode()))

    def write(self, data: bytes) -> None:
        assert self.transport is not None
        if not self.transport.is_closing():
            self.transport.write(data)

    def drop(self) -> None:
        assert self.transport is not None
        self.transport.abort()

    async def next(self, *types: str) -> dict[str, Any]:
        """The next message of one of these types; others are passed over. A connection that ends instead is told."""
        while True:
            message = await asyncio.wait_for(self.messages.get(), 20)
            if message is None:
                raise ConnectionError("the connection ended")
            if not types or message["type"] in types:
                return message

    async def end(self) -> list[dict[str, Any]]:
        """All that comes until the connection ends."""
        found = []
        while (message := await asyncio.wait_for(self.messages.get(), 20)) is not None:
            found.append(message)
        return found

    def _next(self) -> bytes | None:
        """The payload of the next whole text frame."""
        while len(self._buffer) >= 2:
            opcode, size, at = self._buffer[0] & 0x0F, self._buffer[1] & 0x7F, 2
            if size == 126:
                size, at = int.from_bytes(self._buffer[2:4], "big"), 4
            elif size == 127:
                size, at = int.from_bytes(self._buffer[2:10], "big"), 10
            if len(self._buffer) < at + size:
                return None
            payload, self._buffer = self._buffer[at : at + size], self._buffer[at + size :]
            if opcode == 1:
                return payload
            if opcode == 8 and self.transport is not None:
                self.transport.close()
        return None


AnySocket = TypeVar("AnySocket", bound=Socket)


async def connect(
    port: int, keep: bool = False, more: str = "", buffer: int | None = None, kind: type[AnySocket] = Socket
) -> AnySocket:
    """A connection to a room's server on this machine; `buffer` are the bytes that wait where nobody reads them."""
    loop, plain = asyncio.get_running_loop(), socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if buffer is not None:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    plain.setblocking(False)
    await loop.sock_connect(plain, ("127.0.0.1", port))
    _, made = await loop.create_connection(lambda: kind(port, keep, more), sock=plain)
    await asyncio.wait_for(made.open.wait(), 20)
    return made


def joining(name: str, token: str, code: str = "K7PMX", team: str = "") -> dict[str, Any]:
    return {"type": "join", "v": 1, "code": code, "token": token, "name": name, "team": team}
