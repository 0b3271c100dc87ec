"""Broken decks: every finding of each, in its line and column, wherever in a file the fault stands."""

from __future__ import annotations

import pytest
from marking import marked, places, read

DECKS = {
    "nothing": "‹not-a-deck›",
    "a comment": "‹not-a-deck›# only a comment\n",
    "a text": "‹not-a-deck›hello\n",
    "a list": "‹not-a-deck›- q: Q\n  a: A\n",
    "no title": "‹missing-key›cards: [{q: Q, a: A}]\n",
    "an empty title": 'title: ‹empty-text›""\ncards: [{q: Q, a: A}]\n',
    "no cards": "‹missing-key›title: T\n",
    "neither title nor cards": "‹missing-key›‹missing-key›id: x\n",
    "an empty deck": "‹empty-deck›title: T\ncards: []\n",
    "a title that is a list": "title: ‹wrong-type›[T]\ncards: [{q: Q, a: A}]\n",
    "cards that are a text": "title: T\ncards: ‹wrong-type›none\n",
    "cards that are one card": "title: T\ncards:\n  ‹wrong-type›q: Q\n  a: A\n",
    "a card that is a text": "title: T\ncards: [‹wrong-type›none]\n",
    "a card that is a list": "title: T\ncards:\n  - ‹wrong-type›[Q, A]\n",
    "an unknown key of the deck": "title: T\n‹unknown-key›crads: []\ncards: [{q: Q, a: A}]\n",
    "a bad id": "title: T\nid: ‹bad-id›my deck\ncards: [{q: Q, a: A}]\n",
    "an unknown level": "title: T\nlevel: ‹unknown-word›hrad\ncards: [{q: Q, a: A}]\n",
    "a newer format": "format: ‹unknown-format›9\ntitle: T\ncards: [{q: Q, a: A}]\n",
    "facts that are missing": "title: T\nfrom: ‹unreadable-facts›other.yaml\n",
    "facts above": "title: T\nfrom: ‹outside-folder›../facts.yaml\n",
    "facts above, from below": "title: T\nfrom: ‹outside-folder›below/../../facts.yaml\n",
    "facts at an absolute path": "title: T\nfrom: ‹outside-folder›/etc/passwd\n",
    "facts on a drive": 'title: T\nfrom: ‹outside-folder›"C:\\\\facts.yaml"\n',
    "facts on another machine": "title: T\nfrom: ‹outside-folder›\\\\host\\share\\facts.yaml\n",
    "facts on the web": "title: T\nfrom: ‹outside-folder›https://example.org/facts.yaml\n",
    "a tag that selects nothing": "title: T\nfrom: facts.yaml\nselect: {tags: [‹selects-nothing›v]}\n",
    "a fact that is not there": "title: T\nfrom: facts.yaml\nselect: {facts: [‹selects-nothing›tow]}\n",
    "two selections of nothing": (
        "title: T\nfrom: facts.yaml\nselect:\n  tags: [t, ‹selects-nothing›v]\n  facts: [‹selects-nothing›tow, two]\n"
    ),
    "an unknown key of a selection": "title: T\nfrom: facts.yaml\nselect: {‹unknown-key›tag: t}\n",
    "a selection without facts": "title: T\nselect: ‹missing-key›{tags: [t]}\ncards: [{q: Q, a: A}]\n",
    "an unknown form": "title: T\nfrom: facts.yaml\nforms: [‹unknown-form›wen]\n",
    "a form that makes no cards": "title: T\nfrom: facts.yaml\nforms: [when, ‹no-card-form›order]\n",
    "an unknown key of a source": "title: T\nsources: {s: {title: S, ‹unknown-key›yaer: 1}}\ncards: [{q: Q, a: A}]\n",
    "a source that is a text": "title: T\nsources: {s: ‹wrong-type›S}\ncards: [{q: Q, a: A}]\n",
}

