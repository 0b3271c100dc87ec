"""The schemas that are shipped: what the code makes, whole, explained, and kind to every file that is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editors import SCHEMAS, as_editors_see, complaints, schema_of
from jsonschema import Draft7Validator

from quizgame.decks.keys import DECK
from quizgame.decks.schema import deck_schema, facts_schema
from quizgame.facts.keys import FACTS_FILE
from quizgame.reading.keys import Named, OneTable, OneText, Section, Tables, TextOrTable, Texts

ROOT = Path(__file__).parents[2]
MADE = {"deck": deck_schema, "facts": facts_schema}
KINDS = list(MADE)
SHIPPED = sorted((ROOT / "decks").rglob("*.yaml"))
EXAMPLES = [
    (f"{page.name}-{number}", example)
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    for number, example in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]


def kind_of(text: str) -> str:
    keys = as_editors_see(text).keys()
    return "deck" if keys & {"cards", "from"} else "facts"


def tables_of(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that is a table."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from tables_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from tables_of(value)


def sections_of(section: Section) -> Iterator[Section]:
    yield section
    for key in section.keys:
        if isinstance(key.shape, Named | OneTable | Tables | TextOrTable):
            yield from sections_of(key.shape.section)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_shipped_is_what_the_code_makes(kind: str) -> None:
    """If this fails: write the schemas anew, with `python tests/decks/test_schema.py`."""
    assert (SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8") == MADE[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_schemas_and_refer_to_what_is_there(kind: str) -> None:
    schema = schema_of(kind)
    Draft7Validator.check_schema(schema)
    referred = {part["$ref"] for part in tables_of(schema) if isinstance(part.get("$ref"), str)}
    assert referred == {f"#/definitions/{name}" for name in schema["definitions"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: str) -> None:
    for section in sections_of({"deck": DECK, "facts": FACTS_FILE}[kind]):
        assert all(key.about and key.about[-1] in ".)`*" for key in section.keys)
    keys = [key for part in tables_of(schema_of(kind)) for key in part.get("properties", {}).values()]
    explained = [key for key in keys if "markdownDescription" in key]
    # those that are not explained belong to rules about keys that are
    assert all(set(key) <= {"not", "enum", "type", "pattern"} for key in keys if key not in explained)
    assert len(explained) > 30


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_offered(kind: str) -> None:
    offered = {word for part in tables_of(schema_of(kind)) for word in part.get("enum", []) if isinstance(word, str)}
    for section in sections_of({"deck": DECK, "facts": FACTS_FILE}[kind]):
        for key in section.keys:
            if isinstance(key.shape, OneText | Texts):
                assert offered >= set(key.shape.words)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_decks_and_facts_are_fine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert complaints(kind_of(text), text) == []


@pytest.mark.parametrize("example", [text for _, text in EXAMPLES], ids=[name for name, _ in EXAMPLES])
def test_examples_of_the_documentation_are_fine(example: str) -> None:
    assert complaints(kind_of(example), example) == []


@pytest.mark.parametrize(
    "word", ["1905", "-1.5", "3.10", "true", "NO", "1969-07-20", "12:30", "0x1F", ".5", "1e3", "~x"]
)
def test_whatever_a_text_looks_like_to_others_it_is_a_text(word: str) -> None:
    assert (
        complaints("deck", f"title: {word}\ncards:\n- {{q: {word}, a: [{word}], tags: {word}, explain: {word}}}\n")
        == []
    )
    head = f"id: {word}\nsources: {{a: {{title: {word}, date: {word}}}}}\n"
    facts = f"facts:\n- {{id: {word}, says: {word}, sources: {word}, when: {word}}}\n"
    assert complaints("facts", head + facts) == []


if __name__ == "__main__":
    for name, make in MADE.items():
        (SCHEMAS / f"{name}.schema.json").write_text(make(), encoding="utf-8")
