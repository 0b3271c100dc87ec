"""What can go wrong with a state of things, as opposed to with the content of a file (that is a Diagnostic).

QuizgameError               says what is wrong, where, and the mend; shown once, at the edge
├── UsageError              the command was called wrongly (exit code 2)
├── DeckError               a deck cannot be had: unknown, broken, or empty
├── NothingDueError         all that today holds is learned: no failure, but nothing to begin either (exit code 0)
├── GameError               a game was asked for something its state does not allow
├── FittingError            parameters of memory cannot be fitted to the learner; those there were go on holding
├── EditError               a file cannot be changed in place as asked; it is left as it is
├── UnreadableGameError     a kept game was begun by a version that played other games
└── StoreError              what is kept on disk cannot be read or written
    ├── JournalBusyError    another quizgame is writing to this journal
    └── JournalBrokenError  the journal is damaged, or of a newer quizgame; it is left untouched
"""

from __future__ import annotations


class QuizgameError(Exception):
    """A problem told to the user in one place, at the edge.

    `message` says what is wrong and where, `hint` how to mend it (may be empty).
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(QuizgameError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 2


class DeckError(QuizgameError):
    """A deck cannot be had: it is unknown, broken, or has nothing to ask."""


class NothingDueError(QuizgameError):
    """All that today holds is learned."""

    exit_code = 0


class GameError(QuizgameError):
    """A game was asked for something that its state does not allow."""


class FittingError(QuizgameError):
    """Parameters of memory cannot be fitted to the learner; those there were go on holding."""


class EditError(QuizgameError):
    """A file cannot be changed in place as asked without touching what was not meant; it is left as it is."""


class UnreadableGameError(QuizgameError):
    """A game in the journal cannot be taken up by this version; its answers count all the same."""


class StoreError(QuizgameError):
    """What is kept on disk cannot be read or written."""


class JournalBusyError(StoreError):
    """Another quizgame is writing to this journal."""


class JournalBrokenError(StoreError):
    """The journal is damaged or comes from a newer quizgame; nothing in it was changed."""
