"""A box of a form: its name, what is typed in it, and below it what goes there or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from quizgame.decks.form import Box, Shape
from quizgame.decks.judgement import Remark
from quizgame.tui.design import LOOK_SKIPPED, LOOK_WRONG, PARTLY, QUIET, WARNING, WRONG
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.chooser import Chooser

_HIGHEST = 8
_SEVERAL_LINES = frozenset({"explain", "back"})
"""Texts that may well have several lines; elsewhere Enter goes on to the next box."""


class Area(TextArea):
    """Some lines to type; the arrows lead out of it at its ends."""

    def __init__(self, text: str, several: bool) -> None:
        super().__init__(text, compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self._several = several

    def on_resize(self) -> None:
        """Be as high as what is typed."""
        self.fit()

    def fit(self) -> None:
        """Be as high as what is typed, within reason."""
        self.styles.height = min(max(self.wrapped_document.height, 1), _HIGHEST)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self._several:
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
            return
        await super()._on_key(event)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down; from the last line, to the next box."""
        if self.cursor_at_last_line and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up; from the first line, to the box before."""
        if self.cursor_at_first_line and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)


class FormBox(Horizontal):
    """The box of a key."""

    DEFAULT_CSS = """
    FormBox { height: auto; margin-bottom: 1; }
    FormBox .label { width: 16; color: $quiet; }
    FormBox .rest { height: auto; }
    FormBox Area, FormBox Area:focus { padding: 0 1; background: $raised; color: $ink; scrollbar-size-vertical: 1; }
    FormBox Area:focus { background: $chosen; }
    FormBox Area .text-area--cursor { background: $lead; color: $ground; }
    FormBox Chooser { padding: 0 1; background: $raised; }
    FormBox .note { height: auto; padding: 0 1; display: none; }
    FormBox.-here .note, FormBox.-wrong .note { display: block; }
    FormBox.-here .label { color: $lead; }
    """

    class Changed(Message):
        """Something was typed."""

        def __init__(self, key: str, text: str) -> None:
            super().__init__()
            self.key, self.text = key, text

    def __init__(self, box: Box, text: str) -> None:
        super().__init__()
        self.box = box
        several = box.shape in (Shape.LINES, Shape.PAIRS) or box.key in _SEVERAL_LINES
        self._field: Area | Chooser = (
            Chooser(("", "true"), ("no", "yes"), text) if box.shape is Shape.FLAG else Area(text, several)
        )
        self._note = Static(line((box.about, QUIET)), classes="note", markup=False)

    def compose(self) -> ComposeResult:
        """The name on the left, all else on the right."""
        yield Static(self.box.label, classes="label", markup=False)
        with Vertical(classes="rest"):
            yield self._field
            yield self._note

    def on_descendant_focus(self) -> None:
        """It is typed here."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """It is typed elsewhere."""
        self.remove_class("-here")

    def put(self, text: str) -> None:
        """Put a text into the box; nobody is told."""
        if isinstance(self._field, Chooser):
            self._field.choose(text, ("no", "yes"))
        elif self._field.text != text:
            with self._field.prevent(TextArea.Changed):
                self._field.text = text
            self._field.fit()

    def take_focus(self) -> None:
        """Type here."""
        self._field.focus()

    def tell(self, remarks: Sequence[Remark]) -> None:
        """Tell what is wrong; if nothing is, what goes here."""
        self.set_class(bool(remarks), "-wrong")
        lines = [_told(remark) for remark in remarks] or [line((self.box.about, QUIET))]
        self._note.update(Content("\n").join(lines))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if isinstance(self._field, Area):
            self._field.fit()
        self.post_message(self.Changed(self.box.key, event.text_area.text))

    @on(Chooser.Changed)
    def _chosen(self, event: Chooser.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.box.key, event.chooser.value))


def _told(remark: Remark) -> Content:
    if remark.is_gap:
        return line((f"{LOOK_SKIPPED.sign} still to be filled in", QUIET))
    sign, role = (LOOK_WRONG.sign, WRONG) if remark.is_error else (WARNING, PARTLY)
    hint = f" ({remark.finding.hint})" if remark.finding.hint else ""
    return line((f"{sign} {remark.finding.message}", role), (hint, QUIET))
