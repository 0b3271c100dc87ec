"""`quizgame host --headless` and `quizgame join --plain`, as processes that talk to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from talking import Process

DECK = """
format: 1
title: Birds
cards:
  - {id: sings, q: Which bird sings at night?, a: the nightingale, wrong: [the heron, the stork]}
  - {id: nests, q: Which bird nests on chimneys?, a: the stork, wrong: [the heron, the nightingale]}
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    (tmp_path / "birds.yaml").write_text(DECK, encoding="utf-8")
    started: list[Process] = []

    def begin(*words: str) -> Process:
        started.append(Process(tmp_path, *words))
        return started[-1]

    yield begin
    for process in started:
        process.close()


@pytest.mark.slow
def test_a_class_plays_over_processes_and_the_host_is_killed_on_the_way(start: Callable[..., Process]) -> None:
    host = start("host", "birds.yaml", "--headless", "--port", "0", "--no-speed")
    ready = host.event("ready")
    assert ready["addresses"][0].startswith("http://127.0.0.1:")
    player = start("join", ready["addresses"][0], "--plain")
    player.until("Type your name")
    player.say("Ada")
    player.until("Waiting for the teacher")
    assert host.event("seat-taken")["name"] == "Ada"
    host.say("next")
    question = player.until("Which bird")
    wanted = "nightingale" if "sings" in question else "stork"
    right = player.until(f"the {wanted}").strip()[0]
    player.say(right)
    player.until("Your answer is in")
    host.kill()
    player.until("The connection was lost")
    host = start("host", "--resume", "--headless")
    again = host.event("ready")
    assert (again["code"], again["addresses"], again["phase"]) == (ready["code"], ready["addresses"], "open")
    assert "secret" not in again
    player.until("Connected again")
    host.say("close")
    host.say("next")
    player.until("right, +1,000 points")
    host.say("status")
    assert [row["points"] for row in host.event("status")["seats"]] == [1_000]
    host.say("kick Nobody")
    assert host.event("refused")["code"] == "unknown"
    host.say("pause")
    assert host.event("refused")["code"] == "not-now"
    host.say("kick ada")
    removed = host.event("seat-removed")
    assert (removed["seat"], removed["barred"]) == (1, True)
    player.until("You were taken out")
    assert player.end()[0] == 1
    host.say("end")
    code, out, err = host.end()
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith('{"event":"ended"')


@pytest.mark.slow
def test_what_was_missed_is_kept_by_one_word(start: Callable[..., Process], tmp_path: Path) -> None:
    host = start("host", "birds.yaml", "--headless", "--port", "0", "-n", "1")
    player = start("join", host.event("ready")["addresses"][0], "--plain", "--name", "Ada")
    player.until("Waiting for the teacher")
    host.say("next")
    player.until("Which bird")
    for line in ("close", "next", "end"):
        host.say(line)
    player.until("Keep what you missed as a deck, 1 card")
    player.say("y")
    player.until("Kept: ")


@pytest.mark.slow
def test_whoever_cannot_come_in_is_told_why(start: Callable[..., Process]) -> None:
    host = start("host", "birds.yaml", "--headless", "--port", "0")
    address = host.event("ready")["addresses"][0]
    lost = start("join", f"{address[: address.rindex('/')]}/WRONG", "--plain")
    lost.until("That is not the code of this room. Leave, and join with the one on the big screen.")
    host.kill()
    early = start("join", address, "--plain")
    early.until("Nobody answers. Is that what the big screen says?")
    early.say(":quit")
    assert early.end()[0] == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("host", "needs a deck"),
        ("host --resume", "no room in"),
        ("host milestones --resume", "as it was"),
        ("host --resume --seconds 5", "as it was"),
        ("host milestones --seconds 5 --deadline 5", "use one of them"),
        ("host milestones --teams 1", "from 2 to 20 teams"),
        ("host milestones --team Red --team RED", "same name"),
        ("host milestones --seats 9999", "from 1 to 5,000 seats"),
        ("host milestones --seconds 3601", "at most 60 minutes for a question"),
        ("host milestones --class missing.txt", "cannot be read as a class list"),
        ("join nowhere --plain", "not the address of a room"),
        ("host milestones --port 99999", "is not a port"),
    ],
)
def test_what_does_not_go_together_is_told(run: Any, home: Path, line: str, told: str) -> None:
    code, out, err = run(f"{line} --headless" if line.startswith("host") else line)
    assert code in (1, 2)
    assert out == ""
    assert told in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada\n\nADA\n", ":3: “ADA” stands there twice"),
        ("Ada\n!!!\n", ":2: “!!!” cannot be a name"),
        ("\n\n", "no names"),
    ],
)
def test_a_class_list_is_told_where_it_is_wrong(run: Any, home: Path, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "class.txt"
    path.write_text(text, encoding="utf-8")
    code, _, err = run(["host", "milestones", "--headless", "--class", str(path)])
    assert code == 2
    assert told in err
