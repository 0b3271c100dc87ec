"""Files that mean harm, or are simply too much: shown literally or refused with a finding, and always soon."""

from __future__ import annotations

from time import process_time

import pytest
from marking import places, read

from quizgame.decks.lint.rules import lint
from quizgame.decks.mending import mend
from quizgame.questions.question import Typed
from quizgame.reading.diagnostic import MOST, REFUSED

SOON = 10.0
"""Seconds of work: many times what these take, and little beside what they would take if anything grew by squares."""


def codes(text: str) -> set[str]:
    began = process_time()
    reading = read(text)
    assert process_time() - began < SOON
    assert reading.deck is None
    assert not any(REFUSED.search(found.message + found.hint) for found in reading.findings)
    return {found.code for found in reading.findings}


def many(card: str, count: int) -> str:
    return "title: T\ncards:\n" + "".join(f"- {card}\n".replace("#", str(number)) for number in range(count))


@pytest.mark.parametrize(
    "typed",
    ["[bold]x[/bold]", "[/p]", "$(rm -rf ~)", "%s %n", "{0.__class__}", "<script>", "'; DROP TABLE", "\\x1b[31m"],
)
def test_markup_and_code_are_texts(typed: str) -> None:
    quoted = typed.replace("'", "''")
    reading = read(f"title: T\ncards:\n  - q: '{quoted}'\n    a: x\n")
    assert reading.deck
    assert reading.deck.cards[0].prompt == typed


STEERING = [*map(chr, range(9)), "\x0b", "\x0c", *map(chr, range(14, 32)), "\x7f", "\x80", "\x85", "\x9b", "\ufeff"]
HIDING = ["\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufffe"]


@pytest.mark.parametrize("letter", STEERING + HIDING)
def test_what_steers_a_terminal_or_hides_is_refused_typed_or_escaped(letter: str) -> None:
    assert codes(f"title: T\ncards: [{{q: 'x{letter}y', a: b}}]\n") == {"control-character"}
    escaped = f"\\u{ord(letter):04x}"
    assert codes(f'title: T\ncards: [{{q: "x{escaped}y", a: b}}]\n') == {"control-character"}
    assert codes(f'title: T\ncards: [{{q: Q, a: b, "k{escaped}": v}}]\n') == {"control-character", "unknown-key"}


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U0000d834\\U0000dd1e"])
def test_half_a_pair_is_refused(escape: str) -> None:
    assert codes(f'title: T\ncards: [{{q: "{escape}", a: b}}]\n') <= {"control-character", "yaml-syntax"}
    assert codes("title: T\ncards: [{q: \ud800, a: b}]\n") == {"not-utf8"}


def test_a_card_of_a_hundred_thousand_characters_is_refused() -> None:
    assert codes(f"title: T\ncards: [{{q: {'x ' * 50_000}, a: b}}]\n") == {"text-too-long"}
    assert codes(f"title: T\ncards: [{{q: Q, a: b, explain: |\n{'    x' * 25_000}}}]\n") <= {
        "text-too-long",
        "yaml-syntax",
    }
    assert codes(f"title: T\ncards:\n- q: Q\n  a: b\n  explain: |\n{'    line of words' * 8_000}\n") == {
        "text-too-long"
    }


def test_a_long_text_that_is_allowed_is_kept_whole() -> None:
    words = "word " * 3_999
    reading = read(f"title: T\ncards:\n- {{q: Q, a: b, explain: {words}}}\n")
    assert reading.deck
    assert reading.deck.cards[0].explanation == words.strip()


def test_a_deck_of_fifty_thousand_cards_is_read() -> None:
    began = process_time()
    reading = read(many("{q: 'What is # ?', a: 'the #'}", 50_000))
    assert process_time() - began < 3 * SOON
    assert reading.deck
    assert len(reading.deck.cards) == 50_000
    assert isinstance(reading.deck.cards[-1], Typed)


@pytest.mark.parametrize(
    "card, code",
    [
        ("{q: Q#, a: A, wrnog: [B]}", "unknown-key"),
        ("{q: Q#, a: A, key#: B}", "unknown-key"),
        ("{q: Q, a: A}", "duplicate-card"),
        ("{q: {{x#}}, a: A}", "key-not-text"),
        ("{q: !t Q#, a: A}", "yaml-tag"),
        ("{q: *a#, a: A}", "unknown-alias"),
        ("{q: Q#, a: A, sources: [s#]}", "unknown-source"),
        ("{q: Q#, q: R, a: A}", "duplicate-key"),
        ("[Q#, A]", "wrong-type"),
    ],
)
def test_of_endless_errors_so_many_are_told_soon(card: str, code: str) -> None:
    began = process_time()
    reading = read(many(card, 20_000))
    assert process_time() - began < SOON
    assert len(reading.findings) == MOST + 1
    assert {found.code for found in reading.findings} == {code, "too-many"}
    assert [found.code for found in reading.findings].count("too-many") == 1


def test_endless_remarks_do_not_break_a_deck() -> None:
    reading = read(many("{q: 'Is it #?', a: yes}", 3_000))
    assert reading.deck
    assert len(reading.findings) == MOST
    assert len(lint(reading, "deck.yaml")) <= MOST


