"""Containers and texts that a change of their contents lays out once.

Textual takes a change of how much a widget holds for a reason to lay out the whole screen a second time, right after
the layout that found it. None of these needs that: their places follow from the first, and a scroll bar that comes or
goes asks for a layout by itself.
"""

from __future__ import annotations

from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static


class Column(Vertical):
    """Parts one below the other."""

    virtual_size = Reactive(Size(0, 0), repaint=False)


class ScrolledColumn(VerticalScroll):
    """The same, scrolled where it is higher than its place. Its CSS must keep room for the scroll bar."""

    virtual_size = Reactive(Size(0, 0), repaint=False)


class Words(Static):
    """Plain text, as high as its lines."""

    virtual_size = Reactive(Size(0, 0), repaint=False)
