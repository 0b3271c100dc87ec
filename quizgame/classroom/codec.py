"""Events of a room to plain values for JSON and back: for its log, and for whoever watches a room from outside."""

from __future__ import annotations

from typing import Any

from quizgame.classroom.events import (
    Answered,
    ExtraGranted,
    QuestionClosed,
    QuestionExtended,
    QuestionOpened,
    QuestionRevealed,
    QuestionSkipped,
    RoomContinued,
    RoomEnded,
    RoomEvent,
    RoomLocked,
    RoomOpened,
    RoomPaused,
    RoomServed,
    RoomTakenUp,
    RoomUnlocked,
    SeatRemoved,
    SeatTaken,
    Why,
)
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.questions.codec import (
    decode_answer,
    decode_question,
    decode_shown,
    encode_answer,
    encode_question,
    encode_shown,
)
from quizgame.questions.shown import Shown
from quizgame.values import fields

Plain = dict[str, Any]

VERSION = 1
"""The version of the log, in its first event. Raised when an older quizgame could no longer read it rightly."""

KINDS: dict[type[RoomEvent], str] = {
    RoomOpened: "opened",
    SeatTaken: "seat-taken",
    SeatRemoved: "seat-removed",
    RoomLocked: "locked",
    RoomUnlocked: "unlocked",
    ExtraGranted: "extra-granted",
    QuestionOpened: "question-opened",
    Answered: "answered",
    QuestionExtended: "extended",
    QuestionClosed: "closed",
    QuestionRevealed: "revealed",
    QuestionSkipped: "skipped",
    RoomPaused: "paused",
    RoomContinued: "continued",
    RoomTakenUp: "taken-up",
    RoomServed: "served",
    RoomEnded: "ended",
}
_CLASSES = {name: kind for kind, name in KINDS.items()}
_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in KINDS}
_SECRET = ("digest", "host")


def encode_event(event: RoomEvent) -> Plain:
    """An event as plain values; `decode_event` gives back an equal one."""
    kind = type(event)
    plain: Plain = {"event": KINDS[kind]}
    for name in _NAMES[kind]:
        plain[name] = getattr(event, name)
    if isinstance(event, Answered):
        plain["answer"] = encode_answer(event.answer)
    elif isinstance(event, RoomOpened):
        plain["version"] = VERSION
        plain["rules"] = _encode_rules(event.rules)
        plain["questions"] = [_encode_staged(shown) for shown in event.questions]
    return plain


def tell_event(event: RoomEvent) -> Plain:
    """An event as it is told outside the log: without the digests of secrets."""
    plain = encode_event(event)
    for name in _SECRET:
        plain.pop(name, None)
    return plain


def decode_event(plain: Plain) -> RoomEvent:
    """The event that plain values stand for.

    Raises:
        KeyError, ValueError, TypeError: they stand for none (a damaged or foreign row).
    """
    kind = _CLASSES[plain["event"]]
    values = {name: plain[name] for name in _NAMES[kind]}
    if not all(type(values[name]) is int for name in ("at", "seat", "ms", "percent", "port") if name in values):
        raise ValueError("a number is none")
    if kind is Answered:
        values["answer"] = decode_answer(values["answer"])
    elif kind is QuestionClosed:
        values["why"] = Why(values["why"])
    elif kind is RoomOpened:
        if plain["version"] != VERSION:
            raise ValueError(f"version {plain['version']} of the log is not known")
        values["rules"] = _decode_rules(values["rules"])
        values["questions"] = tuple(_decode_staged(staged) for staged in values["questions"])
    return kind(**values)


def _encode_staged(shown: Shown) -> Plain:
    return {"question": encode_question(shown.question), "shown": encode_shown(shown)}


def _decode_staged(plain: Plain) -> Shown:
    return decode_shown(plain["shown"], decode_question(plain["question"]))


def _encode_rules(rules: RoomRules) -> Plain:
    return {field.name: getattr(rules, field.name) for field in fields(rules)}


def _decode_rules(plain: Plain) -> RoomRules:
    values = {**plain, "pace": Pace(plain["pace"])}
    return RoomRules(**values | {name: tuple(plain[name]) for name in ("teams", "names")})
