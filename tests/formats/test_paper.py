"""Worksheets as set: the page holds every text and nothing else, and the PDF every letter."""

from __future__ import annotations

import io
import json
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from papers import EVERY_KIND, deck_of, make_font
from pypdf import PdfReader

from quizgame.decks.deck import Deck
from quizgame.errors import QuizgameError
from quizgame.formats.paper.canvas import Face
from quizgame.formats.paper.drawing import draw_worksheet
from quizgame.formats.paper.page import write_page
from quizgame.formats.paper.pdf import write_pdf
from quizgame.formats.paper.worksheet import Layout, Paper, Worksheet, texts_of
from quizgame.store.fonts import find_fonts

DECK = deck_of(EVERY_KIND)
HOSTILE = """</style><script>alert('x')</script><img src=http://x.example/ onerror="a()">&lt;b&gt;"""
ASCII = "".join(map(chr, range(32, 127)))


class Page(HTMLParser):
    """Reads a page: its tags, the names of their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile_deck() -> Deck:
    """The deck with a page of its own in every text it has."""
    plain = yaml.safe_load(EVERY_KIND)
    for card in plain["cards"]:
        for key in {"q", "front", "back", "explain", "event", "wrong", "order", "match"} & set(card):
            card[key] = spoilt(card[key])
        card |= {"kind": "date"} if "event" in card else {}
    return deck_of(json.dumps(plain | {"title": spoilt("W"), "licence": spoilt("CC0")}, default=str))


def spoilt(value: Any) -> Any:
    if isinstance(value, dict):
        return {spoilt(key): spoilt(one) for key, one in value.items()}
    return [spoilt(one) for one in value] if isinstance(value, list) else f"{value} {HOSTILE}"


@pytest.mark.parametrize("layout", Layout)
def test_a_page_holds_every_text_and_no_more_tags_for_a_hostile_deck(layout: Layout) -> None:
    drawn = draw_worksheet(hostile_deck(), layout, 3, 50, versions=2)
    page = Page(write_page(drawn))
    plain = Page(write_page(draw_worksheet(DECK, layout, 3, 50, versions=2)))
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes == {"lang", "charset", "http-equiv", "content", "name", "class"}
    words = "".join(page.text.split())
    assert "alert('x')" in words
    lost = [text for text in texts_of(drawn.sheets) if "".join(text.split()) not in words]
    assert lost == []


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("paper", Paper)
def test_a_page_loads_and_runs_nothing(layout: Layout, paper: Paper) -> None:
    text = write_page(draw_worksheet(DECK, layout, 3), paper)
    for word in ("<script", "<link", "<img", "<iframe", "http:", "https:", "url(", "@import", "javascript:", "src="):
        assert word not in text.lower()
    assert "default-src 'none'" in text.replace("&#x27;", "'")


def test_the_key_is_left_out_where_it_is_not_wanted() -> None:
    drawn = draw_worksheet(DECK, Layout.TEST, 3)
    assert "Answer key" in write_page(drawn)
    assert "Answer key" not in write_page(drawn, key=False)
    assert len(pages(write_pdf(_western(), (), key=False))) < len(pages(write_pdf(_western(), ())))


def _western() -> Worksheet:
    text = "title: “Déjà vu” – a test\ncards: [{q: Où est-ce?, a: là—bas}, {q: Who?, a: me, wrong: [you, they, we]}]\n"
    return draw_worksheet(deck_of(text), Layout.TEST, 1)


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


@pytest.fixture
def faces(tmp_path: Path) -> list[Face]:
    """Two fonts that have what the deck needs only together."""
    needed = {letter for letter in EVERY_KIND if not letter.isspace()}
    cyrillic = {letter for letter in needed if "CYRILLIC" in unicodedata.name(letter, "")}
    latin = make_font(tmp_path / "latin.ttf", ASCII + "·…–→“”" + "".join(needed - cyrillic))
    other = make_font(tmp_path / "other.ttf", "".join(cyrillic))
    return [Face(latin, latin), Face(other, other)]


@pytest.mark.parametrize("layout", Layout)
def test_a_pdf_holds_every_letter_and_is_the_same_again(layout: Layout, faces: list[Face]) -> None:
    drawn = draw_worksheet(DECK, layout, 3)
    data = write_pdf(drawn, faces)
    assert data == write_pdf(drawn, faces)
    found = "".join("".join(pages(data)).split())
    sheet = drawn.sheets[0]
    lost = [text for text in texts_of((sheet.body, sheet.key)) if "".join(text.split()) not in found]
    assert lost == []
    assert "✓" in found
    assert "Всё" in found


def test_a_pdf_without_any_font_takes_western_text() -> None:
    text = "".join(pages(write_pdf(_western(), ())))
    assert "“Déjà vu” – a test" in text
    assert "là—bas" in text


def test_characters_that_cannot_be_printed_are_named(faces: list[Face]) -> None:
    drawn = draw_worksheet(deck_of("title: T\ncards: [{q: 日?, a: Минск}]\n"), Layout.TEST, 1)
    with pytest.raises(QuizgameError, match=r"no font was found that can print “日” \(U\+65E5\)$"):
        write_pdf(drawn, faces)
    with pytest.raises(QuizgameError, match=r"“日”") as raised:
        write_pdf(drawn, ())
    assert "--font" in raised.value.hint


def test_what_is_no_font_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"no font")
    with pytest.raises(QuizgameError, match="cannot be used as a font"):
        write_pdf(_western(), [Face(str(path), str(path))])


@pytest.mark.parametrize("paper", Paper)
def test_pages_have_the_size_of_the_paper(paper: Paper, faces: list[Face]) -> None:
    for layout in Layout:
        page = PdfReader(io.BytesIO(write_pdf(draw_worksheet(DECK, layout, 3), faces, paper))).pages[0]
        size = [float(side) * 25.4 / 72 for side in (page.mediabox.width, page.mediabox.height)]
        assert size == pytest.approx(paper.size[::-1] if layout is Layout.TIMELINE else paper.size, abs=0.1)


def test_a_long_test_goes_over_pages_without_losing_a_question(faces: list[Face]) -> None:
    cards = "".join(f"  - {{q: Question number {number}?, a: answer {number}}}\n" for number in range(60))
    drawn = draw_worksheet(deck_of(f"title: Long\ncards:\n{cards}"), Layout.TEST, 1, 60)
    text = pages(write_pdf(drawn, faces, key=False))
    assert len(text) > 3
    assert all(f"Question number {number}?" in " ".join("".join(text).split()) for number in range(60))


@pytest.mark.parametrize(("layout", "most"), [(Layout.TEST, 2_200), (Layout.FLASHCARDS, 900), (Layout.MATCH, 2_200)])
def test_what_is_too_long_for_a_page_is_set_smaller_or_told(layout: Layout, most: int, faces: list[Face]) -> None:
    def pdf_with(words: int) -> str:
        text = " ".join(f"word{number}" for number in range(words))
        pairs = "{first: a, second: b, last: " + text + "}"
        cards = f"[{{q: Long {text}, a: end, explain: {text}}}, {{q: Pair, match: {pairs}}}]"
        drawn = draw_worksheet(deck_of(f"title: T\ncards: {cards}\n"), layout, 1, 1 if layout is Layout.MATCH else 2)
        return " ".join(pages(write_pdf(drawn, faces)))

    long = pdf_with(250)
    assert all(f"word{number}" in long for number in range(250))
    with pytest.raises(QuizgameError, match="too long"):
        pdf_with(most)


def test_spaces_and_unseen_characters_need_no_glyph(faces: list[Face], capfd: pytest.CaptureFixture[str]) -> None:
    drawn = draw_worksheet(
        deck_of('title: T\ncards: [{q: "1\u202f000\u00a0km\u200b, so\u00adso?", a: b}]\n'), Layout.TEST, 1
    )
    assert "1 000 km, soso?" in pages(write_pdf(drawn, faces))[0]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "platform, environ, folder",
    [
        ("linux", {"HOME": "home"}, "home/.local/share/fonts/truetype"),
        ("linux", {"HOME": "home", "XDG_DATA_HOME": "data"}, "data/fonts"),
        ("darwin", {"HOME": "home"}, "home/Library/Fonts"),
        ("win32", {"WINDIR": "win", "USERPROFILE": "home"}, "win/Fonts"),
        ("win32", {"WINDIR": "win", "LOCALAPPDATA": "local"}, "local/Microsoft/Windows/Fonts"),
    ],
)
def test_fonts_are_found_where_a_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(folder).mkdir(parents=True)
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "seguisym.ttf", "strange.ttf", "notes.txt"):
        Path(folder, name).touch()
    here = [Path(folder, name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "seguisym.ttf")]
    found = [(Path(regular), Path(bold)) for regular, bold in find_fonts(environ, platform)]
    assert [pair for pair in found if pair[0] in here] == [(here[0], here[1]), (here[2], here[2])]
