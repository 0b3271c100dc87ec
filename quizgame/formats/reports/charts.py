"""Charts as inline SVG: shapes and texts alone, nothing that runs or is loaded. Sizes are in units of the view box."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

INK, SOFT, RULE = "#16202c", "#5a6675", "#dde2e9"
GOOD, MIDDLE, POOR, PLAIN = "#2e7d5b", "#c79a2b", "#b4463c", "#8fa3b8"
WIDTH = 720


def tone(share: float) -> str:
    """The colour of a share; the number always stands beside it."""
    return GOOD if share >= 0.8 else MIDDLE if share >= 0.6 else POOR


def draw_shares(rows: Sequence[tuple[str, float | None]], name: str) -> str:
    """A bar for each row: its label, and a share of 1. None has no bar."""
    step, left = 24, 46
    height = step * len(rows) + 30
    parts = [_open(WIDTH, height, name)]
    for mark in range(0, 101, 20):
        x = left + (WIDTH - left - 60) * mark / 100
        parts.append(_line(x, 6, x, height - 22))
        parts.append(_text(x, height - 6, f"{mark} %", 11, SOFT, "middle"))
    for index, (label, share) in enumerate(rows):
        y = 8 + index * step
        parts.append(_text(left - 10, y + 14, label, 13, INK, "end", bold=True))
        if share is None:
            parts.append(_text(left + 6, y + 14, "no answers", 12, SOFT))
            continue
        length = (WIDTH - left - 60) * share
        parts.append(_bar(left, y + 2, max(length, 1.5), 15, tone(share)))
        parts.append(_text(left + length + 7, y + 14, f"{round(100 * share)} %", 12, INK))
    return "".join([*parts, "</svg>"])


def draw_columns(counts: Sequence[tuple[str, int]], name: str) -> str:
    """Columns side by side: how many there are of each."""
    height, base, most = 170, 138, max((count for _, count in counts), default=1) or 1
    room = WIDTH / max(len(counts), 1)
    parts = [_open(WIDTH, height, name), _line(0, base, WIDTH, base)]
    for index, (label, count) in enumerate(counts):
        x, tall = index * room, 112 * count / most
        if count:
            parts.append(_bar(x + room * 0.12, base - tall, room * 0.76, tall, "#1d4e79"))
            parts.append(_text(x + room / 2, base - tall - 6, str(count), 12, INK, "middle", bold=True))
        parts.append(_text(x + room / 2, base + 18, label, 11, SOFT, "middle"))
    return "".join([*parts, "</svg>"])


def draw_course(points: Sequence[tuple[str, float | None, float | None]], name: str, second: str = "") -> str:
    """Shares from game to game, as a line: a label, a share, and another share for comparison (grey), or None."""
    height, left, top, base = 220, 46, 14, 172
    room = (WIDTH - left - 30) / max(len(points) - 1, 1)
    parts = [_open(WIDTH, height, name)]
    for mark in range(0, 101, 20):
        y = base - (base - top) * mark / 100
        parts.append(_line(left, y, WIDTH, y))
        parts.append(_text(left - 8, y + 4, f"{mark} %", 11, SOFT, "end"))
    shift = room / 2 if len(points) == 1 else 0
    lines = ((PLAIN, [third for _, _, third in points]), ("#1d4e79", [share for _, share, _ in points]))
    for colour, shares in lines:
        known = [(index, share) for index, share in enumerate(shares) if share is not None]
        spots = [(left + 14 + shift + index * room, base - (base - top) * share) for index, share in known]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/>' for x, y in spots]
        if colour != PLAIN:
            labels = [f"{round(100 * share)} %" for _, share in known]
            parts += [
                _text(x, y - 10, label, 12, INK, "middle", bold=True)
                for (x, y), label in zip(spots, labels, strict=True)
            ]
    every = max(1, len(points) // 8)
    for index, (label, _, _) in enumerate(points):
        if index % every == 0:
            parts.append(_text(left + 14 + shift + index * room, base + 20, label, 11, SOFT, "middle"))
    if second:
        parts.append(f'<circle cx="{left + 14}" cy="{base + 38}" r="4.5" fill="{PLAIN}"/>')
        parts.append(_text(left + 24, base + 42, second, 11, SOFT))
    return "".join([*parts, "</svg>"])


def draw_choices(rows: Sequence[tuple[str, int, float, bool]]) -> str:
    """What was chosen, one below the other: the text, how many, their share, and whether it is right."""
    parts = []
    for text, count, share, right in rows:
        sign, colour = ("✓", GOOD) if right else ("✗", POOR if count else RULE)
        opening = '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        bar = f"{opening}{_bar(0, 0, 100 * share, 8, colour)}</svg>"
        parts.append(
            f'<li class="{"right" if right else "wrong"}"><span>{sign}</span><p>{escape(text)}</p>{bar}'
            f"<b>{count}</b><small>{round(100 * share)} %</small></li>"
        )
    return f'<ul class="choices">{"".join(parts)}</ul>'


def _open(width: float, height: float, name: str) -> str:
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(name)}">'


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{RULE}"/>'


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2" fill="{colour}"/>'


def _text(x: float, y: float, text: str, size: int, colour: str, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(text)}</text>"
    )
