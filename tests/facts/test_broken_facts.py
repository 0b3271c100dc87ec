"""Broken facts files: every finding of each, in its line and column."""

from __future__ import annotations

import pytest
from marking import marked, places, read

HEAD = """\
sources:
  page: {title: A page, as_of: 2011}
entities:
  pfp: {name: the Partnership, type: programme}
  parp: {name: the Process, type: programme, part_of: pfp}
  canada: {name: Canada, type: country}
"""

FACTS = {
    "unknown entity": "facts: [{id: a, says: '{x}.', x: ‹unknown-entity›canda, sources: page}]\n",
    "unknown source": "facts: [{id: a, says: 'Ice.', sources: ‹unknown-source›paeg}]\n",
    "no source": "facts: [‹missing-key›{id: a, says: 'Ice.'}]\n",
    "no id": "facts: [‹missing-key›{says: 'Ice.', sources: page}]\n",
    "no sentence": "facts: [‹missing-key›{id: a, sources: page}]\n",
    "bad sentence": "facts: [{id: a, says: ‹bad-sentence›'Ice {', sources: page}]\n",
    "slot without value": "facts: [‹missing-slot›{id: a, says: 'Ice {x}.', sources: page}]\n",
    "unknown key": "facts: [{id: a, says: 'Ice.', sources: page, ‹unknown-key›sayz: b}]\n",
    "impossible date": "facts: [{id: a, says: '{x}.', x: ‹impossible-value›30 February 2004, sources: page}]\n",
    "end before start in one value": (
        "facts: [{id: a, says: '{x}.', x: ‹impossible-value›May 2004 – March 2004, sources: page}]\n"
    ),
    "end before start in two values": (
        "facts: [{id: a, says: '{since} {until}.', since: 2004, until: ‹ends-before-start›1999, sources: page}]\n"
    ),
    "bounds the wrong way round": (
        "facts: [{id: a, says: 'Ice.', sources: page, not_before: 1990, not_after: ‹ends-before-start›1980}]\n"
    ),
    "bound that is no date": "facts: [{id: a, says: 'Ice.', sources: page, not_before: ‹not-a-date›soon}]\n",
    "impossible date in a row": (
        "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [[pfp, "
        "‹impossible-value›30 February 2004]], sources: page}]\n"
    ),
    "unknown entity in a row": (
        "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [[pfp, 1999], [‹unknown-entity›pafp, "
        "2004]], sources: page}]\n"
    ),
    "range backwards": "facts: [{id: a, says: '{x}.', x: ‹impossible-value›2000–1999, sources: page}]\n",
    "bare list": "facts: [{id: a, says: '{x}.', x: ‹bare-list›[pfp, parp], sources: page}]\n",
    "mixed list": "facts: [{id: a, says: '{x}.', x: {all: ‹mixed-list›[pfp, 1995]}, sources: page}]\n",
    "short list": "facts: [{id: a, says: '{x}.', x: {all: ‹short-list›[pfp]}, sources: page}]\n",
    "unknown wrapper": "facts: [{id: a, says: '{x}.', x: ‹unknown-value›{sme: pfp}, sources: page}]\n",
    "opinion of nobody": "facts: [{id: a, says: 'Ice.', sources: page, view: ‹view-of-nobody›true}]\n",
    "claim of nobody": "facts: [{id: a, says: 'Ice.', sources: page, said_by: , view: ‹view-of-nobody›true}]\n",
    "unknown speaker": "facts: [{id: a, says: 'Ice.', sources: page, said_by: ‹unknown-entity›me}]\n",
    "as-of no date": "facts: [{id: a, says: 'Ice.', sources: page, as_of: ‹not-a-date›then}]\n",
    "asks for no slot": "facts: [{id: a, says: 'Ice.', sources: page, ask: {‹unknown-slot›x: Why}}]\n",
    "asks with no slot": "facts: [{id: a, says: '{x}.', x: 1, sources: page, ask: {x: ‹unknown-slot›'Why {y}?'}}]\n",
    "wrong for no slot": "facts: [{id: a, says: 'Ice.', sources: page, wrong: {‹unknown-slot›x: [y]}}]\n",
    "unknown form": "facts: [{id: a, says: 'Ice.', sources: page, forms: [‹unknown-form›wen]}]\n",
    "reserved slot": "facts: [{id: a, says: ‹reserved-slot›'{note}.', note: x, sources: page}]\n",
    "same id twice": (
        "facts: [{id: a, says: 'Ice.', sources: page}, {id: ‹duplicate-id›a, says: 'Fog.', sources: page}]\n"
    ),
    "columns that are no slots": (
        "series: [{id: s, says: '{x}.', columns: [‹columns›y], rows: [[pfp]], sources: page}]\n"
    ),
    "short row": "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [‹row›[pfp]], sources: page}]\n",
    "confused with nothing": "facts: []\nconfused: [‹short-list›[pfp]]\n",
    "confused with what is unknown": "facts: []\nconfused: [[pfp, ‹unknown-entity›papr]]\n",
    "confused with another type": "facts: []\nconfused: [[pfp, ‹mixed-list›canada]]\n",
    "confused numbers": "facts: []\nconfused: [[‹unknown-entity›12, 13]]\n",
    "long row": "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [‹row›[pfp, parp, what]], sources: page}]\n",
    "long row with a remark": (
        "series: [{id: s, says: '{x}.', columns: [x, note], rows: [‹row›[pfp, parp, what]], sources: page}]\n"
    ),
    "same row twice": (
        "series: [{id: s, says: '{x}.', columns: [x], rows: [[pfp], ‹duplicate-id›[pfp]], sources: page}]\n"
    ),
}

