"""What can be mended in a deck or facts file without its author: only what has one sure mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from quizgame.decks.card_options import Sense, sense_of
from quizgame.decks.keys import DECK, MEANT, MEANT_IN_DECK, names
from quizgame.facts.catalogue import is_id
from quizgame.reading.diagnostic import Diagnostic, printable
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.editing import Change, Path, Put, Remove, Rename, Sort
from quizgame.reading.folding import slug
from quizgame.values import dataclass

DECK_ORDER = names(DECK.keys)
"""Where a new key of a deck goes."""
_BELOW = ("cards", "extras", "generated")
_CARD_GROUPS = (("q", "front"), ("a", "back", "order", "match", "kind", "tolerance", "exact"), ("wrong",))
_DECK_GROUPS = (tuple(key for key in DECK_ORDER if key not in _BELOW), _BELOW)
"""What stands before what; within a group, and after the last of a card, authors have their own order."""
ALIKE = 0.8
"""How much of a misspelt key and of the one that is meant has to agree."""
_LONGEST = 40
_ENOUGH = 400
"""Characters of a prompt from which its id is made."""
_ASKED = re.compile(r"did you mean `([^`]+)`\?")
_GAP = re.compile(r"\{\{.*?\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mend:
    """A change, where to point afterwards, and what it is in a few words.

    One that is not `sure` is what is meant only if it brings no new error.
    """

    change: Change
    at: Path
    told: str
    sure: bool = True


def find_misspelt_keys(root: Node, findings: Iterable[Diagnostic]) -> Iterator[Mend]:
    """Unknown keys that are one known key but for a slip, or another word for it."""
    unknown = {
        (found.line, found.column): asked[1]
        for found in findings
        if found.code == "unknown-key" and (asked := _ASKED.fullmatch(found.hint))
    }
    for path, table in _tables(root):
        here = {key.value for key, _ in table.entries}
        for key, _ in table.entries:
            meant = unknown.get((key.line, key.column))
            if not meant or meant in here:
                continue
            slip, word = _is_slip(key.value, meant), _is_word_for(key.value, meant)
            if slip or word:
                told = f"renamed `{printable(key.value, 40)}` to `{meant}`"
                yield Mend(Rename((*path, key.value), meant), (*path, meant), told, sure=slip)


def find_double_options(root: Node) -> Iterator[Mend]:
    """Wrong options that say what an earlier one of the same card says."""
    for index, card in cards_of(root):
        wrong = card.get("wrong")
        seen: set[Sense] = set()
        for at, option in enumerate(wrong.items if isinstance(wrong, Items) else ()):
            if not isinstance(option, Text):
                continue
            sense = sense_of(option.value)
            if sense in seen:
                path: Path = ("cards", index, "wrong")
                told = f"removed the wrong option “{printable(option.value, 40)}”, which stood there before"
                yield Mend(Remove((*path, at)), path, told)
            seen.add(sense)


def find_missing_deck_id(root: Node) -> Iterator[Mend]:
    """A deck whose cards are known by its title: then another title would make other cards of them."""
    title = root.get("title") if isinstance(root, Table) else None
    if isinstance(root, Table) and isinstance(title, Text) and not _has(root, "id") and any(cards_of(root)):
        id = slug(title.value.strip())
        if is_id(id):
            yield Mend(Put(("id",), id), ("id",), f"wrote the deck's id `{id}`")


def find_missing_ids(root: Node) -> Iterator[Mend]:
    """Cards that are known by their texts: then another wording could make another card of them."""
    taken = {node.value.strip() for _, card in cards_of(root) if isinstance(node := card.get("id"), Text)}
    for index, card in cards_of(root):
        if not _has(card, "id"):
            id = _free_id(card, taken)
            taken.add(id)
            yield Mend(Put(("cards", index, "id"), id), ("cards", index, "id"), f"wrote the id `{id}`")


def find_unsorted_keys(root: Node) -> Iterator[Mend]:
    """Cards with their question behind the answer, decks with their cards before the title; an id may come first."""
    if isinstance(root, Table) and (order := _other_order(root, _DECK_GROUPS)):
        yield Mend(Sort((), order), (), "put the keys of the deck in order")
    for index, card in cards_of(root):
        if order := _other_order(card, _CARD_GROUPS):
            yield Mend(Sort(("cards", index), order), ("cards", index), "put the keys in order")


def cards_of(root: Node) -> Iterator[tuple[int, Table]]:
    """The cards that are tables, with their indexes."""
    cards = root.get("cards") if isinstance(root, Table) else None
    for index, card in enumerate(cards.items if isinstance(cards, Items) else ()):
        if isinstance(card, Table):
            yield index, card


def _tables(root: Node) -> Iterator[tuple[Path, Table]]:
    waiting: list[tuple[Path, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Table):
            yield path, node
            waiting += [((*path, key.value), value) for key, value in node.entries]
        elif isinstance(node, Items):
            waiting += [((*path, index), item) for index, item in enumerate(node.items)]


def _is_slip(written: str, meant: str) -> bool:
    word = written.casefold()
    if word == meant:
        return True
    return min(len(word), len(meant)) > 3 and SequenceMatcher(None, word, meant).ratio() >= ALIKE


def _is_word_for(written: str, meant: str) -> bool:
    return meant in (MEANT.get(written.casefold()), MEANT_IN_DECK.get(written.casefold()))


def _has(table: Table, key: str) -> bool:
    node = table.get(key)
    return node is not None and not (isinstance(node, Text) and not node.value.strip() and not node.quoted)


def _free_id(card: Table, taken: set[str]) -> str:
    """An id that tells what the card asks, and is no other card's."""
    prompt = next((node.value for key in ("q", "front") if isinstance(node := card.get(key), Text)), "")
    words = slug(_GAP.sub(" ", prompt[:_ENOUGH]), "card")
    if len(words) > _LONGEST:
        words = words[: words.rfind("-", 0, _LONGEST + 1)] if "-" in words[: _LONGEST + 1] else words[:_LONGEST]
    if not is_id(words):
        words = f"card-{words}"
    number, id = 1, words
    while id in taken:
        number += 1
        id = f"{words}-{number}"
    return id


def _other_order(table: Table, groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The order of a table's keys by their groups, if it is another one than theirs."""
    rank = {key: number for number, group in enumerate(groups) for key in group}
    written = [key.value for key, _ in table.entries]
    if written[:1] == ["id"]:
        rank["id"] = -1
    order = sorted(written, key=lambda key: rank.get(key, len(groups)))
    return tuple(order) if order != written else ()
