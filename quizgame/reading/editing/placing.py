"""Where in a text the changes of a document are made, and what is written there."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence

from quizgame.errors import EditError
from quizgame.reading.editing.arranging import Edit, Page, Span, permute, rearrange_block, rearrange_flow
from quizgame.reading.editing.changes import (
    Insert,
    Move,
    Put,
    Remove,
    Rename,
    Said,
    Sort,
    Step,
    by_child,
    changed,
    inner,
)
from quizgame.reading.editing.differing import differences, fresh, is_same
from quizgame.reading.editing.notation import Value, write_entry, write_flow, write_flow_entry, write_item, write_short
from quizgame.reading.editing.replacing import replace
from quizgame.reading.editing.written import Alias, Listing, Mapping, Written

_COLON = re.compile(r"[ \t]*:")
_USUAL_STEP = 2


def place(text: str, root: Written, now: Said, steps: Sequence[Step], order: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that make changes in a text whose document is `root` and says `now`.

    Raises:
        EditError: there is no sure way to make them.
    """
    page = Page(text)
    step = _step_of(page, root)
    placing = _Placing(page, _USUAL_STEP if step is None else step, order)
    placing.within(root, now, steps)
    return tuple(placing.edits)


class _Placing:
    """Collects the edits on the way through the document."""

    def __init__(self, page: Page, step: int, order: Sequence[str]) -> None:
        self.page = page
        self.step = step
        self.rank = {key: rank for rank, key in enumerate(order)}
        self.edits: list[Edit] = []

    def within(self, node: Written, now: Said, steps: Sequence[Step]) -> None:
        """Make changes within a list or table."""
        groups = by_child(steps)
        match node, now:
            case Listing(), list():
                self._within_list(node, now, groups)
            case Mapping(), dict():
                self._within_table(node, now, groups)
                for path, change in steps:
                    if not path and isinstance(change, Sort):
                        self._sort(node, change.keys)
            case _:
                raise _used_elsewhere()

    def _within_list(self, node: Listing, now: list[Said], groups: Table[str | int, Sequence[Step]]) -> None:
        parts = _item_parts(self.page, node)
        removed: set[int] = set()
        inserts: dict[int, list[str]] = {}
        for key, group in groups.items():
            index = int(key)
            for path, change in group:
                if path:
                    continue
                match change:
                    case Remove():
                        removed.add(index)
                    case Insert(value=value):
                        inserts.setdefault(index, []).append(self._item(value, node, parts))
                    case Move(to=to):
                        order = list(range(len(parts)))
                        order.insert(to, order.pop(index))
                        self.edits += permute(self.page, parts, order, node.flow)
                    case _:
                        pass
            if index < len(parts):
                self._child(node.items[index], now[index], group, parts[index][0] + 1, parts[index][0], node.flow)
        self._rearrange(node, parts, removed, inserts)

    def _within_table(self, node: Mapping, now: dict[str, Said], groups: Table[str | int, Sequence[Step]]) -> None:
        parts, slots = _entry_parts(self.page, node)
        indexes = {key.value: index for index, (key, _) in enumerate(node.entries)}
        removed: set[int] = set()
        added: list[tuple[str, Value]] = []
        for key, group in groups.items():
            index = indexes.get(str(key))
            for path, change in group:
                match change:
                    case Put(value=value) if not path and index is None:
                        added.append((str(key), value))
                    case Remove() if not path and index is not None:
                        removed.add(index)
                    case Rename(key=name) if not path and index is not None:
                        old = node.entries[index][0]
                        self.edits.append(Edit(old.start, old.end, write_short(name, node.flow)))
                    case _:
                        pass
            if index is not None:
                _, value_node = node.entries[index]
                self._child(value_node, now[str(key)], group, slots[index], parts[index][0], node.flow)
        self._rearrange(node, parts, removed, self._new_entries(node, parts, added))

    def _child(self, node: Written, now: Said, group: Sequence[Step], slot: int, above: int, flow: bool) -> None:
        """Make the changes of one value; `slot` is where its `:` or `-` ends, `above` where its key or dash begins."""
        put = next((change.value for path, change in group if not path and isinstance(change, Put)), None)
        steps = inner(group)
        if put is not None:
            if is_same(node, now, put):
                return
            if (further := differences(node, now, put)) is not None:
                self.within(node, now, further)
                return
        elif not steps:
            return
        elif isinstance(node, Alias):
            raise _used_elsewhere()
        elif not now:
            put = fresh(steps)
        elif after := changed(now, steps):
            self.within(node, now, steps)
            return
        else:
            put = after
        item = self.page.text[above] == "-" and slot == above + 1
        self.edits += replace(self.page, node, put, slot, above, flow, item, self.step)

    def _sort(self, node: Mapping, keys: Sequence[str]) -> None:
        parts, _ = _entry_parts(self.page, node)
        rank = {key: index for index, key in enumerate(keys)}
        order = sorted(range(len(parts)), key=lambda index: rank.get(node.entries[index][0].value, len(keys)))
        self.edits += permute(self.page, parts, order, node.flow)

    def _rearrange(
        self, node: Listing | Mapping, parts: Sequence[Span], removed: set[int], inserts: Table[int, Sequence[str]]
    ) -> None:
        if not removed and not inserts:
            return
        if not parts or (len(removed) == len(parts) and not inserts):
            raise EditError("nothing would be left of the file", "remove the file")
        if node.flow:
            self.edits += rearrange_flow(self.page, parts, removed, inserts)
        else:
            self.edits += rearrange_block(self.page, parts, removed, inserts, spread=isinstance(node, Listing))

    def _item(self, value: Value, node: Listing, parts: Sequence[Span]) -> str:
        if node.flow:
            return write_flow(value)
        return self.page.joined(write_item(value, self.step), self.page.column(parts[0][0]))

    def _new_entries(
        self, node: Mapping, parts: Sequence[Span], added: Sequence[tuple[str, Value]]
    ) -> dict[int, list[str]]:
        inserts: dict[int, list[str]] = {}
        for key, value in sorted(added, key=lambda one: self.rank.get(one[0], len(self.rank))):
            if node.flow:
                text = write_flow_entry(key, value)
            else:
                text = self.page.joined(write_entry(key, value, self.step), self.page.column(parts[0][0]))
            inserts.setdefault(self._index_for(key, node), []).append(text)
        return inserts

    def _index_for(self, key: str, node: Mapping) -> int:
        """Before which entry a new key belongs: after the last of those that go before it."""
        if key not in self.rank:
            return len(node.entries)
        before = [
            index
            for index, (known, _) in enumerate(node.entries)
            if self.rank.get(known.value, len(self.rank)) < self.rank[key]
        ]
        return before[-1] + 1 if before else 0


