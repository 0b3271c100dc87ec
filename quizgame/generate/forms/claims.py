"""Claims: according to whom?"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from quizgame.facts.model import Entity, Fact
from quizgame.facts.statement import SPEAKER
from quizgame.generate.context import Context, Dropped
from quizgame.generate.wrong import MOST, mentions
from quizgame.questions.question import Choice, Question, Wrong
from quizgame.questions.shown import OPTION_COUNT
from quizgame.reading.folding import fold


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
    others = _others(context, fact, speaker, said)
    if len(others) < OPTION_COUNT - 1:
        yield Dropped(fact, form, "there are no two other speakers")
        return
    language, as_of = context.language, fact.statement.as_of
    prompt = language.who_says.format(language.quoted(said))
    prompt = language.as_of.format(as_of.text, prompt) if as_of else prompt
    wrong = tuple(Wrong(language.label(other.name)) for other in others[:MOST])
    answer = language.label(speaker.name)
    shared = context.shared(fact, form, prompt, (answer,), (option.text for option in wrong))
    shared["attribution"] = None
    yield Choice(**shared, answer=answer, wrong=wrong)


def _others(context: Context, fact: Fact, speaker: Entity, said: str) -> list[Entity]:
    """Who might be taken for the speaker: the author's own choice; else all others who speak, those of the same type
    first (a person among persons), then names of like length."""
    chosen = [item for item in fact.statement.wrong.get(SPEAKER, ()) if isinstance(item, Entity)]
    pool = chosen if len(chosen) >= OPTION_COUNT - 1 else context.speakers
    others = [
        other for other in pool if _apart(other, speaker) and not _tells(other, fact) and not mentions(said, other)
    ]
    confused = context.knowledge.confusions.of_entity(speaker)

    def rank(other: Entity) -> tuple[bool, bool, int, int]:
        unlike = 0 if other.type == speaker.type else abs(len(other.name) - len(speaker.name)) // 10
        return other not in confused, other.type != speaker.type, unlike, crc32(f"{fact.id}/{other.id}".encode())

    return others if pool is chosen else sorted(others, key=rank)


def _apart(one: Entity, other: Entity) -> bool:
    """Whether neither speaks for the other, nor both for the same: a council and a spokesman are part of one body."""
    return not set(one.chain()) & set(other.chain())


def _tells(other: Entity, fact: Fact) -> bool:
    """Whether the claim stands in a document of the other, who so tells it as well."""
    names = {fold(name) for name in other.names}
    sources = [citation.source for citation in fact.statement.citations]
    return any({fold(source.author), fold(source.publisher)} & names for source in sources)
