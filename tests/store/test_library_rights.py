"""The library for who may not read, or not write."""

from __future__ import annotations

import json
import shutil

import pytest
from processes import child, lock_up
from test_library import FACTS, deck, write

from quizgame.store.home import Home
from quizgame.store.library import Library

LISTING = """
import json, sys
from pathlib import Path
from processes import give_up_rights
from quizgame.store.home import Home, shipped_decks
from quizgame.store.library import Library

library, told = Library(Home(Path(sys.argv[1])), Path(sys.argv[1], "none")), []
# brings in all that reading needs
Library(Home(Path(sys.argv[2])), shipped_decks() / "nato-members").entries()
give_up_rights()
for entry in library.entries():
    told.append([entry.id, entry.error, 0 if entry.error else len(library.deck(entry.id).cards)])
print(json.dumps(told))
"""


def as_nobody(home: Home) -> list[list[object]]:
    another = home.root.parent / "another"
    shutil.rmtree(another, ignore_errors=True)
    with child(LISTING, home.root, another) as process:
        said, _ = process.communicate()
    return json.loads(said)


@pytest.mark.parametrize("warm", [True, False])
def test_a_home_that_may_only_be_read_has_its_decks(public, warm):
    home = Home(public / "home")
    write(home.decks / "x.yaml", deck("Owls"))
    if warm:
        Library(home, public / "none").entries()
    for folder in (home.decks, home.root):
        lock_up(folder, 0o555)
    home.decks.chmod(0o555)
    assert as_nobody(home) == [["owls", None, 1]]
    assert home.cache.exists() == warm


def test_a_deck_or_a_folder_that_may_not_be_read_is_told_of_and_the_others_stay(public):
    home = Home(public / "home")
    write(home.decks / "closed" / "x.yaml", deck("Ants"))
    write(home.decks / "secret.yaml", deck("Bees"))
    write(home.decks / "open.yaml", deck("Owls"))
    (home.decks / "secret.yaml").chmod(0)
    (home.decks / "closed").chmod(0)
    assert as_nobody(home) == [
        ["closed", "closed:1:1 the file cannot be read: Permission denied", 0],
        ["owls", None, 1],
        ["secret", "secret.yaml:1:1 the file cannot be read: Permission denied", 0],
    ]


def test_a_deck_whose_facts_may_not_be_read_is_told_of_and_mended_by_giving_the_right(public):
    home = Home(public / "home")
    write(home.decks / "x.yaml", "title: Birds\nfrom: facts.yaml\n")
    facts = write(home.decks / "facts.yaml", FACTS)
    facts.chmod(0)
    broken = next(row for row in as_nobody(home) if row[0] == "x")
    assert "facts.yaml" in str(broken[1])
    facts.chmod(0o444)
    assert ["birds", None, 1] in as_nobody(home)
