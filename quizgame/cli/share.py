"""`quizgame share`: a deck and its facts as one file."""

from __future__ import annotations

from pathlib import Path

from quizgame.cli.arguments import Options
from quizgame.cli.layout import argument, count
from quizgame.cli.output import one_line, print_lines, print_text
from quizgame.cli.wiring import deck_named, open_library
from quizgame.decks.sharing import share as join
from quizgame.store.files import read_beside, read_stamped
from quizgame.store.saving import create_file


def share(options: Options) -> int:
    """Write one file for a deck, or print it."""
    entry = open_library(options).entry(deck_named(options))
    data = read_stamped(entry.path)[0]
    shared = join(data, str(entry.path), lambda name: read_beside(entry.path.parent, name)[0]).decode()
    if options.out is None:
        print_text(shared)
        return 0
    out = Path(options.out)
    create_file(out, shared)
    print_lines(
        [
            f"Written: {one_line(str(out))}, with {count(len(entry.cards), 'card')}",
            "",
            f"  quizgame play {argument(str(out))}",
            "      plays it, here or wherever you send it; nothing else is needed",
        ]
    )
    return 0