def test_endless_names_to_choose_from_cost_nothing() -> None:
    sources = ", ".join(f"s{number}: {{title: T}}" for number in range(20_000))
    cards = "".join(f"- {{q: Q{number}, a: A, sources: [t{number}]}}\n" for number in range(1_000))
    assert codes(f"title: T\nsources: {{{sources}}}\ncards:\n{cards}") == {"unknown-source"}


def bomb(leaf: str, width: int, depth: int) -> str:
    lines = [f"a0: &a0 {leaf}"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, depth)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "title: T\n" + bomb("[x, x, x, x, x, x, x, x, x]", 10, 12),
        "title: T\n" + bomb("x", 2, 60),
        "title: T\n" + bomb("{q: Q, a: A}", 100, 5) + "cards: *a4\n",
        "title: T\n" + bomb("{q: Q, a: A}", 1_000, 3) + "cards: *a2\n",
        "a: &a {b: c}\ntitle: T\ncards: [" + "*a, " * 60_000 + "]\n",
    ],
)
def test_aliases_that_grow_beyond_reason_are_refused(text: str) -> None:
    assert "alias-expansion" in codes(text)


def test_what_aliases_may_stand_for_is_read_soon() -> None:
    text = "title: T\nx: &x {q: Q, a: A, wrong: [B, C]}\ncards: [" + "*x, " * 9_000 + "]\n"
    assert "duplicate-card" in codes(text)


def test_an_alias_of_what_it_stands_in_is_refused() -> None:
    assert "unknown-alias" in codes("title: T\ncards: &c [{q: Q, a: *c}]\n")


@pytest.mark.parametrize(
    "nest",
    ["[" * 100_000, "{a: " * 20_000, "- " * 20_000, "? " * 20_000, "\n".join(" " * n + "a:" for n in range(900))],
)
def test_endless_nesting_is_refused(nest: str) -> None:
    assert codes(f"title: T\ncards:\n{nest}") & {"too-deep", "yaml-syntax", "text-too-long", "not-a-deck"}


@pytest.mark.parametrize(
    "text",
    [
        "title: T\ncards: [" + "{{" * 30_000,
        "title: T\n" + '"' * 99_999,
        "title: T\ncards:\n" + "- q: {{a}} b\n" * 20_000,
        "title: T\ncards: [{q: '" + "{{" * 9_000 + "', a: b}]",
        "title: T\ncards: [{q: '" + "{{a}}" * 3_900 + "'}]",
        "title: T\ncards: [{q: Q, a: '" + "1," * 9_000 + "1'}]",
        "title: T\ncards: [{q: Q, a: '" + "9" * 19_999 + "', kind: number}]",
        "title: T\ncards: [{q: Q, a: A, id: '" + "a/" * 9_000 + "'}]",
        "title: T\n" + "#" * 1_000_000 + "\n" + "a #b\n" * 50_000,
        "title: T\ncards: [{q: Q, a: A, wrong: [" + ", ".join(f"w{n}" for n in range(20_000)) + ", A]}]",
        "title: T\n\tcards:\n" + "\t\n" * 50_000,
        "title: T\nfrom: {facts: [{id: a, says: '" + "[" * 9_000 + "', sources: [s]}]}\n",
        "title: T\nfrom: {facts: [{id: a, says: '" + "{x}" * 6_000 + "', sources: [s]}]}\n",
        "title: T\n" + "a: &a b\n" * 20_000,
        "%TAG ! tag:x,2000:\n---\ntitle: T\ncards: !x []\n",
    ],
    ids=range(15),
)
def test_texts_made_to_take_long_do_not(text: str) -> None:
    began = process_time()
    assert read(text).kind in ("deck", None)
    assert process_time() - began < SOON
    mend(text.encode(), "deck.yaml", lambda name: b"")
    assert process_time() - began < 3 * SOON


@pytest.mark.parametrize(
    "name",
    "../x.yaml a/../../x.yaml /etc/passwd C:/x.yaml C:x.yaml \\x.yaml ..\\x.yaml //h/s https://x.y/x file:x .".split(),
)
def test_facts_come_from_the_folder_of_the_deck_only(name: str) -> None:
    assert places(read(f"title: T\nfrom: {name!r}\n".replace("\\\\", "\\")))[0][2] in (
        "outside-folder",
        "unreadable-facts",
    )


def test_facts_that_name_facts_are_not_followed() -> None:
    asked: list[str] = []

    def load(name: str) -> bytes:
        asked.append(name)
        return b"title: T\nfrom: facts.yaml\n"

    from quizgame.decks.reading import read_file

    assert read_file(b"title: T\nfrom: facts.yaml\n", "deck.yaml", load).deck is None
    assert asked == ["facts.yaml"]


def test_a_text_has_so_many_gaps_and_no_more() -> None:
    gaps = [f"{{{{gap {number}}}}}" for number in range(51)]
    assert codes(f"title: T\ncards:\n- q: '{' '.join(gaps)}'\n") == {"many-gaps"}
    deck = read(f"title: T\ncards:\n- q: '{' '.join(gaps[:50])}'\n").deck
    assert deck
    assert len(deck.cards) == 50
