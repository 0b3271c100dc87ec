"""`quizgame new`: the first lines of a deck, with what somebody at the terminal wants in it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from quizgame.cli.arguments import Options
from quizgame.cli.dialogue import EndOfInputError, ask, ask_choice, begin_asking, is_answered
from quizgame.cli.drafts import type_cards
from quizgame.cli.layout import argument, count
from quizgame.cli.main import INTERRUPTED
from quizgame.cli.output import one_line, print_lines
from quizgame.cli.wiring import open_library
from quizgame.decks.reading import read_file
from quizgame.decks.starting import Draft, Heading, write_deck, write_deck_of_facts, write_facts
from quizgame.errors import DeckError, UsageError
from quizgame.facts.model import FactBase
from quizgame.reading.folding import slug
from quizgame.store.files import ENDINGS, read_stamped, told
from quizgame.store.library import Library
from quizgame.store.saving import create_file, place_schema

_UNTITLED = "My deck"
_MADE_FROM = ("cards that you write", "facts: you write sentences, quizgame makes the questions")


def new(options: Options) -> int:
    """Write a new deck; ask for what is not given, where there is somebody to ask."""
    named = options.out
    file = _file(named) if named else None
    if file and os.path.lexists(file):
        raise UsageError(f"there is something at {file} already", "it is left as it is; name another")
    library = open_library(options)
    if is_answered() and not (options.title or options.facts or options.origin):
        return _ask(named, options, library)
    base = _facts_in(Path(options.origin)) if options.origin else None
    title = options.title or (_title_of(named) if named else base.title if base else "")
    if not title:
        raise UsageError(
            "a new deck needs a path or a title", 'as: quizgame new rivers.yaml --title "Rivers of Europe"'
        )
    path = _place(named, title, library, options.origin)
    heading = _heading(title, path, options, library)
    if options.facts or options.origin:
        _write_of_facts(path, heading, options.origin, library)
    else:
        _write_of_cards(path, heading, [], library)
    return 0


def _ask(named: str | None, options: Options, library: Library) -> int:
    begin_asking()
    print_lines(["A new deck. Enter takes what stands in brackets; Ctrl+C leaves.", ""])
    try:
        title = ask("Title", _title_of(named or ""))
        print_lines(["", "What are its questions made from?"])
        of_facts = ask_choice("Number", _MADE_FROM) == len(_MADE_FROM)
        path = _place(named, title, library, None)
        if named is None:
            path = _place(os.path.expanduser(ask("File", str(path))), title, library, None)  # noqa: PTH111
    except EndOfInputError:
        return 0
    heading = _heading(title, path, options, library)
    if of_facts:
        _write_of_facts(path, heading, None, library)
        return 0
    drafts: list[Draft] = []
    interrupted = type_cards(heading, drafts)
    if interrupted and not drafts:
        raise KeyboardInterrupt
    _write_of_cards(path, heading, drafts, library)
    return INTERRUPTED if interrupted else 0


def _write_of_cards(path: Path, heading: Heading, drafts: list[Draft], library: Library) -> None:
    create_file(path, write_deck(heading, drafts))
    place_schema(path.parent, "deck")
    what = count(len(drafts), "card") if drafts else "three examples to replace by your cards"
    card = ["", "A card is two lines of the file:", "", "  - q: What is the capital of Norway?", "    a: Oslo"]
    print_lines(["", f"Written: {one_line(str(path))}, with {what}", *_next(path, path, heading.id, library), *card])


def _write_of_facts(path: Path, heading: Heading, origin: str | None, library: Library) -> None:
    facts = Path(origin) if origin else path.with_name(f"{path.stem}-facts.yaml")
    written = []
    if origin is None:
        create_file(facts, write_facts(heading))
        place_schema(facts.parent, "facts")
        written.append(f"Written: {one_line(str(facts))}, with four facts to replace by yours")
    create_file(path, write_deck_of_facts(heading, _beside(path, facts)))
    place_schema(path.parent, "deck")
    written.append(f"Written: {one_line(str(path))}, a deck of all its facts")
    print_lines([*written, *_next(path, facts, heading.id, library)])


def _next(path: Path, edited: Path, id: str, library: Library) -> list[str]:
    """What to do with a deck that has just been written."""
    mine = _is_inside(path, library.folder)
    return [
        "",
        f"  quizgame play {id if mine else argument(str(path))}",
        "      plays it" + ("; the app shows it as well" if mine else ""),
        f"  quizgame watch {argument(str(edited))}",
        "      shows mistakes and the card you are at, whenever your editor saves it",
    ]


def _file(named: str) -> Path | None:
    """The file that a path names; None if it names a folder."""
    if named.endswith(("/", os.sep)) or Path(named).is_dir():
        return None
    path = Path(named)
    return path if named.lower().endswith(ENDINGS) else path.with_name(f"{path.name}.yaml")


def _place(named: str | None, title: str, library: Library, origin: str | None) -> Path:
    """Where the deck is to be: as named, else beside its facts, else in the library; never where something is."""
    if named and (path := _file(named)):
        return path
    folder = Path(named) if named else Path(origin).parent if origin else library.folder
    stem = slug(title)[:60]
    names = (f"{stem}.yaml", *(f"{stem}-{number}.yaml" for number in range(2, 1000)))
    return next((folder / name for name in names if not os.path.lexists(folder / name)), folder / names[0])


def _heading(title: str, path: Path, options: Options, library: Library) -> Heading:
    """The top of the deck, with an id that no other deck of the library has."""
    id = slug(title)[:60]
    if _is_inside(path, library.folder):
        taken = {entry.id for entry in library.entries()}
        id = next(one for one in (id, *(f"{id}-{number}" for number in range(2, 10_000))) if one not in taken)
    return Heading(title, id, options.language or "en", options.level or "")


def _beside(deck: Path, facts: Path) -> str:
    """How a deck names its facts, which lie in its folder or below.

    Raises:
        UsageError: they do not lie there.
    """
    try:
        return facts.resolve().relative_to(deck.parent.resolve()).as_posix()
    except ValueError as error:
        raise UsageError(
            f"{facts} does not lie in the deck's folder or below it", f"write the deck to {facts.parent}"
        ) from error


def _facts_in(path: Path) -> FactBase:
    """The facts of a file.

    Raises:
        UsageError: there is no such file.
        DeckError: it holds no facts, or they have errors.
    """
    if not path.is_file():
        raise UsageError(f"there is nothing at {path}", "give the path of a facts file")
    try:
        reading = read_file(read_stamped(path)[0], str(path), _no_files)
    except OSError as error:
        raise DeckError(f"{path} cannot be read: {told(error)}") from error
    if reading.kind == "deck":
        raise DeckError(f"{path} is a deck", "a deck is made from a facts file")
    if reading.base is None:
        raise DeckError(f"{path} has errors", f"mend them first; `quizgame check {argument(str(path))}` tells them")
    return reading.base


def _no_files(name: str) -> bytes:
    raise FileNotFoundError(name)


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _title_of(named: str) -> str:
    """A title made from a file's name."""
    stem = re.sub(r"[-_\s]+", " ", Path(named).stem).strip()
    return stem[:1].upper() + stem[1:] or _UNTITLED