FILES = {
    "sources that are a list": "sources: ‹wrong-type›[page]\nfacts: []\n",
    "a source that is a text": "sources: {page: ‹wrong-type›A page}\nfacts: []\n",
    "a source without a title": "sources: {page: ‹missing-key›{publisher: P}}\nfacts: []\n",
    "an unknown kind of source": "sources: {page: {title: P, kind: ‹unknown-word›offical}}\nfacts: []\n",
    "an entity that is a text": "entities: {pfp: ‹wrong-type›the Partnership}\nfacts: []\n",
    "an entity without a name": "entities: {pfp: ‹missing-key›{type: programme}}\nfacts: []\n",
    "a part of nothing": "entities: {pfp: {name: P, type: t, part_of: ‹unknown-entity›nato}}\nfacts: []\n",
    "an unknown key": "facts: []\n‹unknown-key›fcats: []\n",
    "a fact that is a text": "facts: [‹wrong-type›Ice melts]\n",
    "facts that are a text": "facts: ‹wrong-type›Ice melts\n",
    "a series that is a text": "series: [‹wrong-type›Ice melts]\n",
    "a bad id": "id: ‹bad-id›my facts\nfacts: []\n",
    "a newer format": "format: ‹unknown-format›2\nfacts: []\n",
    "a type without its words": "types: {survey: ‹missing-key›{wh: which survey}}\nfacts: []\n",
    "faults of many sorts": (
        "id: ‹bad-id›my facts\nsources: {page: {title: P, ‹unknown-key›x: 1}}\n"
        "entities:\n  pfp: ‹missing-key›{type: t}\n"
        "facts:\n  - ‹missing-key›{id: a, says: Ice.}\n  - {id: b, says: Fog., sources: [page, ‹unknown-source›paeg]}\n"
        "‹unknown-key›fcats: []\n"
    ),
}


@pytest.mark.parametrize("case", FACTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_broken_fact_has_its_findings_in_their_places(case: str, newline: str) -> None:
    check((HEAD + FACTS[case]).replace("\n", newline))


@pytest.mark.parametrize("case", FILES)
def test_a_broken_facts_file_has_its_findings_in_their_places(case: str) -> None:
    check(FILES[case])


def check(marks: str) -> None:
    text, expected = marked(marks)
    reading = read(text, "facts.yaml")
    assert places(reading) == expected
    assert reading.base is None
    assert all(found.path == "facts.yaml" and found.message for found in reading.findings)
