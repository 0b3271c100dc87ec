"""Deck files: what is read, and every finding with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.decks.deck import Deck
from quizgame.decks.reading import Reading, read_file
from quizgame.generate.forms import CARD_FORMS
from quizgame.questions.question import Choice, Dated, Numeric, Order, Question, TrueFalse, Typed
from quizgame.reading.diagnostic import Severity

DECKS = Path(__file__).parents[2] / "decks"

FACTS = """\
id: base
sources: {s: {title: S}}
entities: {a: {name: Alpha, abbr: AL, type: thing, tags: [t]}}
types: {thing: {wh: which thing, many: things}}
facts:
  - {id: one, says: "One happened[ in {when}].", when: 1995, tags: [t], sources: [s]}
  - {id: two, says: "Two happened[ in {when}].", when: 1997, tags: [u], sources: [s]}
  - {id: three, says: "Three happened[ in {when}].", when: 1999, tags: [u], sources: [s]}
"""


def read(text: str, facts: str = FACTS) -> Reading:
    def load(name: str) -> bytes:
        if name != "facts.yaml":
            raise FileNotFoundError(2, "No such file or directory")
        return facts.encode()

    return read_file(text.encode(), "dir/deck.yaml", load)


def deck_of(text: str) -> Deck:
    reading = read(text)
    assert [str(found) for found in reading.findings] == []
    assert reading.deck is not None
    return reading.deck


def card_of(text: str) -> Question:
    return deck_of("title: T\ncards:\n  - " + text + "\n").cards[0]


def test_a_title_and_cards_are_enough() -> None:
    deck = deck_of('title: "Été: one"\ncards: [{q: Why, a: because}]\n')
    assert (deck.id, deck.title) == ("ete-one", "Été: one")
    assert isinstance(deck.cards[0], Typed)
    assert deck.cards[0].id.startswith("ete-one/c-")


def test_a_reading_tells_where_each_written_card_begins() -> None:
    reading = read("title: T\ncards:\n  - q: One\n    a: b\n  - {id: two, q: Two, a: b}\nfrom: facts.yaml\n")
    assert reading.deck is not None
    first = reading.deck.cards[-2]
    assert reading.places == {first.id: (3, 5), "t/two": (5, 5)}
    assert reading.origin == (6, 7)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("{q: Q, a: NO}", Typed),
        ('{q: Q, a: "1995"}', Typed),
        ("{q: Q, a: [one, two]}", Typed),
        ("{q: Q, a: one, wrong: [two]}", Choice),
        ("{q: Q, a: true}", TrueFalse),
        ('{q: Q, a: "true"}', Typed),
        ("{q: Q, a: 12}", Numeric),
        ('{q: Q, a: "12", kind: number}', Numeric),
        ("{q: Q, a: about 40}", Numeric),
        ("{q: Q, a: 1995}", Dated),
        ("{q: Q, a: April 1998, wrong: [May 1998]}", Dated),
        ("{q: Q, a: 1995, kind: text}", Typed),
        ("{q: Q, order: [a, b, c]}", Order),
    ],
)
def test_the_kind_of_a_card_is_guessed_from_what_is_there(text: str, kind: type[Question]) -> None:
    assert type(card_of(text)) is kind


NUMBERS = ("12", "1,233", "700 000", "2.5", "2.5 million", "-5", "−5 °C", "22%", "over 75", "about 1500", "5 km",
           "3.10", "24 hours", "100 m", "988")  # fmt: skip
TEXTS = ("10 a.m.", "10 Downing Street", "12 May", "44 BC", "2-3", "3–4", "1st", "3M", "12 Monkeys", "20th century",
         "007", "1990s", "1999–2000", "7 dwarfs", "9/11", "16:9", "M4", "five", "May 5")  # fmt: skip


@pytest.mark.parametrize("answer", NUMBERS + TEXTS)
def test_only_a_bare_or_measured_number_is_a_number(answer: str) -> None:
    card = deck_of(f"title: T\ncards:\n  - q: Q\n    a: {answer}\n").cards[0]
    assert type(card) is (Numeric if answer in NUMBERS else Typed)


@pytest.mark.parametrize("answer, true", [("true", True), ("True", True), ("TRUE", True), ("False", False)])
def test_a_statement_is_answered_in_any_case(answer: str, true: bool) -> None:
    card = card_of(f"{{q: Q, a: {answer}}}")
    assert isinstance(card, TrueFalse)
    assert (len(card.truths), len(card.falsehoods)) == ((1, 0) if true else (0, 1))


@pytest.mark.parametrize("text", ["{q: Q, a: 50%, wrong: [half, a third]}", "{q: Q, a: 1995, wrong: [never, 1996]}"])
def test_wrong_options_of_another_sort_make_a_choice(text: str) -> None:
    assert isinstance(card_of(text), Choice)


def test_a_mark_alone_is_an_answer() -> None:
    typed, choice = deck_of("title: T\ncards: [{q: Q, a: '?'}, {q: R, a: '?', wrong: ['!', ';']}]\n").cards
    assert isinstance(typed, Typed)
    assert typed.accepted == ("?",)
    assert isinstance(choice, Choice)


def test_a_number_has_a_tolerance() -> None:
    card = card_of("{q: Q, a: 200, tolerance: 5%}")
    assert isinstance(card, Numeric)
    assert (card.low, card.high) == (190, 210)


def test_a_derived_id_outlives_case_spacing_and_neighbours() -> None:
    first = deck_of("title: T\ncards: [{q: 'Who?', a: Me}]\n").cards[0].id
    second = deck_of("title: T\ncards: [{q: Other, a: You}, {q: ' WHO?  ', a: me, hint: h}]\n").cards[1].id
    assert first == second


def test_facts_become_cards_and_further_forms_become_extras() -> None:
    deck = deck_of("title: T\nfrom: facts.yaml\n")
    assert [card.id for card in deck.cards] == [
        "base/one/when",
        "base/two/when",
        "base/three/when",
        "base/a/stands-for",
    ]
    assert {card.form for card in deck.cards} <= set(CARD_FORMS)
    games = {"happened", "true-false", "cloze", "abbreviation", "order", "earlier", "place", "match"}
    assert {extra.form for extra in deck.extras} == games


def test_a_selection_takes_tags_ids_and_leaves_out() -> None:
    by_tag = deck_of("title: T\nfrom: facts.yaml\nselect: {tags: [t]}\nforms: [when, stands-for]\n")
    assert [card.id for card in by_tag.cards] == ["base/one/when", "base/a/stands-for"]
    by_id = deck_of("title: T\nfrom: facts.yaml\nselect: {facts: [three], tags: [t], without: [a]}\nforms: [when]\n")
    assert [card.id for card in by_id.cards] == ["base/one/when", "base/three/when"]


def test_a_fact_becomes_three_cards_at_most() -> None:
    fact = '- {id: x, says: "{a} saw {b} do {c}[ in {when}].", a: al, b: bo, c: cy, when: 1999, sources: [s],'
    asks = ' ask: {b: "{b} did {a} see?", c: "{c} did {a} see done?"}}'
    facts = FACTS.replace("  - {id: one,", f"  {fact}{asks}\n  - {{id: one,").replace(
        "entities: {", "entities: {al: {name: Al, type: p}, bo: {name: Bo, type: p}, cy: {name: Cy, type: q}, "
    )
    reading = read("title: T\nfrom: facts.yaml\n", facts)
    assert reading.deck is not None, reading.findings
    assert [card.id for card in reading.deck.cards if "/x/" in card.id] == [
        "base/x/when",
        "base/x/which/a",
        "base/x/which/b",
    ]
    assert "base/x/which/c" in [extra.id for extra in reading.deck.extras]


def test_decks_that_share_facts_share_cards() -> None:
    one = deck_of("title: One\nfrom: facts.yaml\n")
    other = deck_of("title: Other\nfrom: facts.yaml\nselect: {tags: [u]}\n")
    assert {card.id for card in other.cards} < {card.id for card in one.cards}


def test_findings_of_the_facts_are_told_where_they_are() -> None:
    reading = read("title: T\nfrom: facts.yaml\n", FACTS + "extra: 1\n")
    assert [(found.path, found.line, found.code) for found in reading.findings] == [
        ("dir/deck.yaml", 2, "broken-facts"),
        ("dir/facts.yaml", 9, "unknown-key"),
    ]


LEAVES = [
    "title: T",
    "q: a",
    "a: 1995",
    "[x, y]",
    "cards",
    "from: facts.yaml",
    "true",
    "{}",
    "~",
    "'",
    "12%",
    "select: 1",
]
trees = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda parts: "{" + ", ".join(parts) + "}")
        | inner.map(lambda text: f"cards: [{text}]")
    ),
    max_leaves=8,
)


@settings(max_examples=3 * settings().max_examples)
@given(trees)
def test_whatever_is_written_is_a_deck_or_a_finding(text: str) -> None:
    reading = read("title: T\n" + text + "\n")
    assert (reading.deck is None) == any(found.severity == "error" for found in reading.findings)


@pytest.mark.parametrize("path", sorted(DECKS.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_files_have_no_findings(path: Path) -> None:
    reading = read_file(path.read_bytes(), path.name, lambda name: (path.parent / name).read_bytes())
    assert [str(found) for found in reading.findings] == []
    if reading.deck:
        assert reading.deck.description
        assert all(question.references for question in reading.deck.questions), "each with its source"
        assert len({question.id for question in reading.deck.questions}) == len(reading.deck.questions)


@pytest.mark.parametrize("unseen", ["\\u3164", "\\u200B", "\\u2800\\u00AD", "\\uFE0F", " "])
@pytest.mark.parametrize(
    "card",
    ['{{q: "{0}", a: A}}', '{{q: Q, a: "{0}"}}', '{{q: Q, a: A, wrong: [B, "{0}"]}}', '{{q: Q, order: [A, B, "{0}"]}}'],
)
def test_texts_that_show_nothing_are_empty(card: str, unseen: str) -> None:
    reading = read(f"title: T\ncards:\n  - {card.format(unseen)}\n")
    assert [found.code for found in reading.findings] == ["empty-text"]


@pytest.mark.parametrize(
    "text", ["title: T\nid: {}\ncards: [{{q: Q, a: A}}]", "title: T\ncards: [{{id: {}, q: Q, a: A}}]"]
)
def test_an_id_has_a_hundred_characters_at_most(text: str) -> None:
    assert read(text.format("x" * 100)).findings == ()
    (found,) = read(text.format("x" * 101)).findings
    assert (found.code, found.severity) == ("bad-id", Severity.ERROR)


@pytest.mark.parametrize(
    "source, code, hint",
    [
        ("kuzio › 3", "unknown-source", "did you mean `kuzio-2002`?"),
        ("zz › 3", "unknown-source", "known here: `kuzio-2002`"),
        ("kuzio-2002 › 3", "cited-as-text", "`source` is shown as it is written"),
    ],
)
def test_a_source_written_like_a_citation_is_asked_about(source: str, code: str, hint: str) -> None:
    reading = read(f'title: T\nsources: {{kuzio-2002: {{title: S}}}}\ncards: [{{q: Q, a: A, source: "{source}"}}]')
    (found,) = reading.findings
    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert found.hint.startswith(hint)
    assert reading.deck is not None


@pytest.mark.parametrize(
    "text",
    [
        'title: T\ncards: [{q: Q, a: A, source: "Annals › 3"}]',
        "title: T\nsources: {s: {title: S}}\ncards: [{q: Q, a: A, source: Annals, sources: [s › 3]}]",
    ],
)
def test_a_source_in_words_is_fine(text: str) -> None:
    assert deck_of(text)


@pytest.mark.parametrize("error", [IsADirectoryError("it is a folder"), OSError("it is not a file"), OSError()])
def test_a_facts_file_that_is_none_is_told_in_words(error: OSError) -> None:
    def load(name: str) -> bytes:
        raise error

    (found,) = read_file(b"title: T\nfrom: facts.yaml\n", "deck.yaml", load).findings
    assert found.code == "unreadable-facts"
    assert (str(error) or "does not say") in found.message
    assert "Error" not in found.message
