"""The guard: no question that is asked has a second right answer, in any world its author may live in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import World, build_world, identity

from quizgame.facts.model import Entity, Item, item_text
from quizgame.generate.context import Context
from quizgame.generate.expand import expand
from quizgame.generate.forms import FORMS, GAME_FORMS
from quizgame.generate.knowledge import Knowledge
from quizgame.questions.question import Choice, Dated, Match, Numeric, Order, Question, TrueFalse, Typed
from quizgame.reading.dates import Date, parse_date
from quizgame.reading.numbers import Quantity, parse_quantity


def questions_of(world: World) -> tuple[Question, ...]:
    context = Context(world.base)
    return expand(context, world.base.facts, world.base.entities.values(), FORMS).questions


def slot_of(question: Question) -> str:
    last = question.id.rpartition("/")[2]
    return "when" if last in ("when", "happened") else last


def told_rows(world: World, text: str, asked: str) -> list[dict[str, Item]]:
    """The true rows that a text speaks of: in every slot it names, they may be what it says."""
    rows = []
    for row in world.rows:
        agrees = all(
            slot == asked
            or not (said := [item for item in items_of(world, slot) if mentioned(item, text)])
            or any(may_be_same(row[slot], item) for item in said)
            for slot in row
        )
        if agrees:
            rows.append(row)
    return rows


def items_of(world: World, slot: str) -> list[Item]:
    return [row[slot] for row in world.rows]


def mentioned(item: Item, text: str) -> bool:
    own = f"with {item.text} votes" if isinstance(item, Quantity) else item_text(item)
    if isinstance(item, Date):
        return f"in {item.text}" in text and not any(
            f"in {longer}" in text for longer in (f"{item.text}–{item.first.year + 1}",)
        )
    return own.casefold() in text.casefold()


def may_be_same(left: Item, right: Item) -> bool:
    match left, right:
        case Entity(), Entity():
            return left is right
        case Date(), Date():
            return left.overlaps(right)
        case Quantity(), Quantity():
            (low, high), (other_low, other_high) = left.span, right.span
            return low <= other_high and other_low <= high
        case _:
            return False


def true_in(row: dict[str, Item], slot: str, text: str) -> bool:
    """Whether an option's text may be what a row holds in a slot."""
    item = row[slot]
    match item:
        case Entity():
            return identity(item).casefold() in {text.casefold(), ""} or item.name.casefold() == text.casefold()
        case Date():
            said = parse_date(text)
            return said is not None and said.overlaps(item)
        case Quantity():
            number = parse_quantity(text)
            return number is not None and may_be_same(number, item)
        case _:
            return False


def check(world: World, question: Question) -> None:
    slot = slot_of(question)
    match question:
        case TrueFalse():
            for statement in question.truths:
                assert told_rows(world, statement, ""), f"{question.id}: not true: {statement}"
            for wrong in question.falsehoods:
                rows = told_rows(world, wrong.text, slot)
                said = list(fillers(world, wrong.text, slot))
                assert not any(may_be_same(row[slot], item) for row in rows for item in said), (
                    f"{question.id}: true after all: {wrong.text}"
                )
        case Order():
            dates = [parse_date(mark) for mark in question.marks]
            assert all(one and two and one.before(two) for one, two in itertools.pairwise(dates))
        case Match():
            years = [(date.first.year, date.last.year) for mark in question.marks if (date := parse_date(mark))]
            assert len(years) == len(question.pairs)
            assert all(one[1] < two[0] for one, two in itertools.pairwise(sorted(years))), "each date fits one event"
        case Choice() if question.form == "earlier":
            first, second = dates_of(world, question)
            assert first.before(second)
            assert [wrong.text for wrong in question.wrong] != [question.answer]
        case Choice() if question.form == "place":
            event, first, second = dates_of(world, question)
            assert first.before(second)
            where = 0 if event.before(first) else 2 if second.before(event) else 1
            assert where != 1 or (first.before(event) and event.before(second)), "tied with its neighbours"
            assert question.position == where
        case Choice() if question.form == "happened":
            asked = next(fact for fact in world.base.facts if f"w/{fact.id}/happened" == question.id).when
            assert asked is not None
            for wrong in question.wrong:
                # the text names who and what without a date: no true row about them may touch the asked date's years
                rows = [row for row in told_rows(world, wrong.text, "") if isinstance(row["when"], Date)]
                known = [row for row in rows if row in known_rows(world)]
                assert not any(may_be_same(row["when"], asked) for row in known), f"{question.id}: {wrong.text}"
        case Choice() | Typed() | Numeric() | Dated():
            rows = told_rows(world, question.prompt, slot)
            assert any(true_in(row, slot, question.answer) for row in rows), f"{question.id}: answer is not true"
            for wrong in question.wrong:
                assert not any(true_in(row, slot, wrong.text) for row in rows), (
                    f"{question.id}: “{question.prompt}” is also answered by {wrong.text}"
                )
            if not isinstance(question, Choice):
                others = [row for row in rows if not true_in(row, slot, question.answer)]
                assert not others, f"{question.id}: “{question.prompt}” has another answer: {others[0][slot]}"


