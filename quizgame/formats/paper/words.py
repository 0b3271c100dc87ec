"""The words that stand on paper beside those of the deck, all in one place, ready to be translated."""

from __future__ import annotations

from quizgame.formats.paper.worksheet import Boxes, Circles, Joining, Layout, Numbering, Task, TrueOrFalse, Writing

NAME = "Name"
CLASS = "Class"
DATE = "Date"
SCORE = "Score"
VERSION = "Version"
KEY = "Answer key"
FOLD = "fold"
GLUE = "glue here"
TRUE = "True"
FALSE = "False"
SOURCES = "Sources"
STRIP = "The line of time"
CUT = "To cut out"

INSTRUCTIONS = {
    Layout.TEST: "Read each question to its end before you answer. One point each.",
    Layout.FLASHCARDS: "Cut along the dashed lines, fold along the dotted one, and glue the halves back to back.",
    Layout.TIMELINE: "Cut out the events, put them in order of time beside the one that is given, and write down when "
    "each one happened.",
    Layout.MATCH: "Write the letter that belongs to each number into its box.",
}
"""What to do with a sheet."""


def told_way(task: Task) -> str:
    """What a task asks to do, where its look alone does not tell."""
    match task.way:
        case Boxes():
            return "Tick all that belong."
        case Numbering(items=items):
            return f"Write the numbers 1 to {len(items)} into the boxes."
        case Joining():
            return "Write the letters into the boxes."
        case Circles() | TrueOrFalse() | Writing():
            return ""
