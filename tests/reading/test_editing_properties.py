"""Whatever is changed in whatever file: it then says exactly what is meant, and nothing else was touched."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from manuscripts import KEYS, random_document, random_value

from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Items, Node, Table, Text, read_document
from quizgame.reading.editing import Change, Insert, Move, Path, Put, Remove, Rename, Sort, edit

Seeds = st.randoms(use_true_random=False)


def told(data: bytes) -> Any:
    findings = Findings("f.yaml")
    node = read_document(data, findings)
    assert not findings.failed, [str(found) for found in findings.all()]
    return plain(node)


def plain(node: Node | None) -> Any:
    match node:
        case Text(value=value):
            return value
        case Items(items=items):
            return [plain(item) for item in items]
        case Table(entries=entries):
            return {key.value: plain(value) for key, value in entries}
        case None:
            return None


def places(tree: Any, path: Path = ()) -> list[Path]:
    """The paths of all there is in a tree but its root."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [one for key, value in below for one in ((*path, key), *places(value, (*path, key)))]


def at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def random_change(rng: Random, tree: Any) -> tuple[Change, Any]:
    """A change, and what is to be said after it."""
    meant = copy.deepcopy(tree)
    path = rng.choice(places(tree))
    parent, key = at(meant, path[:-1]), path[-1]
    pick = rng.randrange(7)
    if pick == 0 and len(tree) > 1:
        del parent[key]
        return Remove(path), meant
    if isinstance(parent, list) and pick == 1:
        to = rng.randrange(len(parent))
        parent.insert(to, parent.pop(key))
        return Move(path, to), meant
    if isinstance(parent, list) and pick in (2, 3):
        index = rng.randrange(len(parent) + 1)
        value = random_value(rng, 2)
        parent.insert(index, value)
        return Insert((*path[:-1], index), value), meant
    if isinstance(parent, dict) and pick == 1:
        return Sort(path[:-1], tuple(rng.sample(KEYS, len(KEYS)))), meant
    new = rng.choice(KEYS)
    if isinstance(parent, dict) and pick == 2 and new not in parent:
        at(meant, path[:-1])[new] = parent.pop(key)
        return Rename(path, new), meant
    if isinstance(parent, dict) and pick == 3:
        path, key = (*path[:-1], new), new
    value = random_value(rng, 2)
    parent[key] = value
    return Put(path, value), meant


def comments(data: bytes) -> list[str]:
    return sorted(re.findall(r"# ¶\d+\.", data.decode()))


@settings(max_examples=4 * settings().max_examples)
@given(Seeds)
def test_a_change_says_what_is_meant_and_leaves_the_rest(rng: Random) -> None:
    data, tree = random_document(rng)
    assert told(data) == tree
    for _ in range(3):
        change, meant = random_change(rng, tree)
        after = edit(data, [change], KEYS)
        assert told(after) == meant, change
        check_the_rest(data, after, change)
        data, tree = after, meant


def check_the_rest(before: bytes, after: bytes, change: Change) -> None:
    """Comments, line ends and the byte order mark survive; before and behind the entry concerned, all is the same."""
    bom = b"\xef\xbb\xbf"
    assert before.startswith(bom) == after.startswith(bom)
    if b"\r\n" in before:
        assert not re.search(rb"(?<!\r)\n", after)
    else:
        assert b"\r" not in after
    if isinstance(change, Insert | Move | Rename | Sort):
        assert comments(after) == comments(before)
    first, last = concerned(before, change.path)
    lines = before.splitlines(keepends=True)
    assert after.startswith(b"".join(lines[:first]))
    assert after.endswith(b"".join(lines[last:]))


def concerned(data: bytes, path: Path) -> tuple[int, int]:
    """The first line, from 0, of the card or other entry of the root that a path is about, and the line after it.

    What is not there yet, sorted or moved concerns the whole file.
    """
    node = read_document(data, Findings("f.yaml"))
    lines = len(data.splitlines())
    assert isinstance(node, Table)
    index = next((index for index, (key, _) in enumerate(node.entries) if (key.value,) == path[:1]), None)
    if index is None or len(path) < 3:
        return 0, lines
    key, value = node.entries[index]
    end = node.entries[index + 1][0].line - 1 if index + 1 < len(node.entries) else lines
    if not isinstance(value, Items) or not value.items:
        return key.line - 1, end
    # between two items, only the one that does not change is sure to begin on its own line
    at = int(path[1])
    before = value.items[at - 1].line if at else key.line
    after = value.items[at + 1].line if at + 1 < len(value.items) else end + 1
    return before - 1, after - 1 if after > value.items[at].line else end


@given(Seeds)
def test_putting_what_is_there_changes_nothing(rng: Random) -> None:
    data, tree = random_document(rng)
    path = rng.choice(places(tree))
    assert edit(data, [Put(path, at(tree, path))]) == data


@given(Seeds)
def test_many_changes_are_made_at_once(rng: Random) -> None:
    data, tree = random_document(rng)
    meant = copy.deepcopy(tree)
    changes: list[Change] = []
    for index, card in enumerate(tree["cards"]):
        if "id" not in card:
            changes.append(Put(("cards", index, "id"), f"id-{index}"))
            meant["cards"][index]["id"] = f"id-{index}"
        if rng.random() < 0.5:
            changes.append(Put(("cards", index, "q"), "Why?"))
            meant["cards"][index]["q"] = "Why?"
        if "a" in card and rng.random() < 0.5:
            changes.append(Remove(("cards", index, "a")))
            del meant["cards"][index]["a"]
    rng.shuffle(changes)
    after = edit(data, changes, ("id", "q", "a"))
    assert told(after) == meant
    for before, now in zip(tree["cards"], told(after)["cards"], strict=True):
        assert "id" in before or next(iter(now)) == "id"
