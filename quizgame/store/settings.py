"""What the learner prefers, in a JSON file that people write: how well to remember, how much a day, when it begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quizgame.errors import StoreError, UsageError
from quizgame.memory.day import ROLLOVER_HOUR
from quizgame.memory.queue import NEW_PER_DAY, REVIEWS_PER_DAY, Order
from quizgame.memory.scheduler import DEFAULT_RETENTION, LEAST_RETENTION, MOST_RETENTION
from quizgame.reading.diagnostic import printable
from quizgame.store.setting import Chance, Day, Kind, OneOf, Whole
from quizgame.values import dataclass, field

MOST_A_DAY = 9_999
LEECH = 8
"""A card forgotten so often costs more than it brings, and is set aside."""
_LONGEST = 1_000_000
"""Bytes; nobody prefers as much."""
_EXAMPLE = 'an example: {"retention": 0.9, "new_per_day": 10, "decks": {"capitals": {"exam": "2027-06-01"}}}'


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """What is different in a deck; None is as everywhere. `exam` is the day until which its cards are to be known."""

    retention: float | None = None
    new_per_day: int | None = None
    reviews_per_day: int | None = None
    exam: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """`retention` is the chance to recall at which cards come back, `rollover_hour` when a day begins, `new_per_day`
    and `reviews_per_day` what it holds at most, `order` which due cards come first. A card forgotten `leech` times is
    set aside; 0 is never. `decks` says what is different in some, by their ids.
    """

    retention: float = DEFAULT_RETENTION
    rollover_hour: int = ROLLOVER_HOUR
    new_per_day: int = NEW_PER_DAY
    reviews_per_day: int = REVIEWS_PER_DAY
    order: Order = Order.RECALL
    leech: int = LEECH
    decks: Mapping[str, DeckSettings] = field(default_factory=lambda: MappingProxyType({}))


#: What each may be.
KINDS: Mapping[str, Kind] = {
    "retention": Chance(LEAST_RETENTION, MOST_RETENTION),
    "rollover_hour": Whole(0, 23),
    "new_per_day": Whole(0, MOST_A_DAY),
    "reviews_per_day": Whole(0, MOST_A_DAY),
    "order": OneOf(tuple(Order)),
    "leech": Whole(0, 99, "never"),
    "exam": Day(),
}
#: What each is about, in a line.
ABOUT: Mapping[str, str] = {
    "retention": "the chance to recall at which cards come back; more means many more reviews",
    "rollover_hour": "the hour at which a day begins",
    "new_per_day": "new cards a day, over all decks",
    "reviews_per_day": "due cards a day, over all decks",
    "order": "which due cards come first: recall, the most likely forgotten; date, due the longest",
    "leech": "how often a card may be forgotten until it is set aside; 0 is never",
    "exam": "the day until which the deck is to be known; nothing is put off beyond it",
}
USUAL = "usual"
"""What is typed for a setting that is to be as it was."""
OF_ALL = ("retention", "rollover_hour", "new_per_day", "reviews_per_day", "order", "leech")
"""The keys of what holds everywhere."""
OF_A_DECK = ("retention", "new_per_day", "reviews_per_day", "exam")
"""The keys of what may be different in a deck."""


def read_settings(path: Path) -> Settings:
    """The settings in a file; where there is none, what suits most people. Keys it does not know are left alone.

    Raises:
        StoreError: it cannot be read, or says something that cannot be.
    """
    return _settings(_read(path), path)


def unknown_keys(path: Path) -> list[str]:
    """The keys in a file of settings that mean nothing.

    Raises:
        StoreError: it cannot be read.
    """
    read = _read(path)
    decks = read.get("decks")
    inner = [
        f"decks.{deck}.{key}"
        for deck, chosen in (decks.items() if isinstance(decks, dict) else ())
        for key in (chosen if isinstance(chosen, dict) else ())
        if key not in OF_A_DECK
    ]
    return sorted([*(key for key in read if key not in (*OF_ALL, "decks")), *inner])


def change_setting(path: Path, key: str, text: str | None, deck: str | None = None) -> Settings:
    """Write a setting, as somebody typed it (None: as usual), into the file, of one deck or of all; all else in the
    file stays. The settings as they are then.

    Raises:
        UsageError: there is no such setting, or it cannot be that.
        StoreError: the file cannot be read or written.
    """
    there = OF_ALL if deck is None else OF_A_DECK
    if key not in there:
        if deck is None and key in OF_A_DECK:
            raise UsageError(f"`{key}` is a setting of a deck", "name the deck: --deck DECK")
        of = "" if deck is None else " of a deck"
        others = f"; of a deck, with --deck: {', '.join(OF_A_DECK)}" if deck is None else ""
        raise UsageError(f"there is no setting{of} “{printable(key, 40)}”", f"there are {', '.join(there)}{others}")
    read = _read(path)
    _settings(read, path)  # a file with a mistake is mended by its author
    chosen = read if deck is None else read.setdefault("decks", {}).setdefault(deck, {})
    if text is None:
        chosen.pop(key, None)
    else:
        chosen[key] = KINDS[key].typed(text)
        try:
            KINDS[key].read(chosen[key])
        except ValueError as wanted:
            raise UsageError(f"`{key}` must be {wanted}", "`quizgame settings` lists what there is") from wanted
    _tidy(read)
    settings = _settings(read, path)
    _write(path, read)
    return settings


def _tidy(read: dict[str, Any]) -> None:
    """Leave out decks of which nothing is said."""
    decks = {deck: chosen for deck, chosen in read.get("decks", {}).items() if chosen}
    read.pop("decks", None)
    if decks:
        read["decks"] = decks


def _read(path: Path) -> dict[str, Any]:
    name = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):  # of a home that is none, the journal tells more clearly
        return {}
    except OSError as error:
        raise StoreError(f"{name} cannot be read: {error.strerror or error}", "check its permissions") from error
    import json  # not needed where nothing is set

    try:
        read = json.loads(data[:_LONGEST])
    except (ValueError, RecursionError) as error:
        raise StoreError(f"{name} is not JSON: {printable(str(error))}", _EXAMPLE) from error
    if not isinstance(read, dict):
        raise StoreError(f"{name} is not a JSON object", _EXAMPLE)
    return read


def _write(path: Path, read: Mapping[str, Any]) -> None:
    import json

    from quizgame.store.saving import create_file, replace_file

    text = json.dumps(read, ensure_ascii=False, indent=2) + "\n"
    try:
        known = path.read_bytes()
    except FileNotFoundError:
        create_file(path, text)
    except OSError as error:
        name = printable(str(path))
        raise StoreError(f"{name} cannot be read: {error.strerror or error}", "check its permissions") from error
    else:
        replace_file(path, text, known)


def _settings(read: Mapping[str, Any], path: Path) -> Settings:
    given = _Given(path)
    decks = read.get("decks", {})
    if not isinstance(decks, dict):
        raise given.wrong("decks", "what is different in some decks, by their ids")
    chosen = given.values(read, OF_ALL)
    if "order" in chosen:
        chosen["order"] = Order(chosen["order"])
    return Settings(**chosen, decks=MappingProxyType({deck: given.deck(deck, decks[deck]) for deck in decks}))


@dataclass(frozen=True, slots=True)
class _Given:
    """The values in the file at `path`, checked one by one."""

    path: Path

    def values(self, read: Mapping[str, Any], keys: tuple[str, ...], within: str = "") -> dict[str, Any]:
        """The values of these keys, of those that are there."""
        found: dict[str, Any] = {}
        for key in keys:
            if key in read:
                try:
                    found[key] = KINDS[key].read(read[key])
                except ValueError as wanted:
                    raise self.wrong(within + key, str(wanted)) from wanted
        return found

    def deck(self, deck: str, read: Any) -> DeckSettings:
        """What is different in a deck."""
        if not isinstance(read, dict):
            raise self.wrong(f"decks.{deck}", "what is different in this deck, by its keys")
        return DeckSettings(**self.values(read, OF_A_DECK, f"decks.{deck}."))

    def wrong(self, key: str, wanted: str) -> StoreError:
        """The error that tells what was wanted."""
        name = printable(str(self.path))
        return StoreError(f"{name}: `{printable(key, 80)}` must be {wanted}", _EXAMPLE)
