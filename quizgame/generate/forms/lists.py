"""Lists that are declared complete: which of these belong, and which one does not."""

from __future__ import annotations

from collections.abc import Iterator

from quizgame.facts.model import Extent, Fact, Item, item_text
from quizgame.generate.context import Context, Dropped
from quizgame.generate.wrong import as_options, mentions, wrong_items
from quizgame.questions.question import Choice, Question, Several, Wrong
from quizgame.questions.shown import OPTION_COUNT
from quizgame.values import dataclass

FEWEST = OPTION_COUNT - 1


@dataclass(frozen=True, slots=True)
class _List:
    """A list to ask about: the sentence with a gap for it, who belongs, and who certainly does not."""

    slot: str
    gapped: str
    members: tuple[Item, ...]
    others: tuple[Item, ...]


def ask_list(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "Which of these belong in the gap? “...”": all of the list among some that are not on it."""
    for found in _lists(context, fact, "list"):
        if isinstance(found, Dropped):
            yield found
            continue
        prompt = context.language.list_frame.format(context.language.quoted(found.gapped))
        answers = tuple(context.language.label(item_text(item)) for item in found.members)
        wrong = as_options(context, fact, found.others[: max(FEWEST, len(found.members) - 1)])
        offered = (option.text for option in wrong)
        shared = context.shared(fact, f"list/{found.slot}", context.prefixed(fact, prompt), answers, offered)
        yield Several(**shared, answers=answers, wrong=wrong)


def ask_not(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "Which of these does NOT belong in the gap? “...”": one that is not on the list among those that are."""
    for found in _lists(context, fact, "not"):
        if isinstance(found, Dropped):
            yield found
            continue
        prompt = context.language.not_frame.format(context.language.quoted(found.gapped))
        label = context.language.label
        answer = label(item_text(found.others[0]))
        wrong = tuple(Wrong(label(item_text(item))) for item in found.members)
        offered = (option.text for option in wrong)
        shared = context.shared(fact, f"not/{found.slot}", context.prefixed(fact, prompt), (answer,), offered)
        yield Choice(**shared, answer=answer, wrong=wrong)


def _lists(context: Context, fact: Fact, form: str) -> Iterator[_List | Dropped]:
    for slot, value in fact.slots.items():
        if value.extent is not Extent.ALL:
            continue
        whole = f"{form}/{slot}"
        dropped = context.shorten(fact, slot)
        if dropped is None:
            yield Dropped(fact, whole, "another fact answers it as well")
            continue
        told = context.told(fact, slot, dropped)
        gapped = context.sentence(fact, dropped, **{slot: context.language.gap})
        prompt = context.prefixed(fact, gapped)
        members = tuple(item for item in value.items if not mentions(prompt, item))
        if len(members) < FEWEST or len(members) < len(value.items):
            yield Dropped(fact, whole, "the sentence names some of the list")
            continue
        others = wrong_items(context, fact, slot, told, prompt, members[0])
        if len(others) < FEWEST:
            yield Dropped(fact, whole, "no two others are certainly not on the list")
            continue
        yield _List(slot, gapped, members, others)
