"""A player's end of a live room: the door, one question at a time, what it came to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from quizgame.app.joining import Client, keep_misses, refusal
from quizgame.classroom.keyless import read_question
from quizgame.questions.answer import Answer, Pick, Say
from quizgame.questions.codec import decode_answer, encode_answer
from quizgame.questions.shown import Blank, Line, Options, Shown, Statement, Ticks
from quizgame.tui.design import DOT, HIGH_FROM, LEAD, PARTLY, QUIET, ROOM, STRONG, counted
from quizgame.tui.screens.answer_keys import ANSWERING
from quizgame.tui.screens.room_words import standing_of
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.answering import AnswerArea, way_to_answer
from quizgame.tui.widgets.choices import Choices
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.revealed import Revealed
from quizgame.tui.widgets.timeline import TimelineBlock

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections
    from quizgame.tui.shell import Shell

Plain = dict[str, Any]
_TICK = 0.5
LASTING = "lasting"
"""The group of workers that go on as long as the screen does."""


class RoomScreen(Screen[None]):
    """Plays in a room by a client, which keeps the connection; leaving keeps the seat."""

    CSS_PATH = "room.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        *ANSWERING,
        Binding("enter", "enter", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("s", "keep", show=False),
        Binding("question_mark,f3", "help", show=False),
        Binding("escape", "leave", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Answering", (
            ("1–9  t  f  ↑ ↓ ⏎", "choose; another one can be chosen until the question closes"),
            ("space", "tick one of several; grab a line to move it"),
            ("⏎", "hand in what was typed, ticked or put in order"),
        )),
        ("The room", (
            ("PgDn  PgUp", "the next question and the one before, at your own pace"),
            ("s", "at the end: keep what you missed as a deck of your own"),
            ("Esc", "leave; your seat is kept while the room is open"),
        )),
    )  # fmt: skip
    app: Shell

    def __init__(self, client: Client, decks: Path) -> None:
        super().__init__()
        self._decks = decks
        self._kept = False
        self._client = client
        self._shown: Shown | None = None
        self._stage: tuple[object, ...] = ()
        self._at = 0
        self._heard = 0
        self._name = ""
        self._body = VerticalScroll(id="body", can_focus=False)
        self._area = AnswerArea()
        self._told = Revealed()

    def compose(self) -> ComposeResult:
        """The frame, and in it the question, the place of the answer, what is told."""
        yield TitleLine()
        yield ThinLine(0.0)
        with self._body, Vertical(id="column"):
            yield Static(id="kicker", markup=False)
            yield Static(id="prompt", markup=False)
            yield Input(id="name", max_length=200, placeholder="your name")
            yield self._area
            yield self._told
        yield KeyLine()

    def on_mount(self) -> None:
        """Come in, and show whatever is told from now on."""
        self._area.display = self.query_one("#name").display = False
        self.run_worker(self._client.run(), group=LASTING, exit_on_error=False)
        self.run_worker(self._listen(), group=LASTING, exit_on_error=False)
        self.set_interval(_TICK, self._frame)
        self._show()

    def on_resize(self) -> None:
        """Give options room where there is some."""
        self._area.choices.give_room(self.app.size.height >= HIGH_FROM)

    async def _listen(self) -> None:
        while True:
            await self._client.news.wait()
            self._client.news.clear()
            self._show()

    # what is shown

    @property
    def _question(self) -> Plain | None:
        questions = (self._client.seen.room or {}).get("questions") or []
        own_pace = (self._client.seen.room or {}).get("pace") == "self"
        return questions[min(self._at, len(questions) - 1) if own_pace else 0] if questions else None

    def _show(self) -> None:
        seen, question = self._client.seen, self._question
        room, you = seen.room or {}, seen.you
        index = question["index"] if question else None
        outcomes = str(you["outcomes"]) if you else ""
        stage = (
            you is None,
            seen.hello is None,
            room.get("phase"),
            index,
            room.get("skipped"),
            outcomes,
            seen.bye is None,
        )
        if stage != self._stage:
            self._stage = stage
            with self.app.batch_update():
                self._draw(room, you, question)
                self._body.scroll_home(animate=False)
        self._note(room, you, question)
        self._frame()

    def _draw(self, room: Plain, you: Plain | None, question: Plain | None) -> None:
        """Show another picture."""
        name = self.query_one("#name", Input)
        name.display = you is None and self._client.seen.hello is not None and self._client.seen.bye is None
        self._area.display = False
        self._shown = None
        self._told.note("")
        if you is None:
            hello = self._client.seen.hello or {}
            self._write(
                str(hello.get("title", "")), "Your name, as on the class list" if hello.get("listed") else "Your name"
            )
            if name.display:
                name.focus()
        elif room.get("phase") == "lobby":
            self._write(f"Hello, {you['name']}!", "Look at the big screen; it begins soon.")
        elif room.get("phase") == "ended":
            self._write(f"That was it, {you['name']}!", "The game is over")
            self._told.end(you, room["board"])
        elif question is not None:
            self._draw_question(room, you, question)

    def _draw_question(self, room: Plain, you: Plain, question: Plain) -> None:
        shown, index = read_question(question), question["index"]
        counted = f"Question {index + 1} of {room['count']}"
        if shown is None:
            self._write(str(question["prompt"]), f"{counted}{DOT}this version cannot show it")
            return
        asked = shown.text if isinstance(shown, Statement | Line) else shown.question.prompt
        self._write(asked, f"{counted}{DOT}{way_to_answer(shown)}")
        if room["skipped"] or you["since"] > index:
            return
        self._shown = shown
        self._area.display = True
        self._area.ask(shown)
        given = self._given(index)
        key = next((one for one in room["reveals"] if one["index"] == index), None)
        if key is not None:
            self._reveal(shown, given, key)
            own = next((one for one in you["outcomes"] if one["question"] == index), None)
            self._told.reveal(key, own, you, marked=isinstance(shown, Options | Ticks | Statement))
        elif isinstance(given, Pick | Say):
            self._area.choices.point(given.index if isinstance(given, Pick) else 0 if given.true else 1)

    def _reveal(self, shown: Shown, given: Answer | None, key: Plain) -> None:
        """Mark the right options and the own ones; other kinds are told in words."""
        own = encode_answer(given) if given is not None else {}
        if isinstance(shown, Options | Ticks | Statement):
            chosen = own.get(
                "tick", [own["pick"]] if "pick" in own else [0 if own["say"] else 1] if "say" in own else []
            )
            self._area.choices.tell(frozenset(chosen), frozenset(key["right"]))
        else:
            self._area.display = False

    def _given(self, index: int) -> Answer | None:
        plain = self._client.seen.given.get(index)
        return decode_answer(plain) if plain is not None else None

    def _write(self, prompt: str, kicker: str) -> None:
        self.query_one("#kicker", Static).update(Content.styled(kicker, QUIET))
        self.query_one("#prompt", Static).update(Content.styled(prompt, STRONG))

    def _note(self, room: Plain, you: Plain | None, question: Plain | None) -> None:
        """Say how the own answer stands, or what was refused."""
        seen = self._client.seen
        refused = [one for one in seen.told[self._heard :] if one["type"] in ("refused", "bye")]
        taken = [one for one in seen.told[self._heard :] if one["type"] == "taken"]
        self._heard = len(seen.told)
        if not seen.connected and not self._client.is_over:
            self._told.note(self._unconnected(), PARTLY)
        elif refused:
            self._told.note(refusal(refused[-1]), PARTLY)
            self.call_after_refresh(self._told.scroll_visible, animate=False)
        elif you is not None and question is not None and room.get("phase") in ("open", "closed"):
            text, role = standing_of(self._client, room, you, question["index"])
            if text or taken or self._told.lines(20):
                self._told.note(text, role)

    def _unconnected(self) -> str:
        seen = self._client.seen
        if seen.hello is not None:
            return "No connection. Trying again …"
        if seen.tries:
            return (
                f"Nobody answers at {self._client.address.host}. Is that what stands on the big screen? Trying again …"
            )
        return "Connecting …"

    def _frame(self) -> None:
        seen = self._client.seen
        room = seen.room or {}
        title = str(room.get("title") or (seen.hello or {}).get("title") or self._client.address.host)
        told = f"{seen.you['points']:,} points" if seen.you else ""
        left = self._client.ms_left()
        clock = f"{left // 60_000}:{left // 1_000 % 60:02d}{DOT}" if left is not None else ""
        self.query_one(TitleLine).show(line((title, STRONG)), line((clock, LEAD), (told, QUIET)))
        at, count = room.get("current"), room.get("count") or 1
        self.query_one(ThinLine).show((at + 1) / count if at is not None else 0.0)
        own_pace = room.get("pace") == "self" and room.get("phase") != "ended"
        turning = (Key("PgDn", "next", "turn(1)"), Key("PgUp", "before", "turn(-1)")) if own_pace and seen.you else ()
        entering = seen.you is None and seen.bye is None
        keys = (Key("⏎", "go in" if entering else "hand in", "enter"),) if entering or self._may_answer else ()
        misses = seen.misses["cards"] if seen.misses is not None and not self._kept else 0
        keeping = (Key("s", f"keep {counted(misses, 'missed card')}", "keep"),) if misses else ()
        self.query_one(KeyLine).show(*keys, *keeping, *turning, Key("F3", "help", "help"), Key("Esc", "leave", "leave"))

    # answering

    @property
    def _may_answer(self) -> bool:
        room = self._client.seen.room or {}
        return self._shown is not None and room.get("phase") == "open" and not room.get("paused")

    def action_pick(self, place: int) -> None:
        """Answer with the option at this place, from 1."""
        answer = self._area.picked(place - 1) if self._may_answer else None
        if answer is not None:
            self._area.choices.point(place - 1)
            self._give(answer)

    def action_say(self, place: int) -> None:
        """Judge a statement: true (1) or false (2)."""
        if isinstance(self._shown, Statement):
            self.action_pick(place)

    def action_move(self, by: int) -> None:
        """Move the cursor, or scroll what was told."""
        if self._may_answer:
            self._area.move(by)
        else:
            self._body.scroll_relative(y=by, animate=False)

    def action_step(self, by: int) -> None:
        """Move along the line of time."""
        if isinstance(self._shown, Line):
            self.action_move(by)

    def action_carry(self, by: int) -> None:
        """Move an item that is to be put in order."""
        if self._may_answer:
            self._area.carry(by)

    def action_grab(self) -> None:
        """Tick an option; grab an item, or let it go."""
        if self._may_answer:
            self._area.grab()

    def action_enter(self) -> None:
        """Hand in."""
        match self._area.handed_in() if self._may_answer else None:
            case None:
                pass
            case str() as problem:
                self._told.note(problem, PARTLY)
            case answer:
                self._give(answer)

    def _give(self, answer: Answer) -> None:
        question = self._question
        if question is not None:
            self._told.note("Sending …")
            self.run_worker(self._client.answer(question["index"], encode_answer(answer)), exit_on_error=False)

    @on(TimelineBlock.Chosen)
    def _placed(self) -> None:
        self.action_enter()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        self.action_pick(event.index + 1)

    @on(Input.Submitted, "#name")
    def _named(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.run_worker(self._client.join(event.value.strip()), exit_on_error=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if isinstance(self._shown, Blank):
            self.action_enter()

    # besides

    def action_turn(self, by: int) -> None:
        """Another question, at one's own pace."""
        questions = (self._client.seen.room or {}).get("questions") or []
        self._at = max(min(self._at + by, len(questions) - 1), 0)
        self._show()

    def action_keep(self) -> None:
        """Keep what was missed as a deck."""
        misses = self._client.seen.misses
        if misses is not None and misses["cards"] and not self._kept:
            with self.app.telling():
                path = keep_misses(self._decks, self._client.address.code, str(misses["text"]))
                self._kept = True
                self.app.toast(f"Kept as {path.name} among your decks.")
            self._frame()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("In a room", self.KEYS)

    def action_leave(self) -> None:
        """Leave; the seat is kept."""
        self.app.exit()
