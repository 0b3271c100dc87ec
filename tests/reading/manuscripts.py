"""Random YAML files as people write them: block and flow style mixed, comments, blank lines, all kinds of notation.

Every comment carries a number of its own, so that a test can tell which of them survived.
"""

from __future__ import annotations

from random import Random
from typing import Any

import yaml

WORDS = ("Minsk", "Łódź", "東京 都", "a café 😀", "NO", "010", "1,233 km", "it's", 'so "called"', "x: y", "# no", "- d",
         "", " led", "tail ", "{a}", "[b", "*c", "&d", "!e", "%f", "@g", "`h", "'i'", "a\tb", "? j", "k:", "~",
         "e\u0301 ü", "<<", "---", "null", "C:\\dir", "[b]bold[/b]", "a, b", "5 #6", "x" * 90)  # fmt: skip
LONG = ("two\nlines", "a\n\nb\n", "  led\nx", "end \nx", "x\n\n\n", "\nx", "tab\t\n\ty", "a: b\n- c\n# d\n")
KEYS = ("q", "a", "wrong", "order", "hint", "explain", "tags", "id", "ключ", "a b")


def random_value(rng: Random, depth: int) -> Any:
    """A text, a list or a table."""
    pick = rng.random()
    if depth and pick < 0.25:
        return [random_value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if depth and pick < 0.5:
        return {key: random_value(rng, depth - 1) for key in rng.sample(KEYS, rng.randrange(4))}
    return rng.choice(LONG) if pick < 0.6 else rng.choice(WORDS)


def random_document(rng: Random) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a file and what it says: a deck-like table."""
    tree: dict[str, Any] = {"title": rng.choice(WORDS[:3])}
    tree["cards"] = [
        {"q": rng.choice(WORDS[:9]), **{key: random_value(rng, 2) for key in rng.sample(KEYS[1:], rng.randrange(4))}}
        for _ in range(rng.randrange(1, 5))
    ]
    tree.update({key: random_value(rng, 2) for key in rng.sample(KEYS, rng.randrange(3))})
    written = Manuscript(rng).write(tree)
    return written, tree


class Manuscript:
    """Writes a tree in one of the many ways there are."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.comments = 0
        self.ended = False
        """Whether some text needs the line break at the end of the file."""
        self.newline = rng.choice(("\n", "\n", "\r\n"))
        self.step = rng.choice((0, 2, 2, 4))
        self.indent = rng.choice((2, 2, 3, 4))
        self.talkative = rng.choice((0, 0.15, 0.4))
        self.flowing = rng.choice((0, 0.3, 0.6))

    def write(self, tree: dict[str, Any]) -> bytes:
        lines = self._entries(tree)
        if self.rng.random() < 0.2:
            lines = ["---", *lines]
        ended = self.ended or self.rng.random() < 0.7
        text = self.newline.join(lines) + (self.newline if ended else "")
        return (b"\xef\xbb\xbf" if self.rng.random() < 0.2 else b"") + text.encode()

    def _entries(self, table: dict[str, Any]) -> list[str]:
        lines: list[str] = []
        for key, value in table.items():
            lines += self._pause()
            gap = " " if self.rng.random() < 0.1 else ""
            lines += self._after(f"{self._short(key)}{gap}:", value, self.indent)
        return lines

    def _items(self, items: list[Any]) -> list[str]:
        lines: list[str] = []
        for item in items:
            lines += self._pause()
            if isinstance(item, dict) and item and self.rng.random() > self.flowing:
                first, *more = self._entries(item)
                if first.startswith("#") or not first:
                    lines += ["-", *self._pad([first, *more], 2)]
                else:
                    lines += [f"- {first}", *self._pad(more, 2)]
            elif isinstance(item, list) and item and self.rng.random() > self.flowing:
                first, *more = self._items(item)
                if first.startswith("#") or not first:
                    lines += ["-", *self._pad([first, *more], 2)]
                else:
                    lines += [f"- {first}", *self._pad(more, 2)]
            else:
                lines += self._after("-", item, 2)
        return lines

    def _after(self, head: str, value: Any, indent: int) -> list[str]:
        rng = self.rng
        block = rng.random() > self.flowing
        if isinstance(value, dict) and value and block:
            return [head + self._comment(), *self._pad(self._entries(value), indent)]
        if isinstance(value, list) and value and block:
            step = self.step if head != "-" else 2
            return [head + self._comment(), *self._pad(self._items(value), step)]
        if isinstance(value, dict | list) and value and rng.random() < 0.3:
            return self._pad_after(f"{head} ", self._wide(value), indent)
        if isinstance(value, str) and "\n" in value and rng.random() < 0.7 and self._is_literal(value):
            sign, body = ("-", value) if not value.endswith("\n") else ("", value[:-1])
            self.ended |= not sign
            return [
                f"{head} |{sign}" + self._comment(),
                *self._pad(body.split("\n"), indent),
                *[""] * rng.choice((0, 1)),
            ]
        if value == "" and rng.random() < 0.5:
            return [head + self._comment()]
        return [f"{head}{rng.choice((' ', '   '))}{self._flow(value)}" + self._comment()]

    def _wide(self, value: Any) -> list[str]:
        """A flow collection over several lines."""
        ends = "[]" if isinstance(value, list) else "{}"
        parts = [self._flow(one) for one in value] if isinstance(value, list) else self._pairs(value)
        lines = [ends[0] + self._comment()]
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            comma = "," if not last or self.rng.random() < 0.4 else ""
            lines.append("  " + part + comma + self._comment())
        return [*lines, " " + ends[1]]

    def _flow(self, value: Any) -> str:
        if isinstance(value, list):
            return "[" + self._between().join(self._flow(one) for one in value) + "]"
        if isinstance(value, dict):
            return "{" + self._between().join(self._pairs(value)) + "}"
        return self._short(value)

    def _pairs(self, table: dict[str, Any]) -> list[str]:
        return [f"{self._short(key)}: {self._flow(value)}" for key, value in table.items()]

    def _between(self) -> str:
        return self.rng.choice((", ", ", ", ",  ", " , "))

    def _short(self, text: str) -> str:
        if text and text.replace(" ", "").isalnum() and text.strip() == text and self.rng.random() < 0.8:
            return text
        if "'" not in text and "\n" not in text and "\t" not in text and self.rng.random() < 0.3:
            return f"'{text}'"
        dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6)
        return dumped.rstrip("\n")

    def _is_literal(self, text: str) -> bool:
        return not text.startswith((" ", "\n")) and not text.endswith("\n\n") and "\t" not in text

    def _pause(self) -> list[str]:
        lines = [""] if self.rng.random() < self.talkative / 2 else []
        return [*lines, *([self._comment().strip()] if self.rng.random() < self.talkative else [])]

    def _comment(self) -> str:
        if self.rng.random() >= self.talkative:
            return ""
        self.comments += 1
        return f"{self.rng.choice((' ', '   '))}# ¶{self.comments}."

    def _pad(self, lines: list[str], by: int) -> list[str]:
        return [" " * by + line if line else line for line in lines]

    def _pad_after(self, head: str, lines: list[str], by: int) -> list[str]:
        return [head + lines[0], *self._pad(lines[1:], by)]
