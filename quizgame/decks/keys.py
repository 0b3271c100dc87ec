"""The keys people write in a deck and in its cards: the one table that readers, schemas and pages rest on."""

from __future__ import annotations

from collections.abc import Iterable

from quizgame.facts.keys import FACTS_FILE, SOURCE
from quizgame.generate.forms import FORMS
from quizgame.reading.keys import Flag, Key, Named, OneTable, OneText, Section, Special, Tables, TextOrTable, Texts

KINDS = ("text", "choice", "several", "true-false", "number", "date", "order", "match", "cloze", "flashcard")
"""What the `kind` of a card can be."""

LEVELS = ("easy", "medium", "hard")
"""What the `level` of a deck can be."""

KEYS_OF_KIND: dict[str, tuple[str, ...]] = {
    "text": ("q", "a", "wrong", "exact", "reversed"),
    "choice": ("q", "a", "wrong"),
    "several": ("q", "a", "wrong"),
    "true-false": ("q", "a", "wrong"),
    "number": ("q", "a", "wrong", "tolerance"),
    "date": ("q", "a", "wrong", "event"),
    "order": ("q", "order", "marks"),
    "match": ("q", "match"),
    "cloze": ("q", "wrong", "tolerance", "exact"),
    "flashcard": ("q", "a", "front", "back", "reversed"),
}
"""The keys that make a card of a kind. All others (`id`, `hint`, `tags` ...) belong to every kind."""

PAIRS = Special("pairs")
"""A table of pairs `left: right`, or a list of such tables, or of lists of two."""

_SHARED = (
    Key("kind", OneText(KINDS), "The kind of the card, where a guess would be another."),
    Key("tolerance", OneText(), "How far a number may be off.", examples=("5", "2%")),
    Key("exact", Flag(), "Whether typing slips count as wrong."),
    Key("reversed", Flag(), "Whether a second card asks from back to front."),
    Key("source", Texts(), "Where it is from, in free words."),
    Key("sources", Texts(), "Where it is from: `id › place`, with ids of the deck's `sources`."),
    Key("tags", Texts(), "Words to select by."),
)

CARD = Section(
    "card",
    "A card written by hand. Its kind is guessed from what is there.",
    (
        Key("q", OneText(), "The question; with `{{gaps}}` and no `a`, a text to fill in."),
        Key("a", Texts(), "The answer, or every form that is accepted, the shown one first."),
        Key("wrong", Texts(many=True), "Wrong options, the most tempting first."),
        Key(
            "whys", Special("whys"), "What is true of a wrong option, told to whoever takes it: `Riga: It is Latvia's.`"
        ),
        Key("order", Texts(many=True), "Items to put in order, given in the right order."),
        Key("marks", Texts(many=True), "What is told beside each item of an order once it is answered: its date, say."),
        Key("match", PAIRS, "Pairs that belong together, as `left: right`."),
        Key(
            "event", OneText(), "What happened on the date, without it: games of dates show it instead of the question."
        ),
        Key("front", OneText(), "The front of a flashcard."),
        Key("back", Texts(), "The back of a flashcard, which the learner compares."),
        *_SHARED,
        Key("hint", OneText(), "Told when asked for; a right answer then counts half."),
        Key("explain", OneText(), "Told after the answer."),
        Key("as_of", OneText(), "The date at which it held, as the question says it."),
        Key("said_by", OneText(), "On whose word it is so, as the question says it."),
        Key(
            "id",
            OneText(),
            "Keeps the learner's progress whatever else changes. With slashes it is the whole id of a card, which "
            "other decks may hold as well: `rivers/treaty/when`.",
        ),
    ),
)

DEFAULTS = Section("defaults", "What every card takes that says nothing itself; tags are added to its own.", _SHARED)

SELECT = Section(
    "select",
    "Which facts and entities of a facts file a deck is about; all of them where nothing is said.",
    (
        Key("tags", Texts(), "Facts and entities with any of these tags."),
        Key("facts", Texts(many=True), "Facts with these ids; a series' id takes all its rows."),
        Key("entities", Texts(), "Entities to ask about."),
        Key("without", Texts(), "But nothing with these ids or tags."),
    ),
)

GENERATED = Section(
    "generated",
    "What `quizgame generate` wrote here, so that it tells your edits from its own when it writes again.",
    (
        Key("cards", Special("digests"), "Digests of the cards by their ids."),
        Key("sources", Special("digests"), "Digests of the sources by their ids."),
    ),
)

DECK = Section(
    "deck",
    "A deck: cards written by hand, or cards made from the facts of a facts file, or both.",
    (
        Key("format", OneText(("1",)), "The version of the format."),
        Key("title", OneText(), "What the deck is called.", required=True),
        Key("id", OneText(), "How the deck is called on the command line; else a short form of the title."),
        Key("description", OneText(), "What it is about, in a sentence or two."),
        Key("level", OneText(LEVELS), "How hard it is."),
        Key("language", OneText(), "The language it is written in.", examples=("en", "de", "pt-BR")),
        Key("licence", OneText(), "On what terms it may be shared.", examples=("CC-BY-4.0", "CC0-1.0")),
        Key("author", OneText(), "Who wrote it."),
        Key("tags", Texts(), "Words to find it by."),
        Key("sources", Named(SOURCE), "Documents that cards cite, by their ids."),
        Key("defaults", OneTable(DEFAULTS), "What every card takes that says nothing itself."),
        Key(
            "from",
            TextOrTable(FACTS_FILE),
            "A facts file in the same folder or below; or the facts themselves, with the keys of a facts file.",
            examples=("facts.yaml",),
        ),
        Key("select", OneTable(SELECT), "Which facts of it; all without."),
        Key("forms", Texts(FORMS), "Which forms of question about them become cards."),
        Key("cards", Tables(CARD), "Cards written by hand."),
        Key("extras", Tables(CARD), "Further questions for games only, which memory does not hold."),
        Key("generated", OneTable(GENERATED), "What `quizgame generate` wrote here. Leave it as it is."),
    ),
)

MEANT: dict[str, str] = {
    "question": "q", "prompt": "q", "ask": "q", "text": "q", "stem": "q",
    "answer": "a", "answers": "a", "correct": "a", "right": "a", "solution": "a",
    "options": "wrong", "choices": "wrong", "distractors": "wrong", "incorrect": "wrong", "false": "wrong",
    "sequence": "order", "items": "order", "sort": "order",
    "pairs": "match", "matching": "match",
    "term": "front", "definition": "back",
    "type": "kind", "tol": "tolerance", "margin": "tolerance", "strict": "exact", "reverse": "reversed",
    "clue": "hint", "explanation": "explain", "why": "explain", "because": "explain", "note": "explain",
    "comment": "explain", "feedback": "explain", "reference": "source", "url": "source", "topic": "tags",
    "topics": "tags", "labels": "tags",
}  # fmt: skip
"""What people write in a card instead of a key, beside misspelling it: the key."""

MEANT_IN_DECK: dict[str, str] = {
    "name": "title", "heading": "title", "deck": "title",
    "about": "description", "summary": "description", "difficulty": "level", "lang": "language", "locale": "language",
    "license": "licence", "copyright": "licence", "authors": "author", "by": "author", "topic": "tags",
    "topics": "tags", "labels": "tags", "references": "sources", "default": "defaults", "version": "format",
    "questions": "cards", "quiz": "cards",
}  # fmt: skip
"""The same for the keys of a deck."""


def names(keys: Iterable[Key]) -> tuple[str, ...]:
    """The names of keys."""
    return tuple(key.name for key in keys)
