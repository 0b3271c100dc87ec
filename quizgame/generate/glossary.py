"""Abbreviations, explained where they first help: a short name beside its long one, once in a text.

What stands in the file's title is taken as known, and what abbreviates two things is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from quizgame.facts.model import Entity, FactBase
from quizgame.generate.language import Language
from quizgame.reading.folding import fold
from quizgame.values import dataclass

_WORD = re.compile(r"\w+")
#: What may follow a name with no room for a word in brackets: ’s, a dash, a bracket.
_JOINED = re.compile(r"[’'–—-]|\s*\(")
#: A capital after a name makes it a part of a longer one (the Partnership for Peace Framework Document), unless another
#: name begins there.
_LONGER = re.compile(r"\s(\w*[A-Z]\w*)")
_TELLING = 4
_STEM = 5


@dataclass(frozen=True, slots=True)
class _Pair:
    """A short name and the long one, as it stands in prose."""

    short: str
    prose: str
    long: str
    """Without its article."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where one of a pair's names stands in a text; `open` if the other one can follow it in brackets."""

    pair: _Pair
    is_short: bool
    end: int
    open: bool


def abbreviation_of(entity: Entity, language: Language) -> tuple[str, str]:
    """An entity's short and long name; the short one is empty where it has only one."""
    if entity.abbr:
        return entity.abbr, entity.full or entity.name
    name = language.label(entity.name)
    return (name, entity.full) if entity.full and name.isupper() else ("", entity.name)


class Glossary:
    """The abbreviations of a file, found in texts by their first words: the size of the file costs nothing."""

    def __init__(self, base: FactBase, language: Language) -> None:
        self._language = language
        self._names: dict[str, tuple[_Pair, bool]] = {}
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._beginnings = {
            word[0] for one in base.entities.values() if (word := _WORD.search(language.bare(one.name)))
        }
        pairs = [abbreviation_of(entity, language) for entity in base.entities.values()]
        uses = Counter(fold(short) for short, _ in pairs)
        known = set(_WORD.findall(base.title))
        for short, long in pairs:
            if short and uses[fold(short)] == 1 and short not in known:
                pair = _Pair(short, long, language.bare(long))
                self._file(pair.short, pair, is_short=True)
                self._file(pair.long, pair, is_short=False)

    def explain(self, text: str, beside: Iterable[str] = ()) -> str:
        """An explanation in which every name that has another one is followed by it, once.

        Abbreviations with no room for it, and those in the texts `beside` it (prompt and answer), are told at the end.
        """
        found = list(self._mentions(text))
        told = {mention.pair for mention in found if mention.is_short} & {
            mention.pair for mention in found if not mention.is_short
        }
        parts, start, untold = [], 0, dict[_Pair, None]()
        for mention in found:
            if mention.pair in told:
                continue
            if mention.open:
                parts.append(
                    f"{text[start : mention.end]} ({mention.pair.long if mention.is_short else mention.pair.short})"
                )
                start = mention.end
                told.add(mention.pair)
            elif mention.is_short:
                untold[mention.pair] = None
        for other in beside:
            mentions = list(self._mentions(other))
            told |= {mention.pair for mention in mentions if not mention.is_short}
            untold.update(dict.fromkeys(mention.pair for mention in mentions if mention.is_short))
        endings = [self._language.stands.format(pair.short, pair.prose) for pair in untold if pair not in told]
        return " ".join(["".join((*parts, text[start:])), *endings]).strip()

    def introduce(self, prompt: str, hidden: Iterable[str]) -> str:
        """A prompt in which each abbreviation is spelt out once, unless that gives one of the hidden texts away."""
        found = list(self._mentions(prompt))
        told = {mention.pair for mention in found if not mention.is_short}
        stems = {stem for text in hidden for stem in _stems(text)} if found else set()
        parts, start = [], 0
        for mention in found:
            telling = mention.pair in told or _stems(mention.pair.long) & stems or _stems(mention.pair.short) & stems
            if mention.is_short and mention.open and not telling:
                parts.append(f"{prompt[start : mention.end]} ({mention.pair.long})")
                start = mention.end
                told.add(mention.pair)
        return "".join((*parts, prompt[start:]))

    def _file(self, name: str, pair: _Pair, is_short: bool) -> None:
        words = _WORD.findall(name)
        if words and name.startswith(words[0]) and name.endswith(words[-1]):
            self._names[name] = pair, is_short
            self._lengths[words[0]].add(len(words))

    def _mentions(self, text: str) -> Iterator[_Mention]:
        """The names in a text, in order; of two that begin at the same word the longer one."""
        if not self._names:
            return
        words, place = list(_WORD.finditer(text)), 0
        while place < len(words):
            for length in sorted(self._lengths.get(words[place][0], ()), reverse=True):
                last = place + length - 1
                if last < len(words) and (name := self._names.get(text[words[place].start() : words[last].end()])):
                    end, (pair, is_short) = words[last].end(), name
                    following = _LONGER.match(text, end)
                    within = following is not None and following[1] not in self._beginnings
                    if is_short or not within:
                        yield _Mention(pair, is_short, end, not within and not _JOINED.match(text, end))
                    place = last
                    break
            place += 1


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text that say something; an abbreviation says as much as a word."""
    words = _WORD.findall(text)
    return {fold(word)[:_STEM] for word in words if len(word) >= _TELLING or word.isupper()}
