"""Where things are kept: the learner's home folder, and the decks that come with quizgame."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import quizgame
from quizgame.errors import UsageError
from quizgame.reading.diagnostic import printable
from quizgame.values import dataclass

LONGEST_PROFILE = 64
_DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9¹²³]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of all that quizgame keeps. Decks are shared; each profile has a journal and settings of its own."""

    root: Path
    profile: str | None = None

    @property
    def decks(self) -> Path:
        """The learner's own decks."""
        return self.root / "decks"

    @property
    def cache(self) -> Path:
        """What can be made again at any time."""
        return self.root / "cache.sqlite"

    @property
    def learner(self) -> Path:
        """The folder of what belongs to one learner."""
        return self.root / "profiles" / self.profile if self.profile else self.root

    @property
    def journal(self) -> Path:
        """Everything the learner did."""
        return self.learner / "journal.sqlite"

    @property
    def rooms(self) -> Path:
        """The logs of live rooms."""
        return self.learner / "rooms"

    @property
    def seats(self) -> Path:
        """The learner's seats in live rooms."""
        return self.learner / "seats.json"

    @property
    def settings(self) -> Path:
        """What the learner prefers."""
        return self.learner / "settings.json"


def find_home(environ: Mapping[str, str], profile: str | None = None) -> Home:
    """The home that `QUIZGAME_HOME` names, else the platform's folder for user data. Nothing is created.

    Raises:
        UsageError: the profile's name could not be a folder's on every platform, or `QUIZGAME_HOME` names no home.
    """
    if profile is not None:
        _check_profile(profile)
    named = environ.get("QUIZGAME_HOME", "").strip()
    if named:
        try:
            return Home(Path(named).expanduser().absolute(), profile)
        except RuntimeError as error:
            raise UsageError(
                f"QUIZGAME_HOME is {printable(named)}, and whose home that is cannot be told", "give a whole path"
            ) from error
    from platformdirs import user_data_path  # 14 ms, and not needed where QUIZGAME_HOME is set

    return Home(user_data_path("quizgame", appauthor=False), profile)


def shipped_decks() -> Path:
    """The folder of the decks that come with quizgame: inside an installed package, or beside it in a checkout."""
    package = Path(quizgame.__file__).parent
    places = (package / "_decks", package.parent / "decks")
    return next((place for place in places if place.is_dir()), places[0])


def _check_profile(name: str) -> None:
    if _DEVICE.fullmatch(name):
        raise UsageError(f"“{name}” cannot be the name of a profile: Windows has a device of that name", "use another")
    plain = name.replace("-", "").replace("_", "")
    if not plain.isalnum() or len(name) > LONGEST_PROFILE:
        raise UsageError(
            f"“{printable(name, LONGEST_PROFILE)}” cannot be the name of a profile",
            f"use up to {LONGEST_PROFILE} letters, digits, - and _",
        )
