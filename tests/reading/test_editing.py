"""Changing a file in place: what it looks like afterwards, and what is refused."""

from __future__ import annotations

import pytest

from quizgame.errors import EditError
from quizgame.reading.document import Text
from quizgame.reading.editing import Change, Insert, Move, Put, Remove, Rename, Sort, edit

ORDER = ("title", "id", "q", "a", "wrong", "order", "hint", "explain", "tags", "cards")
DECK = """\
# rivers of Europe
title: Rivers   # shown in the list

cards:
  # the first
  - q: What?
    a: Minsk    # the capital
    wrong: [Riga, "Oslo", 'Rome']
    explain: |
      line one
      line two

  # in short
  - {q: Who, a: me, wrong: [you]}

  - q: Order
    order:
      - a   # first
      # then
      - b
      - c
    hint:

tags: []
"""

CASES: dict[str, tuple[list[Change], str, str]] = {
    "a text beside its comment": ([Put(("title",), "A: b")], "Rivers   #", '"A: b"   #'),
    "a text that needs no marks": ([Put(("cards", 1, "a"), "1995")], "a: me", "a: 1995"),
    "a text that is to have marks": ([Put(("cards", 1, "a"), Text("1995", 0, 0, True))], "a: me", 'a: "1995"'),
    "a text in double quotes": ([Put(("cards", 0, "wrong", 1), 'a "b"')], '"Oslo"', '"a \\"b\\""'),
    "a text in single quotes": ([Put(("cards", 0, "wrong", 2), "it's")], "'Rome'", "'it''s'"),
    "a text between brackets": ([Put(("cards", 0, "wrong", 0), "x, y")], "[Riga", '["x, y"'),
    "a long text for a short one": (
        [Put(("cards", 0, "a"), "two\n\nlines")],
        "a: Minsk    # the capital\n",
        "a: |-    # the capital\n      two\n\n      lines\n",
    ),
    "a short text for a long one": (
        [Put(("cards", 0, "explain"), "one: two")],
        "explain: |\n      line one\n      line two\n",
        'explain: "one: two"\n',
    ),
    "a long text for another": ([Put(("cards", 0, "explain"), "x\n y\n")], "line one\n      line two", "x\n       y"),
    "a text where there was none": ([Put(("cards", 2, "hint"), "high")], "hint:\n", "hint: high\n"),
    "a list for a text": ([Put(("cards", 0, "a"), ["Minsk", "Mensk"])], "a: Minsk  ", "a: [Minsk, Mensk]  "),
    "a text for a list": (
        [Put(("cards", 2, "order"), "none")],
        "order:\n      - a   # first\n      # then\n      - b\n      - c\n",
        "order: none\n",
    ),
    "one item of several": (
        [Put(("cards", 2, "order"), ["a", "B", "c", "d"])],
        "      - b\n      - c\n",
        "      - B\n      - c\n      - d\n",
    ),
    "a further item between brackets": ([Put(("cards", 1, "wrong"), ["you", "we"])], "[you]", "[you, we]"),
    "the first item": ([Insert(("cards", 2, "order", 0), "z")], "      - a ", "      - z\n      - a "),
    "items of an empty list": ([Insert(("tags", 0), "one"), Insert(("tags", 0), "two")], "[]", "[one, two]"),
    "a first key": ([Put(("cards", 0, "id"), "x")], "  - q: What?", "  - id: x\n    q: What?"),
    "a first key between braces": ([Put(("cards", 1, "id"), "x")], "{q: Who", "{id: x, q: Who"),
    "a key in its place": ([Put(("cards", 0, "hint"), "h")], "'Rome']\n", "'Rome']\n    hint: h\n"),
    "a key in its place between braces": ([Put(("cards", 1, "hint"), "h")], "[you]}", "[you], hint: h}"),
    "a key with a list": ([Put(("cards", 1, "tags"), ["a", "b c"])], "[you]}", "[you], tags: [a, b c]}"),
    "an unknown key": ([Put(("cards", 2, "zz"), "h")], "    hint:\n", "    hint:\n    zz: h\n"),
    "less by a key": ([Remove(("cards", 0, "a"))], "    a: Minsk    # the capital\n", ""),
    "less by the first key": ([Remove(("cards", 0, "q"))], "q: What?\n    a: Minsk", "a: Minsk"),
    "less by a key between braces": ([Remove(("cards", 1, "a"))], "a: me, ", ""),
    "less by the only item": ([Remove(("cards", 1, "wrong", 0))], "[you]", "[]"),
    "less by an item": ([Remove(("cards", 2, "order", 1))], "      - b\n", ""),
    "less by an item between brackets": ([Remove(("cards", 0, "wrong", 1))], ', "Oslo"', ""),
    "less by a card": ([Remove(("cards", 1))], "  - {q: Who, a: me, wrong: [you]}\n", ""),
    "a card at the end": (
        [Insert(("cards", 3), {"q": "Why?", "a": ["x" * 60, "y" * 60], "explain": "a\nb"})],
        "    hint:\n",
        "    hint:\n\n  - q: Why?\n    a:\n      - X\n      - Y\n    explain: |-\n      a\n      b\n".replace(
            "X", "x" * 60
        ).replace("Y", "y" * 60),
    ),
    "a card in another place": (
        [Move(("cards", 1), 2)],
        DECK[DECK.index("  # in short") : DECK.index("\ntags")],
        DECK[DECK.index("  - q: Order") : DECK.index("\ntags")] + "\n  # in short\n  - {q: Who, a: me, wrong: [you]}\n",
    ),
    "items in another order": (
        [Move(("cards", 0, "wrong", 2), 0)],
        "[Riga, \"Oslo\", 'Rome']",
        "['Rome', Riga, \"Oslo\"]",
    ),
    "keys in another order": (
        [Sort(("cards", 0), ("a", "q", "wrong"))],
        "  - q: What?\n    a: Minsk    # the capital\n",
        "  - a: Minsk    # the capital\n    q: What?\n",
    ),
    "keys between braces in another order": (
        [Sort(("cards", 1), ("wrong", "q"))],
        "{q: Who, a: me, wrong: [you]}",
        "{wrong: [you], q: Who, a: me}",
    ),
    "another name of a key": ([Rename(("cards", 1, "wrong"), "tags")], "me, wrong:", "me, tags:"),
    "several changes at once": (
        [Remove(("cards", 1, "wrong")), Put(("cards", 1, "order"), ["a", "b"]), Put(("cards", 1, "q"), "What")],
        "{q: Who, a: me, wrong: [you]}",
        "{q: What, a: me, order: [a, b]}",
    ),
    "the same again": ([Put(("cards", 0, "wrong"), ["Riga", "Oslo", "Rome"])], "", ""),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_what_is_meant_changes(case: str, newline: str) -> None:
    changes, before, after = CASES[case]
    assert DECK.count(before) == 1 or not before
    expected = DECK.replace(before, after, 1) if before else DECK
    data = edit(b"\xef\xbb\xbf" + DECK.replace("\n", newline).encode(), changes, ORDER)
    assert data.removeprefix(b"\xef\xbb\xbf").decode() == expected.replace("\n", newline)
    assert data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "before, changes, after",
    [
        ("a: 1", [Put(("b",), "2")], "a: 1\nb: 2"),
        ("a: 1", [Put(("a",), "x\ny\n")], "a: |\n  x\n  y\n"),
        ("a:\n- x\n- y\nb: 1\n", [Insert(("a", 2), "z")], "a:\n- x\n- y\n- z\nb: 1\n"),
        ("a: []\nb:\n- x\n", [Insert(("a", 0), {"q": "x"})], "a:\n- q: x\nb:\n- x\n"),
        ("a:\nb: 1\n", [Insert(("a", 0), "x")], "a: [x]\nb: 1\n"),
        ("a: [\n  x, # 1\n  y # 2\n]\n", [Insert(("a", 2), "z")], "a: [\n  x, # 1\n  y, # 2\n  z\n]\n"),
        ("a: [\n  x, # 1\n  y, # 2\n]\n", [Remove(("a", 0))], "a: [\n  y, # 2\n]\n"),
        ("a:\n  - - x\n    - y\n", [Remove(("a", 0, 0))], "a:\n  - - y\n"),
        ("a: {}\n", [Put(("a", "b"), "c")], "a:\n  b: c\n"),
        ("a: {b: c}\n", [Put(("a",), {})], "a: {}\n"),
        ("a: {b, c: 1}\n", [Put(("a", "c"), "2")], "a: {b, c: 2}\n"),
        ("---\na: 1\n...\n", [Put(("b",), "2")], "---\na: 1\nb: 2\n...\n"),
        ("a: &x 1\nb: 2\n", [Put(("a",), "3")], "a: &x 3\nb: 2\n"),
        ("a: &x 1\nb: *x\n", [Put(("b",), "3")], "a: &x 1\nb: 3\n"),
        ("a: &x [1]\nb: *x\n", [Remove(("b",))], "a: &x [1]\n"),
        ("a: one\n   two\nb: 2\n", [Put(("a",), "three")], "a: three\nb: 2\n"),
        ("a: |+\n  x\n\nb: 2\n", [Put(("c",), "3")], "a: |+\n  x\n\nb: 2\nc: 3\n"),
        ("a: |+\n  x\n\nb: 2\n", [Put(("b",), "3")], "a: |+\n  x\n\nb: 3\n"),
        ("a: >-\n  x\n  y\n\n\nb: 2\n", [Put(("a",), "z")], 'a: "z"\n\n\nb: 2\n'),
        ("é😀: {東: 1}\n", [Put(("é😀", "東"), "2")], "é😀: {東: 2}\n"),
        ("'a b': 1\n", [Rename(("a b",), "c: d")], '"c: d": 1\n'),
    ],
)
def test_all_ways_of_writing_are_kept(before: str, changes: list[Change], after: str) -> None:
    assert edit(before.encode(), changes).decode() == after


