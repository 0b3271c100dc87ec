"""`quizgame generate`: what would be asked, as a plain deck."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from quizgame.cli.arguments import Options
from quizgame.cli.layout import argument, count
from quizgame.cli.output import one_line, print_lines, print_text, tell_lines
from quizgame.cli.wiring import deck_named, open_library
from quizgame.decks.deck import Deck
from quizgame.decks.freezing import Frozen, freeze
from quizgame.decks.frozen import Renewal, renew, write_frozen
from quizgame.decks.reading import Reading, read_file
from quizgame.decks.starting import modeline
from quizgame.errors import DeckError, QuizgameError
from quizgame.questions.question import KINDS
from quizgame.reading.diagnostic import Severity
from quizgame.reading.editing.notation import Value, write_entry
from quizgame.store.files import read_beside, read_stamped, told
from quizgame.store.library import is_path
from quizgame.store.saving import create_file, place_schema, replace_file

_SHOWN = 5
_PLACED = (
    "where an event belongs among others. Their options keep the order of time, which no card can say; "
    "memory holds none of them, and games made from the facts go on asking them"
)
_DETAILS = ("description", "language", "level", "licence", "author", "tags")


def generate(options: Options) -> int:
    """Write a plain deck, bring it up to date, or print it."""
    deck = _deck(options)
    frozen = freeze(deck)
    if not frozen.cards and not frozen.extras:
        raise DeckError("none of its questions can be written as a card")
    _tell_left_out(frozen)
    if options.out is None:
        print_text(write_frozen(frozen, _heading(deck)))
        return 0
    out = Path(options.out)
    if out.exists():
        _renew(out, frozen)
        return 0
    create_file(out, f"{modeline('deck')}\n{write_frozen(frozen, _heading(deck))}")
    place_schema(out.parent, "deck")
    cards, extras = count(len(frozen.cards), "card"), count(len(frozen.extras), "further question")
    print_lines([f"Written: {one_line(str(out))}, with {cards} and {extras}", *_next(out)])
    return 0


def _deck(options: Options) -> Deck:
    """The deck asked for; of a facts file, a deck of all its facts.

    Raises:
        DeckError: it cannot be used.
        UsageError: there is none.
    """
    named = deck_named(options)
    if not is_path(named):
        return open_library(options).deck(named)
    path = Path(named)
    reading = _read(path, _content(path))
    if reading.kind == "facts" and reading.base:
        lines = [*write_entry("title", reading.base.title), *write_entry("from", path.name)]
        reading = _read(path, "\n".join(lines).encode())
    if reading.deck is None:
        raise _broken(path, reading)
    return reading.deck


def _renew(out: Path, frozen: Frozen) -> None:
    """Bring a file up to date that was generated before, or add the cards to one of the author's own."""
    data = _content(out)
    reading = _read(out, data)
    if reading.deck is None:
        raise _broken(out, reading)
    if reading.origin is not None:
        raise QuizgameError(f"{out} is made from facts itself", "name another file")
    renewal = renew(data, frozen)
    after = _read(out, renewal.data)
    if after.deck is None:
        raise _broken(out, after)
    if renewal.data != data:
        replace_file(out, renewal.data.decode(), data)
    print_lines(_news(out, renewal, renewal.data != data))


def _news(out: Path, renewal: Renewal, written: bool) -> list[str]:
    parts = [
        f"{len(ids):,} {what}"
        for ids, what in ((renewal.added, "new"), (renewal.changed, "changed"), (renewal.dropped, "no longer made"))
        if ids
    ]
    if parts:
        lines = [f"Brought up to date: {one_line(str(out))}, {', '.join(parts)}"]
    else:
        lines = [f"{one_line(str(out))} is up to date" + ("" if written else "; nothing was written")]
    for ids, what in ((renewal.edited, "as you edited them"), (renewal.removed, "out, as you removed them")):
        if ids:
            more = f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else ""
            lines.append(f"  left {what}: {', '.join(one_line(id) for id in ids[:_SHOWN])}{more}")
    return lines


def _tell_left_out(frozen: Frozen) -> None:
    kinds = Counter((KINDS[type(question)], question.form) for question in frozen.left_out)
    for (kind, form), number in kinds.items():
        told = f"left out: {count(number, 'question')} ({kind}, {form}): "
        tell_lines([told + (_PLACED if form == "place" else "a plain deck cannot hold them")])


def _heading(deck: Deck) -> dict[str, Value]:
    """The top of a frozen deck: another one than that which it was made from, with the same cards."""
    heading: dict[str, Value] = {"title": deck.title, "id": f"{deck.id}-frozen"}
    return heading | {name: value for name in _DETAILS if (value := getattr(deck, name))}


def _next(out: Path) -> list[str]:
    return [
        "",
        f"  quizgame play {argument(str(out))}",
        "      plays it; what you know of these cards counts here as well",
    ]


def _content(path: Path) -> bytes:
    try:
        return read_stamped(path)[0]
    except OSError as error:
        raise DeckError(f"{path} cannot be read: {told(error)}") from error


def _read(path: Path, data: bytes) -> Reading:
    return read_file(data, str(path), lambda name: read_beside(path.parent, name)[0])


def _broken(path: Path, reading: Reading) -> DeckError:
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    listed = [f"  {one.path}:{one.line}:{one.column}: {one.message}" for one in errors[:_SHOWN]]
    return DeckError("\n".join([f"{path} has errors:", *listed]), "mend them first; `quizgame check` tells them all")
