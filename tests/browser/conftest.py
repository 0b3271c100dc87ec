"""A real browser, and a room for it on loopback. Debian's `chromium`, or what `QUIZGAME_CHROMIUM` names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from phones import Hall, Phone
from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def hall() -> Iterator[Callable[..., Hall]]:
    made: list[Hall] = []

    def begin(*arguments: Any, **more: Any) -> Hall:
        made.append(Hall(*arguments, **more))
        return made[-1]

    yield begin
    for one in made:
        one.server.stop()
        one.keeper.close()


# Of a module, not of a session: while it runs, an event loop runs in its thread, and no other test could begin one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("QUIZGAME_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("these tests need Chromium: `apt-get install chromium`, or name it with QUIZGAME_CHROMIUM")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[[str], Phone]]:
    made: list[Phone] = []

    def begin(address: str) -> Phone:
        made.append(Phone(browser, address))
        return made[-1]

    yield begin
    for one in made:
        one.context.close()
    assert [error for one in made for error in one.errors] == []