CUT_SHORT = {
    "cards before a fault": (
        "title: T\ncards:\n  - {q: Q, a: A, ‹unknown-key›wrnog: [B]}\n  - ‹missing-key›{q: R}\n"
        "  - q: S‹yaml-syntax›: x\n    zz: 1\n"
    ),
    "a fault in the first card": "title: T\ncards:\n  - q: S‹yaml-syntax›: x\n",
    "a fault between braces": "title: T\ncards: [{q: Q, a: A, ‹unknown-key›zz: B}, {q: R, a: ‹yaml-syntax›[b}\n",
    "a fault behind the cards": (
        "title: T\n‹unknown-key›zz: 1\ncards:\n  - ‹missing-key›{q: R}\nlevel: a‹yaml-syntax›: b\n"
    ),
    "a fault before the cards": "title: T‹yaml-syntax›: U\ncards:\n  - {q: R}\n",
    "sources that may come below": (
        "cards:\n  - {q: Q, a: A, sources: [s]}\n  - q: S‹yaml-syntax›: x\nsources: {s: {title: S}}\n"
    ),
    "sources that came before": (
        "sources: {s: {title: S}}\ncards:\n  - {q: Q, a: A, sources: [s, ‹unknown-source›t]}\n"
        "  - q: S‹yaml-syntax›: x\n"
    ),
    "a text cut short before a fault": (
        "title: T\ncards:\n  - {q: Q, a: A}\n  - q: The ‹cut-by-comment›#1 hit\n    a: x\n"
        "  - q: S‹yaml-syntax›: x\n    a: B #2\n"
    ),
    "a fault in facts": "facts:\n  - {id: one}\n  - says: S‹yaml-syntax›: x\n",
}

CARDS = {
    "an unknown key": "{q: Q, a: A, ‹unknown-key›worng: [B]}",
    "three unknown keys": "{‹unknown-key›x: 1, q: Q, ‹unknown-key›y: 2, a: A, ‹unknown-key›z: 3}",
    "no question": "‹missing-key›{a: A}",
    "no question, and an unknown key": "‹missing-key›{a: A, ‹unknown-key›zz: 1}",
    "no answer": "‹missing-key›{q: Q}",
    "an empty question": '{q: ‹empty-text›"", a: A}',
    "an empty answer": '{q: Q, a: ‹empty-text›""}',
    "an empty wrong option": '{q: Q, a: A, wrong: [B, ‹empty-text›" "]}',
    "a question that is a list": "{q: ‹wrong-type›[Q], a: A}",
    "a question that is a table": "{q: ‹wrong-type›{Q: R}, a: A}",
    "an answer that is a table": "{q: Q, a: ‹wrong-type›{b: c}}",
    "an answer that holds a list": "{q: Q, a: [A, ‹wrong-type›[B]]}",
    "wrong is right": "{q: Q, a: A, wrong: [B, ‹wrong-is-right›a]}",
    "wrong twice": "{q: Q, a: A, wrong: [B, ‹duplicate-option›b]}",
    "wrong but for an article": "{q: Q, a: The Hague, wrong: [B, ‹wrong-is-right›Hague]}",
    "wrong of the same value": '{q: Q, a: "1,000", wrong: [‹wrong-is-right›"1000"]}',
    "wrong twice in value": '{q: Q, a: A, wrong: ["5", ‹duplicate-option›five]}',
    "an order with an answer": "{q: Q, ‹stray-key›a: A, order: [a, b, c]}",
    "an order with wrong options": "{q: Q, ‹stray-key›wrong: [A], order: [a, b, c]}",
    "an order with a tolerance": "{q: Q, ‹stray-key›tolerance: 1, order: [a, b, c]}",
    "an order of another kind": "{q: Q, kind: text, ‹stray-key›order: [a, b, c]}",
    "a short order": "{q: Q, order: [‹short-order›a, b]}",
    "an order with doubles": "{q: Q, order: [a, b, ‹duplicate-option›A]}",
    "a tolerance below zero": "{q: Q, a: 5, tolerance: ‹tolerance›-1}",
    "a tolerance that is no number": "{q: Q, a: 5, tolerance: ‹not-a-number›wide}",
    "a tolerance of a text": "{q: Q, a: A, ‹stray-key›tolerance: 5}",
    "an unknown kind": "{q: Q, a: A, kind: ‹unknown-word›riddle}",
    "a choice without options": "‹missing-key›{q: Q, a: A, kind: choice}",
    "a number that is none": "{q: Q, a: ‹not-a-number›A, kind: number}",
    "a wrong number within": "{q: Q, a: about 40, wrong: [‹wrong-is-right›41]}",
    "a date that is none": "{q: Q, a: ‹not-a-date›soon, kind: date}",
    "an impossible date": "{q: Q, a: ‹impossible-value›30 February 2000, kind: date}",
    "a wrong date within": "{q: Q, a: 1995, wrong: [‹wrong-is-right›May 1995]}",
    "a statement with options": "{q: Q, a: true, ‹stray-key›wrong: [no]}",
    "an unknown source": "{q: Q, a: A, sources: [‹unknown-source›x]}",
    "a bad id": "{id: ‹bad-id›my card, q: Q, a: A}",
    "a key twice": "{q: Q, a: A, ‹duplicate-key›a: B}",
    "a tag": "{q: Q, a: ‹yaml-tag›!str A}",
    "an unknown alias": "{q: Q, a: ‹unknown-alias›*nobody}",
    "an escaped control character": '{q: Q, a: ‹control-character›"x\\e[31m"}',
    "a control character": "{q: Q, a: x‹control-character›\x07y}",
    "a bidirectional override": "{q: Q, a: ‹control-character›\u202ex}",
    "a line separator": "{q: Q, a: x‹control-character›\u2028y}",
    "a next line": "{q: Q, a: x‹control-character›\x85y}",
    "two control characters": "{q: 'x‹control-character›\x1b[2J‹control-character›\x1b[m', a: A}",
}

