"""`--fix`: what is mended, how the file looks then, and that nothing else in it changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.decks.mending import mend
from quizgame.decks.reading import Reading, read_file
from quizgame.questions.question import Question

DECKS = Path(__file__).parents[2] / "decks"


def nothing(name: str) -> bytes:
    raise FileNotFoundError(2, "No such file or directory")


def mended(text: str | bytes) -> tuple[str, list[tuple[int, str]]]:
    data = text if isinstance(text, bytes) else text.encode()
    after, told = mend(data, "deck.yaml", nothing)
    return after.decode(), [tuple(one) for one in told]


def read(text: str | bytes) -> Reading:
    return read_file(text if isinstance(text, bytes) else text.encode(), "deck.yaml", nothing)


ROTTEN = """\
# yaml-language-server: $schema=x
title: Rivers   # shown
cards:
  # the first
  - question: What is the capital of Belarus?
    answer: Minsk   # of course
    wrong: [Riga, Vilnius, riga]

  - {a: "1995", q: "When, then?", wrnog: [1996, 1997, 1998]}
  # the last
  - id: mine
    hint: h
    q: Q {{gap::hint}}
"""
SOUND = """\
# yaml-language-server: $schema=x
title: Rivers   # shown
id: rivers
cards:
  # the first
  - q: What is the capital of Belarus?
    a: Minsk   # of course
    wrong: [Riga, Vilnius]
    id: what-is-the-capital-of-belarus

  - {q: "When, then?", a: "1995", wrong: [1996, 1997, 1998], id: when-then}
  # the last
  - id: mine
    q: Q {{gap::hint}}
    hint: h
