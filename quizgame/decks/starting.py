"""The first text of a deck or a facts file, with comments that tell how to go on."""

from __future__ import annotations

from collections.abc import Sequence

from quizgame.reading.editing.notation import Value, write_entry, write_item
from quizgame.values import dataclass

SCHEMA_FOLDER = ".quizgame"
"""The folder beside decks and facts in which their schemas lie, for editors."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as somebody typed it: wrong options make it a choice, of several answers if there are any."""

    question: str
    answers: tuple[str, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top of a new deck. `level` may be ""."""

    title: str
    id: str
    language: str = "en"
    level: str = ""


EXAMPLES = (
    Draft("What is the capital of Norway?", ("Oslo",)),
    Draft("Which of these rivers flows into the Black Sea?", ("the Danube",), ("the Rhine", "the Rhône")),
    Draft("When did Norway and Sweden part?", ("1905",)),
)
"""The cards of a deck for which none was typed."""

_MORE_CARDS = """\

# A card begins with `- q:`, its question, and has an answer, `a:`. What else there is:
#
#   - q: Which city is the capital of Lithuania?
#     a: Vilnius
#     wrong: [Riga, Tallinn]              # options to choose from
#   - q: What is the longest river of Europe?
#     a: [the Volga, Wolga]               # all of these count, the first is shown
#   - q: The Rhine flows into the Baltic Sea.
#     a: false
#   - q: When did Belgium become independent?
#     a: 1830                             # dates and numbers are recognised
#   - q: Order these rivers from north to south.
#     order: [the Daugava, the Rhine, the Danube]
#
# Any card may have `hint`, `explain` (told after the answer), `source` and `tags`.
# A text with a colon and a space in it needs quotes: "Star Wars: A New Hope".
"""
_MORE_SELECTION = """\

# All the facts are asked about. To choose, take the # away:
# select:
#   tags: [a tag]               # facts and entities with any of these tags
#   facts: [an id]              # or with these ids
#   without: [an id]            # but not these
# forms: [when, which, number]  # the forms of question that become cards
"""
_FACTS = """\
sources:
  book: {title: A book about rivers, author: Its author, kind: reference, date: 2011}

# What the facts speak of. Wrong options come from here: they have the same type.
entities:
  rhine: {name: the Rhine, type: river}
  danube: {name: the Danube, type: river}
  elbe: {name: the Elbe, type: river}
  tisza: {name: the Tisza, type: river}
types:
  river: {wh: which river, many: rivers}

# A fact is a sentence with slots. What stands in [...] can be left out.
facts:
  - id: straightening
    says: "Engineers began to straighten {river}[ in {when}]."
    river: tisza
    when: 1846
    ask: {river: "{river} did engineers begin to straighten in {when}?"}
    sources: [book › Chapter 3]

# Facts of the same shape: one sentence, a row for each.
series:
  - id: treaties
    says: "{river} got a treaty about its shipping[ in {when}]."
    columns: [river, when]
    sources: [book › Appendix]
    rows:
      - [elbe, 1821]
      - [rhine, 1868]
      - [danube, 1948]
"""


def write_deck(heading: Heading, drafts: Sequence[Draft]) -> str:
    """A deck of cards written by hand; of examples, if there are none yet."""
    lines = [*_head(heading, "deck"), "cards:"]
    for draft in drafts or EXAMPLES:
        lines += [f"  {line}" for line in write_item(_card(draft))]
    return "\n".join(lines) + "\n" + _MORE_CARDS


def write_deck_of_facts(heading: Heading, facts: str) -> str:
    """A deck made from a facts file, which is named as it is found from the deck's folder."""
    return "\n".join([*_head(heading, "deck"), *write_entry("from", facts)]) + "\n" + _MORE_SELECTION


def write_facts(heading: Heading) -> str:
    """A facts file with a few facts to be replaced."""
    return "\n".join([*_head(heading, "facts"), ""]) + _FACTS


def modeline(kind: str) -> str:
    """The comment that tells editors with a YAML language server where the schema of a file is."""
    return f"# yaml-language-server: $schema={SCHEMA_FOLDER}/{kind}.schema.json"


def _head(heading: Heading, kind: str) -> list[str]:
    lines = [modeline(kind), *write_entry("title", heading.title)]
    lines.append(
        f"{write_entry('id', heading.id)[0]}  # learners' progress rests on it: keep it when the title changes"
    )
    lines += write_entry("language", heading.language)
    return [*lines, *(write_entry("level", heading.level) if heading.level and kind == "deck" else ())]


def _card(draft: Draft) -> dict[str, Value]:
    card: dict[str, Value] = {"q": draft.question}
    if draft.answers:
        card["a"] = draft.answers[0] if len(draft.answers) == 1 else draft.answers
    if len(draft.answers) > 1 and draft.wrong:
        card["kind"] = "several"
    return card | ({"wrong": draft.wrong} if draft.wrong else {})
