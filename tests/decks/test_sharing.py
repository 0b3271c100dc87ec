"""A deck and its facts in one file: the same questions with the same ids, and nothing else is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgame.decks.reading import read_file
from quizgame.decks.sharing import share
from quizgame.errors import EditError

DECKS = Path(__file__).parents[2] / "decks"
SHIPPED = [path for path in sorted(DECKS.rglob("*.yaml")) if path.name != "facts.yaml"]
FACTS = """\
# What is known.
sources:
  atlas: {title: An atlas}
entities:
  rhine: &it {name: the Rhine, type: place}   # a river
facts:
  - id: treaty
    says: >-
      {what} got
      a treaty[ in {when}].
    what: rhine
    when: 1868
    note: |
      Two
        lines.
    sources: [atlas]
"""


def together(deck: str, facts: str = FACTS, name: str = "facts.yaml") -> str:
    def load(asked: str) -> bytes:
        assert asked == name
        return facts.encode()

    before = read_file(deck.encode(), "here/deck.yaml", load)
    shared = share(deck.encode(), "here/deck.yaml", load).decode()
    after = read_file(shared.encode(), "there/other.yaml", no_files)
    assert before.deck is not None
    assert (after.deck, after.findings) == (before.deck, before.findings)
    return shared


def no_files(name: str) -> bytes:
    raise AssertionError(name)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_deck_can_be_shared(path: Path) -> None:
    shared = share(path.read_bytes(), str(path), lambda name: (path.parent / name).read_bytes())
    before = read_file(path.read_bytes(), str(path), lambda name: (path.parent / name).read_bytes())
    after = read_file(shared, "elsewhere.yaml", no_files)
    assert after.deck == before.deck is not None


@pytest.mark.parametrize(
    "deck",
    [
        "title: Rivers\nfrom: facts.yaml\n",
        "title: Rivers\nfrom: facts.yaml  # beside it\nforms: [when]\n",
        "from: facts.yaml\ntitle: Rivers",
        "title: Rivers\r\nfrom: facts.yaml\r\ncards:\r\n- {q: &it What?, a: *it, kind: text}\r\n",
        "---\ntitle: Rivers\nfrom: 'facts.yaml'\n",
        "\ufefftitle: Rivers\nfrom: facts.yaml\n",
    ],
)
def test_the_facts_come_last_however_the_deck_is_written(deck: str) -> None:
    shared = together(deck)
    assert shared.count("from:") == 1
    assert "# What is known." in shared.partition("from:")[2]


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        "\ufeff" + FACTS.replace("\n", "\r\n"),
        "%YAML 1.2\n---\n" + FACTS + "...\n",
        "id: own\n" + FACTS,
        "{sources: {a: {title: A}}, facts: [{id: one, says: 'One came[ in {when}].',\nwhen: 1900, sources: [a]}]}",
    ],
)
def test_facts_keep_their_name_however_they_are_written(facts: str) -> None:
    together("title: Rivers\nfrom: facts.yaml\n", facts)
    together("title: Rivers\nfrom: below/my-facts.yaml\n", facts, "below/my-facts.yaml")


def test_the_line_for_editors_stays_behind_with_the_schema() -> None:
    line = "# yaml-language-server: $schema=.quizgame/deck.schema.json\n"
    assert "yaml-language-server" not in together(f"{line}title: Rivers\nfrom: facts.yaml\n", line + FACTS)


def test_a_deck_without_facts_is_shared_as_it_is() -> None:
    deck = "title: T\ncards:\n  - {q: Why?, a: because}  # so\n"
    assert together(deck) == deck


def test_a_deck_that_is_one_flow_table_is_refused() -> None:
    with pytest.raises(EditError):
        together("{title: Rivers, from: facts.yaml}\n")
