"""`worksheet`: what it writes, how it ends, and what a real browser makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

DECK = "title: Birds\ncards:\n" + "".join(
    f"  - {{q: Bird {n}?, a: bird {n}, wrong: [fly, bee, bat]}}\n" for n in range(12)
)


@pytest.fixture(autouse=True)
def _deck(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "decks" / "birds.yaml").write_text(DECK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_it_writes_a_page_once_and_the_same_for_the_same_seed(run: Any) -> None:
    code, out, _ = run("worksheet birds -o a.html --versions 3 --seed 7")
    assert (code, out) == (0, "Written: a.html, 10 questions in 3 versions, seed 7\n")
    page = Path("a.html").read_bytes()
    code, _, err = run("worksheet birds -o a.html --seed 8")
    assert (code, "already" in err, Path("a.html").read_bytes() == page) == (1, True, True)
    assert run("worksheet birds -o b.html --versions 3 --seed 7")[0] == 0
    assert Path("b.html").read_bytes() == page
    _, out, _ = run("worksheet birds -o c.html")
    seed = out.split()[-1]
    assert run(f"worksheet birds -o d.html --seed {seed}")[0] == 0
    assert Path("d.html").read_bytes() == Path("c.html").read_bytes()


def test_it_writes_pdf(run: Any) -> None:
    code, out, _ = run("worksheet birds -o a.PDF --layout flashcards")
    assert (code, out.partition(", seed")[0]) == (0, "Written: a.PDF, 12 cards")
    assert "bird 11" in "".join(page.extract_text() for page in PdfReader("a.PDF").pages)


def test_without_the_package_it_says_how_to_install_it(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgame.cli.extras.find_spec", lambda name: None if name == "fpdf" else object())
    code, _, err = run("worksheet birds -o a.pdf")
    assert (code, "needs the package fpdf2" in err, "-m pip install fpdf2" in err) == (1, True, True)
    assert not Path("a.pdf").exists()
    monkeypatch.setattr("quizgame.cli.extras.find_spec", lambda name: None)
    assert "uv pip install --python" in run("worksheet birds -o a.pdf")[2]
    assert run("worksheet birds -o a.html")[0] == 0


@pytest.mark.parametrize(
    "line, code, told",
    [
        ("worksheet birds", 2, "required"),
        ("worksheet birds -o a.doc", 2, ".html or .pdf"),
        ("worksheet birds -o a.html --layout essay", 2, "invalid choice"),
        ("worksheet birds -o a.html --versions 27", 2, "from 1 to 26"),
        ("worksheet birds -o a.html --layout flashcards --versions 2", 2, "no versions"),
        ("worksheet birds -o a.html --layout match --write", 2, "is for tests"),
        ("worksheet birds -o a.html --layout timeline", 1, "too few dates"),
        ("worksheet none -o a.html", 1, "there is no deck"),
        ("worksheet ./none.yaml -o a.html", 2, "nothing at"),
        ("worksheet birds -o a.pdf --font none.ttf", 2, "no font file"),
        ("worksheet birds -o home/decks/birds.yaml/a.html", 1, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told(run: Any, line: str, code: int, told: str) -> None:
    found, out, err = run(line)
    assert (found, out, told in err) == (code, "", True), err


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["test", "flashcards", "timeline", "match"])
def test_a_browser_prints_it_as_it_is_meant(run: Any, tmp_path: Path, layout: str) -> None:
    """Every version and every key begins a page, none holds but a footer, and the line of time lies on its side."""
    named = os.environ.get("QUIZGAME_CHROMIUM")
    browser = named or shutil.which("chromium") or shutil.which("chromium-browser")
    assert browser, "this needs Chromium"
    versions = "" if layout == "flashcards" else " --versions 2"
    assert run(f"worksheet milestones -o page.html --seed 7 --layout {layout}{versions}")[0] == 0
    words = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}"]
    page = (tmp_path / "page.html").as_uri()
    subprocess.run(
        [browser, *words, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'page.pdf'}", page],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    printed = PdfReader(tmp_path / "page.pdf").pages
    texts = [one.extract_text() for one in printed]
    heads = [text for text in texts if "NATO–Belarus: milestones" in text.splitlines()[:3]]
    assert len(heads) == (1 if layout == "flashcards" else 4)
    assert len(texts) <= 2 * len(heads) or layout == "flashcards"
    assert min(map(len, texts)) > 80
    assert (printed[0].mediabox.width > printed[0].mediabox.height) == (layout == "timeline")
