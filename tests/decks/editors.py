"""Files as editors see them: YAML 1.2 read by another program, held against the shipped schemas."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator

SCHEMAS = Path(__file__).parents[2] / "quizgame" / "schemas"
_INT = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")


def schema_of(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return schema


def as_editors_see(text: str) -> Any:
    """The values of a YAML file by the core schema of YAML 1.2: numbers, truth values and nulls where they look so."""
    return _value(yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _value(node: yaml.Node | None) -> Any:
    match node:
        case None:
            return None
        case yaml.MappingNode(value=entries):
            return {key.value: _value(value) for key, value in entries}
        case yaml.SequenceNode(value=items):
            return [_value(item) for item in items]
        case yaml.ScalarNode(value=text, style=None | ""):
            return _plain(text)
        case _:
            return node.value


def _plain(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.casefold() in ("true", "false") and text in ("true", "false", "True", "False", "TRUE", "FALSE"):
        return text.casefold() == "true"
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


_VALIDATORS = {kind: Draft7Validator(schema_of(kind)) for kind in ("deck", "facts")}


def complaints(kind: str, text: str) -> list[str]:
    """What an editor with the schema would underline: the place in the file and what is wrong there."""
    errors = _VALIDATORS[kind].iter_errors(as_editors_see(text))
    return sorted(f"{'/'.join(map(str, error.absolute_path))}: {error.message[:80]}" for error in errors)
