from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from test_library import FACTS, deck, write

from quizgame.decks.reading import read_file
from quizgame.store import cache as cache_module
from quizgame.store.home import Home, shipped_decks
from quizgame.store.library import Library

LATER = 10_000_000_000
SOME = shipped_decks() / "nato-members"
"""Not all that is shipped: reading it takes most of a second."""


class Counting:
    """The real reader, which notes what it was asked to read."""

    def __init__(self):
        self.read = []

    def __call__(self, data, path, load):
        self.read.append(str(Path(path)))
        return read_file(data, path, load)


@pytest.fixture
def home(tmp_path):
    """Decks of every sort: written by hand, from facts, broken; and a warm cache."""
    home = Home(tmp_path / "home")
    write(home.decks / "facts.yaml", FACTS)
    write(home.decks / "birds.yaml", "title: Birds\nfrom: facts.yaml\ntags: [a, b]\n")
    write(home.decks / "broken.yaml", "title: Broken\ncards: [{q: What?}]\n")
    write(home.decks / "owls.yaml", deck("Owls", extra="level: easy\nauthor: Алесь\n"))
    Library(home, SOME).entries()
    return home


def look(home, shipped=SOME):
    """What a new library finds, and what it had to read for that."""
    counting = Counting()
    library = Library(home, shipped, counting)
    found = library.entries()
    return (found, [library.deck(entry.id) for entry in found if not entry.error]), [
        Path(path).name for path in counting.read
    ]


def touch(path: Path, text: str | None = None) -> None:
    """Write a file at another time, with the same text or a new one."""
    write(path, path.read_bytes() if text is None else text)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + LATER))


def test_what_is_cached_is_what_was_read(home):
    first, _ = look(home, shipped_decks())
    found, read = look(home, shipped_decks())
    assert read == []
    assert found == first
    home.cache.unlink()
    assert look(home, shipped_decks())[0] == found


def test_nothing_is_read_twice_by_one_library(home):
    home.cache.unlink()
    counting = Counting()
    library = Library(home, SOME, counting)
    assert library.entries() == library.entries()
    library.deck("owls")
    library.deck("birds")
    library.questions("owls", ["x"])
    assert len(counting.read) == len(set(counting.read))


def test_a_changed_deck_is_read_again(home):
    path = home.decks / "owls.yaml"
    touch(path, path.read_text().replace("yes", "no!"))  # as long as it was
    (_, decks), read = look(home)
    assert read == ["owls.yaml"]
    assert next(one for one in decks if one.id == "owls").cards[0].answer == "no!"


def test_a_library_that_stays_open_sees_the_change(home):
    library = Library(home, SOME)
    assert library.deck("owls").cards[0].answer == "yes"
    touch(home.decks / "owls.yaml", deck("Owls", "no"))
    assert library.deck("owls").cards[0].answer == "no"
    (home.decks / "owls.yaml").unlink()
    assert "owls" not in [entry.id for entry in library.entries()]


def test_a_deck_saved_without_a_change_is_not_read_again(home):
    touch(home.decks / "owls.yaml")
    touch(home.decks / "facts.yaml")
    before = look(home)
    assert before[1] == []
    with closing(sqlite3.connect(home.cache)) as raw:
        stamps = [json.loads(row[0]) for row in raw.execute("SELECT stamps FROM deck")]
    for path, size, modified, _ in (stamp for one in stamps for stamp in one):
        assert (size, modified) == (Path(path).stat().st_size, Path(path).stat().st_mtime_ns)


def test_changed_facts_are_read_again_with_the_decks_that_use_them(home):
    touch(home.decks / "facts.yaml", FACTS.replace("1998", "1999"))
    (_, decks), read = look(home)
    assert sorted(read) == ["birds.yaml", "facts.yaml"]
    assert "1999" in str(next(one for one in decks if one.id == "birds"))


def test_facts_that_appear_mend_the_deck(home):
    facts = home.decks / "facts.yaml"
    facts.unlink()
    assert any(entry.error for entry in look(home)[0][0] if entry.path.name == "birds.yaml")
    write(facts, FACTS)
    assert not any(entry.error for entry in look(home)[0][0] if entry.path.name == "birds.yaml")


def test_other_code_reads_anew_and_drops_what_the_old_kept(home, monkeypatch):
    monkeypatch.setattr(cache_module, "code_version", lambda: "other")
    _, read = look(home)
    assert {"owls.yaml", "birds.yaml", "broken.yaml"} <= set(read)
    assert look(home)[1] == []
    with closing(sqlite3.connect(home.cache)) as raw:
        assert raw.execute("SELECT DISTINCT code FROM deck").fetchall() == [("other",)]
        assert raw.execute("SELECT count(*) FROM questions WHERE deck NOT IN (SELECT number FROM deck)").fetchone() == (
            0,
        )


