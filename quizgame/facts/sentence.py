"""A sentence with slots: the author's own words, in which a slot can be blanked, swapped or asked for.

`{slot}` stands for a value; `[...]` is a phrase that can be left out ("Belarus joined {what}[ in {when}]."). A brace or
bracket that is meant is doubled: `{{`, `[[`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from quizgame.values import dataclass

_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|[{}\[\]]|[^{}\[\]]+")
_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Gap:
    """The place of a slot."""

    slot: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part that can be left out."""

    parts: tuple[str | Gap, ...]

    @property
    def slots(self) -> frozenset[str]:
        """The slots that go with it."""
        return frozenset(part.slot for part in self.parts if isinstance(part, Gap))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence.

    `relation` is what is said, whatever is told besides: the text without its phrases. Facts that share it may be
    rivals.
    """

    text: str
    parts: tuple[str | Gap | Phrase, ...]
    relation: str

    @property
    def slots(self) -> tuple[str, ...]:
        """All slots, in order."""
        return tuple(gap.slot for gap in self._gaps())

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All parts that can be left out."""
        return tuple(part for part in self.parts if isinstance(part, Phrase))

    @property
    def leads(self) -> tuple[tuple[str, str], ...]:
        """Each slot with the words right before it."""
        flat = list(self._flat())
        pairs = zip(["", *flat], flat, strict=False)
        return tuple(
            (before if isinstance(before, str) else "", gap.slot) for before, gap in pairs if isinstance(gap, Gap)
        )

    @property
    def opening(self) -> str | None:
        """The slot the sentence begins with, if it begins with one."""
        return self.parts[0].slot if self.parts and isinstance(self.parts[0], Gap) else None

    def removable(self, slot: str) -> bool:
        """Whether a slot stands only where it can be left out."""
        outside = any(isinstance(part, Gap) and part.slot == slot for part in self.parts)
        return not outside and any(slot in phrase.slots for phrase in self.phrases)

    def told(self, dropped: Collection[Phrase] = ()) -> frozenset[str]:
        """The slots that are told when some phrases are left out."""
        return frozenset(gap.slot for gap in self._gaps(dropped))

    def render(self, fill: Mapping[str, str], dropped: Collection[Phrase] = ()) -> str:
        """The sentence with its slots filled, spaced and capitalised as a sentence of its own."""
        return as_sentence("".join(fill[part.slot] if isinstance(part, Gap) else part for part in self._flat(dropped)))

    def _flat(self, dropped: Collection[Phrase] = ()) -> Iterator[str | Gap]:
        for part in self.parts:
            if isinstance(part, Phrase):
                if part not in dropped:
                    yield from part.parts
            else:
                yield part

    def _gaps(self, dropped: Collection[Phrase] = ()) -> Iterator[Gap]:
        return (part for part in self._flat(dropped) if isinstance(part, Gap))


def parse_sentence(text: str) -> Sentence:
    """The sentence a text writes down.

    Raises:
        ValueError: braces or brackets do not match, phrases stand inside each other, or a slot has no proper name.
    """
    outer: list[str | Gap | Phrase] = []
    inner: list[str | Gap] | None = None
    tokens = iter(_TOKEN.findall(text))
    for token in tokens:
        current = outer if inner is None else inner
        match token:
            case "{{" | "}}" | "[[" | "]]":
                current.append(token[0])
            case "{":
                current.append(_gap(next(tokens, ""), next(tokens, "")))
            case "[" if inner is None:
                inner = []
            case "[":
                raise ValueError("a [phrase] cannot stand inside another one")
            case "]" if inner is not None:
                outer.append(Phrase(tuple(inner)))
                inner = None
            case "]" | "}":
                raise ValueError(f"`{token}` closes nothing; a {token} that is meant is written twice")
            case _:
                current.append(token)
    if inner is not None:
        raise ValueError("`[` is not closed; a [ that is meant is written twice")
    bare = (part if isinstance(part, str) else f"{{{part.slot}}}" for part in outer if not isinstance(part, Phrase))
    return Sentence(text, tuple(outer), as_sentence("".join(bare)).casefold())


def as_sentence(text: str) -> str:
    """Text with single spaces, none before a comma or full stop, and a capital at its start."""
    spaced = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split()))
    return spaced[:1].upper() + spaced[1:]


def _gap(name: str, closing: str) -> Gap:
    if closing != "}" or not _NAME.fullmatch(name):
        raise ValueError("a slot is a name in braces, as {when}; a { that is meant is written twice")
    return Gap(name)
