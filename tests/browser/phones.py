"""Phones with a real browser, and a room with its teacher, on loopback."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import rooms
from playwright.sync_api import Browser, Page

from quizgame.app.rooms import Reply, RoomKeeper, open_keeper
from quizgame.classroom.commands import Command
from quizgame.classroom.rules import RoomRules
from quizgame.questions.shown import Shown
from quizgame.server.running import RoomServer
from quizgame.store.room_log import UnkeptRoomLog

CODE = "K7PMX"
PHONE = {"width": 360, "height": 640}


def clock() -> int:
    return time.time_ns() // 1_000_000


class Hall:
    """A room that is served, and its teacher."""

    def __init__(self, rules: RoomRules | None = None, questions: tuple[Shown, ...] = rooms.EVERY_KIND) -> None:
        self.log = UnkeptRoomLog()
        self.keeper: RoomKeeper = open_keeper(replace(rooms.opened(rules, questions), at=clock()), self.log, clock)
        self.server = RoomServer(self.keeper, 0)
        self.server.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def do(self, command: Command) -> Reply:
        """Ask something of the room, and wait for what becomes of it."""
        done, replies = threading.Event(), []

        def told(reply: Reply) -> None:
            replies.append(reply)
            done.set()

        self.keeper.ask(command, told)
        assert done.wait(10)
        return replies[0]


class Phone:
    """A phone of its own: nothing of another one's is in it. Errors of its page fail the test at the end."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)
        self.address = address
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda told: self.errors.append(told.text) if "Content Security" in told.text else None)

    def come(self, name: str, code: str = CODE) -> None:
        self.page.goto(f"{self.address}/{code}")
        self.page.fill("#name", name)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector("#top:not([hidden])")

    def see(self, text: str) -> None:
        self.page.wait_for_selector(f"text={text}", timeout=15_000)

    def tap(self, text: str) -> None:
        self.page.click(f"button:has-text('{text}')")

    @property
    def text(self) -> str:
        return self.page.inner_text("body")
