"""JSON Schemas of the two kinds of files, made from the tables of keys their readers use: editors complete and explain
by them.

They are of draft 7, which every YAML language server knows. Text is text to quizgame, but not to other programs: a
text may look like a number, a truth value or nothing to them, so that all of these are accepted where a text is meant.
What only a whole file tells (references, slots of a sentence, dates that do not exist) is left to `quizgame check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, assert_never

from quizgame.decks.keys import DECK
from quizgame.decks.schema_parts import MORE, NOTHING, SCALAR, SEEN, SPECIAL, TEXT, Schema, given, told, where
from quizgame.facts.keys import FACTS_FILE
from quizgame.generate.forms import FORMS
from quizgame.reading.keys import (
    Flag,
    Key,
    Named,
    OneTable,
    OneText,
    Section,
    Shape,
    Special,
    Tables,
    TextOrTable,
    Texts,
)


def deck_schema() -> str:
    """The schema of deck files as JSON."""
    selecting = {"required": ["select"], "properties": {"select": {"type": "object"}}}
    without = {"type": "object", "required": ["cards"], "properties": {"cards": NOTHING}}
    cards = {"if": {"not": given("from")}, "then": {"required": ["cards"], "not": without}}
    return _document(DECK, [cards, where(selecting, "from")])


def facts_schema() -> str:
    """The schema of facts files as JSON."""
    told_otherwise = {"anyOf": [{"required": [name]} for name in ("series", "entities")]}
    return _document(FACTS_FILE, [{"if": {"not": told_otherwise}, "then": {"required": ["facts"]}}])


def _document(section: Section, rules: list[Schema]) -> str:
    definitions = SPECIAL | {"forms": _shape(Texts(FORMS), False, {})}
    root = _section(section, definitions)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"quizgame {section.name}",
        **root,
        "allOf": rules,
        "definitions": {name: definitions[name] for name in _reached(root, definitions)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section, definitions: dict[str, Schema], empty: tuple[str, ...] = ()) -> Schema:
    """A table with the keys of a section, or one of the further types; sections inside are put into the definitions."""
    schema: Schema = {
        **told(section.about),
        "type": [*empty, "object"] if empty else "object",
        "properties": {key.name: told(key.about) | _key(key, definitions) for key in section.keys},
        "additionalProperties": {"$ref": "#/definitions/value"} if section.open else False,
    }
    if required := [key.name for key in section.keys if key.required]:
        schema["required"] = required
    return schema | MORE.get(section.name, {})


def _key(key: Key, definitions: dict[str, Schema]) -> Schema:
    schema = _shape(key.shape, key.required, definitions)
    return schema | {"examples": list(key.examples)} if key.examples else schema


def _shape(shape: Shape, required: bool, definitions: dict[str, Schema]) -> Schema:
    """What a key may hold. A key that is not required may be there without a value, which counts as absent."""
    match shape:
        case OneText(words=()):
            return SEEN if required else TEXT
        case OneText(words=words):
            return {"anyOf": [{"enum": _as_parsed(words)}, NOTHING]}
        case Texts(words=(), many=True):
            return {"type": [*(SCALAR if required else TEXT["type"]), "array"], "items": TEXT}
        case Texts(words=()):
            return {"anyOf": [{"type": SCALAR if required else TEXT["type"]}, {"type": "array", "items": TEXT}]}
        case Texts(words=words):
            each = {"enum": _as_parsed(words)}
            return {"anyOf": [{"type": "array", "items": each}, each, NOTHING]}
        case Flag():
            return {"type": ["boolean", "string", "null"], "pattern": "^(true|false)$"}
        case OneTable(section=section):
            return _section(section, definitions, ("null",))
        case TextOrTable(section=section):
            return _section(section, definitions, tuple(TEXT["type"]))
        case Tables(section=section):
            return {"type": ["array", "null"], "items": _refer(section, definitions)}
        case Named(section=section):
            return {"type": ["object", "null"], "additionalProperties": _refer(section, definitions)}
        case Special(name=name):
            return {"$ref": f"#/definitions/{name}"}
        case _:
            assert_never(shape)


def _refer(section: Section, definitions: dict[str, Schema]) -> Schema:
    definitions.setdefault(section.name, _section(section, definitions))
    return {"$ref": f"#/definitions/{section.name}"}


def _reached(schema: Schema, definitions: dict[str, Schema]) -> list[str]:
    """The names of the definitions that a schema rests on, sorted."""
    found: set[str] = set()
    waiting: list[Any] = [schema]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(one.values())
            name = str(one.get("$ref", "")).rpartition("/")[2]
            if name in definitions and name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return sorted(found)


def _as_parsed(words: Iterable[str]) -> list[str | int]:
    """Words as other programs read them: `1` is a number there unless it is quoted."""
    return [form for word in words for form in ((int(word), word) if word.isdigit() else (word,))]