def dates_of(world: World, question: Question) -> list[Date]:
    """The dates of the facts a question over several facts is about, in the order of its id."""
    dates = {fact.id: fact.when for fact in world.base.facts}
    ids = question.id.removeprefix(f"w/{question.form}/").split("+")
    return [date for id in ids if (date := dates[id])]


def fillers(world: World, text: str, slot: str) -> list[Item]:
    """What a false statement says in its swapped slot."""
    if slot in ("who", "what"):
        return [item for item in world.base.entities.values() if mentioned(item, text)]
    if slot == "when":
        said = parse_date(text.partition(" in ")[2].partition(" with ")[0].rstrip("."))
    else:
        said = parse_quantity(text.partition(" with ")[2].partition(" votes")[0])  # type: ignore[assignment]
    assert said is not None, text
    return [said]


def known_rows(world: World) -> list[dict[str, Item]]:
    kept = [{slot: value.items[0] for slot, value in fact.slots.items()} for fact in world.base.facts]
    return [row for row in world.rows if row in kept]


@settings(max_examples=3 * settings().max_examples)
@given(st.integers(0, 10**9))
def test_no_question_has_a_second_right_answer(seed: int) -> None:
    world = build_world(seed)
    for question in questions_of(world):
        check(world, question)


@given(st.integers(0, 10**9))
def test_wrong_options_differ_from_the_answer_and_from_each_other(seed: int) -> None:
    for question in questions_of(build_world(seed)):
        if isinstance(question, Choice | Typed | Numeric | Dated):
            texts = [question.answer, *(wrong.text for wrong in question.wrong)]
            assert len({text.casefold() for text in texts}) == len(texts)


@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_neither_order_nor_chance_changes_what_is_asked(seed: int, rng: object) -> None:
    world = build_world(seed)
    facts = list(world.base.facts)
    rng.shuffle(facts)  # type: ignore[attr-defined]
    forms = [form for form in FORMS if form not in GAME_FORMS]
    shuffled = World(world.rows, replace_facts(world, tuple(facts)))
    first = {question.id: question for question in expand(Context(world.base), world.base.facts, (), forms).questions}
    second = {question.id: question for question in expand(Context(shuffled.base), facts, (), forms).questions}
    assert first == second


@given(st.integers(0, 10**9))
def test_a_card_keeps_its_id_and_its_answer_when_facts_are_added(seed: int) -> None:
    world = build_world(seed)
    fewer = World(world.rows, replace_facts(world, world.base.facts[: len(world.base.facts) // 2]))
    forms = [form for form in FORMS if form not in GAME_FORMS]
    before = {one.id: one for one in expand(Context(fewer.base), fewer.base.facts, (), forms).questions}
    after = {one.id: one for one in expand(Context(world.base), world.base.facts, (), forms).questions}
    for id in before.keys() & after.keys():
        first, second = before[id], after[id]
        assert (first.fact, first.form) == (second.fact, second.form)
        assert right_of(first) == right_of(second)


def right_of(question: Question) -> object:
    return question.explanation if isinstance(question, TrueFalse) else question.answer  # type: ignore[union-attr]


def replace_facts(world: World, facts: tuple[object, ...]) -> object:
    from dataclasses import replace

    return replace(world.base, facts=facts)  # type: ignore[arg-type]


def test_the_worlds_are_worth_checking() -> None:
    """Enough is asked, of every sort, for the properties above to mean something."""
    kinds: dict[str, int] = {}
    for seed in range(150):
        for question in questions_of(build_world(seed)):
            kinds[question.form] = kinds.get(question.form, 0) + 1
    for form in ("when", "which", "number", "happened", "true-false", "cloze", "order", "earlier", "place", "match"):
        assert kinds.get(form, 0) > 30, kinds


@pytest.mark.parametrize("rule", ["false", "rivals", "free"])
def test_without_the_guard_the_check_fails(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule of the guard is needed: taking absence for falsity, or one answer for the only one, is found out."""
    naive = {
        "false": lambda self, fact, slot, item, told: not any(item is own for own in fact.slots[slot].items),
        "rivals": lambda self, fact, slot, told: False,
        "free": lambda self, fact, slot, told: True,
    }
    monkeypatch.setattr(Knowledge, rule, naive[rule])
    worlds = (build_world(seed) for seed in range(200))
    unsound = (world for world in worlds if any(not is_sound(world, question) for question in questions_of(world)))
    assert len(list(itertools.islice(unsound, 5))) == 5


def is_sound(world: World, question: Question) -> bool:
    try:
        check(world, question)
    except AssertionError:
        return False
    return True
