"""A worksheet drawn from a deck: the same seed draws the same questions, options and versions.

Versions ask the same questions in another order and with other options, so that neighbours cannot copy.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import assert_never

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.formats.paper.worksheet import (
    LETTERS,
    Answer,
    Boxes,
    Card,
    Cards,
    Circles,
    Joining,
    Layout,
    Numbering,
    Pairs,
    Sheet,
    Strip,
    Task,
    Tasks,
    TrueOrFalse,
    Worksheet,
    Writing,
)
from quizgame.play.drawing import draw
from quizgame.play.pairs import start_pairs
from quizgame.play.quiz import askable
from quizgame.play.timeline import Timeline, mark_of, start_timeline
from quizgame.questions.grading import right_answer
from quizgame.questions.question import Dated, Match, Numeric, Question, Reference
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Style, Ticks, present

USUAL = {Layout.TEST: 10, Layout.TIMELINE: 8, Layout.MATCH: 3}
"""How many tasks, events or blocks of pairs there are by default; of flashcards, as many as the deck has cards."""
MOST_VERSIONS = len(LETTERS)
LONGEST_STRIP = 24
"""So many events have a letter each, and fit on a few strips."""
BLOCK = 6
"""Dates in a block of pairs."""
LONGEST_HALF = 160
"""The most characters of a half of a pair that is made of a card: four lines on paper."""


def draw_worksheet(
    deck: Deck, layout: Layout, seed: int, count: int | None = None, versions: int = 1, style: Style = Style.OPTIONS
) -> Worksheet:
    """A worksheet of a deck. `style` says whether a test offers options where it can, or asks to write.

    Raises:
        DeckError: the deck has nothing that this layout can show.
    """
    number = count or USUAL.get(layout) or len(deck.cards)
    letters = LETTERS[:versions] if versions > 1 and layout is not Layout.FLASHCARDS else " "
    match layout:
        case Layout.TEST:
            questions: Sequence[Question] = draw(askable(deck), number, random.Random(f"worksheet/{seed}"))
            _need(questions, deck, "no questions for a test", "print its flashcards instead")
            sheets = [_test(questions, seed, letter, style) for letter in letters]
        case Layout.FLASHCARDS:
            questions = draw(deck.cards, count, random.Random(f"worksheet/{seed}")) if count else deck.cards
            _need(questions, deck, "no cards", "print a test instead")
            sheets = [Sheet("", Cards(tuple(map(_card, questions))), (), 0)]
        case Layout.TIMELINE:
            anchor, events = _events(deck, min(number, LONGEST_STRIP), seed)
            questions = [anchor, *events]
            sheets = [_strip(anchor, events, seed, letter) for letter in letters]
        case Layout.MATCH:
            blocks = _blocks(deck, min(number, len(LETTERS)), seed)
            questions = [question for _, block in blocks for question in block]
            sheets = [_pairs(blocks, seed, letter) for letter in letters]
        case _:
            assert_never(layout)
    return Worksheet(deck.title, layout, deck.language, deck.licence, seed, tuple(sheets), tuple(_sources(questions)))


def _need(questions: Sequence[Question], deck: Deck, lacks: str, hint: str) -> None:
    if not questions:
        raise DeckError(f"the deck “{deck.title}” has {lacks}", hint)


def _chance(seed: int, letter: str) -> random.Random:
    return random.Random(f"worksheet/{seed}/{letter.strip()}")


def _test(questions: Sequence[Question], seed: int, letter: str, style: Style) -> Sheet:
    rng = _chance(seed, letter)
    order = list(questions)
    rng.shuffle(order)
    shown = [present(question, rng, style) for question in order]
    key = tuple(Answer(str(number), _right(one), one.question.explanation) for number, one in enumerate(shown, 1))
    return Sheet(letter.strip(), Tasks(tuple(map(_task, shown))), key, len(shown))


def _task(shown: Shown) -> Task:
    question = shown.question
    match shown:
        case Options(options=options):
            return Task(question.prompt, Circles(options))
        case Ticks(options=options):
            return Task(question.prompt, Boxes(options))
        case Statement(text=text):
            return Task(question.prompt, TrueOrFalse(text))
        case Blank():
            return Task(question.prompt, Writing(question.unit if isinstance(question, Numeric) else ""))
        case Shuffled(question=Match(marks=marks), items=items):
            return Task(question.prompt, Joining(marks, items))
        case Shuffled(items=items):
            return Task(question.prompt, Numbering(items))
        case Flip() | Line():
            return Task(question.prompt, Writing())
        case _:
            assert_never(shown)


def _right(shown: Shown) -> str:
    """What the key says: letters as they stand on the sheet, and the words."""
    match shown:
        case Options(right=right):
            return f"{LETTERS[right].lower()} · {right_answer(shown)}"
        case Ticks(right=ticked):
            return f"{', '.join(LETTERS[index].lower() for index in ticked)} · {right_answer(shown)}"
        case Shuffled(question=Match(), right=order):
            return _joined(order)
        case Shuffled(right=order):
            places = sorted(range(len(order)), key=lambda index: order[index])
            return f"{' – '.join(str(place + 1) for place in places)} · {right_answer(shown)}"
        case _:
            return right_answer(shown)


def _joined(order: Sequence[int]) -> str:
    return " · ".join(f"{number} {LETTERS[place].lower()}" for number, place in enumerate(order, 1))


def _card(question: Question) -> Card:
    """A card; its options, where it needs any, are the same at every printing."""
    shown = present(question, random.Random(question.id), Style.RECALL)
    back = right_answer(shown)
    match shown:
        case Options(options=options) | Ticks(options=options):
            return Card(question.prompt, back, options, question.explanation)
        case Statement(text=text):
            return Card(f"{question.prompt} “{text}”", back, (), shown.why or question.explanation)
        case Shuffled(question=Match(marks=marks), items=items):
            return Card(question.prompt, back, (" · ".join(marks), " · ".join(items)), question.explanation)
        case Shuffled(items=items):
            return Card(question.prompt, back, items, question.explanation)
        case Blank() | Flip() | Line():
            return Card(question.prompt, back, (), question.explanation)
        case _:
            assert_never(shown)


def _events(deck: Deck, count: int, seed: int) -> tuple[Dated, list[Dated]]:
    """The event that is given, and those to be placed."""
    game = start_timeline(deck, count, seed)
    assert isinstance(game.rules, Timeline)
    return game.rules.anchor, [one for one in game.waiting if isinstance(one, Dated)]


def _strip(anchor: Dated, events: Sequence[Dated], seed: int, letter: str) -> Sheet:
    shuffled = list(events)
    _chance(seed, letter).shuffle(shuffled)
    in_order = sorted([anchor, *events], key=lambda event: event.position)
    letters = {event.id: LETTERS[index] for index, event in enumerate(shuffled)}
    given = mark_of(anchor)
    body = Strip(
        len(in_order), in_order.index(anchor), given.text, given.date, tuple(mark_of(one).text for one in shuffled)
    )
    key = [
        Answer(
            str(number),
            f"{letters[event.id]} · {event.answer}" if event.id in letters else event.answer,
            mark_of(event).text,
        )
        for number, event in enumerate(in_order, 1)
    ]
    return Sheet(letter.strip(), body, tuple(key), len(events))


Block = tuple[str, list[Question]]


def _blocks(deck: Deck, count: int, seed: int) -> list[Block]:
    """Blocks of pairs: those a deck has or that are made of its cards, then events and their dates, in turn."""
    ready: list[list[Question]] = []
    with suppress(DeckError):
        ready = [[question] for question in start_pairs(deck, count, seed, LONGEST_HALF).waiting]
    dates: list[list[Question]] = []
    with suppress(DeckError):
        anchor, events = _events(deck, BLOCK * count, seed)
        line: list[Question] = [anchor, *events]
        parts = [line[at : at + BLOCK] for at in range(0, len(line), BLOCK)]
        dates = [part for part in parts if len(part) >= 3]
    wanted = max(count - len(dates), (count + 1) // 2)
    blocks = [("", block) for block in ready[:wanted]]
    blocks += [("When was it?", block) for block in dates[: count - len(blocks)]]
    if not blocks:
        raise DeckError(f"the deck “{deck.title}” has nothing to pair", "print a test instead")
    return blocks


def _pairs(blocks: Sequence[Block], seed: int, letter: str) -> Sheet:
    rng = _chance(seed, letter)
    set_blocks: list[tuple[str, Joining]] = []
    key: list[Answer] = []
    points = 0
    for number, (told, questions) in enumerate(blocks, 1):
        halves = [pair for question in questions for pair in _halves(question)]
        rng.shuffle(halves)
        right = list(range(len(halves)))
        rng.shuffle(right)
        if right == sorted(right):  # nothing would be left to do
            right.reverse()
        set_blocks.append(
            (
                told or questions[0].prompt,
                Joining(tuple(left for left, _ in halves), tuple(halves[index][1] for index in right)),
            )
        )
        key.append(Answer(LETTERS[number - 1], _joined([right.index(at) for at in range(len(halves))])))
        points += len(halves)
    return Sheet(letter.strip(), Pairs(tuple(set_blocks)), tuple(key), points)


def _halves(question: Question) -> Iterable[tuple[str, str]]:
    match question:
        case Match(pairs=pairs):
            return pairs
        case Dated():
            return [(mark_of(question).text, question.answer)]
        case _:
            return []


def _sources(questions: Iterable[Question]) -> dict[str, None]:
    """Where the answers come from, each source once."""
    return {_told(source): None for question in questions for source in question.references}


def _told(source: Reference) -> str:
    return ", ".join(part for part in (source.title or source.id, source.publisher, source.date) if part)
