"""A finding about a gap points at its braces, however the text is written in the file."""

from __future__ import annotations

import pytest
from marking import marked, places, read

HEAD = "title: T\ncards:\n"
BROKEN = {
    "plain": "- q: Minsk lies on the ‹open-gap›{{Svislach.\n",
    "the second of two": "- q: Minsk lies on {{the Svislach}} in ‹empty-text›{{}}.\n",
    "after braces that are none": "- q: A {set} and \\{{ braces ‹empty-text›{{ }}.\n",
    "inside another one": "- q: On the {{Svislach ‹nested-gap›{{river}}.\n",
    "two clues": '- q: "A: ‹two-clues›{{b::c::d}}"\n',
    "one number, two answers": "- q: a {{c1::b}} c ‹gap-number›{{c1::d}} e\n",
    "wide characters": "- q: 東京は{{日本}}の‹empty-text›{{::首都}}です\n",
    "emoji": "- q: 👩‍🔬🇧🇾 found ‹empty-text›{{}} é́\n",
    "tabs": "- q: \ta\tb ‹empty-text›{{}} c\n",
    "an entry in braces": '- {q: "a ‹empty-text›{{}} b", hint: "{h}"}\n',
    "double quotes": '- q: "\\"a\\" \\\\ ‹empty-text›{{}} b"\n',
    "double quotes with escaped braces": '- q: "\\x7B \\u007b \\U0000007B \\\\x7b ‹empty-text›{{}} b"\n',
    "the gap itself escaped": '- q: "a {b} ‹empty-text›\\x7b\\x7b}} b"\n',
    "double quotes over lines": '- q: "a {{b}}\n\n    c \\\n    d ‹open-gap›{{e\n    f"\n',
    "single quotes": "- q: 'it''s {b} ''‹empty-text›{{}}'' \\x7b'\n",
    "single quotes over lines": "- q: 'it''s\n    {b}\n\n    ‹empty-text›{{}}'\n",
    "plain over lines": "- q: Minsk lies\n    on {the}\n\n    great ‹empty-text›{{}} river\n",
    "a block": "- q: |\n    Minsk {lies}\n\n      on the ‹empty-text›{{}}\n    river\n",
    "a block with its sign and a comment": "- q: |2- # {{not}} this\n      Minsk lies\n    on ‹empty-text›{{}}\n",
    "a folded block": "- q: >+\n    Minsk {lies}\n    on the\n\n    ‹empty-text›{{}} river\n\n",
    "an anchor": "- q: &text on the ‹empty-text›{{}} river\n- {q: *text, a: x}\n",
    "an anchor on a line of its own": '- q: &text\n    "on {the} ‹empty-text›{{}} river"\n- {q: *text, a: x}\n',
    "an anchor with a block": "- q: &text |\n    on the\n    ‹empty-text›{{}} river\n- {q: *text, a: x}\n",
    "a comment with braces above": "- # {{no}}\n  q: a ‹empty-text›{{}}\n",
    "a gap beside an answer": "- q: >\n    So {x}\n    is the ‹gap-and-answer›{{river}}\n  a: b\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("card", BROKEN.values(), ids=BROKEN)
def test_a_gap_is_pointed_at(card: str, bom: str, ends: str) -> None:
    text, expected = marked((bom + HEAD + card).replace("\n", ends))
    found = [place for place in places(read(text)) if place[2] in {code for *_, code in expected}]
    assert found[:1] == expected


def test_an_alias_is_pointed_at_itself() -> None:
    text, expected = marked(
        "title: T\nsources: {s: {title: &x 'a {{}} b'}}\ncards:\n- {q: c, a: d}\n- {q: ‹empty-text›*x }\n"
    )
    assert places(read(text)) == expected