#: What may stand before a card: nothing of it moves the places of what comes after it.
BEFORE = {
    "nothing": "",
    "wide characters": "description: 東京 😀 e\u0301 👩\u200d👧 \U0001f1e7\U0001f1fe # 東 \U0001f600\n",
    "long texts": (
        'description: |\n  two # no comment\n\n  "lines\n'
        'author: >-\n  a: b\n  c\nlicence: "one\n  \\"two\\" \\\n  three"\n'
    ),
    "anchors": "tags: &tags [&one x, *one]\nauthor: &me\n  me\ndescription: *me\n",
    "tabs": "description:\tx\t# y\nauthor: x\ty\n",
    "blank lines and comments": "\n  # c: [\n\n   \n# \u3000\n",
    "a start": "%YAML 1.1\n# c\n---\n",
}


@pytest.mark.parametrize("case", DECKS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_broken_deck_has_its_findings_in_their_places(case: str, newline: str, bom: str) -> None:
    text, expected = marked(bom + DECKS[case].replace("\n", newline))
    reading = read(text)
    assert places(reading) == expected
    assert reading.deck is None
    assert all(found.path == "deck.yaml" and found.message for found in reading.findings)


@pytest.mark.parametrize("case", CUT_SHORT)
def test_what_stands_before_a_fault_of_notation_is_told_with_it(case: str) -> None:
    text, expected = marked(CUT_SHORT[case])
    reading = read(text)
    assert places(reading) == expected
    assert (reading.kind, reading.deck, reading.base) == (None, None, None)


@pytest.mark.parametrize("case", CARDS)
@pytest.mark.parametrize("before", BEFORE)
def test_a_broken_card_has_its_findings_in_their_places(case: str, before: str) -> None:
    card = CARDS[case]
    for deck in (
        f"{BEFORE[before]}title: T\ncards:\n  - {card}\n  - {{q: Sound, a: S}}\n",
        f'{BEFORE[before]}title: T\ncards: [{{q: 東京 😀 e\u0301, a: "é: \\u00e9"}}, {card}]\n'.replace("\n", "\r\n"),
    ):
        text, expected = marked(deck)
        reading = read(text)
        assert places(reading) == expected
        assert reading.deck is None


def test_all_findings_of_a_file_come_at_once_and_in_order() -> None:
    cards = "".join(f"  - {card}\n".replace("q: Q", f"q: Q{number}") for number, card in enumerate(CARDS.values()))
    text, expected = marked(f"title: T\n‹unknown-key›zz: 1\ncards:\n{cards}select: ‹missing-key›{{tags: [x]}}\n")
    assert places(read(text)) == expected


@pytest.mark.parametrize("case", CARDS)
def test_what_is_beside_a_broken_card_is_read(case: str) -> None:
    text, _ = marked(f"title: T\ncards:\n  - {CARDS[case]}\n  - {{q: Sound, a: S, id: sound}}\n")
    reading = read(text)
    assert reading.places["t/sound"] == (4, 5)
