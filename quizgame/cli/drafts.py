"""Cards typed at the terminal, each checked at once."""

from __future__ import annotations

from quizgame.cli.dialogue import EndOfInputError, ask, ask_several
from quizgame.cli.output import one_line, print_lines
from quizgame.decks.card_kind import TRUTH
from quizgame.decks.reading import read_file
from quizgame.decks.starting import Draft, Heading, write_deck
from quizgame.questions.question import KINDS
from quizgame.reading.diagnostic import Severity

_HOW = (
    "",
    "Now the cards. With wrong options a card is a choice; without, it is typed.",
    "Semicolons part several answers or options. An empty question ends.",
)


def type_cards(heading: Heading, drafts: list[Draft]) -> bool:
    """Add cards to `drafts` until a question is left empty; True if it was interrupted. What was typed is kept."""
    print_lines(_HOW)
    try:
        while True:
            print_lines([""])
            question = ask(f"Question {len(drafts) + 1}")
            if not question:
                return False
            draft = _type_card(question)
            if draft is None:
                print_lines(["  No answer: this card is left out."])
            else:
                _keep(draft, heading, drafts)
    except EndOfInputError:
        return False
    except KeyboardInterrupt:
        print_lines([""])
        return True


def _type_card(question: str) -> Draft | None:
    answers = ask_several("  Answer")
    if answers and answers[0].casefold() in TRUTH:
        return Draft(question, answers)
    if answers:
        return Draft(question, answers, ask_several("  Wrong options, if it is a choice"))
    # a text with gaps holds its answers itself
    return Draft(question, ()) if "{{" in question else None


def _keep(draft: Draft, heading: Heading, drafts: list[Draft]) -> None:
    reading = read_file(write_deck(heading, [*drafts, draft]).encode(), "deck.yaml", _no_files)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    if errors or reading.deck is None:
        told = [one_line(f"{finding.message}: {finding.hint}".removesuffix(": ")) for finding in errors]
        print_lines([*(f"  {line}" for line in told), "  This card is left out; type it again."])
        return
    drafts.append(draft)
    print_lines([f"  Card {len(drafts)}: {KINDS[type(reading.deck.cards[-1])]}"])


def _no_files(name: str) -> bytes:
    raise FileNotFoundError(name)
