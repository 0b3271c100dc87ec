"""All the rules, and what they find in a deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from quizgame.decks.lint.clues import find_answer_in_stem, find_clue_words, find_convergence
from quizgame.decks.lint.grammar import find_article_clue, find_number_clue
from quizgame.decks.lint.item import Flaw, Item, items_of
from quizgame.decks.lint.lengths import find_longest, find_longest_keys
from quizgame.decks.lint.measures import find_mixed_units, find_odd_capital, find_odd_precision, find_overlaps
from quizgame.decks.lint.options import find_all_of_the_above, find_duplicates, find_odd_sort, find_too_few
from quizgame.decks.lint.twins import find_duplicate_items, find_same_questions, find_told_answers
from quizgame.decks.lint.wording import find_absolutes, find_hidden_negative, find_soon_stale
from quizgame.decks.lint.words import Vocabulary
from quizgame.decks.reading import Reading
from quizgame.generate.forms import FORMS
from quizgame.reading.diagnostic import Diagnostic, Findings, Spot

if TYPE_CHECKING:
    from quizgame.generate.expand import Expansion

_OF_ITEMS: tuple[Callable[[Item], Iterator[Flaw]], ...] = (
    find_duplicates,
    find_too_few,
    find_odd_sort,
    find_overlaps,
    find_mixed_units,
    find_odd_precision,
    find_longest,
    find_answer_in_stem,
    find_convergence,
)
_OF_ENGLISH: tuple[Callable[[Item], Iterator[Flaw]], ...] = (
    find_all_of_the_above,
    find_absolutes,
    find_hidden_negative,
    find_soon_stale,
    find_article_clue,
    find_number_clue,
    find_odd_capital,
)
_OF_DECKS: tuple[Callable[[Sequence[Item], Vocabulary], Iterator[tuple[Item | None, Flaw]]], ...] = (
    find_longest_keys,
    find_same_questions,
    find_duplicate_items,
    find_told_answers,
)


def lint(
    reading: Reading, path: str, made: Expansion | None = None, heed: Callable[[], None] = lambda: None
) -> tuple[Diagnostic, ...]:
    """What a strict teacher would strike out or mend in a file that was read; of facts also what is not asked of them.

    A finding stands at its card or fact. One about a question generated for a deck stands at the deck's `from`, and one
    about a whole deck stands there as well, or at the top. `made` is what all forms make of the facts, where somebody
    has it already; `heed` is called for every question, and may raise to break off.
    """
    findings = Findings(path)
    if reading.deck is not None:
        items = items_of(reading.deck.questions, reading.places, written=True)
        _report(items, reading.deck.language, reading.origin, findings, heed)
    elif reading.base is not None:
        from quizgame.decks.unasked import explain_unasked  # of no use to a deck
        from quizgame.generate.context import Context
        from quizgame.generate.expand import expand

        base = reading.base
        made = made or expand(Context(base), base.facts, base.entities.values(), FORMS)
        places = {f"{base.id}/{fact.id}": Spot(fact.line, fact.column) for fact in base.facts}
        asked = {one.id: places[one.fact] for one in made.questions if one.fact in places}
        _report(items_of(made.questions, asked, written=False), base.language, None, findings, heed)
        explain_unasked(base, made, findings)
    return findings.all()


def _report(
    items: Sequence[Item], language: str, origin: Spot | None, findings: Findings, heed: Callable[[], None]
) -> None:
    english = language.partition("-")[0].casefold() == "en"
    for item, flaw in _flaws(items, english, heed):
        at = item.place or origin if item else origin
        # a generated question has no text in the file by which to know it
        told = flaw.message if item is None or item.written else f"{item.question.id}: {flaw.message}"
        findings.warning(at, flaw.code, told, flaw.hint)


def _flaws(items: Sequence[Item], english: bool, heed: Callable[[], None]) -> Iterator[tuple[Item | None, Flaw]]:
    vocabulary = Vocabulary(items)
    rules = _OF_ITEMS + _OF_ENGLISH if english else _OF_ITEMS
    for item in items:
        heed()
        for rule in rules:
            for flaw in rule(item):
                yield item, flaw
        for flaw in find_clue_words(item, vocabulary):
            yield item, flaw
    for of_deck in _OF_DECKS:
        yield from of_deck(items, vocabulary)
