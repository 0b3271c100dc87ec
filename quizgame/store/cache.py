"""Decks read before, kept in the shape that they come to.

All of it can be made again, and no trouble with it matters: then decks are read from their files.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import quizgame
from quizgame.decks.deck import Deck
from quizgame.errors import StoreError
from quizgame.memory.cards import Cards
from quizgame.store.cached import (
    decode_outline,
    decode_questions,
    encode_extra_ids,
    encode_outline,
    encode_questions,
    encode_stamps,
    rows_of,
)
from quizgame.store.database import connect, is_there
from quizgame.store.files import Stamp
from quizgame.store.outline import Outline
from quizgame.values import replace

if TYPE_CHECKING:
    from quizgame.questions.question import Question

_APPLICATION_ID = 0x51474343  # "QGCC"
_SCHEMA = 6
_PATIENCE = 0.2
"""Seconds to wait for another process before doing without the cache."""
_ROOMS = ("reading", "facts", "questions", "generate", "decks")
"""The rooms whose code decides what a file comes to."""
_TABLES = (
    # what may be large comes last, for all that stands after it takes long to be reached
    """
    CREATE TABLE deck (
        number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, code TEXT NOT NULL, stamps TEXT NOT NULL,
        kind TEXT, heading TEXT, marks INTEGER NOT NULL, extras INTEGER NOT NULL, findings TEXT NOT NULL,
        extra_ids TEXT NOT NULL, facts TEXT NOT NULL, ids BLOB NOT NULL
    )""",
    # some questions in each row: that takes half the time of a row for each
    "CREATE TABLE questions (deck INTEGER, number INTEGER, bodies TEXT, PRIMARY KEY (deck, number)) WITHOUT ROWID",
)
_BODIES = "SELECT bodies FROM questions "
_AT_ONCE = 500
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
#: What reading a row that is not as this code writes it may raise.
_ODD = (ValueError, TypeError, KeyError, IndexError, AttributeError)


class DeckCache:
    """The cache at `path`, for the length of a `with`; it is opened when first asked.

    Whatever goes wrong, it answers as an empty one would, takes nothing in, and says nothing. One that is damaged is
    removed, to be made anew.
    """

    def __init__(self, path: Path, code: str | None = None) -> None:
        self._path = path
        self._code = code or code_version()
        self._connection: sqlite3.Connection | None = None
        self._given_up = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def outline(self, key: str) -> tuple[tuple[Stamp, ...], Outline] | None:
        """What a file came to, and what it was like then."""
        rows = self._ask(
            "SELECT stamps, kind, heading, ids, facts, marks, extras, findings FROM deck WHERE key = ? AND code = ?",
            (key, self._code),
        )
        try:
            return decode_outline(rows[0]) if rows else None
        except _ODD:
            return None

    def deck(self, key: str, outline: Outline) -> Deck | None:
        """The whole deck of which this is the outline."""
        rows = self._ask(
            "SELECT bodies FROM questions WHERE deck = (SELECT number FROM deck WHERE key = ? AND code = ?) "
            "ORDER BY number",
            (key, self._code),
        )
        try:
            questions = [question for (bodies,) in rows for question in decode_questions(bodies)]
        except _ODD:
            return None
        cards = len(outline.cards)
        if outline.heading is None or len(questions) != cards + outline.extras:
            return None
        return replace(outline.heading, cards=tuple(questions[:cards]), extras=tuple(questions[cards:]))

    def questions(self, key: str, cards: Cards, ids: Sequence[str]) -> tuple[Question, ...] | None:
        """Questions of a deck with these cards by their ids, in this order; None if any is not here."""
        known = self._ask("SELECT number, extra_ids FROM deck WHERE key = ? AND code = ?", (key, self._code))
        if not known:
            return None
        found: dict[str, Question] = {}
        wanted = frozenset(ids)
        try:
            numbers = rows_of(cards, known[0][1], ids)
            for start in range(0, len(numbers), _AT_ONCE):
                some = numbers[start : start + _AT_ONCE]
                chosen = f"WHERE deck = ? AND number IN ({','.join('?' * len(some))})"
                for (bodies,) in self._ask(_BODIES + chosen, (known[0][0], *some)):
                    found.update((question.id, question) for question in decode_questions(bodies, wanted))
        except _ODD:
            return None
        return tuple(found[one] for one in ids) if found.keys() >= wanted else None

    def put(self, key: str, stamps: Sequence[Stamp], outline: Outline, deck: Deck | None) -> None:
        """Keep what a file came to. What other versions of the code kept is dropped."""
        connection = self._open()
        if connection is None:
            return
        try:
            row = (key, self._code, encode_stamps(stamps), *encode_outline(outline), encode_extra_ids(deck))
            connection.execute("BEGIN IMMEDIATE")
            old = connection.execute("SELECT number FROM deck WHERE key = ? OR code <> ?", (key, self._code)).fetchall()
            connection.executemany("DELETE FROM questions WHERE deck = ?", old)
            connection.executemany("DELETE FROM deck WHERE number = ?", old)
            number = connection.execute(
                "INSERT INTO deck (key, code, stamps, kind, heading, ids, facts, marks, extras, findings, extra_ids) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            ).lastrowid
            if deck is not None:
                connection.executemany("INSERT INTO questions VALUES (?, ?, ?)", encode_questions(number or 0, deck))
            connection.execute("COMMIT")
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._give_up(error)

    def restamp(self, key: str, stamps: Sequence[Stamp]) -> None:
        """Note that the files are still the same, though their times have changed."""
        self._ask("UPDATE deck SET stamps = ? WHERE key = ? AND code = ?", (encode_stamps(stamps), key, self._code))

    def _ask(self, statement: str, values: Sequence[Any]) -> list[Any]:
        connection = self._open()
        if connection is None:
            return []
        try:
            return connection.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._give_up(error)
            return []

    def _open(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._given_up:
            try:
                is_there(self._path)
                self._path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    self._connection = _connected(self._path)
                except sqlite3.DatabaseError as error:
                    if not _is_damage(error):
                        raise
                    _remove(self._path)
                    self._connection = _connected(self._path)
            except (sqlite3.Error, OSError, StoreError) as error:
                self._give_up(error)
        return self._connection

    def _give_up(self, error: Exception) -> None:
        """Do without from here on."""
        self._given_up = True
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if _is_damage(error):
            _remove(self._path)


@once
def code_version() -> str:
    """What tells one state of the code that reads decks from another.

    That is its version, how many files it has, and when the newest of them was changed; and how the machine writes the
    numbers of packed ids.
    """
    package = os.path.dirname(quizgame.__file__)  # noqa: PTH120 - of every file, at every start
    times = [time for room in _ROOMS for time in _times(os.path.join(package, room))]  # noqa: PTH118
    return f"{quizgame.__version__} {len(times)} {max(times, default=0)} {sys.byteorder}"


def _times(folder: str) -> Iterator[int]:
    """When each file of code in a folder, or below, was changed."""
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _times(one.path)
            elif one.name.endswith(".py"):
                yield one.stat().st_mtime_ns


class _OtherSchema(sqlite3.DatabaseError):
    """The file is sound, but its tables are of another version."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


def _connected(path: Path) -> sqlite3.Connection:
    connection = connect(path, "mode=rwc", timeout=_PATIENCE)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (0, 0):
            _create(connection)
        elif (application, version) != (_APPLICATION_ID, _SCHEMA):
            raise _OtherSchema
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():  # nobody was faster
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_SCHEMA}")
    connection.execute("COMMIT")


def _is_damage(error: Exception) -> bool:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in _DAMAGE


def _remove(path: Path) -> None:
    for name in (path, Path(f"{path}-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)
