from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import quizgame
from quizgame.errors import UsageError
from quizgame.store.home import Home, find_home, shipped_decks


def test_quizgame_home_moves_everything(tmp_path):
    home = find_home({"QUIZGAME_HOME": str(tmp_path)})
    kept = (home.decks, home.cache, home.journal, home.settings, home.learner)
    assert all(path.is_relative_to(tmp_path) for path in kept)
    assert home == Home(tmp_path)


def test_finding_a_home_creates_nothing(tmp_path):
    find_home({"QUIZGAME_HOME": str(tmp_path / "new")}, "ann")
    assert not (tmp_path / "new").exists()


def test_a_relative_home_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_home({"QUIZGAME_HOME": "here"}).root == tmp_path / "here"


def test_a_tilde_stands_for_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert find_home({"QUIZGAME_HOME": "~/quiz"}).root == tmp_path / "quiz"


def test_the_home_of_a_user_that_does_not_exist_is_told():
    with pytest.raises(UsageError, match="QUIZGAME_HOME"):
        find_home({"QUIZGAME_HOME": "~nobody-of-this-name/quiz"})


@pytest.mark.parametrize("environ", [{}, {"QUIZGAME_HOME": ""}, {"QUIZGAME_HOME": "  "}])
def test_without_it_the_platform_says_where(environ):
    root = find_home(environ).root
    assert root.is_absolute()
    assert "quizgame" in str(root)


def test_profiles_share_decks_and_nothing_else(tmp_path):
    environ = {"QUIZGAME_HOME": str(tmp_path)}
    plain, ann, bob = (find_home(environ, name) for name in (None, "ann", "Bob_2-x"))
    assert plain.decks == ann.decks == bob.decks
    assert len({plain.journal, ann.journal, bob.journal}) == 3
    assert len({plain.settings, ann.settings, bob.settings}) == 3
    assert ann.journal.parent == tmp_path / "profiles" / "ann"


def test_a_profile_may_be_written_in_any_script():
    assert find_home({"QUIZGAME_HOME": "x"}, "Алесь").profile == "Алесь"


@pytest.mark.parametrize(
    "name", ["", "-", "..", "../up", "a/b", "a\\b", "a b", "a.b", "a\x00", "a\n", "x" * 65, "C:", "\x1b[31m"]
)
def test_a_name_that_could_leave_the_folder_is_refused(name):
    with pytest.raises(UsageError) as caught:
        find_home({"QUIZGAME_HOME": "x"}, name)
    assert "letters, digits" in caught.value.hint
    assert "\x1b" not in caught.value.message
    assert caught.value.exit_code == 2


def test_a_checkout_has_its_decks_beside_the_package():
    assert shipped_decks() == Path(quizgame.__file__).parent.parent / "decks"
    assert shipped_decks().is_dir()


def test_a_wheel_has_its_decks_inside(tmp_path, monkeypatch):
    package = tmp_path / "quizgame"
    (package / "_decks").mkdir(parents=True)
    (tmp_path / "decks").mkdir()
    monkeypatch.setattr(quizgame, "__file__", str(package / "__init__.py"))
    assert shipped_decks() == package / "_decks"


def test_importing_the_store_stays_cheap():
    heavy = ("yaml", "platformdirs", "hashlib", "asyncio", "textual", "rapidfuzz", "quizgame.generate")
    code = f"""
import sys
import quizgame.store.home, quizgame.store.journal, quizgame.store.library
print([name for name in {heavy!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["CON", "nul", "Aux", "PRN", "com1", "COM¹", "LPT9", "lpt0"])
def test_a_device_of_windows_is_no_profile_anywhere(name):
    with pytest.raises(UsageError, match="device"):
        find_home({"QUIZGAME_HOME": "/x"}, name)


@pytest.mark.parametrize("name", ["Connie", "com", "com10", "null"])
def test_what_only_begins_like_a_device_is_a_profile(name):
    assert find_home({"QUIZGAME_HOME": "/x"}, name).profile == name
