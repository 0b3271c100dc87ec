"""The pages of the statistics, for numbers of any size and every width."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.content import Content

from quizgame.app.forecasting import Forecast
from quizgame.app.overview import Best, DeckStanding, HardCard, Overview, Spent
from quizgame.app.statistics import Day, GameRecord, Statistics
from quizgame.memory.forecast import Knowledge, Load
from quizgame.memory.hindsight import Foretold
from quizgame.memory.queue import Limits
from quizgame.memory.scheduler import Memory
from quizgame.tui.statistics import ahead, cards, days, decks, games, memory

TODAY = date(2026, 11, 21)
DAY = TODAY.toordinal()
LONG = "A text that is longer than any screen is wide, so that it has to go on as many lines as it needs to be told"
GAME = GameRecord("g", "d", LONG, "quiz", "2026-11-21T10:00:00+00:00", DAY, 9_876, 10_906, 5, 10, True, 10, 3_600_000)
DAYS = {DAY - ago: Day(ago, ago, ago * 60_000) for ago in range(400)}
STATISTICS = Statistics(123_456, 100_000, 23_456, 20_000, 300, 4_000, 0.876, 365, 60_000, (GAME, GAME), DAYS)
KNOWN = Knowledge(20_000, 10_000, 9_000.0)
OVERVIEW = Overview(
    DAY,
    STATISTICS,
    ages=(Foretold(20, 10, 18.0), Foretold(19, 19, 19.0), *(Foretold(0, 0, 0.0),) * 5, Foretold(10**5, 10**5, 9e4)),
    stabilities=(0, 1, 20_000, 0, 0, 0, 0, 0, 3),
    difficulties=(0, 0, 0, 0, 20_000, 0, 0, 0, 0, 1),
    hardest=(HardCard("d/1", LONG, LONG, Memory(1.0, 9.87, DAY, DAY, 1_234, 1_001), 0.5),) * 2,
    decks=(DeckStanding("d", LONG, KNOWN, 3, 4), DeckStanding("e", "E", Knowledge(2, 0, 0.0), 0, 0)),
    bests=(Best(GAME, 1_234),),
    spent=(Spent("study", 5_000, 10**10), Spent("unheard-of", 1, 3_000)),
)
FORECAST = Forecast(TODAY, Limits(), (200,) * 90, KNOWN, (), tuple(Load(200.0, 10.0, 12.3 * at) for at in range(90)))
PAGES: dict[str, Callable[[int], list[Content]]] = {
    "days": lambda width: days.lines(OVERVIEW, width),
    "ahead": lambda width: ahead.lines(FORECAST, width),
    "memory": lambda width: memory.lines(OVERVIEW, width),
    "cards": lambda width: cards.lines(OVERVIEW, width),
    "decks": lambda width: decks.lines(OVERVIEW, width),
    "games": lambda width: games.lines(OVERVIEW, width),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("width", [56, 76, 90, 112])
def test_every_page_fits_and_nothing_is_cut(page: Callable[[int], list[Content]], width: int) -> None:
    lines = page(width)
    assert max(one.cell_length for one in lines) <= width
    text = " ".join(" ".join(one.plain.split()) for one in lines)
    assert "…" not in text


def test_of_few_reviews_no_share_is_told() -> None:
    lines = [one.plain.split() for one in memory.lines(OVERVIEW, 76)]
    assert next(words for words in lines if words[0] == "1–2")[-3:] == ["50%", "90%", "20"]
    assert next(words for words in lines if words[0] == "3–7")[-2:] == ["few", "19"]
    assert next(words for words in lines if words[:2] == ["1–2", "weeks"]) == ["1–2", "weeks", "–"]


def test_the_mark_of_what_was_foretold_stands_where_its_share_is() -> None:
    row = next(one.plain for one in memory.lines(OVERVIEW, 112) if one.plain.startswith("1–2 days"))
    drawn = row[13 : 13 + 62]
    assert abs(drawn.index("◆") / 62 - 0.9) < 0.03
    assert drawn[:31] == "━" * 31
    assert "━" not in drawn[31:]


def test_the_load_is_told_in_words_and_what_the_limit_leaves() -> None:
    text = " ".join(" ".join(one.plain.split()) for one in ahead.lines(FORECAST, 112))
    assert "in 7 days 200 reviews a day, with the new ones about 42 minutes" in text
    assert "The limit of 200 reviews a day then leaves 1,095 cards waiting." in text
    assert "Due · 6,000 cards in the next 30 days" in text


def test_a_deck_never_learned_has_no_percentage() -> None:
    rows = [one.plain for one in decks.lines(OVERVIEW, 112)]
    assert "45%" in next(row for row in rows if "10,000 of 20,000" in row)
    assert "–" in next(row for row in rows if "E  " in row)
