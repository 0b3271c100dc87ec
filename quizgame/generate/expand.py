"""A selection of facts and entities to questions, always the same: no seed, no dependence on the order of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from quizgame.facts.model import Entity, Fact
from quizgame.generate.context import Context, Dropped
from quizgame.generate.forms.claims import ask_who_says
from quizgame.generate.forms.events import ask_earlier, ask_happened, ask_match, ask_order, ask_place
from quizgame.generate.forms.lists import ask_list, ask_not
from quizgame.generate.forms.names import ask_abbreviation, ask_definition, ask_match_names, ask_stands_for
from quizgame.generate.forms.slots import ask_number, ask_when, ask_which, fill_gap
from quizgame.generate.forms.truth import ask_truth
from quizgame.questions.question import Question
from quizgame.values import dataclass

_OF_FACTS: dict[str, Callable[[Context, Fact], Iterator[Question | Dropped]]] = {
    "when": ask_when,
    "which": ask_which,
    "number": ask_number,
    "happened": ask_happened,
    "true-false": ask_truth,
    "cloze": fill_gap,
    "list": ask_list,
    "not": ask_not,
    "who-says": ask_who_says,
}
_OF_ENTITIES: dict[str, Callable[[Context, Entity], Iterator[Question | Dropped]]] = {
    "stands-for": ask_stands_for,
    "abbreviation": ask_abbreviation,
    "definition": ask_definition,
}
_OF_MANY: dict[str, Callable[[Context, Sequence[Fact]], Iterator[Question]]] = {
    "order": ask_order,
    "earlier": ask_earlier,
    "place": ask_place,
    "match": ask_match,
}


@dataclass(frozen=True, slots=True)
class Expansion:
    """The questions made, in the order of the facts and of the forms, and those that could not be."""

    questions: tuple[Question, ...]
    dropped: tuple[Dropped, ...]


def expand(
    context: Context,
    facts: Iterable[Fact],
    entities: Iterable[Entity],
    forms: Iterable[str],
    heed: Callable[[], None] = lambda: None,
) -> Expansion:
    """The questions of these forms about these facts and entities; the whole base guards and supplies wrong options.

    `heed` is called for every fact; it may raise to break off what nobody waits for any more.
    """
    wanted = list(dict.fromkeys(forms))
    chosen, named = list(facts), list(entities)
    made = [*_about_facts(context, chosen, wanted, heed), *_about_entities(context, named, wanted)]
    for form, ask in _OF_MANY.items():
        if form in wanted:
            made.extend(ask(context, [fact for fact in chosen if _allowed(fact, form)]))
    if "match" in wanted:
        made.extend(ask_match_names(context, named))
    questions = {one.id: one for one in made if not isinstance(one, Dropped)}
    return Expansion(tuple(questions.values()), tuple(one for one in made if isinstance(one, Dropped)))


def _about_facts(
    context: Context, facts: list[Fact], forms: list[str], heed: Callable[[], None]
) -> Iterator[Question | Dropped]:
    for fact in facts:
        heed()
        for form in forms:
            if form in _OF_FACTS and _allowed(fact, form):
                yield from _OF_FACTS[form](context, fact)


def _about_entities(context: Context, entities: Iterable[Entity], forms: list[str]) -> Iterator[Question | Dropped]:
    for entity in entities:
        for form in forms:
            if form in _OF_ENTITIES:
                yield from _OF_ENTITIES[form](context, entity)


def _allowed(fact: Fact, form: str) -> bool:
    return fact.statement.forms is None or form in fact.statement.forms
