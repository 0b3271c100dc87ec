"""Entities: what an abbreviation stands for, what the abbreviation of a name is, what a definition describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgame.facts.model import Entity
from quizgame.facts.sentence import as_sentence
from quizgame.generate.context import Context, Dropped, Shared, ended
from quizgame.generate.glossary import abbreviation_of
from quizgame.generate.lures import siblings_of
from quizgame.generate.wrong import MOST, mentions
from quizgame.questions.question import Match, Question, Typed, Wrong
from quizgame.questions.references import references
from quizgame.reading.folding import fold

MATCHED = 4
"""Pairs in one match question."""


def ask_stands_for(context: Context, entity: Entity) -> Iterator[Question | Dropped]:
    """ "What does “PARP” stand for?": typed, since initials among options would give it away."""
    short, long = abbreviation_of(entity, context.language)
    if not short:
        return
    if context.abbreviations[fold(short)] > 1:
        yield Dropped(entity, "stands-for", f"{short} stands for something else as well")
        return
    prompt = context.language.stands_for.format(short)
    shared = _shared(context, entity, "stands-for", prompt, context.language.stands.format(short, long))
    spelt_out = tuple(name for name in entity.names if name != long and _initials_fit(name, short))
    yield Typed(**shared, answer=context.language.label(long), accepted=(long, *spelt_out))


def ask_abbreviation(context: Context, entity: Entity) -> Iterator[Question | Dropped]:
    """ "What is the abbreviation of the Partnership for Peace?": typed, letter by letter."""
    short, long = abbreviation_of(entity, context.language)
    if not short:
        return
    prompt = context.language.abbreviation.format(long)
    shared = _shared(context, entity, "abbreviation", prompt, context.language.stands.format(short, long))
    yield Typed(**shared, answer=short, accepted=(short,), exact=True)


def ask_definition(context: Context, entity: Entity) -> Iterator[Question | Dropped]:
    """ "Which programme is this? “...”": an entity by what it is."""
    if not entity.definition:
        return
    if mentions(entity.definition, entity):
        yield Dropped(entity, "definition", "the definition names what it defines")
        return
    if context.definitions[fold(entity.definition)] > 1:
        yield Dropped(entity, "definition", "something else has the same definition")
        return
    if entity.definition.casefold().startswith(("a ", "an ")):
        yield Dropped(entity, "definition", "a definition with “a” fits many things: say which one it is")
        return
    language = context.language
    wh = as_sentence(language.which(context.type_words(entity), free=True))
    prompt = language.this_is.format(wh, language.quoted(as_sentence(entity.definition)))
    explanation = context.glossary.explain(_defined(entity))
    siblings = [
        other
        for other in siblings_of(context, entity)
        if other.definition
        and not context.knowledge.nested(other, entity)
        and fold(other.definition) != fold(entity.definition)
    ]
    confused = context.knowledge.confusions.of_entity(entity)
    ranked = sorted(siblings, key=lambda other: (other not in confused, -len(other.tags & entity.tags), other.id))[
        :MOST
    ]
    yield Typed(
        **_shared(context, entity, "definition", prompt, explanation),
        answer=language.label(entity.name),
        accepted=entity.names,
        wrong=tuple(Wrong(language.label(other.name), _defined(other)) for other in ranked),
    )


def ask_match_names(context: Context, entities: Sequence[Entity]) -> Iterator[Question]:
    """Abbreviations and what they stand for: four pairs, the initials shared as far as can be."""
    known = sorted(
        (
            entity
            for entity in entities
            if context.abbreviations[fold(abbreviation_of(entity, context.language)[0])] == 1
        ),
        key=lambda entity: (abbreviation_of(entity, context.language)[0][0], entity.id),
    )
    for start in range(0, len(known) - MATCHED + 1, MATCHED):
        chosen = known[start : start + MATCHED]
        pairs = [abbreviation_of(entity, context.language) for entity in chosen]
        yield Match(
            id=f"{context.base.id}/match/{'+'.join(entity.id for entity in chosen)}",
            form="match",
            prompt=context.language.match_names,
            explanation=" ".join(context.language.stands.format(short, long) for short, long in pairs),
            references=references(dict.fromkeys(one for entity in chosen for one in entity.citations)),
            pairs=tuple((short, context.language.label(long)) for short, long in pairs),
        )


def _defined(entity: Entity) -> str:
    return as_sentence(ended(f"{entity.name}: {entity.definition}"))


def _initials_fit(name: str, short: str) -> bool:
    """Whether a name spells an abbreviation out: the first letters of its words, with or without the small ones."""
    words = name.replace("-", " ").split()
    every = "".join(word[0] for word in words)
    large = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and fold(short) in (fold(every), fold(large))


def _shared(context: Context, entity: Entity, form: str, prompt: str, explanation: str) -> Shared:
    return Shared(
        id=f"{context.base.id}/{entity.id}/{form}",
        form=form,
        prompt=prompt,
        explanation=explanation,
        hint="",
        references=references(entity.citations),
        fact=f"{context.base.id}/{entity.id}",
        as_of=None,
        attribution=None,
        tags=tuple(sorted(entity.tags)),
    )
