"""Dates, numbers and folded text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.reading.dates import Grain, mentions_date, of_day, of_month, of_year, parse_date
from quizgame.reading.diagnostic import suggestion
from quizgame.reading.folding import fold, is_unseen, slug, without_accents, without_article
from quizgame.reading.numbers import Hedge, parse_quantity, same_unit, with_value


@pytest.mark.parametrize(
    "text, first, last, grain",
    [
        ("1995", date(1995, 1, 1), date(1995, 12, 31), Grain.YEAR),
        ("April 1998", date(1998, 4, 1), date(1998, 4, 30), Grain.MONTH),
        ("apr 1998", date(1998, 4, 1), date(1998, 4, 30), Grain.MONTH),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29), Grain.MONTH),
        ("31 March 2006", date(2006, 3, 31), date(2006, 3, 31), Grain.DAY),
        ("March 31st, 2006", date(2006, 3, 31), date(2006, 3, 31), Grain.DAY),
        ("2006-03-31", date(2006, 3, 31), date(2006, 3, 31), Grain.DAY),
        ("autumn 2009", date(2009, 9, 1), date(2009, 12, 22), Grain.SEASON),
        ("fall of 2009", date(2009, 9, 1), date(2009, 12, 22), Grain.SEASON),
        ("winter 2002", date(2001, 12, 1), date(2003, 3, 21), Grain.SEASON),
        ("late 2019", date(2019, 8, 1), date(2019, 12, 31), Grain.SEASON),
        ("mid-2019", date(2019, 4, 1), date(2019, 9, 30), Grain.SEASON),
        ("1999–2000", date(1999, 1, 1), date(2000, 12, 31), Grain.RANGE),
        ("1999-2000", date(1999, 1, 1), date(2000, 12, 31), Grain.RANGE),
        ("2002–03", date(2002, 1, 1), date(2003, 12, 31), Grain.RANGE),
        ("1941-45", date(1941, 1, 1), date(1945, 12, 31), Grain.RANGE),
        ("2001-13", date(2001, 1, 1), date(2013, 12, 31), Grain.RANGE),
        ("2006-03", date(2006, 3, 1), date(2006, 3, 31), Grain.MONTH),
        ("12–14 May 1999", date(1999, 5, 12), date(1999, 5, 14), Grain.RANGE),
        ("12-14 May 1999", date(1999, 5, 12), date(1999, 5, 14), Grain.RANGE),
        ("30 May - 2 June 1999", date(1999, 5, 30), date(1999, 6, 2), Grain.RANGE),
        ("1990s", date(1990, 1, 1), date(1999, 12, 31), Grain.RANGE),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31), Grain.RANGE),
        ("1900s", date(1900, 1, 1), date(1999, 12, 31), Grain.RANGE),
        ("31 March 2150", date(2150, 3, 31), date(2150, 3, 31), Grain.DAY),
        ("March–June 2005", date(2005, 3, 1), date(2005, 6, 30), Grain.RANGE),
        ("about 1995", date(1994, 1, 1), date(1996, 12, 31), Grain.ABOUT),
    ],
)
def test_dates_are_intervals(text: str, first: date, last: date, grain: Grain) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.first, parsed.last, parsed.grain) == (first, last, grain)


@pytest.mark.parametrize(
    "text",
    ["", "Minsk", "22%", "700,000", "125", "3", "April", "about 40", "Article 9 of 1961 or so", "2100", "2999", "988",
     "about 2150", "2150–2160", "12 May", "2100s", "12–14 of 1999"],
)  # fmt: skip
def test_other_texts_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["30 February 2004", "2024-02-30", "1945-41", "2000–1999", "0 May 2000", "30–31 June 1999"]
)
def test_impossible_dates_say_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"exist|ends before"):
        parse_date(text)


@given(st.dates())
def test_a_worded_date_reads_back(day: date) -> None:
    for worded in (of_day(day), of_month(day.year, day.month)):
        assert parse_date(worded.text) == worded
    year = of_year(day.year)
    assert parse_date(year.text) == (year if 1000 <= day.year <= 2099 else None)


@given(st.dates(date(1900, 1, 1), date(2050, 1, 1)), st.dates(date(1900, 1, 1), date(2050, 1, 1)))
def test_of_two_dates_one_is_first_or_they_are_tied(left: date, right: date) -> None:
    one, other = of_month(left.year, left.month), of_year(right.year)
    assert [one.before(other), other.before(one), one.overlaps(other)].count(True) == 1


def test_a_text_that_tells_its_date_is_noticed() -> None:
    assert mentions_date("the election of 2006")
    assert mentions_date("the 19th March election")
    assert mentions_date("peace in the 1990s")
    assert not mentions_date("It may happen in 12 places.")


@pytest.mark.parametrize(
    "text, low, high, hedge, unit",
    [
        ("125", 125, 125, Hedge.EXACT, ""),
        ("about 700,000", 700_000, 700_000, Hedge.ABOUT, ""),
        ("some 40", 40, 40, Hedge.ABOUT, ""),
        ("over 75", 75, 75, Hedge.OVER, ""),
        ("22%", 22, 22, Hedge.EXACT, "%"),
        ("almost 11 per cent", 11, 11, Hedge.NEARLY, "%"),
        ("500–600", 500, 600, Hedge.BETWEEN, ""),
        ("2.5 million", 2_500_000, 2_500_000, Hedge.EXACT, ""),
        ("five", 5, 5, Hedge.EXACT, ""),
        ("12 km", 12, 12, Hedge.EXACT, "km"),
        ("-5", -5, -5, Hedge.EXACT, ""),
        ("about −5 °C", -5, -5, Hedge.ABOUT, "°C"),
        ("-10 to -5", -10, -5, Hedge.BETWEEN, ""),
        ("2150", 2150, 2150, Hedge.EXACT, ""),
        ("Twenty men", 20, 20, Hedge.EXACT, "men"),
        ("10 s", 10, 10, Hedge.EXACT, "s"),
    ],
)
def test_numbers_keep_their_hedge_and_unit(text: str, low: float, high: float, hedge: Hedge, unit: str) -> None:
    parsed = parse_quantity(text)
    assert parsed is not None
    assert (parsed.low, parsed.high, parsed.hedge, parsed.unit) == (low, high, hedge, unit)


@pytest.mark.parametrize("text",
    ["", "about", "Minsk", "1,00", "--", "many", "over-75", "1990s", "12 May", "5 Sept", "8th century", "1st", "22nd",
     "44 BC", "988 AD", "20 century", "10 a.m.", "10 pm", "5 o’clock"],
)  # fmt: skip
def test_other_texts_are_no_numbers(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    "said, given_low, agrees",
    [("about 700,000", 640_000, True), ("about 700,000", 620_000, False), ("over 75", 80, True), ("over 75", 74, False),
     ("nearly 100", 95, True), ("nearly 100", 101, False), ("125", 125, True), ("125", 124, False),
     ("about -100", -95, True), ("about -100", -111, False), ("nearly -100", -95, True), ("over -100", -105, False)],
)  # fmt: skip
def test_what_agrees_with_a_hedged_number(said: str, given_low: float, agrees: bool) -> None:
    quantity = parse_quantity(said)
    assert quantity is not None
    low, high = quantity.span
    assert (low <= given_low <= high) is agrees


@pytest.mark.parametrize(
    "said, value, worded",
    [("about 700,000", 400_000, "about 400,000"), ("700000", 400_000, "400000"), ("700 000", 1_400_000, "1 400 000"),
     ("600", 1_200, "1,200"), ("2500", 1_500, "1500"), ("2.5 million", 4_000_000, "4 million"),
     ("2.5 million", 1_500_000, "1.5 million"), ("2.5 million", 1_520_000, None),
     ("3 thousand men", 2_000, "2 thousand men"),
     ("twelve", 7, "seven"), ("Twelve men", 18, "Eighteen men"), ("twelve", 24, None), ("twelve", 7.5, None),
     ("12.75%", 7.6, "7.60%"), ("12.75%", 7.655, None), ("7", 7.5, None), ("1 year", 2, None), ("3 years", 1, None),
     ("3 years", 2, "2 years"), ("1 km", 2, "2 km"), ("1", 2, "2"), ("1 million", 2_000_000, "2 million"),
     ("500–600", 700, None)],
)  # fmt: skip
def test_another_number_in_the_same_wording(said: str, value: float, worded: str | None) -> None:
    quantity = parse_quantity(said)
    assert quantity is not None
    other = with_value(quantity, value)
    assert (other.text if other else None) == worded
    if other:
        assert parse_quantity(other.text) == other


@pytest.mark.parametrize(
    "said, step", [("700,000", 100_000), ("125", 5), ("2.5", 0.5), ("12.75", 0.05), ("0", 1), ("7", 1)]
)
def test_a_number_is_as_round_as_it_is_said(said: str, step: float) -> None:
    quantity = parse_quantity(said)
    assert quantity is not None
    assert quantity.step == pytest.approx(step)


@pytest.mark.parametrize(
    "left, right, same",
    [("km", "kilometres", True), ("year", "years", True), ("soldier", "Soldiers", True), ("%", "per cent", True),
     ("%", "km", False), ("years", "months", False), ("", "km", False)],
)  # fmt: skip
def test_units_are_the_same_however_they_are_written(left: str, right: str, same: bool) -> None:
    assert same_unit(left, right) is same


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_makes_the_same_words_equal() -> None:
    assert fold("  The “Café”  ") == fold("the cafe\u0301") != fold("the cafe")
    assert without_accents(fold("Mińsk")) == "minsk"
    assert without_accents(fold("Łódź, Tromsø, Đakovo, Straße")) == "lodz, tromso, dakovo, strasse"
    assert fold(" ? ") == "?" != fold("!")
    assert fold(" \n") == ""
    assert without_article(fold("The Partnership")) == "partnership"
    assert fold("EURO–ATLANTIC") == fold("Euro-Atlantic")
    assert slug("NATO–Belarus: Ärger & Friede") == "nato-belarus-arger-friede"


@given(st.text(max_size=60))
def test_dates_and_numbers_read_or_refuse_any_text(text: str) -> None:
    for parse in (parse_date, parse_quantity):
        try:
            parse(text)
        except ValueError as problem:
            assert str(problem)  # noqa: PT017


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u00ad\u2060", "\u3164", "\u2800", "\u115f\u1160", "\ufe0f\u061c"]
)
def test_what_shows_nothing_is_unseen(text: str) -> None:
    assert is_unseen(text)


@pytest.mark.parametrize("text", ["a", ".", "–", "\u200ba", "é", "🐦", "क", "ㄱ", "\ue000"])
def test_what_shows_a_mark_is_seen(text: str) -> None:
    assert not is_unseen(text)


@pytest.mark.parametrize("many", [5, 2_000])
def test_the_nearest_name_is_suggested_among_few_and_many(many: int) -> None:
    names = {f"{number * 7919 % 10_000_019:08d}" for number in range(many)} | {"vilnius-summit"}
    assert suggestion("vilnus-sumit", names) == "did you mean `vilnius-summit`?"
    assert suggestion("qqqqqq", names).startswith("known here: `00000000`, ")
    assert suggestion("qqqqqq", names).count("`") <= 24
