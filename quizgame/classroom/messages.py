"""What players and hosts say over the wire (docs/protocol.md): JSON texts, version 1.

Whatever arrives is anybody's: it is read within limits of size and shape, or refused.
"""

from __future__ import annotations

import json
import re
from typing import Any

from quizgame.classroom import commands
from quizgame.classroom.commands import HostCommand
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Say, Tick, Write
from quizgame.reading.diagnostic import REFUSED
from quizgame.values import dataclass

VERSION = 1
LONGEST_MESSAGE = 4_096
"""Bytes of a message from a client."""
SHORTEST_TOKEN, LONGEST_TOKEN = 22, 128
"""Characters of a seat's token: at least 128 random bits, as URL-safe base64 or more."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_INDICES = 50
_LARGEST = 2**53

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Enter:
    """Take a seat in the room of this code, or come back to the one that has this token; then name and team count no
    more."""

    code: str
    token: str
    name: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer; `id` is the client's own number for it, and comes back with what became of it."""

    question: int
    answer: Answer
    id: int


@dataclass(frozen=True, slots=True)
class AskMisses:
    """What was missed so far, as cards to take home; `id` comes back with them."""

    id: int


@dataclass(frozen=True, slots=True)
class Pong:
    """The reply to a ping, with what that said."""

    ping: int


@dataclass(frozen=True, slots=True)
class EnterHost:
    """Be a host of this room, by its secret."""

    secret: str


@dataclass(frozen=True, slots=True)
class Order:
    """A host's command."""

    command: HostCommand
    id: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """Not a message of this protocol, and why."""

    why: str


ClientMessage = Enter | Given | AskMisses | Pong | EnterHost | Order

_PLAIN_ORDERS: dict[str, type[Any]] = {
    "next": commands.GoOn,
    "close": commands.Close,
    "skip": commands.Skip,
    "lock": commands.Lock,
    "unlock": commands.Unlock,
    "pause": commands.Pause,
    "continue": commands.Continue,
    "end": commands.End,
}


def decode(text: str) -> ClientMessage | Malformed:
    """What a client says."""
    if len(text) > LONGEST_MESSAGE:
        return Malformed("the message is too long")
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        return Malformed("the message is not JSON")
    if not isinstance(plain, dict):
        return Malformed("the message is not an object")
    try:
        return _read(plain)
    except _ShapeError as error:
        return Malformed(str(error))


class _ShapeError(Exception):
    """A message has not the shape of its type."""


def _read(plain: Plain) -> ClientMessage:
    match plain.get("type"):
        case "answer":
            return Given(_number(plain, "question"), _answer(plain.get("answer")), _number(plain, "id"))
        case "pong":
            return Pong(_number(plain, "ping"))
        case "misses":
            return AskMisses(_number(plain, "id"))
        case "join":
            _check_version(plain)
            token = _text(plain, "token", LONGEST_TOKEN)
            if len(token) < SHORTEST_TOKEN or not token.isascii():
                raise _ShapeError(f"`token` has from {SHORTEST_TOKEN} to {LONGEST_TOKEN} ASCII characters")
            return Enter(_text(plain, "code", 40), token, _text(plain, "name", 200, ""), _text(plain, "team", 200, ""))
        case "host":
            _check_version(plain)
            return EnterHost(_text(plain, "secret", LONGEST_TOKEN))
        case "command":
            return Order(_command(plain), _number(plain, "id"))
        case _:
            raise _ShapeError("`type` is none of this protocol")


def _command(plain: Plain) -> HostCommand:
    name = plain.get("command")
    if isinstance(name, str) and name in _PLAIN_ORDERS:
        command: HostCommand = _PLAIN_ORDERS[name]()
        return command
    match name:
        case "extend":
            return commands.Extend(_number(plain, "ms"))
        case "kick":
            return commands.Kick(_number(plain, "seat"))
        case "free":
            return commands.Free(_number(plain, "seat"))
        case "extra":
            return commands.GrantExtra(_number(plain, "seat"), _number(plain, "percent"))
        case _:
            raise _ShapeError("`command` is none of this protocol")


def _answer(plain: Any) -> Answer:
    if isinstance(plain, dict) and len(plain) == 1:
        match plain:
            case {"pick": index} if _is_index(index):
                return Pick(index)
            case {"tick": [*indices]} if len(indices) <= _MOST_INDICES and all(map(_is_index, indices)):
                return Tick(tuple(sorted(set(indices))))
            case {"say": bool(true)}:
                return Say(true)
            case {"write": str(text)} if not REFUSED.search(text):
                return Write(text)
            case {"arrange": [*order]} if len(order) <= _MOST_INDICES and all(map(_is_index, order)):
                return Arrange(tuple(order))
            case {"place": index} if _is_index(index):
                return Place(index)
    raise _ShapeError("`answer` is none of this protocol")


def _check_version(plain: Plain) -> None:
    if plain.get("v") != VERSION:
        raise _ShapeError(f"this server speaks version {VERSION}; load the page again")


def _is_index(value: Any) -> bool:
    return type(value) is int and 0 <= value < _LARGEST


def _number(plain: Plain, name: str) -> int:
    value = plain.get(name)
    if type(value) is not int or not _is_index(value):
        raise _ShapeError(f"`{name}` is not a whole number from 0")
    return value


def _text(plain: Plain, name: str, longest: int, default: str | None = None) -> str:
    value = plain.get(name, default)
    if not isinstance(value, str) or len(value) > longest or _SURROGATE.search(value):
        raise _ShapeError(f"`{name}` is not a text of up to {longest} characters")
    return value