@pytest.mark.parametrize(
    "before, change, told",
    [
        ("a: &x 1\nb: *x\n", Put(("a",), "2"), "more than is meant"),
        ("a: &x [1]\nb: *x\n", Insert(("a", 0), "2"), "more than is meant"),
        ("a: &x [1]\nb: *x\n", Insert(("b", 0), "2"), "written elsewhere"),
        ("a: &x 1\nb: *x\n", Remove(("a",)), "more than is meant"),
        ("a: &x {c: 1}\nb: *x\n", Put(("b", "c"), "2"), "written elsewhere"),
        ("? a\n: 1\nb: 2\n", Put(("a",), "2"), "unusual"),
        ("a: [\n", Put(("a",), "2"), "line 1"),
        ("a: 1\na: 2\n", Put(("a",), "2"), "given twice"),
        ("", Put(("a",), "2"), "empty"),
        ("a: 1\n", Put(("a",), "x\x1b[31m"), "U+001B"),
        ("a: 1\n", Put(("a",), ["x", {"y": "\u202e"}]), "U+202E"),
        ("a: 1\n", Remove(("b",)), "no `b`"),
        ("a: [1]\n", Remove(("a", 1)), "no item 2"),
        ("a: [1]\n", Put(("a", "b"), "x"), "no `b`"),
        ("a: 1\n", Put(("a", "b"), "x"), "neither a list nor a table"),
        ("a: 1\nb: 2\n", Rename(("a",), "b"), "twice"),
        ("a: 1\n", Remove(("a",)), "nothing would be left"),
    ],
)
def test_what_cannot_be_changed_surely_is_refused(before: str, change: Change, told: str) -> None:
    with pytest.raises(EditError) as refused:
        edit(before.encode(), [change])
    assert told in refused.value.message
    assert refused.value.hint


def test_changes_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(EditError, match="contradict"):
        edit(b"a: [1]\n", [Put(("a",), "x"), Insert(("a", 0), "2")])
    with pytest.raises(EditError, match="contradict"):
        edit(b"a: 1\nb: 2\n", [Remove(("a",)), Remove(("a",))])
    with pytest.raises(EditError, match="while its list changes"):
        edit(b"a: [1, 2]\n", [Move(("a", 0), 1), Insert(("a", 0), "2")])
