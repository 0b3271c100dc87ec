"""Lines of text: wrapped, fitted, spread, by the width of their characters in cells.

Text of decks comes in as plain `str` and leaves as `Content`, which is never read as markup.
"""

from __future__ import annotations

from textual.content import Content

Part = Content | str | tuple[str, str]


def line(*parts: Part) -> Content:
    """One line of parts: plain text, or text with the role of its colour."""
    return Content.assemble(*parts)


def sentence(text: str) -> str:
    """A message as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """A text in lines of at most `width` cells; words longer than that are folded."""
    return Content.styled(text, style).wrap(max(width, 2)) if text else []


def hanging(first: Content, text: str, width: int, style: str = "") -> list[Content]:
    """A text wrapped beside a mark: the mark stands before its first line, the others are indented as far."""
    indent = first.cell_length
    lines = wrapped(text, width - indent, style) or [Content("")]
    return [first + lines[0], *(Content(" " * indent) + one for one in lines[1:])]


def ended(lines: list[Content], tail: Content, width: int) -> list[Content]:
    """Lines with a word after the last one, if it fits there: so that saying it moves nothing."""
    if lines[-1].cell_length + tail.cell_length > width:
        return lines
    return [*lines[:-1], lines[-1] + tail]


def fitted(text: Content | str, width: int) -> Content:
    """A text in exactly `width` cells: cut with an ellipsis, or padded on the right."""
    content = Content(text) if isinstance(text, str) else text
    content = content.truncate(width, ellipsis=True) if content.cell_length > width else content
    return content.pad_right(width - content.cell_length)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at both ends of a line; the left one gives way."""
    room = max(width - right.cell_length - 2, 0)
    return fitted(left, room) + Content("  ") + right if right else fitted(left, width)
