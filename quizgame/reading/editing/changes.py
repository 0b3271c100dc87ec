"""What can be changed in a document, and what the document says after that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quizgame.errors import EditError
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.editing.notation import Value
from quizgame.values import dataclass

Path = tuple[str | int, ...]
"""Keys and, from 0, indexes of items, from the root: ("cards", 3, "wrong")."""
Said = str | list["Said"] | dict[str, "Said"]
"""What a document says, without places and notation."""


@dataclass(frozen=True, slots=True)
class Put:
    """Let this be the value at a path: of an item that is there, or of a key, which is added if it is not.

    What stays the same in it keeps its notation.
    """

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a key with its value, or an item."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert an item before the one that is at the path; after the last, if the index is the length of the list."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Move:
    """Move the item at a path so that its index becomes `to`."""

    path: Path
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the key at a path another name."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Sort:
    """Bring the keys of the table at a path into this order; those not named follow as they are."""

    path: Path
    keys: tuple[str, ...]


Change = Put | Remove | Insert | Move | Rename | Sort
Step = tuple[Path, Change]
"""A change, and the rest of the way to it."""


def said(node: Node | Value) -> Said:
    """What a node, or a value to be written, says."""
    match node:
        case str():
            return node
        case Text(value=value):
            return value
        case Items(items=items):
            return [said(item) for item in items]
        case Table(entries=entries):
            return {key.value: said(value) for key, value in entries}
        case Mapping():
            return {key: said(value) for key, value in node.items()}
        case _:
            return [said(value) for value in node]


def changed(now: Said, steps: Sequence[Step]) -> Said:
    """What is said after the changes; all paths are those of before.

    Raises:
        EditError: a path leads nowhere, or two changes contradict each other.
    """
    groups = by_child(steps)
    now = begun(now, groups)
    match now:
        case str():
            raise EditError("there is neither a list nor a table to change", "open the file in an editor")
        case dict():
            return _changed_table(now, groups)
        case list():
            return _changed_list(now, groups)


def begun(now: Said, groups: Mapping[str | int, object]) -> Said:
    """An empty text that is about to become a list or a table, as one; else what is given."""
    if now == "" and groups:
        return [] if isinstance(next(iter(groups)), int) else {}
    return now


def by_child(steps: Iterable[Step]) -> dict[str | int, list[Step]]:
    """The changes by the child that they are on the way to, or about; sorting is about the whole and left out.

    Raises:
        EditError: two of them contradict each other.
    """
    groups: dict[str | int, list[Step]] = {}
    for path, change in steps:
        if path:
            groups.setdefault(path[0], []).append((path[1:], change))
    for group in groups.values():
        whole = [change for path, change in group if not path and isinstance(change, Put | Remove | Move)]
        others = [change for path, change in group if path or isinstance(change, Sort)]
        if len(whole) > 1 or (whole and others):
            raise EditError("two changes of the same place contradict each other", "make one after the other")
    return groups


def inner(group: Iterable[Step]) -> list[Step]:
    """Of the changes of a child, those within it."""
    return [(path, change) for path, change in group if path or isinstance(change, Sort)]


def _changed_table(now: dict[str, Said], groups: Mapping[str | int, list[Step]]) -> Said:
    result = dict(now)
    names = {key: key for key in now}
    for key, group in groups.items():
        for path, change in group:
            if not isinstance(key, str) or (key not in now and (path or not isinstance(change, Put))):
                raise _nowhere(key)
            match change:
                case Put() if not path:
                    result[key] = said(change.value)
                    names.setdefault(key, key)
                case Remove() if not path:
                    del names[key]
                case Rename() if not path:
                    names[key] = change.key
                case Insert() | Move() if not path:
                    raise _nowhere(key)
        if deeper := inner(group):
            result[str(key)] = changed(now[str(key)], deeper)
    if len(set(names.values())) < len(names):
        raise EditError("the table would have the same key twice", "choose another name")
    return {name: result[key] for key, name in names.items()}


def _changed_list(now: list[Said], groups: Mapping[str | int, list[Step]]) -> Said:
    items: list[list[Said]] = [[item] for item in now]
    before: list[list[Said]] = [[] for _ in range(len(now) + 1)]
    for index, group in groups.items():
        for path, change in group:
            most = len(now) if isinstance(change, Insert) and not path else len(now) - 1
            if not isinstance(index, int) or not 0 <= index <= most:
                raise _nowhere(index)
            match change:
                case Put() if not path:
                    items[index] = [said(change.value)]
                case Remove() if not path:
                    items[index] = []
                case Insert() if not path:
                    before[index].append(said(change.value))
                case Move() if not path:
                    if len(groups) > 1 or len(group) > 1 or not 0 <= change.to < len(now):
                        raise EditError("an item cannot be moved while its list changes", "make one after the other")
                    items.insert(change.to, items.pop(index))
                case Rename() if not path:
                    raise _nowhere(index)
        if deeper := inner(group):
            items[int(index)] = [changed(now[int(index)], deeper)]
    return [one for slot in zip(before, [*items, []], strict=True) for part in slot for one in part]


def _nowhere(key: str | int) -> EditError:
    told = f"item {key + 1}" if isinstance(key, int) else f"`{key}`"
    return EditError(f"there is no {told} to change", "the file may have changed meanwhile")
