"""`quizgame series`: a table of dates made a facts file."""

from __future__ import annotations

import re
from pathlib import Path

from quizgame.cli.arguments import Options
from quizgame.cli.check_page import page
from quizgame.cli.dialogue import EndOfInputError, ask, ask_yes, begin_asking, is_answered
from quizgame.cli.layout import argument, count
from quizgame.cli.output import Ink, one_line, print_lines, print_text, tell_lines
from quizgame.decks.columns import DatedTable, cell_of, read_table
from quizgame.decks.reading import read_file
from quizgame.decks.series import Wishes, says_of, write_series
from quizgame.decks.starting import modeline
from quizgame.errors import QuizgameError, UsageError
from quizgame.reading.diagnostic import Findings, printable
from quizgame.reading.folding import fold
from quizgame.store.files import read_stamped, told
from quizgame.store.saving import create_file, place_schema


def series(options: Options) -> int:
    """Write the facts of a table, or print them; 1 if the table has errors, which are told."""
    path = Path(options.table)
    try:
        data = read_stamped(path)[0]
    except FileNotFoundError as error:
        raise UsageError(f"there is nothing at {options.table}", "give the path of a table") from error
    except OSError as error:
        raise QuizgameError(f"{options.table} cannot be read: {told(error)}") from error
    findings = Findings(str(path))
    table = read_table(data, findings, options.date, options.name)
    written = ""
    if table:
        wishes = _wishes(table, path, options)
        written = write_series(table, wishes, findings)
        if not findings.failed:
            findings.extend(read_file(written.encode(), options.out or "facts.yaml", _no_files).findings)
    found = findings.all()
    if found:
        tell_lines(page(found, 1, Ink()))
    if findings.failed:
        return 1
    if options.out is None:
        print_text(written)
        return 0
    out = Path(options.out)
    create_file(out, f"{modeline('facts')}\n# Made from {printable(path.name)}.\n{written}")
    place_schema(out.parent, "facts")
    rows = written.count("\n      - [")
    print_lines(
        [
            f"Written: {one_line(str(out))}, with {count(rows, 'fact')}",
            "",
            f"  quizgame new --from {argument(str(out))}",
            "      makes a deck of them",
        ]
    )
    return 0


def _wishes(table: DatedTable, path: Path, options: Options) -> Wishes:
    """What is wanted of the facts; what is not given is asked for where there is somebody to ask.

    Raises:
        UsageError: the sentence is not given, and there is nobody to ask.
    """
    says, source, complete = options.says or "", options.source or "", options.complete
    row = ", ".join(one_line(cell_of(table.rows[0], column).value) for column in table.columns)
    if not says and not is_answered():
        headings = " and ".join(f"{{{column.heading or column.slot}}}" for column in (table.name, table.when))
        raise UsageError(
            "the sentence is missing", f'give it as --says "...", with {headings}, or as it reads for: {row}'
        )
    if not says:
        begin_asking()
        print_lines(
            [f"The first row of the table: {row}", "Write the sentence that it tells, as it reads for this row."]
        )
        try:
            says = ask("Sentence")
            source = source or ask("Where is the table from?", path.name)
            complete = complete or ask_yes("Is it complete, so that what is not in it is wrong?")
        except EndOfInputError:
            pass
        print_lines([f"Every row is asked about as: {one_line(says_of(table, _by_slots(says, table)))}", ""])
    return Wishes(
        says=_by_slots(says, table),
        title=options.title or re.sub(r"[-_\s]+", " ", path.stem).strip().capitalize() or "Facts",
        source=source or path.name,
        type=options.type,
        language=options.language or "en",
        complete=complete,
        day_first=options.day_first,
    )


def _by_slots(says: str, table: DatedTable) -> str:
    """A sentence with the headings of columns in its braces made one with their slots."""
    slots = {"date": table.when.slot}
    slots |= {fold(column.heading): column.slot for column in table.columns if column.heading}
    return re.sub(r"\{([^{}]*)\}", lambda found: f"{{{slots.get(fold(found[1]), found[1])}}}", says)


def _no_files(name: str) -> bytes:
    raise FileNotFoundError(name)
