"""Files that quizgame writes for people: a new one never takes another's place, and a changed one is never lost."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import quizgame
from quizgame.errors import StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.files import told

SCHEMAS = Path(quizgame.__file__).parent / "schemas"
"""The folder of the JSON Schemas that come with quizgame, one for each kind of file: `deck`, `facts`."""


def create_file(path: Path, content: str | bytes) -> None:
    """Write a new file, and the folders it lies in. Text is written in UTF-8.

    Raises:
        StoreError: there is something at the path already, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except FileExistsError as error:
        if not os.path.lexists(path):  # a folder of its path is a file
            raise _unwritable(path, error) from error
        raise StoreError(
            f"there is something at {_named(path)} already", "it is left as it is; name another"
        ) from error
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def replace_file(path: Path, text: str, known: bytes) -> None:
    """Write a file in place of one that holds `known`, whole or not at all; its mode stays, and a link leads to it.

    Raises:
        StoreError: it holds something else by now, or cannot be written.
    """
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if target.read_bytes() != known:
            raise StoreError(f"{_named(path)} has changed meanwhile", "it is left as it is; try again")
        try:
            with fresh.open("xb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            shutil.copymode(target, fresh)
            fresh.replace(target)
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def place_schema(folder: Path, kind: str) -> None:
    """Put the schema of a kind of file where `modeline` says it is; where that fails, editors do without."""
    from quizgame.decks.starting import SCHEMA_FOLDER

    name = f"{kind}.schema.json"
    with contextlib.suppress(OSError):
        place = folder / SCHEMA_FOLDER
        schema = (SCHEMAS / name).read_bytes()
        place.mkdir(exist_ok=True)
        if not (place / name).exists() or (place / name).read_bytes() != schema:
            (place / name).write_bytes(schema)


def _named(path: Path) -> str:
    return printable(str(path))


def _unwritable(path: Path, error: OSError | ValueError) -> StoreError:
    why = told(error) if isinstance(error, OSError) else str(error)
    return StoreError(f"{_named(path)} cannot be written: {why}", "choose a folder that can be written to")
