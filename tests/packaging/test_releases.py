"""Versions agree: quizgame's own, and what is wished for with what is pinned."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import quizgame

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WISHES = [Requirement(text) for text in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]]


def pins() -> dict[str, str]:
    """The pinned release of every package, by its canonical name."""
    lines = (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8").splitlines()
    constraints = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in constraints}


def needs(wish: Requirement) -> list[Requirement]:
    """What an installed package needs on this machine, with the extras that are wished for."""
    found = [Requirement(text) for text in requires(wish.name) or []]
    extras = ["", *wish.extras]
    return [
        need for need in found if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def test_every_pin_is_one_exact_release() -> None:
    assert [name for name, release in pins().items() if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", release)] == []


def test_every_wish_is_pinned_within_its_bounds() -> None:
    pinned = pins()
    assert [
        str(wish) for wish in WISHES if not wish.specifier.contains(pinned.get(canonicalize_name(wish.name), ""))
    ] == []


def test_what_the_wishes_need_is_pinned_too() -> None:
    seen: set[str] = set()
    waiting = list(WISHES)
    while waiting:
        wish = waiting.pop()
        name = canonicalize_name(wish.name)
        if name not in seen:
            seen.add(name)
            # what is wished for on other systems is not here to be asked for its own wishes
            waiting += needs(wish) if wish.marker is None or wish.marker.evaluate() else []
    assert len(seen) > len(WISHES)
    assert sorted(seen - pins().keys()) == []


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[0] == quizgame.__version__ == PROJECT["project"]["version"]
