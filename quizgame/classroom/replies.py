"""What a room's server says (docs/protocol.md): made of views, so that nothing leaves which they do not hold."""

from __future__ import annotations

import json
from typing import Any

from quizgame.classroom.messages import VERSION
from quizgame.classroom.question_views import QuestionView, RevealView
from quizgame.classroom.room import Room
from quizgame.classroom.standings import BoardRow
from quizgame.classroom.views import HostView, OwnOutcome, RoomView, SeatView
from quizgame.questions.codec import encode_answer

Plain = dict[str, Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(plain: Plain) -> str:
    """A message as it goes over the wire."""
    return _ENCODER.encode(plain)


def hello_message(room: Room) -> Plain:
    """What everybody is told who connects: no more than it takes to come in."""
    return {
        "type": "hello",
        "v": VERSION,
        "title": room.title,
        "teams": list(room.rules.teams),
        "listed": bool(room.rules.names),
        "locked": room.locked,
    }


def room_message(view: RoomView) -> Plain:
    """What all see of the room."""
    return {
        "type": "room",
        "v": VERSION,
        "code": view.code,
        "title": view.title,
        "phase": str(view.phase),
        "pace": "self" if view.own_pace else "teacher",
        "count": view.count,
        "current": view.current,
        "players": view.players,
        "teams": list(view.teams),
        "listed": view.listed,
        "locked": view.locked,
        "paused": view.paused,
        "skipped": view.skipped,
        "ms_left": view.ms_left,
        "questions": [_question(one) for one in view.questions],
        "reveals": [_reveal(one) for one in view.reveals],
        "board": [_row(row) for row in view.board],
        "team_board": [_row(row) for row in view.team_board],
    }


def seat_message(view: SeatView) -> Plain:
    """What one player sees of the own seat."""
    return {
        "type": "you",
        "seat": view.seat,
        "name": view.name,
        "team": view.team,
        "since": view.since,
        "extra": view.extra,
        "points": view.points,
        "right": view.right,
        "rank": view.rank,
        "ms_left": view.ms_left,
        "answers": [[index, encode_answer(answer)] for index, answer in view.answers.items()],
        "outcomes": [_outcome(one) for one in view.outcomes],
    }


def host_message(view: HostView) -> Plain:
    """What only a host sees, beside the room."""
    projector = view.projector
    return {
        "type": "class",
        "here": projector.here,
        "answered": projector.answered,
        "everyone_answered": projector.everyone_answered,
        "bars": [{"label": bar.label, "count": bar.count, "right": bar.right} for bar in projector.bars],
        "seats": [
            {
                "seat": row.seat,
                "name": row.name,
                "team": row.team,
                "present": row.present,
                "answered": row.answered,
                "points": row.points,
                "extra": row.extra,
            }
            for row in view.seats
        ],
    }


def taken_text(id: int) -> str:
    """An answer, or a command, was taken and is on disk. Ready for the wire: it is what a class waits for at once."""
    return f'{{"type":"taken","id":{id}}}'


def misses_message(id: int, name: str, cards: int, text: str) -> Plain:
    """A player's misses as a deck file, with the name it may have; no cards and no text where nothing was missed."""
    return {"type": "misses", "id": id, "name": name, "cards": cards, "text": text}


def refused_message(code: str, text: str, id: int | None = None) -> Plain:
    """Something was refused; `code` is for programs, `text` for people."""
    return {"type": "refused", "code": code, "text": text, "id": id}


def ping_message(number: int, delay: int | None) -> Plain:
    """Measures the connection; `delay` is what the last ones came to, in milliseconds of the round trip."""
    return {"type": "ping", "ping": number, "delay": delay}


def bye_message(code: str, text: str) -> Plain:
    """The last message of a connection, and why it ends."""
    return {"type": "bye", "code": code, "text": text}


def _question(view: QuestionView) -> Plain:
    plain: Plain = {"index": view.index, "kind": view.kind, "prompt": view.prompt}
    for name in ("text", "unit", "grain", "as_of", "attribution"):
        if getattr(view, name):
            plain[name] = getattr(view, name)
    if view.choices:
        plain["choices"] = list(view.choices)
    if view.kind == "line":
        plain["marks"] = [{"text": text, "date": date} for text, date in view.marks]
    return plain


def _reveal(view: RevealView) -> Plain:
    return {
        "index": view.index,
        "right": list(view.right),
        "told": view.told,
        "explanation": view.explanation,
        "sources": [
            {name: getattr(source, name) for name in ("title", "publisher", "date", "locator") if getattr(source, name)}
            for source in view.sources
        ],
        "whys": list(view.whys),
        "marks": list(view.marks),
    }


def _row(row: BoardRow) -> Plain:
    return {"rank": row.rank, "name": row.name, "points": row.points, "team": row.team}


def _outcome(one: OwnOutcome) -> Plain:
    return {
        "question": one.question,
        "credit": one.credit,
        "why": one.why,
        "points": one.points,
        "bonus": one.bonus,
    }
