"""What is written down holds on any machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THIS = Path(__file__).relative_to(ROOT).as_posix()

# Folders of one machine, and hosts that packages come from: an installer knows them, a project need not.
PLACES = re.compile(
    r"(?<![\w.~>*-])/(?:root|work|tmp|opt|Users|home)/[\w.]"
    r"|\b[A-Z]:\\Users\\"
    r"|\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org|crates\.io|proxy\.golang\.org)\b"
)


def kept_files() -> list[str]:
    """Every file of the checkout that git keeps or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(name for name in set(listing.stdout.split("\0")) if name and (ROOT / name).is_file())


def test_no_file_names_a_place_on_one_machine_or_a_package_registry() -> None:
    found = []
    for name in kept_files():
        lines = (ROOT / name).read_bytes().decode("utf-8", errors="replace").splitlines()
        found += [
            f"{name}:{number}: {line.strip()[:120]}" for number, line in enumerate(lines, 1) if PLACES.search(line)
        ]
    assert [line for line in found if not line.startswith(f"{THIS}:")] == []


@pytest.mark.parametrize(
    "line",
    [
        "see /root/x",
        'path = "/work/main"',
        "cd /tmp/a",
        "/Users/ada/decks",
        "C:\\Users\\ada",
        "https://pypi.org/simple",
    ],
)
def test_such_a_place_would_be_found(line: str) -> None:
    assert PLACES.search(line)


@pytest.mark.parametrize("line", ["quizgame/home/x", "${HOME}/x", "a/tmp/b", "../work/x", "https://example.org/home/x"])
def test_other_paths_are_let_be(line: str) -> None:
    assert not PLACES.search(line)


def test_every_target_of_the_makefile_is_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    explained = re.findall(r"^([a-z]+):.*?  ## \S", text, re.MULTILINE)
    assert [name for name in phony.split() if not name.startswith("setup-")] == explained
