"""What the JSON Schemas say besides the tables of keys: shapes of their own, and which keys need others.

Editors offer what they find anywhere in a schema but below `not`. So conditions stand below one `not` or two, and what
is said of a key besides its description is no list of properties.
"""

from __future__ import annotations

import re
from typing import Any

from quizgame.decks.card_kind import NEEDED

Schema = dict[str, Any]

SCALAR = ["string", "number", "boolean"]
TEXT: Schema = {"type": [*SCALAR, "null"]}
NOTHING: Schema = {"not": {"type": [*SCALAR, "array", "object"]}}
SEEN: Schema = {"type": SCALAR, "pattern": r"\S"}


def told(about: str) -> Schema:
    """A description, once for editors that set Markdown and once for those that do not."""
    return {"description": re.sub(r"[`*]", "", about), "markdownDescription": about}


def unless(condition: Schema, *keys: str) -> Schema:
    """The keys have to be given, except where a condition holds."""
    return {"if": {"not": condition}, "then": _wanted(*keys)}


def where(condition: Schema, *keys: str) -> Schema:
    """The keys have to be given where a condition holds."""
    return {"if": {"not": {"not": condition}}, "then": _wanted(*keys)}


def given(key: str) -> Schema:
    """There is something under a key; an empty list is nothing."""
    return {"required": [key], "properties": {key: {"not": {"enum": [None, []]}}}}


def _wanted(*keys: str) -> Schema:
    empty = [{"type": "object", "required": [key], "properties": {key: {"enum": [None, []]}}} for key in keys]
    return {"required": list(keys), "not": {"anyOf": empty}}


def _of_kind(*kinds: str) -> Schema:
    return {"required": ["kind"], "properties": {"kind": {"enum": list(kinds)}}}


def _snippet(label: str, about: str, body: Schema) -> Schema:
    return {"label": label, "description": about, "body": body}


SPECIAL: dict[str, Schema] = {
    "value": {
        **told(
            "The value of a slot: an entity's id, a date, a number, or `{text: a few words}`. It is the whole answer "
            "unless it says `{some: ...}` (there may be more) or `{all: [...]}` (the full list)."
        ),
        "type": [*SCALAR, "object"],
        "properties": {
            "text": {**told("Free text."), **SEEN},
            "some": {
                **told("One value or several, of which there may be more."),
                "anyOf": [
                    {"$ref": "#/definitions/value"},
                    {"allOf": [{"$ref": "#/definitions/values"}], "minItems": 1},
                ],
            },
            "all": {**told("The full list."), "allOf": [{"$ref": "#/definitions/values"}], "minItems": 2},
        },
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    },
    "values": {"type": "array", "items": {"$ref": "#/definitions/value"}},
    "wordings": {"type": ["object", "null"], "additionalProperties": TEXT},
    "wrong_values": {
        "type": ["object", "null"],
        "additionalProperties": {"type": [*TEXT["type"], "array"], "items": TEXT},
    },
    "rows": {"type": ["array", "null"], "items": {"$ref": "#/definitions/values"}},
    "sets": {"type": ["array", "null"], "items": {"type": "array", "items": {"type": [*SCALAR]}, "minItems": 2}},
    "whys": {"type": ["object", "null"], "additionalProperties": TEXT},
    "digests": {"type": ["object", "null"], "additionalProperties": TEXT},
    "pairs": {
        "type": ["object", "array", "null"],
        "additionalProperties": TEXT,
        "items": {
            "type": ["object", "array"],
            "additionalProperties": TEXT,
            "items": TEXT,
            "minItems": 2,
            "maxItems": 2,
        },
    },
}

_SIDES = {"anyOf": [given("front"), given("back")]}
_OTHERWISE_ANSWERED = {
    "anyOf": [
        _SIDES,
        _of_kind("order", "match", "cloze"),
        {
            "not": {"required": ["kind"], "properties": {"kind": {"type": "string"}}},
            "anyOf": [
                given("order"),
                given("match"),
                {"required": ["q"], "properties": {"q": {"type": "string", "pattern": r"(^|[^\\])\{\{"}}},
            ],
        },
    ]
}
MORE: dict[str, Schema] = {
    "card": {
        "allOf": [
            unless(_SIDES, "q"),
            where(_SIDES, "front", "back"),
            unless(_OTHERWISE_ANSWERED, "a"),
            *(where(_of_kind(kind), key) for kind, key in NEEDED.items()),
        ],
        "defaultSnippets": [
            _snippet("card", "a question and its answer", {"q": "$1", "a": "$2"}),
            _snippet("choice", "a question with options", {"q": "$1", "a": "$2", "wrong": ["$3", "$4"]}),
            _snippet("statement", "true or false", {"q": "$1", "a": "${2|true,false|}"}),
            _snippet("order", "things to put in order", {"q": "$1", "order": ["$2", "$3", "$4"]}),
            _snippet("flashcard", "two sides", {"front": "$1", "back": "$2"}),
        ],
    },
    "fact": {
        "defaultSnippets": [
            _snippet(
                "fact",
                "a sentence with a date",
                {"id": "$1", "says": '"$2[ in {when}]."', "when": "$3", "sources": ["$4"]},
            )
        ]
    },
    "series": {
        "defaultSnippets": [
            _snippet(
                "series",
                "one sentence, many rows",
                {
                    "id": "$1",
                    "says": '"{$2} $3[ in {when}]."',
                    "columns": ["$2", "when"],
                    "sources": ["$4"],
                    "rows": [["$5", "$6"]],
                },
            )
        ]
    },
}
"""What is said of a section besides its keys: what a card of a kind needs, and what editors write for the asking."""