def test_the_version_of_the_code_changes_with_its_files(tmp_path, monkeypatch):
    import quizgame

    for room in ("reading", "questions", "decks"):
        write(tmp_path / room / "x.py", "")
    monkeypatch.setattr(quizgame, "__file__", str(tmp_path / "__init__.py"))
    versions = [cache_module.code_version.__wrapped__()]
    touch(tmp_path / "questions" / "x.py")
    versions.append(cache_module.code_version.__wrapped__())
    write(tmp_path / "generate" / "deep" / "y.py", "")
    versions.append(cache_module.code_version.__wrapped__())
    write(tmp_path / "decks" / "notes.txt", "")
    assert cache_module.code_version.__wrapped__() == versions[-1]
    assert len(set(versions)) == 3


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(2).randbytes(20_000))


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def damaged_pages(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def another_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA user_version = 99")
        raw.execute("DROP TABLE questions")


def without_questions(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM questions")


def odd_questions(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE questions SET bodies = '[[\"match\", 7]]'")


def odd_stamps(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE deck SET stamps = 'x'")


def odd_heads(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE deck SET heading = '[1]', findings = '[[]]'")


DAMAGES = [
    garbage, truncated, damaged_pages, another_schema, without_questions, odd_questions, odd_stamps, odd_heads,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_made_anew_without_a_word(home, damage):
    found, _ = look(home)
    damage(home.cache)
    again, read = look(home)
    assert again == found
    assert read
    look(home)
    assert look(home) == (found, []), "the new one is whole"
    with closing(sqlite3.connect(home.cache)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("damage", DAMAGES)
def test_single_questions_survive_a_damaged_cache(home, damage):
    whole = Library(home, SOME).deck("owls").questions
    ids = [question.id for question in whole]
    damage(home.cache)
    assert Library(home, SOME).questions("owls", ids) == whole


def test_a_cache_that_cannot_be_made_is_done_without(home):
    found, _ = look(home)
    home.cache.unlink()
    home.cache.mkdir()
    assert look(home)[0] == found
    assert home.cache.is_dir()


def test_a_cache_that_another_process_holds_is_done_without(home, monkeypatch):
    monkeypatch.setattr(cache_module, "_PATIENCE", 0)
    found, _ = look(home)
    with closing(sqlite3.connect(home.cache, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        again, read = look(home)
    assert again == found
    assert read
    assert look(home) == (found, [])


def test_a_cache_on_a_full_disk_is_done_without(home, monkeypatch):
    found, _ = look(home)
    home.cache.unlink()
    connected = cache_module._connected

    def full(path):
        connection = connected(path)
        connection.execute("PRAGMA max_page_count = 6")
        return connection

    monkeypatch.setattr(cache_module, "_connected", full)
    assert look(home)[0] == found
    monkeypatch.setattr(cache_module, "_connected", connected)
    look(home)
    assert look(home) == (found, [])


def test_a_warm_cache_needs_no_yaml_and_no_generation(home):
    code = """
import json, sys
from pathlib import Path
from quizgame.store.home import Home, shipped_decks
from quizgame.store.library import Library

library = Library(Home(Path(sys.argv[1])), shipped_decks() / "nato-members")
entry = library.entry("birds")
questions = library.questions("birds", [card.id for card in entry.cards])
library.deck("owls")
loaded = [name for name in ("yaml", "quizgame.generate", "quizgame.decks.reading", "hashlib") if name in sys.modules]
print(json.dumps([len(library.entries()), len(questions), loaded]))
"""
    done = subprocess.run([sys.executable, "-c", code, str(home.root)], capture_output=True, text=True, check=True)
    listed, questions, loaded = json.loads(done.stdout)
    assert listed >= 3
    assert questions >= 1
    assert loaded == []


def test_several_processes_may_use_it_at_once(home):
    code = """
import sys
from pathlib import Path
from quizgame.store.home import Home, shipped_decks
from quizgame.store.library import Library

for _ in range(5):
    library = Library(Home(Path(sys.argv[1])), shipped_decks() / "nato-members")
    print([(entry.id, len(library.deck(entry.id).questions)) for entry in library.entries() if not entry.error])
    if sys.argv[2] == "0":
        Path(sys.argv[1], "decks", "owls.yaml").touch()
"""
    home.cache.unlink()
    command = [sys.executable, "-c", code, str(home.root)]
    processes = [
        subprocess.Popen([*command, str(number)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for number in range(4)
    ]
    said = [process.communicate() for process in processes]
    assert [errors for _, errors in said] == ["", "", "", ""]
    assert len({line for lines, _ in said for line in lines.splitlines()}) == 1
    with closing(sqlite3.connect(home.cache)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
