"""A card as a form: every box is judged as it is typed, and saving changes nothing else in the file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quizgame.app.editing import Meanwhile, OpenCard, save
from quizgame.decks.form import BY_ITSELF, Form, boxes, filled, merged
from quizgame.decks.judgement import Remark, judge
from quizgame.decks.keys import KINDS
from quizgame.questions.question import KINDS as NAMES
from quizgame.tui.design import (
    DOT,
    LEAD,
    LOOK_RIGHT,
    LOOK_SKIPPED,
    LOOK_WRONG,
    MARK,
    PARTLY,
    QUIET,
    RIGHT,
    ROOM,
    STRONG,
    WARNING,
    WRONG,
    counted,
)
from quizgame.tui.screens.decision import DecisionModal, Way
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.chooser import Chooser
from quizgame.tui.widgets.form_box import FormBox
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections

_WORDS = {
    "text": "the answer is typed", "choice": "one option is right", "several": "all that belong",
    "true-false": "a statement", "number": "perhaps with a tolerance", "date": "a day, a month or a year",
    "order": "items in order", "match": "what belongs together", "cloze": "a text with gaps",
    "flashcard": "two sides, judged by yourself",
}  # fmt: skip
_NOT_YET = "Not yet: first fill in what is missing, and mend what is wrong."
_FIXED = "Kept as the file has it, for no form can show it: {keys}. In an editor (e) it can be changed."


class EditorScreen(Screen[str]):
    """Edits one card. It ends with the card's id once it is saved, with None if it is not."""

    CSS_PATH = "editor.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+t", "try", show=False, priority=True),
        Binding("escape", "leave", show=False),
        Binding("f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Write", (
            ("Tab  ↑ ↓", "from box to box"),
            ("⏎", "the next line of a list; elsewhere the next box"),
            ("← →", "another kind of card"),
        )),
        ("Then", (
            ("Ctrl+T", "try the card as it is asked"),
            ("Ctrl+S", "save; only this card changes in the file"),
            ("Esc", "leave without saving"),
        )),
    )  # fmt: skip

    app: QuizgameApp

    def __init__(self, opened: OpenCard, title: str) -> None:
        super().__init__()
        self._opened, self._deck_title = opened, title
        self._form, self._fixed = filled(opened.card) if opened.card else (Form(), frozenset[str]())
        self._judgement = judge(self._form, opened.deck, opened.card)
        self._before = self._form
        self._title = TitleLine()
        self._kind = Chooser((BY_ITSELF, *KINDS), self._words(), self._form.kind)
        self._whole = Static(id="whole", markup=False)
        self._boxes = Vertical(id="boxes")
        self._keys = KeyLine(
            Key("Ctrl+S", "save", "save"),
            Key("Ctrl+T", "try", "try"),
            Key("Tab", "next box", "app.focus_next"),
            Key("Esc", "leave", "leave"),
            Key("F3", "help", "help"),
        )

    def compose(self) -> ComposeResult:
        """The frame, and in it the kind, the boxes, what is wrong with the whole."""
        yield self._title
        yield ThinLine()
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            with Horizontal(id="kind"):
                yield Static("Kind", classes="label", markup=False)
                yield self._kind
            with self._boxes:
                for box in boxes(self._form):
                    yield FormBox(box, self._form.text(box.key))
            yield self._whole
            if self._fixed:
                yield Static(line((_FIXED.format(keys=", ".join(sorted(self._fixed))), QUIET)), markup=False)
        yield self._keys

    def on_mount(self) -> None:
        """Type into the first box."""
        self._show()
        self.query(FormBox).first().take_focus()

    # judging

    @on(FormBox.Changed)
    def _typed(self, event: FormBox.Changed) -> None:
        self._take(self._form.typed(event.key, event.text))

    @on(Chooser.Changed)
    async def _chosen(self) -> None:
        self._take(self._form.of_kind(self._kind.value))
        await self._arrange()

    def _take(self, form: Form) -> None:
        self._form = form
        self._judgement = judge(form, self._opened.deck, self._opened.card)
        self._show()

    async def _arrange(self) -> None:
        """Show the boxes of the kind, those that are there already with what is typed in them."""
        known = {one.box.key: one for one in self.query(FormBox)}
        wanted = boxes(self._form)
        for key, one in known.items():
            one.display = key in {box.key for box in wanted}
        before: FormBox | None = None
        for box in wanted:
            shown = known.get(box.key)
            if shown is None:
                shown = FormBox(box, self._form.text(box.key))
                await (self._boxes.mount(shown, after=before) if before else self._boxes.mount(shown))
                if before is None:
                    self._boxes.move_child(shown, before=0)
            before = shown
        self._show()

    def _show(self) -> None:
        with self.app.batch_update():
            shown = {one.box.key for one in self.query(FormBox) if one.display}
            for one in self.query(FormBox):
                one.tell([remark for remark in self._judgement.remarks if remark.key == one.box.key and self._is_told])
            rest = [remark for remark in self._judgement.remarks if remark.key not in shown]
            self._whole.update(_listed(rest if self._is_told else []))
            self._kind.choose(self._form.kind, self._words())
            what = "add a card" if self._opened.card is None else "edit a card"
            self._title.show(
                line((f"{MARK} ", LEAD), (self._deck_title, STRONG), (f"{DOT}{what}", QUIET)), self._standing()
            )

    @property
    def _is_told(self) -> bool:
        """An empty form is no mistake yet."""
        return any(text.strip() for text in self._form.texts.values())

    def _standing(self) -> Content:
        errors = sum(remark.is_error for remark in self._judgement.remarks)
        if not self._is_told:
            return line(("nothing typed yet", QUIET))
        if errors and all(remark.is_gap for remark in self._judgement.remarks if remark.is_error):
            return line((f"{LOOK_SKIPPED.sign} not complete yet", QUIET))
        if errors:
            return line((f"{LOOK_WRONG.sign} {counted(errors, 'error')}", WRONG))
        if warnings := len(self._judgement.remarks):
            return line((f"{WARNING} {counted(warnings, 'warning')}", PARTLY))
        return line((f"{LOOK_RIGHT.sign} can be saved", RIGHT))

    def _words(self) -> list[str]:
        asked = self._judgement.questions
        told = f" (asked as {NAMES[type(asked[0])].replace('-', ' or ')})" if asked and not self._form.kind else ""
        return [f"by itself{told}", *(f"{kind}{DOT}{_WORDS[kind]}" for kind in KINDS)]

    # saving

    def action_save(self) -> None:
        """Save the card, if it has no errors and nobody else has changed the file."""
        if not self._judgement.sound:
            self.app.toast(_NOT_YET)
            return
        with self.app.telling():
            saved = save(self._opened, self._judgement.form)
            if isinstance(saved, Meanwhile):
                self._ask_meanwhile(saved.card)
            else:
                self.dismiss(saved.id)

    def _ask_meanwhile(self, now: OpenCard | None) -> None:
        copy = Way("c", "copy", "put the card as you have it on the clipboard")
        ways: Sequence[Way]
        if now is None:
            detail = "The card is not in it any more, or the file is broken."
            ways = (copy,)
        else:
            detail = "Nothing was written over."
            ways = (
                Way("m", "merge", "your changes into the card as it is there now"),
                Way("r", "reload", "the card as it is there; what you typed is dropped"),
                copy,
            )
        question = f"{self._opened.path.name} was changed elsewhere meanwhile"
        self.app.push_screen(DecisionModal(question, detail, *ways), partial(self._decided, now))

    async def _decided(self, now: OpenCard | None, way: str | None) -> None:
        if way == "c":
            from quizgame.decks.form import written
            from quizgame.reading.editing.notation import write_item

            self.app.copy_to_clipboard("\n".join(write_item(written(self._judgement.form, self._opened.card))) + "\n")
            self.app.toast("Copied, as it would stand in the file.")
        if now is None or way not in ("m", "r"):
            return
        form = self._form
        if now.card is not None:
            form = filled(now.card)[0]
            if way == "m" and self._opened.card is not None:
                form, both = merged(self._form, self._opened.card, now.card)
                told = f" Changed there, too: {', '.join(both)}; yours stands." if both else ""
                self.app.toast(f"Merged: look it over, then save.{told}")
        self._opened, self._before = now, filled(now.card)[0] if now.card else Form()
        self._take(form)
        await self._arrange()
        for one in self.query(FormBox):
            one.put(form.text(one.box.key))

    # besides

    def action_try(self) -> None:
        """Try the card as it is asked."""
        from quizgame.tui.screens.trying import TryModal

        if self._judgement.questions:
            self.app.push_screen(TryModal(self._judgement.questions))
        else:
            self.app.toast(_NOT_YET)

    def action_leave(self) -> None:
        """Leave; whoever has typed something is asked."""
        if self._form == self._before:
            self.dismiss(None)
            return
        ways = (Way("l", "leave", "what you typed is dropped"), Way("s", "save", "and leave"))
        self.app.push_screen(DecisionModal("Leave without saving?", "", *ways), self._left)

    def _left(self, way: str | None) -> None:
        if way == "l":
            self.dismiss(None)
        elif way == "s":
            self.action_save()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("Writing a card", self.KEYS)


def _listed(remarks: Sequence[Remark]) -> Content:
    return Content("\n").join(
        line(
            (f"{LOOK_WRONG.sign} {one.finding.message}", WRONG),
            (f" ({one.finding.hint})" if one.finding.hint else "", QUIET),
        )
        for one in remarks
    )
