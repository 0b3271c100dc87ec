"""Text of decks is shown as it is written, whatever it looks like."""

from __future__ import annotations

import pytest
from driving import playing
from world import Deck, Order, Reference, World, Wrong, choice, order, statement, typed

ODD = "[b] or [c]? [/p] [red]x[/] $quiet {x} \\[y]"
SOURCE = (Reference("r", f"Title {ODD}", "[/publisher]", "[kind]", "[date", "at [/p]"),)


async def test_options_prompt_why_and_source_are_literal(world: World) -> None:
    odd = choice(prompt=ODD, answer="[/p]", wrong=(Wrong("[@click=app.quit]", f"Why {ODD}"),), explanation=f"E {ODD}",
                 references=SOURCE, hint=f"H {ODD}")  # fmt: skip
    world.add(Deck("odd", f"Deck {ODD}", (odd,), description=f"About {ODD}"))
    async with playing(world, size=(120, 40)) as player:
        await player.press("down")
        assert f"Deck {ODD}" in player.text
        assert f"About {ODD}" in player.text
        await player.press("q", "h")
        assert f"Deck {ODD} · quiz" in player.lines[0]
        for part in (ODD, f"H {ODD}", "[/p]", "[@click=app.quit]"):
            assert part in player.text
        await player.click("[@click=app.quit]")
        for part in (f"Why {ODD}", f"E {ODD}", f"Title {ODD}", "[/publisher]", "[kind]", "[date"):
            assert part in player.text
        await player.press("o")
        assert "› at [/p]" in player.text
        await player.press("escape")
        assert f"Deck {ODD}" in player.text
        await player.press("escape", "enter")
        for part in (ODD, "[@click=app.quit]", "[/p]"):
            assert part in player.text
        await player.press("s")
        for page in ("5", "6"):  # of decks, of games
            await player.press(page)
            assert f"Deck {ODD}" in player.text
        await player.press("escape", "ctrl+p")
        await player.type("odd")
        await player.app.workers.wait_for_complete()
        await player.pilot.pause()
        assert player.where == "PaletteScreen"


@pytest.mark.parametrize("question", [
    typed(prompt=ODD, answer="[/p]", accepted=("[/p]",)),
    statement(),
    Order(id="o", form="order", prompt=ODD, items=("[/p]", "[b]", "$ink"), marks=("[/]", "[x", "]")),
    order(),
])  # fmt: skip
async def test_every_kind_is_literal(world: World, question: Order) -> None:
    world.add(Deck("odd", "Odd", (question,)))
    async with playing(world, "odd") as player:
        await player.answer(right=False)
        assert "✗ Not this time" in player.text
        if question.prompt == ODD:
            assert ODD in player.text
            assert "[/p]" in player.text


async def test_an_error_with_brackets_is_told(world: World) -> None:
    world.add_broken("[b] [x.yaml", f"bad {ODD}")
    async with playing(world) as player:
        await player.press("end")
        assert "[b] [x.yaml" in player.text
        await player.press("enter")
        assert player.where == "NoticeModal"
        assert "bad [b] or [c]?" in player.text
