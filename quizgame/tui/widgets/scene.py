"""What the big screen shows of a live room, phase by phase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from textual.content import Content

from quizgame.classroom.room import Phase
from quizgame.classroom.views import ProjectorView
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.leaderboard import board_lines, podium_lines
from quizgame.tui.widgets.lobby import lobby_lines
from quizgame.tui.widgets.posed import closed_lines, question_lines, revealed_lines


class Scene(Block):
    """One picture at a time; `board` puts the leaderboard in place of a revealed question."""

    def __init__(self, addresses: Sequence[str]) -> None:
        super().__init__()
        self._addresses = addresses
        self._view: ProjectorView | None = None
        self._board = False
        self._height = 0
        self._roomy = False

    def show(self, view: ProjectorView, *, board: bool) -> None:
        """Show how the room stands."""
        if (view, board) != (self._view, self._board):
            self._view, self._board = view, board
            self.redraw()

    def give_room(self, height: int, *, roomy: bool) -> None:
        """The rows there are, and whether options stand apart."""
        if (height, roomy) != (self._height, self._roomy):
            self._height, self._roomy = height, roomy
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The picture."""
        view = self._view
        if view is None:
            return []
        match view.room.phase:
            case Phase.LOBBY:
                return lobby_lines(view, self._addresses, width, self._height)
            case Phase.OPEN:
                return question_lines(view, width, roomy=self._roomy)
            case Phase.CLOSED:
                return closed_lines(view, width, roomy=self._roomy)
            case Phase.REVEALED if self._board or view.room.own_pace:
                return board_lines(view.room.board, view.room.team_board, width, self._height)
            case Phase.REVEALED:
                return revealed_lines(view, width, roomy=self._roomy)
            case Phase.ENDED:
                return podium_lines(view.room.board, view.room.team_board, width, self._height)
            case _:
                assert_never(view.room.phase)
