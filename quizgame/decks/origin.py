"""Where a deck's facts come from: a facts file beside it, or facts written into the deck itself."""

from __future__ import annotations

from collections.abc import Callable

from quizgame.facts.model import FactBase
from quizgame.facts.reading import read_facts
from quizgame.generate.forms import FORMS
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Items, Node, Table, Text, read_document
from quizgame.reading.folding import slug

Load = Callable[[str], bytes]


def read_origin(node: Node, findings: Findings, deck_id: str, load: Load) -> FactBase | None:
    """The facts that a deck's `from` names, or that stand there; None if they cannot be used.

    Facts in the deck that have neither `id` nor `title` are called as the deck is. `load(name)` gives the bytes of a
    file in the deck's folder; its OSError becomes a finding.
    """
    match node:
        case Text():
            return _load_facts(node._replace(value=node.value.strip()), findings, load)
        case Table():
            inner = Findings(findings.path)
            base = read_facts(node, inner, deck_id, FORMS)
            findings.extend(inner.all())
            return None if inner.failed else base
        case Items():
            findings.error(
                node, "wrong-type", "`from` of the deck must be a text or a table, not a list", "name a file"
            )
            return None


def name_of_file(path: str) -> str:
    """What a file is called that names itself nowhere: its name without the ending, made an id."""
    return slug(path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or path)


def _load_facts(name: Text, findings: Findings, load: Load) -> FactBase | None:
    parts = name.value.replace("\\", "/").split("/")
    if not name.value or ".." in parts or parts[0] == "" or ":" in parts[0]:
        findings.error(
            name,
            "outside-folder",
            f"`{name.value}` does not lie in the deck's folder",
            "name a facts file beside the deck or below it",
        )
        return None
    try:
        data = load(name.value)
    except OSError as problem:
        told = problem.strerror or str(problem) or "the system does not say why"
        findings.error(name, "unreadable-facts", f"`{name.value}` cannot be read: {told}", "check the file's name")
        return None
    inner = Findings(_beside(findings.path, name.value))
    root = read_document(data, inner)
    base = None
    if isinstance(root, Table):
        base = read_facts(root, inner, name_of_file(name.value), FORMS)
    elif not inner.failed:
        inner.error(None, "not-facts", "the file holds no facts", "a facts file has `facts:` or `series:`")
    findings.extend(inner.all())
    if inner.failed:
        findings.error(name, "broken-facts", f"`{name.value}` has errors", "mend them first")
        return None
    return base


def _beside(path: str, name: str) -> str:
    cut = max(path.rfind("/"), path.rfind("\\")) + 1
    return path[:cut] + name
