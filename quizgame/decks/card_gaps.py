"""Cards that are a text with gaps: each gap is a question, and the text is what they share."""

from __future__ import annotations

from collections.abc import Iterator

from quizgame.decks.card_fields import CardFields, derived_id
from quizgame.decks.card_kind import guessed
from quizgame.decks.gaps import Fault, Gap, Gapped, read_gaps
from quizgame.reading.document import Text
from quizgame.reading.within import place_of_brace


def read_cloze(card: CardFields) -> Iterator[tuple[CardFields, str]]:
    """Each gap as a card of its own, with its kind; what is wrong with the text is a finding."""
    text = card.prompt
    gapped = read_gaps(text.value)
    if isinstance(gapped, Fault):
        beginning = f"“{text.value[gapped.offset :][:20]}”"
        place = place_of_brace(text, gapped.offset, card.findings)
        card.findings.error(place, gapped.code, f"{beginning}: {gapped.message}", gapped.hint)
        return
    gaps = gapped.gaps
    if not gaps:
        card.findings.error(text, "no-gap", "the text has no gap", "put what is to be filled in into {{...}}")
        return
    if card.wrong and len(gaps) > 1:
        mend = "write each gap as a card of its own, or remove `wrong`"
        card.findings.error(card.wrong[0], "stray-key", "a text with several gaps has no `wrong`", mend)
        return
    kinds = {number: _kind(card, gap) for number, gap in gaps.items()}
    if card.tolerance and "number" not in kinds.values():
        card.findings.error(card.tolerance, "stray-key", "only numbers have a tolerance", "remove `tolerance`")
        return
    if not card.fields.has("id"):
        # its own hints and accepted forms may change without making it another card
        deck = card.shared["id"].rpartition("/")[0]
        answers = [gap.forms[0] for gap in gaps.values()]
        card = card.called(f"{deck}/{derived_id(gapped.bare, answers)}")
    for number, gap in gaps.items():
        yield _asking(card, gapped, number, gap), kinds[number]


def _asking(card: CardFields, gapped: Gapped, number: int, gap: Gap) -> CardFields:
    shared = card.below(str(number), gapped.asking(number))
    shared["explanation"] = shared["explanation"] or gapped.whole
    return card.asking(shared, _texts(card, gap))


def _kind(card: CardFields, gap: Gap) -> str:
    kind = guessed(_texts(card, gap), card.wrong)
    return "text" if kind == "true-false" else kind


def _texts(card: CardFields, gap: Gap) -> tuple[Text, ...]:
    return tuple(Text(form, card.prompt.line, card.prompt.column) for form in gap.forms)