"""
TOLD = [
    (3, "wrote the deck's id `rivers`"),
    (6, "renamed `question` to `q`"),
    (7, "renamed `answer` to `a`"),
    (8, "removed the wrong option “riga”, which stood there before"),
    (9, "wrote the id `what-is-the-capital-of-belarus`"),
    (11, "renamed `wrnog` to `wrong`"),
    (11, "wrote the id `when-then`"),
    (11, "put the keys in order"),
    (13, "put the keys in order"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_what_has_one_mend_is_mended_and_told_where_it_stands_now(newline: str, bom: str) -> None:
    after, told = mended(bom + ROTTEN.replace("\n", newline))
    assert after == bom + SOUND.replace("\n", newline)
    assert told == TOLD


def test_what_is_sound_stays() -> None:
    assert mended(SOUND) == (SOUND, [])
    assert read(SOUND).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "title: [",  # not read at all
        "title: T\ncards: [{q: Q, a: A, zz: 1}]\n",  # a key that could be any
        "title: T\ncards: [{q: Q, a: A, qq: 1}]\n",  # too short to be sure
        "title: T\ncards: [{q: Q, a: A, wrong: [B, a]}]\n",  # is the option wrong, or the answer?
        "title: T\nid: t\ncards: [{id: x, q: Q, a: A, options: [A, B]}]\n",  # these are not the wrong ones
        "title: T\ncards: [{q: Q, order: [a, b, A]}]\n",  # one of the two may be misspelt
        "title: T\ncards: [{q: Q, a: A, wrong: [B], wrnog: [C]}]\n",  # one key or the other
        "hello",
        "",
    ],
)
def test_what_is_not_sure_stays(text: str) -> None:
    assert mended(text) == (text, [])


def test_ids_wait_until_the_deck_can_be_read() -> None:
    after, told = mended("title: T\ncards: [{q: Q, a: A, wrnog: [B, C, D]}, {q: R}]\n")
    assert after == "title: T\ncards: [{q: Q, a: A, wrong: [B, C, D]}, {q: R}]\n"
    assert told == [(2, "renamed `wrnog` to `wrong`")]


@pytest.mark.parametrize(
    "prompt, id",
    [
        ("What is it?", "what-is-it"),
        ("Łódź — où?", "lodz-ou"),
        ("東京", "card-東京"),
        ("???", "card"),
        ("a" * 100, "a" * 40),
        ("many words " * 20, "many-words-many-words-many-words-many"),
        ("{{Minsk}} is a city", "is-a-city"),
    ],
)
def test_an_id_tells_what_is_asked(prompt: str, id: str) -> None:
    after, _ = mended(f'title: T\nid: t\ncards:\n- {{q: "{prompt}"{"" if "{" in prompt else ", a: A"}}}\n')
    assert f"id: {id}}}" in after


def test_ids_are_unique_and_stay_with_their_cards() -> None:
    text = "title: T\nid: t\ncards:\n- {q: Why, a: A}\n- {q: Why?, a: B, id: why}\n- {q: why!, a: C}\n"
    after, _ = mended(text)
    assert after.splitlines()[3:] == [
        "- {q: Why, a: A, id: why-2}",
        "- {q: Why?, a: B, id: why}",
        "- {q: why!, a: C, id: why-3}",
    ]


def test_an_id_changes_nothing_that_is_asked() -> None:
    text = "title: My deck\ncards:\n- {q: One, a: A}\n- q: Two\n  a: [B, C]\n"
    before, after = read(text).deck, read(mended(text)[0]).deck
    assert before
    assert after
    assert before.id == after.id
    assert [(card.prompt, card.form) for card in before.cards] == [(card.prompt, card.form) for card in after.cards]


def test_tabs_give_way_where_the_meaning_is_sure() -> None:
    after, told = mended("title: T\nid: t\ncards:\n\t- id: x\n\t  q: Q\n\t  a: A\n")
    assert after == "title: T\nid: t\ncards:\n  - id: x\n    q: Q\n    a: A\n"
    assert told == [(4, "indented 3 lines with spaces")]


def test_tabs_stay_where_their_width_matters() -> None:
    text = "title: T\ncards:\n  - q: Q\n    a: A\n    explain: |\n    \t\tx\n\t y: z\n"
    assert mended(text) == (text, [])


def test_unseen_characters_go() -> None:
    after, told = mended("title: T\nid: t\ncards: [{id: x, q: \u202eQ\ufeff, a: \u2066A\u2069}]\n")
    assert after == "title: T\nid: t\ncards: [{id: x, q: Q, a: A}]\n"
    assert told == [(3, "removed 4 unseen characters")]


def test_what_cannot_be_changed_in_place_keeps_nothing_else_from_it() -> None:
    text = "title: T\nid: t\ncards:\n- &x {q: One, a: A}\n- {q: Two, a: B}\n- {q: Three, a: C, hint: *x}\n"
    anchored = text.replace(", hint: *x", "").replace("cards:", "tags: [*x]\ncards:")
    assert mended(anchored)[0] == anchored  # an alias before its anchor is an error
    text = "title: T\nid: t\ncards:\n- q: One\n  a: &x A\n- {q: Two, a: B, explain: *x}\n- ? q\n  : Three\n  a: C\n"
    after, told = mended(text)
    assert "q: Three\n  id" not in after
    assert [what for _, what in told] == ["wrote the id `one`", "wrote the id `two`"]


def test_facts_are_mended_too() -> None:
    text = 'id: b\nsources: {s: {titel: S}}\nfacts:\n  - {id: one, says: "It rained.", souces: [s]}\n'
    after, told = mended(text)
    assert after == text.replace("souces", "sources").replace("titel", "title")
    assert told == [(2, "renamed `titel` to `title`"), (4, "renamed `souces` to `sources`")]


KEYS = [
    "q",
    "a",
    "wrong",
    "wrnog",
    "question",
    "answer",
    "options",
    "id",
    "hint",
    "hnit",
    "order",
    "tags",
    "Explain",
    "x",
]
VALUES = [
    "A",
    "B",
    "b",
    '"1995"',
    "[A, B]",
    "[B, b, C]",
    "[a, b, c]",
    "{{gap}}",
    "",
    "true",
    "Minsk",
    "|-\n      x\n      y",
]
cards = st.lists(
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES), max_size=5).map(
        lambda card: "  - " + "\n    ".join(f"{key}: {value}" for key, value in card.items()) if card else "  # none"
    ),
    max_size=4,
)
heads = st.lists(
    st.sampled_from(["title: T", "id: t", "tilte: U", "level: easy", "# note", "langauge: en"]), max_size=4
)


@settings(max_examples=3 * settings().max_examples)
@given(heads, cards, st.sampled_from(["\n", "\r\n"]))
def test_mending_twice_is_mending_once_and_never_harms(head: list[str], listed: list[str], newline: str) -> None:
    text = newline.join([*head, "cards:", *listed, ""]).replace("\r\n", "\n").replace("\n", newline)
    after, told = mended(text)
    assert mended(after) == (after, [])
    assert (after == text) == (not told)
    before, now = read(text), read(after)
    assert unknown_keys(now) <= unknown_keys(before)
    if before.deck:
        assert now.deck
        assert [shown(one) for one in now.deck.cards] == [shown(one) for one in before.deck.cards]


def unknown_keys(reading: Reading) -> int:
    return sum(found.code == "unknown-key" for found in reading.findings)


def shown(question: Question) -> Question:
    return replace(question, id="", fact=None)


@pytest.mark.parametrize("path", sorted(DECKS.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_files_need_no_mending(path: Path) -> None:
    data = path.read_bytes()
    assert mend(data, path.name, lambda name: (path.parent / name).read_bytes()) == (data, ())
