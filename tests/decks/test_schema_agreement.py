"""Editors and `check` agree: what the schema refuses is an error, and every error of structure is refused by it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from editors import complaints
from hypothesis import given
from hypothesis import strategies as st

from quizgame.decks.reading import read_file
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.reading.editing.notation import write_entry

STRUCTURAL = frozenset({"wrong-type", "unknown-key", "missing-key", "unknown-word"})


def errors(text: str) -> list[Diagnostic]:
    reading = read_file(text.encode(), "file.yaml", lambda name: FACTS_TEXT.encode())
    return [finding for finding in reading.findings if finding.severity is Severity.ERROR]


def structural(found: list[Diagnostic]) -> list[Diagnostic]:
    """Errors that a schema can know of: a further key of a fact may be a slot, which only its sentence tells."""
    return [
        one for one in found if one.code in STRUCTURAL and not (one.code == "unknown-key" and "fact `" in one.message)
    ]


DECK = """\
title: T
cards:
  - {}
"""
CARDS = [
    "{q: Why, aa: because}",
    "{q: Why, a: {b: c}}",
    "{q: [Why], a: b}",
    "{a: b}",
    "{q: Why}",
    "{q: , a: b}",
    "{q: Why, a: [[b]]}",
    "{q: Why, a: b, kind: guess}",
    "{q: Why, a: b, kind: choice}",
    "{q: Why, a: b, kind: several}",
    "{q: Why, kind: order}",
    "{q: Why, kind: match}",
    "{q: Why, kind: text}",
    "{q: 'Why {{this}}?', kind: text}",
    "{q: Why, a: []}",
    "{front: a}",
    "{back: a}",
    "{front: a, back: }",
    "{q: Why, match: a}",
    "{q: Why, match: [a, b, c]}",
    "{q: Why, match: {a: [b], c: d, e: f}}",
    "{q: Why, match: [[a], [b], [c]]}",
    "{q: Why, a: b, wrong: [c, {d: e}]}",
    "{q: Why, a: b, wrong: [c, d], whys: [c]}",
    "{q: Why, a: b, hint: [c]}",
    "{q: Why, a: b, tags: {c: d}}",
    "{q: Why, a: b, reversed: [true]}",
    "Why",
    "[Why, b]",
    "",
]
FACTS_TEXT = """\
id: f
sources: {a: {title: An atlas}}
entities: {rhine: {name: the Rhine, type: river}, elbe: {name: the Elbe, type: river}}
facts:
- {id: one, says: "{who} came[ in {when}].", who: rhine, when: 1901, sources: [a]}
"""


@pytest.mark.parametrize("card", CARDS)
def test_mistakes_of_structure_in_cards_are_seen_by_both(card: str) -> None:
    text = DECK.format(card)
    assert structural(errors(text))
    assert complaints("deck", text)


@pytest.mark.parametrize(
    "text",
    [
        "cards: [{q: Why, a: b}]\n",
        "title: T\n",
        "title:\ncards: [{q: Why, a: b}]\n",
        "title: T\ncards:\n",
        "title: T\ncards: {q: Why, a: b}\n",
        "title: T\ncards: Why\n",
        "title: [T]\ncards: [{q: Why, a: b}]\n",
        "titel: T\ntitle: T\ncards: [{q: Why, a: b}]\n",
        "title: T\nlevel: tricky\ncards: [{q: Why, a: b}]\n",
        "title: T\nsources: [a]\ncards: [{q: Why, a: b}]\n",
        "title: T\nsources: {a: b}\ncards: [{q: Why, a: b}]\n",
        "title: T\nsources: {a: {name: b}}\ncards: [{q: Why, a: b}]\n",
        "title: T\nsources: {a: {title: b, kind: rumour}}\ncards: [{q: Why, a: b}]\n",
        "title: T\ndefaults: {kind: guess}\ncards: [{q: Why, a: b}]\n",
        "title: T\ndefaults: {q: Why}\ncards: [{q: Why, a: b}]\n",
        "title: T\nselect: {tags: [t]}\ncards: [{q: Why, a: b}]\n",
        "title: T\nfrom: facts.yaml\nselect: {tag: [t]}\n",
        "title: T\nfrom: facts.yaml\nselect: [t]\n",
        "title: T\nfrom: [facts.yaml]\n",
        "title: T\nfrom: {fact: []}\n",
        "title: T\nextras: Why\ncards: [{q: Why, a: b}]\n",
        "title: T\ngenerated: {cards: [a]}\ncards: [{q: Why, a: b}]\n",
    ],
)
def test_mistakes_of_structure_in_decks_are_seen_by_both(text: str) -> None:
    assert structural(errors(text))
    assert complaints("deck", text)


@pytest.mark.parametrize(
    "mistake",
    [
        ("id: one, ", ""),
        ('says: "{who} came[ in {when}].", ', ""),
        (", sources: [a]}", "}"),
        ("sources: [a]", "sources: "),
        ("id: one", "id: [one]"),
        ("{name: the Rhine, ", "{"),
        ("type: river}, elbe", "kind: river}, elbe"),
        ("title: An atlas", "name: An atlas"),
        ("title: An atlas", "title: An atlas, kind: rumour"),
        ("facts:", "fact: []\nfacts:"),
        ("- {id: one", "- one\n- {id: one"),
        ("id: f", "id: [f]"),
        ("id: f", "types: {river: {wh: which river}}"),
        ("id: f", "series: [{id: s, sources: [a]}]"),
        ("id: f", "series: {id: s}"),
        ("who: rhine", "who: rhine, ask: [who]"),
        ("who: rhine", "who: rhine, ask: {who: [who]}"),
        ("who: rhine", "who: rhine, wrong: {who: [[elbe]]}"),
        ("who: rhine", "who: {text: [a]}"),
        ("who: rhine", "who: rhine, note: [a]"),
        ("id: f", "description: [a]"),
    ],
)
def test_mistakes_of_structure_in_facts_are_seen_by_both(mistake: tuple[str, str]) -> None:
    text = FACTS_TEXT.replace(*mistake, 1)
    assert text != FACTS_TEXT
    assert structural(errors(text))
    assert complaints("facts", text)


DECKS: list[dict[str, Any]] = [
    {
        "title": "T",
        "level": "easy",
        "tags": ["t"],
        "sources": {"a": {"title": "An atlas", "kind": "official", "date": "2011"}},
        "defaults": {"kind": "text", "tags": ["u"], "exact": "true"},
        "cards": [
            {"q": "One?", "a": ["b", "c"], "hint": "h", "sources": ["a"], "tags": "v", "id": "x"},
            {"q": "Two?", "a": "b", "wrong": ["c", "d"], "kind": "choice", "whys": {"c": "no"}, "source": "s"},
            {"q": "Three?", "order": ["a", "b", "c"], "marks": ["1", "2", "3"]},
            {"q": "Four?", "match": {"a": "1", "b": "2", "c": "3"}},
            {"q": "Five {{x}}"},
            {"front": "a", "back": "b", "reversed": "true"},
            {"q": "Six?", "a": "12", "tolerance": "3"},
            {"q": "Seven?", "a": ["b", "c"], "kind": "several", "wrong": ["d"]},
        ],
        "extras": [{"q": "Eight?", "a": "true", "explain": "e"}],
        "generated": {"cards": {"x": "1"}, "sources": {}},
    },
    {"title": "T", "from": "facts.yaml", "select": {"facts": ["one"], "tags": []}, "forms": ["when", "which"]},
]
FACTS: list[dict[str, Any]] = [
    {
        "format": "1",
        "id": "f",
        "sources": {"a": {"title": "An atlas", "as_of": "2011"}},
        "entities": {
            "rhine": {"name": "the Rhine", "type": "river", "aka": ["Rhein"], "tags": "t", "sources": ["a"]},
            "elbe": {"name": "the Elbe", "type": "river", "part_of": "rhine", "abbr": "E"},
            "ada": {"name": "Ada", "type": "person", "role": "the queen", "is": "a queen"},
        },
        "types": {"river": {"wh": "which river", "many": "rivers"}},
        "facts": [
            {
                "id": "one",
                "says": "{who} came[ in {when}].",
                "who": "rhine",
                "when": {"some": "1901"},
                "sources": ["a"],
                "said_by": "ada",
                "view": "true",
                "ask": {"who": "{who} came in {when}?"},
                "wrong": {"who": ["elbe"]},
                "forms": ["when"],
            },
            {"id": "two", "says": "{all} came.", "all": {"all": ["rhine", "elbe"]}, "sources": "a", "note": "n"},
        ],
        "series": [
            {
                "id": "s",
                "says": "{who} went[ in {when}].",
                "columns": ["who", "when"],
                "one_row_per": "who",
                "complete": "true",
                "sources": ["a"],
                "rows": [["rhine", "1901"], ["elbe", {"text": "soon"}]],
            }
        ],
    }
]
SCRAPS: list[Any] = [
    "x",
    "5",
    "true",
    "",
    [],
    {},
    ["x"],
    [["x"]],
    {"x": "y"},
    {"x": {"y": "z"}},
    [{"x": "y"}],
    ["x", ""],
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything in a document, the root left out."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [one for key, child in inner for one in ((*path, key), *places(child, (*path, key)))]


def mutated(document: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The document with one thing taken out, replaced, renamed or added."""
    document = copy.deepcopy(document)
    path = data.draw(st.sampled_from(places(document)))
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    last = path[-1]
    change = data.draw(st.sampled_from(["remove", "replace", "rename", "add"]))
    if change == "remove":
        del holder[last]
    elif change == "replace" or isinstance(last, int):
        holder[last] = copy.deepcopy(data.draw(st.sampled_from(SCRAPS)))
    else:
        name = data.draw(st.sampled_from(["x", "q", "a", "title", "id", "kind", "order", "front", "wrong", "rows"]))
        holder[name] = holder.pop(last) if change == "rename" else copy.deepcopy(data.draw(st.sampled_from(SCRAPS)))
    return document


@pytest.mark.parametrize("kind", ["deck", "facts"])
@given(data=st.data())
def test_whatever_is_changed_both_agree(kind: str, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(DECKS if kind == "deck" else FACTS))
    for _ in range(data.draw(st.integers(0, 2))):
        document = mutated(document, data) if places(document) else document
    if kind == "facts" and not document.keys() & {"facts", "series", "entities"}:
        return  # that is taken for a deck
    text = "\n".join(line for key, value in document.items() for line in write_entry(key, value)) + "\n"
    refused, found = complaints(kind, text), errors(text)
    assert found or not refused, (text, refused)
    assert refused or not structural(found), (text, structural(found))
