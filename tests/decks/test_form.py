"""Cards as forms: what boxes show, and what the file says after something was typed into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.decks.form import BY_ITSELF, Form, Shape, addition, boxes, changes, filled, merged, written
from quizgame.decks.judgement import judge
from quizgame.decks.keys import KEYS_OF_KIND, KINDS
from quizgame.questions.question import KINDS as NAMES
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Items, Table, read_document
from quizgame.reading.editing import edit

DECK = """\
title: Birds   # of the coast
sources: {atlas: {title: Atlas of birds}}
cards:
  # the first
  - q: "Which bird flies farthest?"
    a: [the tern, tern]   # both
    tags: [sea, far]
  - {q: How many?, a: '12', wrong: [11, 13]}
  - q: Match them.
    match: {gull: sea, owl: wood, tern: pole}
    id: pairs
  - q: Who hoots?
    a: the owl
    wrong: [the wren, the gull]
    whys: {the wren: It sings = it does not hoot.}
    explain: |-
      Owls do.
      At night.
"""


def deck(text: str = DECK) -> Table:
    root = read_document(text.encode(), Findings("deck.yaml"))
    assert isinstance(root, Table)
    return root


def cards(root: Table) -> list[Table]:
    items = root.get("cards")
    assert isinstance(items, Items)
    return [card for card in items.items if isinstance(card, Table)]


def saved(form: Form, at: int, text: str = DECK) -> str:
    """The file after the form of a card was saved."""
    return edit(text.encode(), changes(form, cards(deck(text))[at], ("cards", at))).decode()


def test_boxes_show_what_is_written() -> None:
    forms = [filled(card) for card in cards(deck())]
    assert forms[0][0].texts == {"q": "Which bird flies farthest?", "a": "the tern\ntern", "tags": "sea, far"}
    assert forms[1][0].texts == {"q": "How many?", "a": "12", "wrong": "11\n13"}
    assert forms[2][0].texts == {"q": "Match them.", "match": "gull = sea\nowl = wood\ntern = pole"}
    assert forms[3][0].text("explain") == "Owls do.\nAt night."
    assert [fixed for _, fixed in forms] == [set(), set(), {"id"}, {"whys"}]


def test_a_form_has_the_boxes_of_its_kind_and_all_that_hold_something() -> None:
    keys = [box.key for box in boxes(Form())]
    assert keys[:3] == ["q", "a", "wrong"]
    assert {"hint", "explain", "tags", "source"} <= set(keys)
    for kind in KINDS:
        assert set(KEYS_OF_KIND[kind]) <= {box.key for box in boxes(Form(kind))}
    assert "order" in {box.key for box in boxes(Form("text", {"order": "x"}))}
    assert "a" not in {box.key for box in boxes(Form("", {"q": "x", "order": "x"}))}
    assert {box.shape for box in boxes(Form("match", {"exact": "true"}))} == set(Shape)


@pytest.mark.parametrize("at", range(4))
def test_what_is_not_touched_is_not_changed(at: int) -> None:
    card = cards(deck())[at]
    assert changes(filled(card)[0], card, ("cards", at)) == []


@pytest.mark.parametrize(
    "at, key, text, old, new",
    [
        (0, "a", "the arctic tern", "a: [the tern, tern]   # both", "a: the arctic tern   # both"),
        (0, "q", "Who flies: how far?", '"Which bird flies farthest?"', '"Who flies: how far?"'),
        (0, "tags", "sea,far , ice", "[sea, far]", "[sea, far, ice]"),
        (0, "tags", "", "    tags: [sea, far]\n", ""),
        (1, "wrong", "11\n14", "[11, 13]", "[11, 14]"),
        (2, "match", "gull = sea\nowl = wood\ntern = ice", "tern: pole", "tern: ice"),
        (3, "explain", "Owls do.\nAll night.", "At night.", "All night."),
    ],
)
def test_only_what_was_typed_is_changed(at: int, key: str, text: str, old: str, new: str) -> None:
    form = filled(cards(deck())[at])[0].typed(key, text)
    assert saved(form, at) == DECK.replace(old, new)


def test_new_keys_stand_where_they_belong() -> None:
    form = filled(cards(deck())[3])[0].typed("hint", "It is a bird.")
    after = edit(
        DECK.encode(), changes(form, cards(deck())[3], ("cards", 3)), ("q", "a", "wrong", "whys", "hint", "explain")
    )
    assert b"not hoot.}\n    hint: It is a bird.\n    explain: |-\n" in after


def test_a_card_is_added_at_the_end() -> None:
    form = Form("", {"q": "Who sings?", "a": "the wren", "wrong": "the owl\nthe gull"})
    after = edit(DECK.encode(), [addition(form, deck())]).decode()
    assert after == DECK + "  - q: Who sings?\n    a: the wren\n    wrong: [the owl, the gull]\n"
    bare = "title: Facts\nfrom: facts.yaml\n"
    assert "cards:\n  - q: Who sings?\n" in edit(bare.encode(), [addition(form, deck(bare))]).decode()


KIND = {
    "text": {"q": "Q?", "a": "A"},
    "choice": {"q": "Q?", "a": "A", "wrong": "B\nC"},
    "several": {"q": "Q?", "a": "A\nB", "wrong": "C\nD"},
    "true-false": {"q": "Q.", "a": "true"},
    "number": {"q": "Q?", "a": "12", "tolerance": "2"},
    "date": {"q": "When?", "a": "May 1998"},
    "order": {"q": "Q", "order": "a\nb\nc"},
    "match": {"q": "Q", "match": "a = 1\nb = 2\nc = 3"},
    "cloze": {"q": "Birds {{fly}} in {{spring}}."},
    "flashcard": {"front": "F", "back": "B"},
}


def test_every_kind_can_be_written_in_a_form() -> None:
    assert KIND.keys() == set(KINDS)
    for kind, texts in KIND.items():
        judgement = judge(Form(kind, texts), deck())
        assert [str(remark.finding) for remark in judgement.remarks if remark.is_error] == []
        assert judgement.sound
        if kind != "cloze":
            assert NAMES[type(judgement.questions[0])] == kind.replace("text", "typed")
        assert judgement.form.kind == (kind if kind == "several" else BY_ITSELF), "said only where it is needed"


def test_a_kind_is_written_where_the_card_would_be_another() -> None:
    form = Form("text", {"q": "Which number?", "a": "12"})
    assert judge(form, deck()).form.kind == "text"
    assert written(form) == {"q": "Which number?", "a": "12", "kind": "text"}
    assert judge(form.of_kind(""), deck()).form.kind == ""


def test_remarks_stand_at_the_box_they_are_about() -> None:
    form = Form("", {"q": "The owl hoots; who?", "a": "the owl", "wrong": "the gull\nthe owl"})
    remarks = {(remark.key, remark.finding.code) for remark in judge(form, deck()).remarks}
    assert ("wrong", "wrong-is-right") in remarks
    empty = judge(Form(), deck())
    assert not empty.sound
    assert [(remark.key, remark.is_gap) for remark in empty.remarks] == [("q", True)]
    several = judge(Form("several", {"q": "Which?"}), deck())
    assert ("a", True) in [(remark.key, remark.is_gap) for remark in several.remarks]
    stale = judge(form.typed("wrong", "the gull\nthe wren").typed("q", "Who is the current king?"), deck())
    assert stale.sound
    assert ("q", "soon-stale") in {(remark.key, remark.finding.code) for remark in stale.remarks}


def test_a_card_is_judged_with_what_its_deck_gives_it() -> None:
    form = Form("", {"q": "Q?", "a": "A", "sources": "atlas › p. 2"})
    (question,) = judge(form, deck()).questions
    assert question.references[0].title == "Atlas of birds"
    assert not judge(form.typed("sources", "atlsa"), deck()).sound
    exact = deck("title: T\ndefaults: {exact: true}\ncards: [{q: Q?, a: A}]\n")
    assert judge(form.typed("sources", ""), exact).questions[0].exact  # type: ignore[union-attr]


@pytest.mark.parametrize("at", range(4))
def test_every_card_is_judged_as_its_file_reads_it(at: int) -> None:
    card = cards(deck())[at]
    assert judge(filled(card)[0], deck(), card).sound


@given(st.dictionaries(st.sampled_from(["q", "a", "wrong", "hint", "match", "tags", "order"]), st.text(max_size=12)))
def test_whatever_is_typed_is_judged(texts: dict[str, str]) -> None:
    judgement = judge(Form("", texts), deck())
    assert judgement.sound or any(remark.is_error for remark in judgement.remarks)


PIECES = DECK.partition("cards:\n")[2].split("  - ")[1:]
TYPED = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")) | st.just("\n"), max_size=30)


@given(at=st.integers(0, 3), key=st.sampled_from(["q", "a", "wrong", "hint", "explain", "tags", "source"]), text=TYPED)
def test_whatever_is_typed_into_one_card_leaves_every_other_byte(at: int, key: str, text: str) -> None:
    card = cards(deck())[at]
    form = filled(card)[0].typed(key, text)
    judgement = judge(form, deck(), card)
    if not judgement.sound:
        return
    after = saved(judgement.form, at)
    head, _, rest = after.partition("cards:\n")
    assert head == DECK.partition("cards:\n")[0]
    assert [piece for number, piece in enumerate(PIECES) if number != at and piece not in rest] == []
    now = filled(cards(deck(after))[at])[0]
    assert written(now, None).get(key) == written(form, None).get(key), "what was typed is what is written"
    assert {**now.texts, key: ""} == {**filled(card)[0].texts, key: ""}, "and nothing else is"


def test_two_changes_of_a_card_are_put_together() -> None:
    before = cards(deck())[0]
    now = cards(deck(DECK.replace("farthest?", "far?").replace("far]", "far, ice]")))[0]
    typed = filled(before)[0].typed("a", "the arctic tern").typed("tags", "sea")
    form, both = merged(typed, before, now)
    assert form.texts == {"q": "Which bird flies far?", "a": "the arctic tern", "tags": "sea"}
    assert both == ("Tags",)
    assert merged(filled(before)[0], before, now) == (filled(now)[0], ())
