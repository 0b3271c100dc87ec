"""Files that people write: finding them in a folder, reading them, and telling whether they have changed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from quizgame.reading.diagnostic import Diagnostic, Severity, printable
from quizgame.reading.digest import digest
from quizgame.values import dataclass, replace

ENDINGS = (".yaml", ".yml")
LONGEST = 64 * 1024 * 1024
"""No file is read beyond this many bytes and one more, which shows that it is too long."""
_MISSING = -1


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was like when it was read.

    `size` is in bytes (−1: it could not be read), `modified` in nanoseconds, `digest` tells its content from others.
    """

    path: Path
    size: int
    modified: int
    digest: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a deck; `problem` says why it cannot be read, as far as its folder tells."""

    path: Path
    problem: str = ""


def find_files(root: Path) -> list[Found]:
    """The YAML files in a folder and below, by path. Hidden ones are left out; a folder is entered once."""
    found: list[Found] = []
    entered: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as items:
                for item in items:
                    path = folder / item.name
                    is_folder = os.path.isdir(path)  # noqa: PTH112 - false, where a link leads nowhere or to itself
                    if item.name.startswith("."):
                        continue
                    if item.name.lower().endswith(ENDINGS):
                        found.append(Found(path, "it is a folder" if is_folder else ""))
                    elif is_folder:
                        waiting.append(path)
        except FileNotFoundError:
            continue  # no decks yet, or a folder that has just gone
        except OSError as error:
            found.append(Found(folder, told(error)))
    return sorted(found, key=lambda file: file.path.relative_to(root).parts)


def read_stamped(path: Path) -> tuple[bytes, Stamp]:
    """A file's content and what to know it by.

    Raises:
        OSError: it cannot be read, is too large, or is no regular file (a pipe or a device would never end).
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise IsADirectoryError("it is a folder") if path.is_dir() else OSError("it is not a file")
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if status.st_size > LONGEST:
            raise OSError(errno.EFBIG, f"it has {status.st_size:,} bytes; {LONGEST:,} is the most")
        data = file.read(LONGEST + 1)
    return data, Stamp(path.absolute(), status.st_size, status.st_mtime_ns, _digest(data))


def read_beside(folder: Path, name: str) -> tuple[bytes, Stamp]:
    """A file named by a deck, which lies in the deck's folder or below, nowhere else.

    Raises:
        OSError: it cannot be read, or lies elsewhere.
    """
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise PermissionError("it is outside the deck's folder")
    return read_stamped(path)


def missing(path: Path) -> Stamp:
    """The stamp of a file that could not be read: it has changed as soon as it can."""
    return Stamp(path.absolute(), _MISSING, 0, "")


def mark(path: str) -> tuple[str, int, int]:
    """A path with the size and the time of change of what is there; with −1 while nothing is."""
    try:
        status = os.stat(path)  # noqa: PTH116 - of every deck, again and again
    except OSError:
        return path, _MISSING, _MISSING
    return path, status.st_size, status.st_mtime_ns


def renewed(stamps: Sequence[Stamp]) -> tuple[Stamp, ...] | None:
    """The same stamps if the files have not changed, with new times if only those have; None if any content has."""
    now: list[Stamp] = []
    for stamp in stamps:
        new = _renewed(stamp)
        if new is None:
            return None
        now.append(new)
    return tuple(now)


def unreadable(path: Path, why: OSError | str) -> Diagnostic:
    """The finding about a file that cannot be read; `why` is what the system says, or a few words."""
    code, hint = "unreadable", ""
    if isinstance(why, OSError) and why.errno == errno.EFBIG:
        code, hint = "too-large", "split it into several files"
    message = printable(f"the file cannot be read: {told(why) if isinstance(why, OSError) else why}")
    return Diagnostic(str(path), 1, 1, Severity.ERROR, code, message, hint)


def told(error: OSError) -> str:
    """What the system says about a file, in a few words."""
    return error.strerror or str(error)


def _renewed(stamp: Stamp) -> Stamp | None:
    try:
        status = stamp.path.stat()
        if status.st_size != stamp.size:
            return None
        if status.st_mtime_ns == stamp.modified:
            return stamp
        now = read_stamped(stamp.path)[1]
        return replace(stamp, modified=now.modified) if now.digest == stamp.digest else None
    except OSError:
        return stamp if stamp.size == _MISSING else None


def _digest(data: bytes) -> str:
    return digest(data, 16)
