"""New decks hold what was typed, whatever it was, and what is given as an example has no findings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import Reading, read_file
from quizgame.decks.starting import Draft, Heading, write_deck, write_deck_of_facts, write_facts
from quizgame.questions.question import Choice, Typed
from quizgame.reading.diagnostic import REFUSED
from quizgame.reading.folding import fold, is_unseen

HEADING = Heading("Rivers: the basics", "rivers", level="easy")
SIGNS = st.text(st.sampled_from("ab1 :#-?{}[]\"'*&!|>%@`,~\\.é人"), min_size=1, max_size=12)
TYPED = (SIGNS | st.text(min_size=1, max_size=12)).map(lambda text: " ".join(REFUSED.sub("", text).split()))
SEEN = TYPED.filter(lambda text: not is_unseen(text) and bool(fold(text)) and "{{" not in text)


def read(text: str, facts: str = "") -> Reading:
    return read_file(text.encode(), "deck.yaml", lambda name: facts.encode())


@given(SEEN, SEEN, SEEN)
def test_what_was_typed_is_read_back(title: str, question: str, answer: str) -> None:
    deck = read(write_deck(Heading(title, "t"), [Draft(question, (answer, f"{answer} 2"))])).deck
    assert deck is not None
    card = deck.cards[0]
    assert isinstance(card, Typed)
    assert (deck.title, card.prompt, card.accepted) == (title, question, (answer, f"{answer} 2"))


@given(SEEN, SEEN)
def test_wrong_options_are_read_back(question: str, answer: str) -> None:
    text = write_deck(HEADING, [Draft(question, ("x", "y"), (f"{answer} one", f"{answer} two"))])
    deck = read(text.replace("kind: several", "kind: choice")).deck
    assert deck is not None
    card = deck.cards[0]
    assert isinstance(card, Choice)
    assert [option.text for option in card.wrong] == [f"{answer} one", f"{answer} two"]


def test_examples_have_no_findings() -> None:
    facts = write_facts(HEADING)
    assert read(facts).findings == ()
    for text in (write_deck(HEADING, []), write_deck_of_facts(HEADING, "facts.yaml")):
        reading = read(text, facts)
        assert reading.findings == ()
        assert lint(reading, "deck.yaml") == ()


def test_what_the_comments_show_can_be_used() -> None:
    """Every line of a comment that shows cards or keys is right when its mark is taken away."""
    lines = write_deck(HEADING, []).splitlines()
    shown = "\n".join(line.removeprefix("# ") for line in lines if line.startswith("#   "))
    assert read(f"title: T\ncards:\n{shown}\n").findings == ()
    deck = write_deck_of_facts(HEADING, "facts.yaml").replace("# forms", "forms").replace("# select", "select")
    deck = (
        deck.replace("#   tags: [a tag]", "  facts: [treaties]").replace("#   facts", "#").replace("#   without", "#")
    )
    assert read(deck, write_facts(HEADING)).findings == ()
