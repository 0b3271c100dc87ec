"""The traps of plain YAML: what its author most likely meant where a text is no text, told with the mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from quizgame.reading.diagnostic import Spot
from quizgame.reading.lines import Lines

if TYPE_CHECKING:
    import yaml

_LONGEST = 50
#: The value of a line, after its dashes and its key.
_VALUE = re.compile(r"[ \t]*(?:- +)*(?:[^\s:#\"'{\[][^:#\"'{\[]*:[ \t]+)?(?P<value>\S.*?)\s*$")
_KEY = re.compile(r"[ \t]*(?:- +)*[^\s:#\"'{\[][^:#\"'{\[]*:[ \t]")
#: With one of these a plain text cannot begin.
_SIGNS = "{}[],&*!|>%@`"
_MARKS = "\"'"


class Trap(NamedTuple):
    """Where the trap is, what went wrong in plain words, and the mend."""

    at: Spot
    message: str
    hint: str


def quoted(text: str) -> str:
    """A text in quotation marks, as it may be written instead; a long one only begun."""
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def braces_hint(text: str, start: int, end: int) -> str:
    """The mend for a text that begins with two braces, which close before its end."""
    rest = re.split(r"[\r\n]", text[end : end + 2 * _LONGEST], maxsplit=1)[0]
    tail = rest.rstrip() if re.match(r"[ \t]*[^\s,}\]#]", rest) else ""
    if tail.endswith(("}", "]")):
        tail = tail.partition(",")[0].rstrip("}]")
    written = text[start:end] + tail
    return f"a text that starts with {{ needs quotes: {quoted(written)}"


def explain(error: yaml.MarkedYAMLError, lines: Lines) -> Trap:
    """A syntax error in plain words."""
    problem, context = error.problem or error.context or "not YAML", error.context or ""
    at = _spot(error.problem_mark or error.context_mark)
    opened = _spot(error.context_mark or error.problem_mark)
    line = lines.line(at.line)
    indent = line[: len(line) - len(line.lstrip())]
    # the parser has no word for a tab in the wrong place but when it knows of no other fault
    if "\t" in indent or line[at.column - 1 : at.column] == "\t" or "tab" in problem:
        return Trap(at, "a tab indents this line", "indent with spaces, never with tabs")
    if "quoted scalar" in context:
        return _in_quotes(problem, at, opened, lines)
    if "simple key" in context or "could not find expected ':'" in problem:
        return _no_key(opened, lines)
    if "mapping values are not allowed" in problem:
        return _colon(at, lines)
    if "flow" in context:
        return _cut(opened, at, lines) or _bracket(at, opened, lines)
    return _beginning(at, lines) or _late_mark(at, lines) or _misplaced(problem, at, line)


def _spot(mark: Any) -> Spot:
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)


def _in_quotes(problem: str, at: Spot, opened: Spot, lines: Lines) -> Trap:
    """Inside quotation marks: they are not closed, or a backslash stands for nothing."""
    if "escape" in problem:
        letter = lines.line(at.line)[at.column - 1 : at.column + 1]
        hint = "write two backslashes, or put the text into single quotation marks"
        return Trap(at, f"`{letter}` means nothing between double quotation marks", hint)
    value = lines.line(opened.line)[opened.column - 1 :].rstrip()
    hint = "close it on the same line" if len(value) < 2 else f"close it, or write {quoted(value)}"
    return Trap(opened, "the quotation mark here is not closed", hint)


def _no_key(opened: Spot, lines: Lines) -> Trap:
    """A line that should be a key and is none."""
    line = lines.line(opened.line)[opened.column - 1 :]
    tight = re.match(r"([\w-]+):(?=[^ \t])\s*(.*)", line)
    if tight:
        return Trap(opened, "after a colon goes a space", f"write {tight[1]}: {tight[2][:_LONGEST]}".rstrip())
    if re.fullmatch(r"[\w-]+\s*", line):
        return Trap(opened, "this line has no colon", f"as {line.strip()}: ...")
    hint = "begin it with its key; where it goes on with the text above, indent it further"
    return Trap(opened, "this line has no key", hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _above(at: Spot, lines: Lines) -> tuple[int, str]:
    """The line above that has something on it, and its number; line 0 where there is none."""
    numbers = range(min(at.line, len(lines) + 1) - 1, 0, -1)
    return next(((number, lines.line(number)) for number in numbers if lines.line(number).strip()), (0, ""))


def _colon(at: Spot, lines: Lines) -> Trap:
    """A second colon in a line, or the first in one that goes on with the text above."""
    line = lines.line(at.line)
    before = line[: at.column - 1]
    key = _KEY.match(f"{before.split(': ')[0]}: ")
    value = _VALUE.match(line)
    if ": " in before.lstrip() and key and value:
        hint = f"a text with “: ” in it needs quotes: {quoted(value['value'])}"
        return Trap(at, "a second “: ” in this line", hint)
    number, above = _above(at, lines)
    start = len(above) - len(above.lstrip(" -"))
    if above and not _KEY.match(f"{above} ") and above[start : start + 1] not in _MARKS:
        return _no_key(Spot(number, start + 1), lines)
    hint = "align its key with those above; a text of several lines with colons in it needs quotes"
    return Trap(at, "this line is indented further than its neighbours, so it goes on with the text above", hint)


def _cut(opened: Spot, at: Spot, lines: Lines) -> Trap | None:
    """A comment that swallows the end of `{...}` or `[...]`."""
    for number in range(opened.line, min(at.line, opened.line + 20) + 1):
        for spot in comments(lines.line(number), number):
            if (spot.line, spot.column) > (opened.line, opened.column):
                hint = "a text with “ #” in it needs quotes"
                return Trap(spot, "what follows “ #” is a comment, the closing bracket too", hint)
    return None


def _bracket(at: Spot, opened: Spot, lines: Lines) -> Trap:
    """Something is wrong before `at` with a list or table in brackets, opened before."""
    if lines.line(opened.line)[opened.column - 1 : opened.column] not in ("{", "["):
        number, above = _above(at, lines)
        opened = Spot(number, max(above.rfind("["), above.rfind("{")) + 1)
    rest = lines.line(opened.line)[max(opened.column, 1) - 1 :].rstrip()
    sign = rest[:1]
    goes_on = _KEY.match(lines.line(at.line)) and _indent(lines.line(at.line)) <= _indent(lines.line(opened.line))
    if sign not in ("{", "[") or (not goes_on and lines.line(at.line).strip()):
        hint = "part what stands in brackets by commas; a text with commas, brackets or “: ” in it needs quotes"
        return Trap(at, "a comma or the closing bracket is missing before this", hint)
    closing = {"{": "}", "[": "]"}[sign]
    hint = f"close it with {closing}; a text that starts with {sign} needs quotes: {quoted(rest)}"
    return Trap(opened, f"what “{sign}” opens here is not closed", hint)


def _beginning(at: Spot, lines: Lines) -> Trap | None:
    """A text that begins with a sign that means something else to YAML."""
    found = _VALUE.match(lines.line(at.line))
    if found is None:
        return None
    value, there = found["value"], Spot(at.line, found.start("value") + 1)
    if value[0] in _MARKS and value.rstrip(",]}")[-1:] != value[0]:
        hint = f"a text that starts with a quotation mark ends with it; else write {quoted(value)}"
        return Trap(there, "something follows the closing quotation mark", hint)
    sign = value[0] if value[0] in _SIGNS else value[0] if value[:2] in ("- ", "? ") else ""
    hint = f"a text that starts with {sign} needs quotes: {quoted(value)}"
    return Trap(there, f"“{sign}” means something else to YAML", hint) if sign else None


def _late_mark(at: Spot, lines: Lines) -> Trap | None:
    """A quotation mark above that closes only here, at the next one."""
    for number in range(at.line - 1, max(at.line - 10, 0), -1):
        found = _VALUE.match(lines.line(number))
        if found and found["value"][0] in _MARKS:
            value = found["value"]
            if value.count(value[0]) != 1:
                return None
            hint = f"close it on its own line: {value}{value[0]}"
            there = Spot(number, found.start("value") + 1)
            return Trap(there, f"the quotation mark here is closed only in line {at.line}", hint)
    return None


def _misplaced(problem: str, at: Spot, line: str) -> Trap:
    if line[at.column - 1 :].startswith("-") and not line[: at.column - 1].strip():
        return Trap(at, "this item is indented otherwise than those above", "align its dash with theirs")
    if "'-' indicator" in problem:
        return Trap(at, "here another item of the list should begin", "begin it with a dash: - ..., or align the line")
    hint = "check indentation, colons and quotation marks here and on the line above"
    return Trap(at, problem, hint)


def comments(line: str, number: int) -> list[Spot]:
    """Where in a line “ #” begins what may be a comment, and its author may not mean one: no space follows it."""
    found = re.finditer(r"(?<=\S)[ \t]+#(?=[^\s#])", line)
    return [Spot(number, match.end()) for match in found]
