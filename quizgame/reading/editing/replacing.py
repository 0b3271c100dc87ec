"""Writing a value in the place of another."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table

from quizgame.reading.document import Text
from quizgame.reading.editing.arranging import Edit, Page
from quizgame.reading.editing.notation import Value, write_flow, write_in_item, write_value
from quizgame.reading.editing.written import Listing, Mapping, Scalar, Written

_HEADER = re.compile(r"[|>][-+0-9]*")


def replace(
    page: Page, node: Written, value: Value, slot: int, above: int, flow: bool, item: bool, step: int
) -> list[Edit]:
    """The edits that put a value in the place of a node.

    `slot` is where the `:` or `-` before it ends, `above` where its key or dash begins; `flow` tells that it stands
    between brackets, `item` that it is an item of a list in block style, `step` as for `write_value`.
    """
    mark = '"'
    if isinstance(node, Scalar) and node.style and isinstance(value, str):
        mark = "'" if node.style == "'" else '"'
        value = Text(value, 0, 0, quoted=True)
    absent = isinstance(node, Scalar) and node.absent
    if flow:
        at = (slot, slot) if absent else (node.start, node.end)
        return [Edit(*at, (" " if absent else "") + write_flow(value, mark))]
    head, below = write_in_item(value, step, mark) if item else write_value(value, step, mark)
    pad = " " * page.column(above)
    body = "".join(page.newline + (pad + line if line else "") for line in below)
    lines = page.lines
    match node:
        case Scalar() if absent:
            at = (max(slot, node.end), max(slot, node.end))
            body_at = (lines.end(at[0]), lines.end(at[0]))
            head = f" {head}" if head else ""
        case Scalar(style="|" | ">"):
            header = _HEADER.match(page.text, node.start)
            at = (node.start, header.end() if header else node.start)
            body_at = (lines.end(node.start), lines.end(node.end))
        case Listing(flow=False) | Mapping(flow=False) if lines.start(node.outer) != lines.start(slot):
            at = (slot, slot)
            body_at = (lines.end(slot), lines.end(node.end))
            head = f" {head}" if head else ""
        case _:
            at = (node.start, node.end)
            body_at = (lines.end(node.end), lines.end(node.end))
    if at[0] != slot and not page.text[slot : at[0]].strip() and (not head or (item and isinstance(value, Table))):
        at, head = (slot, at[1]), f" {head}" if head else ""  # the keys of an item stand two columns behind its dash
    return [Edit(*at, head), Edit(*body_at, body)]
