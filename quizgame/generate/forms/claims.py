"""Claims: according to whom?"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from quizgame.facts.model import Entity, Fact
from quizgame.generate.context import Context, Dropped
from quizgame.generate.wrong import MOST, mentions
from quizgame.questions.question import Choice, Question, Wrong
from quizgame.questions.shown import OPTION_COUNT


def ask_who_says(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "According to whom? “...”": among those whose word the facts hold, and who do not say the same there."""
    speaker = fact.statement.said_by
    if speaker is None:
        return
    form = "who-says"
    said = context.sentence(fact)
    if any(other is not fact and other.statement.said_by is not speaker for other in context.knowledge.relatives(fact)):
        yield Dropped(fact, form, "the facts hold another word on the same matter")
        return
    if mentions(said, speaker):
        yield Dropped(fact, form, "the sentence names the speaker")
        return
    others = [other for other in context.speakers if _apart(other, speaker) and not mentions(said, other)]
    if len(others) < OPTION_COUNT - 1:
        yield Dropped(fact, form, "there are no two other speakers")
        return
    # those of the same type first: a person among persons
    ranked = sorted(others, key=lambda one: (one.type != speaker.type, crc32(f"{fact.id}/{one.id}".encode())))
    language, as_of = context.language, fact.statement.as_of
    prompt = language.who_says.format(language.quoted(said))
    prompt = language.as_of.format(as_of.text, prompt) if as_of else prompt
    wrong = tuple(Wrong(language.label(other.name)) for other in ranked[:MOST])
    answer = language.label(speaker.name)
    shared = context.shared(fact, form, prompt, (answer,), (option.text for option in wrong))
    shared["attribution"] = None
    yield Choice(**shared, answer=answer, wrong=wrong)


def _apart(one: Entity, other: Entity) -> bool:
    """Whether neither speaks for the other: a council is part of its organisation."""
    return one is not other and not one.nested(other)
