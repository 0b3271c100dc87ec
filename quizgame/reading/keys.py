"""What may stand in a file people write: every key with its shape and a few words about it.

The tables of keys themselves stand beside their readers (`facts/keys.py`, `decks/keys.py`). Readers report as unknown
what is not in them, and the JSON Schemas that editors use are made from them, so that the two cannot part.
"""

from __future__ import annotations

from quizgame.values import dataclass, field


@dataclass(frozen=True, slots=True)
class OneText:
    """One text, whatever it looks like (`NO`, `1905`, `true`); with `words`, one of these."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """One text or a list of texts; with `words`, of these. `many` tells that there mostly are several."""

    words: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class OneTable:
    """A table with the keys of a section."""

    section: Section


@dataclass(frozen=True, slots=True)
class TextOrTable:
    """A text, or a table with the keys of a section."""

    section: Section


@dataclass(frozen=True, slots=True)
class Tables:
    """A list of tables with the keys of a section."""

    section: Section


@dataclass(frozen=True, slots=True)
class Named:
    """A table of tables: each entry's key is the id that its author gives it."""

    section: Section


@dataclass(frozen=True, slots=True)
class Special:
    """A shape of its own, which the makers of schemas know by this name."""

    name: str


Shape = OneText | Texts | Flag | OneTable | TextOrTable | Tables | Named | Special


@dataclass(frozen=True, slots=True)
class Key:
    """A key: `about` is Markdown that an editor shows beside it; `examples` are values it may offer."""

    name: str
    shape: Shape
    about: str
    required: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The keys of one sort of table. An `open` one may have further keys, which its author names (a fact's slots)."""

    name: str
    about: str
    keys: tuple[Key, ...]
    open: bool = False
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    singles: frozenset[str] = field(init=False, repr=False, compare=False)
    """The names of all keys, and of those that hold one text."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(key.name for key in self.keys))
        singles = frozenset(key.name for key in self.keys if isinstance(key.shape, OneText))
        object.__setattr__(self, "singles", singles)
