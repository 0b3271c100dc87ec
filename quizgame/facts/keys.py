"""The keys of a facts file."""

from __future__ import annotations

from quizgame.facts.model import KINDS_OF_SOURCE
from quizgame.reading.keys import Flag, Key, Named, OneText, Section, Special, Tables, Texts

SOURCE = Section(
    "source",
    "A document that something rests on.",
    (
        Key("title", OneText(), "What the document is called.", required=True),
        Key("publisher", OneText(), "Who published it."),
        Key("author", OneText(), "Who wrote it."),
        Key("kind", OneText(KINDS_OF_SOURCE), "What sort of document it is."),
        Key("date", OneText(), "When it appeared: `2011`, `April 1998`, `31 March 2006`."),
        Key("as_of", OneText(), "The time it speaks of, where it has no date of its own."),
        Key("url", OneText(), "Where it can be read."),
        Key("note", OneText(), "A remark for authors; nobody else sees it."),
    ),
)

ENTITY = Section(
    "entity",
    "A thing that facts speak of.",
    (
        Key("name", OneText(), "Its name as it stands in prose, article included: `the Rhine`.", required=True),
        Key(
            "type",
            OneText(),
            "What sort of thing it is. Wrong options are of the same type.",
            required=True,
            examples=("country", "organisation", "person", "place", "programme", "document"),
        ),
        Key("abbr", OneText(), "Its abbreviation: `PfP`."),
        Key("full", OneText(), "The long form of a short name."),
        Key("aka", Texts(), "Further names that count as right."),
        Key("is", OneText(), "What it is, in a few words that do not name it; it is asked for by them."),
        Key("role", OneText(), "What a person is, as it stands before the name: `the analyst`."),
        Key("part_of", OneText(), "The entity it lies in or belongs to; the two are never offered against each other."),
        Key(
            "became",
            OneText(),
            "The entity it was renamed to. The two are offered against each other only if `confused` holds them.",
        ),
        Key("tags", Texts(), "Words to select by. Wrong options share a tag with the answer, if it has any."),
        Key("sources", Texts(), "Where this is from: `source › place in it`."),
    ),
)

TYPE = Section(
    "type",
    "How entities of a type are asked for, where the language does not know the type.",
    (
        Key("wh", OneText(), "The type as it is asked for: `which river`.", required=True),
        Key("many", OneText(), "Its plural: `rivers`.", required=True),
    ),
)

_SAID = (
    Key(
        "says",
        OneText(),
        "The sentence. `{slot}` is a value, `[...]` a phrase that can be left out: "
        "`Belarus joined {what}[ in {when}].`",
        required=True,
    ),
    Key("sources", Texts(), "Where it is from: `source › place in it`.", required=True),
    Key("said_by", OneText(), "The entity who claims it: it is asked *According to ...*"),
    Key("view", Flag(), "Whether it is an opinion: never true or false, never an event. Needs `said_by`."),
    Key("as_of", OneText(), "The date at which it held: it is asked *As of ...*"),
    Key(
        "ask",
        Special("wordings"),
        'The wording that asks for a slot: `km: "{km} kilometres long is {river}?"`. The slot itself becomes '
        "*which ...*, *how many*, *in which year*.",
    ),
    Key("wrong", Special("wrong_values"), "Wrong answers for a slot, where you know better than the file."),
    Key("forms", Special("forms"), "The only forms of question that may be made."),
    Key("not_before", OneText(), "No wrong date before this one is offered: before it nobody would believe one."),
    Key("not_after", OneText(), "No wrong date after this one is offered."),
    Key("tags", Texts(), "Words that decks select by."),
    Key("note", OneText(), "A sentence for the explanation that follows the answer."),
    Key("hint", OneText(), "What is shown to whoever asks for a hint."),
)

FACT = Section(
    "fact",
    "One checkable statement. Every `{slot}` of `says` is a key with its value: an entity's id, a date, a number, or "
    "`{text: ...}`. A value is the whole answer unless it says `{some: ...}` or `{all: [...]}`.",
    (Key("id", OneText(), "Its name within the file. Learners' progress rests on it: keep it.", required=True), *_SAID),
    open=True,
)

SERIES = Section(
    "series",
    "Facts of the same shape: one sentence, many rows.",
    (
        Key("id", OneText(), "Its name within the file. Learners' progress rests on it: keep it.", required=True),
        *_SAID,
        Key(
            "columns",
            Texts(many=True),
            "The slots of `says`, in the order of the rows. A last column `note` holds remarks on single rows.",
        ),
        Key("one_row_per", Texts(), "The columns that tell rows apart; the first one if this is not said."),
        Key("complete", Flag(), "Whether no row is missing. Then what is not there is certainly wrong."),
        Key("rows", Special("rows"), "The rows, each a list of values."),
    ),
)

FACTS_FILE = Section(
    "facts file",
    "What is known, for quizgame to ask about.",
    (
        Key("format", OneText(("1",)), "The version of this format."),
        Key("id", OneText(), "Part of every card's identity: keep it."),
        Key("title", OneText(), "What the facts are about."),
        Key("language", OneText(), "The language of the sentences, as a code.", examples=("en",)),
        Key("description", OneText(), "A few words about the file."),
        Key("author", OneText(), "Who wrote it."),
        Key("licence", OneText(), "On what terms others may use it.", examples=("CC-BY-4.0", "CC0-1.0")),
        Key("sources", Named(SOURCE), "The documents that the facts rest on, by ids of your choice."),
        Key("entities", Named(ENTITY), "The things that the facts speak of, by ids of your choice."),
        Key("types", Named(TYPE), "Wording for types of entities that the language does not know."),
        Key(
            "confused",
            Special("sets"),
            "Sets of entities of one type, or of dates, that people take for each other; they are the first wrong "
            "options: `[[parp, ipp], [1992, 1995, 1997]]`.",
        ),
        Key("not_before", OneText(), "No wrong date before this one is offered, unless a fact says otherwise."),
        Key("not_after", OneText(), "No wrong date after this one is offered, unless a fact says otherwise."),
        Key("facts", Tables(FACT), "The facts, each a sentence with slots."),
        Key("series", Tables(SERIES), "Facts of the same shape as tables."),
    ),
)
