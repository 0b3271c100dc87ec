"""A file under edit: when it is read, what is shown of it, and which question is under edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgame.app.watching import VANISHED, Sight, Watch
from quizgame.reading.diagnostic import Severity

CARDS = """\
title: Birds
cards:
  - q: Which bird flies farthest?
    a: the tern
  # a comment
  - q: Which bird follows ploughs?
    a: the gull
  - q: Which bird sings at night?
    a: the nightingale
description: Of the coast
"""
FACTS = """\
format: 1
id: birds
sources:
  atlas: {title: Atlas of birds, publisher: The museum}
facts:
  - id: stork
    says: "The white stork was counted for the first time[ in {when}]."
    when: "1998"
    sources: [atlas]
  - id: crane
    says: "The crane was ringed for the first time[ in {when}]."
    when: "2001"
    sources: [atlas]
"""


class Clock:
    """Seconds, counted by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """A file, and whoever watches it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.saves = 0
        self.save(text)
        self.clock = Clock()
        self.watch = Watch(path, self.clock)
        self.sight = self.look()

    def save(self, text: str, path: Path | None = None) -> None:
        (path or self.path).write_text(text, encoding="utf-8")

    def look(self) -> Sight:
        self.sight = self.watch.look()[1]()
        return self.sight

    def saved(self, old: str, new: str, path: Path | None = None) -> Sight:
        """Save a change, and what is seen then."""
        text = (path or self.path).read_text(encoding="utf-8")
        assert old in text
        self.save(text.replace(old, new, 1), path)
        assert not self.watch.settled(), "what was just seen for the first time may not be finished"
        assert self.watch.settled()
        return self.look()

    @property
    def edited(self) -> str:
        return self.sight.questions[self.sight.at].prompt


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "birds.yaml", CARDS)


def test_the_first_question_is_shown_at_first(desk: Desk) -> None:
    assert (desk.sight.title, len(desk.sight.questions), desk.sight.sound) == ("Birds", 3, True)
    assert desk.edited == "Which bird flies farthest?"
    assert not desk.watch.settled()


@pytest.mark.parametrize(
    "old, new, prompt",
    [
        ("the gull", "the seagull", "Which bird follows ploughs?"),
        ("Which bird sings at night?", "Who sings at night?", "Who sings at night?"),
        ("    a: the gull\n", "    a: the gull\n    hint: White.\n", "Which bird follows ploughs?"),
        ("    a: the gull\n", "    a: the gull\n  - q: Who hoots?\n    a: the owl\n", "Who hoots?"),
        ("  # a comment\n", "  # another\n", "Which bird flies farthest?"),
        ("  - q: Which bird follows ploughs?\n    a: the gull\n", "", "Which bird flies farthest?"),
        ("Of the coast", "Of the sea", "Which bird flies farthest?"),
    ],
)
def test_the_card_whose_lines_changed_is_under_edit(desk: Desk, old: str, new: str, prompt: str) -> None:
    desk.saved(old, new)
    assert desk.edited == prompt


def test_a_change_beside_the_cards_leaves_the_one_under_edit(desk: Desk) -> None:
    desk.saved("the nightingale", "a nightingale")
    desk.saved("Of the coast", "Of the sea")
    assert desk.edited == "Which bird sings at night?"


def test_a_broken_save_keeps_the_last_sound_questions(desk: Desk) -> None:
    sound = desk.saved("the gull", "the seagull").questions
    broken = desk.saved("    a: the seagull\n", "    wrnog: x\n")
    assert (broken.questions, broken.sound) == (sound, False)
    assert next((found.line, found.severity) for found in broken.findings) == (6, Severity.ERROR)
    assert desk.edited == "Which bird follows ploughs?"
    mended = desk.saved("    wrnog: x\n", "    a: the black-headed gull\n")
    assert mended.sound
    assert mended.questions[mended.at].answer == "the black-headed gull"  # type: ignore[union-attr]


def test_findings_are_those_of_check(desk: Desk) -> None:
    text = "  - q: The swan is a bird; which bird is white like the swan?\n    a: the swan\n"
    sight = desk.saved("  # a comment\n", text)
    assert "answer-in-stem" in {found.code for found in sight.findings}
    first, _ = desk.watch.look()
    assert not first.complete
    assert first.questions == sight.questions


def test_a_file_that_is_replaced_is_read_anew(desk: Desk, tmp_path: Path) -> None:
    beside = tmp_path / "birds.yaml~"
    desk.save(CARDS.replace("the gull", "the seagull"), beside)
    beside.replace(desk.path)
    assert [desk.watch.settled(), desk.watch.settled()] == [False, True]
    desk.look()
    assert desk.edited == "Which bird follows ploughs?"


@pytest.mark.parametrize("leave", [Path.unlink, lambda path: path.write_text("")], ids=["removed", "emptied"])
def test_a_file_gone_for_a_moment_is_not_missed(desk: Desk, leave: object) -> None:
    leave(desk.path)  # type: ignore[operator]
    assert not any(desk.watch.settled() for _ in range(5))
    desk.save(CARDS.replace("the gull", "the seagull"))
    desk.watch.settled()
    assert desk.watch.settled()
    assert desk.look().sound


def test_a_file_gone_for_good_is_told(desk: Desk) -> None:
    questions = desk.sight.questions
    desk.path.unlink()
    assert not any(desk.watch.settled() for _ in range(5))
    desk.clock.now += VANISHED
    assert desk.watch.settled()
    sight = desk.look()
    assert [found.code for found in sight.findings] == ["unreadable"]
    assert (sight.questions, sight.sound) == (questions, False)
    assert not desk.watch.settled()
    desk.save(CARDS)
    assert [desk.watch.settled(), desk.watch.settled()] == [False, True]


def test_the_questions_of_the_fact_under_edit(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "facts.yaml", FACTS)
    assert {question.fact for question in desk.sight.questions} >= {"birds/stork", "birds/crane"}
    desk.saved('"2001"', '"2002"')
    assert desk.sight.questions[desk.sight.at].fact == "birds/crane"
    assert desk.sight.places[desk.sight.questions[desk.sight.at].id].spot.line == 10
    desk.save(desk.path.read_text("utf-8").replace('"2002"', '"2003"'))
    first, _ = desk.watch.look()
    assert {question.fact for question in first.questions} == {"birds/crane"}


def test_a_facts_file_below_a_deck_is_watched_too(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    desk = Desk(tmp_path / "birds.yaml", "title: Birds\nfrom: facts.yaml\nselect: {facts: [stork, crane]}\n")
    desk.saved("was ringed", "was counted", facts)
    assert desk.sight.questions[desk.sight.at].fact == "birds/crane"
    assert desk.sight.places[desk.sight.questions[desk.sight.at].id].path == facts
    broken = desk.saved("sources: [atlas]", "sources: [atlsa]", facts)
    assert not broken.sound
    assert str(facts) in {found.path for found in broken.findings}
    facts.unlink()
    desk.watch.settled()
    desk.clock.now += VANISHED
    assert desk.watch.settled()
    assert not desk.look().sound


def test_a_fact_that_the_deck_leaves_out_is_not_taken_for_its_neighbour(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    desk = Desk(tmp_path / "birds.yaml", "title: Birds\nfrom: facts.yaml\nselect: {facts: [stork]}\n")
    at = desk.sight.at
    desk.saved("was ringed", "was counted", facts)
    assert desk.sight.at == at


def test_facts_may_stand_in_the_deck_itself(tmp_path: Path) -> None:
    facts = "".join(f"  {line}" for line in FACTS.partition("\n")[2].splitlines(keepends=True))
    desk = Desk(tmp_path / "birds.yaml", f"title: Birds\nfrom:\n{facts}cards:\n  - {{id: one, q: One, a: uno}}\n")
    desk.saved("was ringed", "was counted")
    assert desk.sight.questions[desk.sight.at].fact == "birds/crane"
    assert desk.sight.places[desk.sight.questions[desk.sight.at].id].path == desk.path
    desk.saved("a: uno", "a: eins")
    assert desk.sight.questions[desk.sight.at].id == "birds/one"


def test_what_is_overtaken_by_the_next_look_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "birds.yaml"
    path.write_text(FACTS)
    watch = Watch(path, clock=lambda: 0.0)
    _, first = watch.look()
    _, second = watch.look()
    assert first() is None
    whole = second()
    assert whole is not None
    assert whole.complete
    assert whole.questions
