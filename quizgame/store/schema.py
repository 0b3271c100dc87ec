"""The tables of the journal's file: making them, and telling whether a file has them.

`event` is the truth and is only ever added to. `memory` is derived from it, and made again whenever `derived` and `fit`
in `about` are not what this code derives and by which parameters; so is `revised`, which tells of the events that later
ones withdrew or regraded. `seen` is a note of this machine: which cards each file had at the last look; without it, all
of them count as new.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from quizgame.errors import JournalBrokenError
from quizgame.memory.cards import mark_of
from quizgame.memory.replay import Replayed
from quizgame.memory.scheduler import MODEL
from quizgame.reading.diagnostic import printable
from quizgame.store.device import new_device, settle

APPLICATION_ID = 0x51474A4C
"""Written into the file's header ("QGJL"), so that it is known for what it is."""
VERSION = 1
"""The version of the tables. Raised when an older quizgame could no longer add to them rightly."""
DERIVED = f"5 {MODEL}"
"""The version of what is derived. Changed whenever the same events come to other memories."""

#: `review` is due day × 8 + rating for an answer that memory hears, the negative due day for a row that only gives
#: another one, else NULL: it repeats the body, so that a million reviews can be replayed without a million JSON texts
#: being read.
_EVENT = """
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    utc INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    game TEXT,
    card TEXT,
    body TEXT NOT NULL,
    review INTEGER,
    UNIQUE (utc, id)
)"""
_MEMORY = """
CREATE {temporary} TABLE memory (
    card TEXT PRIMARY KEY,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    last INTEGER NOT NULL,
    due INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    first INTEGER NOT NULL,
    mark INTEGER NOT NULL
) WITHOUT ROWID"""
#: How many cards of a deck or facts file, which their ids begin with, have a history, and the sum of their marks. It
#: follows `memory` by itself.
_LEARNED = """
CREATE {temporary} TABLE learned (
    root TEXT PRIMARY KEY,
    cards INTEGER NOT NULL,
    marks INTEGER NOT NULL
) WITHOUT ROWID"""
_COUNT_LEARNED = """
INSERT INTO learned SELECT substr(card, 1, instr(card || '/', '/') - 1), count(*), sum(mark) FROM memory GROUP BY 1"""
_FORGET = """
    UPDATE learned SET cards = cards - 1, marks = marks - old.mark
    WHERE root = substr(old.card, 1, instr(old.card || '/', '/') - 1);"""
#: A row that is not there yet is made by a statement without a conflict clause: that of an outer one would hold.
_BEGIN = """
    INSERT INTO learned SELECT substr(new.card, 1, instr(new.card || '/', '/') - 1), 0, 0
    WHERE NOT EXISTS (SELECT 1 FROM learned WHERE root = substr(new.card, 1, instr(new.card || '/', '/') - 1));
    UPDATE learned SET cards = cards + 1, marks = marks + new.mark
    WHERE root = substr(new.card, 1, instr(new.card || '/', '/') - 1);"""
_FOLLOWS = (
    f"CREATE {{temporary}} TRIGGER memory_begun AFTER INSERT ON memory BEGIN {_BEGIN} END",
    f"CREATE {{temporary}} TRIGGER memory_gone AFTER DELETE ON memory BEGIN {_FORGET} END",
    f"CREATE {{temporary}} TRIGGER memory_renamed AFTER UPDATE OF card ON memory BEGIN {_FORGET} {_BEGIN} END",
)
#: `credit` is that of an answer as it was judged last, NULL where it was not regraded.
_REVISED = """
CREATE {temporary} TABLE revised (
    id TEXT PRIMARY KEY,
    withdrawn INTEGER NOT NULL,
    credit REAL
) WITHOUT ROWID"""
_INSERT_MEMORY = "INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SEEN = "CREATE {temporary} TABLE IF NOT EXISTS seen (path BLOB PRIMARY KEY, cards TEXT NOT NULL)"
#: Holds all that a replay reads, so that it passes over the table and its long bodies, and comes card by card.
_REVIEW_OF_CARD = """
CREATE INDEX IF NOT EXISTS review_of_card ON event (card, utc, id, day, review) WHERE review IS NOT NULL"""


def is_blank(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is nothing in the file yet; False if it is a journal of this version.

    Raises:
        JournalBrokenError: it is something else, or of a newer quizgame.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and version == 0 and tables == 0:
        return True
    name = printable(str(path))
    if application != APPLICATION_ID:
        raise JournalBrokenError(
            f"{name} is not a journal of quizgame", "it was left as it is; move it away, or name another home"
        )
    if version > VERSION:
        raise JournalBrokenError(
            f"{name} was written by a newer quizgame (journal version {version}; this one knows {VERSION})",
            "update quizgame; nothing in the journal was changed",
        )
    return False


def create(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Make the tables in a blank file, all or none. The device's name is drawn here, once for the file at `path`."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_EVENT)
    connection.execute("CREATE INDEX event_of_kind ON event (kind, utc, id)")
    connection.execute("CREATE INDEX event_of_day ON event (day, kind)")
    connection.execute("CREATE INDEX event_of_game ON event (game) WHERE game IS NOT NULL")
    connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    device = new_device()
    connection.execute("INSERT INTO about VALUES ('device', ?), ('derived', ?)", (device, DERIVED))
    if path is not None:
        settle(connection, path, device)
    create_memory(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def create_memory(connection: sqlite3.Connection, rows: Iterable[Replayed] = (), *, temporary: bool = False) -> None:
    """Make all that is not truth, the memories of these rows. Temporary tables stand before the file's own, for a
    reader that may not write."""
    schema, kind = ("temp", "TEMPORARY") if temporary else ("main", "")
    for table, made in (("memory", _MEMORY), ("learned", _LEARNED), ("revised", _REVISED)):
        connection.execute(f"DROP TABLE IF EXISTS {schema}.{table}")
        connection.execute(made.format(temporary=kind))
    connection.executemany(_INSERT_MEMORY, map(marked, rows))
    connection.execute(f"CREATE INDEX {schema}.memory_first ON memory (first)")
    connection.execute(f"CREATE INDEX {schema}.memory_due ON memory (due)")
    connection.execute(f"CREATE INDEX {schema}.memory_last ON memory (last, stability, card, due)")
    connection.execute(_COUNT_LEARNED)
    for trigger in _FOLLOWS:
        connection.execute(trigger.format(temporary=kind))
    if not temporary:
        connection.execute(_SEEN.format(temporary=""))
        connection.execute(_REVIEW_OF_CARD)
    elif connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'seen'").fetchone() is None:
        connection.execute(_SEEN.format(temporary="TEMPORARY"))


def marked(row: Replayed) -> tuple[str | float, ...]:
    """What a card has come to, with its mark, as a row."""
    return (*row, mark_of(row[0]))


def is_derived(connection: sqlite3.Connection, fit: str) -> bool:
    """Whether the derived table is there and is what this code derives, under the fit of this id ("": none)."""
    known = dict(connection.execute("SELECT key, value FROM about WHERE key IN ('derived', 'fit')"))
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'memory'").fetchone()
    return table is not None and known.get("derived") == DERIVED and known.get("fit", "") == fit


def note_derived(connection: sqlite3.Connection, fit: str) -> None:
    """Note that the derived table is what this code derives, under the fit of this id."""
    values = [("derived", DERIVED), ("fit", fit)]
    connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values)
