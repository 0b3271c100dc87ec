"""A deck and the facts it is made from as one file: the facts stand under `from`, as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgame.decks.reading import read_file
from quizgame.errors import EditError
from quizgame.facts.model import FactBase
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Table, Text, read_document
from quizgame.reading.editing import Put, Remove, edit

_MODELINE = re.compile(r"^#\s*yaml-language-server:[^\r\n]*(?:\r\n|\n|\r)", re.MULTILINE)
_MARKS = re.compile(r"^(?:---|\.\.\.|%YAML\b[^\r\n]*)[ \t]*(?:\r\n|\n|\r|$)", re.MULTILINE)
_WRITTEN = re.compile(r"^(?=[^\r\n])", re.MULTILINE)


def share(deck: bytes, path: str, load: Callable[[str], bytes]) -> bytes:
    """One file that asks the same questions with the same ids as a sound deck with its facts file.

    The facts come last, with all of their comments; the line for editors is left out, since their schema stays behind.

    Raises:
        EditError: the deck or the facts are written in a way that cannot be joined.
        OSError: the facts cannot be loaded.
    """
    own = edit(deck, []).decode("utf-8-sig")
    origin = _origin(deck)
    if origin:
        facts = load(origin.value.strip())
        base = read_file(facts, origin.value.strip(), load).base
        own = edit(deck, [Remove(("from",))]).decode("utf-8-sig")
        own = f"{_ended(own)}from:\n{_inside(facts, base)}"
    shared = _MODELINE.sub("", own).encode()
    before, after = read_file(deck, path, load), read_file(shared, path, _no_files)
    if before.deck is None or after.deck != before.deck:
        raise EditError("the deck is written in a way that its facts cannot be put into it", "write one key a line")
    return shared


def _origin(deck: bytes) -> Text | None:
    root = read_document(deck, Findings(""))
    node = root.get("from") if isinstance(root, Table) else None
    return node if isinstance(node, Text) else None


def _inside(facts: bytes, base: FactBase | None) -> str:
    """The facts as they stand below a key. They keep the name they have from their file, if they have no other."""
    root = read_document(facts, Findings(""))
    if base and isinstance(root, Table) and root.get("id") is None:
        facts = edit(facts, [Put(("id",), base.id)])
    text = _MODELINE.sub("", _MARKS.sub("", facts.decode("utf-8-sig")))
    return _ended(_WRITTEN.sub("  ", text))


def _ended(text: str) -> str:
    return text if text.endswith(("\n", "\r")) else f"{text}\n"


def _no_files(name: str) -> bytes:
    raise FileNotFoundError(name)
