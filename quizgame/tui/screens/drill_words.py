"""What a drill's screen tells: how the teams stand, which keys act, how a question ended, who won, what nobody knew."""

from __future__ import annotations

from textual.content import Content

from quizgame.classroom.drill import Call, Drill, Try
from quizgame.tui.design import DOT, LOOK_PARTLY, LOOK_RIGHT, LOOK_WRONG, QUIET, Look
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.frame import Key
from quizgame.tui.widgets.scoreboard import Standing

LOOKS: dict[Call, Look] = {Call.RIGHT: LOOK_RIGHT, Call.HALF: LOOK_PARTLY, Call.WRONG: LOOK_WRONG}


def standings_of(drill: Drill) -> list[Standing]:
    """The teams in the order of their turns; at the end in that of their ranks."""
    teams = list(zip(drill.teams, drill.scores, drill.ranks, strict=True))
    if drill.finished:
        return [Standing(f"{rank}. {team}", points) for team, points, rank in sorted(teams, key=lambda one: one[2])]
    marks = {one.team: LOOKS[one.mark] for one in drill.tries}
    return [
        Standing(team, points, marks.get(place), drill.waiting and place == drill.team)
        for place, (team, points, _) in enumerate(teams)
    ]


def keys_of(drill: Drill) -> tuple[Key, ...]:
    """The keys of a moment."""
    undo = (Key("u", "undo", "undo"),) if drill.calls else ()
    if drill.finished:
        return (Key("Esc", "close", "leave"), *undo)
    mark = (Key("y", "right", "call('right')"), Key("h", "half", "call('half')"), Key("n", "wrong", "call('wrong')"))
    keys = mark if drill.waiting else ()
    on = (Key("⏎", "next", "next"),) if drill.told else (Key("a", "show answer", "call('shown')"),)
    clock = (Key("c", "clock", "stop_clock"),) if drill.rules.seconds is not None and not drill.told else ()
    return (*keys, *on, *undo, *clock, Key("?", "help", "help"), Key("Esc", "stop", "leave"))


def closing(tries: tuple[Try, ...], teams: tuple[str, ...]) -> Content:
    """How the question ended."""
    if not tries:
        return line(("The answer", QUIET))
    last = tries[-1]
    look = LOOKS[last.mark]
    if last.points:
        word = "right" if last.mark is Call.RIGHT else "half right"
        return line((f"{look.sign} {teams[last.team]}", f"{look.role} bold"), (f"{DOT}{word}, +{last.points:,}", QUIET))
    return line(
        (f"{look.sign} {'Nobody had it' if len(tries) > 1 else teams[last.team] + ' did not have it'}", look.role)
    )


def outcome(drill: Drill) -> str:
    """Who won, in a sentence."""
    first = [team for team, rank in zip(drill.teams, drill.ranks, strict=True) if rank == 1]
    if len(first) == len(drill.teams):
        return "All teams are level."
    if len(first) > 1:
        return f"{', '.join(first[:-1])} and {first[-1]} share the first place."
    return f"{first[0]} won."


def missed(drill: Drill) -> list[str]:
    """The prompts of the questions that no team had."""
    return [
        question.prompt
        for question, tries in zip(drill.questions, drill.past, strict=False)
        if tries and not any(one.points for one in tries)
    ]
