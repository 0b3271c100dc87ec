"""The documentation is true: its examples load, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgame.cli.main import main
from quizgame.decks.reading import read_file
from quizgame.facts.model import KINDS_OF_SOURCE
from quizgame.generate.forms import CARD_FORMS, FORMS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLES = [
    (page, number, example)
    for page in PAGES
    for number, example in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("page, number, example", EXAMPLES, ids=[f"{page.name}-{n}" for page, n, _ in EXAMPLES])
def test_examples_have_no_findings(page: Path, number: int, example: str) -> None:
    facts = ROOT / "decks" / "nato-belarus" / "facts.yaml"
    reading = read_file(example.encode(), "example.yaml", lambda name: facts.read_bytes())
    assert [str(found) for found in reading.findings] == []
    assert reading.deck or reading.base


def test_every_form_is_documented() -> None:
    text = (ROOT / "docs" / "facts.md").read_text("utf-8")
    assert set(re.findall(r"`([a-z-]+)`", text.partition("Which questions come out")[2])) >= set(FORMS)
    listed = text.partition("Which questions come out")[2].partition("`happened`")[0]
    assert set(CARD_FORMS) <= set(re.findall(r"`([a-z-]+)`", listed))
    assert all(kind in text for kind in KINDS_OF_SOURCE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_commands_named_in_the_readme_exist(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    named = {command for block in blocks for command in re.findall(r"^quizgame ([a-z]+)", block, re.MULTILINE)}
    assert named >= {"play", "decks", "show", "check", "stats"}
    for command in named:
        assert main([command, "--help"]) == 0
        assert capsys.readouterr().out.startswith("usage: quizgame")
