"""`quizgame settings`: what the learner prefers, told and changed."""

from __future__ import annotations

from typing import Any

from quizgame.app.application import Application
from quizgame.cli.arguments import Options
from quizgame.cli.layout import argument
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.wiring import open_application
from quizgame.errors import DeckError, UsageError
from quizgame.store.settings import ABOUT, KINDS, OF_A_DECK, OF_ALL, USUAL, DeckSettings, Settings


def settings(options: Options) -> int:
    """Change a setting, or print all."""
    if options.setting:
        return _change(options)
    if options.deck:
        raise UsageError("what is to be different in this deck?", "`quizgame settings -h` lists the keys")
    with open_application(options) as application:
        chosen, path = application.preferences.settings, application.preferences.path
    if options.json:
        print_json(_describe(chosen))
    else:
        print_lines(_page(chosen, str(path), Ink()))
    return 0


def _change(options: Options) -> int:
    if not options.value:
        raise UsageError(
            f"what is `{options.setting}` to be?", f"`quizgame settings {options.setting} {USUAL}` sets it back"
        )
    with open_application(options, writing=True) as application:
        deck = _deck(application, options.deck) if options.deck else None
        text = None if options.value == USUAL else options.value
        application.prefer(options.setting, text, deck)
        chosen = application.preferences.settings
    if options.json:
        print_json(_describe(chosen))
    else:
        value = getattr(application.preferences.of_deck(deck) if deck else chosen, options.setting)
        where = f" in {one_line(deck)}" if deck else ""
        print_lines([f"{options.setting}{where}: {_told(options.setting, value)}"])
    return 0


def _deck(application: Application, reference: str) -> str:
    """The id of a deck; one that is gone may still have settings."""
    try:
        return application.library.entry(reference).id
    except DeckError:
        if reference in application.preferences.settings.decks:
            return reference
        raise


def _describe(chosen: Settings) -> dict[str, Any]:
    plain: dict[str, Any] = {key: getattr(chosen, key) for key in OF_ALL}
    return plain | {"decks": {deck: _plain(one) for deck, one in chosen.decks.items()}}


def _plain(one: DeckSettings) -> dict[str, Any]:
    values = {key: getattr(one, key) for key in OF_A_DECK}
    return values | {"exam": one.exam.isoformat() if one.exam else None}


def _page(chosen: Settings, path: str, ink: Ink) -> list[str]:
    lines = [f"{key:<16}  {_told(key, getattr(chosen, key)):<8}  {ink.dim(ABOUT[key])}".rstrip() for key in OF_ALL]
    for deck, one in chosen.decks.items():
        told = [f"{key} {_told(key, value)}" for key in OF_A_DECK if (value := getattr(one, key)) is not None]
        lines += ["", ink.bold(one_line(deck)), *(f"  {line}" for line in told)]
    return [*lines, "", f"`quizgame settings KEY VALUE` changes one; all are kept in {argument(path)}."]


def _told(key: str, value: Any) -> str:
    return USUAL if value is None else KINDS[key].told(value)
