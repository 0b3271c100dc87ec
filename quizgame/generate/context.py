"""What every form works with: the base, what follows from it, the language, and the parts all questions share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TypedDict

from quizgame.facts.model import Entity, Fact, FactBase, TypeWords, Value, item_text
from quizgame.facts.sentence import Phrase, Sentence, as_sentence
from quizgame.generate.event import Event
from quizgame.generate.glossary import Glossary
from quizgame.generate.knowledge import Knowledge, Told
from quizgame.generate.language import Language, language_of
from quizgame.questions.question import Reference
from quizgame.questions.references import references
from quizgame.reading.dates import Date
from quizgame.reading.folding import fold
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """A question that is not asked, and why: the author may mend it."""

    fact: Fact | Entity
    form: str
    reason: str


class Shared(TypedDict):
    """The fields that all questions share."""

    id: str
    form: str
    prompt: str
    explanation: str
    hint: str
    references: tuple[Reference, ...]
    fact: str | None
    as_of: str | None
    attribution: str | None
    tags: tuple[str, ...]


class Context:
    """One fact base, ready to be asked about."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.language: Language = language_of(base.language)
        self.knowledge = Knowledge(base)
        self.glossary = Glossary(base, self.language)
        self.by_type: dict[str, list[Entity]] = defaultdict(list)
        for entity in sorted(base.entities.values(), key=lambda one: one.id):
            self.by_type[entity.type].append(entity)
        self.dated: list[tuple[Date, Fact]] = sorted(
            ((fact.when, fact) for fact in base.facts if fact.when),
            key=lambda pair: (pair[0].first, pair[0].last, pair[1].id),
        )
        self.place = {fact.id: index for index, (_, fact) in enumerate(self.dated)}
        self.last_dates: tuple[tuple[str, str, Date] | None, Sequence[Date]] = (None, ())
        self._beginnings: dict[tuple[str, str], Date | None] = {}
        self.events: dict[str, Event | str] = {}
        self._texts: dict[str, dict[str, str]] = {}

    def text(self, value: Value) -> str:
        """A value as it stands in a sentence."""
        return self.language.join([item_text(item) for item in value.items])

    def texts(self, fact: Fact) -> dict[str, str]:
        """What fills a fact's slots."""
        known = self._texts.get(fact.id)
        if known is None:
            known = {slot: self.text(value) for slot, value in fact.slots.items()}
            self._texts[fact.id] = known
        return dict(known)

    @cached_property
    def dates(self) -> Sequence[tuple[Date, str, frozenset[str]]]:
        """Every date that is the whole value of a slot, in order, with the relation and tags of its fact."""
        found = [
            (date, fact.sentence.relation, fact.statement.tags)
            for fact in self.base.facts
            for value in fact.slots.values()
            if isinstance(date := value.single, Date)
        ]
        return sorted(found, key=lambda one: (one[0].first, one[0].last, one[1]))

    def beginning(self, fact: Fact, slot: str) -> Date | None:
        """The first date in a column of a complete series: before it there was nothing to date."""
        if not fact.statement.complete:
            return None
        place = fact.statement.series, slot
        if place not in self._beginnings:
            rows = (row.slots[slot].single for row in self.knowledge.relatives(fact) if row.statement is fact.statement)
            dates = [date for date in rows if isinstance(date, Date)]
            self._beginnings[place] = min(dates, key=lambda date: (date.first, date.last), default=None)
        return self._beginnings[place]

    @cached_property
    def truths(self) -> frozenset[str]:
        """Every fact's sentence, folded, in all its lengths: what stands here is no false statement."""
        return frozenset(
            fold(self.sentence(fact, dropped))
            for fact in self.base.facts
            for dropped in _choices(fact.sentence.phrases)
        )

    @cached_property
    def occasions(self) -> Mapping[str, int]:
        """How many facts tell a text, folded, when their dates and any other phrases are left out."""
        counts: Counter[str] = Counter()
        for fact in self.base.facts:
            phrases = fact.sentence.phrases
            dated = [phrase for phrase in phrases if "when" in phrase.slots]
            counts.update({fold(self.sentence(fact, phrases)), fold(self.sentence(fact, dated))})
        return counts

    @cached_property
    def wordings(self) -> Mapping[tuple[str, str | None, str | None], dict[str, str]]:
        """The answers to every wording of an author, by its text, attribution and as-of date; each with the id of the
        first fact that gives it."""
        answers: dict[tuple[str, str | None, str | None], dict[str, str]] = defaultdict(dict)
        for fact in self.base.facts:
            for slot, wording in fact.statement.ask.items():
                given, answer = answers[self.worded(fact, slot, wording)], fold(self.texts(fact)[slot])
                given[answer] = min(fact.id, given.get(answer, fact.id))
        return answers

    def worded(self, fact: Fact, slot: str, wording: Sentence) -> tuple[str, str | None, str | None]:
        """What tells one wording from another: its text with a gap for the slot, and on whose word as of when."""
        as_of = fact.statement.as_of
        text = wording.render(self.texts(fact) | {slot: self.language.gap})
        return fold(text), self.speaker(fact), as_of.text if as_of else None

    @cached_property
    def speakers(self) -> tuple[Entity, ...]:
        """All whose word some fact is, by id."""
        said = {fact.statement.said_by for fact in self.base.facts} - {None}
        return tuple(sorted((entity for entity in said if entity), key=lambda entity: entity.id))

    @cached_property
    def abbreviations(self) -> Mapping[str, int]:
        """How many entities have an abbreviation, folded."""
        names = (entity.abbr or self.language.bare(entity.name) for entity in self.base.entities.values())
        return Counter(fold(name) for name in names)

    @cached_property
    def definitions(self) -> Mapping[str, int]:
        """How many entities have a definition, folded."""
        return Counter(fold(entity.definition) for entity in self.base.entities.values())

    def sentence(self, fact: Fact, dropped: Collection[Phrase] = (), **fill: str) -> str:
        """The fact's sentence with some phrases left out and some slots filled otherwise."""
        return fact.sentence.render(self.texts(fact) | fill, dropped)

    def type_words(self, entity: Entity) -> TypeWords | None:
        """How entities of this type are asked for."""
        return self.base.types.get(entity.type) or self.language.types.get(entity.type)

    def speaker(self, fact: Fact) -> str | None:
        """Whose word a claim is: "the analyst Taras Kuzio"."""
        entity = fact.statement.said_by
        return f"{entity.role} {entity.name}".strip() if entity else None

    def prefixed(self, fact: Fact, prompt: str) -> str:
        """A prompt that says on whose word and as of when."""
        language, speaker, as_of = self.language, self.speaker(fact), fact.statement.as_of
        if speaker and as_of:
            return language.said_as_of.format(speaker, as_of.text, prompt)
        if speaker:
            return language.said.format(speaker, prompt)
        return language.as_of.format(as_of.text, prompt) if as_of else prompt

    def shorten(self, fact: Fact, slot: str, without: Collection[Phrase] = ()) -> tuple[Phrase, ...] | None:
        """The phrases to leave out when `slot` is asked for or swapped; `without` are left out in any case.

        Dates stay; other phrases go, and come back one by one while another fact would answer as well. None if even the
        whole sentence has rivals.
        """
        phrases = fact.sentence.phrases
        kept = [phrase for phrase in phrases if phrase not in without]
        optional = [phrase for phrase in kept if slot not in phrase.slots and not self._dates(fact, phrase)]
        for count in range(len(optional) + 1):
            dropped = (*without, *optional[count:])
            if not self.knowledge.rivals(fact, slot, self.told(fact, slot, dropped)):
                return dropped
        return None

    def told(self, fact: Fact, slot: str, dropped: Collection[Phrase] = ()) -> Told:
        """The slots that are told when some phrases are left out and `slot` is asked for."""
        return fact.sentence.told(dropped) - {slot}

    def shared(self, fact: Fact, form: str, prompt: str, answers: Sequence[str], wrong: Iterable[str] = ()) -> Shared:
        """The shared fields of a question about a fact. The prompt explains abbreviations, but names no option."""
        statement = fact.statement
        prompt = as_sentence(prompt)
        explanation = f"{ended(self.prefixed(fact, self.sentence(fact)))} {fact.note}".strip()
        return Shared(
            id=f"{self.base.id}/{fact.id}/{form}",
            form=form.partition("/")[0],
            prompt=self.glossary.introduce(prompt, (*answers, *wrong)),
            explanation=self.glossary.explain(explanation, (prompt, *answers)),
            hint=statement.hint,
            references=references(statement.citations),
            fact=f"{self.base.id}/{fact.id}",
            as_of=statement.as_of.text if statement.as_of else None,
            attribution=self.speaker(fact),
            tags=tuple(sorted(statement.tags)),
        )

    def _dates(self, fact: Fact, phrase: Phrase) -> bool:
        return any(isinstance(item, Date) for slot in phrase.slots for item in fact.slots[slot].items)


def ended(text: str) -> str:
    """Text with a full stop at its end, unless it ends with a mark already."""
    return text if text.endswith((".", "!", "?", ".”", "!”", "?”")) else f"{text}."


def _choices(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """All ways to leave phrases out; of many, only none, each and all."""
    if len(phrases) > 4:
        yield from ((), *((phrase,) for phrase in phrases), tuple(phrases))
        return
    for count in range(len(phrases) + 1):
        yield from combinations(phrases, count)
