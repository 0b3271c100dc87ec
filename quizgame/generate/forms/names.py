"""Entities: what an abbreviation stands for, what the abbreviation of a name is, what a definition describes."""

from __future__ import annotations

from collections.abc import Iterator

from quizgame.facts.model import Entity
from quizgame.facts.sentence import as_sentence
from quizgame.generate.context import Context, Dropped, Shared, references
from quizgame.generate.wrong import MOST, mentions
from quizgame.questions.question import Question, Typed, Wrong
from quizgame.reading.folding import fold


def ask_stands_for(context: Context, entity: Entity) -> Iterator[Question | Dropped]:
    """ "What does “PARP” stand for?": typed, since initials among options would give it away."""
    short, long = abbreviation_of(entity)
    if not short:
        return
    if _shared_abbreviation(context, entity, short):
        yield Dropped(entity, "stands-for", f"{short} stands for something else as well")
        return
    prompt = context.language.stands_for.format(short)
    shared = _shared(context, entity, "stands-for", prompt, f"{short} stands for {long}.")
    accepted = tuple(name for name in entity.names if fold(name) != fold(short))
    yield Typed(**shared, answer=context.language.label(long), accepted=(long, *accepted))


def ask_abbreviation(context: Context, entity: Entity) -> Iterator[Question | Dropped]:
    """ "What is the abbreviation of the Partnership for Peace?": typed, letter by letter."""
    short, long = abbreviation_of(entity)
    if not short:
        return
    prompt = context.language.abbreviation.format(long)
    shared = _shared(context, entity, "abbreviation", prompt, f"{short} stands for {long}.")
    yield Typed(**shared, answer=short, accepted=(short,), exact=True)


def ask_definition(context: Context, entity: Entity) -> Iterator[Question | Dropped]:
    """ "Which programme is this? “...”": an entity by what it is."""
    if not entity.definition:
        return
    if mentions(entity.definition, entity):
        yield Dropped(entity, "definition", "the definition names what it defines")
        return
    language = context.language
    wh = as_sentence(language.which(context.type_words(entity), free=True))
    prompt = language.this_is.format(wh, as_sentence(entity.definition))
    explanation = as_sentence(f"{entity.name}: {entity.definition}.")
    siblings = [
        other
        for other in context.by_type[entity.type]
        if other.definition and not other.nested(entity) and fold(other.definition) != fold(entity.definition)
    ]
    ranked = sorted(siblings, key=lambda other: (-len(other.tags & entity.tags), other.id))[:MOST]
    yield Typed(
        **_shared(context, entity, "definition", prompt, explanation),
        answer=language.label(entity.name),
        accepted=entity.names,
        wrong=tuple(
            Wrong(language.label(other.name), as_sentence(f"{other.name}: {other.definition}.")) for other in ranked
        ),
    )


def abbreviation_of(entity: Entity) -> tuple[str, str]:
    """An entity's short and long name; the short one is empty where it has only one."""
    if entity.abbr:
        return entity.abbr, entity.full or entity.name
    if entity.full and entity.name.isupper():
        return entity.name, entity.full
    return "", entity.name


def _shared_abbreviation(context: Context, entity: Entity, short: str) -> bool:
    return any(
        other is not entity and fold(short) == fold(abbreviation_of(other)[0])
        for other in context.base.entities.values()
    )


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