def _item_parts(page: Page, node: Listing) -> list[Span]:
    if node.flow:
        return [(item.outer, item.end) for item in node.items]
    column = page.column(node.start)
    parts: list[Span] = []
    dash = node.start
    for item in node.items:
        if parts:
            line = page.lines.after(parts[-1][1])
            while page.text[line : line + column + 1].strip(" ") != "-" and line < item.outer:
                line = page.lines.after(line)
            dash = line + column
        if page.text[dash : dash + 1] != "-" or dash >= max(item.outer, dash + 1):
            raise EditError("this list is written in an unusual way", "change it in an editor")
        parts.append((dash, max(item.end, dash + 1)))
    return parts


def _entry_parts(page: Page, node: Mapping) -> tuple[list[Span], list[int]]:
    """Where the entries begin and end, and where their colons end."""
    parts: list[Span] = []
    slots: list[int] = []
    for key, value in node.entries:
        colon = _COLON.match(page.text, key.end)
        if colon is None and not node.flow:
            raise EditError("this table is written in an unusual way", "change it in an editor")
        slot = colon.end() if colon else key.end
        absent = not isinstance(value, Listing | Mapping | Alias) and value.absent
        parts.append((key.outer, slot if absent and node.flow else max(slot, value.end)))
        slots.append(slot)
    return parts, slots


def _step_of(page: Page, node: Written) -> int | None:
    """How far the first list in block style stands to the right of its key."""
    match node:
        case Mapping(flow=False):
            for key, value in node.entries:
                if isinstance(value, Listing) and not value.flow:
                    return page.column(value.start) - page.column(key.outer)
            return next((step for _, value in node.entries if (step := _step_of(page, value)) is not None), None)
        case Listing(flow=False):
            return next((step for item in node.items if (step := _step_of(page, item)) is not None), None)
        case _:
            return None


def _used_elsewhere() -> EditError:
    return EditError("this is written elsewhere in the file, and used here by its `*` name", "change it there")
