"""Games as lines of text: what is asked, what is read, what is told, what is kept."""

from __future__ import annotations

import io
import re

import pytest
from birds import Clock

from quizgame.app.application import Application
from quizgame.app.sitting import Sitting
from quizgame.cli.plain import PlainGame
from quizgame.store.journal import Journal

RIGHT = {
    "Which bird": "the tern",
    "Owls have two wings": "t",
    "Owls have three wings": "f",
    "white bird": "the seagull",
    "How many": "700 000",
    "When was": "1998-04",
}


def run(sitting: Sitting, lines: str, echo: bool = False, lingers: bool = False) -> str:
    told = io.StringIO()
    PlainGame(sitting, io.StringIO(lines), told, lambda: 0, echo, lingers).play()
    return told.getvalue()


def right_line(sitting: Sitting) -> str:
    """The line that answers what is asked now."""
    shown = sitting.shown
    assert shown is not None
    if hasattr(shown, "items"):
        return " ".join(str(index + 1) for index in shown.right)
    prompt = shown.question.prompt + getattr(shown, "text", "")
    return next(line for start, line in RIGHT.items() if start in prompt)


class Knowing(io.StringIO):
    """A player who knows everything."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    def readline(self, size: int = -1, /) -> str:
        return right_line(self.sitting) + "\n"


def play_knowing(sitting: Sitting) -> str:
    told = io.StringIO()
    PlainGame(sitting, Knowing(sitting), told, lambda: 0).play()
    return told.getvalue()


def test_a_player_who_knows_everything_gets_everything(application: Application) -> None:
    sitting = application.quiz("birds", seed=1)
    told = play_knowing(sitting)
    assert told.count("✓ Right") == 6
    assert "Result: 6 of 6 right." in told
    assert "To look at again" not in told
    assert sitting.result.score == sitting.result.best_possible


def test_the_same_seed_asks_the_same(application: Application) -> None:
    first = play_knowing(application.quiz("birds", seed=7))
    assert play_knowing(application.quiz("birds", seed=7)) == first
    assert any(play_knowing(application.quiz("birds", seed=seed)) != first for seed in range(5))


def test_a_missed_question_is_told_with_the_right_answer_why_and_the_source(application: Application) -> None:
    sitting = application.study("birds")
    shown = sitting.shown
    assert shown is not None
    assert shown.question.id == "birds/tern"
    wrong = next(number for number, text in enumerate(getattr(shown, "options", ()), 1) if text == "the wren")
    told = run(sitting, f"{wrong}\n")
    assert "✗ Wrong. The right answer is: the tern\nThe wren stays.\nTerns fly from pole to pole.\n" in told
    assert told.count("Source: Birds of the coast, Harbour Press, survey, 2011; chapter 2") == 2
    assert "To look at again:\n1. Which bird flies farthest?\n   You: the wren\n   Right: the tern\n" in told


def test_the_end_of_the_input_ends_the_game_tidily(application: Application, journal: Journal) -> None:
    sitting = application.quiz("birds", seed=1)
    told = run(sitting, f"{right_line(sitting)}\n")
    assert "Stopped before the end; everything answered is kept." in told
    assert "Result: 1 of 1 right." in told
    assert len(list(journal.events("answered"))) == 1
    left = application.unfinished()
    assert left is not None
    assert (left.done, left.length) == (1, 6)


def test_quitting_is_like_the_end_of_the_input(application: Application, journal: Journal) -> None:
    told = run(application.quiz("birds", seed=1), ":quit\n1\n1\n")
    assert "Result: 0 of 0 right." in told
    assert not list(journal.events("answered"))


@pytest.mark.parametrize("line", ["", "9", "0", "the duck", "-1", "1 2", "²", "x" * 1000])
def test_what_cannot_be_an_answer_is_asked_again(application: Application, journal: Journal, line: str) -> None:
    sitting = application.study("birds")
    told = run(sitting, f"{line}\n")
    assert "Answer with a number from 1 to 3, or the option's text." in told
    assert not list(journal.events("answered"))


def test_a_line_without_end_is_refused_whole(application: Application, journal: Journal) -> None:
    sitting = application.study("birds")
    told = run(sitting, "1" * 3_000_000 + f"\n{right_line(sitting)}\n", echo=True)
    assert "That is too long" in told
    assert "✓ Right" in told
    assert len(told) < 10_000
    assert len(list(journal.events("answered"))) == 1


@pytest.mark.parametrize("odd", ["\x00", "\ufffd", "the te\x00rn", "the\x1b[D tern", "\x7f"])
def test_what_is_no_text_is_asked_again(application: Application, journal: Journal, odd: str) -> None:
    sitting = application.study("birds")
    assert "holds bytes that are no text" in run(sitting, f"{odd}\n:skip\n")
    assert [event.body["answer"] for event in journal.events("answered")] == [None]


def test_a_hint_is_told_and_halves_the_answer(application: Application) -> None:
    sitting = application.study("birds")
    told = run(sitting, f":hint\n{right_line(sitting)}\n")
    assert re.search(r"Hint: It is not “the \w+”\.", told)
    assert "◐ Partly right, 50%. The right answer is: the tern" in told


def test_a_source_is_told_before_the_answer_without_its_place(application: Application) -> None:
    told = run(application.study("birds"), ":source\n")
    assert "Source: Birds of the coast, Harbour Press, survey, 2011\n" in told
    assert "chapter 2" not in told


def test_skipping_tells_the_answer_and_is_practice(application: Application, journal: Journal) -> None:
    told = run(application.study("birds"), ":skip\n")
    assert "– Skipped. The right answer is: the tern" in told
    assert "   You: skipped\n" in told
    (answered,) = journal.events("answered")
    assert answered.body["answer"] is None
    assert answered.body["review"] is False


def test_flags_name_this_question_or_the_one_before(application: Application, journal: Journal) -> None:
    told = run(application.study("birds"), ":flag last\n:flag\n:skip\n:flag last\n")
    assert "Nothing was asked before this question." in told
    assert [event.card for event in journal.events("flagged")] == ["birds/tern", "birds/tern"]


def test_an_unknown_command_is_answered_with_what_there_is(application: Application) -> None:
    told = run(application.study("birds"), ":unto\n:help\n")
    assert "There is no command :unto here." in told
    for command in (":hint", ":skip", ":source", ":flag", ":quit", ":help"):
        assert told.count(f"  {command}") == 2


def test_what_was_missed_in_study_is_asked_again(application: Application) -> None:
    sitting = application.study("birds", count=1)
    told = run(sitting, ":skip\n")
    assert "Question 2, 1 to go, asked again\n" in told


def test_new_cards_are_asked_with_options_and_known_ones_without(application: Application, clock: Clock) -> None:
    assert re.search(r"Which white bird follows ploughs\?\n  1\. the \w+\n", play_knowing(application.study("birds")))
    clock.pass_days(30)
    assert "Which white bird follows ploughs?\nYour answer:" in play_knowing(application.study("birds"))


def test_echo_repeats_what_is_read_without_control_characters(application: Application) -> None:
    told = run(application.study("birds"), "\x1b[2Jred\x07\n", echo=True)
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "<U+001B>[2Jred<U+0007>" in told


def test_signs_become_plain_where_the_encoding_lacks_them(application: Application) -> None:
    sitting = application.quiz("birds", seed=1)
    raw = io.BytesIO()
    told = io.TextIOWrapper(raw, encoding="cp1252", errors="replace")
    PlainGame(sitting, Knowing(sitting), told, lambda: 0).play()
    assert raw.getvalue().count(b"+ Right") == 6


def test_ctrl_c_keeps_what_was_answered_and_says_so(application: Application, journal: Journal) -> None:
    sitting = application.quiz("birds", seed=1)

    class Interrupting(Knowing):
        def readline(self, size: int = -1, /) -> str:
            if sitting.game.turns:
                raise KeyboardInterrupt
            return super().readline()

    told = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        PlainGame(sitting, Interrupting(sitting), told, lambda: 0).play()
    assert told.getvalue().endswith("Interrupted. Everything answered is kept.\n")
    assert len(list(journal.events("answered"))) == 1


def test_a_card_is_set_aside_and_taken_back(application: Application) -> None:
    sitting = application.study("birds")
    first = sitting.shown.question  # type: ignore[union-attr]
    told = run(sitting, ":bury\n:undo\n:known\n:suspend\n:bury last\n:reset\n:bury tomorrow\n")
    assert "Buried: it comes back tomorrow. :undo takes that back." in told
    assert f"Taken back: setting “{first.prompt}” aside." in told
    assert told.count(first.prompt) >= 3, "it is asked again once it is taken back"
    assert "Known already: it is not asked for about half a year." in told
    assert "Suspended: it is not studied until you wake it, in the app (b, then s)." in told
    assert "Nothing was asked before this question." in told
    assert "It begins anew, as if it had never been reviewed." in told
    assert "Type :bury, or :bury last for the card before." in told
    assert sorted(rest.aside for rest in application.standing.resting().values()) == ["known", "suspended"]
    assert first.id in application.standing.resting()


def test_for_points_no_card_is_set_aside(application: Application) -> None:
    told = run(application.quiz("birds"), ":known\n:help\n")
    assert "That cannot be done: this is no card to set aside; in study and flashcards, cards can be." in told
    assert ":bury" not in told.partition("That cannot be done")[2]
    assert application.standing.resting() == {}


def test_answers_are_taken_back_given_again_and_judged_by_the_player(application: Application) -> None:
    sitting = application.study("birds", seed=1)
    first = sitting.game.waiting[0]
    commands = [":undo", ":redo", ":undo", ":redo", ":undo"]
    told = run(
        sitting, "\n".join([":skip", *commands, ":skip", ":undo", right_line(sitting), ":regrade again", ":undo"])
    )
    assert told.count("Question 1,") == 5
    assert f"Taken back: skipping “{first.prompt}”." in told
    assert f"Done again: skipping “{first.prompt}”." in told
    assert "Judged by you: again. It comes back on 22 November 2026." in told
    assert f"Taken back: your own judgement of “{first.prompt}”." in told
    (turn,) = sitting.game.turns
    assert turn.verdict.right
    assert application.statistics().answers == 1


def test_what_cannot_be_taken_back_is_told_and_asked_on(application: Application) -> None:
    lines = [
        ":undo",
        ":redo",
        ":regrade good",
        ":regrade",
        ":regrade 7",
        ":undo all",
        ":skip",
        ":regrade good",
        ":help",
    ]
    told = run(application.study("birds", seed=1), "\n".join(lines))
    assert "That cannot be done: there is nothing to be taken back." in told
    assert "That cannot be done: there is nothing to be done again." in told
    assert "That cannot be done: there is no answer to judge." in told
    assert "That cannot be done: a question that was passed over has no answer to judge." in told
    assert told.count("Type :regrade again, :regrade hard, :regrade good or :regrade easy.") == 2
    assert "Type :undo and no more." in told
    assert "  :undo    take the last answer back; :redo gives it again" in told
    quiz = run(application.quiz("birds", seed=1), ":skip\n:undo\n:help\n")
    assert (
        "That cannot be done: answers given for points stand; in study and flashcards they can be taken back." in quiz
    )
    assert "take the last answer back" not in quiz


def test_at_a_terminal_the_end_can_be_taken_back_too(application: Application, journal: Journal) -> None:
    sitting = application.study("birds", count=1, seed=1)
    answer = right_line(sitting)
    told = run(sitting, f"the wren\n{answer}\n:regrade good 1\n:undo\n:undo\n{answer}\n\n", lingers=True)
    assert told.count("Result: 0 of 1 right.\n") == 3
    assert told.count("Result: 1 of 1 right.\n") == 1
    assert told.count("Question 2, 1 to go, asked again") == 2
    assert "`:regrade good 1` judges the first.\n" in told
    assert [event.kind for event in journal.events_that_hold()][-2:] == ["answered", "game-ended"]
    assert "Enter ends" not in run(application.study("birds", count=1, seed=1), "the seagull\n")
