"""What the files to check are held against where they lie in the learner's library: its other decks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgame.store.files import find_files
from quizgame.store.home import find_home

if TYPE_CHECKING:
    from quizgame.decks.duplicates import Held


def library_beside(files: Sequence[Path]) -> list[Held]:
    """The learner's other decks, if any of the files lies among them; of no use otherwise, and not looked for."""
    places = {file.resolve() for file in files}
    if not any("decks" in place.parts for place in places):
        return []
    home = find_home(os.environ)
    folder = home.decks.resolve()
    if not any(place.is_relative_to(folder) for place in places):
        return []
    if all(file.path.resolve() in places for file in find_files(folder)):
        return []  # there are no others
    from quizgame.decks.duplicates import Held
    from quizgame.store.home import shipped_decks
    from quizgame.store.library import Library

    library = Library(home, shipped_decks())
    own = [one for one in library.entries() if not one.shipped and not one.error]
    return [Held(str(one.path), library.deck(str(one.path))) for one in own if one.path.resolve() not in places]
